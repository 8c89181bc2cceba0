"""The dumps on disk: written when they are not there, anew when their writer has changed."""

import glob
import hashlib
import os
import shutil

import dumps
from dumps.__main__ import write

WRITER = os.path.dirname(os.path.abspath(dumps.__file__))


def writer_digest():
    """Stands for all sources of the writer."""
    total = hashlib.sha256()
    for path in sorted(glob.glob(os.path.join(WRITER, "*.py"))):
        with open(path, "rb") as stream:
            total.update(stream.read())
    return total.hexdigest()


class DumpFolder:
    def __init__(self, folder):
        self._folder = folder
        stamp = os.path.join(folder, "writer")
        digest = writer_digest()
        if not _holds(stamp, digest):
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder)
            with open(stamp, "w", encoding="utf-8") as stream:
                stream.write(digest)

    def path(self, name):
        """Where the dump `name` is; it may have to be written first."""
        path = os.path.join(self._folder, name + ".dat")
        if not os.path.exists(path):
            write(name, path)
        return path


def _holds(path, text):
    if not os.path.exists(path):
        return False
    with open(path, encoding="utf-8") as stream:
        return stream.read() == text
