"""Loads any fixture into Pympler 1.1's own objects.

Plain Pympler is tried first.  What it cannot load (Python 2 strings, Heapmonitor, attributes of
other versions) goes through an unpickler that knows the five classes of a dump and looks up
nothing else: every other global becomes its dotted name, a str.
"""
import codecs
import collections
import copyreg
import pickle

from pympler import asizeof, classtracker
from pympler.classtracker_stats import ConsoleStats


def decode(data, errors='strict'):
    data = bytes(data)
    try:
        return data.decode('utf-8'), len(data)
    except UnicodeDecodeError:
        return data.decode('latin-1'), len(data)


def codec(name):
    if name.replace('-', '_') == 'utf8_or_latin1':
        return codecs.CodecInfo(codecs.lookup('utf-8').encode, decode, name=name)


codecs.register(codec)


class Asized(asizeof.Asized):
    """Takes the state with and without slots (before and since Pympler 0.6)."""

    def __setstate__(self, state):
        for name, value in (state if isinstance(state, dict) else state[1]).items():
            setattr(self, name, value)


class TrackedObject(classtracker.TrackedObject):
    """`footprint` is today's `snapshots`; what a dump leaves out is empty."""

    def __setstate__(self, state):
        state = dict(state)
        state.setdefault('snapshots', state.pop('footprint', []))
        for name, empty in (('trace', None), ('repr', ''), ('id', None), ('death', None)):
            state.setdefault(name, empty)
        super().__setstate__(state)


class Memory(object):
    """Any of Pympler's process infos."""
    vsz = rss = None


class Snapshot(classtracker.Snapshot):
    """`system_total` may be an integer (Heapmonitor), or have no `available`."""
    classes = overhead = asizeof_total = None

    def __setstate__(self, state):
        vars(self).update(state)
        memory = self.system_total
        if memory is None or isinstance(memory, int):
            memory = Memory()
            memory.vsz = self.system_total
        if not hasattr(memory, 'available'):
            memory.available = bool(memory.vsz)
        self.system_total = memory


KNOWN = {'Asized': Asized, 'TrackedObject': TrackedObject, 'Snapshot': Snapshot, 'Footprint': Snapshot}
HARMLESS = {'defaultdict': collections.defaultdict, 'list': list, 'object': object,
            '_reconstructor': copyreg._reconstructor}


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if module.startswith(('pympler.', 'SCons.')):
            if name.startswith('_ProcessMemoryInfo'):
                return Memory
            if name in KNOWN:
                return KNOWN[name]
        elif name in HARMLESS and module in ('collections', 'builtins', '__builtin__', 'copyreg', 'copy_reg'):
            return HARMLESS[name]
        return module + '.' + name


def check(stats):
    """Raises where the plain objects cannot be used by Pympler 1.1."""
    for objects in stats.index.values():
        for tracked in objects:
            tracked.id, tracked.trace, tracked.repr, tracked.get_max_size()
            if tracked.name.__class__ is not str:
                raise TypeError('name is no string')
    for snapshot in stats.snapshots:
        snapshot.classes, snapshot.overhead, snapshot.total


def load(path):
    """(stats, whether plain Pympler did it)"""
    try:
        stats = ConsoleStats(filename=str(path))
        check(stats)
        return stats, True
    except Exception:
        stats = ConsoleStats()
        with open(path, 'rb') as stream:
            stats.index = Unpickler(stream, encoding='utf8-or-latin1').load()
            stats.snapshots = Unpickler(stream, encoding='utf8-or-latin1').load()
        check(stats)
        return stats, False
