"""A clean directory in which the commands of a pipeline are run, as on a fresh build machine."""

import atexit
import functools
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

# What fetches the dump of the default branch; there is one after `keep_baseline`.
FETCHERS = {
    "gh": """#!/bin/sh
case $2 in
  list) test -f "$BASELINE" && echo 17 ;;
  download) mkdir -p baseline && cp "$BASELINE" baseline/heap.dat ;;
esac
""",
    "curl": """#!/bin/sh
while [ "$1" != --output ]; do shift; done
echo "$3" >>"$FETCHED"
cp "$BASELINE" "$2" 2>/dev/null || exit 22
""",
}


@functools.cache
def python_with_pip():
    """A new Python with nothing but pip, made once; it goes when the tests end."""
    folder = tempfile.TemporaryDirectory(prefix="heaphtml-python-")
    atexit.register(folder.cleanup)
    subprocess.run([sys.executable, "-m", "venv", folder.name], check=True)
    return folder.name


class Workspace:
    def __init__(self, **given):
        self.given = given
        self.root = Path(tempfile.mkdtemp(prefix="heaphtml-pipeline-"))
        self.checkout = self.root / "checkout"
        self.calls = self.root / "calls"
        self.addresses = self.root / "fetched"
        stand_ins = self.root / "stand-ins"
        for folder in (self.checkout, stand_ins):
            folder.mkdir()
        for name in STAND_INS:
            (stand_ins / name).write_text('#!/bin/sh\necho "%s $*" >>"$CALLS"\n' % name)
            (stand_ins / name).chmod(0o755)
        for name, script in FETCHERS.items():
            (stand_ins / name).write_text(script)
            (stand_ins / name).chmod(0o755)
        self.baseline = self.root / "baseline.dat"
        self.summary = self.root / "summary.md"
        self.calls.touch()
        self.addresses.touch()
        shutil.copy(EXAMPLES / "leaky.py", self.checkout)
        # No more than this, so that neither a heaphtml nor a Pympler of this machine is found.
        self.environment = {
            "PATH": "%s:%s:/usr/bin:/bin" % (stand_ins, Path(sys.executable).parent),
            "HOME": str(self.root),
            "LANG": "C.UTF-8",
            "CALLS": str(self.calls),
            "FETCHED": str(self.addresses),
            "BASELINE": str(self.baseline),
            # Variables of the systems.
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "JOB_URL": "https://jenkins.example/job/app/job/change/",
            "CI_JOB_TOKEN": "token",
            "CI_API_V4_URL": "https://gitlab.example/api/v4",
            "CI_PROJECT_ID": "1",
            "CI_DEFAULT_BRANCH": "main",
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
        # A copy of one with pip takes a tenth of the time; its programs would name the original.
        shutil.copytree(python_with_pip(), self.root / "python", symlinks=True)
        for program in (self.root / "python" / "bin").glob("pip*"):
            program.unlink()
        self.put_first_on_path(self.root / "python" / "bin")

    def put_first_on_path(self, folder):
        self.environment["PATH"] = "%s:%s" % (folder, self.environment["PATH"])

    def keep_baseline(self, dump):
        """What a run of the default branch left."""
        shutil.copy(dump, self.baseline)

    def limit_nothing_but_leaks(self):
        """A limit that the program does not keep to."""
        (self.checkout / "heaphtml.toml").write_text('[check]\nno-finding = ["growth"]\n')

    def run(self, shell, script, **variables):
        """Runs the script with the shell; its status and what it said."""
        done = subprocess.run(
            [*shell, "-c", script],
            cwd=self.checkout,
            env={**self.environment, **variables},
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

    def fetched(self):
        """The addresses that curl was asked for, in order."""
        return self.addresses.read_text().splitlines()

    def break_program(self):
        """The program under test writes its dump and then fails with status 3."""
        with open(self.checkout / "leaky.py", "a") as file:
            file.write("    raise SystemExit(3)\n")
