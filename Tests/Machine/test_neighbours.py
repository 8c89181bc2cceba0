"""Concurrent runs, and leftovers of runs that have ended."""
import fcntl
import os
import subprocess
import time
import unittest

from support import OUTPUTS, NOBODY, PATIENCE, MachineTestCase, leftovers, lock_of, locked, tree

PREFIX = '.heaphtml.partial-'


class Together(MachineTestCase):
    def start(self, words, dump=None):
        return subprocess.Popen(self.command(words, dump), cwd=self.work,
                                stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def finish(self, processes):
        return [(process.communicate(timeout=PATIENCE)[1], process.returncode) for process in processes]

    def test_one_of_them_is_there_whole(self):
        for name in ('report', 'heap.html', 'one.html', 'heap.json'):
            words = OUTPUTS[name]
            wholes = [self.expected_tree(words, dump) for dump in (self.dump, self.other_dump)]
            for count in (2, 5):
                for round in range(6):
                    with self.subTest(name, count=count, round=round):
                        runs = [self.start(words, (self.dump, self.other_dump)[number % 2])
                                for number in range(count)]
                        self.assertEqual([(b'', 0)] * count, self.finish(runs))
                        self.assertIn(tree(self.work), wholes)
                        if round % 2:  # the next begin with nothing
                            subprocess.run(['rm', '-rf', self.work], check=True)
                            os.mkdir(self.work)

    def test_files_of_others_stay(self):
        self.make(OUTPUTS['report'])
        others = ['report/notes.txt', 'report/classes/mine.html', 'report/mine/deep/notes.txt']
        for name in others:
            self.write(name, 'mine: ' + name)
        for _ in range(5):
            runs = [self.start(OUTPUTS['report'], dump)
                    for dump in (self.dump, self.other_dump, self.dump)]
            self.assertEqual([(b'', 0)] * 3, self.finish(runs))
            now = tree(self.work)
            for name in others:
                self.assertEqual(b'mine: ' + name.encode(), now[name])
            self.assertEqual([], leftovers(self.work))

    def test_files_that_come_meanwhile_stay(self):
        """Somebody else writes into the folder all the time."""
        self.make(OUTPUTS['report'])
        for round in range(10):
            run = self.start(OUTPUTS['report'], (self.dump, self.other_dump)[round % 2])
            names = []
            while run.poll() is None:
                name = 'report/n%d-%d.txt' % (round, len(names))
                try:
                    self.write(name, 'mine')
                except FileNotFoundError:
                    continue
                names.append(name)
                # Less and less often: a run on a busy machine must come to an end, too.
                time.sleep(len(names) / 50_000)
            self.assertEqual([(b'', 0)], self.finish([run]))
            now = tree(self.work)
            self.assertEqual([], [name for name in names if now.get(name) != b'mine'])
            self.assertEqual([], leftovers(self.work))

    def test_a_folder_that_is_locked_by_another_program(self):
        self.make(OUTPUTS['report'], dump=self.other_dump)
        before = tree(self.work)
        with locked(self.work, 'report'):
            result = self.run_program(OUTPUTS['report'])
        self.assert_failure(result, 'report', (73,), b'is locked by another program; try again')
        self.assertEqual(before, tree(self.work))

    def test_templates(self):
        runs = [self.start(OUTPUTS['templates']) for _ in range(5)]
        results = self.finish(runs)
        self.assertEqual([0, 73, 73, 73, 73], sorted(status for _, status in results))
        self.assertEqual(self.expected_tree(OUTPUTS['templates']), tree(self.work))


class LeftBehind(MachineTestCase):
    """Folders that a killed run leaves."""

    def partial(self, name, *files, lock=''):
        folder = PREFIX + name
        os.makedirs(self.path(folder), mode=0o700)
        if lock is not None:
            self.write(folder + '/lock-' + name, lock)
        for file in files:
            self.write(folder + '/' + file, 'mine')
        return folder

    def left(self):
        self.make(OUTPUTS['heap.csv'])
        return sorted(name for name in os.listdir(self.work) if name.startswith(PREFIX))

    def test_dead_ones_are_removed_by_any_run(self):
        self.partial('growing', 'new/index.html', 'new/classes/a.html', 'page')
        self.partial('empty', lock=None)
        self.partial('early')
        self.partial('file', 'new')
        self.assertEqual([], self.left())

    def test_living_ones_stay(self):
        folder = self.partial('living', 'new/index.html')
        with open(self.path(folder, 'lock-living')) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assertEqual([folder], self.left())
        self.assertEqual([], self.left())

    def test_what_is_not_surely_ours_stays(self):
        kept = [self.partial('unlocked', 'new/a.txt', lock=None)]
        kept.append(self.partial('linked', 'new/a.txt', lock=None))
        os.symlink('/dev/null', self.path(kept[-1], 'lock-linked'))
        kept.append(self.partial('pipe', 'new/a.txt', lock=None))
        os.mkfifo(self.path(kept[-1], 'lock-pipe'))
        kept.append(PREFIX + 'link')
        os.mkdir(self.path('elsewhere'))
        for name in ('lock-link', 'new'):
            self.write('elsewhere/' + name, '')
        os.symlink('elsewhere', self.path(kept[-1]))
        kept.append(PREFIX + 'file')
        self.write(kept[-1], 'mine')
        if os.geteuid() == 0:
            kept.append(self.partial('anothers', 'new/a.txt'))
            os.chown(self.path(kept[-1]), NOBODY, NOBODY)
        # A folder of ours that got such a name: that of dpkg has a lock, too; and one of another run's.
        kept.append(self.partial('renamed', 'new/a.txt', 'lock', lock=None))
        kept.append(self.partial('moved', 'new/a.txt', 'lock-before', lock=None))
        kept.append(self.partial('open', 'new/a.txt'))
        os.chmod(self.path(kept[-1]), 0o755)
        kept.append(self.partial('longer', 'new/a.txt', lock='n' * 300))
        before = tree(self.work)
        self.assertEqual(sorted(kept), self.left())
        after = tree(self.work)
        after.pop('heap.csv')
        self.assertEqual(before, after)

    def test_what_else_is_in_one_stays(self):
        folder = self.partial('filled', 'new/index.html', 'notes.txt')
        self.assertEqual([folder], self.left())
        self.assertEqual(b'mine', tree(self.work)[folder + '/notes.txt'])
        self.assertNotIn(folder + '/new', tree(self.work))

    def test_locks_of_killed_runs_go(self):
        for name in ('report', 'other'):
            with open(lock_of(self.work, name), 'w'):
                pass
        self.assertEqual([], self.left())
        with locked(self.work, 'other'):
            self.assertEqual([os.path.basename(lock_of(self.work, 'other'))], self.left())
        with open(lock_of(self.work, 'other'), 'w') as lock:
            lock.write('somebody wrote it')
        self.assertEqual([os.path.basename(lock_of(self.work, 'other'))], self.left())

    def test_nothing_of_anybody_else_goes_with_an_older_report(self):
        """Killed between the exchange and the removal of the older report."""
        self.make(OUTPUTS['report'])
        new = tree(self.path('report'))
        for trees in (['new'], ['old'], ['new', 'old']):
            with self.subTest(trees):
                folder = self.partial('exchanged', lock='report')
                late = ['late-%d-%s.txt' % (len(new), part) for part in trees]
                for part, name in zip(trees, late):
                    self.make(['{dump}', '-o', folder + '/' + part], dump=self.other_dump)
                    self.write(folder + '/%s/%s' % (part, name), 'mine')
                self.assertEqual([], self.left())
                new.update({name: b'mine' for name in late})
                self.assertEqual(new, tree(self.path('report')))

    def test_an_older_report_that_was_put_aside_comes_back(self):
        folder = self.partial('aside', lock='report')
        self.make(['{dump}', '-o', folder + '/old'])
        self.make(['{dump}', '-o', folder + '/new'], dump=self.other_dump)
        whole = tree(self.path(folder, 'old'))
        self.assertEqual([], self.left())
        self.assertEqual(whole, tree(self.path('report')))

    def test_a_note_that_leads_elsewhere(self):
        for note in ('../elsewhere', '/tmp', '.', '..', 'a/b'):
            with self.subTest(note):
                folder = self.partial('hostile', 'new/late.txt', lock=note)
                self.assertEqual([folder], self.left())
                self.assertIn(folder + '/new/late.txt', tree(self.work))
                subprocess.run(['rm', '-rf', self.path(folder)], check=True)


if __name__ == '__main__':
    unittest.main()
