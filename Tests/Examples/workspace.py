"""A clean directory in which the commands of a pipeline are run, as on a fresh build machine."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = REPOSITORY / "Examples" / "ci"

# The wheels that are installed: one of this checkout, which the Makefile writes, and what the tests use.
WHEELS = REPOSITORY / ".build" / "wheels"

# What no pipeline needs: packages of the system, a clone. Each call is noted down.
STAND_INS = ("apt-get", "sudo", "git", "make", "swift")


class Workspace:
    def __init__(self, **given):
        self.given = given
        self.root = Path(tempfile.mkdtemp(prefix="heaphtml-pipeline-"))
        self.checkout = self.root / "checkout"
        self.calls = self.root / "calls"
        stand_ins = self.root / "stand-ins"
        for folder in (self.checkout, stand_ins):
            folder.mkdir()
        for name in STAND_INS:
            (stand_ins / name).write_text('#!/bin/sh\necho "%s $*" >>"$CALLS"\n' % name)
            (stand_ins / name).chmod(0o755)
        self.calls.touch()
        shutil.copy(EXAMPLES / "leaky.py", self.checkout)
        # No more than this, so that neither a heaphtml nor a Pympler of this machine is found.
        self.environment = {
            "PATH": "%s:%s:/usr/bin:/bin" % (stand_ins, Path(sys.executable).parent),
            "HOME": str(self.root),
            "LANG": "C.UTF-8",
            "CALLS": str(self.calls),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(WHEELS),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }

    def set_variables(self, variables):
        """Those of a pipeline, with what its reader gives in their place."""
        self.environment.update({**variables, **self.given})

    def close(self):
        shutil.rmtree(self.root)

    def use_python_of_its_own(self):
        """What actions/setup-python does: `python` is one that packages can be installed into."""
        subprocess.run([sys.executable, "-m", "venv", self.root / "python"], check=True)
        self.put_first_on_path(self.root / "python" / "bin")

    def put_first_on_path(self, folder):
        self.environment["PATH"] = "%s:%s" % (folder, self.environment["PATH"])

    def run(self, shell, script):
        """Runs the script with the shell; its status and what it said."""
        done = subprocess.run(
            [*shell, "-c", script],
            cwd=self.checkout,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=3600,  # seconds: what takes so long hangs
        )
        return done.returncode, done.stdout

    def outside_calls(self):
        """What the stand-ins were asked for."""
        return self.calls.read_text().splitlines()

    def break_program(self):
        """The program under test writes its dump and then fails with status 3."""
        with open(self.checkout / "leaky.py", "a") as file:
            file.write("    raise SystemExit(3)\n")
