"""Tracking changes nothing about how classes are made, looked at and called."""
import abc
import collections
import dataclasses
import enum
import gc
import inspect
import io
import traceback
import typing
import sys
import types
import unittest

from support import RecorderTestCase, both_ways


class Failing(object):
    def __init__(self, text):
        raise ValueError(text)


class FailingSub(Failing):
    def __init__(self, text):
        Failing.__init__(self, text)


class Order(object):
    class Line(object):
        pass


class Invoice(object):
    class Line(object):
        pass


@both_ways
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
            # a finalizer that the collector calls down there would end Python 3.8
            gc.collect()
            gc.disable()
            try:
                self.assertRaises(RecursionError, Deep)
            finally:
                gc.enable()
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
        self.assertEqual(len(self.snapshot().rows), 3)
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
            def __init__(self):
                pass
        plain = Again.__dict__['__init__']
        self.track(Again, name='first')
        a = Again()
        self.track(Again, name='second', resolution_level=2)
        b = Again()
        self.assertEqual([len(self.rows('first')), len(self.rows('second'))], [1, 1])
        self.recorder.tracker.detach_class(Again)
        c = Again()
        self.assertEqual(len(self.rows()), 2)
        self.assertIs(Again.__dict__['__init__'], plain)
        self.assertRaises(KeyError, self.recorder.tracker.detach_class, Again)
        del a, b, c

    def test_instances_of_a_detached_class_are_followed_to_their_end(self):
        class Left(object):
            def __init__(self):
                self.value = 'x' * 100
        self.track(Left)
        stays, goes = Left(), Left()
        self.recorder.tracker.detach_class(Left)
        later = Left()
        self.assertEqual(len(self.snapshot().rows), 2)
        del goes
        self.assertEqual(len(self.snapshot().rows), 1)
        self.assertEqual(len(self.rows()), 2)
        del stays, later

    def test_new_with_arguments_and_no_constructor(self):
        class New(object):
            __slots__ = ('v',)

            def __new__(cls, a, b=2):
                self = super(New, cls).__new__(cls)
                self.v = (a, b)
                return self
        self.track(New)
        new = New(1, b=5)
        self.assertEqual(new.v, (1, 5))
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
        both = Both(7)
        self.assertEqual(both.q, 7)
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

    def test_nothing_is_seen_of_a_tracked_class(self):
        class Own(object):
            def __init__(self, q: str = 'x', limit: int = 10):
                self.q = q

        class Inherits(Own):
            pass

        class Slotted(object):
            __slots__ = ('a',)

        class New(object):
            def __new__(cls):
                return object.__new__(cls)
        classes = Own, Inherits, Slotted, New

        def seen(cls):
            return (cls.__init__, cls.__new__, inspect.getfullargspec(cls.__init__)
                    if cls is not Slotted and cls is not New else None,
                    cls.__init__ is object.__init__, hasattr(cls, '__del__'), list(vars(cls)))
        plain = [seen(cls) for cls in classes]
        namespaces = [dict(vars(cls)) for cls in classes]
        for cls in classes:
            self.track(cls)
        kept = [cls() for cls in classes]
        self.snapshot()
        self.assertEqual([seen(cls) for cls in classes], plain)
        for cls, namespace in zip(classes, namespaces):
            changed = [name for name, value in vars(cls).items() if namespace[name] is not value]
            if changed:                 # only before 3.12 and without the compiled part
                self.assertEqual((self.exact, changed), (False, ['__init__']))
                make, arguments = vars(cls)['__init__'].__reduce__()
                self.assertIs(make(*arguments), namespace['__init__'])
        del kept

    def test_births_say_how_they_are_known(self):
        class Own(object):
            def __init__(self):
                pass

        class Without(object):
            pass
        self.track(Own, name='Own')
        self.track(Without, name='Without')
        kept = [cls() for cls in (Own, Without) for _ in range(3)]
        births = {name: (how, reason is None)
                  for name, how, reason in self.recorder.tracker.births()}
        self.assertEqual(births, {'Own': ('exact', True), 'Without': ('exact', True)}
                         if self.exact else
                         {'Own': ('constructor', False), 'Without': ('snapshots', False)})
        self.assertEqual([len(self.rows('Own')), len(self.rows('Without'))], [3, 3])
        del kept

    def test_nested_classes_of_the_same_name(self):
        for cls in (Order.Line, Invoice.Line):
            self.track(cls)
        kept = [Order.Line(), Invoice.Line(), Invoice.Line()]
        self.assertEqual([len(self.rows(__name__ + name)) for name in (
            '.Order.Line', '.Invoice.Line')], [1, 2])
        del kept

    def test_enum_members_are_earlier_instances(self):
        class Colour(enum.Enum):
            RED = 1
        self.track(Colour)
        self.assertEqual(len(self.snapshot().rows), 0)
        self.assertIs(Colour(1), Colour.RED)


if __name__ == '__main__':
    unittest.main()
