"""Every other block of the README, and the commands of pages in docs, run as they stand from the wheel."""

import re
import shutil

from recording import RecordingTest
from test_readme_commands import APP, commands, section
from workspace import REPOSITORY

SCONSTRUCT = "Command('made', [], lambda target, source, env: open(str(target[0]), 'w').close())\n"
DOCUMENT = "class Document:\n    pass\n\n"


class BlocksTest(RecordingTest):
    packages = ["heaphtml", "Pympler", "SCons"]

    def setUp(self):
        models = self.folder / "app" / "models"
        models.parent.mkdir(exist_ok=True)
        (models.parent / "__init__.py").touch()
        models.with_suffix(".py").write_text(APP)
        (self.folder / "app.py").write_text("import app.models\n")
        (self.folder / "SConstruct").write_text(SCONSTRUCT)
        shutil.copy(REPOSITORY / "Examples" / "scons.dat", self.folder / "heap.dat")
        shutil.copy(self.folder / "heap.dat", self.folder / "main.dat")
        shutil.copy(REPOSITORY / "Tests" / "Fixtures" / "leakgraph.txt", self.folder)

    def copies(self, *names):
        for name in names:
            (self.folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(self.folder / "heap.dat", self.folder / name)

    def heaps(self, *names):
        """Heap files with the types that the pages name."""
        for name in names:
            shutil.copy(REPOSITORY / "Tests" / "Fixtures" / "heaps" / "small.pyheap.gz", self.folder / name)

    def check(self, *lines):
        self.assertTrue(lines)
        for command in lines:
            with self.subTest(command):
                done = self.run_in(self.folder, "bash", "-c", command)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertNotIn("never imported", done.stderr)

    def test_a_dump_of_pympler(self):
        (block,) = re.findall(r"```python\n(.*?)```", section("How to get a heap.dat"), re.DOTALL)
        (self.folder / "pympler_block.py").write_text(DOCUMENT + block)
        done = self.run_in(self.folder, "python", "pympler_block.py")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.check(*commands(section("How to get a heap.dat")))

    def test_without_a_dump(self):
        found = commands(section("How to start without a dump"))
        self.assertEqual(len(found), 3)
        self.check(*found)

    def test_what_changed(self):
        self.copies("main.dat", "branch.dat")
        found = commands(section("What changed"))
        self.assertEqual(len(found), 2)
        self.check(*found)
        self.assertTrue((self.folder / "changes" / "index.html").is_file())

    def test_every_command(self):
        """Those with words in capitals, which stand for a name."""
        names = {"DUMP": "heap.dat", "BASE": "heap.dat", "HEAD": "heap.dat",
                 "GRAPH": "leakgraph.txt", "DIR": "folder", "NAME": "page",
                 "FILE": "chart", "json|csv|folded": "json"}
        found = [re.split(r" {2,}", line)[0] for line in commands(section("Commands"))]
        found = [re.sub(r" 10  .*", " 10", line) for line in found]
        skipped = {"heaphtml run, heaphtml scons", "heaphtml recover DIR",  # tested with recordings
                   "heaphtml capture PID -o FILE"}
        self.assertLessEqual(skipped, set(found))
        for number, line in enumerate(line for line in found if line not in skipped):
            for word, name in names.items():
                name += str(number) if word in ("DIR", "NAME") else ""
                line = line.replace(word, name)
            self.check(line)

    def test_pages_in_docs(self):
        self.copies("main.dat", "branch.dat", "nightly/1.dat", "nightly/2.dat", "nightly/3.dat")
        self.heaps("app.heap", "main.heap", "before.heap", "after.heap")
        for name in ("check", "cycles", "export", "diff"):
            found = commands((REPOSITORY / "docs" / (name + ".md")).read_text())
            self.assertGreater(len(found), 2, name)
            self.check(*found)

    def test_whole_heap(self):
        pages = section("Who holds the whole heap"), (REPOSITORY / "docs" / "heap.md").read_text()
        for found in map(commands, pages):
            found = [re.split(r" {2,}", line)[0] for line in found]
            self.assertGreaterEqual(len(found), 3)
            self.check("heaphtml run --heap --heapprofile=app.heap -- python3 app.py")
            self.heaps("before.heap", "after.heap", "session.heap")
            whole = (self.folder / "app.heap").read_bytes()
            (self.folder / "cut.heap").write_bytes(whole[:len(whole) // 2])
            # What it does to a process is tested with the recorder; no program here has such a type.
            self.check(*(line.replace("check app.heap", "check session.heap") for line in found if "4711" not in line))

    def test_limits(self):
        found = commands(section("In CI: may this be merged"))
        self.assertEqual(len(found), 3)
        self.check(*found)

    def test_limits_in_a_file(self):
        text = (REPOSITORY / "docs" / "check.md").read_text()
        (block,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
        (self.folder / "limits.toml").write_text(block)
        self.check("heaphtml check heap.dat --config limits.toml --baseline main.dat --allow-missing")
