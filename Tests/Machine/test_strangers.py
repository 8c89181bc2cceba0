"""Folders and files of other users: refused where they could steer a run, and never taken over."""
import fcntl
import os
import shutil
import stat
import subprocess
import time
import unittest

from strangers import StrangersTestCase, status_of
from support import NOBODY, OUTPUTS, lock_of, tree

ANOTHERS = b'belongs to another user'
SHARED = b'other users may write to'
# Each kind of output at {place}, which is a folder.
BELOW = [
    ['{dump}', '-o', '{place}/report'], ['{dump}', '-o', '{place}/new/report'],
    ['{dump}', '-o', '{place}/heap.html'], ['{dump}', '-o', '{place}/one.html', '--single-file'],
    ['export', '{dump}', '--format', 'csv', '-o', '{place}/heap.csv'],
    ['chart', '{dump}', '--kind', 'tracked', '-o', '{place}/chart.svg'],
    ['templates', '{place}/templates'],
    ['run', '--heapprofile={place}/heap.dat', '--', 'touch', '{place}/started'],
    ['run', '--heapprofile={place}/heap.html', '--', 'touch', '{place}/started'],
]


def words_at(place):
    return [[word.replace('{place}', place) for word in words] for words in BELOW]


class Refused(StrangersTestCase):
    def check_below(self, place, reason):
        for words in words_at(place):
            with self.subTest(words):
                self.assert_refused(words, reason)

    def test_a_folder_around_it_that_another_user_owns(self):
        self.folder('theirs')
        self.of_nobody('theirs')
        self.check_below('theirs', ANOTHERS)
        self.check_below(self.path('theirs'), ANOTHERS)

    def test_a_folder_around_it_that_others_may_write_to(self):
        self.folder('shared', 0o777)
        self.check_below('shared', SHARED)
        os.chmod(self.path('shared'), 0o775)
        os.chown(self.path('shared'), 0, NOBODY)  # a group with a member
        self.check_below('shared', SHARED)

    def test_a_folder_further_above(self):
        self.folder('theirs/ours')
        os.chown(self.path('theirs'), NOBODY, NOBODY)
        self.check_below('theirs/ours', ANOTHERS)
        self.check_below(self.path('theirs/ours'), ANOTHERS)
        for words in ([['{dump}', '-o', 'ours/report'], ['{dump}', '-o', '../theirs/ours/report']]):
            self.assert_refused(words, ANOTHERS, self.path('theirs'))

    def test_a_link_of_another_user(self):
        self.folder('shared', 0o1777)
        self.folder('precious')
        os.symlink(self.path('precious'), self.path('shared/link'))
        os.lchown(self.path('shared/link'), NOBODY, NOBODY)
        for words in (['{dump}', '-o', 'shared/link'], ['{dump}', '-o', 'shared/link/report'],
                      ['export', '{dump}', '--format', 'csv', '-o', 'shared/link/heap.csv']):
            self.assert_refused(words, b'')
        self.write('precious/heap.csv', 'mine')
        os.symlink(self.path('precious/heap.csv'), self.path('shared/heap.csv'))
        os.lchown(self.path('shared/heap.csv'), NOBODY, NOBODY)
        self.assert_refused(['export', '{dump}', '--format', 'csv', '-o', 'shared/heap.csv'], b'')

    def test_what_is_there_already(self):
        self.folder('shared', 0o1777)
        for mode in (0o777, 0o755, 0o700):
            with self.subTest(mode=mode):
                self.folder('shared/report', mode)
                self.write('shared/report/extra.html', '<script>')
                self.of_nobody('shared/report')
                self.assert_refused(['{dump}', '-o', 'shared/report'], ANOTHERS)
                shutil.rmtree(self.path('shared/report'))
        self.write('shared/one.html', 'theirs')
        self.of_nobody('shared/one.html')
        for words in (['{dump}', '-o', 'shared/one.html'],
                      ['{dump}', '-o', 'shared/one.html', '--single-file']):
            self.assert_refused(words, ANOTHERS)

    def test_a_report_that_others_may_write_to(self):
        self.make(OUTPUTS['report'])
        for mode, group in ((0o777, 0), (0o1777, 0), (0o757, 0), (0o775, NOBODY)):
            with self.subTest(mode=oct(mode)):
                os.chown(self.path('report'), 0, group)
                os.chmod(self.path('report'), mode)
                self.assert_refused(OUTPUTS['report'], SHARED)

    def test_folders_of_others_in_a_report(self):
        self.make(OUTPUTS['report'])
        self.write('report/theirs/notes.txt', 'theirs')
        self.of_nobody('report/theirs')
        self.assert_refused(OUTPUTS['report'], b'cannot be kept: belongs to another user')
        os.chown(self.path('report/theirs'), 0, 0)
        os.chmod(self.path('report/theirs'), 0o777)
        self.assert_refused(OUTPUTS['report'], b'cannot be kept: other users may write to it')

    def test_a_folder_for_recordings(self):
        for mode, owner in ((0o777, 0), (0o755, NOBODY)):
            with self.subTest(mode=oct(mode)):
                self.folder('temporary', mode)
                os.chown(self.path('temporary'), owner, owner)
                self.addCleanup(os.environ.__setitem__, 'TMPDIR', os.environ.get('TMPDIR', ''))
                os.environ['TMPDIR'] = self.path('temporary')
                self.assert_refused(['run', '--heapprofile=heap.dat', '--', 'touch', 'started'], b'')
                os.environ['TMPDIR'] = ''
                shutil.rmtree(self.path('temporary'))


