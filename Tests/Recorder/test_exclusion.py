"""What of our own locks and modules a program could meet; the lock itself."""
import _thread
import signal
import time
import unittest

from support import ProgramTestCase

from heapmonitor.exclusion import Exclusion

LOOKS = '''
import gc, sys
print(sorted({'threading', 'logging', 'ctypes'} & set(sys.modules)))
print(sum('RLock' in type(one).__name__ for one in gc.get_objects()))
'''


class SeenTests(ProgramTestCase):

    def test_no_lock_of_ours_is_found_and_threading_is_not_loaded(self):
        # eventlet puts a lock of its own in the place of each RLock that it finds
        path = self.write('looks.py', LOOKS)
        _, alone, _ = self.python(path)
        for options in ([], ['--interval', '60']):
            status, output, errors = self.record(path, options=options + ['--track', '__main__:*'])
            self.assertEqual((status, output), (0, alone), errors)


class ExclusionTests(unittest.TestCase):

    def test_the_same_thread_enters_again(self):
        lock = Exclusion()
        with lock, lock:
            self.assertTrue(lock.acquire(False))
            lock.release()
        self.assertEqual(self._elsewhere(lambda: lock.acquire(False)), True)

    def test_another_thread_waits(self):
        lock, order = Exclusion(), []
        with lock:
            self.assertEqual(self._elsewhere(lambda: lock.acquire(False)), False)
            ended = self._begin(lambda: self._note(lock, order))
            time.sleep(0.02)
            order.append('first')
        ended.acquire()
        self.assertEqual(order, ['first', 'second'])

    def test_many_threads_and_a_signal_at_any_moment(self):
        lock, inside, worst = Exclusion(), [], []

        def work():
            for _ in range(300):
                with lock:
                    inside.append(1)
                    worst.append(len(inside))
                    inside.pop()

        def handle(*_):
            with lock:
                pass
        before = signal.signal(signal.SIGALRM, handle)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
        try:
            ended = [self._begin(work) for _ in range(4)]
            work()
            for one in ended:
                one.acquire()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        self.assertEqual((len(worst), max(worst)), (1500, 1))
        self.assertEqual(self._elsewhere(lambda: lock.acquire(False)), True)

    def _note(self, lock, order):
        with lock:
            order.append('second')

    def _begin(self, work):
        ended = _thread.allocate_lock()
        ended.acquire()

        def run():
            try:
                work()
            finally:
                ended.release()
        _thread.start_new_thread(run, ())
        return ended

    def _elsewhere(self, ask):
        answers = []
        self._begin(lambda: answers.append(ask())).acquire()
        return answers[0]


if __name__ == '__main__':
    unittest.main()
