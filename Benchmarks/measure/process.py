"""One process, from its start to its end, and what it cost."""

import json
import os
import subprocess
import sys
from typing import NamedTuple, Optional

LAUNCHER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "launcher.py")
KIB = 1024


class ProcessFailure(Exception):
    """A measured process failed; the message says which and why."""


class Cost(NamedTuple):
    """Seconds of wall clock and of processor time (all threads, user and system), bytes at the peak.

    `inner` is the time of the work in seconds as the process reports it, without start and imports.
    """

    wall: float
    cpu: float
    peak: int
    inner: Optional[float] = None


def run(command, environment):
    """Runs `command` (a list of strings) to its end; its output is captured, its input is empty.

    Raises ProcessFailure if it cannot be run or its status is not 0.
    """
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as report:
        done = subprocess.run(
            [sys.executable, "-I", "-S", LAUNCHER, str(writing), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            pass_fds=[writing],
        )
        os.close(writing)
        values = report.read().split()
    status = int(values[0]) if values else done.returncode
    if status != 0:
        said = done.stdout.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else "it said nothing"
        raise ProcessFailure("%s: status %d: %s" % (command[0], status, reason))
    return Cost(float(values[1]), float(values[2]), int(values[3]) * KIB, _inner(done.stdout))


def _inner(output):
    if not output.startswith(b"{"):
        return None
    return json.loads(output).get("seconds")
