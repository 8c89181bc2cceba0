"""Whole programs under the launcher: every way to start, to end, and to be many."""
import os
import signal
import sys
import textwrap
import unittest

from support import ROOT, ProgramTestCase, both_ways, load_dump

from heapmonitor import native

APP = '''
    import sys, os, signal, time
    class Node(object):
        __slots__ = ('v',)
        def __init__(self, v): self.v = v
    kept = [Node(i) for i in range(20)]
    import heapmonitor
    heapmonitor.create_snapshot('middle')
    kept.append(Node(1))
    print('out', sys.argv[1:], file=sys.stdout)
    print('err', file=sys.stderr)
    sys.stdout.flush()
    exec(os.environ.get('THEN', ''))
'''
TRACK = ['--track', '__main__:Node']


class EndTests(ProgramTestCase):

    def _end(self, then, status, stderr='err\n', path=''):
        app = self.write('app.py', APP)
        done = self.record(app, 'a', '--track', options=TRACK, THEN=then)
        plain = self.python(app, 'a', '--track', THEN=then, PYTHONPATH=ROOT)
        self.assertEqual(done[:2], plain[:2])
        self.assertEqual(done[0], status)
        self.assertEqual(done[2], plain[2])
        if stderr is not None:
            self.assertEqual(done[2], stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), ['app.py', 'heap.dat'])
        return self.index()['__main__.Node'], self.descriptions()

    def test_regular(self):
        self.assertEqual(self._end('', 0), (21, ['middle', 'exit']))

    def test_exception(self):
        self.assertEqual(self._end('raise KeyError(1)', 1, None), (21, ['middle', 'exit']))

    def test_sys_exit(self):
        self.assertEqual(self._end('sys.exit(3)', 3), (21, ['middle', 'exit']))

    def test_os_exit(self):
        self.assertEqual(self._end('os._exit(5)', 5), (21, ['middle', 'exit']))

    def test_sigterm(self):
        self.assertEqual(self._end('os.kill(os.getpid(), 15); time.sleep(9)', -15),
                         (21, ['middle', 'SIGTERM']))

    def test_sigint(self):
        self.assertEqual(self._end('os.kill(os.getpid(), 2); time.sleep(9)', -2, None),
                         (21, ['middle', 'exit']))

    def test_sigkill_leaves_what_was_recorded_up_to_the_last_snapshot(self):
        self.assertEqual(self._end('os.kill(os.getpid(), 9)', -9), (20, ['middle']))

    def test_crash(self):
        then = 'import ctypes; ctypes.string_at(0)'
        self.assertEqual(self._end(then, -signal.SIGSEGV), (20, ['middle']))

    def test_out_of_memory(self):
        # the limit is the process' own: the kernel's answer, a SIGKILL, is tested above
        then = '''if True:
            import resource
            with open('/proc/self/statm') as file:
                used = int(file.read().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (used + (24 << 20),) * 2)
            while True: kept.append(Node(bytes(100000)))
        '''
        status, out, err = self.record(self.write('app.py', APP), options=TRACK, THEN=then)
        self.assertEqual((status, out), (1, 'out []\n'))
        self.assertIn('MemoryError', err)
        # there may be no memory for the last snapshot, which is said; the others are there
        self.assertLessEqual(err.count('heapmonitor: '), 1, err)
        self.assertEqual(self.descriptions()[0], 'middle')
        self.assertEqual(os.listdir(self.folder).count('heap.dat'), 1)

    def test_handlers_of_the_program_stay_its_own(self):
        then = '''if True:
            assert signal.getsignal(15) is signal.SIG_DFL
            old = signal.signal(15, lambda n, f: (print('mine'), sys.exit(4)))
            assert old is signal.SIG_DFL
            os.kill(os.getpid(), 15)
            time.sleep(9)
        '''
        self.assertEqual(self._end(then, 4), (21, ['middle', 'exit']))

    def test_handler_set_and_taken_back(self):
        then = '''if True:
            signal.signal(15, signal.SIG_IGN)
            assert signal.signal(15, signal.SIG_DFL) is signal.SIG_IGN
            os.kill(os.getpid(), 15)
            time.sleep(9)
        '''
        self.assertEqual(self._end(then, -15), (21, ['middle', 'SIGTERM']))

    def test_exec_of_another_program(self):
        then = 'os.execv("/bin/sh", ["sh", "-c", "echo other; exit 6"])'
        self.assertEqual(self._end(then, 6), (21, ['middle', 'exec']))

    def test_exec_that_fails(self):
        then = '''if True:
            try: os.execv("/nowhere/at/all", ["x"])
            except OSError: kept.append(Node(2))
        '''
        self.assertEqual(self._end(then, 0), (22, ['middle', 'exec', 'exit']))

    def test_closed_standard_streams(self):
        app = self.write('app.py', APP)
        status, _, _ = self.record(app, options=TRACK, THEN='os.close(1); os.close(2)')
        self.assertEqual(self.index(), {'__main__.Node': 21})
        self.assertIn(status, (0, 120))

    def test_daemon_threads_at_exit(self):
        then = '''if True:
            import threading
            def forever():
                while 1: Node(0)
            threading.Thread(target=forever, daemon=True).start()
            time.sleep(.1)
        '''
        app = self.write('app.py', APP)
        for _ in range(3):
            status, out, err = self.record(app, options=TRACK + ['--interval=0.01'], THEN=then)
            self.assertEqual((status, out, err), (0, 'out []\n', 'err\n'))

    def test_a_dump_that_cannot_be_written_is_said_once(self):
        app = self.write('app.py', APP)
        self.dump = os.path.join(self.folder, 'no', 'such', 'folder', 'heap.dat')
        status, out, err = self.record(app, options=TRACK)
        self.assertEqual((status, out), (0, 'out []\n'))
        self.assertEqual(err.count('heapmonitor: cannot record'), 1, err)

    def test_sigterm_of_a_sleeping_program_from_outside(self):
        import subprocess
        app = self.write('app.py', APP)
        process = subprocess.Popen(
            [sys.executable, '-m', 'heapmonitor', '--heapprofile=' + self.dump] + TRACK
            + ['--', sys.executable, app], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=dict(os.environ, PYTHONPATH=ROOT,
                                                THEN='time.sleep(900)'))
        process.stdout.readline()
        process.terminate()
        self.assertEqual(process.wait(300), -15)
        process.stdout.close()
        self.assertEqual(self.descriptions(), ['middle', 'SIGTERM'])


