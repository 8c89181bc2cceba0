import os
import unittest

from support import ProgramTestCase, RecorderTestCase, both_ways, load_dump, read_record

from heapmonitor import samples


def attributes(tree):
    """{attribute: bytes} of an instance."""
    found = {}
    for size, _, name, below in tree[3]:
        if name == '__dict__':
            found.update(attributes([size, 0, name, below]))
        elif name.startswith(('[V] ', '[S] ')):
            found[name[4:].partition(':')[0]] = size
    return found


def told(recording):
    """{class: [(row, {attribute: bytes}), …]}."""
    return {name.rpartition('.')[2]: [(row, attributes(tree)) for row, tree in found]
            for name, (_, _, found) in recording.samples.items()}


class Item:
    def __init__(self, text, shared=None):
        self.text = text
        self.shared = shared


class Slotted:
    __slots__ = ('first', 'second')

    def __init__(self, text):
        self.first = text
        self.second = None


class Names(list):
    pass


class Wide:
    pass


@both_ways
class SamplesTests(RecorderTestCase):

    def test_attributes_are_measured_without_a_level(self, level=0):
        self.track(Item, resolution_level=level)
        kept = [Item('x' * 1000 + str(n)) for n in range(5)]
        taken = self.snapshot()
        found = told(self.recording)['Item']
        self.assertEqual(len(found), 5)
        for _, each in found:
            self.assertTrue(1000 < each['text'] < 1100, each)
        if level:                       # what was asked for is what the dump has
            for (_, _, name, below), in taken.referents.values():
                self.assertEqual((name, below), ('__dict__', ()))
        del kept

    def test_attributes_are_measured_below_level_2(self):
        self.test_attributes_are_measured_without_a_level(level=1)

    def test_slots(self):
        self.track(Slotted)
        kept = [Slotted('x' * 500 + str(n)) for n in range(3)]
        self.snapshot()
        for _, each in told(self.recording)['Slotted']:
            self.assertTrue(500 < each['first'] < 600 and each['second'] <= 16, each)
        del kept

    def test_what_a_level_shows_is_not_measured_twice(self):
        self.track(Item, resolution_level=2)
        kept = [Item('x')]
        self.snapshot()
        self.assertEqual(self.recording.samples, {})
        del kept

    def test_sizes_stay_what_they_are(self):
        self.track(Item)
        shared = ['y' * 300]
        kept = [Item('x' * n, shared) for n in range(400)]
        before = self.snapshot()
        self.recording.samples.clear()
        after = self.snapshot()
        self.assertEqual(before.sizes, after.sizes)
        self.assertEqual(before.flats, after.flats)
        self.assertTrue(self.recording.samples)
        del kept

    def test_many_are_looked_at_in_parts_without_what_all_share(self):
        self.track(Item)
        shared = ['y' * 10000]
        kept = [Item('x' * 100 + str(n), shared) for n in range(1000)]
        kept[777].text *= 50
        for name, most in (('now', samples._MOST_BEFORE), ('exit', samples.MOST)):
            self.snapshot(name)
            found = told(self.recording)['Item']
            rows = [row for row, _ in found]
            self.assertTrue(most <= len(rows) <= most + 1)
            self.assertEqual(rows, sorted(set(rows)))
            self.assertTrue(all(each['shared'] == 0 for _, each in found))
            self.assertTrue(any(each['text'] > 5000 for _, each in found), 'the largest one')
        del kept

    def test_tables_are_no_attributes(self):
        self.track(Names)
        self.track(Wide)
        names = Names(range(1000))
        wide = Wide()
        for n in range(samples._MOST_ATTRIBUTES + 1):
            setattr(wide, 'a%d' % n, str(n) * 20)
        self.snapshot()
        self.assertEqual([len(found) for found in told(self.recording).values()], [0, 0])
        del names, wide

    def test_a_class_is_looked_at_when_it_has_grown(self):
        self.track(Item)
        kept = [Item('x' * 1000 + str(n)) for n in range(10)]
        self.snapshot()
        first = next(iter(self.recording.samples.values()))[0]
        self.snapshot()
        self.assertEqual(next(iter(self.recording.samples.values()))[0], first)
        kept += [Item('y' * 1000 + str(n)) for n in range(8)]
        self.snapshot()
        self.assertEqual(next(iter(self.recording.samples.values()))[0], first)
        kept += [Item('y' * 1000 + str(n)) for n in range(8)]
        self.snapshot()
        second = next(iter(self.recording.samples.values()))[0]
        self.assertGreater(second, first)
        del kept[:10]
        self.snapshot('exit')               # less than half of it: the peak says more
        self.assertEqual(next(iter(self.recording.samples.values()))[0], second)
        kept += [Item('y' * 1000 + str(n)) for n in range(9)]
        self.snapshot('exit')
        self.assertGreater(next(iter(self.recording.samples.values()))[0], second)


class RecordTests(ProgramTestCase):
    program = '''
        import heapmonitor
        class Job(object):
            def __init__(self, n):
                self.text = 'x' * 200 + str(n)
        jobs = [Job(n) for n in range(20)]
        del jobs[0]
        heapmonitor.create_snapshot('now')
    '''

    def test_the_record_names_instances_by_their_place(self):
        app = self.write('app.py', self.program)
        status, out, err = self.record(app, options=['--track', '__main__:*'])
        self.assertEqual((status, out, err), (0, '', ''))
        index, snapshots = load_dump(self.dump)
        (name, time, trees), = read_record(self.dump)['samples']
        self.assertEqual(name, '__main__.Job')
        self.assertIn(time, [taken.timestamp for taken in snapshots])
        self.assertEqual(len(trees), 19)
        for place, tree in trees:
            tracked = index['__main__.Job'][place]
            sized = dict(tracked.snapshots)[time]
            self.assertEqual(tree[:3], [sized.size, sized.flat, ''])
            self.assertEqual(list(attributes(tree)), ['text'])
        values = [contents for contents in read_record(self.dump)['contents']]
        self.assertEqual([each[2] for each in values], [[['text', 19, 0, 19, 19, 1]]])

    def test_a_killed_program_leaves_them_too(self):
        app = self.write('app.py', self.program + '''
        import os, signal
        os.kill(os.getpid(), signal.SIGKILL)
        ''')
        self.record(app, options=['--track', '__main__:*'])
        journals = [name for name in os.listdir(self.folder) if 'journal' in name]
        if not os.path.exists(self.dump):
            self.python('-m', 'heapmonitor.journal', os.path.join(self.folder, journals[0]), self.dump,
                        PYTHONPATH=os.path.dirname(os.path.dirname(samples.__file__)))
        (_, _, trees), = read_record(self.dump)['samples']
        self.assertEqual(len(trees), 19)


if __name__ == '__main__':
    unittest.main()
