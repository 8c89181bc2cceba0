"""Pympler's classes by name only, so that dumps can be read and pickled again without Pympler."""

import pickle


class TrackedObject:
    """Like Pympler's class: its state is a dictionary in this order."""

    ORDER = ("id", "repr", "name", "birth", "death", "trace", "snapshots", "_resolution_level")

    def __getstate__(self):
        return {name: getattr(self, name) for name in self.ORDER}


class Asized:
    """Like Pympler's class: it has slots, so its state is a pair."""

    __slots__ = ("flat", "name", "refs", "size")


class Snapshot:
    pass


class _ProcessMemoryInfoProc:
    pass


MODULES = {
    "pympler.classtracker": (TrackedObject, Snapshot),
    "pympler.asizeof": (Asized,),
    "pympler.process": (_ProcessMemoryInfoProc,),
}
CLASSES = {(module, kind.__name__): kind for module, kinds in MODULES.items() for kind in kinds}


class Reader(pickle.Unpickler):
    def find_class(self, module, name):
        return CLASSES.get((module, name)) or super().find_class(module, name)


def load(stream):
    """(index, snapshots) of a dump."""
    return Reader(stream).load(), Reader(stream).load()