class FailureTests(ProgramTestCase):

    def _broken(self, breaking):
        self.write('breaking.py', 'import sys\nfrom heapmonitor import running\n' + textwrap.dedent(breaking))
        app = self.write('app.py', 'import breaking\n' + textwrap.dedent(APP))
        status, out, err = self.record(app, options=TRACK)
        self.assertEqual((status, out), (0, 'out []\n'))
        self.assertEqual(err.count('heapmonitor: recording failed while'), 1, err)
        self.assertEqual(len(err.splitlines()), 2)

    def test_failure_at_a_birth(self):
        self._broken('running.recorder().tracker.add_rows = None')

    def test_failure_at_a_snapshot(self):
        self._broken('''
            from heapmonitor import census
            def count(*arguments): raise RuntimeError('two\\nlines')
            census.count = count
        ''')

    def test_failure_of_the_journal(self):
        self._broken('''
            def append(data): raise OSError(28, 'No space left on device')
            running.recorder()._journal._file.append = append
        ''')

    def test_failure_of_the_dump(self):
        self._broken('''
            from heapmonitor import dump
            def record_of(recording): raise MemoryError()
            dump.record_of = record_of
        ''')


@both_ways
class StartTests(ProgramTestCase):

    def test_environment_and_path_are_the_programs_own(self):
        app = self.write('app.py', """
            import os, sys
            print(sys.path, sys.argv, sys.flags)
            print(sorted(os.environ.items()))
        """)
        # through a shell, which takes the variable of this test's launcher away
        for path in ('unset PYTHONPATH', 'PYTHONPATH=/somewhere/else; export PYTHONPATH'):
            with self.subTest(path=path):
                plain = self.command('/bin/sh', '-c', '%s; exec %s %s' % (
                    path, sys.executable, app), PYTHONPATH=ROOT)
                done = self.command('/bin/sh', '-c', (
                    '%s; PYTHONPATH="%s${PYTHONPATH:+:$PYTHONPATH}" exec %s -m heapmonitor '
                    '--heapprofile=%s -- %s %s') % (
                        path, ROOT, sys.executable, self.dump, sys.executable, app))
                expected = plain[1].replace("('_', '/bin/sh'), ", '')
                self.assertEqual(self._lines(done[1]), self._lines(expected))

    @staticmethod
    def _lines(text):
        path, environment = text.splitlines()
        # the test's own launcher is on the path before the user's entries
        return path.replace(repr(ROOT) + ', ', ''), [
            item for item in eval(environment)
            if item[0] != '_' and item != ('PYTHONPATH', ROOT)]

    def test_module_and_package(self):
        self.write('pkg/__init__.py', '')
        self.write('pkg/shapes.py', '''
            class Shape(object):
                def __init__(self): pass
            class Square(Shape): pass
            FIRST = Square()
        ''')
        self.write('pkg/__main__.py', '''
            from pkg import shapes
            kept = [shapes.Shape(), shapes.Square()]
        ''')
        status, _, err = self.record('-m', 'pkg', options=[
            '--track', 'pkg.shapes:Shape,name=Form', '--track', 'pkg.shapes:Square,level=1,trace'])
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(self.index(), {'Form': 1, 'pkg.shapes.Square': 2})
        square = load_dump(self.dump)[0]['pkg.shapes.Square'][0]
        self.assertEqual(square.trace[-1][2], '<module>')
        self.assertEqual(square.trace[-1][3], ['FIRST = Square()\n'])
        self.assertEqual(square._resolution_level, 1)

    def test_all_classes_of_a_module(self):
        self.write('shapes.py', '''
            import collections
            class Meta(type): pass
            class Shape(object, metaclass=Meta): pass
            Point = collections.namedtuple('Point', 'x y')
            from decimal import Decimal
        ''')
        app = self.write('app.py', '''
            import shapes
            kept = [shapes.Shape(), shapes.Point(1, 2), shapes.Decimal(1)]
        ''')
        self.assertEqual(self.record(app, options=['--track', 'shapes:*'])[::2], (0, ''))
        self.assertEqual(self.index(), {'shapes.Shape': 1, 'shapes.Point': 1})

    def test_class_statements_are_watched_until_all_are_found(self):
        app = self.write('app.py', '''
            import builtins, dataclasses
            one = builtins.__build_class__
            class A(object): pass
            @dataclasses.dataclass
            class B(object):
                x: int
            two = builtins.__build_class__
            kept = A(), B(1)
            print(type(one).__name__, type(two).__name__, *kept)
        ''')
        done = self.record(app, options=['--track', '__main__:A', '--track', '__main__:B'])
        self.assertTrue(done[1].startswith(
            'builtin_function_or_method builtin_function_or_method <' if self.compiled
            and native.load() else 'function builtin_function_or_method <'), done)
        self.assertEqual(self.index(), {'__main__.A': 1, '__main__.B': 1})

    def test_a_module_that_is_watched_anyway(self):
        app = self.write('app.py', 'import dataclasses\nkept = [dataclasses.FrozenInstanceError()]')
        done = self.record(app, options=['--track', 'dataclasses:FrozenInstanceError'])
        self.assertEqual(done, (0, '', ''))
        self.assertEqual(self.index(), {'dataclasses.FrozenInstanceError': 1})

    def test_decorated_classes_of_main(self):
        app = self.write('app.py', '''
            import dataclasses
            @dataclasses.dataclass
            class Point(object):
                x: int
                y: int = 0
            def decorate(cls):
                cls.made = True
                return cls
            @decorate
            class Late(object): pass
            class Third(object): pass
            points = [Point(1, 2), Point(3)]
            late = Late()
            print(points)
        ''')
        status, out, err = self.record(app, options=['--track', '__main__:*'])
        self.assertEqual((status, out, err), (0, '[Point(x=1, y=2), Point(x=3, y=0)]\n', ''))
        self.assertEqual(self.index(), {'__main__.Point': 2, '__main__.Late': 1})

    @unittest.skipIf(sys.version_info < (3, 10), 'slots=True is new in 3.10')
    def test_dataclasses_with_slots(self):
        app = self.write('app.py', '''
            import dataclasses
            @dataclasses.dataclass(slots=True)
            class Point(object):
                x: int
                def __init__(self, x): self.x = x
            @dataclasses.dataclass(slots=True)
            class Other(object):
                x: int
            kept = [Point(1), Other(2)]
        ''')
        status, out, err = self.record(app, options=['--track', '__main__:*'])
        self.assertEqual((status, out, err), (0, '', ''))
        self.assertEqual(self.index(), {'__main__.Point': 1, '__main__.Other': 1})

    def test_class_that_a_module_only_passes_on(self):
        self.write('pkg/__init__.py', 'from pkg.inner import Thing')
        self.write('pkg/inner.py', 'class Thing(object): pass')
        app = self.write('app.py', 'import pkg; kept = [pkg.Thing()]')
        self.assertEqual(self.record(app, options=['--track', 'pkg:Thing'])[::2], (0, ''))
        self.assertEqual(self.index(), {'pkg.inner.Thing': 1})

    def test_failing_import_is_reported_as_always(self):
        self.write('broken.py', 'class Bad(object):\n    raise ValueError("in the body")\n')
        app = self.write('app.py', 'import broken\n')
        plain = self.python(app)
        done = self.record(app, options=['--track', 'broken:Bad', '--track', '__main__:Some'])
        self.assertEqual(done[0], 1)
        reported = [line for line in done[2].splitlines(True)
                    if not line.startswith('heapmonitor:')]
        if sys.version_info >= (3, 11):     # before, a frame of ours is seen
            self.assertEqual(''.join(reported), plain[2])
        else:
            self.assertEqual(reported[-1], plain[2].splitlines(True)[-1])

    def test_specs_that_find_nothing_are_said(self):
        app = self.write('app.py', 'import json')
        _, _, err = self.record(app, options=['--track', 'json:Nothing', '--track', 'nomod:X'])
        self.assertEqual(err, 'heapmonitor: json:Nothing: no class Nothing in json\n'
                              'heapmonitor: nomod:X: the module was never imported\n')

    def test_sitecustomize_of_the_user_still_runs(self):
        self.write('site/sitecustomize.py', 'import sys; sys.customized = __file__')
        app = self.write('app.py', 'import sys, sitecustomize; '
                                   'print(sys.customized == sitecustomize.__file__)')
        path = os.pathsep.join([ROOT, os.path.join(self.folder, 'site')])
        self.assertEqual(self.record(app, path=path, options=['--auto', '0']), (0, 'True\n', ''))

    def test_wrong_usage(self):
        for arguments in (['--', 'x'], ['--heapprofile=h'], ['--track', 'nocolon'],
                          ['--level'], ['--interval=x', '--heapprofile=h', '--', 'y'],
                          ['--track', 'a:B,color=3']):
            status, out, err = self.python('-m', 'heapmonitor', *arguments, PYTHONPATH=ROOT)
            self.assertEqual((status, out), (64, ''))
            self.assertIn('heapmonitor: ', err)


