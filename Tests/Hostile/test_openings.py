"""A dump cannot name a file that is opened: every call that takes a path is watched."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from pickles import *
from program import PROGRAM

# A home folder that does not exist, so that searches there can be recognised.
HOME = "/nonexistent"
# Where the program itself looks; nothing that a dump here names lies there.
SYSTEM = re.compile(r"/proc/(self|\d+)/(exe|maps|stat)$|/sys/devices/system/cpu/")


@unittest.skipUnless(shutil.which("strace"), "needs strace")
class Openings(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        self.bait = self.folder / "bait"
        self.bait.mkdir()
        names = ["secret", "source.py", "font.ttf"]
        for name in names:
            (self.bait / name).write_text("bait")
        self.names = [
            "/etc/passwd", "/etc/hostname", "../../x", "bait/secret", "./bait/source.py", "~/.ssh/id",
            "file:///etc/passwd", "%s/secret" % self.bait, "%s/font.ttf" % self.bait, "/dev/tty",
            "-o", "--templates=/etc", "|touch x", "$(touch x)", "a\0b", "C:\\x", "", ".", "..",
        ]
        (self.folder / "heap.dat").write_bytes(self.dump())

    def dump(self):
        def objects(name):
            frame = sequence([text(name), integer(1), text(name), sequence([text(name)]), NONE])
            value = asized(name=text(name), refs=sequence([asized(name=text("[V] " + name))]))
            return tracked(
                repr=text(name), name=text(name), trace=sequence([frame]),
                snapshots=sequence([real(1.0) + value + TUPLE2]))

        index = mapping((text(name), sequence([objects(name)])) for name in self.names)
        return dump(index, sequence([snapshot(1.0, desc=text(name)) for name in self.names[:3]]))

    def paths(self, *arguments):
        """The paths in all calls that take one, made absolute."""
        log = self.folder / "log"
        done = subprocess.run(
            ["strace", "-f", "-qq", "-y", "-s", "4096", "-e", "trace=%file", "-o", log, PROGRAM, *arguments],
            cwd=self.folder, env={"HOME": HOME, "PATH": os.environ["PATH"]}, capture_output=True,
            text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        text = log.read_text()
        log.unlink()
        self.assertIn("execve(", text)
        found = set()
        for line in text.splitlines():
            if "execve(" in line:
                continue
            # Each path, after the folder that it is in if the call has a descriptor for that.
            paths = re.findall(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"', line)
            # The second text of readlink is the target of the link.
            for folder, path in paths[:1] if "readlink" in line else paths:
                found.add(os.path.normpath(os.path.join(self.folder, folder, path))
                          if ".." not in path.split("/") else str(self.folder / path))
        return found

    def assert_expected(self, found, *own):
        own = [str(self.folder / name) for name in own]
        for path in sorted(found):
            expected = (
                path == str(self.folder) or path in self.above() or any(path.startswith(name) for name in own)
                or SYSTEM.match(path) is not None or path.startswith(str(PROGRAM.parents[1])))
            self.assertTrue(expected and ".." not in path.split("/"), path)
            self.assertFalse(path.startswith(str(self.bait)), path)

    def above(self):
        """The folders around the output, which are opened one in the other."""
        return {str(folder) for folder in self.folder.parents}

    def test_report(self):
        found = self.paths("heap.dat", "-o", "report", "--png", "--instances", "all")
        self.assertIn(str(self.folder / "heap.dat"), found)
        # The report is made beside its destination.
        self.assert_expected(found, "heap.dat", "report", ".heaphtml.partial-")
        self.assertEqual(
            sorted(path.name for path in self.folder.iterdir()), ["bait", "heap.dat", "report"])

    def test_single_file(self):
        found = self.paths("heap.dat", "-o", "one.html", "--single-file")
        self.assert_expected(found, "heap.dat", "one.html", ".heaphtml.partial-")

    def test_console_and_exports(self):
        for command in (
            ["summary", "heap.dat"], ["stats", "heap.dat"],
            ["export", "heap.dat", "--format", "json"], ["export", "heap.dat", "--format", "csv"],
        ):
            self.assert_expected(self.paths(*command), "heap.dat")

    def test_check(self):
        outputs = {"--summary": "s.md", "--junit": "j.xml", "--openmetrics": "m.txt",
                   "--codequality": "c.json", "--sarif": "s.json", "--badge": "b.svg"}
        found = self.paths(
            "check", "heap.dat", "--max-total", "1T", "--baseline", "heap.dat", "--max-growth", "0",
            *(word for output in outputs.items() for word in output))
        self.assert_expected(
            found, "heap.dat", "heaphtml.toml", ".heaphtml.partial-", *outputs.values())

    def test_that_the_watch_sees(self):
        found = self.paths("summary", "./bait/../heap.dat")
        with self.assertRaises(AssertionError):
            self.assert_expected(found, "heap.dat")
