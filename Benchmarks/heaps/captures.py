"""Ways to capture the heap of a running process, and what each costs the process."""

import os
import subprocess
import time
from typing import NamedTuple

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "program.py")
LIMIT = 900  # seconds


class CaptureFailure(Exception):
    """A capture failed; the message says which and why."""


class Capture(NamedTuple):
    """Seconds from the command's start to its end, longest standstill of the program, bytes written."""

    wall: float
    stood: float
    size: int


def commands(program, python, target, pyheap):
    """{name: function of pid and file that gives the command}.

    `python` has midden, which asks to be run by the interpreter of the process: `target`.
    `pyheap`: the folder of its dumper's sources, which no package index has; None leaves it out.
    """
    packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True).stdout.strip()
    found = {
        "heaphtml": lambda pid, file: [program, "capture", str(pid), "-o", file, "--quiet"],
        "midden": lambda pid, file: [
            "env", "PYTHONPATH=" + packages, target, "-m", "midden.dump.inject", str(pid),
            "--output-file", file,
        ],
    }
    if pyheap is not None:
        script = os.path.join(pyheap, "pyheap_dump.py")
        found["pyheap"] = lambda pid, file: [
            python, script, "--pid", str(pid), "--file", file,
        ]
    return found


def capture(command, target, objects, file):
    """Starts the program with the interpreter `target`, captures it once, and lets it end."""
    if os.path.exists(file):
        os.remove(file)
    process = subprocess.Popen(
        [target, "-B", PROGRAM, str(objects)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout.readline() != "ready\n":
            raise CaptureFailure("the program did not start")
        start = time.perf_counter()
        done = subprocess.run(
            command(process.pid, file), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=LIMIT)
        wall = time.perf_counter() - start
        if done.returncode != 0 or not os.path.exists(file):
            said = done.stdout.decode("utf-8", "replace").strip().splitlines()
            raise CaptureFailure(said[-1] if said else "it said nothing")
        output, _ = process.communicate("", timeout=60)
    finally:
        process.kill()
        process.stdin.close()
        process.stdout.close()
        process.wait()
    return Capture(wall, float(output.split()[0]), os.path.getsize(file))
