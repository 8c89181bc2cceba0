"""Tar files whose bytes depend on nothing but what is in them."""

import gzip
import io
import subprocess
import tarfile
from pathlib import Path

import project


def tar_gz(files, date):
    """The bytes of a compressed tar file of {name: (bytes, mode)}."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, (text, mode) in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(text), mode & 0o7777, date
            archive.addfile(entry, io.BytesIO(text))
    return compressed(inner.getvalue())


def compressed(contents):
    outer = io.BytesIO()
    with gzip.GzipFile(fileobj=outer, mode="wb", filename="", mtime=0, compresslevel=9) as file:
        file.write(contents)
    return outer.getvalue()


def all_licences():
    """One text of all licences, each with the name of its file before it."""
    rule = b"=" * 80
    return b"".join(
        b"%s\n%s\n%s\n\n%s\n\n" % (rule, name.encode(), rule, text.rstrip())
        for name, text in project.licences().items())


def write_program(program, folder):
    """The program and the licences of what is in it; returns the path."""
    program.require_static()
    name = "heaphtml-%s-linux-%s" % (project.version(), program.machine)
    path = Path(folder, name + ".tar.gz")
    path.write_bytes(tar_gz({
        name + "/heaphtml": (program.bytes, project.EXECUTABLE),
        name + "/LICENSES.txt": (all_licences(), project.FILE),
    }, project.epoch()))
    return path


def write_source(folder):
    """The committed tree; returns the path. None where there is no git to ask for it."""
    if not (project.ROOT / ".git").exists():
        return None
    name = "heaphtml-%s" % project.version()
    tree = subprocess.run(
        ["git", "-c", "tar.umask=0022", "archive", "--format=tar", "--prefix=%s/" % name, "HEAD"],
        cwd=project.ROOT, check=True, stdout=subprocess.PIPE).stdout
    path = Path(folder, name + ".tar.gz")
    path.write_bytes(compressed(tree))
    return path