class ChildTests(ProgramTestCase):

    PROGRAM = '''
        import multiprocessing, os, subprocess, sys, work
        kept = [work.Job(n) for n in range(3)]
        if __name__ == '__main__':
            for method in multiprocessing.get_all_start_methods():
                context = multiprocessing.get_context(method)
                process = context.Process(target=work.main, args=(5,))
                process.start()
                process.join()
                print(method, process.exitcode)
            subprocess.check_call([sys.executable, '-c', 'import work; work.main(7)'])
            pid = os.fork()
            if pid == 0:
                work.main(11)
                os._exit(0)
            os.waitpid(pid, 0)
            # its helpers would outlive it by a moment, and be recorded half
            from multiprocessing.forkserver import _forkserver as server
            from multiprocessing.resource_tracker import _resource_tracker as tracker
            for descriptor, helper in ((server._forkserver_alive_fd, server._forkserver_pid),
                                       (tracker._fd, tracker._pid)):
                os.close(descriptor)
                os.waitpid(helper, 0)
            tracker._fd = tracker._pid = None
            server._forkserver_alive_fd = server._forkserver_pid = None
    '''
    WORK = '''
        class Job(object):
            def __init__(self, n): self.n = n
        jobs = []
        def main(count):
            jobs.extend(Job(n) for n in range(count))
    '''

    def _children(self):
        return sorted(len(load_dump(os.path.join(self.folder, name))[0]['work.Job'])
                      for name in os.listdir(self.folder)
                      if name.startswith('heap.dat.') and name[9:].isdigit())

    def test_children_are_left_alone(self):
        self.write('work.py', self.WORK)
        app = self.write('app.py', self.PROGRAM)
        plain = self.python(app)
        self.assertEqual(self.record(app, options=['--track', 'work:Job']), plain)
        self.assertEqual(self.index(), {'work.Job': 3})
        self.assertEqual(sorted(os.listdir(self.folder)), ['app.py', 'heap.dat', 'work.py'])

    def test_children_are_followed(self):
        self.write('work.py', self.WORK)
        app = self.write('app.py', self.PROGRAM)
        plain = self.python(app)
        self.assertEqual(self.record(app, options=['--track', 'work:Job', '--follow']), plain)
        self.assertEqual(self.index(), {'work.Job': 3})
        # fork 3 + 5, spawn and forkserver import the script again, exec 7, os.fork 3 + 11;
        # from 3.14 on the fork server itself does so too
        server = [3] if sys.version_info >= (3, 14) else []
        self.assertEqual(self._children(), server + [7, 8, 8, 8, 14])

    def test_terminated_child(self):
        self.write('work.py', self.WORK)
        app = self.write('app.py', '''
            import multiprocessing, time, work
            def run():
                work.main(4)
                ready.set()
                time.sleep(900)     # until it is terminated
            context = multiprocessing.get_context('fork')
            ready = context.Event()
            process = context.Process(target=run)
            process.start()
            ready.wait()
            process.terminate()
            process.join()
            print(process.exitcode)
        ''')
        for follow, children in (([], []), (['--follow'], [4])):
            done = self.record(app, options=['--track', 'work:Job'] + follow)
            self.assertEqual(done, (0, '-15\n', 'heapmonitor: work:Job was found, but no '
                                    'instance of it was seen\n'))
            self.assertEqual(self._children(), children)

    def test_a_python_that_finds_nothing_hands_over(self):
        self.write('work.py', self.WORK)
        command = '%s -c "import sys; print(1)"; %s -c "import work; work.main(3)"' % (
            sys.executable, sys.executable)
        done = self.record(command=['/bin/sh', '-c', command], options=['--track', 'work:Job'])
        self.assertEqual(done, (0, '1\n', ''))
        self.assertEqual(self.index(), {'work.Job': 3})
        self.assertEqual(sorted(os.listdir(self.folder)), ['heap.dat', 'work.py'])

    def test_a_command_without_python(self):
        done = self.record(command=['/bin/echo', 'nothing'])
        self.assertEqual(done, (0, 'nothing\n', 'heapmonitor: no Python was recorded\n'))
        done = self.record(command=['/no/such/command'])
        self.assertEqual(done[0], 127)

    def test_a_shell_that_starts_several_pythons(self):
        self.write('work.py', self.WORK)
        command = '%s -c "import work; work.main(2)"; %s -c "import work; work.main(3)"' % (
            sys.executable, sys.executable)
        done = self.record(command=['/bin/sh', '-c', command], options=['--track', 'work:Job'])
        self.assertEqual(done, (0, '', ''))
        self.assertEqual(self.index(), {'work.Job': 2})


if __name__ == '__main__':
    unittest.main()
