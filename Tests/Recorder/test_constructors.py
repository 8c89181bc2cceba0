"""Tracking changes nothing about how classes are made, looked at and called."""
import abc
import collections
import dataclasses
import enum
import inspect
import io
import traceback
import typing
import sys
import types
import unittest

from support import RecorderTestCase


class Failing(object):
    def __init__(self, text):
        raise ValueError(text)


class FailingSub(Failing):
    def __init__(self, text):
        Failing.__init__(self, text)


class ConstructorTests(RecorderTestCase):

    def test_exception_in_a_constructor_has_its_own_traceback(self):
        plain = self._report(Failing)
        self.track(Failing)
        self.assertEqual(self._report(Failing), plain)
        self.assertNotIn(None, self.deaths())

    @unittest.skipIf(sys.version_info < (3, 11), 'one more frame is seen before 3.11')
    def test_exception_in_an_explicitly_called_constructor(self):
        plain = self._report(FailingSub)
        self.track(Failing)
        self.assertEqual(self._report(FailingSub), plain)

    def _report(self, cls):
        try:
            cls('no')
        except ValueError:
            return traceback.format_exc()

    def test_recursive_constructors_go_as_deep_as_before(self):
        class Deep(object):
            deepest = 0

            def __init__(self, depth=0):
                Deep.deepest = depth
                self.below = Deep(depth + 1)

        def reached():
            self.assertRaises(RecursionError, Deep)
            return Deep.deepest
        plain = reached()
        self.track(Deep)
        self.assertGreaterEqual(reached(), plain - 5)
        self.assertTrue(self.recorder.tracker.enabled)

    def test_most_specialised_tracked_class_wins(self):
        class Base(object):
            def __init__(self):
                self.a = 1

        class Sub(Base):
            def __init__(self):
                Base.__init__(self)

        class SubSub(Sub):
            pass
        self.track(Base, name='Base')
        self.track(Sub, name='Sub')
        objs = [Base(), Sub(), SubSub()]
        rec = self.recording
        self.assertEqual([rec.names[rec.registered[row]][0] for row in self.rows()],
                         ['Base', 'Sub', 'Sub'])
        del objs

    def test_untracked_subclass_is_tracked_by_its_base(self):
        class Base(object):
            def __init__(self):
                self.a = 1

        class Explicit(Base):
            def __init__(self):
                Base.__init__(self)

        class BySuper(Base):
            def __init__(self):
                super(BySuper, self).__init__()

        class Without(Base):
            def __init__(self):
                pass
        self.track(Base, name='Base')
        objs = [Explicit(), BySuper(), Without()]
        self.assertEqual(len(self.rows()), 2)
        self.assertEqual(len(self.snapshot().rows), 3)      # the third is adopted
        del objs

    def test_an_object_is_tracked_once(self):
        class Once(object):
            def __init__(self):
                pass
        self.track(Once)
        obj = Once()
        obj.__init__()
        self.recorder.tracker.track_object(obj)
        self.assertEqual(len(self.rows()), 1)

    def test_parameters_change_when_tracked_again(self):
        class Again(object):
            pass
        self.track(Again, name='first')
        a = Again()
        self.track(Again, name='second', resolution_level=2)
        b = Again()
        self.assertEqual([len(self.rows('first')), len(self.rows('second'))], [1, 1])
        self.recorder.tracker.detach_class(Again)
        c = Again()
        self.assertEqual(len(self.rows()), 2)
        self.assertNotIn('__init__', Again.__dict__)
        self.assertRaises(KeyError, self.recorder.tracker.detach_class, Again)
        del a, b, c

    def test_new_with_arguments_and_no_constructor(self):
        class New(object):
            __slots__ = ('v',)

            def __new__(cls, a, b=2):
                self = super(New, cls).__new__(cls)
                self.v = (a, b)
                return self
        self.track(New)
        self.assertEqual(New(1, b=5).v, (1, 5))
        self.assertEqual(len(self.rows()), 1)

    def test_wrong_arguments_are_refused_in_the_same_words(self):
        class Nothing(object):
            pass
        messages = []
        for _ in range(2):
            with self.assertRaises(TypeError) as caught:
                Nothing(1)
            messages.append(str(caught.exception))
            self.track(Nothing)
        self.assertEqual(messages[0], messages[1])

    def test_diamond_is_not_cut(self):
        class Left(object):
            pass

        class Right(object):
            def __init__(self, q):
                self.q = q

        class Both(Left, Right):
            pass
        self.track(Left)
        self.assertEqual(Both(7).q, 7)
        self.assertEqual(len(self.rows()), 1)

    def test_signature_and_docstring_stay(self):
        class Signed(object):
            def __init__(self, a, *, self_=1, k: int = 3):
                "doc"

        class Sub(Signed):
            pass
        plain = [str(inspect.signature(cls)) for cls in (Signed, Sub)]
        self.track(Signed)
        self.assertEqual([str(inspect.signature(cls)) for cls in (Signed, Sub)], plain)
        self.assertEqual(Signed.__init__.__doc__, 'doc')
        self.assertEqual(Signed.__init__.__name__, '__init__')
        Signed(1, k=2)
        self.assertEqual(len(self.rows()), 1)
        self.assertEqual(typing.get_type_hints(Signed.__init__), {'k': int})

    def test_keyword_called_self(self):
        class Keywords(object):
            def __init__(*args, **kw):
                args[0].kw = kw
        self.track(Keywords)
        self.assertEqual(Keywords(**{'self': 3, 'cls': 4}).kw, {'self': 3, 'cls': 4})

    def test_detach_all_restores_everything(self):
        class Both(object):
            __slots__ = ()

            def __init__(self):
                pass

            def __del__(self):
                pass
        plain = dict(Both.__dict__)
        self.track(Both)
        self.assertNotEqual(dict(Both.__dict__), plain)
        self.recorder.tracker.detach_all()
        self.assertEqual(dict(Both.__dict__), plain)

    def test_types_written_in_c_are_refused(self):
        for cls in (int, dict, types.SimpleNamespace, collections.deque):
            self.assertRaises(TypeError, self.track, cls)
        self.assertRaises(TypeError, self.track, 'no class')
        self.assertRaises(TypeError, self.recorder.tracker.track_object, 7)

    def test_odd_classes(self):
        class Frozen(type):
            def __setattr__(cls, name, value):
                raise TypeError('frozen class')

            def __hash__(cls):
                raise RuntimeError('hashed')

        class Whole(int):
            __slots__ = ()

        class Pair(tuple):
            __slots__ = ()

        class Items(dict):
            def __init__(self, *items):
                super(Items, self).__init__(*items)
                self.extra = 'e'

        class WithMeta(metaclass=Frozen):
            __slots__ = ('a',)

            def __init__(self):
                self.a = 1

        class Generic(typing.Generic[typing.TypeVar('K')]):
            def __init__(self):
                self.a = 1

        class Abstract(abc.ABC):
            def __init__(self):
                self.a = 1

        class Raw(io.RawIOBase):
            def __init__(self):
                pass

        class Problem(Exception):
            pass

        @dataclasses.dataclass
        class Data(object):
            x: int
        Named = collections.namedtuple('Named', 'a b')
        for make in (lambda: Whole(1000), lambda: Pair((1, 2)), lambda: Named(1, 2),
                     lambda: Problem('x'), WithMeta, Generic, Abstract, Raw,
                     lambda: Items({1: 2}), lambda: Data(1)):
            cls = type(make())
            with self.subTest(cls=type.__dict__['__name__'].__get__(cls)):
                self.track(cls)
                before = len(self.rows())
                obj = make()
                sized = len(self.snapshot().rows)
                del obj
                self.assertEqual(len(self.rows()) - before, 1)
                self.assertEqual(sized, 1)
                self.assertNotIn(None, self.deaths())

    def test_a_class_pickled_by_value_takes_its_own_constructor(self):
        class Inherits(Failing):
            pass
        original = Failing.__init__
        self.track(Inherits)
        make, arguments = Inherits.__dict__['__init__'].__reduce__()
        self.assertIs(make(*arguments), original)
        self.track(Failing)
        make, arguments = Failing.__dict__['__init__'].__reduce__()
        self.assertIs(make(*arguments), original)

    def test_enum_members_are_earlier_instances(self):
        class Colour(enum.Enum):
            RED = 1
        self.track(Colour)
        self.assertEqual(len(self.snapshot().rows), 0)
        self.assertIs(Colour(1), Colour.RED)


if __name__ == '__main__':
    unittest.main()
