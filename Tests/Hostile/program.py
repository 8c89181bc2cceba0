"""Runs the built program with limits on its resources, and measures what it used."""

import os
import resource
import subprocess
import tempfile
import threading
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / ".build" / "release" / "heaphtml"
MIB = 1 << 20
# Seconds after which a run hangs. None takes nearly as long, however busy the machine is.
PATIENCE = 3600


class Run:
    """How a run ended: status (negative: a signal), output, errors, peak memory in bytes, seconds
    that it computed."""

    def __init__(self, status, output, errors, memory, seconds):
        self.status = status
        self.output = output
        self.errors = errors
        self.memory = memory
        self.seconds = seconds

    def __str__(self):
        return "status %d, %.1f s, %d MiB: %s" % (
            self.status, self.seconds, self.memory / MIB, self.errors[:400])


def run(*arguments, cwd=None, stdin=subprocess.DEVNULL, memory=4 << 30, disk=2 << 30, seconds=600):
    """Limits address space, size of files and computing time of the program."""

    def bounds():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (disk, disk))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)], cwd=cwd, stdin=stdin, stdout=output, stderr=errors,
            preexec_fn=bounds)
        timer = threading.Timer(PATIENCE, process.kill)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        return Run(
            process.returncode, output.read(), errors.read().decode("utf-8", "replace"),
            usage.ru_maxrss * 1024, usage.ru_utime + usage.ru_stime)
