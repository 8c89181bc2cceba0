"""The compiled part writes instances as dump does in Python, byte for byte."""
import io
import random
import re
import unittest

from native_support import NativeTestCase

from heapmonitor.dump import write_dump
from heapmonitor.recorder import Recorder


class Named(object):
    def __init__(self, n):
        self.n = n
        self.values = [n] * (n % 5)


class Slotted(object):
    __slots__ = ('name', 'x')

    def __init__(self, n):
        self.name = ('\xe4%d' % n) * (n % 100)
        self.x = {n: n}


class Other(Named):
    pass


class RowPickleTests(NativeTestCase):

    def recorder(self, **levels):
        recorder = Recorder(compiled=True)
        self.addCleanup(recorder.tracker.detach_all)
        for cls in Named, Slotted:
            recorder.tracker.track_class(cls, resolution_level=levels.get(cls.__name__, 0),
                                         trace=cls is Slotted)
        return recorder

    def write(self, recorder, snapshots=5, births=300, between=lambda kept: None):
        chance = random.Random(1)
        kept = []
        for number in range(snapshots):
            for n in range(births):
                kept.append(chance.choice((Named, Slotted))(n * number * 70000))
            chance.shuffle(kept)
            del kept[len(kept) * 2 // 3:]
            between(kept)
            recorder.create_snapshot('snapshot %d' % number)
        recorder.recording.add_note('end')
        return kept

    def compare(self, recorder):
        written = []
        for module in None, self.native:
            out = io.BytesIO()
            write_dump(recorder.recording, out, module)
            written.append(re.sub(rb'durationG.{8}', b'', out.getvalue(), flags=re.S))
        self.assertEqual(*written)
        return written[0]

    def test_instances_that_come_and_go(self):
        recorder = self.recorder()
        self.write(recorder)
        self.assertGreater(len(self.compare(recorder)), 50000)

    def test_more_than_fit_into_one_piece(self):
        recorder = self.recorder()
        kept = [Named(n) for n in range(5000)]
        recorder.create_snapshot()
        del kept[::2]
        recorder.create_snapshot()
        self.compare(recorder)

    def test_some_that_are_not_usual(self):
        recorder = self.recorder()

        def change(kept):
            some = [obj for obj in kept if type(obj) is Named]
            some[3].__class__ = Other
            recorder.tracker.track_change(some[5], 2)
        self.write(recorder, snapshots=3, between=change)
        self.compare(recorder)

    def test_levels_of_one_class(self):
        recorder = self.recorder(Named=2)
        self.write(recorder, snapshots=2, births=40)
        self.compare(recorder)

    def test_one_name_with_two_levels(self):
        recorder = self.recorder()
        one = Slotted(1)
        recorder.tracker.track_class(Slotted, resolution_level=1)
        other = Slotted(2)
        recorder.create_snapshot()
        self.compare(recorder)
        del one, other

    def test_instances_of_a_snapshot_that_was_dropped(self):
        recorder = self.recorder()
        kept = [Named(1)]
        recorder.create_snapshot()
        del kept[:]
        recorder.create_snapshot()
        recorder.recording.drop_snapshot(0)
        self.compare(recorder)

    def test_nothing_but_a_program(self):
        self.compare(self.recorder())

    def test_a_row_that_is_not_there_is_refused(self):
        nothing = [b'']
        self.assertRaises(RuntimeError, self.native.pickle_rows, b'\1\0\0\0', (b'',) * 5, [],
                          nothing * 12, [], [], [], None, 0, -1.0)
        self.assertRaises(RuntimeError, self.native.pickle_rows, b'', (b'',) * 5, [],
                          nothing * 11, [], [], [], None, 0, -1.0)
        self.assertRaises(TypeError, self.native.pickle_rows, b'', (None,) * 5, [],
                          nothing * 12, [], [], [], None, 0, -1.0)


if __name__ == '__main__':
    unittest.main()
