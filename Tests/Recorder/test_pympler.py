"""Dumps load in real Pympler 1.1, and its numbers are ours (skipped where it is missing)."""
import collections
import fractions
import gc
import io
import sys
import unittest

from support import RecorderTestCase

from heapmonitor import console
from heapmonitor.cpython import aligned
from heapmonitor.referents import ReferentTrees
from heapmonitor.representation import safe_name
from heapmonitor.sizing import Sizer

try:
    from pympler import asizeof, classtracker, process
    from pympler.classtracker_stats import ConsoleStats
except ImportError:
    asizeof = None


class Slotted(object):
    __slots__ = ('name', 'items', 'more')

    def __init__(self, n):
        self.name = 'slotted %d' % n
        self.items = [n, 'x' * n, (n, 1.5)]
        self.more = {'k%d' % n: {n}}


class Plain(object):
    def __init__(self, n):
        self.name = 'plain %d' % n
        self.items = list(range(1000, 1000 + n))


@unittest.skipIf(asizeof is None, 'Pympler is not installed')
class PymplerTests(RecorderTestCase):

    def _record(self):
        self.track(Slotted, resolution_level=2, trace=True)
        self.track(Plain)
        self.kept = [cls(n) for n in range(40) for cls in (Slotted, Plain)]
        self.recorder.create_snapshot('first')
        del self.kept[30:]
        self.recorder.create_snapshot('second')
        path = io.BytesIO()
        self.recorder.dump_stats(path)
        path.seek(0)
        stats = ConsoleStats(stream=io.StringIO())
        stats.load_stats(path)
        return stats

    def test_classes_are_pymplers_own(self):
        stats = self._record()
        self.assertIs(type(stats.index), collections.defaultdict)
        for instances in stats.index.values():
            for instance in instances:
                self.assertIs(type(instance), classtracker.TrackedObject)
                for _, asized in instance.snapshots:
                    self.assertIs(type(asized), asizeof.Asized)
        for snapshot in stats.snapshots:
            self.assertIs(type(snapshot), classtracker.Snapshot)
            self.assertIs(type(snapshot.system_total), process._ProcessMemoryInfoProc)
        self.assertEqual(stats.snapshots[0].label[:5], 'first')

    def test_reports_of_pympler_run(self):
        stats = self._record()
        stats.sort_stats()
        stats.sort_stats('size').print_stats(limit=5)
        stats.sort_stats('birth').reverse_order().print_stats(limit=100)
        self.assertIn('self.kept = [cls(n)', stats.stream.getvalue())

    def test_summary_is_byte_for_byte_pymplers(self):
        stats = self._record()
        stats.print_summary()
        ours = io.StringIO()
        console.print_summary(self.recording, ours)
        # what was not measured is a dash here
        self.assertEqual(ours.getvalue(), stats.stream.getvalue().replace(
            ' active      0     B ', ' active            - '))

    def test_stats_are_byte_for_byte_pymplers(self):
        # Pympler takes the last snapshot with tracked objects for the largest: leave it one
        self.track(Slotted, resolution_level=1)
        self.kept = [Slotted(n) for n in range(10)]
        self.recorder.create_snapshot('only')
        file = io.BytesIO()
        self.recorder.dump_stats(file)
        file.seek(0)
        stats = ConsoleStats(stream=io.StringIO())
        stats.load_stats(file)
        stats.print_stats(limit=1000)      # the default, 1.0, prints one object
        ours = io.StringIO()
        console.print_stats(self.recording, ours)
        self.assertEqual(ours.getvalue(), stats.stream.getvalue())


# Bytes before the values of a dict that was built for an instance; its getsizeof leaves them out
HEAD = 0 if sys.version_info < (3, 11) else 8 if sys.version_info < (3, 14) else 16


@unittest.skipIf(asizeof is None, 'Pympler is not installed')
class SizesOfAsizeofTests(unittest.TestCase):

    def test_sizes_are_the_same(self):
        plain = [Plain(n) for n in range(20)]
        for obj in plain:
            obj.__dict__                # 3.11+: asizeof would make it
        cases = [10 ** 30, 'x' * 1001, b'x' * 1001, None, 1.5, 1j, list(range(1000, 2000)),
                 ((1, 2), ('a', ('b', 'c'))), set(map(str, range(100))),
                 {str(i): [i] for i in range(200)}, {(1, 2): 'a', 'x': None, 5.5: b'q'},
                 bytearray(1000), fractions.Fraction(1000, 3001), Slotted(7),
                 [Slotted(n) for n in range(100)], collections.Counter('abracadabra'),
                 collections.OrderedDict((str(i), i) for i in range(100)),
                 collections.defaultdict(list, {'a': [1]})]
        if sys.version_info[:2] != (3, 13):     # there a __dict__ that was built is out of reach
            self.assertEqual(Sizer().size(plain)[1], asizeof.asizeof(plain) + 20 * HEAD)
        for case in cases:
            with self.subTest(type=type(case)):
                self.assertEqual(Sizer().size(case)[1], asizeof.asizeof(case))

    @unittest.skipIf(sys.version_info < (3, 11), 'every instance has its __dict__')
    def test_plain_instances_differ_by_the_dict_that_asizeof_makes(self):
        plain = [Plain(n) for n in range(200)]
        ours = Sizer().size(plain)[1]
        arrays = 0
        for obj in plain:
            flat, size = Sizer(map(id, gc.get_referents(obj))).size(obj)
            arrays += size - flat
        theirs = asizeof.asizeof(plain)         # asks each for its __dict__: now it has one
        dicts = sum(sys.getsizeof(vars(obj)) for obj in plain)
        names = sum(aligned(sys.getsizeof(name)) for name in ('name', 'items'))
        self.assertEqual(ours - arrays, theirs - dicts - names)
        hidden = sys.version_info[:2] == (3, 13)        # nobody can see that dict there
        self.assertEqual(Sizer().size(plain)[1], ours if hidden else theirs + 200 * HEAD)

    def test_trees_are_the_same(self):
        cases = [Slotted(3), {'a': [1, 'zz'], 2: {'q': (1, 2)}}, ['x' * 200, {'k': 1}, [1, 2]]]
        if sys.version_info[:2] != (3, 13):     # there a __dict__ that was built is out of reach
            cases.append(Plain(3))
        for obj in cases:
            asizer = asizeof.Asizer()
            asizer.exclude_refs(obj)
            theirs = [row for row in _flat(asizer.asized(obj, detail=3)) if row[1] != '__class__']
            trees = ReferentTrees(Sizer([id(obj)]))
            flat, size, referents = trees.size(obj, 3)
            ours = list(_flat(_Tree((size, flat, safe_name(obj), referents))))
            self.assertEqual([_without_value(row) for row in ours[1:]], theirs[1:])


def _without_value(row):
    """asizeof names slots without their values."""
    depth, name, size, flat = row
    return depth, name[4:].split(': ')[0] if name.startswith('[S] ') else name, size, flat


class _Tree(object):
    def __init__(self, tree):
        self.size, self.flat, self.name, refs = tree
        self.refs = [_Tree(t) for t in refs]


def _flat(asized, depth=0):
    yield depth, asized.name, asized.size, asized.flat
    for referent in asized.refs:
        for row in _flat(referent, depth + 1):
            yield row


if __name__ == '__main__':
    unittest.main()
