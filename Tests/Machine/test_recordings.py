"""Recordings on this machine: signals to a group, a terminal that hangs up, kills, rights given up."""
import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
import unittest

from support import NOBODY, PATIENCE, MachineTestCase

BEGIN = """
import os, signal, sys, time
class Order:
    pass
orders = [Order() for _ in range(7)]
def wait_for(name):
    end = time.monotonic() + %d
    while not os.path.exists(name) and time.monotonic() < end:
        time.sleep(0.01)
""" % PATIENCE
COUNTS = BEGIN + """
got = []
signal.signal(int(sys.argv[1]), lambda number, frame: got.append(number))
open('ready', 'w').close()
wait_for('go')
time.sleep(0.5)     # until a second one would have come
print('got', len(got))
"""


class Recordings(MachineTestCase):
    def setUp(self):
        super().setUp()
        self.temporary = self.path('tmp')
        os.mkdir(self.temporary)
        os.chmod(self.temporary, 0o1777)
        os.chmod(self.work, 0o755)
        self.environment = {**os.environ, 'TMPDIR': self.temporary}

    def start(self, program, *arguments, options=(), output='heap.dat', python=sys.executable,
              **settings):
        self.write('app.py', program)
        settings.setdefault('stdout', subprocess.PIPE)
        settings.setdefault('stderr', subprocess.PIPE)
        settings.setdefault('stdin', subprocess.DEVNULL)
        return subprocess.Popen(
            [self.program, 'run', '--track', '__main__:Order', *options, '--heapprofile=' + output,
             '--', python, 'app.py', *map(str, arguments)],
            cwd=self.work, env=self.environment, **settings)

    def wait_for_file(self, name, process):
        self.wait_until(lambda: os.path.exists(self.path(name)) or process.poll() is not None, name)
        self.assertIsNone(process.poll())

    def touch(self, name):
        with open(self.path(name), 'w'):
            pass

    def summary(self):
        result = self.run_program(['summary', self.path('heap.dat')])
        self.assertEqual(0, result.returncode, result.stderr)
        return result.stdout.decode()

    def left(self):
        return os.listdir(self.temporary)

    def test_a_signal_comes_once_whoever_it_is_sent_to(self):
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGINT):
            for to_group in (False, True):
                with self.subTest(number, to_group=to_group):
                    process = self.start(COUNTS, int(number), start_new_session=True)
                    self.wait_for_file('ready', process)
                    (os.killpg if to_group else os.kill)(process.pid, number)
                    self.touch('go')
                    out, error = process.communicate(timeout=PATIENCE)
                    self.assertEqual((0, b'got 1\n', b''), (process.returncode, out, error))
                    self.assertIn('__main__.Order', self.summary())
                    self.assertEqual([], self.left())
                    for name in ('ready', 'go', 'heap.dat'):
                        os.unlink(self.path(name))

    def test_a_terminal_that_hangs_up(self):
        """heaphtml is the first process of the session: the system tells only it."""
        keyboard, terminal = pty.openpty()
        process = self.start(
            BEGIN + "open('ready', 'w').close()\nwait_for('never')\n", stdin=terminal,
            stdout=terminal, stderr=terminal, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(terminal)
        self.wait_for_file('ready', process)
        os.close(keyboard)
        self.assertEqual(128 + signal.SIGHUP, process.wait(timeout=PATIENCE))
        self.assertIn('SIGHUP', self.summary())
        self.assertEqual([], self.left())

    def test_what_killed_runs_leave_goes_with_the_next(self):
        waits = BEGIN + "open('ready', 'w').close()\nwait_for('go')\n"
        for _ in range(3):
            process = self.start(waits, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.wait_for_file('ready', process)
            process.kill()
            process.wait()
            os.unlink(self.path('ready'))
        self.assertGreaterEqual(len(self.left()), 3)
        self.touch('go')
        for folder in [os.path.join(self.temporary, name) for name in self.left()]:
            self.assertEqual(0, os.stat(folder).st_mode & 0o077, folder)

        def is_clean():
            process = self.start(BEGIN)
            self.assertEqual((b'', b''), process.communicate(timeout=PATIENCE))
            return not self.left()
        self.wait_until(is_clean, 'the programs have ended and a run has tidied up')

    def test_a_program_whose_heaphtml_was_killed_goes_on(self):
        """The next run leaves it the recorder, which it may need at any moment."""
        goes_on = """import os, sys, time
open('ready', 'w').close()
""" + BEGIN + """
wait_for('go')
import heapmonitor
heapmonitor.create_snapshot('later')
print('works', flush=True)
"""
        with open(self.path('said'), 'wb') as said:
            process = self.start(goes_on, stdout=said, stderr=said)
        self.wait_for_file('ready', process)
        process.kill()
        process.wait()
        before = set(self.left())
        other = self.start(BEGIN, output='other.dat')
        self.assertEqual((b'', b''), other.communicate(timeout=PATIENCE))
        self.assertLessEqual(before, set(self.left()))
        self.touch('go')

        def has_said():
            with open(self.path('said'), 'rb') as said:
                return said.read()
        self.wait_until(has_said, 'the program has said something')
        self.assertEqual(b'works\n', has_said())

    def test_the_recorder_is_refused_in_a_link_of_a_journal(self):
        """A partial file or a journal that is a link is not followed."""
        self.write('precious', 'mine')
        linked = BEGIN + """
import glob
for folder in glob.glob(os.path.join(%r, 'heaphtml-*')):
    for name in ('heap.dat', 'heap.dat.%%d.part' %% os.getpid()):
        path = os.path.join(folder, name)
        if os.path.lexists(path):
            os.unlink(path)
        os.symlink(%r, path)
""" % (self.temporary, self.path('precious'))
        process = self.start(linked)
        out, error = process.communicate(timeout=PATIENCE)
        self.assertEqual(0, process.returncode, error)
        with open(self.path('precious')) as file:
            self.assertEqual('mine', file.read())
        self.assertIn('__main__.Order', self.summary())

    def test_a_program_that_gave_up_its_rights_names_no_python_for_root(self):
        if os.geteuid() != 0:
            self.skipTest('needs root, whose rights a program can give up')
        python = '/usr/bin/python3'
        try:
            subprocess.run([python, '-c', ''], user=NOBODY, group=NOBODY, check=True, cwd='/')
        except (OSError, subprocess.CalledProcessError):
            self.skipTest('another user may not run ' + python)
        marker, evil = self.path('marker'), self.path('evil')
        self.write('evil', '#!/bin/sh\nid -u >%s\n' % marker)
        os.chmod(evil, 0o755)
        gives_up = BEGIN + """
import glob, heapmonitor, json
heapmonitor.create_snapshot('before')
os.setgid(%d)
os.setuid(%d)
recording = [path for path in glob.glob(os.path.join(%r, 'heaphtml-*', 'recording.json'))
             if os.access(path, os.W_OK)][0]
with open(recording) as file:
    line = json.loads([line for line in file if line.strip()][-1])
line['python'] = %r
with open(recording, 'a') as file:
    file.write('\\n' + json.dumps(line) + '\\n')
os.kill(os.getpid(), signal.SIGKILL)
""" % (NOBODY, NOBODY, self.temporary, evil)
        process = self.start(gives_up, python=python)
        out, error = process.communicate(timeout=PATIENCE)
        self.assertEqual(128 + signal.SIGKILL, process.returncode, error)
        self.assertFalse(os.path.exists(marker), error)
        self.assertIn('__main__.Order', self.summary())
        self.assertEqual([], self.left())


if __name__ == '__main__':
    unittest.main()
