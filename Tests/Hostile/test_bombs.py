"""Small dumps that ask for huge results: what a result may become is bounded by its input."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

from bombs import BOMBS, deep_bomb, equal_bomb, snapshots, type_bomb
from pickles import (
    EMPTY_LIST, TUPLE2, asized, dump, mapping, one_class, real, sequence, text, tracked,
)
from program import MIB, run


class Bomb(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def check(self, data: bytes, *command: str, output: str = "report", form=()) -> object:
        """Runs a command on an input; its result is within the limits, or there is none."""
        source = self.folder / "input"
        source.write_bytes(data)
        target = self.folder / output
        arguments = [*command, source, *form] + (["-o", target] if output else [])
        done = run(*arguments)
        files = [each for each in self.folder.rglob("*") if each.is_file() and each != source]
        sizes = [each.stat().st_size for each in files]
        self.assertIn(done.status, (0, 65), done)
        self.assertLess(done.memory, 2 * len(data) + 160 * MIB, done)
        self.assertLessEqual(sum(sizes) + len(done.output), max(32 * MIB, 32 * len(data)), done)
        self.assertLessEqual(len(files), max(20_000, len(data) >> 10), done)
        self.assertLessEqual(max(sizes, default=0), 64 * MIB, done)
        if done.status == 65:
            self.assertEqual((files, done.output), ([], b""), done)
            self.assertEqual(done.errors.count("\n"), 1, done)
            self.assertRegex(done.errors, "raise it with --(report|sharing|memory)-limit SIZE")
        for each in files:
            each.unlink()
        return done


class TestBombs(Bomb):
    def test_reports(self) -> None:
        for name, data in BOMBS.items():
            with self.subTest(name):
                self.check(data)

    def test_other_results(self) -> None:
        for name in ("sizes", "trace", "class name", "deep", "backwards"):
            with self.subTest(name):
                self.check(BOMBS[name], output="one.html", form=["--single-file"])
                self.check(BOMBS[name], "export", output="", form=["--format", "json"])
                self.check(BOMBS[name], "export", output="heap.csv", form=["--format", "csv"])
                self.check(BOMBS[name], "stats", output="")
                self.check(BOMBS[name], "summary", output="")
                self.check(BOMBS[name], "chart", output="c.svg", form=["--kind", "tracked"])

    def test_graphs(self) -> None:
        self.check(type_bomb(100_000), "garbage")
        self.check(type_bomb(100_000), "garbage", output="one.html", form=["--single-file"])


class TestLimits(Bomb):
    SMALL = one_class(sequence([tracked(snapshots=sequence([real(1.0) + asized() + TUPLE2]))]),
                      snapshots(1))

    def test_a_limit_that_is_met(self) -> None:
        for command, output in (
                ((), "report"), (("export", "--format", "json"), ""), (("stats",), ""),
                (("summary",), ""), (("chart", "--kind", "tracked"), "c.svg")):
            done = self.check(
                self.SMALL, *command[:1], output=output, form=[*command[1:], "--report-limit", "60"])
            self.assertEqual(done.status, 65, done)
            self.assertIn("the limit of 60 bytes", done.errors)

    def test_a_limit_that_is_raised(self) -> None:
        data = BOMBS["more files"]
        self.assertEqual(self.check(data).status, 65)
        source = self.folder / "input"
        done = run(source, "-o", self.folder / "report", "--report-limit", "1G")
        self.assertEqual((done.status, done.errors), (0, ""), done)

    def test_a_long_text_is_whole_on_its_own_page_only(self) -> None:
        data = dump(mapping([(text("n" * 5_000 + "END"), EMPTY_LIST)]), snapshots(1))
        source = self.folder / "input"
        source.write_bytes(data)
        self.assertEqual(run(source, "-o", self.folder / "report").status, 0)
        pages = {path.parent.name: path.read_text() for path in self.folder.rglob("*.html")}
        self.assertIn("END", pages["classes"])
        self.assertNotIn("END", pages["report"])
        self.assertIn("bytes more)", pages["report"])


class TestDoubling(Bomb):
    """Twice the dump takes at most three times the work; with a square in it, it would be four."""

    def assert_linear(self, make, *command: str, form=(), output="report") -> None:
        source = self.folder / "input"
        seconds = []
        for factor in (1, 2, 4):
            source.write_bytes(make(factor))
            arguments = [*command, source, *form] + (["-o", self.folder / output] if output else [])
            done = run(*arguments)
            self.assertEqual(done.status, 0, done)
            seconds.append(done.seconds)
        # What every run takes is a part of the first.
        self.assertLess(seconds[2] - seconds[1], 3 * (seconds[1] - seconds[0]) + 1.0, seconds)

    def test_depth(self) -> None:
        self.assert_linear(lambda factor: deep_bomb(8_000 * factor, 2))

    def test_equal_times(self) -> None:
        self.assert_linear(lambda factor: equal_bomb(1_000 * factor, 50 * factor), "summary", output="")

    def test_export_of_instances_at_snapshots(self) -> None:
        self.assert_linear(
            lambda factor: equal_bomb(2_000 * factor, 100), "export", form=["--format", "csv"],
            output="heap.csv")


if __name__ == "__main__":
    unittest.main()
