"""Which values of attributes are equal: whole values are compared, and nothing of the program's runs."""
import collections
import unittest
from array import array

from support import ProgramTestCase, load_dump, read_record

from heapmonitor import contents
from heapmonitor.contents import Contents, LargestContents


class Noisy(object):
    def __hash__(self):
        raise AssertionError('called')

    __eq__ = __len__ = __iter__ = __hash__


class Holder(object):
    __slots__ = ('held',)

    def __init__(self, held):
        self.held = held


class Text(str):
    def __hash__(self):
        raise AssertionError('called')


Names = collections.namedtuple('Names', 'first second')


class _Recording(object):
    names = [('app.Item', 2), ('app.Flat', 1)]
    levels = {}

    def __init__(self, count):
        self.registered = [0] * count


class ContentsTests(unittest.TestCase):

    def compare(self, *values):
        """``values, None, hashed, different, most`` of an attribute."""
        recording = _Recording(len(values))
        found = Contents()
        found.choose(recording, array('Q', range(len(values))))
        for position, value in enumerate(values):
            self.assertTrue(found.wants(position))
            found.add(position, [('a', value)])
        (name, ((attribute, *numbers),)), = found.found().items()
        self.assertEqual((name, attribute), ('app.Item', 'a'))
        return numbers

    def test_equal_values(self):
        long = 'x' * 1000
        for one, other in ((long + 'y', 'x' * 1000 + 'y'), ([1, [2, 'a']], [1, [2, 'a']]),
                           ({'a': 1, 'b': (2,)}, {'a': 1, 'b': (2,)}), ({3, 1, 2}, {2, 3, 1}),
                           (b'abc', bytes([97, 98, 99])), (frozenset('ab'), frozenset('ba'))):
            self.assertEqual(self.compare(one, other), [2, 0, 2, 1, 2])

    def test_different_values(self):
        for one, other in (('a' * 500 + 'b' + 'a' * 500, 'a' * 500 + 'c' + 'a' * 500),
                           ([1] * 99 + [2], [1] * 100), ([1], [1.0]), ([True], [1]), ((1,), [1]),
                           ({'a': 1}, {'a': 2}), ({1}, frozenset({1})), ('a', b'a'),
                           ([[]], [()])):
            self.assertEqual(self.compare(one, other), [2, 0, 2, 2, 1])

    def test_none_is_no_value(self):
        self.assertEqual(self.compare(None, 'a', None), [1, 2, 1, 1, 1])

    def test_objects_of_the_program_are_what_they_refer_to(self):
        noisy = Noisy()
        self.assertEqual(self.compare(noisy, Noisy()), [2, 0, 2, 1, 2])
        self.assertEqual(self.compare([noisy, 1], [Noisy(), 2]), [2, 0, 2, 2, 1])
        self.assertEqual(self.compare(Names('a', 2), Names('a', 2)), [2, 0, 2, 1, 2])
        self.assertEqual(self.compare((Names('a', 2),), (Names('a', 3),)), [2, 0, 2, 2, 1])
        one, other = Holder([1, 2]), Holder([1, 2])
        self.assertEqual(self.compare(one, other), [2, 0, 2, 1, 2])
        other.held.append(3)
        self.assertEqual(self.compare(one, other), [2, 0, 2, 2, 1])

    def test_what_holds_more_than_the_collector_sees_is_only_itself(self):
        self.assertEqual(self.compare(Text('a'), Text('a')), [2, 0, 0, 0, 0])
        self.assertEqual(self.compare({'k': Text('a')}, {'k': Text('a')}), [2, 0, 2, 2, 1])
        queue = collections.deque()
        self.assertEqual(self.compare(queue, queue), [2, 0, 0, 0, 0])
        self.assertEqual(self.compare([queue], [queue]), [2, 0, 2, 1, 2])

    def test_objects_far_below_are_only_themselves(self):
        shared = Holder(1)
        for inner, different in ((lambda: shared, 1), (lambda: Holder(1), 2)):
            found = self.compare(Holder(Holder(inner())), Holder(Holder(inner())))
            self.assertEqual(found[2:4], [2, different])

    def test_too_deep_or_too_much(self):
        deep = []
        for _ in range(20):
            deep = [deep]
        cycle = []
        cycle.append(cycle)
        self.assertEqual(self.compare(deep, cycle, [1]), [3, 0, 1, 1, 1])
        before, contents._MOST_ITEMS = contents._MOST_ITEMS, 10
        try:
            self.assertEqual(self.compare([1] * 4, [1] * 4, [1] * 4), [3, 0, 2, 1, 2])
        finally:
            contents._MOST_ITEMS = before

    def test_many_instances_are_looked_at_in_parts(self):
        count = 3 * contents._MOST_INSTANCES
        found = Contents()
        found.choose(_Recording(count), array('Q', range(count)))
        wanted = [position for position in range(count) if found.wants(position)]
        self.assertEqual(len(wanted), contents._MOST_INSTANCES)
        self.assertEqual(wanted[:3], [0, 3, 6])

    def test_classes_whose_attributes_are_not_told_are_left_out(self):
        recording = _Recording(2)
        recording.registered = [1, 0]
        found = Contents()
        found.choose(recording, array('Q', [0, 1]))
        self.assertEqual([found.wants(0), found.wants(1)], [False, True])


