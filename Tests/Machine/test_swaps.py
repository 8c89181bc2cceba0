"""Another user exchanges folders and links at random while root makes an output: nothing of root's
elsewhere is read into it, changed or removed.

HEAPHTML_ATTACK_SECONDS sets how long each of the attacks goes on (default: 4).
"""
import collections
import contextlib
import os
import random
import shutil
import subprocess
import sys
import time
import unittest

from strangers import StrangersTestCase, status_of
from support import NOBODY, OUTPUTS, PATIENCE, lock_of

SECONDS = float(os.environ.get('HEAPHTML_ATTACK_SECONDS', '4'))
SWAPPER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'swapper.py')
# The calls that act on names; a run is held for a moment at one of each kind.
CALLS = ('openat', 'newfstatat', 'fstat', 'mkdirat', 'linkat', 'unlinkat', 'renameat,renameat2',
         'fchmod', 'flock', 'getdents64', 'readlinkat', 'write')
KINDS = ('report', 'report', 'heap.html', 'one.html', 'heap.csv', 'templates')


class Swapped(StrangersTestCase):
    def setUp(self):
        super().setUp()
        self.random = random.Random(20080924)
        self.swapper = shutil.copy(SWAPPER, os.path.join(self.machine, 'swapper.py'))
        os.chmod(self.swapper, 0o644)
        self.can_trace = self.runs(['strace', '-o', '/dev/null', 'true'])
        self.python = next((python for python in (sys.executable, '/usr/bin/python3')
                            if self.runs([python, '-c', ''], user=NOBODY, group=NOBODY)), None)
        if self.python is None:
            self.skipTest('no Python that another user may run')

    def runs(self, command, **options):
        try:
            return subprocess.run(command, stderr=subprocess.DEVNULL, cwd=self.machine,
                                  **options).returncode == 0
        except OSError:
            return False

    @contextlib.contextmanager
    def swapping(self, folder, names, pause):
        """Another user exchanges names in a folder meanwhile."""
        swapper = subprocess.Popen(
            [self.python, '-B', self.swapper, self.path(folder), self.path('precious'), str(pause),
             str(self.random.randrange(1 << 30))] + names,
            stdout=subprocess.PIPE, cwd=self.machine, user=NOBODY, group=NOBODY, extra_groups=[])
        self.assertEqual(b'ready\n', swapper.stdout.readline())
        try:
            yield
        finally:
            swapper.kill()
            swapper.wait()
            swapper.stdout.close()

    def prepare(self, prepare, words):
        """Root's own folder, which nothing may happen to, and what an attack begins with."""
        subprocess.run(['rm', '-rf', self.path()], check=True)
        os.mkdir(self.path())
        os.chmod(self.path(), 0o755)
        precious = self.folder('precious')
        for name in ('deep', 'assets', 'classes', 'new', 'sub'):
            self.folder('precious/' + name)
        for name in ('index.html', 'secret.txt', 'sub/index.html', 'lock', 'page',
                     'assets/files.txt', 'heap.csv', 'report'):
            self.write('precious/' + name, 'of root')
            os.chmod(self.path('precious', name), 0o600)
        prepare(words)
        return precious

    def held_up(self, command):
        """The command, held for a moment at some of its calls."""
        if not self.can_trace or self.random.random() < 0.3:
            return command
        calls = self.random.choice(CALLS)
        first = self.random.choice((1, 2, 3, 5, 8, 13, 21, 34))
        return ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=' + calls, '-e',
                'inject=%s:delay_enter=%d:when=%d..%d' % (
                    calls, self.random.choice((500, 3000, 20000)), first, first + 5)] + command

    def attack(self, folder, names, prepare, kinds, allowed):
        """Runs under attack for a while: each ends as it may, with one line at most."""
        ended = collections.Counter()
        end = time.monotonic() + SECONDS
        while time.monotonic() < end or sum(ended.values()) < 6:
            words = OUTPUTS[self.random.choice(kinds)]
            precious = self.prepare(prepare, words)
            before = status_of(precious)
            with self.swapping(folder, names, self.random.choice((0, 200, 1000, 10000))):
                done = subprocess.run(
                    self.held_up(self.command(self.placed(words))), cwd=self.work,
                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                    timeout=PATIENCE)
            ended[done.returncode] += 1
            self.assertEqual(before, status_of(precious), (words, done))
            self.assertIn(done.returncode, allowed, (words, done))
            self.assertLessEqual(done.stderr.count(b'\n'), 1, done)
        if 'HEAPHTML_ATTACK_SECONDS' in os.environ:
            print('%s: %s' % (self.id().split('.')[-1], dict(ended)), file=sys.stderr)

    def placed(self, words):
        """The output in the folder `place`."""
        words = list(words)
        at = words.index('-o') + 1 if '-o' in words else len(words) - 1
        words[at] = 'place/' + words[at]
        return words

    def older_output(self, words):
        """Made once, and copied for each run."""
        kept = self.work + '-' + os.path.basename(words[-1])
        if not os.path.isdir(kept):
            self.folder('place')
            if words[0] != 'templates':
                self.make(self.placed(words), dump=self.other_dump)
            if words == OUTPUTS['report']:
                self.write('place/report/sub/deep/notes.txt', 'mine')
            shutil.move(self.path('place'), kept)
        shutil.copytree(kept, self.path('place'))

    def test_that_the_attack_succeeds_against_one_who_goes_by_names(self):
        precious = self.prepare(lambda words: self.folder('place/sub'), [])
        self.of_nobody('place')
        end = time.monotonic() + PATIENCE
        with self.swapping('place', ['sub'], 200):
            while os.path.exists(precious + '/index.html') and time.monotonic() < end:
                try:
                    if not os.path.islink(self.path('place/sub')):
                        os.unlink(self.path('place/sub/index.html'))
                except OSError:
                    pass
        self.assertFalse(os.path.exists(precious + '/index.html'))

    def test_the_owner_of_the_report(self):
        def prepare(words):
            self.older_output(words)
            self.of_nobody('place/report')
        names = ['sub', 'assets', 'classes', 'index.html']
        self.attack('place/report', names, prepare, ['report'], allowed=(73,))

    def test_the_owner_of_the_folder_around_it(self):
        def prepare(words):
            self.older_output(words)
            os.chown(self.path('place'), NOBODY, NOBODY)
        names = ['report', 'heap.html', 'heap_files', 'one.html', 'heap.csv', 'templates']
        self.attack('place', names, prepare, KINDS, allowed=(73,))

    def test_the_owner_of_a_folder_further_above(self):
        def prepare(words):
            self.folder('above')
            self.folder('above/place')
            os.symlink('above/place', self.path('place'))
            self.of_nobody('above')
            os.chown(self.path('above/place'), 0, 0)
        self.attack('above', ['place'], prepare, KINDS, allowed=(73,))

    def test_anybody_in_a_folder_like_tmp(self):
        def prepare(words):
            self.older_output(words)
            os.chmod(self.path('place'), 0o1777)
            for name in ('report', 'heap_files', 'heap.csv', 'one.html'):
                path = lock_of(self.path('place'), name)
                self.random.choice((
                    lambda: os.symlink(self.path('precious/lock'), path), lambda: os.mkfifo(path),
                    lambda: os.mkdir(path), lambda: None))()
                if os.path.lexists(path):
                    os.lchown(path, NOBODY, NOBODY)
        names = ['report', 'heap.html', 'heap_files', 'one.html', 'heap.csv', 'templates']
        self.attack('place', names, prepare, KINDS, allowed=(0,))

    def test_the_owner_of_a_folder_in_the_report(self):
        def prepare(words):
            self.older_output(words)
            os.makedirs(self.path('place/report/theirs/sub'))
            self.of_nobody('place/report/theirs')
        self.attack('place/report/theirs', ['sub'], prepare, ['report'], allowed=(73,))

    def test_anybody_who_may_write_to_the_report(self):
        def prepare(words):
            self.older_output(words)
            os.chmod(self.path('place/report'), 0o777)
        names = ['sub', 'assets', 'classes', 'index.html']
        self.attack('place/report', names, prepare, ['report'], allowed=(73,))


if __name__ == '__main__':
    unittest.main()
