"""What several instances lead to is told, as a row of its own: equally by both sizers."""
import sys
import unittest
from array import array

from native_support import NativeTestCase
from support import ProgramTestCase, load_dump, read_record

from heapmonitor import sharing
from heapmonitor.compiledsizing import CompiledSizer
from heapmonitor.record import record_of
from heapmonitor.recorded import Recording, SizedSnapshot
from heapmonitor.referents import ReferentTrees
from heapmonitor.sharing import OTHERS
from heapmonitor.sizing import Sizer


class Plain(object):
    def __init__(self, *values):
        self.values = values


class Slotted(object):
    __slots__ = ('one', 'other')

    def __init__(self, one, other=None):
        self.one, self.other = one, other


class SharedTests(NativeTestCase):

    def told(self, objects, registered=None, level=0, least=200):
        """``(type, bytes, counts for, last, classes)`` of each; equal in both ways."""
        registered = array('I', registered or [0] * len(objects))
        results = []
        for sizer in (Sizer(map(id, objects)), CompiledSizer(self.native, objects)):
            if level:
                trees = ReferentTrees(sizer)
                for obj, number in zip(objects, registered):
                    sizer.begin(number)
                    trees.size(obj, level, 30)
            else:
                sizer.size_all(objects, bytes([30] * len(objects)), registered)
            results.append([(type(obj).__name__, *rest) for obj, *rest in sizer.shared(least)])
            sizer.end()
        self.assertEqual(results[0], results[1])
        return results[0]

    def at_each_level(self, objects, registered=None):
        told = [self.told(objects, registered, level) for level in range(4)]
        for other in told[1:]:
            self.assertEqual(sorted(row[:1] + row[2:] for row in other),
                             sorted(row[:1] + row[2:] for row in told[0]))
        return told[0]

    def test_what_all_lead_to_counts_once(self):
        shared = {str(number): [number] for number in range(100, 200)}
        alone = Sizer().closure([shared])
        told = self.at_each_level([Plain(shared, [number]) for number in range(50)])
        self.assertEqual(told, [('dict', alone, 0, 49, [(0, 49)])])

    def test_what_one_has_alone_is_not_shared(self):
        private = [[number] for number in range(100, 200)]
        self.assertEqual(self.at_each_level([Plain(private, private)] + [Plain() for _ in 'abc']), [])

    def test_what_comes_after_it_is_no_part_of_it(self):
        shared, private = ['x' * 300], ['y' * 5000]
        for first in (Plain(shared, private), Plain(private, shared), Slotted(shared, private),
                      Slotted(private, shared), Plain([shared, private]), Plain({1: shared, 2: private})):
            told = self.at_each_level([first, Plain(shared)])
            self.assertEqual([row[0] for row in told], ['list'])
            self.assertLess(told[0][1], 1000)

    def test_of_what_is_in_each_other_the_outer_is_told(self):
        inner = ['x' * 300]
        outer = {'inner': inner}
        told = self.at_each_level([Plain(outer), Plain(outer), Plain(inner)])
        self.assertEqual([(row[0], row[4]) for row in told], [('dict', [(0, 1)])])

    def test_the_first_instances_own_parts_that_others_have(self):
        parts = [['x' * 300 + str(number)] for number in range(3)]
        told = self.at_each_level([Plain(parts)] + [Plain(part) for part in parts])
        self.assertEqual(sorted([row[0], row[2], row[3]] for row in told),
                         [['list', 0, 1], ['list', 0, 2], ['list', 0, 3]])

    def test_instances_by_class(self):
        shared = ['x' * 300]
        objects = [Plain(shared) for _ in range(7)]
        self.assertEqual(self.at_each_level(objects, [5, 3, 5, 3, 3, 0, 5])[0][4],
                         [(3, 3), (5, 2), (0, 1)])

    def test_many_classes_are_told_as_others(self):
        shared = ['x' * 300]
        most = sharing.MOST_CLASSES
        objects = [Plain(shared) for _ in range(most + 5)]
        told = self.told(objects, list(range(most + 5)))[0][4]
        self.assertEqual(told, [(number, 1) for number in range(1, most)] + [(OTHERS, 5)])

    def test_small_leaves_are_not_told_and_large_ones_are(self):
        for text, expected in (('x' * 300, []), ('x' * 3000, ['str'])):
            told = self.told([Plain(text), Plain(text), Plain([text])], least=1)
            self.assertEqual([row[0] for row in told if row[0] == 'str'], expected)

    def test_tracked_ones_are_never_a_part(self):
        inner = Plain(['x' * 300])
        self.assertEqual(self.at_each_level([inner, Plain(inner), Plain(inner)]), [])

    def test_an_instance_out_of_reach_has_a_place(self):
        shared = ['x' * 300]
        objects = [None, Plain(shared), None, Plain(shared)]
        told = []
        for sizer in (Sizer(map(id, objects)), CompiledSizer(self.native, objects)):
            sizer.size_all(objects, bytes(4), array('I', [0] * 4))
            told.append([row[1:] for row in sizer.shared(200)])
            sizer.end()
        self.assertEqual(told[0], told[1])
        self.assertEqual(told[0][0][1:3], (1, 3))

    def test_instances_with_the_same_mark_do_not_see_each_other(self):
        shared = ['x' * 300]
        count = sharing.MARKS + 1
        objects = [Plain(shared)] + [Slotted(None) for _ in range(count - 2)] + \
            [Plain(shared), Plain(shared)]
        self.assertEqual(self.told(objects)[0][2:], (0, count, [(0, 1)]))

    def test_nothing_is_kept(self):
        shared = ['x' * 300]
        references = sys.getrefcount(shared)
        objects = [Plain(shared), Plain(shared)]
        self.told(objects)
        del objects
        self.assertEqual(sys.getrefcount(shared), references)


