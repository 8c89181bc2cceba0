"""Runs that are ended from outside: at any moment one complete output is in place."""
import fcntl
import os
import random
import resource
import shutil
import signal
import struct
import subprocess
import termios
import unittest

from support import OUTPUTS, PATIENCE, MachineTestCase, leftovers, lock_of, locked, staged, tree

SEED = 20080924
# The calls that change names on disk; a run is killed at each of the first calls of each kind.
CALLS = ('mkdir', 'openat', 'chmod,fchmodat', 'linkat', 'flock', 'write,pwrite64',
         'rename,renameat,renameat2', 'unlink,unlinkat', 'rmdir')


class Killed(MachineTestCase):
    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)

    def restore(self, kept):
        """The older output again, as it was prepared."""
        shutil.rmtree(self.work)
        shutil.copytree(kept, self.work)

    def prepare(self, words):
        """An older output with files of others; returns the two trees that may be there."""
        def fill(folder, dump):
            if os.path.exists(folder):
                shutil.rmtree(folder)
            os.mkdir(folder)
            self.make(words, folder, self.other_dump)
            for name in os.listdir(folder):
                if os.path.isdir(os.path.join(folder, name)):
                    for path in ('mine.txt', 'classes/mine.html', 'mine/mine.txt'):
                        path = os.path.join(folder, name, path)
                        os.makedirs(os.path.dirname(path), exist_ok=True)
                        with open(path, 'w') as file:
                            file.write('mine')
            if dump != self.other_dump:
                self.make(words, folder, dump)
            return tree(folder)
        new = fill(self.work, self.dump)
        return fill(self.work, self.other_dump), new

    def check(self, name, old, new):
        """The output is one of two."""
        after = {path: bytes for path, bytes in tree(self.work).items() if '.partial-' not in path}
        if name == 'heap.html':
            # The page and its folder are moved separately, the folder first.
            page = after.pop(name)
            self.assertIn(page, (old[name], new[name]))
            old, new = dict(old), dict(new)
            old.pop(name), new.pop(name)
        self.assertIn(after, (old, new), sorted(set(after) ^ set(new)))

    def processor_time(self, words):
        """Seconds that a run computes, without `dot`."""
        def used():
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            return usage.ru_utime + usage.ru_stime
        begin = used()
        self.assertEqual(0, self.run_program(words, env={'PATH': ''}).returncode)
        return used() - begin

    def test_at_any_moment(self):
        """A moment is a time that a run has computed: a busy machine does not change it."""
        repetitions = {'report': 60, 'heap.html': 30, 'one.html': 15, 'heap.json': 15, 'garbage': 15}
        for name, count in repetitions.items():
            words = OUTPUTS[name]
            old, new = self.prepare(words)
            old_output = shutil.copytree(self.work, self.work + '-' + name)
            duration = self.processor_time(words)
            self.restore(old_output)
            killed = 0
            # The system's clock ticks every few milliseconds, and most runs of a small dump are over by
            # then: it goes on until one was not.
            for number in range(100 * count):
                if number >= count and killed:
                    break
                moment = self.random.uniform(0.001, 1.1 * duration)
                with self.subTest(name, moment=moment):
                    # The program does not catch this signal, which ends it like SIGKILL.
                    result = self.run_program(words, preexec_fn=lambda: signal.setitimer(
                        signal.ITIMER_PROF, moment))
                    killed += result.returncode == -signal.SIGPROF
                    self.check(name, old, new)
            self.assertGreater(killed, 0)

            def is_clean():
                self.make(words)
                return not leftovers(self.work)
            # Until it has really started, the `dot` of a killed run holds its lock. Then not the next
            # run cleans up, but one soon after.
            self.wait_until(is_clean, 'a run has cleaned up')
            self.assertEqual(new, tree(self.work))

    def test_at_each_step(self):
        if shutil.which('strace') is None:
            self.skipTest('strace is not installed')
        words = OUTPUTS['report']
        old, new = self.prepare(words)
        kept = shutil.copytree(self.work, self.work + '-kept')
        kills = 0
        for calls in CALLS:
            for number in (1, 2, 3, 4, 5, 7, 12, 40, 100):
                with self.subTest(calls, number=number):
                    self.restore(kept)
                    if not self.traced(words, calls, number):
                        break  # so many calls are not made
                    kills += 1
                    self.check('report', old, new)
                    self.make(words)
                    self.assertEqual(new, tree(self.work))
        self.assertGreater(kills, 20)

    def traced(self, words, calls, number):
        """Whether a run was killed at the call of that number in one of its threads."""
        result = subprocess.run(
            ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=' + calls,
             '-e', 'inject=%s:signal=SIGKILL:when=%d' % (calls, number)] + self.command(words),
            cwd=self.work, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if b'ptrace' in result.stderr:
            self.skipTest('this machine does not allow tracing')
        return result.returncode != 0


