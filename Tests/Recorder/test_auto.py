"""Without a spec: classes that are chosen, snapshots of themselves and on a signal."""
import os
import signal
import sys
import time
import unittest

from support import ProgramTestCase, RecorderTestCase, both_ways, load_dump, read_record

from heapmonitor.launch import parse
from heapmonitor.ondemand import signal_name
from heapmonitor.options import UsageError

MODELS = '''
    class Order(object):
        __slots__ = ('items', 'number')
        def __init__(self, number):
            self.items, self.number = [number], number
    class Line(object):
        def __init__(self): self.number = 1
    class Other(object):
        pass
'''
# two looks while Orders grow, whatever the machine's speed
GROWS = '''
    import heapmonitor
    from shop.models import Order, Line, Other
    kept, lines, others = [], [], [Other() for _ in range(60)]
    for step in range(4):
        kept += [Order(n) for n in range(500)]
        lines = [Line() for _ in range(300)]
        heapmonitor.create_snapshot('step %d' % step)
    print(len(kept))
'''
NO_INTERVAL = ['--interval', '100000']


@both_ways
class ChoiceTests(ProgramTestCase):

    def setUp(self):
        super(ChoiceTests, self).setUp()
        self.write('shop/__init__.py', '')
        self.write('shop/models.py', MODELS)

    def _alive(self, name, snapshot):
        """How many of a class the dump says were alive at that snapshot."""
        index, snapshots = load_dump(self.dump)
        at = {taken.desc: taken.timestamp for taken in snapshots}[snapshot]
        return sum(1 for instance in index.get(name, ())
                   if at in [time for time, _ in instance.snapshots])

    def test_the_largest_and_those_that_grow(self):
        app = self.write('app.py', GROWS)
        done = self.record(app, options=NO_INTERVAL)
        self.assertEqual((done[0], done[1]), (0, '2000\n'), done)
        self.assertEqual(set(self.index()),
                         {'shop.models.Order', 'shop.models.Line', 'shop.models.Other'})
        # from the second snapshot on, with all that lived before
        for step, orders in enumerate([0, 1000, 1500, 2000]):
            self.assertEqual(self._alive('shop.models.Order', 'step %d' % step), orders)
        self.assertEqual(self._alive('shop.models.Line', 'step 3'), 300)
        self.assertEqual(done[2], 'heapmonitor: for call sites and exact births: '
                         '--track shop.models:Order,trace --track shop.models:Line,trace '
                         '--track shop.models:Other,trace\n')

    def test_births_are_known_from_then_on(self):
        app = self.write('app.py', GROWS)
        self.record(app, options=NO_INTERVAL)
        record = read_record(self.dump)
        births = {name: (how, reason) for name, how, reason in record['births']}
        how, reason = births['shop.models.Line']
        self.assertEqual(how, 'constructor')
        self.assertRegex(reason, r'^tracked from \d+\.\d s on: what was freed before is not counted$')
        lines = sum(n for name, _, n in record['short_lived'] if name == 'shop.models.Line') + \
            self.index()['shop.models.Line']
        self.assertEqual(lines, 900)    # of 1,200: those of the first step were freed unseen

    def test_so_many(self):
        app = self.write('app.py', GROWS)
        self.record(app, options=NO_INTERVAL + ['--auto', '1'])
        self.assertEqual(set(self.index()), {'shop.models.Order'})
        done = self.record(app, options=NO_INTERVAL + ['--auto', '0'])
        self.assertEqual((self.index(), done[2]), ({}, ''))
        self.assertTrue(read_record(self.dump)['census']['types'])

    def test_beside_classes_that_are_named(self):
        app = self.write('app.py', GROWS)
        done = self.record(app, options=NO_INTERVAL + ['--track', 'shop.models:Other', '--auto=1'])
        self.assertEqual(set(self.index()), {'shop.models.Order', 'shop.models.Other'})
        self.assertEqual(len(done[2].splitlines()), 1)
        done = self.record(app, options=['--track', 'shop.models:Other'])
        self.assertEqual((set(self.index()), done[2]), ({'shop.models.Other'}, ''))
        self.assertNotIn('census', read_record(self.dump))

    def test_a_class_that_grows_later_than_others(self):
        app = self.write('app.py', '''
            import heapmonitor
            class Early(object): pass
            class Late(object): pass
            kept = [Early() for _ in range(500)]
            for step in range(6):
                if step > 2: kept += [Late() for _ in range(1000)]
                heapmonitor.create_snapshot('%d' % step)
        ''')
        self.record(app, options=NO_INTERVAL + ['--auto', '1'])
        self.assertEqual(set(self.index()), {'__main__.Early', '__main__.Late'})

    def test_small_ones_are_chosen_early_where_there_is_nothing_else(self):
        app = self.write('app.py', '''
            import heapmonitor
            class Book(object):
                def __init__(self): self.lines = []
            book = Book()
            for step in range(6):
                book.lines += ['line %d of step %d' % (n, step) for n in range(1000)]
                heapmonitor.create_snapshot('%d' % step)
        ''')
        self.record(app, options=NO_INTERVAL)
        self.assertEqual(self.index(), {'__main__.Book': 1})
        _, snapshots = load_dump(self.dump)
        self.assertGreater(snapshots[2].tracked_total, 100000)

    def test_a_short_program_with_one_snapshot(self):
        app = self.write('app.py', '''
            class Own(object): pass
            kept = [Own() for _ in range(3)]
        ''')
        self.record(app, options=NO_INTERVAL)
        self.assertEqual(self.index(), {'__main__.Own': 3})

    def test_only_what_is_the_persons_own(self):
        self.write('site-packages/installed.py', 'class Installed(object): pass\n')
        self.write('plugin.py', 'class Plugged(object):\n    def work(self): pass\n')
        app = self.write('app.py', '''
            import sys, enum, collections, fractions, importlib.util
            sys.path.append('site-packages')
            import installed, heapmonitor
            spec = importlib.util.spec_from_file_location('odd.plugin', 'plugin.py')
            plugin = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(plugin)
            class Meta(type): pass
            Pair = collections.namedtuple('Pair', 'a b')
            kept = [(installed.Installed(), fractions.Fraction(n, 3), plugin.Plugged(),
                     Pair(n, [n]), Meta('Made', (), {})) for n in range(200)]
            heapmonitor.create_snapshot('one')
        ''')
        done = self.record(app, options=NO_INTERVAL)
        self.assertEqual(done[0], 0, done)
        self.assertEqual(set(self.index()), {'odd.plugin.Plugged', '__main__.Pair'})

    def test_nothing_to_choose(self):
        done = self.record('-c', 'kept = [[] for _ in range(1000)]', options=NO_INTERVAL)
        self.assertEqual(done[2], "heapmonitor: no class of the program's own modules had "
                         'instances to track; --track names others\n')
        self.assertTrue(read_record(self.dump)['census']['types'])

    def test_the_first_python_that_has_something_owns_the_dump(self):
        app = self.write('app.py', 'class Own(object): pass\nkept = [Own() for _ in range(9)]\n')
        done = self.record('-c', '"$0" -c "import json"; "$0" %s' % app, sys.executable,
                           command=['/bin/sh'])
        self.assertEqual((done[0], self.index()), (0, {'__main__.Own': 9}))

    def test_the_program_sees_nothing_of_it(self):
        app = self.write('app.py', '''
            import sys, gc, threading, os
            class Own(object):
                pass
            kept = [Own() for _ in range(400)]
            for step in range(3):
                if 'heapmonitor' in sys.modules:
                    sys.modules['heapmonitor'].create_snapshot()
            print(sorted(name for name in sys.modules if name.partition('.')[0] in
                         ('sysconfig', 'platform', 'inspect', 'fnmatch', 'shlex')))
            print(sorted(vars(Own)), Own.__init__ is object.__init__,
                  [thread.name for thread in threading.enumerate()])
            print(os.environ.get('PYTHONPATH'), sys.path)
        ''')
        done = self.record(app)
        self.assertEqual(done[:2], self.python(app)[:2])


