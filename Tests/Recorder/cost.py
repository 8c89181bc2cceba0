"""What recording costs, beside Pympler's ClassTracker and beside nothing, in one run.

    python Tests/Recorder/cost.py [creation] [snapshot] [sizes]

Without arguments all three.  Ratios are what counts: seconds depend on the machine.
Needs Pympler 1.1.  What a SCons build costs: slowdown.py.
"""
import gc
import sys
import time

from support import Recorder

from heapmonitor.sizing import Sizer


def slotted():
    class Slotted(object):
        __slots__ = ('a', 'b', 'c', '__weakref__')      # Pympler needs the last

        def __init__(self, a):
            self.a, self.b, self.c = a, [a], None
    return Slotted


def plain():
    class Plain(object):
        def __init__(self, a):
            self.a, self.b, self.c = a, [a], None
    return Plain


def without_weakref():
    class WithoutWeakref(object):
        __slots__ = ('a', 'b', 'c')

        def __init__(self, a):
            self.a, self.b, self.c = a, [a], None
    return WithoutWeakref


def _seconds(cls, count, rounds=5):
    """Best time to create `count` instances and to delete them."""
    best_create = best_delete = float('inf')
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        begin = time.perf_counter()
        objs = [cls(n) for n in range(count)]
        middle = time.perf_counter()
        objs.clear()
        end = time.perf_counter()
        gc.enable()
        best_create = min(best_create, middle - begin)
        best_delete = min(best_delete, end - middle)
    return best_create / count * 1e6, best_delete / count * 1e6


def _added(make, track, count, rounds=5):
    """Microseconds that tracking adds to one creation and one deletion."""
    cls = make()
    base = _seconds(cls, count, rounds)
    track(cls)
    tracked = _seconds(cls, count, rounds)
    return tracked[0] - base[0], tracked[1] - base[1]


def creation():
    """Creation and deletion of a tracked instance."""
    from pympler.classtracker import ClassTracker
    print('creation of a tracked instance, microseconds added (and to its deletion)')
    for make in (plain, slotted, without_weakref):
        for trace in (False, True):
            recorder = Recorder()
            ours = _added(make, lambda cls: recorder.tracker.track_class(
                cls, trace=trace), 50000)
            recorder.tracker.detach_all()
            line = '  %-15s trace %-5s ours %6.2f (%.2f)' % (
                make().__name__, trace, ours[0], ours[1])
            if make is not without_weakref:
                pympler = ClassTracker()
                theirs = _added(make, lambda cls: pympler.track_class(cls, trace=trace),
                                200 if trace else 20000, 2 if trace else 3)
                pympler.clear()
                line += '   Pympler %7.2f (%.2f)   ratio %.1f' % (
                    theirs[0], theirs[1], theirs[0] / ours[0])
            print(line)


class Document(object):
    def __init__(self, n):
        self.number = 1000 + n
        self.title = 'document %d' % n
        self.pages = [n, n + 1.5]
        self.index = {'k%d' % n: n}


class Record(object):
    __slots__ = ('number', 'title', 'pages', 'index', '__weakref__')

    def __init__(self, n):
        self.number = 1000 + n
        self.title = 'record %d' % n
        self.pages = [n, n + 1.5]
        self.index = {'k%d' % n: n}


def _snapshots_of(cls, count, level):
    """Best of three snapshots of `count` instances: seconds and bytes, Pympler's and ours."""
    from pympler.classtracker import ClassTracker
    recorder, pympler = Recorder(), ClassTracker()
    recorder.tracker.track_class(cls, resolution_level=level)
    objs = [cls(n) for n in range(count)]
    for obj in objs:
        if hasattr(obj, '__dict__'):
            obj.__dict__                # asizeof would make it, within the measured time
    ours = []
    for _ in range(3):
        begin = time.perf_counter()
        recorder.create_snapshot()
        ours.append(time.perf_counter() - begin)
    total = recorder.recording.snapshots[-1].tracked_total
    overhead = recorder.recording.snapshots[0].overhead
    recorder.tracker.detach_all()
    for obj in objs:
        pympler.track_object(obj, resolution_level=level)
    theirs = []
    for _ in range(2):
        # what asizeof holds is released outside the measured time, as ours is
        gc.collect()
        begin = time.perf_counter()
        pympler.create_snapshot()
        theirs.append(time.perf_counter() - begin)
    their_total = pympler.snapshots[-1].tracked_total
    pympler.clear()
    return min(ours), min(theirs), total, their_total, overhead / count


def snapshot(count=100000):
    """A snapshot of many objects."""
    print('snapshot of %d objects' % count)
    for cls, level in ((Document, 0), (Record, 0), (Document, 2)):
        ours, theirs, total, their_total, overhead = _snapshots_of(
            cls, count if level == 0 else count // 5, level)
        print('  %-9s level %d  ours %6.2f s   Pympler %6.2f s   ratio %.1f   bytes %+.2f %%'
              '   bookkeeping %d bytes an instance' % (
                  cls.__name__, level, ours, theirs, theirs / ours,
                  (total - their_total) * 100.0 / their_total, overhead))


def sizes():
    """Sizes beside asizeof's."""
    from pympler import asizeof
    import array
    import collections
    import datetime
    import decimal
    import functools
    import types
    documents = [Document(n) for n in range(100)]
    for document in documents:
        document.__dict__
    cases = [('str', 'x' * 1001), ('int', 10 ** 30), ('list of int', list(range(1000, 2000))),
             ('nested tuples', ((1, 2), ('a', ('b', 'c')))), ('set', set(map(str, range(100)))),
             ('dict', {str(i): [i] for i in range(200)}), ('bytearray', bytearray(1000)),
             ('array', array.array('d', range(100))), ('datetime', datetime.datetime.now()),
             ('Decimal', decimal.Decimal('1.23')), ('100 slotted', [Record(n) for n in range(100)]),
             ('100 plain', documents), ('OrderedDict', collections.OrderedDict(a=1, b=[2])),
             ('deque', collections.deque(range(1000, 1100))),
             ('namedtuple', collections.namedtuple('N', 'a b')('a' * 100, [1])),
             ('SimpleNamespace', types.SimpleNamespace(a='q' * 100)),
             ('partial', functools.partial(print, 'x' * 200)), ('slice', slice(1000, 2000)),
             ('exception', ValueError('x' * 100)), ('module in a list', [types])]
    print('sizes in bytes, where they differ')
    same = 0
    for name, obj in cases:
        ours, theirs = Sizer().size(obj)[1], asizeof.asizeof(obj)
        same += ours == theirs
        if ours != theirs:
            print('  %-18s ours %7d   asizeof %7d' % (name, ours, theirs))
    print('  the same for %d of %d kinds' % (same, len(cases)))


def main(names):
    """Run the named measurements, all of them without names."""
    print('Python', sys.version.split()[0])
    for name in names or ('creation', 'snapshot', 'sizes'):
        {'creation': creation, 'snapshot': snapshot, 'sizes': sizes}[name]()


if __name__ == '__main__':
    main(sys.argv[1:])
