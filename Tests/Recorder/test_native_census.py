"""The compiled part: looks at all objects."""
import abc
import gc
import sys
import threading
import unittest
import weakref

from native_support import NativeTestCase


class Seen(object):
    """A class without instances."""


class CensusTests(NativeTestCase):

    def test_instances_are_of_exactly_these_types(self):
        class Base(object):
            pass

        class Derived(Base):
            pass
        several = [Base() for _ in range(1000)]
        other = Derived()
        count = sys.getrefcount(other)
        found = self.native.instances((Base,))
        self.assertEqual(sorted(map(id, found)), sorted(map(id, several)))
        self.assertEqual(len(self.native.instances((Base, Derived))), 1001)
        self.assertEqual(self.native.instances((int,)), [])
        del found
        self.assertEqual(sys.getrefcount(other), count)

    def test_sizes_are_those_of_getsizeof(self):
        class Own(object):
            def __sizeof__(self):
                raise AssertionError

        class OwnList(list):
            def __sizeof__(self):
                raise AssertionError
        several = [Own() for _ in range(10)], [OwnList(range(100)) for _ in range(10)]
        census = {cls: (count, size) for cls, count, size in self.native.census()}
        head = sys.getsizeof([]) - [].__sizeof__()
        self.assertEqual(census[OwnList], (10, sum(
            list.__sizeof__(each) for each in several[1]) + census[OwnList][0] * head
            + 10 * self.before(OwnList)))
        self.assertEqual(census[Own], (10, 10 * (
            object.__sizeof__(several[0][0]) + head + self.before(Own))))
        gc.collect()
        gc.disable()
        self.addCleanup(gc.enable)
        census = {cls: (count, size) for cls, count, size in self.native.census()}
        slack = 4096 + sys.getsizeof(census)    # this table has grown since
        for cls in dict, type, type(len), type(abc), weakref.ref, property:
            objects = [each for each in gc.get_objects() if type(each) is cls]
            sizes = sum(map(sys.getsizeof, objects))
            self.assertLessEqual(abs(census[cls][0] - len(objects)), 4, cls)
            self.assertLessEqual(abs(census[cls][1] - sizes), slack, cls)

    def before(self, cls):
        """Bytes before the collector's head."""
        plain = type('Plain', (cls.__base__,), {})()
        head = sys.getsizeof([]) - [].__sizeof__()
        return sys.getsizeof(plain) - plain.__sizeof__() - head

    def test_the_collector_is_left_as_it_was(self):
        for switch in gc.enable, gc.disable, gc.enable:
            switch()
            enabled = gc.isenabled()
            self.native.instances((Seen,))
            self.native.census()
            self.assertEqual(gc.isenabled(), enabled)

    def test_tuples_that_threads_build_are_left_alone(self):
        failures = []
        stop = threading.Event()

        def build():
            try:
                while not stop.is_set():
                    tuple(each for each in range(40))
            except SystemError as error:
                failures.append(error)
        threads = [threading.Thread(target=build) for _ in range(4)]
        for each in threads:
            each.start()
        for _ in range(100):
            self.native.instances((Seen,))
            self.native.census()
        stop.set()
        for each in threads:
            each.join()
        self.assertEqual(failures, [])


if __name__ == '__main__':
    unittest.main()
