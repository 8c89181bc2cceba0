"""The dumps on disk: written if missing, and again if their writer or shape has changed."""

import glob
import hashlib
import os

import dumps
from dumps.__main__ import write
from dumps.shape import SHAPES

WRITER = os.path.dirname(os.path.abspath(dumps.__file__))


def identity(name):
    """Identifies all bytes of the dump `name`, by the sources of the writer and the shape."""
    total = hashlib.sha256(repr(SHAPES[name]).encode())
    for path in sorted(glob.glob(os.path.join(WRITER, "*.py"))):
        if os.path.basename(path) != "shape.py":
            with open(path, "rb") as stream:
                total.update(stream.read())
    return total.hexdigest()[:16]


class DumpFolder:
    def __init__(self, folder):
        self._folder = folder
        os.makedirs(folder, exist_ok=True)

    def path(self, name):
        """The path of the dump `name`; writes it first if needed, in place of an older one."""
        path = os.path.join(self._folder, "%s-%s.dat" % (name, identity(name)))
        if not os.path.exists(path):
            for former in glob.glob(os.path.join(self._folder, "%s-%s.dat" % (name, "?" * 16))):
                os.remove(former)
            write(name, path)
        return path
