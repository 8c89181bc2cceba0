"""``recording.json``: many writers, killed at any moment, and one reader."""
import json
import os
import signal
import subprocess
import sys
import unittest

from support import ROOT, SITE, ProgramTestCase, load_dump

from heapmonitor.contract import FINISHED, RUNNING, WRITING, ProcessEntry, read_entries

KEYS = {'version', 'pid', 'started', 'parent', 'main', 'python', 'state', 'dump', 'journal',
        'graph', 'notes', 'suggested', 'born'}

# A Python that is killed when the first bytes of its dump are written
KILLED = '''
import heapmonitor.dump, os, signal
def write(recording, out, module):
    out.write(b'half')
    out.flush()
    os.kill(os.getpid(), signal.SIGKILL)
heapmonitor.dump._write = write
'''


class EntryTests(ProgramTestCase):

    def setUp(self):
        super(EntryTests, self).setUp()
        self.path = os.path.join(self.folder, 'recording.json')

    def _entry(self, pid_dump='heap.dat'):
        return ProcessEntry(self.path, True, os.path.join(self.folder, pid_dump), None)

    def test_the_last_line_of_a_process_counts(self):
        one, two = self._entry(), self._entry('heap.dat.7')
        one.tell(RUNNING)
        two.tell(RUNNING)
        one.add_notes(['a "note"', 'odd \udcff'])
        one.tell(FINISHED, graph=os.path.join(self.folder, 'heap.dat.garbage'), dump=None)
        first, second = read_entries(self.path)
        self.assertEqual(set(first), KEYS)
        self.assertEqual((first['state'], second['state']), (FINISHED, RUNNING))
        self.assertEqual(first['notes'], ['a "note"', 'odd ?'])
        self.assertIsNone(first['dump'])
        self.assertEqual(first['graph'], self.dump + '.garbage')
        self.assertEqual(second['dump'], self.dump + '.7')
        self.assertEqual((first['pid'], first['parent']), (os.getpid(), os.getppid()))

    def test_files_are_named_without_their_folder(self):
        self._entry().tell(RUNNING, graph='/else/where')
        with open(self.path) as file:
            line = json.loads(file.read())
        self.assertEqual((line['dump'], line['graph']), ('heap.dat', '/else/where'))

    def test_a_line_cut_short_spoils_no_other(self):
        entry = self._entry()
        entry.tell(RUNNING)
        with open(self.path, 'ab') as file:
            file.write(b'\n{"version": 1, "pid": 12, "sta')
        entry.tell(WRITING)
        self.assertEqual([entry['state'] for entry in read_entries(self.path)], [WRITING])

    def test_what_the_launcher_has_removed_does_not_come_back(self):
        entry = self._entry()
        entry.tell(RUNNING)
        os.remove(self.path)
        entry.tell(FINISHED)
        self.assertFalse(os.path.exists(self.path))

    def test_another_version_is_passed_over(self):
        with open(self.path, 'w') as file:
            file.write('{"version": 2, "pid": 12}\n')
        self.assertEqual(read_entries(self.path), [])

    def test_many_processes_write_at_once(self):
        program = ('import sys; from heapmonitor.contract import ProcessEntry\n'
                   'entry = ProcessEntry(sys.argv[1], False, None, None)\n'
                   'entry.add_notes(["x" * 300])\n'
                   'for _ in range(300): entry.tell("running")\n'
                   'entry.tell("finished")')
        processes = [subprocess.Popen([sys.executable, '-c', program, self.path],
                                      env=dict(os.environ, PYTHONPATH=ROOT)) for _ in range(5)]
        self.assertEqual([process.wait() for process in processes], [0] * 5)
        with open(self.path) as file:
            lines = [json.loads(line) for line in file if line.strip()]
        self.assertEqual(len(lines), 5 * 301)
        entries = read_entries(self.path)
        self.assertEqual({entry['pid'] for entry in entries},
                         {process.pid for process in processes})
        self.assertEqual([entry['state'] for entry in entries], [FINISHED] * 5)