class IntervalTests(RecorderTestCase):

    def test_about_twenty_remain_however_long_the_run(self):
        self.recorder.start_automatic()
        self.recorder.periodic.stop()
        del self.recording.snapshots[:]
        first = self.recorder.periodic.interval
        for number in range(1, 400):
            self.recorder._create_periodic()
            if number > 20:
                self.assertIn(len(self.recording.snapshots), range(14, 29))
        self.assertGreater(self.recorder.periodic.interval, 8 * first)
        self.assertEqual(self.recording.facts['interval'], self.recorder.periodic.interval)
        self.assertEqual(self.recording.facts['notes'], [])

    def test_snapshots_with_a_name_stay(self):
        self.recorder.start_automatic()
        self.recorder.periodic.stop()
        for number in range(100):
            self.recorder._create_periodic()
            self.snapshot('USR2 #%d' % number)
        named = [s.description for s in self.recording.snapshots if s.description]
        self.assertEqual(named, ['USR2 #%d' % number for number in range(100)])


@both_ways
class SignalTests(ProgramTestCase):

    OPTIONS = ['--track', '__main__:Own', '--snapshot-on', 'SIGUSR2']

    def _kill(self, program, status=0):
        app = self.write('app.py', program)
        done = self.record(app, options=self.OPTIONS)
        self.assertEqual(done[0], status, done)
        return done

    def test_each_signal_takes_a_snapshot_named_by_its_number(self):
        done = self._kill('''
            import os, signal
            class Own(object): pass
            kept = []
            for n in range(3):
                kept.append(Own())
                os.kill(os.getpid(), signal.SIGUSR2)
        ''')
        self.assertEqual(self.descriptions(), ['USR2 #1', 'USR2 #2', 'USR2 #3', 'exit'])
        self.assertEqual(done[1:], ('', ''))

    def test_the_program_does_not_see_the_handler(self):
        done = self._kill('''
            import os, signal
            print(signal.getsignal(signal.SIGUSR2) is signal.SIG_DFL)
            print(signal.signal(signal.SIGUSR2, signal.SIG_DFL) is signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGUSR2)
        ''')
        self.assertEqual(done[1], 'True\nTrue\n')
        self.assertEqual(self.descriptions(), ['USR2 #1', 'exit'])

    def test_a_program_that_handles_it_itself(self):
        done = self._kill('''
            import os, signal
            class Own(object): pass
            kept = Own()
            signal.signal(signal.SIGUSR2, lambda number, frame: print('handled', number))
            os.kill(os.getpid(), signal.SIGUSR2)
        ''')
        self.assertEqual(done[1], 'handled %d\n' % signal.SIGUSR2)
        self.assertEqual(self.descriptions(), ['exit'])
        self.assertEqual(done[2], 'heapmonitor: the program handles or ignores USR2 itself, so that '
                         'it asks for no snapshots\n')

    def test_one_that_comes_during_a_snapshot(self):
        self._kill('''
            import os, signal, heapmonitor
            from heapmonitor import snapshots
            class Own(object): pass
            kept = Own()
            original = snapshots.process_memory
            def asked():
                snapshots.process_memory = original
                os.kill(os.getpid(), signal.SIGUSR2)
                return original()
            snapshots.process_memory = asked
            heapmonitor.create_snapshot('busy')
        ''')
        self.assertEqual(self.descriptions(), ['busy', 'USR2 #1', 'exit'])

    def test_a_forked_child_is_killed_by_it_as_always(self):
        done = self._kill('''
            import os, signal
            class Own(object): pass
            kept = Own()
            child = os.fork()
            if child == 0:
                os.kill(os.getpid(), signal.SIGUSR2)
                os._exit(0)
            print(os.waitpid(child, 0)[1] == signal.SIGUSR2)
        ''')
        self.assertEqual(done[1], 'True\n')
        self.assertEqual(self.descriptions(), ['exit'])

    def test_the_launcher_passes_it_on_to_whom_it_concerns(self):
        # not to the shell, which it would kill
        app = self.write('app.py', '''
            import os, signal, time
            class Own(object): pass
            kept = Own()
            os.kill(int(os.environ['LAUNCHER']), signal.SIGUSR2)
            import heapmonitor
            while not heapmonitor.running.recorder().recording.snapshots: time.sleep(.01)
        ''')
        done = self.record('-c', 'LAUNCHER=$PPID "$0" %s; echo end' % app, sys.executable,
                           command=['/bin/sh'], options=self.OPTIONS)
        self.assertEqual(done, (0, 'end\n', ''))
        self.assertEqual(self.descriptions(), ['USR2 #1', 'exit'])


class UsageTests(unittest.TestCase):

    def _values(self, *options):
        return parse([*options, '--heapprofile=h', '--', 'python3'])[0]

    def test_defaults_depend_on_what_is_named(self):
        self.assertEqual(self._values()['auto'], 5)
        self.assertEqual(self._values()['interval'], 'auto')
        self.assertEqual(self._values('--interval', '2')['interval'], 2.0)
        self.assertTrue(self._values('--auto', '0')['census'])
        named = self._values('--track', 'a:B')
        self.assertEqual((named['auto'], 'interval' in named, 'census' in named), (0, False, False))
        self.assertTrue(self._values('--track', 'a:B', '--auto', '2')['census'])

    def test_signals(self):
        for text in ('USR2', 'SIGUSR2', 'usr2', 'SIGHUP'):
            self.assertIn(signal_name(text), ('USR2', 'HUP'))
        for text in ('KILL', 'STOP', 'SIGCHLD', 'SEGV', 'TERM', 'INT', 'NONE', '', '12', 'SIG'):
            with self.assertRaises(UsageError):
                signal_name(text)
            with self.assertRaises(UsageError):
                self._values('--snapshot-on', text)


if __name__ == '__main__':
    unittest.main()
