"""The sources of a tree, and the one place of a piece in them."""

import os


class Misplaced(Exception):
    """A piece is not exactly once in the sources."""


def swift_files(root):
    """The paths of all sources below Sources, in order."""
    paths = []
    for folder, _, names in os.walk(os.path.join(root, "Sources")):
        paths += [os.path.join(folder, name) for name in names if name.endswith(".swift")]
    return sorted(paths)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def place(piece, root):
    """The file that a piece is in; raises Misplaced unless it is there exactly once."""
    counts = {path: read(path).count(piece) for path in swift_files(root)}
    found = {path: count for path, count in counts.items() if count}
    if sum(found.values()) != 1:
        where = ", ".join(os.path.relpath(path, root) for path in found) or "no file"
        raise Misplaced(f"found {sum(found.values())} times, in {where}: {piece}")
    return next(iter(found))
