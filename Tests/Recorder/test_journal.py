"""The journal holds what the recording holds, up to its last whole entry."""
import binascii
import contextlib
import io
import os
import pickle
import random
import struct
import sys
import unittest

from support import ROOT, ProgramTestCase, load_dump

from heapmonitor.dump import write_dump
from heapmonitor.journal import main, read_journal
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
        with open(self.path, 'ab') as file:
            file.write(_entry(pickle.dumps(os.getcwd)))
        self.assertRaises(pickle.UnpicklingError, read_journal, self.path)

    def _entries(self):
        """What the entries of a journal hold."""
        self._record()
        with open(self.path, 'rb') as file:
            data = file.read()
        place = data.index(b'\n', data.index(b'\n') + 1) + 1
        self.head, entries = data[:place], []
        while place < len(data):
            length, _ = struct.unpack_from('<II', data, place)
            entries.append(pickle.loads(data[place + 8:place + 8 + length]))
            place += 8 + length
        return entries

    def _turned(self, bodies):
        """The status for a journal with these entries; one line tells what is wrong with it."""
        with open(self.path, 'wb') as file:
            file.write(self.head + b''.join(map(_entry, bodies)))
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            status = main([self.path, self.dump])
        self.assertIn(status, (0, 65), said.getvalue())
        self.assertEqual(said.getvalue().count('\n'), status == 65, said.getvalue())
        self.assertEqual(os.listdir(self.folder).count(os.path.basename(self.dump)), status == 0)
        self.assertFalse([name for name in os.listdir(self.folder) if name.endswith('.part')])
        if status == 0:
            os.remove(self.dump)
        return status

    def test_each_part_of_an_entry_may_be_anything(self):
        entries = self._entries()
        refused = 0
        for place, entry in enumerate(entries):
            before = [pickle.dumps(former) for former in entries[:place]]
            for name in entry:
                for value in ANYTHING:
                    refused += self._turned(before + [pickle.dumps({**entry, name: value})]) == 65
                less = {key: part for key, part in entry.items() if key != name}
                self.assertEqual(self._turned(before + [pickle.dumps(less)]), 65, name)
        self.assertGreater(refused, 100)

    def test_entries_that_are_no_entries(self):
        self._entries()
        deep = b']' * 20000 + b'a' * 19999 + b'.'
        for body in (b'', b'.', b'hello', b'\x80\x04\x8d' + b'\xff' * 8, b'(' * 5000 + b'.', deep,
                     b']\x94h\x00a.', *map(pickle.dumps, ANYTHING)):
            self.assertEqual(self._turned([body]), 65, body[:20])

    def test_journals_changed_at_random(self):
        """Whole by their checksums, as whoever writes them on purpose makes them."""
        chance = random.Random(20080924)
        entries = self._entries()
        statuses = [self._turned([pickle.dumps(_changed(entry, chance)) for entry in entries])
                    for _ in range(150)]
        self.assertGreater(statuses.count(65), 50)

    def test_what_is_said_is_one_line(self):
        self._entries()
        self.assertEqual(self._turned([pickle.dumps({'columns': 'a\nb\x1b[31m' * 1000})]), 65)


# In place of any part of an entry.
ANYTHING = [None, -1, 1 << 70, 'a\nb', b'\x00', [], [None], {}, {'a': 1}, {1: None}, (), (1, 2), 1.5,
            float('nan'), {1 << 40: 1}, [[]], {(1, 2): 'x'}, {(99, 99): 5}]


def _entry(body):
    return struct.pack('<II', len(body), binascii.crc32(body)) + body


def _changed(value, chance):
    """Some of its parts are something else."""
    if chance.random() < 0.05:
        return chance.choice(ANYTHING)
    if isinstance(value, dict):
        return {key: _changed(part, chance) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_changed(part, chance) for part in value)
    if isinstance(value, bytes) and chance.random() < 0.1:
        return value[:chance.randrange(len(value) + 1)]
    return value


def _plain(obj):
    """Nested builtin types with everything that a dump's objects hold."""
    if isinstance(obj, dict):
        return {key: _plain(value) for key, value in obj.items()}
    if isinstance(obj, (list, tuple)):
        return [_plain(value) for value in obj]
    return _plain(vars(obj)) if hasattr(obj, '__dict__') else obj


if __name__ == '__main__':
    unittest.main()
