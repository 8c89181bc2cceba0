import hashlib
import re
import unittest
from html import unescape

import site_links
from recording import HEAPHTML, RecordingTest

LABELS = [
    "before reading SConscript files:",
    "after reading SConscript files:",
    "before building targets:",
    "after building targets:",
]

# Stands in for gcc, which would take a minute: what it makes depends on its arguments and input.
COMPILER = """#!/bin/sh
for argument; do
    case $before in -o) output=$argument;; esac
    before=$argument
done
[ -n "$output" ] || exit 0   # SCons asks what version it is
{ echo "$@"; for argument; do case $argument in *.c) cat "$argument";; esac; done; } >"$output"
"""


def made(folder):
    """What a build has made: names and contents."""
    files = [path for path in folder.iterdir() if path.suffix == ".o" or path.name == "program"]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def rows(page):
    """The tables of a page: the cells' texts of each row."""
    text = re.sub(r"<svg.*?</svg>", "", page.read_text(), flags=re.DOTALL)
    for row in re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL):
        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        yield [unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in cells]


class SConsBuildTest(RecordingTest):
    """A project of 500 C files in an environment with nothing but `pip install scons`."""

    packages = ["SCons"]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        from c_project import write_project

        compiler = cls.folder / "compiler"
        compiler.write_text(COMPILER)
        compiler.chmod(0o755)
        for name in ("plain", "recorded"):
            (cls.folder / name).mkdir()
            write_project(cls.folder / name, 500)
        arguments = ["CC=../compiler", "."]
        cls.plain = cls.run_in(cls.folder / "plain", "scons", *arguments)
        cls.project = cls.folder / "recorded"
        cls.recorded = cls.run_in(
            cls.project,
            *[HEAPHTML, "scons", "--debug=heapmonitor", "--debug=memory", "--debug=garbage"],
            *["--heapprofile=heap.html", *arguments],
        )

    def test_same_targets_same_output(self):
        self.assertEqual((self.plain.returncode, self.plain.stderr), (0, ""))
        self.assertEqual(self.recorded.returncode, 0, self.recorded.stderr)
        targets = made(self.folder / "plain")
        self.assertEqual(len(targets), 501)
        self.assertEqual(made(self.project), targets)
        others = {path.name for path in self.project.iterdir()} - {"heap.html", "heap_files"}
        self.assertEqual(others, {path.name for path in (self.folder / "plain").iterdir()})
        self.assertTrue(self.recorded.stdout.startswith(self.plain.stdout))
        # Graphviz may be missing, or slow on a machine that is busy; nothing else may be said.
        self.assertRegex(self.recorded.stderr, r"\A(heaphtml: dot .*\n)?\Z")

    def test_tables_as_in_2008(self):
        tables = self.recorded.stdout[len(self.plain.stdout) :]
        for label in LABELS:
            self.assertRegex(tables, r"(?m)^%s +[\d.]+ MB \(" % re.escape(label))
        self.assertIn("---- SUMMARY", tables)
        self.assertRegex(tables, r"Garbage: +\d+ collected objects \(\d+ in cycles\)")

    def test_a_thousand_files_at_four_snapshots(self):
        index = self.project / "heap.html"
        snapshots = [row[0] for row in rows(index) if len(row) == 10][1:]
        self.assertEqual([name.replace(" peak", "") for name in snapshots], LABELS)
        # the first number of a class' row that is no size, in the first table that has the class
        last = {}
        for row in rows(self.project / "heap_files/snapshots/4.html"):
            count = next((cell for cell in row[1:] if re.fullmatch(r"[\d,]+", cell)), "0")
            last.setdefault(row[0], count)
        nodes = sum(
            int(last.get(name, "0").replace(",", "")) for name in ("Node.FS.Base", "Node.FS.File")
        )
        self.assertGreaterEqual(nodes, 1000)
        files = set()
        for page in self.project.glob("heap_files/classes/node.fs.*.html"):
            files.update(re.findall(r"SCons\.Node\.FS\.File object at 0x[0-9a-f]+", page.read_text()))
        self.assertGreaterEqual(len(files), 1000)

    def test_cycles_are_in_the_report(self):
        self.assertIn("Reference cycles", (self.project / "heap.html").read_text())
        self.assertTrue((self.project / "heap_files/garbage/shape-1.html").exists())

    def test_every_link_leads_somewhere(self):
        problems, pages = site_links.problems(self.project / "heap.html")
        self.assertEqual(problems, [])
        self.assertGreater(pages, 20)

    def test_under_its_old_name_with_a_graph_in_a_file(self):
        old_name = self.folder / "scons-hm"
        old_name.symlink_to(HEAPHTML)
        done = self.run_in(
            self.project,
            *[old_name, "-n", "-Q", "--garbage=leak.txt", "CC=../compiler", "."],
            SCONSFLAGS="--heapprofile=other.html",
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        cycles = (self.project / "other_files/garbage/index.html").read_text()
        self.assertTrue((self.project / "leak.txt").read_text().startswith("// Process this file"))
        again = self.run_in(self.project, HEAPHTML, "garbage", "leak.txt", "-o", "alone")
        self.assertEqual(again.returncode, 0, again.stderr)
        headline = re.search("<h1>.*?</h1>", cycles).group()
        self.assertIn(headline, (self.project / "alone/index.html").read_text())
        for name in ("other.html", "leak.txt"):
            (self.project / name).unlink()


if __name__ == "__main__":
    unittest.main()
