"""The dumps on disk: written when they are not there, anew when their writer or shape has changed."""

import glob
import hashlib
import os

import dumps
from dumps.__main__ import write
from dumps.shape import SHAPES

WRITER = os.path.dirname(os.path.abspath(dumps.__file__))


def identity(name):
    """Stands for all bytes of the dump `name`: for the sources of the writer, and the shape."""
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
        """Where the dump `name` is; it may have to be written first, in place of a former one."""
        path = os.path.join(self._folder, "%s-%s.dat" % (name, identity(name)))
        if not os.path.exists(path):
            for former in glob.glob(os.path.join(self._folder, "%s-%s.dat" % (name, "?" * 16))):
                os.remove(former)
            write(name, path)
        return path
