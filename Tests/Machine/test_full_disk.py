"""No room on the disk, no room for more files, a limit on the size of files, no right to write."""
import os
import resource
import subprocess
import unittest

from namespace import MountRefused, OwnFileSystem
from support import NOBODY, OUTPUTS, RESULTS, MachineTestCase, tree


class FailingDisk(MachineTestCase):
    """A failed output leaves everything as it was: nothing, an older output, files of others."""

    def file_system(self, options):
        folder = self.path('disk')
        os.mkdir(folder)
        try:
            disk = OwnFileSystem(folder, options)
        except MountRefused as refusal:
            self.skipTest(str(refusal))
        self.addCleanup(disk.close)
        return disk

    def old_outputs(self, folder):
        """Older outputs, with files of others in the folders."""
        for name, words in OUTPUTS.items():
            if name != 'templates':  # which is never replaced
                self.make(words, folder, self.other_dump)
        for name in ('report/notes.txt', 'report/classes/mine.html', 'heap_files/charts/mine.svg'):
            with open(os.path.join(folder, name), 'w') as file:
                file.write('mine')

    def check_all(self, folder, statuses, reason, **options):
        before = tree(folder)
        for name, words in OUTPUTS.items():
            with self.subTest(name):
                result = self.run_program(words, folder, **options)
                self.assert_failure(result, name, statuses, reason)
                self.assertEqual(before, tree(folder))

    def test_no_room_at_all(self):
        disk = self.file_system('size=512k')
        disk.fill(0)
        self.check_all(disk.folder, (74,), b'no space left on device; free some space')

    def test_room_for_a_part(self):
        disk = self.file_system('size=512k')
        disk.fill(8192)
        for name in ('report', 'heap.html', 'one.html', 'heap.json', 'garbage', 'templates'):
            with self.subTest(name):
                before = tree(disk.folder)
                result = self.run_program(OUTPUTS[name], disk.folder)
                self.assert_failure(result, name, (73, 74), b'no space left on device')
                self.assertEqual(before, tree(disk.folder))

    def test_an_older_output_stays_whole(self):
        disk = self.file_system('size=8m')
        self.old_outputs(disk.folder)
        disk.fill(0)
        self.check_all(disk.folder, (73, 74), b'; ')

    def test_room_ends_anywhere(self):
        """Gives a little more room each time, until the report fits."""
        disk = self.file_system('size=8m')
        self.make(OUTPUTS['report'], disk.folder, self.other_dump)
        before = tree(disk.folder)
        failures = 0
        for left in range(0, 8 << 20, 96 << 10):
            disk.fill(left)
            result = self.run_program(OUTPUTS['report'], disk.folder)
            os.unlink(os.path.join(disk.folder, 'filler'))
            if result.returncode == 0:
                break
            failures += 1
            self.assert_failure(result, 'report', (74,), b'no space left on device')
            self.assertEqual(before, tree(disk.folder))
        self.assertGreater(failures, 3)
        self.assertEqual(self.expected_tree(OUTPUTS['report']), tree(disk.folder))

    def test_no_room_for_more_files(self):
        disk = self.file_system('size=8m,nr_inodes=3')
        self.check_all(disk.folder, (73,), b'no space left on device; free some space')

    def test_read_only(self):
        disk = self.file_system('size=16m')
        self.old_outputs(disk.folder)
        try:
            disk.remount('bind,ro')  # this mount only: allowed in a user's namespace, too
        except MountRefused as refusal:
            self.skipTest(str(refusal))
        self.check_all(disk.folder, (73,), b'')

    def test_limit_on_the_size_of_files(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
        self.check_all(self.work, (74,), b'file too large; ', preexec_fn=limit)

    def test_no_right_to_write(self):
        if os.geteuid() != 0:
            os.chmod(self.work, 0o555)
            self.addCleanup(os.chmod, self.work, 0o755)
            return self.check_all(self.work, (73,), b'permission denied; name a place')
        self.check_all(self.work, (73,), b'permission denied; name a place',
                       user=NOBODY, group=NOBODY, extra_groups=[])

    def test_files_of_others_that_may_not_be_kept(self):
        if os.geteuid() != 0:
            self.skipTest('needs files of two users: only root can make them')
        self.make(['{dump}', '-o', 'report'])
        os.chown(self.work, NOBODY, NOBODY)
        subprocess.run(['chown', '-R', str(NOBODY), self.path('report')], check=True)
        self.write('report/private/key', 'mine')
        os.chmod(self.path('report/private'), 0o700)
        before = tree(self.work)
        result = self.run_program(OUTPUTS['report'], user=NOBODY, group=NOBODY, extra_groups=[])
        self.assert_failure(result, 'report', (73,), b'cannot be kept')
        self.assertEqual(before, tree(self.work))


class FullStream(MachineTestCase):
    def test_results_on_a_full_disk(self):
        for name, words in RESULTS.items():
            with self.subTest(name), open('/dev/full', 'w') as full:
                result = self.run_program(words, stdout=full)
                self.assert_failure(result, 'standard output', (74,), b'no space left on device')

    def test_help_on_a_full_disk(self):
        for words in (['--help'], ['help', 'run'], ['--version'],
                      ['--generate-completion-script', 'bash']):
            with self.subTest(words), open('/dev/full', 'w') as full:
                result = self.run_program(words, stdout=full)
                self.assert_failure(result, 'standard output', (74,), b'no space left on device')

    def test_files_that_are_devices(self):
        for name in ('heap.json', 'heap.csv', 'one.html'):
            words = OUTPUTS[name][:]
            words[words.index('-o') + 1] = '/dev/full'
            with self.subTest(name):
                self.assert_failure(self.run_program(words), '/dev/full', (74,), b'no space left')
        self.assertTrue(os.path.exists('/dev/full'))

    def test_limit_on_the_size_of_results(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
        for name, words in RESULTS.items():
            with self.subTest(name), open(self.path('out'), 'w') as out:
                result = self.run_program(words, stdout=out, preexec_fn=limit)
                self.assert_failure(result, 'standard output', (74,), b'file too large')


if __name__ == '__main__':
    unittest.main()
