"""Writes dist/heaphtml_VERSION_….deb: deb.py PROGRAM FOLDER. It depends on nothing."""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import archives
import project

PLACES = {
    "share/man/man1/heaphtml.1": "usr/share/man/man1/heaphtml.1.gz",
    "share/zsh/site-functions/_heaphtml": "usr/share/zsh/vendor-completions/_heaphtml",
}
CONTROL = """\
Package: heaphtml
Version: {version}
Architecture: {architecture}
Maintainer: The heaphtml authors <authors@heaphtml.invalid>
Installed-Size: {size}
Suggests: graphviz, python3
Section: devel
Priority: optional
Description: {summary}
 heaphtml reads a dump of Pympler or of its own recorder, or records a Python
 program, and writes a folder of pages that opens anywhere. Reading a dump never
 runs anything that is in it.
"""


def contents(program):
    """{path: (bytes, mode)}"""
    files = {"usr/bin/heaphtml": (program.bytes, project.EXECUTABLE)}
    for name, text in project.shared().items():
        place = PLACES.get(name, "usr/" + name)
        text = archives.compressed(text) if place.endswith(".gz") else text
        files[place] = text, project.FILE
    changes = archives.compressed((project.ROOT / "CHANGELOG.md").read_bytes())
    files["usr/share/doc/heaphtml/changelog.gz"] = changes, project.FILE
    files["usr/share/doc/heaphtml/copyright"] = archives.all_licences(), project.FILE
    return files


def write(program, folder):
    """Returns the path of the package."""
    program.require_static()
    files = contents(program)
    architecture = project.DEBIAN[program.machine]
    files["DEBIAN/md5sums"] = "".join(
        "%s  %s\n" % (hashlib.md5(text).hexdigest(), name)
        for name, (text, _) in sorted(files.items())).encode(), project.FILE
    control = CONTROL.format(
        version=project.version(), architecture=architecture, summary=project.SUMMARY,
        size=sum(len(text) for text, _ in files.values()) >> 10)
    files["DEBIAN/control"] = control.encode(), project.FILE
    path = Path(folder, "heaphtml_%s_%s.deb" % (project.version(), architecture))
    with tempfile.TemporaryDirectory() as tree:
        for name, (text, mode) in files.items():
            place = Path(tree, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text)
            place.chmod(mode & 0o777)
        Path(tree, "usr/bin/scons-hm").symlink_to("heaphtml")
        Path(tree, "usr/share/man/man1/scons-hm.1.gz").symlink_to("heaphtml.1.gz")
        for place in [Path(tree), *Path(tree).rglob("*")]:
            if place.is_dir():
                place.chmod(0o755)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(project.epoch())}
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, path], check=True,
            env=environment, stdout=subprocess.DEVNULL)
    return path


if __name__ == "__main__":
    print(write(project.Program(sys.argv[1]), sys.argv[2]))
