"""The walk of docs/scons.md, block by block, with few files and a stand-in for the C compiler."""

import re

from page_blocks import page_blocks
from recording import RecordingTest
from test_scons_build import COMPILER
from workspace import REPOSITORY

BLOCKS = page_blocks((REPOSITORY / "docs" / "scons.md").read_text())
# The page builds 500 files, which takes longer and shows the same.
FILES = 20


class SConsPageTest(RecordingTest):
    packages = ["heaphtml", "SCons"]

    def run_block(self, folder, text):
        done = self.run_in(folder, "bash", "-ec", text)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_walk(self):
        (self.programs / "gcc").write_text(COMPILER)
        (self.programs / "gcc").chmod(0o755)
        files, clones, record, table, arguments, comparison, cycles = (
            re.sub(r"\b500\b", str(FILES), block.text) for block in BLOCKS)
        self.run_block(self.folder, files)
        project = self.folder / "project"
        self.assertEqual(len(list(project.glob("f*.c"))), FILES)

        (project / "SConstruct").write_text(clones)
        said = self.run_block(project, record)
        labels = [row[: row.index(":")] for row in table.splitlines()[1:]]
        self.assertEqual(len(labels), 4)
        for label in labels:
            self.assertRegex(said, r"(?m)^%s: +[\d.]+ MB \( +[\d.]+ MB\) +[\d.]+ [KM]B" % label)
        self.assertEqual(self.environments(project), FILES + 2)
        self.run_block(project, "scons -c -Q . && " + record.replace("heap.html", "clone.dat"))

        (project / "SConstruct").write_text(arguments)
        self.run_block(project, "scons -c -Q . && " + record)
        self.assertEqual(self.environments(project), 2)
        self.run_block(project, "scons -c -Q . && " + record.replace("heap.html", "arguments.dat"))
        said = self.run_block(project, comparison.split("\n", 1)[0])
        self.assertRegex(said, r"\A[\d.]+ [KM]?i?B? ?→ [\d.]+ [KM]iB: −")
        self.assertRegex(said, r"(?m)^Environment\.Base +%d → 2 .* −[\d.]+ KiB" % (FILES + 2))
        self.run_block(project, "scons -c -Q . && " + cycles)
        self.assertTrue((project / "cycles.html").is_file())

    def environments(self, project):
        """How many there were, as the report says."""
        page, = (project / "heap_files" / "classes").glob("environment.base-*.html")
        return int(re.search(r'<p class="sub">(\d+) instances', page.read_text())[1])
