"""Every mutant finds its place. Fast, so that `make lint` can say at once when a line has changed."""

import os
import tempfile
import unittest

from mutants import MUTANTS
from sources import Misplaced, place

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Mutants(unittest.TestCase):
    def test_every_piece_is_in_the_sources_once(self):
        for mutant in MUTANTS:
            with self.subTest(mutant.name):
                place(mutant.piece, ROOT)
                self.assertNotEqual(mutant.piece, mutant.replacement)

    def test_names_differ(self):
        self.assertEqual(len({mutant.name for mutant in MUTANTS}), len(MUTANTS))


class Places(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        for path, text in [("Sources/A/a.swift", "x == 1\n"), ("Sources/b.swift", "y == 1\n")]:
            os.makedirs(os.path.dirname(os.path.join(self.root, path)), exist_ok=True)
            with open(os.path.join(self.root, path), "w", encoding="utf-8") as file:
                file.write(text)

    def test_one_place(self):
        self.assertEqual(place("x ==", self.root), os.path.join(self.root, "Sources/A/a.swift"))

    def test_none_and_two(self):
        for piece, words in [("z", "found 0 times, in no file"), ("== 1", "found 2 times")]:
            with self.assertRaisesRegex(Misplaced, words):
                place(piece, self.root)


if __name__ == "__main__":
    unittest.main()
