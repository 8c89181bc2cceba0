"""What all packages of heaphtml are made from: version, date, program, licences."""

import json
import os
import re
import shutil
import stat
import struct
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORDER = ROOT / "Resources" / "recorder" / "heapmonitor"
SHARED = [
    "share/man/man1/heaphtml.1",
    "share/bash-completion/completions/heaphtml",
    "share/zsh/site-functions/_heaphtml",
    "share/fish/vendor_completions.d/heaphtml.fish",
]
SUMMARY = "Static HTML reports of where the memory of a Python program went"
# `git archive` writes the date of the commit here.
ARCHIVED = "$Format:%ct$"

# Processors by their numbers in ELF files.
MACHINES = {62: "x86_64", 183: "aarch64"}
DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}
INTERPRETER = 3


def version():
    return re.search(r"'(.+)'", (RECORDER / "version.py").read_text()).group(1)


def epoch():
    """Seconds: the date of every file in a package, so that it is the same whenever it is made."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None and ARCHIVED.isdigit():
        given = ARCHIVED
    if given is None:
        given = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, stdout=subprocess.PIPE,
            text=True).stdout
    return int(given)


class Program:
    """The built program, without symbols."""

    def __init__(self, path):
        self.path = Path(path)
        self.bytes = self.path.read_bytes()
        if self.bytes[:5] != b"\x7fELF\x02":
            raise SystemExit("%s is no program for Linux of 64 bits" % path)
        self.machine = MACHINES[struct.unpack_from("<H", self.bytes, 18)[0]]

    @property
    def is_static(self):
        """Whether it needs no loader, and so no library."""
        start, = struct.unpack_from("<Q", self.bytes, 32)
        size, count = struct.unpack_from("<HH", self.bytes, 54)
        kinds = [struct.unpack_from("<I", self.bytes, start + size * n)[0] for n in range(count)]
        return INTERPRETER not in kinds

    def require_static(self):
        if not self.is_static:
            raise SystemExit(
                "%s needs shared libraries, so no package is made of it: `make build` says which "
                "static library is missing" % self.path)


def shared():
    """{name below the prefix: bytes} of man page and completions, as `make install` has them."""
    return {name: (ROOT / ".build" / name).read_bytes() for name in SHARED}


def recorder():
    """{name: bytes} of the recorder's package with its compiled part."""
    files = {}
    for path in sorted(RECORDER.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            files["heapmonitor/" + path.relative_to(RECORDER).as_posix()] = path.read_bytes()
    if "heapmonitor/_native.abi3.so" not in files:
        raise SystemExit("the recorder's compiled part is missing: make native")
    return files


def components():
    """What is linked into the program, each with its version, licence and the licence's text."""
    found = json.loads((ROOT / "Packaging" / "components.json").read_text())
    for component in found:
        if "debian" in component:
            component["version"] = _debian_version(component["debian"])
            component["text"] = "/usr/share/doc/%s/copyright" % component["debian"]
        component.setdefault("version", _version_of(component["name"]))
        component["text"] = _text(component["text"])
    return found


def licences():
    """{file name: text}: ours, and one for each component, and the texts that they refer to."""
    texts = {"LICENSE": (ROOT / "LICENSE").read_bytes()}
    common = set()
    for component in components():
        name = component["name"].replace(" ", "-").lower()
        texts["licenses/%s.txt" % name] = component["text"]
        common.update(re.findall(rb"/usr/share/common-licenses/([A-Za-z]+-[\d.]*\d)", component["text"]))
    for name in sorted(name.decode() for name in common):
        texts["licenses/common/%s.txt" % name] = Path("/usr/share/common-licenses", name).read_bytes()
    return texts


def licence_expression():
    """The licences of the program as a whole, in SPDX's words."""
    parts = ["(%s)" % c["license"] if " OR " in c["license"] else c["license"] for c in components()]
    return " AND ".join(["MIT", *dict.fromkeys(parts)])


def _debian_version(package):
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], check=True, stdout=subprocess.PIPE,
        text=True)
    return done.stdout


def _version_of(name):
    if name == "swift-argument-parser":
        return re.search(r'exact: "(.+)"', (ROOT / "Package.swift").read_text()).group(1)
    said = subprocess.run(["swift", "--version"], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True).stdout
    return re.search(r"Swift version (\S+)", said).group(1)


def _text(place):
    base, _, path = place.rpartition(":")
    if base == "toolchain":
        path = Path(shutil.which("swift")).resolve().parent.parent / path
    elif base == "checkout":
        path = ROOT / ".build" / "checkouts" / path
    elif base == "source":
        path = ROOT / path
    return Path(path).read_bytes()


FILE, EXECUTABLE = stat.S_IFREG | 0o644, stat.S_IFREG | 0o755