class LargestTests(unittest.TestCase):

    def test_the_last_of_the_largest_snapshots_counts(self):
        largest = LargestContents()
        for time, total in ((1.0, 10), (2.0, 30), (3.0, 30), (4.0, 20)):
            largest.take(time, {'app.Item': [[time]]}, {'app.Item': total, 'app.Other': 99})
        largest.take(5.0, {'app.Other': [['x']]}, {'app.Other': 0})
        self.assertEqual(largest.told(), [['app.Item', 3.0, [[3.0]]], ['app.Other', 5.0, [['x']]]])


class RecordTests(ProgramTestCase):

    def test_the_record_says_which_values_are_equal(self):
        app = self.write('app.py', '''
            class Plain(object):
                def __init__(self, n):
                    self.same = ['a long text number %d' % i for i in range(30)]
                    self.other = ['x'] * 30 + [n] + ['x'] * 30
                    self.nothing = None
            class Slotted(object):
                __slots__ = ('text', 'empty')
                def __init__(self, n):
                    self.text = 'x' * 100 + str(n % 2) + 'x' * 100
            class Both(object):
                __slots__ = ('slot', '__dict__')
                def __init__(self):
                    self.slot = [1, 2]
                    self.late = (3, 4)
            kept = [Plain(n) for n in range(20)], [Slotted(n) for n in range(20)], [Both(), Both()]
            vars(kept[0][0])            # this one has a dictionary
        ''')
        status, out, err = self.record(app, options=['--track', '__main__:*,level=2'])
        self.assertEqual((status, out, err), (0, '', ''))
        told = {name: {attribute: numbers for attribute, *numbers in attributes}
                for name, _, attributes in read_record(self.dump)['contents']}
        self.assertEqual(told['__main__.Plain'], {
            'same': [20, 0, 20, 1, 20], 'other': [20, 0, 20, 20, 1], 'nothing': [0, 20, 0, 0, 0]})
        self.assertEqual(told['__main__.Slotted'], {'text': [20, 0, 20, 2, 10]})
        self.assertEqual(told['__main__.Both'], {'slot': [2, 0, 2, 1, 2], 'late': [2, 0, 2, 1, 2]})

    def test_what_is_told_is_of_the_largest_snapshot(self):
        app = self.write('app.py', '''
            import heapmonitor
            class Queue(object):
                def __init__(self, n):
                    self.jobs = {m: 'job %d of %d' % (m, n) for m in range(50)}
            queues = [Queue(n) for n in range(30)]
            heapmonitor.create_snapshot('full')
            for queue in queues:
                while queue.jobs: queue.jobs.popitem()
            heapmonitor.create_snapshot('emptied')
        ''')
        status, out, err = self.record(app, options=['--track', '__main__:*,level=2'])
        self.assertEqual((status, out, err), (0, '', ''))
        (_, time, attributes), = read_record(self.dump)['contents']
        self.assertEqual(attributes, [['jobs', 30, 0, 30, 30, 1]])
        self.assertEqual(time, load_dump(self.dump)[1][0].timestamp)


if __name__ == '__main__':
    unittest.main()
