import os
import shutil
import tempfile
import unittest

from dumps.shape import SHAPES
from measure.document import MarkerMissing, replaced
from measure.publish import publish
from measure.subjects import Places, subjects
from values import measured

REPOSITORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


class DocumentTest(unittest.TestCase):
    TEXT = "before\n<!-- costs -->\nold\n<!-- end of costs -->\nafter\n"

    def test_only_what_is_between_is_replaced(self):
        new = replaced(self.TEXT, "costs", "new\n")
        self.assertEqual(
            new, "before\n<!-- costs -->\n\nnew\n\n<!-- end of costs -->\nafter\n"
        )
        self.assertEqual(replaced(new, "costs", "new"), new)

    def test_markers_have_to_be_there_once(self):
        for text in ("", self.TEXT * 2, self.TEXT.replace("end of costs", "end")):
            with self.assertRaises(MarkerMissing):
                replaced(text, "costs", "new")


class PublishTest(unittest.TestCase):
    """Works on copies of the real documents: their markers must fit."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        os.mkdir(os.path.join(self.folder, "Benchmarks"))
        for name in ("BENCHMARKS.md", "README.md"):
            shutil.copy(os.path.join(REPOSITORY, name), self.folder)
        self.said = []

    def text(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as stream:
            return stream.read()

    def publish(self, names):
        values = {name: measured(1_000_000 + number) for number, name in enumerate(names)}
        every = subjects(Places("heaphtml", "python3"))
        publish(values, every, {"processor": "one of ours"}, self.folder, self.said.append)

    def test_all_measured(self):
        self.publish(SHAPES)
        self.assertIn("- processor: one of ours\n", self.text("BENCHMARKS.md"))
        self.assertIn("| 4,000 | 1.00 MB | 12.0 s | 1.00× | 150 ms | 1.00× |", self.text("BENCHMARKS.md"))
        self.assertIn("| 12.0 s, 50.0 MB | 150 ms, 50.0 MB | 80.0× | 100× |", self.text("README.md"))
        self.assertTrue(self.text("Benchmarks/time.svg").startswith("<svg"))

    def test_not_all_measured(self):
        before = self.text("BENCHMARKS.md"), self.text("README.md")
        self.publish(["S", "M"])
        self.assertEqual((self.text("BENCHMARKS.md"), self.text("README.md")), before)
        self.assertEqual(os.listdir(os.path.join(self.folder, "Benchmarks")), [])
        self.assertIn("no results for: S2 M2 L", self.said[-1])
