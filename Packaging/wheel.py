"""Writes dist/heaphtml-VERSION-….whl: wheel.py PROGRAM FOLDER.

A wheel is a zip file with a list. So it is written here, with nothing but Python: no backend has to
be downloaded, and every byte is decided by the commit. The program goes to data/scripts: pip puts it
on the PATH as it is, and no Python stands between it and its user.
"""

import base64
import hashlib
import sys
import time
import zipfile
from pathlib import Path

import project

# No symbol of any library is needed, so the oldest systems of each kind will do.
PLATFORMS = ["manylinux_2_17_{0}", "manylinux2014_{0}", "musllinux_1_1_{0}"]


def tag(machine):
    return "py3-none-" + ".".join(name.format(machine) for name in PLATFORMS)


def contents(program):
    """{name: (bytes, mode)}, without the list of them."""
    version = project.version()
    data = "heaphtml-%s.data" % version
    info = "heaphtml-%s.dist-info" % version
    python = project.ROOT / "Packaging" / "python"
    files = {
        data + "/scripts/heaphtml": (program.bytes, project.EXECUTABLE),
        data + "/scripts/scons-hm": ((python / "scons-hm").read_bytes(), project.EXECUTABLE),
    }
    plain = {"heaphtml/" + path.name: path.read_bytes() for path in (python / "heaphtml").glob("*.*")}
    plain.update(project.recorder())
    plain.update({"%s/data/%s" % (data, name): text for name, text in project.shared().items()})
    licences = project.licences()
    plain.update({"%s/licenses/%s" % (info, name): text for name, text in licences.items()})
    plain[info + "/METADATA"] = metadata(licences).encode()
    plain[info + "/WHEEL"] = wheel(tag(program.machine)).encode()
    plain[info + "/top_level.txt"] = b"heaphtml\nheapmonitor\n"
    plain[info + "/entry_points.txt"] = b"[pytest11]\nheaphtml = heaphtml.pytest_plugin\n"
    files.update({name: (text, project.FILE) for name, text in plain.items()})
    return files


def metadata(licences):
    lines = [
        "Metadata-Version: 2.4",
        "Name: heaphtml",
        "Version: " + project.version(),
        "Summary: " + project.SUMMARY,
        "License-Expression: " + project.licence_expression(),
        *("License-File: " + name for name in sorted(licences)),
        "Requires-Python: >=3.8",
        "Keywords: memory,heap,profiler,leak,report",
        "Classifier: Environment :: Console",
        "Classifier: Intended Audience :: Developers",
        "Classifier: Operating System :: POSIX :: Linux",
        "Classifier: Programming Language :: Python :: 3",
        "Classifier: Topic :: Software Development :: Debuggers",
        "Classifier: Typing :: Typed",
        "Description-Content-Type: text/markdown",
    ]
    description = (project.ROOT / "Packaging" / "description.md").read_text()
    return "\n".join(lines) + "\n\n" + description


def wheel(name):
    python, abi, platforms = name.split("-")
    tags = ["Tag: %s-%s-%s" % (python, abi, platform) for platform in platforms.split(".")]
    return "\n".join(
        ["Wheel-Version: 1.0", "Generator: heaphtml", "Root-Is-Purelib: false", *tags]) + "\n"


def record(files, own):
    """The list of all files with their sums."""
    rows = []
    for name, (text, _) in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text).digest()).rstrip(b"=").decode()
        rows.append("%s,sha256=%s,%d" % (name, digest, len(text)))
    return ("\n".join([*rows, own + ",,"]) + "\n").encode()


def write(program, folder):
    """Returns the path of the wheel."""
    program.require_static()
    info = "heaphtml-%s.dist-info/" % project.version()
    # Readers find the list fastest at the end.
    files = dict(sorted(contents(program).items(), key=lambda item: (item[0].startswith(info), item[0])))
    files[info + "RECORD"] = (record(files, info + "RECORD"), project.FILE)
    date = time.gmtime(max(project.epoch(), 315532800))[:6]
    path = Path(folder, "heaphtml-%s-%s.whl" % (project.version(), tag(program.machine)))
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, (text, mode) in files.items():
            entry = zipfile.ZipInfo(name, date)
            entry.external_attr = mode << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text, compresslevel=9)
    return path


if __name__ == "__main__":
    print(write(project.Program(sys.argv[1]), sys.argv[2]))
