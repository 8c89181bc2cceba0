"""The census of all types: its counts, what is kept of them, and threads beside it."""
import gc
import os
import shutil
import sys
import tempfile
import threading
import unittest

from support import RecorderTestCase, both_ways

from heapmonitor import allobjects, native, typeseries
from heapmonitor.cpython import all_classes, type_name
from heapmonitor.journal import Journal, read_journal
from heapmonitor.record import record_of
from heapmonitor.typeseries import TypeSeries


class Slotted(object):
    __slots__ = ('a',)


class Mapping(dict):
    pass


class Pair(tuple):
    pass


class Plain(object):
    def __init__(self):
        self.x = 1


class Liar(list):
    def __sizeof__(self):
        raise RuntimeError('asked')


class Meta(type):
    def __hash__(cls):
        raise RuntimeError('asked')

    def __eq__(cls, other):
        raise RuntimeError('asked')

    def __getattribute__(cls, name):
        raise RuntimeError('asked')

    def __subclasses__(cls):
        raise RuntimeError('asked')


KEPT = [(Slotted(), Mapping(a=1), Pair((1, 2)), Plain(), Liar([1])) for _ in range(300)]


def counted(count):
    """``{name: (objects, bytes)}`` of the types that Python knows.

    A type of an extension may be nobody's subclass, and several may have one name, as Cython's
    own ones do.
    """
    gc.disable()
    try:
        known = {id(cls): cls for cls in all_classes()}
        found = {}
        for cls, objects, size in count():
            if id(cls) in known:
                before = found.get(type_name(cls), (0, 0))
                found[type_name(cls)] = before[0] + objects, before[1] + size
        return found
    finally:
        gc.enable()


