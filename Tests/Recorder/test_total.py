"""All measurable objects, while other threads work; snapshots beside working threads."""
import gc
import io
import threading
import unittest

from support import RecorderTestCase

from heapmonitor import console
from heapmonitor.total import measurable_total


class Liar(list):
    __slots__ = ()

    def __sizeof__(self):
        raise RuntimeError('asked')


class TotalTests(unittest.TestCase):

    def test_what_is_made_is_in_it(self):
        gc.collect()
        before = measurable_total()
        kept = [[bytes(1000)] for _ in range(1000)] + [Liar([bytes(1000)]) for _ in range(1000)]
        self.assertAlmostEqual(measurable_total() - before, 2000 * (1033 + 64), delta=150000)
        del kept

    def test_nothing_of_it_stays(self):
        gc.collect()
        gc.disable()
        try:
            measurable_total()
            self.assertLess(gc.collect(), 10)
        finally:
            gc.enable()

    def test_tuples_that_other_threads_build_are_finished(self):
        failed, ended = [], threading.Event()

        def build():
            try:
                while not ended.is_set():
                    tuple([number] for number in range(2000))
            except SystemError as error:
                failed.append(error)
        threads = [threading.Thread(target=build) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(10):
            measurable_total()
        ended.set()
        for thread in threads:
            thread.join()
        self.assertEqual(failed, [])


class Account(object):
    __slots__ = ('data', '__weakref__')

    def __init__(self):
        self.data = bytes(1000)


class ThreadTests(RecorderTestCase):

    def test_an_address_that_is_used_again_is_not_taken_for_counted(self):
        self.track(Account)
        accounts = [Account() for _ in range(2000)]
        quiet = self.snapshot()
        ended = threading.Event()

        def work(own):
            while not ended.is_set():
                for account in own:
                    account.data = bytes(1000)
        threads = [threading.Thread(target=work, args=(accounts[n::4],)) for n in range(4)]
        for thread in threads:
            thread.start()
        busy = [self.snapshot() for _ in range(5)]
        ended.set()
        for thread in threads:
            thread.join()
        self.assertEqual({taken.tracked_total for taken in busy}, {quiet.tracked_total})
        self.assertFalse(quiet.disturbed)

    def test_types_with_memory_that_nothing_shows_are_named(self):
        self.track(Account)
        account = Account()
        self.assertEqual(self.snapshot().blind, [])
        account.data = io.StringIO()
        self.assertEqual(self.snapshot().blind, ['_io.StringIO'])
        self.snapshot()
        self.assertEqual(self.recording.facts['notes'], [
            'Objects of type _io.StringIO do not show all the memory that they keep; '
            'sizes leave it out.'])


class ConsoleTests(RecorderTestCase):

    def test_referents_of_equal_size_are_in_the_order_of_pympler(self):
        self.track(Account, resolution_level=2)
        account = Account()
        account.data = ['a' * 1000, 'b' * 1000, 'c' * 1000]
        self.snapshot()
        out = io.StringIO()
        console.print_stats(self.recording, out)
        found = [line.strip()[0] + line.strip()[1] for line in out.getvalue().splitlines()
                 if line.strip()[:2] in ("'a", "'b", "'c")]
        self.assertEqual(found, ["'c", "'b", "'a"])

    def test_some_of_the_instances(self):
        self.track(Account)
        self.track(Liar)
        kept = [Account() for _ in range(4)] + [Liar()]

        def count(*arguments):
            out = io.StringIO()
            console.print_stats(self.recording, out, *arguments)
            return out.getvalue().count('object at')
        self.snapshot()
        self.assertEqual([count(), count('Account'), count('Account', 2), count('Account', 0.25)],
                         [5, 4, 2, 1])
        del kept

    def test_what_was_not_measured_is_a_dash(self):
        self.snapshot('one')
        self.recorder.create_snapshot('two', compute_total=True)
        out = io.StringIO()
        console.print_snapshots(self.recording, out)
        _, one, two = out.getvalue().splitlines()
        self.assertIn('(          -)', one)
        self.assertNotIn('(          -)', two)


if __name__ == '__main__':
    unittest.main()