class Signalled(MachineTestCase):
    """A run that is asked to end cleans up and ends by the signal."""

    def signalled(self, words, number, files=0, **options):
        """Sends a run the signal when it has begun to write, and has written so many files."""
        process = subprocess.Popen(self.command(words), cwd=self.work, stdin=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, **options)

        def has_come_there():
            count = staged(self.work)
            return process.poll() is not None or count is not None and count >= files
        self.wait_until(has_come_there, 'the run writes')
        process.send_signal(number)
        error = process.communicate(timeout=PATIENCE)[1]
        return process.returncode, error

    def test_each_signal(self):
        for name in ('report', 'heap.html', 'heap.json', 'one.html', 'templates', 'garbage'):
            words = OUTPUTS[name]
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                with self.subTest(name, signal=number):
                    subprocess.run(['rm', '-rf', self.path(name), self.path('heap_files')],
                                   check=True)
                    before = tree(self.work)
                    status, error = self.signalled(words, number)
                    self.assertEqual(b'', error)
                    self.assertEqual([], leftovers(self.work))
                    # It may already have been finished when the signal came.
                    self.assertIn(status, (0, -number))
                    if status != 0 and not os.path.lexists(self.path(name)):
                        self.assertEqual(before, tree(self.work))

    def test_an_older_report_stays(self):
        self.make(OUTPUTS['report'], dump=self.other_dump)
        self.write('report/notes.txt', 'mine')
        old = tree(self.work)
        count = sum(content is not None for content in self.expected_tree(OUTPUTS['report']).values())
        with locked(self.work, 'report'):
            for files in range(0, count, max(1, count // 20)):
                with self.subTest(files=files):
                    ended = self.signalled(OUTPUTS['report'], signal.SIGTERM, files)
                    self.assertEqual((-signal.SIGTERM, b''), ended)
                    after = tree(self.work)
                    after.pop(os.path.basename(lock_of(self.work, 'report')))
                    self.assertEqual(old, after)

    def test_ignored_signals_stay_so(self):
        """As with nohup."""
        def ignore():
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        status, error = self.signalled(OUTPUTS['report'], signal.SIGHUP, preexec_fn=ignore)
        self.assertEqual((0, b''), (status, error))
        self.assertIn('report/index.html', tree(self.work))

    def test_while_it_waits_for_its_input(self):
        for words in (OUTPUTS['report'], OUTPUTS['heap.json']):
            words = [word.replace('{dump}', '-') for word in words]
            process = subprocess.Popen(self.command(words), cwd=self.work, stdin=subprocess.PIPE,
                                       stderr=subprocess.PIPE)
            with open(self.dump, 'rb') as file:
                process.stdin.write(file.read(1000))
            process.stdin.flush()

            def has_read():
                waiting = fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4))
                return struct.unpack('i', waiting) == (0,)
            self.wait_until(has_read, 'the run reads')
            process.send_signal(signal.SIGINT)
            self.assertEqual(-signal.SIGINT, process.wait(timeout=PATIENCE))
            process.stdin.close()
            process.stderr.close()
            self.assertEqual({}, tree(self.work))


if __name__ == '__main__':
    unittest.main()