class CountTests(unittest.TestCase):

    def test_own_classes_are_counted_and_sized_alone(self):
        found = counted(allobjects.count_all)
        for cls in (Slotted, Mapping, Pair, Plain):
            obj = next(obj for obj in KEPT[0] if type(obj) is cls)
            self.assertEqual(found[type_name(cls)], (300, 300 * sys.getsizeof(obj)), cls)

    def test_nothing_of_the_programs_runs(self):
        class Guarded(object, metaclass=Meta):
            pass
        guarded = [Guarded() for _ in range(300)]
        found = counted(allobjects.count_all)
        self.assertEqual(found[__name__ + '.' + type.__dict__['__qualname__'].__get__(Guarded)][0],
                         len(guarded))
        self.assertEqual(found[__name__ + '.Liar'],
                         (300, 300 * (sys.getsizeof([]) + list.__sizeof__(KEPT[0][4])
                                      - [].__sizeof__() + prefix(KEPT[0][4]))))

    def test_nothing_of_it_stays(self):
        gc.collect()
        gc.disable()
        try:
            allobjects.count_all()
            self.assertLess(gc.collect(), 10)
        finally:
            gc.enable()

    @unittest.skipIf(native.load() is None, 'no compiled part')
    def test_both_ways_count_the_same(self):
        compiled, python = counted(native.load().census), counted(allobjects.count_all)
        # iterators and pairs of the search itself
        ours = {'map', 'zip', 'dict', 'tuple', 'tuple_iterator', 'method-wrapper', 'method',
                'builtin_function_or_method', 'list', 'list_iterator', 'functools.partial'}
        different = {name for name in set(compiled) | set(python)
                     if compiled.get(name) != python.get(name)
                     and not name.startswith(('itertools.', 'heapmonitor.'))}
        self.assertLessEqual(different, ours)
        for name in ours & set(compiled):
            self.assertAlmostEqual(compiled[name][0], python[name][0],
                                   delta=300 + compiled[name][0] // 5)


def prefix(obj):
    """Bytes for ``__dict__`` and ``__weakref__`` before an object of that class."""
    return sys.getsizeof(Twin()) - list.__sizeof__(Twin()) - \
        (sys.getsizeof([]) - [].__sizeof__())


class Twin(list):
    pass


@both_ways
class SurvivalTests(RecorderTestCase):

    short_lived = False

    def test_unfinished_tuples_of_ten_threads(self):
        self.recorder.count_types()
        stop, failures = [], []

        def work():
            while not stop:
                try:
                    tuple([item] for item in range(300))
                except BaseException as error:
                    failures.append(repr(error))
                    return
        threads = [threading.Thread(target=work) for _ in range(10)]
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-4)
        try:
            for thread in threads:
                thread.start()
            for _ in range(30):
                self.recorder.create_snapshot()
        finally:
            stop.append(True)
            sys.setswitchinterval(interval)
            for thread in threads:
                thread.join()
        self.assertEqual(failures, [])

    def test_counts_grow_and_the_recorders_own_do_not(self):
        self.recorder.count_types()
        kept = []
        for _ in range(6):
            kept += [Plain() for _ in range(500)]
            self.recorder.create_snapshot()
        census = record_of(self.recording)['census']
        series = {name: (counts, sizes) for name, counts, sizes in census['types']}
        counts, sizes = series[__name__ + '.Plain']
        self.assertEqual([n - counts[0] for n in counts], [0, 500, 1000, 1500, 2000, 2500])
        self.assertEqual([size // count for count, size in zip(counts, sizes)],
                         [sys.getsizeof(kept[0])] * 6)
        self.assertEqual(census['at'], [s.timestamp for s in self.recording.snapshots])
        self.assertFalse([name for name in series if name.startswith('heapmonitor')])
        self.assertIn(__name__ + ':Plain', census['own'])
        for counts, _ in [series[name] for name in ('array.array', 'method') if name in series]:
            self.assertLess(counts[-1] - counts[0], 50)


class SeriesTests(unittest.TestCase):

    def test_a_type_that_comes_late_had_none_before(self):
        series = TypeSeries()
        series.add(1.0, {'a.A': (2, 20)})
        series.add(2.0, {'a.B': (3, 30)})
        record = series.record([1.0, 2.0])
        self.assertEqual(record['types'], [['a.B', [0, 3], [0, 30]], ['a.A', [2, 0], [20, 0]]])

    def test_snapshots_that_are_gone_are_left_out(self):
        series = TypeSeries()
        for at in (1.0, 2.0, 3.0):
            series.add(at, {'a.A': (int(at), int(at))})
        series.drop(2.0)
        self.assertEqual(series.record([1.0, 3.0])['types'], [['a.A', [1, 3], [1, 3]]])
        self.assertEqual(series.record([3.0])['at'], [3.0])

    def test_it_stays_bounded(self):
        series = TypeSeries()
        for number in range(30):
            series.add(float(number), {'m.T%d' % n: (1, n + 1) for n in range(
                number * 1000, number * 1000 + 1000)})
        self.assertLess(series.bytes_held(), 2 * typeseries.MOST_TYPES * 2 * 8 * 30)
        record = series.record(series.at)
        self.assertLessEqual(len(record['types']), 100)
        self.assertEqual(record['types'][0][0], 'm.T29999')
        # what was evicted, or may have been, is not known
        self.assertIsNone(record['types'][0][1][0])

    def test_what_grows_fastest_is_kept_beside_what_is_largest(self):
        series = TypeSeries()
        large = {'m.L%d' % n: (1, 10000 + n) for n in range(200)}
        series.add(1.0, dict(large, **{'m.Leak': (1, 10)}))
        series.add(2.0, dict(large, **{'m.Leak': (50, 500)}))
        names = [row[0] for row in series.record([1.0, 2.0])['types']]
        self.assertEqual((len(names), names[0], names[-1]), (51, 'm.L199', 'm.Leak'))


class JournalTests(RecorderTestCase):

    def test_a_killed_program_leaves_the_counts_up_to_its_last_snapshot(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        path = os.path.join(folder, 'journal')
        self.recorder.count_types()
        journal = Journal(self.recording, path)
        kept = []
        for _ in range(3):
            kept += [Plain() for _ in range(2000)]
            self.recorder.create_snapshot()
            journal.append()
            journal.append_counts({}, {})
        record = record_of(read_journal(path))
        series = {name: counts for name, counts, _ in record['census']['types']}
        counts = series[__name__ + '.Plain']
        self.assertEqual([n - counts[0] for n in counts], [0, 2000, 4000])
        self.assertIn(__name__ + ':Plain', record['census']['own'])


if __name__ == '__main__':
    unittest.main()
