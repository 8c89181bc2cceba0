"""The compiled part: deaths, whatever frees an instance."""
import gc
import unittest
import weakref

from native_support import NativeTestCase


class DeathTests(NativeTestCase):

    def test_cycles(self):
        class Node(object):
            pass
        self.watch(Node)
        for _ in range(10):
            node = Node()
            node.me = node
        del node
        gc.collect()
        self.assertEqual(self.native.counts(), (0, 10, 10))

    def test_a_finalizer_of_the_class_runs_as_before(self):
        calls = []

        class Closing(object):
            def __del__(self):
                calls.append(type(self).__name__)

        class Derived(Closing):
            def __del__(self):
                super(Derived, self).__del__()
                calls.append('Derived too')

        class Inheriting(Closing):
            pass
        for cls in Closing, Derived, Inheriting:
            self.watch(cls)
            cls()
        self.assertEqual(calls, ['Closing', 'Derived', 'Derived too', 'Inheriting'])
        self.assertEqual(self.native.counts(), (0, 3, 3))

    def test_a_finalizer_that_is_set_and_deleted_later(self):
        calls = []

        class Base(object):
            pass

        class Derived(Base):
            pass
        self.watch(Base)
        self.watch(Derived)
        for cls in Base, Derived:
            cls()
        Base.__del__ = lambda self: calls.append('overwritten')     # the slots of both
        Derived.__del__ = Base.__del__
        for cls in Base, Derived:
            cls()
        self.assertEqual(calls, ['overwritten'] * 2)
        del calls[:]
        Base.__del__ = lambda self: calls.append(type(self))
        one = Derived()
        Derived.__del__ = lambda self: calls.append(self.__class__.__name__)
        self.native.watch(Derived, 2, 0)
        del one
        Base()
        self.assertEqual(calls, ['Derived', Base])
        del Base.__del__, Derived.__del__
        for cls in Base, Derived:
            cls()
        self.assertEqual(calls, ['Derived', Base])
        self.assertEqual(self.native.counts(), (0, 8, 8))

    def test_a_revived_instance_lives_on(self):
        kept = []

        class Phoenix(object):
            def __del__(self):
                kept.append(self)
        self.watch(Phoenix)
        Phoenix()
        self.assertEqual(self.native.counts(), (1, 1, 0))
        self.assertEqual(self.knows(kept[0]), [True])
        self.assertEqual(self.native.instances((Phoenix,)), kept)
        cycle = Phoenix()
        cycle.me = cycle
        del cycle
        gc.collect()
        self.assertEqual(self.native.counts(), (2, 2, 0))
        self.assertEqual(self.knows(*kept), [True, True])

    def test_an_instance_that_its_finalizer_looks_at_is_dead(self):
        seen = []

        class Looked(object):
            def __del__(self):
                seen.append(repr(self))
                self.rest = [seen]
        self.watch(Looked)
        Looked()
        cycle = Looked()
        cycle.me = cycle
        del cycle
        gc.collect()
        self.assertEqual(len(seen), 2)
        self.assertEqual(self.native.counts(), (0, 2, 2))

    def test_an_error_of_the_program_in_flight_stays(self):
        class Local(object):
            pass
        self.watch(Local)

        def fail():
            one = Local()           # noqa: F841
            raise KeyError('mine')
        with self.assertRaisesRegex(KeyError, 'mine'):
            fail()
        self.assertEqual(self.native.counts(), (0, 1, 1))

    def test_weak_references_are_called_as_before(self):
        class Named(object):
            pass
        self.watch(Named)
        calls = []
        one = Named()
        reference = weakref.ref(one, calls.append)
        del one
        self.assertEqual(calls, [reference])
        self.assertIsNone(reference())

    def test_classes_die_with_their_instances(self):
        calls = []
        for number in range(200):
            cls = type('Dynamic', (object,), {'__del__': lambda self: calls.append(type(self))})
            kind = self.watch(cls)
            one = cls()
            one.me = one
            self.assertEqual(self.native.find(id(one))[1], kind)
            del one, cls
            if number % 7 == 0:
                gc.collect()
                del calls[:]
        gc.collect()
        self.assertEqual(len(calls), 200 - 197)
        self.assertEqual(self.native.counts(), (0, 200, 200))

    def test_class_is_assigned(self):
        class One(object):
            pass

        class Other(object):
            pass
        self.watch(One)
        first, second = One(), Other()
        first.__class__, second.__class__ = Other, One
        self.assertEqual(self.knows(first, second), [True, False])
        address = id(first)
        del first, second               # Other is not watched: nothing reports it
        self.assertIsNotNone(self.native.find(address))
        self.native.missed(address, 0.5)
        self.assertEqual(self.native.counts(), (0, 1, 1))

    def test_an_address_that_is_used_again(self):
        class One(object):
            __slots__ = ()

        class Other(object):
            __slots__ = ()
        self.watch(One)
        one = One()
        one.__class__ = Other
        address = id(one)
        del one                         # unseen
        several = [One() for _ in range(100)]
        if address not in map(id, several):
            self.skipTest('this allocator uses no address again')
        self.assertEqual(self.native.counts()[0], len(several))
        self.assertEqual(self.native.counts()[1:], (101, 1))


if __name__ == '__main__':
    unittest.main()
