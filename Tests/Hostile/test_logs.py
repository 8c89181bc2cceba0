"""What is printed may end up in the log of a CI job, where some lines are commands."""

from __future__ import annotations

import re
import tempfile
import unittest
from pathlib import Path

from pickles import (
    EMPTY_LIST, EMPTY_TUPLE, NEWOBJ, TUPLE2, asized, dump, integer, mapping, named, real, sequence,
    snapshot, text, tracked,
)
from program import run

COMMAND = re.compile(r"^\s*::|##[A-Za-z]*\[", re.MULTILINE)
NAMES = [
    "::error file=app.py::owned", "  ::warning::x", "\u3000::x::y", "##[error]x", "a ##[group]b",
    "##vso[task.prependpath]/tmp/x", "##teamcity[buildStatus text='x']", "###[x", ":", "::",
]


class TestLogs(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def assert_harmless(self, *arguments: object, status: int = 0) -> None:
        done = run(*arguments, cwd=self.folder)
        self.assertEqual(done.status, status, done)
        printed = done.output.decode() + done.errors
        self.assertTrue(printed)
        self.assertEqual(COMMAND.findall(printed), [], printed)

    def test_results(self) -> None:
        def one(name: str) -> bytes:
            tree = asized(16, refs=sequence([asized(8, name=text(name))]), name=text(name))
            return tracked(
                repr=text(name), name=text(name), trace=sequence([text(name)]),
                snapshots=sequence([real(1.0) + tree + TUPLE2]))

        (self.folder / "heap.dat").write_bytes(dump(
            mapping((text(name), sequence([one(name)])) for name in NAMES),
            sequence(snapshot(float(n), desc=text(name)) for n, name in enumerate(NAMES))))
        (self.folder / "none.dat").write_bytes(dump(
            mapping([]),
            sequence(snapshot(float(n), desc=text(name)) for n, name in enumerate(NAMES))))
        for command in (["summary"], ["stats"], ["export", "--format", "json"],
                        ["export", "--format", "csv"], ["diff", "none.dat"],
                        ["diff", "none.dat", "--format", "json"], ["diff", "none.dat", "none.dat"]):
            with self.subTest(command):
                self.assert_harmless(*command, "heap.dat")
        for output in ([], ["--summary", "-"], ["--junit", "-"], ["--openmetrics", "-"],
                       ["--codequality", "-"], ["--sarif", "-"], ["--benchmark-json", "-"]):
            with self.subTest(output):
                self.assert_harmless(
                    "check", "heap.dat", "--max-class", "*=0", "--max-class", "::*=0", *output,
                    "--allow-missing", status=1)

    def test_errors(self) -> None:
        for number, name in enumerate(NAMES):
            with self.subTest(name):
                other = named(name.strip(), "z") + EMPTY_TUPLE + NEWOBJ
                for element in (integer(1), other):
                    (self.folder / "bad.dat").write_bytes(
                        dump(mapping([(text(name), sequence([element]))]), EMPTY_LIST))
                    self.assert_harmless("bad.dat", "-o", "report", status=65)
                self.assert_harmless(name + ".dat", status=66)
                self.assert_harmless("stats", "bad.dat", "--sort", name, status=64)


if __name__ == "__main__":
    unittest.main()