class RecordTests(ProgramTestCase):

    def told(self, level):
        app = self.write('app.py', '''
            import heapmonitor
            class Config(object):
                def __init__(self):
                    self.table = {str(number): number for number in range(500)}
            class Session(object):
                def __init__(self, config):
                    self.config = config
            class Job(object):
                __slots__ = ('settings',)
                def __init__(self, config):
                    self.settings = {'deep': config}
            config = Config()
            sessions = [Session(config) for _ in range(10)]
            jobs = [Job(config) for _ in range(3)]
            heapmonitor.create_snapshot('made')
            sessions.append(Session(Config()))
        ''')
        status, out, err = self.record(app, options=[
            '--track', '__main__:Session,level=%d' % level, '--track', '__main__:Job,level=%d' % level])
        self.assertEqual((status, out, err), (0, '', ''))
        return read_record(self.dump)['shared']

    def test_the_record_says_it_for_each_snapshot(self):
        for level in range(3):
            told = self.told(level)
            self.assertEqual(len(told), len(load_dump(self.dump)[1]))
            (kind, way, objects, size, name, place, others), = told[0]
            self.assertEqual((kind, way, objects, name, place), (
                '__main__.Config', 'settings[…]', 1, '__main__.Session', 0))
            self.assertEqual(others, [['__main__.Job', 3], ['__main__.Session', 9]])
            self.assertGreater(size, 20000)
            self.assertEqual(told[1], told[0])      # the other one has one of its own

    def test_a_journal_has_it(self):
        app = self.write('app.py', '''
            import heapmonitor, os, signal
            shared = ['x' * 999]
            class Node(object):
                __slots__ = ('common',)
                def __init__(self):
                    self.common = shared
            nodes = [Node() for _ in range(4)]
            heapmonitor.create_snapshot('made')
            os.kill(os.getpid(), signal.SIGKILL)
        ''')
        self.record(app, options=['--track', '__main__:Node'])
        (row,), = read_record(self.dump)['shared']
        self.assertEqual(row[:3] + row[4:], [
            'list', 'common', 1, '__main__.Node', 0, [['__main__.Node', 3]]])


class PlaceTests(unittest.TestCase):

    def test_places_are_those_in_the_lists_of_the_first_pickle(self):
        recording = Recording()
        recording.names = [('app.A', 0), ('app.B', 0), ('app.A', 2)]
        for number in (0, 1, 2, 1, 0, 2, 1):
            recording.add_row(0x1000, 0.5, number, 0, 0)
        snapshot = SizedSnapshot('', 1.0)
        snapshot.shared = [('dict', '', 1, 900, row, ((1, 3), (OTHERS, 2))) for row in (6, 7, 1)]
        recording.snapshots.append(snapshot)
        self.assertEqual(record_of(recording)['shared'], [[
            ['dict', '', 1, 900, 'app.A', 3, [['app.B', 3], ['', 2]]],
            ['dict', '', 1, 900, 'app.B', 2, [['app.B', 3], ['', 2]]],
            ['dict', '', 1, 900, 'app.A', 0, [['app.B', 3], ['', 2]]]]])


class RecordWithoutCompiledPartTests(RecordTests):
    compiled = False


if __name__ == '__main__':
    unittest.main()
