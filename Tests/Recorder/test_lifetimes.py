"""Births and deaths are exact, whatever the class does."""
import copy
import gc
import pickle
import re
import subprocess
import sys
import time
import unittest
import weakref

from support import ROOT, RecorderTestCase, both_ways

from heapmonitor import census
from heapmonitor.recorder import Recorder


class Slotted(object):
    __slots__ = ('x', 'y')

    def __init__(self, x=None):
        self.x = x


class Plain(object):
    def __init__(self):
        pass


@both_ways
class LifetimeTests(RecorderTestCase):

    def _exact(self, cls):
        self.track(cls)
        now = self.recorder.tracker.now
        before = now()
        obj = cls()
        time.sleep(.02)
        alive = now()
        del obj
        after = now()
        row, = self.rows()
        self.assertTrue(before <= self.recording.birth[row] <= before + .01)
        self.assertTrue(alive <= self.recording.death[row] <= after)

    def test_slotted_class_has_exact_times(self):
        if not self.exact:
            self.skipTest('the census of the next snapshot finds such deaths')
        self._exact(Slotted)

    def test_weakly_referencable_class_has_exact_times(self):
        self._exact(Plain)

    def test_no_death_comes_before_its_birth(self):
        # born while a snapshot is taken, in another thread, and gone before it looked
        for cls in Slotted, Plain:
            self.track(cls)
            start = self.recorder.tracker.now()
            objs = [cls() for _ in range(3)]
            del objs
            census.count(self.recorder.tracker, start)
        rec = self.recorder.recording
        self.assertTrue(all(rec.death[row] >= rec.birth[row] for row in rec.rows()))

    def test_instances_made_before_tracking_are_not_tracked(self):
        earlier = [Slotted(), Plain()]
        self.track(Slotted)
        self.track(Plain)
        later = Slotted()
        self.assertEqual(len(self.snapshot().rows), 1)
        del earlier[:]
        self.assertEqual(len(self.rows()), 1)
        another = [Slotted() for _ in range(3)] + [Plain() for _ in range(3)]
        self.assertEqual(len(self.snapshot().rows), 7)
        del later, another

    def test_slotted_instances_are_found_by_the_census(self):
        self.track(Slotted)
        objs = [Slotted() for _ in range(1000)]
        self.assertEqual(len(self.snapshot().rows), 1000)
        del objs[500:]
        self.assertEqual(len(self.snapshot().rows), 500)

    def test_instances_made_without_constructor_are_adopted(self):
        self.track(Slotted)
        first = Slotted([1])
        others = [copy.copy(first), pickle.loads(pickle.dumps(first, 2)),
                  copy.deepcopy(first), Slotted.__new__(Slotted)]
        self.assertEqual(len(self.snapshot().rows), 5)
        now = self.recorder.tracker.now()
        del others[0]
        self.assertEqual(sum(death is not None and death >= now for death in self.deaths()), 1)

    def test_subclasses_with_a_finalizer_of_their_own(self):
        log = []

        class Base(object):
            __slots__ = ('x',)

        class Sub(Base):
            __slots__ = ()

            def __del__(self):
                log.append('Sub')

        class SubSub(Sub):
            __slots__ = ()

            def __del__(self):
                log.append('SubSub')
                super(SubSub, self).__del__()
        self.track(Base)
        for cls in (Base, Sub, SubSub):
            obj = cls()
            del obj

        class Late(Base):
            __slots__ = ()

            def __del__(self):
                log.append('Late')
        obj = Late()
        del obj
        self.assertNotIn(None, self.deaths())
        self.assertEqual(log, ['Sub', 'SubSub', 'Sub', 'Late'])

    def test_exception_of_a_finalizer_is_reported_as_always(self):
        class Failing(object):
            __slots__ = ('x',)

            def __del__(self):
                raise ValueError('mine')
        reports = []
        hook, sys.unraisablehook = sys.unraisablehook, lambda report: reports.append(
            (repr(report.exc_value), getattr(report.object, '__qualname__', None),
             re.sub(' at 0x[0-9a-f]+', '', report.err_msg or ''), _depth(report.exc_traceback)))
        try:
            Failing()
            plain = list(reports)
            self.track(Failing)
            Failing()
        finally:
            sys.unraisablehook = hook
        self.assertEqual(reports, plain * 2)

    def test_a_revived_instance_lives_until_it_is_gone(self):
        zombies = []

        class Zombie(object):
            __slots__ = ('x',)
            calls = 0

            def __init__(self):
                self.x = 1

            def __del__(self):
                Zombie.calls += 1
                zombies.append(self)
        self.track(Zombie)
        Zombie()
        self.snapshot()
        self.assertEqual(self.deaths(), [None])
        zombies.clear()
        self.snapshot()
        self.assertNotIn(None, self.deaths())
        self.assertEqual(Zombie.calls, 1)

    def test_a_pool_that_takes_back_what_is_let_go(self):
        pool = []

        class Buffer(object):
            def __init__(self):
                self.data = b''

            def __del__(self):
                pool.append(self)
        self.track(Buffer)
        for _ in range(20):
            Buffer()
        self.snapshot()
        self.assertEqual(self.deaths(), [None] * 20)
        del pool[5:]
        gc.collect()
        self.snapshot()
        self.assertEqual(self.deaths().count(None), 5)

    def test_short_lived_instances_are_numbers(self):
        recorder = Recorder(compiled=False)     # not a second one with the compiled part
        self.addCleanup(recorder.tracker.detach_all)
        recorders = [recorder]
        if self.exact:
            self.recorder.tracker.detach_all()
            recorders[0] = recorder = Recorder()
            self.addCleanup(recorder.tracker.detach_all)
        recorder.tracker.track_class(Plain)
        recorder.tracker.track_class(Slotted)
        kept = []
        for n in range(1000):
            kept[:] = Plain(), Slotted(n)
        recorder.create_snapshot()
        rec = recorder.recording
        self.assertEqual(len(rec.rows()), 2)
        self.assertEqual(sorted(rec.short_lived.values()), [999, 999])

    def test_many_classes_leave_nothing(self):
        class Base(object):
            def __init__(self):
                pass
        self.track(Base, name='Base')
        references = []

        def request():
            class Form(Base):
                pass
            Form()
            references.append(weakref.ref(Form))
        for _ in range(10):
            request()
        gc.collect()
        self.snapshot()
        kinds = len(self.recording.kinds)
        for _ in range(3000):
            request()
        gc.collect()
        self.snapshot()
        self.assertEqual([r for r in references if r() is not None], [])
        self.assertEqual(len(self.recording.kinds), kinds)
        self.assertLess(len(self.recorder.tracker._classes.known()), 10)

    def test_mocks_are_not_kept(self):
        from unittest import mock
        self.track(mock.MagicMock)
        references = [weakref.ref(mock.MagicMock()) for _ in range(30)]
        gc.collect()
        self.snapshot()
        self.assertEqual([r for r in references if r() is not None], [])

    def test_an_object_of_a_dropped_class_is_not_kept(self):
        made = type('Made', (object,), {'__slots__': ('x',)})
        obj = made()
        self.recorder.tracker.track_object(obj)
        self.snapshot()
        reference = weakref.ref(made)
        del obj, made
        gc.collect()
        self.snapshot()
        self.assertIsNone(reference())
        self.assertNotIn(None, self.deaths())

    def test_cycles_are_collected(self):
        self.track(Slotted)
        a, b = Slotted(), Slotted()
        a.x, b.x = b, a
        del a, b
        self.assertEqual(self.deaths(), [None, None])
        gc.collect()
        self.assertNotIn(None, self.deaths())
        self.assertEqual(gc.garbage, [])

    def test_frozen_instances_are_not_taken_for_dead(self):
        self.track(Slotted)
        objs = [Slotted() for _ in range(5)]
        gc.freeze()
        try:
            self.snapshot()
        finally:
            gc.unfreeze()
        self.assertEqual(self.deaths(), [None] * 5)
        self.assertEqual(len(self.snapshot().rows), 5)
        del objs

    def test_keep_keeps_alive(self):
        self.track(Plain, keep=True)
        obj = Plain()
        self.snapshot()
        del obj
        self.assertEqual(self.deaths(), [None])
        self.recorder.tracker.detach_all()

    def test_long_linked_list_dies_without_overflow(self):
        code = '''if True:
            import sys
            sys.path.insert(0, %r)
            import heapmonitor
            class Link(object):
                __slots__ = ('next',)
                def __init__(self, next): self.next = next
            heapmonitor.track_class(Link)
            head = None
            for i in range(100000): head = Link(head)
            heapmonitor.create_snapshot()
            del head
            rec = heapmonitor.running.recorder().recording
            print(sum(rec.death[row] >= 0 for row in rec.rows()))
        ''' % ROOT
        done = subprocess.run([sys.executable, '-c', code], stdout=subprocess.PIPE, timeout=900)
        self.assertEqual((done.returncode, done.stdout.decode().strip()), (0, '100000'))


def _depth(traceback):
    return 0 if traceback is None else 1 + _depth(traceback.tb_next)


if __name__ == '__main__':
    unittest.main()
