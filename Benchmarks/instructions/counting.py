"""Instructions of one run of the program, counted by Valgrind."""

import os
import re
import shutil
import subprocess

#: What is counted: {name: arguments}. Paths are those within the folder of `Bench`.
RUNS = {
    "summary": ["summary", "S2.dat"],
    "report": ["S2.dat", "-o", "output"],
}


class CountingFailure(Exception):
    """Something that counting needs did not work; the message says what."""


class Bench:
    """A folder in which every run finds the same names and environment."""

    def __init__(self, folder, program, dump):
        self._folder = os.path.abspath(folder)
        shutil.rmtree(self._folder, ignore_errors=True)
        os.makedirs(self._folder)
        # Valgrind 3.19 cannot read the debugging information of Swift 6.
        stripped = os.path.join(self._folder, "heaphtml")
        _checked(subprocess.run(["strip", "-g", "-o", stripped, program]), "strip")
        shutil.copyfile(dump, os.path.join(self._folder, "S2.dat"))

    def count(self, arguments):
        """The instructions that a run with `arguments` takes, in all threads."""
        shutil.rmtree(os.path.join(self._folder, "output"), ignore_errors=True)
        tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        said = self._run([*tool, "./heaphtml", *arguments])
        return counted(said)

    def _run(self, command):
        done = subprocess.run(
            command,
            cwd=self._folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        return _checked(done, command[0])

    def _environment(self):
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": self._folder,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            # Otherwise Swift seeds its sets and dictionaries randomly.
            "SWIFT_DETERMINISTIC_HASHING": "1",
        }


def counted(said):
    """The number that callgrind prints at its end."""
    found = re.search(r"Collected : (\d+)", said)
    if not found:
        raise CountingFailure("valgrind printed no count: %s" % said.strip()[-200:])
    return int(found.group(1))


def _checked(done, name):
    if done.returncode != 0:
        said = (done.stderr or "").strip().splitlines()
        raise CountingFailure(
            "%s ended with status %d: %s" % (name, done.returncode, said[-1] if said else "")
        )
    return done.stderr or ""
