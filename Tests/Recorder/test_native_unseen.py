"""The compiled part: nothing of its hooks can be seen, in the class, in threads, in processes."""
import gc
import inspect
import pickle
import sys
import threading
import unittest

from native_support import NativeTestCase


class Seen(object):
    """What can be seen of a class."""

    attribute = 1


class UnseenTests(NativeTestCase):

    def look(self, cls):
        return [dict(vars(cls)), dir(cls), cls.__init__ is object.__init__, hasattr(cls, '__del__'),
                str(inspect.signature(cls)), sys.getsizeof(cls), cls.__flags__ & ~(1 << 19),
                cls.__basicsize__, cls.__mro__, cls.__new__ is object.__new__, sys.getrefcount(cls),
                gc.get_referents(cls), type.__init__.__objclass__, vars(type).keys(),
                type.__init__ is vars(type)['__init__'], pickle.dumps(cls()), sys.getsizeof(cls())]

    def test_nothing_of_a_class_is_different(self):
        pickle.dumps(Seen())            # notes the slots in the class
        before = self.look(Seen)
        self.watch(Seen)
        self.native.watches_classes(True)
        self.assertEqual(self.look(Seen), before)
        self.native.unhook_all()
        self.assertEqual(self.look(Seen), before)

    def test_subclasses_override_as_before(self):
        class Base(object):
            pass
        self.watch(Base)

        class Derived(Base):
            def __init__(self, value):
                self.value = value
        self.watch(Derived)
        self.assertEqual(Derived(3).value, 3)
        with self.assertRaises(TypeError):
            Base(3)
        Base.__init__ = Derived.__init__
        self.assertEqual(Base(4).value, 4)

    def test_all_is_as_it_was(self):
        class Local(object):
            pass

        class Meta(type):
            pass
        self.watch(Local)
        self.watch(Meta('Made', (), {}))
        self.native.watches_classes(True)
        self.native.unhook_all()
        Local()
        Meta('Made', (), {})
        self.assertEqual(self.native.counts(), (0, 0, 0))
        state = self.native.state()
        self.assertEqual([state['types'], state['metatypes']], [0, 0])

    def test_threads(self):
        class Local(object):
            pass
        self.watch(Local)

        def work():
            for _ in range(1000):
                several = [Local() for _ in range(100)]
                several[0].others = several
                del several
        threads = [threading.Thread(target=work) for _ in range(8)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        gc.collect()
        self.assertEqual(self.native.counts(), (0, 800000, 800000))


class ProcessTests(NativeTestCase):

    def test_other_interpreters(self):
        self.assertEqual(self.run_in_python('''
            try:
                import _interpreters as interpreters
            except ImportError:
                import _xxsubinterpreters as interpreters
            made = []
            module = native.load()
            module.configure(0.0, None, None, lambda cls: made.append(cls.__name__))
            module.watches_classes(True)
            class Mine: pass
            module.watch(Mine, 1, 0)
            for _ in range(3):
                other = interpreters.create()
                interpreters.run_string(other, """if True:
                    import abc, enum
                    class Theirs: pass
                    class Abstract(metaclass=abc.ABCMeta): pass
                    class Meta(type): pass
                    class Made(metaclass=Meta): pass
                    class Colour(enum.Enum): RED = 1
                    assert [Theirs(), Abstract(), Made(), Colour.RED]
                """)
                interpreters.destroy(other)
            Mine()
            print(made, module.counts())
        '''), "['Mine'] (0, 1, 1)\n")

    def test_at_the_end_of_the_process(self):
        self.assertEqual(self.run_in_python('''
            module = native.load()
            module.configure(0.0, None, lambda: 1, lambda cls: None)
            module.watches_classes(True)
            class Kept:
                def __del__(self): self.__class__
            module.watch(Kept, 1, 1)
            kept = [Kept() for _ in range(100)]
            kept[0].all = kept
            sys.kept = kept
        '''), '')

    def test_a_forked_child_has_its_copy(self):
        self.assertEqual(self.run_in_python('''
            import os
            module = native.load()
            module.configure(0.0, None, None, None)
            class Mine: pass
            module.watch(Mine, 1, 0)
            one = Mine()
            if not os.fork():
                other = Mine()
                os._exit(module.counts() != (2, 2, 0))
            print(os.wait()[1], module.counts())
        '''), '0 (1, 1, 0)\n')

    def test_loading_leaves_no_classes_behind(self):
        self.assertEqual(self.run_in_python('''
            native.load()
            for base in object, list, bytes, Exception:
                names = [cls.__name__ for cls in type.__subclasses__(base)]
                assert 'Probe' not in names and 'probe' not in names
            print(native.why())
        '''), '\n')

    def test_why_it_is_not_used(self):
        self.assertEqual(self.run_in_python('''
            native.disable()
            print(native.load(), native.why())
        '''), 'None switched off\n')
        self.assertEqual(self.run_in_python('''
            native.PATH = '/nowhere/_native.abi3.so'
            print(native.load(), native.why())
        '''), 'None it is not there\n')
        self.assertIn('ImportError', self.run_in_python('''
            native.PATH = native.__file__
            print(native.why())
        '''))


if __name__ == '__main__':
    unittest.main()
