"""python3 -m dumps FOLDER NAME… writes FOLDER/NAME.dat for each name; no name lists them all."""

import os
import sys

from dumps.dump import DumpWriter
from dumps.shape import SHAPES


def write(name, path):
    """Writes the dump `name` beside `path` and moves it into place once complete."""
    part = path + ".part"
    with open(part, "wb") as stream:
        DumpWriter(SHAPES[name], stream).write()
    os.replace(part, path)


def main(arguments):
    if len(arguments) < 2:
        print("usage: python3 -m dumps FOLDER NAME…")
        print("names:", " ".join(SHAPES))
        return 64
    folder, names = arguments[0], arguments[1:]
    unknown = [name for name in names if name not in SHAPES]
    if unknown:
        print("no such dump: %s; there are %s" % (unknown[0], " ".join(SHAPES)), file=sys.stderr)
        return 64
    os.makedirs(folder, exist_ok=True)
    for name in names:
        path = os.path.join(folder, name + ".dat")
        write(name, path)
        print("%s: %d bytes" % (path, os.path.getsize(path)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
