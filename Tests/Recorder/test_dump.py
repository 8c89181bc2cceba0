"""Dumps and recordings: equal bytes, bounded memory, traces, old snapshots thinned out."""
import gc
import io
import os
import pickle
import subprocess
import sys
import unittest

from support import ROOT, RecorderTestCase, _Unpickler, both_ways

from heapmonitor.dump import write_dump
from heapmonitor.thinning import MOST

MEMORY = '''if True:
    import io, os, resource, sys
    sys.path.insert(0, %r)
    from heapmonitor.recorder import Recorder
    class Token(object):
        __slots__ = ('n',)
        def __init__(self, n): self.n = n
    recorder = Recorder(compiled=%r)
    recorder.tracker.track_class(Token)
    kept = [Token(n) for n in range(200000)]
    recorder.create_snapshot()
    recorder.create_snapshot()
    del kept[:]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with open(os.devnull, 'wb') as out: recorder.dump_stats(out)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(before, after)
'''


class Node(object):
    def __init__(self):
        pass


class Made(object):
    def __new__(cls):
        return super(Made, cls).__new__(cls)


def deep(n, cls):
    return cls() if n == 0 else deep(n - 1, cls)


@both_ways
class DumpTests(RecorderTestCase):

    short_lived = False

    def test_equal_recordings_give_equal_bytes(self):
        self.track(Node, resolution_level=1, trace=True)
        kept = [Node() for _ in range(5)]
        kept[0].name = 'first'
        self.snapshot('one')
        del kept[3:]
        self.snapshot('two')
        recording, outs = self.recording, (io.BytesIO(), io.BytesIO())
        for out in outs:
            write_dump(recording, out)
        self.assertEqual(outs[0].getvalue(), outs[1].getvalue())

    def test_the_record_is_the_third_pickle(self):
        self.track(Node)
        for _ in range(10):
            Node()
        out = io.BytesIO()
        self.recorder.dump_stats(out)
        out.seek(0)
        _Unpickler(out).load()
        _Unpickler(out).load()
        record = pickle.load(out)
        self.assertEqual(out.read(), b'')
        self.assertEqual((record['heapmonitor'], record['pid'], record['python']),
                         (1, os.getpid(), sys.version.split()[0]))
        self.assertEqual(record['short_lived'], [['test_dump.Node', None, 10]])
        self.assertEqual(record['births'][0][:2],
                         ['test_dump.Node', 'exact' if self.exact else 'constructor'])

    def test_a_dump_takes_little_more_memory_than_the_recording(self):
        done = subprocess.run([sys.executable, '-B', '-c', MEMORY % (ROOT, self.compiled)],
                              stdout=subprocess.PIPE)
        before, after = map(int, done.stdout.split())
        self.assertLess(after, before * 1.2)

    def test_traces_have_all_frames(self):
        self.track(Node, trace=True)
        obj = deep(40, Node)
        self.snapshot()
        trace = self.recording.traces[self.recording.trace[1]]
        self.assertEqual([frame[2] for frame in trace].count('deep'), 41)
        self.assertEqual(trace[-1][2], 'deep')
        del obj

    def test_new_of_the_class_itself_is_not_in_the_trace(self):
        if not self.exact and sys.version_info < (3, 12):
            self.skipTest('the next snapshot finds such births')
        self.track(Made, trace=True)
        obj = deep(3, Made)
        self.snapshot()
        self.assertEqual(self.recording.traces[self.recording.trace[1]][-1][2], 'deep')
        del obj

    def test_old_periodic_snapshots_are_thinned(self):
        self.recorder.periodic._interval = 1.0
        self.snapshot('mine')
        self.snapshot('')
        for _ in range(5 * MOST):
            self.recorder._create_periodic()
        taken = self.recording.snapshots
        self.assertLessEqual(len(taken), MOST + 2)
        self.assertEqual([s.periodic for s in taken[:2]], [False, False])
        self.assertGreater(self.recorder.periodic._interval, 1.0)
        self.assertEqual(len(self.recording.facts['notes']), 1)
        times = [s.timestamp for s in taken]
        self.assertEqual(times, sorted(times))

    def test_frozen_instances_count_what_they_have_at_least(self):
        self.track(Node)
        kept = [Node() for _ in range(3)]
        gc.freeze()
        try:
            taken = self.snapshot()
        finally:
            gc.unfreeze()
        self.assertEqual(len(taken.rows), 3)
        self.assertNotIn(0, taken.sizes)
        del kept


if __name__ == '__main__':
    unittest.main()
