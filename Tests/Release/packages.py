"""The packages in dist, the Pythons of this machine, and folders to install into."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
DIST = REPOSITORY / "dist"
DUMP = REPOSITORY / "Examples" / "scons.dat"
PROGRAM = REPOSITORY / ".build" / "package" / "heaphtml"
BUILT = REPOSITORY / ".build" / "release" / "heaphtml"

sys.path[:0] = [str(REPOSITORY / "Packaging"), str(REPOSITORY / "Tests" / "Recorder")]

import project  # noqa: E402
from every_python import MINORS, find  # noqa: E402

VERSION = project.version()


def pythons():
    """{name: path} of the Pythons that a wheel is for and that are found here."""
    found = {"3.%d" % minor: find(minor) for minor in MINORS}
    return {name: path for name, path in found.items() if path}


def the(pattern):
    """The one file of that name in dist."""
    found = sorted(DIST.glob(pattern))
    if len(found) != 1:
        raise AssertionError("%d files %s in dist; make release writes them" % (len(found), pattern))
    return found[0]


def tree(folder):
    """{name: bytes}"""
    folder = Path(folder)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


class PackageTest(unittest.TestCase):
    """Gives each test a folder; nothing of this machine is in the environment of what it runs."""

    maxDiff = 1000

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="heaphtml release ")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()

    def run_in(self, *command, **options):
        environment = {"HOME": str(self.folder), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}
        environment.update(options.pop("env", {}))
        options.setdefault("cwd", self.folder)
        return subprocess.run(
            [str(word) for word in command], env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, **options)

    def done(self, *command, **options):
        """What a command prints that has to succeed in silence."""
        done = self.run_in(*command, **options)
        self.assertEqual((done.returncode, done.stderr), (0, ""), command)
        return done.stdout

    def expected(self):
        """The report of the example's dump by the program as it was built."""
        place = self.folder / "expected"
        if not place.exists():
            self.done(BUILT, DUMP, "--png", "--quiet", "-o", place)
        return tree(place)

    def in_root(self, root, *command, **environment):
        """Runs a command in a root folder of its own with nothing else in its environment."""
        root = str(root)

        def enter():
            os.chroot(root)
            os.chdir("/")

        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            preexec_fn=enter)


needs_root = unittest.skipUnless(os.geteuid() == 0, "only root may enter another root folder")
