"""The compiled part: births of whatever makes instances."""
import abc
import array
import collections
import copy
import dataclasses
import enum
import pickle
import sys
import types
import typing
import unittest

from native_support import NativeTestCase, native


class Plain(object):
    """Here, so that it can be pickled."""

    def __init__(self, value=None):
        self.value = value


class BirthTests(NativeTestCase):

    def check(self, cls, *makers):
        """Each maker makes one instance, which is known until it is dropped."""
        kind = self.watch(cls)
        for make in makers:
            living, born, freed = self.native.counts()
            made = make()
            self.assertIs(type(made), cls)
            self.assertEqual(self.native.find(id(made))[1], kind)
            self.assertEqual(self.native.counts(), (living + 1, born + 1, freed))
            del made
            self.assertEqual(self.native.counts(), (living, born + 1, freed + 1), (cls, make))

    def test_plain(self):
        one = Plain()
        self.check(Plain, Plain, lambda: Plain.__new__(Plain), lambda: copy.copy(one),
                   lambda: copy.deepcopy(one), lambda: pickle.loads(pickle.dumps(one)),
                   lambda: object.__new__(Plain))

    def test_bases_in_c(self):
        bases = [list, dict, tuple, int, str, bytes, bytearray, float, complex, Exception, OSError,
                 KeyError, collections.deque, collections.OrderedDict, collections.defaultdict,
                 types.SimpleNamespace, property]
        if sys.version_info < (3, 14):
            bases += [set, frozenset, array.array, staticmethod]
        arguments = {array.array: ('d',), staticmethod: (len,)}
        for base in bases:
            for namespace in {}, {'__slots__': ()}:
                cls = type('Sub', (base,), dict(namespace))
                given = arguments.get(base, ())
                with self.subTest(base=base, namespace=namespace):
                    self.check(cls, lambda: cls(*given), lambda: cls.__new__(cls, *given))

    @unittest.skipIf(sys.version_info < (3, 14), 'sets are made as all others')
    def test_where_births_cannot_be_seen_it_says_so(self):
        for base in set, frozenset, staticmethod, classmethod:
            self.assertFalse(self.native.watch(type('Sub', (base,), {}), 1, 0))
        cls = type('Sub', (set,), {})
        self.assertTrue(self.native.watch(cls, 1, native.UNCOUNTED))
        one, other = cls(), cls()
        self.assertTrue(self.native.add(one, 1, 0, 0.5, 0))
        del one, other
        self.assertEqual(self.native.counts(), (0, 0, 1))
        self.assertEqual(self.native.unborn(cls), 1)

    @unittest.skipIf(sys.version_info < (3, 14), 'arrays are made as all others')
    def test_a_base_whose_births_cannot_be_seen_and_nobody_knew(self):
        cls = type('Sub', (array.array,), {})
        self.watch(cls)
        cls('d')
        self.assertEqual(self.native.counts(), (0, 0, 0))
        self.assertEqual(self.native.unborn(cls), 1)

    def test_slots_and_subclasses(self):
        class Base(object):
            __slots__ = ('a',)

        class Derived(Base):
            pass
        self.check(Base, Base)
        one = Derived()
        self.assertEqual(self.knows(one), [False])
        self.check(Derived, Derived)

    def test_names_tuples_and_enums(self):
        Point = collections.namedtuple('Point', 'x y')
        Typed = typing.NamedTuple('Typed', [('x', int)])
        for cls in Point, Typed:
            one = cls(*range(len(cls._fields)))
            self.check(cls, lambda: cls(*one), lambda: cls._make(one), lambda: one._replace(x=2))

    def test_members_of_enums(self):
        class Colour(enum.Enum):
            @classmethod
            def _missing_(cls, value):
                member = object.__new__(cls)
                member._value_, member._name_ = value, 'OTHER'
                return member
            RED = 1
        self.check(Colour, lambda: Colour(7))

    def test_dataclasses(self):
        plain = dataclasses.make_dataclass('Plain', [('x', int, 0)])
        frozen = dataclasses.make_dataclass('Frozen', [('x', int, 0)], frozen=True)
        classes = [plain, frozen]
        if sys.version_info >= (3, 10):
            classes.append(dataclasses.make_dataclass('Slots', [('x', int, 0)], slots=True))
        for cls in classes:
            one = cls()
            self.check(cls, cls, lambda: dataclasses.replace(one, x=2), lambda: copy.copy(one))

    def test_new_of_its_own_and_failing_constructors(self):
        class Cached(object):
            def __new__(cls, fail=False):
                self = super(Cached, cls).__new__(cls)
                if fail:
                    raise ValueError
                return self

            def __init__(self, fail=False):
                raise KeyError
        self.watch(Cached)
        for argument in False, True:
            with self.assertRaises((KeyError, ValueError)):
                Cached(argument)
        self.assertEqual(self.native.counts(), (0, 2, 2))

    def test_metaclasses(self):
        class Meta(type):
            def __call__(cls):
                return cls.__new__(cls)
        for metaclass in Meta, abc.ABCMeta:
            cls = metaclass('Made', (), {})
            self.check(cls, cls, lambda: cls.__new__(cls))

    def test_calls_that_the_interpreter_has_specialised(self):
        class Warm(object):
            def __init__(self):
                self.value = 1

        def make():
            return Warm()
        for _ in range(100):
            make()
        self.watch(Warm)
        for _ in range(100):
            make()
        self.assertEqual(self.native.counts(), (0, 100, 100))
        self.native.unwatch(Warm)
        for _ in range(100):
            make()
        self.assertEqual(self.native.counts(), (0, 100, 100))

    def test_paused_and_adopted(self):
        self.watch(Plain)
        self.native.pause(True)
        one = Plain()
        self.native.pause(False)
        self.assertEqual(self.knows(one), [False])
        self.assertTrue(self.native.add(one, 7, 3, 0.25, 5))
        self.assertFalse(self.native.add(one, 8, 3, 0.25, 5))
        self.assertEqual(self.native.find(id(one)), (0.25, 7, 3, 0, 5))
        del one
        self.assertEqual(self.native.counts(), (0, 0, 1))

    def test_what_cannot_be_watched(self):
        for cls in int, object, type, collections.OrderedDict:
            self.assertFalse(self.native.watch(cls, 1, 0), cls)
            self.assertFalse(self.native.watch(cls, 1, native.UNCOUNTED), cls)
        with self.assertRaises(TypeError):
            self.native.watch(1, 1, 0)

    def test_a_type_of_c_that_derives_from_nothing_of_ours(self):
        import _struct
        self.assertFalse(self.native.watch(_struct.Struct, 1, 0))
        self.assertEqual(_struct.Struct('i').size, 4)


if __name__ == '__main__':
    unittest.main()
