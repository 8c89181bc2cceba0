"""A folder in which programs are recorded by the built heaphtml, with nothing of this machine's."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from workspace import REPOSITORY

HEAPHTML = REPOSITORY / os.environ.get("HEAPHTML", ".build/release/heaphtml")
WHEELS = REPOSITORY / ".build" / "wheels"
# Seconds after which a program hangs. None takes nearly as long, however busy the machine is.
PATIENCE = 3600

sys.path.insert(0, str(REPOSITORY / "Tests" / "Recorder"))


class RecordingTest(unittest.TestCase):
    """Gives a class of tests a folder, and a Python in which only `packages` are installed."""

    packages = []

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="heaphtml recording ")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        # Installed by the pip of the tests: one of its own takes longer than most tests here.
        environment = [sys.executable, "-m", "venv", "--without-pip", cls.folder / "python"]
        subprocess.run(environment, check=True)
        cls.programs = cls.folder / "python" / "bin"
        pip = [sys.executable, "-m", "pip", "--python", cls.programs / "python"]
        pip += ["--disable-pip-version-check", "install"]
        wheels = ["--quiet", "--no-index", "--find-links", WHEELS]
        if cls.packages:
            subprocess.run([*pip, *wheels, *cls.packages], check=True)
        cls.environment = {"PATH": "%s:/usr/bin:/bin" % cls.programs, "HOME": str(cls.folder)}

    @classmethod
    def run_in(cls, folder, *command, **changes):
        """Runs a command with an environment that has nothing else in it."""
        return subprocess.run(
            command,
            cwd=folder,
            env={**cls.environment, **changes},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
