"""The compiled part: classes that are made."""
import abc
import collections
import enum
import gc
import threading
import types
import typing
import unittest
import weakref

from native_support import NativeTestCase


class MadeTests(NativeTestCase):

    def setUp(self):
        super(MadeTests, self).setUp()
        self.made = []
        self.configure(made=self.made.append)
        self.native.watches_classes(True)

    def test_whatever_makes_them(self):
        class Statement(object):
            pass

        class Colour(enum.Enum):
            RED = 1
        several = [
            Statement, Colour, type('Called', (), {}), types.new_class('New'),
            collections.namedtuple('Tuple', 'x'), typing.NamedTuple('Typed', [('x', int)]),
            abc.ABCMeta('Abstract', (), {}), type('Error', (Exception,), {}), type.__call__(type, 'Direct', (), {})]
        for cls in several:
            self.assertEqual(self.made.count(cls), 1, cls)

    def test_metaclasses_that_are_made_later(self):
        calls = []

        class Meta(type):
            def __init__(cls, name, bases, namespace):
                super(Meta, cls).__init__(name, bases, namespace)
                calls.append(name)

        class Silent(Meta):
            pass

        class One(metaclass=Meta):
            pass

        class Two(metaclass=Silent):
            pass
        self.assertEqual(self.made, [Meta, Silent, One, Two])
        self.assertEqual(calls, ['One', 'Two'])
        Meta.__init__ = type.__init__           # overwrites the slot
        self.native.watches_classes(True)
        Meta('Three', (), {})
        self.assertEqual([cls.__name__ for cls in self.made[4:]], ['Three'])

    def test_a_metaclass_made_in_c_after_the_start(self):
        made = self.run_in_python('''
            made = []
            module = native.load()
            module.configure(0.0, None, None, lambda cls: made.append(cls.__name__))
            module.watches_classes(True)
            import ctypes
            class First(ctypes.Structure): pass
            module.watch(First, 1, 0)
            class Second(ctypes.Structure): pass
            print(made.count("Second"))
        ''')
        self.assertEqual(made, '1\n')

    def test_a_class_that_fails_is_none(self):
        class Meta(type):
            def __init__(cls, name, bases, namespace):
                raise KeyError(name)
        del self.made[:]
        with self.assertRaisesRegex(KeyError, 'Bad'):
            Meta('Bad', (), {})
        self.assertEqual(self.made, [])

    def test_an_instance_of_a_class_is_none(self):
        self.assertIs(type(3), int)
        int('3')
        self.assertEqual(self.made, [])

    def test_switched_off(self):
        self.native.watches_classes(False)
        type('Unseen', (), {})
        abc.ABCMeta('Unseen', (), {})
        self.assertEqual(self.made, [])
        self.assertEqual(self.native.state()['metatypes'], 0)

    def test_classes_and_metaclasses_die(self):
        references = []
        for number in range(50):
            meta = type('Meta', (type,), {})
            cls = meta('Made', (), {})
            self.watch(cls)
            cls()
            references += [weakref.ref(meta), weakref.ref(cls)]
        del meta, cls, self.made[:]
        gc.collect()
        self.assertEqual([each() for each in references], [None] * 100)

    def test_threads_make_classes(self):
        def make():
            for _ in range(300):
                type('Threaded', (), {})
        threads = [threading.Thread(target=make) for _ in range(8)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        self.assertEqual(len(self.made), 2400)


if __name__ == '__main__':
    unittest.main()
