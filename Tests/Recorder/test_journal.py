"""The journal holds what the recording holds, up to its last whole entry."""
import os
import sys
import unittest

from support import ROOT, ProgramTestCase, load_dump

from heapmonitor.dump import write_dump
from heapmonitor.journal import read_journal
from heapmonitor.recorder import Recorder


class Node(object):
    __slots__ = ('name', 'v')

    def __init__(self, v):
        self.v = v
        self.name = 'node %r' % v


class Other(object):
    __slots__ = ('name', 'v')


class JournalTests(ProgramTestCase):

    def setUp(self):
        super(JournalTests, self).setUp()
        self.path = os.path.join(self.folder, 'heap.dat.journal')
        self.recorder = Recorder(self.path)
        self.addCleanup(self.recorder.tracker.detach_all)

    def _record(self):
        self.recorder.tracker.track_class(Node, resolution_level=2, trace=True)
        self.kept = [Node(n) for n in range(50)]
        self.recorder.create_snapshot('first')
        del self.kept[20:]
        self.kept[0].__class__ = Other
        self.kept += [Node(n) for n in range(30)]
        self.recorder.tracker.track_change(self.kept[1], 0)
        self.recorder.create_snapshot('second')
        self.recorder.create_snapshot('third')
        del self.kept[5:10]
        self.recorder.create_snapshot('fourth')

    def test_dump_from_the_journal_is_the_dump(self):
        self._record()
        dumps = []
        for recording in (self.recorder.recording, read_journal(self.path)):
            write_dump(recording, self.dump)
            dumps.append(_plain(load_dump(self.dump)))
        self.assertEqual(dumps[1], dumps[0])
        self.assertEqual(len(dumps[0][0]['test_journal.Node']), 80)

    def test_births_before_the_first_snapshot_are_told_as_numbers(self):
        self.recorder.tracker.track_class(Node)
        self.kept = [Node(n) for n in range(5)]
        for n in range(20):
            Node(n)
        self.recorder._beat()
        read = read_journal(self.path)
        self.assertEqual((read.rows(), read.snapshots, read.facts['ended']), ([], [], 'killed'))
        self.assertEqual((list(read.short_lived.values()), list(read.living.values())),
                         ([20], [5]))
        self.recorder.create_snapshot('now they have rows')
        read = read_journal(self.path)
        self.assertEqual((len(read.rows()), list(read.short_lived.values()), read.living),
                         (5, [20], {}))

    def test_a_snapshot_that_was_dropped(self):
        self._record()
        del self.recorder.recording.snapshots[1]
        self.recorder.create_snapshot('fifth')
        self.assertEqual([taken.description for taken in read_journal(self.path).snapshots],
                         ['first', 'third', 'fourth', 'fifth'])

    def test_every_cut_gives_the_snapshots_before_it(self):
        self._record()
        with open(self.path, 'rb') as file:
            data = file.read()
        taken = []
        start = data.index(b'\n', data.index(b'\n') + 1) + 1
        for length in list(range(start, len(data), 997)) + [len(data)]:
            with open(self.path, 'wb') as file:
                file.write(data[:length])
            taken.append(len(read_journal(self.path).snapshots))
        self.assertEqual((taken[0], taken[-1]), (0, 4))
        self.assertEqual(taken, sorted(taken))

    def test_damage_ends_the_reading(self):
        self._record()
        with open(self.path, 'r+b') as file:
            file.seek(-100, os.SEEK_END)
            file.write(b'\xff' * 10)
        self.assertEqual(len(read_journal(self.path).snapshots), 3)

    def test_run_as_a_module(self):
        self._record()
        done = self.python('-m', 'heapmonitor.journal', self.path, self.dump, PYTHONPATH=ROOT)
        self.assertEqual(done, (0, '', ''))
        self.assertEqual(len(load_dump(self.dump)[0]['test_journal.Node']), 80)
        with open(self.path, 'rb') as file:
            self.assertEqual(file.readline(), b'heapmonitor journal 2\n')
            self.assertEqual(os.fsdecode(file.readline().strip()), sys.executable)

    def test_what_is_no_journal_is_refused(self):
        other = self.write('other', 'text')
        for arguments, status in (([other, self.dump], 65), ([other + 'x', self.dump], 65),
                                  ([other], 64)):
            done = self.python('-m', 'heapmonitor.journal', *arguments, PYTHONPATH=ROOT)
            self.assertEqual(done[:2], (status, ''))
            self.assertEqual(done[2].count('\n'), 1)
        self.assertFalse(os.path.exists(self.dump))

    def test_nothing_but_builtin_types_is_unpickled(self):
        import binascii
        import pickle
        import struct
        body = pickle.dumps(os.getcwd)
        with open(self.path, 'ab') as file:
            file.write(struct.pack('<II', len(body), binascii.crc32(body)) + body)
        self.assertRaises(pickle.UnpicklingError, read_journal, self.path)


def _plain(obj):
    """Nested builtin types with everything that a dump's objects hold."""
    if isinstance(obj, dict):
        return {key: _plain(value) for key, value in obj.items()}
    if isinstance(obj, (list, tuple)):
        return [_plain(value) for value in obj]
    return _plain(vars(obj)) if hasattr(obj, '__dict__') else obj


if __name__ == '__main__':
    unittest.main()