class Allowed(StrangersTestCase):
    """What other users cannot steer is done as ever."""

    def test_a_folder_like_tmp(self):
        self.folder('shared', 0o1777)
        for words in words_at('shared')[:7]:
            for _ in range(2):
                with self.subTest(words):
                    result = self.run_program(words)
                    expected = 73 if words[0] == 'templates' and _ else 0
                    self.assertEqual(expected, result.returncode, result.stderr)
        self.assertEqual([], [name for name in tree(self.work) if '.partial-' in name])

    def test_a_group_that_nobody_else_is_in(self):
        self.folder('group', 0o775)
        os.chown(self.path('group'), 0, 54321)
        self.make(['{dump}', '-o', 'group/report'])
        os.chown(self.path('group/report'), 0, 54321)
        os.chmod(self.path('group/report'), 0o775)
        self.make(['{dump}', '-o', 'group/report'])

    def test_what_is_made_can_be_written_by_nobody_else(self):
        """Whatever the umask is."""
        for words in words_at('new')[:7]:
            subprocess.run(['rm', '-rf', self.path('new')], check=True)
            os.mkdir(self.path('new'), 0o755)
            self.make_with_umask(words)
            for path in tree(self.path('new')):
                mode = stat.S_IMODE(os.lstat(self.path('new', path)).st_mode)
                self.assertEqual(0, mode & 0o022, (path, oct(mode)))

    def make_with_umask(self, words):
        result = self.run_program(words, preexec_fn=lambda: os.umask(0))
        self.assertEqual((0, b''), (result.returncode, result.stderr))

    def test_a_reader_that_locks(self):
        """Who may read a report can lock all of it, and keeps nobody from replacing it."""
        for name in ('report', 'heap.html', 'one.html', 'heap.csv'):
            self.make(OUTPUTS[name])
            for kind in (fcntl.LOCK_SH, fcntl.LOCK_EX):
                paths = [self.path(path) for path in tree(self.work)] + [self.path()]
                files = [os.open(path, os.O_RDONLY) for path in paths]
                for file in files:
                    fcntl.flock(file, kind)
                with self.subTest(name, kind=kind):
                    self.make(OUTPUTS[name], dump=self.other_dump)
                for file in files:
                    os.close(file)
            self.clear()

    def test_names_that_a_stranger_takes_first(self):
        """In a folder like /tmp, the name of the lock and those of staging folders."""
        self.folder('shared', 0o1777)
        self.folder('precious')
        self.write('precious/lock', 'mine')
        words = ['{dump}', '-o', 'shared/report']
        lock = lock_of(self.path('shared'), 'report')
        for make in (lambda: os.symlink(self.path('precious/lock'), lock), lambda: os.mkfifo(lock),
                     lambda: os.mkdir(lock), lambda: open(lock, 'w').close()):
            for number in range(50):
                os.mkdir(self.path('shared/.heaphtml.partial-%d' % number))
            make()
            for name in os.listdir(self.path('shared')):
                os.lchown(self.path('shared', name), NOBODY, NOBODY)
            before = status_of(self.path('precious'))
            held = None
            if os.path.isfile(lock) and not os.path.islink(lock):
                held = os.open(lock, os.O_RDWR)
                fcntl.flock(held, fcntl.LOCK_EX)
            begin = time.monotonic()
            self.make(words)
            self.make(words, dump=self.other_dump)
            self.assertEqual(before, status_of(self.path('precious')))
            self.assertEqual(52, len(os.listdir(self.path('shared'))), time.monotonic() - begin)
            if held is not None:
                os.close(held)
            subprocess.run(['rm', '-rf', self.path('shared')], check=True)
            self.folder('shared', 0o1777)

    def test_the_owner_of_a_report_replaces_it(self):
        os.chown(self.work, NOBODY, NOBODY)
        for words in (OUTPUTS['report'], OUTPUTS['heap.html'], OUTPUTS['heap.csv']):
            for dump in (self.dump, self.other_dump):
                result = self.as_nobody(*self.command(words, dump))
                self.assertEqual((0, b''), (result.returncode, result.stderr))


if __name__ == '__main__':
    unittest.main()