class ProgramTests(ProgramTestCase):

    def _record(self, *command, **options):
        """Start a program as heaphtml does; its status and the entries."""
        path = os.path.join(self.folder, 'recording.json')
        values = dict(options, dump=self.dump, recording=path)
        status, _, err = self.python(
            *command, HEAPHTML_RECORD='1', HEAPHTML_OPTIONS=json.dumps(values),
            PYTHONPATH=SITE)
        self.assertEqual(err, '')
        return status, read_entries(path)

    def test_a_program_and_its_children(self):
        self.write('work.py', 'class Job: pass\njobs = []\n')
        self.write('killed.py', 'import work; jobs = [work.Job()]\n' + KILLED)
        app = self.write('app.py', '''
            import os, subprocess, sys, work
            kept = [work.Job()]
            subprocess.call([sys.executable, 'killed.py'])
            subprocess.call([sys.executable, '-c', 'pass'])
            if os.fork() == 0:
                os.execv(sys.executable, [sys.executable, '-c', 'import work; j = work.Job()'])
            os.wait()
            loop = []
            loop.append(loop)
            del loop
        ''')
        status, entries = self._record(
            app, track=['work:Job', 'no:Such'], follow=True, garbage=self.dump + '.garbage')
        self.assertEqual(status, 0)
        main, killed, idle, forked, executed = entries
        self.assertEqual([entry['main'] for entry in entries], [True] + [False] * 4)
        self.assertEqual([entry['parent'] for entry in entries[1:4]], [main['pid']] * 3)
        self.assertEqual(executed['pid'], forked['pid'])
        self.assertEqual([entry['state'] for entry in entries],
                         [FINISHED, WRITING, FINISHED, FINISHED, FINISHED])
        self.assertEqual(main['notes'], ['no:Such: the module was never imported'])
        self.assertEqual(main['graph'], self.dump + '.garbage')
        self.assertEqual((killed['journal'], killed['graph']),
                         (killed['dump'] + '.journal', None))
        self.assertTrue(os.path.exists(killed['journal']))
        self.assertIsNone(idle['dump'])
        for entry in (main, forked, executed):
            self.assertIsNone(entry['journal'])
            self.assertEqual(len(load_dump(entry['dump'])[0]['work.Job']), 1)
        self.assertEqual(executed['dump'], forked['dump'] + '-2')
        self.assertTrue(os.path.exists(executed['graph']))

    def test_a_python_that_finds_nothing_hands_over(self):
        self.write('work.py', 'class Job: pass\n')
        path = os.path.join(self.folder, 'recording.json')
        values = json.dumps(dict(dump=self.dump, recording=path, track=['work:Job']))
        for program in ('pass', 'import work; jobs = [work.Job()]'):
            self.python('-c', program, HEAPHTML_RECORD='1', HEAPHTML_OPTIONS=values,
                        PYTHONPATH=SITE)
        first, second = read_entries(path)
        self.assertTrue(first['main'] and second['main'])
        self.assertEqual((len(first['notes']), second['notes']), (1, []))
        self.assertEqual(self.index(), {'work.Job': 1})

    def test_killed_while_it_writes_its_dump(self):
        app = self.write('app.py', 'class Node: pass\nkept = [Node(), Node()]\n' + KILLED)
        status, out, err = self.record(command=['/bin/sh', '-c', (
            'exec 2>/dev/null; %s %s; exit 0' % (sys.executable, app))], options=['--track', '__main__:Node'])
        self.assertEqual((status, out.count('heapmonitor')), (0, 0))
        self.assertRegex(err, r'^heapmonitor: process \d+ ended while it wrote its dump; '
                              r'its journal was read instead\n$')
        self.assertEqual(self.index(), {'__main__.Node': 2})
        self.assertEqual(sorted(os.listdir(self.folder)), ['app.py', 'heap.dat'])

    def test_a_recording_that_cannot_be_written_is_said_once(self):
        app = self.write('app.py', 'class Node: pass\nkept = [Node()]\n')
        values = dict(dump=self.dump, recording='/no/such/folder/recording.json',
                      track=['__main__:Node'])
        done = self.python(app, HEAPHTML_RECORD='1', HEAPHTML_OPTIONS=json.dumps(values),
                           PYTHONPATH=SITE)
        self.assertEqual(done[:2], (0, ''))
        self.assertEqual(done[2].count('heapmonitor: '), 1, done[2])
        self.assertEqual(self.index(), {'__main__.Node': 1})

    def test_a_killed_program_is_running_for_ever(self):
        app = self.write('app.py', '''
            import heapmonitor, os, signal
            class Node: pass
            kept = [Node()]
            heapmonitor.create_snapshot()
            os.kill(os.getpid(), signal.SIGKILL)
        ''')
        status, entries = self._record(app, track=['__main__:Node'])
        self.assertEqual(status, -signal.SIGKILL)
        self.assertEqual([entry['state'] for entry in entries], [RUNNING])
        self.assertEqual(entries[0]['journal'], self.dump + '.journal')


if __name__ == '__main__':
    unittest.main()
