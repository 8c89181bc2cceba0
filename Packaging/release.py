"""Writes everything that is published into a folder: release.py PROGRAM FOLDER."""

import hashlib
import sys
from pathlib import Path

import archives
import bom
import deb
import project
import wheel


def write(program, folder):
    """Returns the paths of the files, SHA256SUMS last."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = [
        wheel.write(program, folder), deb.write(program, folder),
        archives.write_program(program, folder), archives.write_source(folder),
        bom.write(program, folder),
    ]
    if None in paths:
        paths.remove(None)
        print("not written: the source tar file, as this tree is none of git")
    sums = Path(folder, "SHA256SUMS")
    sums.write_text("".join(
        "%s  %s\n" % (hashlib.sha256(path.read_bytes()).hexdigest(), path.name)
        for path in sorted(paths)))
    return [*paths, sums]


if __name__ == "__main__":
    for path in write(project.Program(sys.argv[1]), sys.argv[2]):
        print("%10d  %s" % (path.stat().st_size, path))
