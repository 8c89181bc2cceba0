"""The wheel in new environments of every Python that is found, by pip and by pipx."""

import json
import sys
import time
import unittest
from pathlib import Path

from packages import BUILT, DUMP, VERSION, PackageTest, pythons, the, tree

APP = """
import time
class Order:
    def __init__(self, number):
        self.lines = [number] * 100
orders = [Order(number) for number in range(50)]
print(len(orders))
"""
BLOCK = """
import heapmonitor
class Order: pass
with heapmonitor.recording('block.html', track=[Order]):
    kept = [Order() for _ in range(7)]
print(heapmonitor.report('now.html'))
"""
#: What `import heapmonitor` must leave as it is.
STILL = """
import gc, signal, sys, threading
def state():
    return (gc.isenabled(), gc.callbacks[:], sys.gettrace(), sys.getprofile(), threading.active_count(),
            [signal.getsignal(number) for number in (1, 2, 15)])
before = state()
import heapmonitor
from heapmonitor import native
assert state() == before
assert native.load() is not None
print(heapmonitor.__version__)
"""


class Installed(PackageTest):
    """A new environment of one Python, with the wheel."""

    def install(self, python):
        place = self.folder / "environment"
        self.bin = place / "bin"
        pip = [self.bin / "python", "-m", "pip"]
        if self.run_in(python, "-m", "venv", place).returncode:
            # Debian's Pythons may come without pip: ours installs for them.
            self.done(python, "-m", "venv", "--clear", "--without-pip", place)
            pip = [sys.executable, "-m", "pip", "--python", self.bin / "python"]
        said = self.run_in(*pip, "--disable-pip-version-check", "install", "--quiet", "--no-index",
                           "--no-deps", the("*.whl"))
        self.assertEqual(said.returncode, 0, said.stderr)
        self.env = {"PATH": "%s:/usr/bin:/bin" % self.bin}

    def check_all(self):
        self.check_programs()
        self.check_report()
        self.check_recording()
        self.check_imports()

    def check_programs(self):
        version = self.done(BUILT, "--version")
        self.assertEqual(self.done("heaphtml", "--version", env=self.env), version)
        self.assertEqual(self.done("python", "-m", "heaphtml", "--version", env=self.env), version)
        self.assertIn("--debug=heapmonitor", self.done("scons-hm", "--help", env=self.env))
        self.assertEqual(self.run_in("python", "-m", "heaphtml", "none", env=self.env).returncode, 66)
        for name in ("share/man/man1/heaphtml.1", "share/bash-completion/completions/heaphtml"):
            self.assertTrue((self.bin.parent / name).exists(), name)

    def check_report(self):
        self.done("heaphtml", DUMP, "--png", "--quiet", "-o", "report", env=self.env)
        self.assertEqual(tree(self.folder / "report"), self.expected())

    def check_recording(self):
        (self.folder / "app.py").write_text(APP)
        done = self.run_in(
            "heaphtml", "run", "--track", "__main__:Order", "--heapprofile=heap.html", "--", "python",
            "app.py", env=self.env)
        self.assertEqual((done.returncode, done.stdout.split()[0]), (0, "50"), done.stderr)
        self.assertIn("__main__.Order", (self.folder / "heap.html").read_text())
        self.done("python", "-m", "heapmonitor", "--heapprofile=heap.dat", "--track=__main__:Order",
                  "--", "python", "app.py", env=self.env)
        exported = self.done("heaphtml", "export", "heap.dat", "--format", "json", env=self.env)
        self.assertEqual(json.loads(exported)["format"], "heaphtml")
        self.assertIn("__main__.Order", exported)

    def check_imports(self):
        self.assertEqual(self.done("python", "-c", STILL, env=self.env), VERSION + "\n")
        said = self.done("python", "-c", "import heaphtml; print(heaphtml.program())", env=self.env)
        self.assertEqual(Path(said.strip()).resolve(), (self.bin / "heaphtml").resolve())
        (self.folder / "block.py").write_text(BLOCK)
        self.assertEqual(self.done("python", "block.py", env=self.env), "now.html\n")
        self.assertIn("__main__.Order", (self.folder / "block.html").read_text())


class PipTest(Installed):
    """A test for each Python is added below."""


def _add(name, python):
    def test(self):
        self.install(python)
        self.check_all()
    setattr(PipTest, "test_python_" + name.replace(".", "_"), test)


for _name, _python in pythons().items():
    _add(_name, _python)


class OtherInstallers(Installed):
    def test_pipx(self):
        pipx = [sys.executable, "-m", "pipx"]
        if self.run_in(*pipx, "--version").returncode:
            self.skipTest("pipx is not installed")
        self.bin = self.folder / "bin"
        environment = {"PIPX_HOME": str(self.folder / "pipx"), "PIPX_BIN_DIR": str(self.bin),
                       "PIPX_MAN_DIR": str(self.folder / "man"), "PIP_NO_INDEX": "1"}
        said = self.run_in(*pipx, "install", "--skip-maintenance", the("*.whl"), env=environment)
        if said.returncode and "pip" in said.stderr and "skip-maintenance" not in said.stderr:
            self.skipTest("pipx cannot make an environment here: " + said.stderr.strip()[-200:])
        if said.returncode:
            said = self.run_in(*pipx, "install", the("*.whl"), env=environment)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.env = {"PATH": "%s:/usr/bin:/bin" % self.bin}
        self.assertEqual(self.done("heaphtml", "--version", env=self.env), self.done(BUILT, "--version"))
        # It is a link in another folder here.
        self.assertIn("--debug=heapmonitor", self.done("scons-hm", "--help", env=self.env))
        self.check_report()

    def test_a_folder_of_its_own(self):
        target = self.folder / "target"
        said = self.run_in(sys.executable, "-m", "pip", "--disable-pip-version-check", "install",
                           "--quiet", "--no-index", "--no-deps", "--target", target, the("*.whl"))
        self.assertEqual(said.returncode, 0, said.stderr)
        said = self.done(sys.executable, "-m", "heaphtml", "--version", env={"PYTHONPATH": str(target)})
        self.assertEqual(said, self.done(BUILT, "--version"))


class StartTest(Installed):
    def test_it_starts_at_once(self):
        """No Python is between the user and the program: the best of some starts is what it takes."""
        self.install(sys.executable)
        best = 1.0
        for _ in range(50):
            begin = time.perf_counter()
            self.done(self.bin / "heaphtml", "--version")
            best = min(best, time.perf_counter() - begin)
        self.assertLess(best, 0.02)     # 3 ms on an idle machine, and as much for the test
        head = (self.bin / "heaphtml").read_bytes()[:4]
        self.assertEqual(head, b"\x7fELF")


if __name__ == "__main__":
    unittest.main()
