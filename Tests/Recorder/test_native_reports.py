"""The compiled part: what is told of births and deaths, and what it calls."""
import array
import time
import unittest

from native_support import NativeTestCase, native


def numbers(code, content):
    return list(array.array(code, content))


class ReportTests(NativeTestCase):

    def setUp(self):
        super(ReportTests, self).setUp()

        class Local(object):
            pass
        self.cls = Local
        self.kind = self.watch(Local)

    def assign(self, *pairs):
        self.native.assign(array.array('Q', [id(obj) for obj, _ in pairs]),
                           array.array('I', [row for _, row in pairs]).tobytes())

    def test_living(self):
        several = [self.cls() for _ in range(1000)]
        self.assign((several[3], 17))
        columns = [numbers(code, column)
                   for code, column in zip('QdIIIB', self.native.living())]
        self.assertEqual(sorted(columns[0]), sorted(map(id, several)))
        rows = dict(zip(columns[0], columns[4]))
        self.assertEqual(rows.pop(id(several[3])), 17)
        self.assertEqual(set(rows.values()), {0})
        self.assertEqual(set(columns[2]), {self.kind})
        births = dict(zip(columns[0], columns[1]))
        ordered = [births[id(each)] for each in several]
        self.assertEqual(ordered, sorted(ordered))

    def test_what_waits_for_a_row(self):
        several = [self.cls() for _ in range(7)]
        self.assign((several[0], 1), (several[1], 2))
        self.assertEqual(self.native.waiting(), [(self.kind, 0, 5)])

    def test_what_a_census_found(self):
        class Other(object):
            pass
        seen, new, gone, later = (self.cls() for _ in range(4))
        other = Other()
        self.native.add(other, 99, 0, 0.0, 0)       # older than the tracking
        self.assign((seen, 5))
        time = self.native.find(id(gone))[0]        # that of `later` is after it
        stranger, changed = Other(), self.cls()
        self.native.remove(id(changed))
        self.native.add(changed, self.kind + 7, 0, 0.0, 0)
        rows, objects, fresh, others, missing = self.native.sift(
            [new, other, stranger, seen, later, changed, new], 99, time)
        self.assertEqual(numbers('I', rows), [5])
        self.assertIs(objects[0], seen)
        self.assertEqual(numbers('Q', fresh[0]), [id(new)])
        self.assertEqual(numbers('I', fresh[2]), [self.kind])
        self.assertEqual(list(map(id, fresh[5])), [id(new)])
        self.assertEqual(list(map(id, others)), [id(stranger), id(changed)])
        self.assertEqual(numbers('Q', missing), [id(gone)])

    def test_the_clock_is_that_of_perf_counter(self):
        start = time.perf_counter()
        self.native.configure(start, None, None, None)
        self.watch(self.cls)
        before = time.perf_counter() - start
        one = self.cls()
        self.assertTrue(before <= self.native.find(id(one))[0] <= time.perf_counter() - start)

    def test_deaths_of_those_that_have_a_row(self):
        one, other, third = self.cls(), self.cls(), self.cls()
        self.assign((one, 1), (other, 2))
        del one, third
        rows, times = self.native.deaths()
        self.assertEqual(numbers('I', rows), [1])
        self.assertGreater(numbers('d', times)[0], 0)
        self.assertEqual(self.native.deaths(), (b'', b''))
        self.native.missed(id(other), 0.25)
        self.assertEqual([numbers(code, column) for code, column in
                          zip('Id', self.native.deaths())], [[2], [0.25]])
        self.assertEqual(self.native.unseen(), [(self.kind, 0, 1)])

    def test_short_lived(self):
        self.native.keep_short_lived(True)
        one = self.cls()
        address = id(one)
        del one
        columns = [numbers(code, column)
                   for code, column in zip('QddII', self.native.short_lived())]
        self.assertEqual([columns[0], columns[3], columns[4]], [[address], [self.kind], [0]])
        self.assertLess(columns[1][0], columns[2][0])
        self.assertEqual(self.native.short_lived(), (b'',) * 5)
        self.assertEqual(self.native.unseen(), [(self.kind, 0, 1)])

    def test_removed_is_no_death(self):
        one = self.cls()
        self.native.remove(id(one))
        del one
        self.assertEqual(self.native.counts(), (0, 1, 0))

    def test_memory_is_given_back(self):
        empty = self.native.bytes_held()
        several = [self.cls() for _ in range(100000)]
        self.assertTrue(32 * 100000 < self.native.bytes_held() - empty < 100 * 100000)
        for number in range(0, 100000, 2):
            several[number] = None
        self.assertEqual(self.native.counts(), (50000, 100000, 50000))
        self.assertTrue(all(self.knows(*several[1::2])))
        del several
        self.assertEqual(self.native.counts(), (0, 100000, 100000))
        self.assertLess(self.native.bytes_held() - empty, 10000)

    def test_rows_that_do_not_fit_the_addresses(self):
        with self.assertRaises(RuntimeError):
            self.native.assign(b'12345678', b'12345678')


class CallbackTests(NativeTestCase):

    class Local(object):
        pass

    def test_traces(self):
        traces = iter([5, 6])
        self.configure(trace=lambda: next(traces))
        self.watch(self.Local, native.TRACED)
        one, other = self.Local(), self.Local()
        self.assertEqual([self.native.find(id(each))[2] for each in (one, other)], [5, 6])
        third = self.Local()            # StopIteration
        self.assertEqual(self.native.find(id(third))[2], 0)

    def test_errors_never_reach_the_program(self):
        for result in 'text', -1, 2 ** 40, None:
            self.configure(trace=lambda: result)
            self.watch(self.Local, native.TRACED)
            one = self.Local()
            self.assertEqual(self.native.find(id(one))[2], 0)

        def fail():
            raise ValueError
        self.configure(due=fail, trace=fail, made=fail)
        self.watch(self.Local, native.TRACED)
        self.native.set_due(0.0)
        self.native.watches_classes(True)
        self.Local()
        type('Made', (), {})
        self.assertEqual(self.native.counts(), (0, 1, 1))

    def test_what_a_signal_raises_does(self):
        def interrupted():
            raise KeyboardInterrupt
        self.configure(trace=interrupted)
        self.watch(self.Local, native.TRACED)
        with self.assertRaises(KeyboardInterrupt):
            self.Local()
        self.assertEqual(self.native.counts(), (0, 0, 0))

    def test_due_once_before_the_birth(self):
        seen = []

        def due():
            seen.append(self.native.counts())
            self.Local()                # calls nothing
        self.configure(due=due)
        self.watch(self.Local)
        self.Local()
        self.native.set_due(0.0)
        self.Local()
        self.Local()
        self.assertEqual(seen, [(0, 1, 1)])
        self.assertEqual(self.native.counts(), (0, 4, 4))

    def test_a_callback_that_ends_the_recording(self):
        self.configure(due=self.native.unhook_all)
        self.watch(self.Local)
        self.native.set_due(0.0)
        self.Local()
        self.assertEqual(self.native.counts(), (0, 0, 0))


if __name__ == '__main__':
    unittest.main()
