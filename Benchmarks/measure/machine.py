"""Describes what the numbers were measured on, without the name of the machine or paths on it."""

import hashlib
import os
import platform
import re
import subprocess


def machine(places):
    """{what: which}, as shown with the numbers."""
    return {
        "processor": "%s, %d cores" % (_processor(), os.cpu_count()),
        "memory": "%.0f GiB" % (_memory() / 2**30),
        "kernel": "%s %s" % (platform.system(), platform.release()),
        "system": _distribution(),
        "heaphtml": "%s, %s, Cairo %s"
        % (
            _said([places.program, "--version"]).removeprefix("heaphtml "),
            swift_version(),
            cairo_version(),
        ),
        "peers": _said(
            [
                places.python,
                "-c",
                "import platform, importlib.metadata as m\n"
                "print('Python %s, Pympler %s, matplotlib %s' % (platform.python_version(),"
                " m.version('pympler'), m.version('matplotlib')))",
            ]
        ),
    }


def swift_version():
    """The compiler that SWIFT names, as for the Makefile."""
    found = re.search(r"Swift version (\S+)", _said([os.environ.get("SWIFT", "swift"), "--version"]))
    return "Swift %s" % found.group(1) if found else "Swift of unknown version"


def cairo_version():
    return _said(["pkg-config", "--modversion", "cairo"])


def digest(path):
    """The SHA-256 of a file, which identifies the program."""
    total = hashlib.sha256()
    with open(path, "rb") as stream:
        for part in iter(lambda: stream.read(1 << 20), b""):
            total.update(part)
    return total.hexdigest()


def _said(command):
    """The first line that a command prints, or its absence."""
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return "unknown"
    lines = done.stdout.strip().splitlines()
    return lines[0] if lines else "unknown"


def _processor():
    with open("/proc/cpuinfo", encoding="utf-8") as stream:
        found = re.search(r"model name\s*: (.*)", stream.read())
    return found.group(1).strip() if found else platform.machine()


def _memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _distribution():
    with open("/etc/os-release", encoding="utf-8") as stream:
        found = re.search(r'PRETTY_NAME="(.*)"', stream.read())
    return found.group(1) if found else "unknown"
