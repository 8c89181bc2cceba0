"""Threads, fork and periodic snapshots."""
import gc
import os
import signal
import sys
import threading
import time
import unittest

from support import RecorderTestCase, both_ways


class Slotted(object):
    __slots__ = ('x',)

    def __init__(self, n=0):
        self.x = [n] * 3


class Plain(object):
    def __init__(self, n=0):
        self.x = [n] * 3
        self.d = {'k': n}


@both_ways
class ThreadTests(RecorderTestCase):

    def test_many_threads_under_periodic_snapshots(self):
        self.track(Slotted)
        self.track(Plain, resolution_level=2)
        failures = []
        hook, threading.excepthook = threading.excepthook, failures.append

        def work():
            kept = []
            for n in range(1500):
                kept += [Slotted(n), Plain(n)]
                if len(kept) > 200:
                    del kept[:150]
        try:
            self.recorder.periodic.start(.002)
            threads = [threading.Thread(target=work) for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            while not self.recording.snapshots:     # on a busy machine all may be done before
                time.sleep(.001)
            self.recorder.periodic.stop()
        finally:
            threading.excepthook = hook
        gc.collect()
        self.snapshot('end')
        rec = self.recording
        self.assertEqual(failures, [])
        self.assertEqual(len(self.rows()), 6 * 1500 * 2)
        self.assertTrue(all(rec.death[row] >= rec.birth[row] for row in self.rows()))
        self.assertEqual(self.recorder.tracker.table.living()[0], b'')
        self.assertGreater(len(rec.snapshots), 1)

    def test_traces_of_threads(self):
        self.track(Plain, trace=True)
        objs = []

        def work():
            objs.extend(Plain() for _ in range(300))
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rec = self.recording
        for row in self.rows():
            frames = rec.traces[rec.trace[row]]
            self.assertIn('work', [frame[2] for frame in frames])
            self.assertNotIn('heapmonitor', ''.join(frame[0] for frame in frames))


@both_ways
class UnfinishedTests(RecorderTestCase):
    """A snapshot holds no object that another thread is still building."""

    short_lived = False

    def _survives(self, items):
        self.track(Plain)
        stop, failures = [], []

        def work():
            while not stop:
                try:
                    tuple(item for item in items)
                    Plain()
                except BaseException as error:
                    failures.append(repr(error))
                    return
        threads = [threading.Thread(target=work) for _ in range(10)]
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-4)
        try:
            for thread in threads:
                thread.start()
            for _ in range(300):
                self.recorder.create_snapshot()
                del self.recording.snapshots[:]
        finally:
            stop.append(True)
            sys.setswitchinterval(interval)
            for thread in threads:
                thread.join()
        self.assertEqual(failures, [])

    def test_tuples_of_generators(self):
        self._survives([1] * 300)

    def test_tuples_of_the_tracked_class_itself(self):
        # such a tuple refers to the class: it is one of the class' referrers
        self._survives([Plain] * 300)


class PeriodicTests(RecorderTestCase):

    short_lived = False

    def test_a_waiting_program_is_sampled(self):
        self.recorder.periodic.start(.05)
        give_up = time.monotonic() + 300
        while len(self.recording.snapshots) < 4 and time.monotonic() < give_up:
            time.sleep(.02)
        self.recorder.periodic.stop()
        taken = len(self.recording.snapshots)
        self.assertGreaterEqual(taken, 4)
        time.sleep(.15)
        self.assertEqual(len(self.recording.snapshots), taken)

    def test_never_more_than_the_stated_share(self):
        self.track(Plain)
        objs = [Plain(n) for n in range(20000)]
        times = []
        create = self.recorder.create_snapshot

        def timed():
            begin = time.perf_counter()
            create()
            times.append((begin, time.perf_counter()))
        self.recorder.periodic._create = timed
        self.recorder.periodic.start(.001)
        while len(times) < 4:
            objs[0] = Plain()
        self.recorder.periodic.stop()
        for (begin, end), (following, _) in zip(times, times[1:]):
            self.assertGreaterEqual(following - begin, (end - begin) / .25 * .95)

    def test_interval_is_checked(self):
        self.assertRaises(ValueError, self.recorder.periodic.start, 0)

    def test_snapshot_from_inside_a_snapshot_is_left_out(self):
        class Finalized(object):
            def __del__(inner):
                self.recorder.create_snapshot('inside')
        self.track(Plain)
        obj = Plain()
        obj.x = Finalized()
        original = self.recorder.snapshots._size

        def size(*arguments):
            obj.x = None                # the finalizer runs now
            original(*arguments)
        self.recorder.snapshots._size = size
        self.snapshot('outside')
        self.assertEqual([s.description for s in self.recording.snapshots], ['outside'])


@both_ways
@unittest.skipUnless(hasattr(os, 'fork'), 'no fork here')
class ForkTests(RecorderTestCase):

    def test_fork_while_snapshots_are_taken(self):
        self.track(Slotted)
        objs = [Slotted() for _ in range(10)]
        self.recorder.periodic.start(.001)
        time.sleep(.02)
        statuses = []
        for _ in range(30):
            pid = os.fork()
            if pid == 0:
                try:
                    signal.alarm(300)
                    del objs[:]
                    last = Slotted()
                    rows = self.snapshot('child').rows
                    os._exit(0 if len(rows) == 1 and last else 3)
                except BaseException:
                    os._exit(4)
            statuses.append(os.waitpid(pid, 0)[1])
        self.assertEqual(statuses, [0] * 30)


if __name__ == '__main__':
    unittest.main()
