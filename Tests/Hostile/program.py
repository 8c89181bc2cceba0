"""Runs the built program with limits on its resources, and measures what it used."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / ".build" / "release" / "heaphtml"
HELPER = Path(__file__).resolve().parent / "measured.py"
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

    reading, writing = os.pipe()
    helper = [sys.executable, "-I", "-S", "-B", HELPER, writing, memory, disk, seconds]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [str(word) for word in (*helper, PROGRAM, *arguments)], cwd=cwd, stdin=stdin,
            stdout=output, stderr=errors, pass_fds=[writing], start_new_session=True)
        os.close(writing)
        timer = threading.Timer(PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            with os.fdopen(reading) as report:
                status, kibibytes, computed = report.read().split()
        finally:
            timer.cancel()
            process.wait()
        output.seek(0)
        errors.seek(0)
        return Run(
            os.waitstatus_to_exitcode(int(status)), output.read(),
            errors.read().decode("utf-8", "replace"), int(kibibytes) * 1024, float(computed))
