"""A clean directory in which the commands of a pipeline are run, as on a fresh build machine."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = REPOSITORY / "Examples" / "ci"

# What a build machine must not do here: fetch and install system packages, clone from afar. Each
# call is noted down; the clone is this very repository, so that `make install` in it is real.
STAND_INS = {
    "apt-get": 'echo "apt-get $*" >>"$CALLS"',
    "sudo": 'exec "$@"',
    "git": """
        [ "$1" = clone ] || exec /usr/bin/git "$@"
        echo "git $*" >>"$CALLS"
        for folder; do :; done
        ln -s "$CLONED" "$folder"
    """,
}


class Workspace:
    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="heaphtml-pipeline-"))
        self.checkout = self.root / "checkout"
        self.temporary = self.root / "temporary"
        self.calls = self.root / "calls"
        stand_ins = self.root / "stand-ins"
        for folder in (self.checkout, self.temporary, stand_ins):
            folder.mkdir()
        for name, script in STAND_INS.items():
            (stand_ins / name).write_text("#!/bin/sh\n" + script + "\n")
            (stand_ins / name).chmod(0o755)
        self.calls.touch()
        shutil.copy(EXAMPLES / "leaky.py", self.checkout)
        # No more than this, so that neither a heaphtml nor a Pympler of this machine is found.
        self.environment = {
            "PATH": "%s:%s:/usr/bin:/bin" % (stand_ins, Path(sys.executable).parent),
            "HOME": str(self.root),
            "LANG": "C.UTF-8",
            "CALLS": str(self.calls),
            "CLONED": str(REPOSITORY),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(REPOSITORY / ".build" / "wheels"),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }

    def set_variables(self, variables):
        """Those of a pipeline, with the one filled in that its reader has to."""
        assert variables["HEAPHTML_REPOSITORY"] == ""
        self.environment.update(variables, HEAPHTML_REPOSITORY="address-of-heaphtml")

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
        """What the stand-ins were asked for, with this directory's own name left out."""
        return self.calls.read_text().replace(str(self.root), "ROOT").splitlines()

    def break_program(self):
        """The program under test writes its dump and then fails with status 3."""
        with open(self.checkout / "leaky.py", "a") as file:
            file.write("    raise SystemExit(3)\n")
