"""Standard streams that are closed, or whose reader closes them."""
import os
import subprocess
import unittest

from support import OUTPUTS, PATIENCE, RESULTS, MachineTestCase, leftovers, tree


class Streams(MachineTestCase):
    def shell(self, redirection, words):
        """Runs the program from a shell, with streams as only a shell makes them."""
        return subprocess.run(
            ['bash', '-c', '"$@" ' + redirection, 'bash'] + self.command(words), cwd=self.work,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            timeout=PATIENCE)

    def test_closed_output(self):
        for name, words in RESULTS.items():
            with self.subTest(name):
                result = self.shell('>&-', words)
                self.assert_failure(result, 'standard output', (74,), b'bad file descriptor')

    def test_closed_streams_take_no_part_in_files(self):
        """A file that is opened must not become the standard output or error of the program."""
        for name, words in OUTPUTS.items():
            expected = self.expected_tree(words)
            for closed in ('>&-', '2>&-', '<&-', '<&- >&- 2>&-'):
                with self.subTest(name, closed=closed):
                    result = self.shell(closed, words)
                    self.assertEqual(0, result.returncode, result.stderr)
                    self.assertEqual(expected, tree(self.work))
                    if name == 'templates':
                        self.assertEqual(73, self.shell(closed, words).returncode)
                        self.assertEqual(expected, tree(self.work))
                subprocess.run(['rm', '-rf', self.work], check=True)
                os.mkdir(self.work)

    def test_a_failure_with_nobody_to_tell(self):
        bad = os.path.join(self.work, 'bad.dat')
        with open(bad, 'wb') as file:
            file.write(b'no dump')
        for redirection in ('2>&-', '2>/dev/full'):
            self.assertEqual(65, self.shell(redirection, [bad]).returncode)
        reader, writer = os.pipe()
        os.close(reader)
        result = self.run_program([bad], stderr=writer)
        os.close(writer)
        self.assertEqual(65, result.returncode)
        self.assertEqual(['bad.dat'], list(tree(self.work)))

    def test_a_reader_that_leaves(self):
        for name, words in RESULTS.items():
            with self.subTest(name):
                reader, writer = os.pipe()
                os.close(reader)
                result = self.run_program(words, stdout=writer)
                os.close(writer)
                self.assertEqual((0, b''), (result.returncode, result.stderr))

    def test_head(self):
        result = self.shell('| head -1; exit ${PIPESTATUS[0]}', RESULTS['stats'])
        self.assertEqual((0, b''), (result.returncode, result.stderr))
        self.assertEqual(1, result.stdout.count(b'\n'))

    def test_a_pipe_with_a_name(self):
        os.mkfifo(self.path('heap.json'))
        with subprocess.Popen(['head', '-c', '1', 'heap.json'], cwd=self.work,
                              stdout=subprocess.DEVNULL):
            result = self.run_program(OUTPUTS['heap.json'])
        self.assertEqual((0, b''), (result.returncode, result.stderr))
        self.assertEqual([], leftovers(self.work))

    def test_output_into_what_is_open(self):
        """What a process has open is written to where it stands, and never replaced."""
        words, result = OUTPUTS['heap.csv'][:-1], self.run_program(RESULTS['csv']).stdout
        page = self.expected_tree(OUTPUTS['one.html'])['one.html']
        for name in ('/dev/stdout', '/dev/fd/1', '/proc/self/fd/1', '/proc/thread-self/fd/1', 'link'):
            for made, expected in ((words, result), (OUTPUTS['one.html'][:1] + ['--single-file', '-o'],
                                                     page)):
                with self.subTest(name, words=made):
                    self.write('log', 'before\n')
                    number = os.stat(self.path('log')).st_ino
                    if not os.path.lexists(self.path('link')):
                        os.symlink('/dev/stdout', self.path('link'))
                    done = subprocess.run(
                        ['sh', '-c', '{ echo header; "$@"; echo footer; } >>log', 'sh']
                        + self.command(made + [name]), cwd=self.work, stderr=subprocess.PIPE)
                    self.assertEqual((0, b''), (done.returncode, done.stderr))
                    with open(self.path('log'), 'rb') as log:
                        self.assertEqual(
                            b'before\nheader\n' + expected + b'footer\n', log.read())
                    self.assertEqual(number, os.stat(self.path('log')).st_ino)
        self.assertEqual([], leftovers(self.work))

    def test_output_into_another_descriptor(self):
        self.write('log', 'before\n')
        expected = self.run_program(RESULTS['csv']).stdout
        for name in ('/dev/fd/7', '/proc/self/fd/7'):
            done = self.shell('7>>log', OUTPUTS['heap.csv'][:-1] + [name])
            self.assertEqual((0, b''), (done.returncode, done.stderr))
        with open(self.path('log'), 'rb') as log:
            self.assertEqual(b'before\n' + 2 * expected, log.read())
        done = self.shell('', OUTPUTS['heap.csv'][:-1] + ['/dev/fd/7'])
        self.assert_failure(done, '/dev/fd/7')
        done = self.shell('7<log', OUTPUTS['heap.csv'][:-1] + ['/dev/fd/7'])
        self.assert_failure(done, '/dev/fd/7')
        with open(self.path('log'), 'rb') as log:
            self.assertEqual(b'before\n' + 2 * expected, log.read())

    def test_output_into_what_another_process_has_open(self):
        self.write('log', 'before\n')
        with open(self.path('log'), 'a') as log:
            name = '/proc/%d/fd/%d' % (os.getpid(), log.fileno())
            self.make(OUTPUTS['heap.csv'][:-1] + [name])
        with open(self.path('log'), 'rb') as log:
            self.assertEqual(b'before\n' + self.run_program(RESULTS['csv']).stdout, log.read())

    def test_a_folder_into_what_is_open(self):
        for name in ('/dev/stdout', '/dev/fd/1', '/dev/null'):
            with open(self.path('log'), 'w') as log:
                log.write('before')
                log.flush()
                result = self.run_program(['{dump}', '-o', name], stdout=log)
            self.assertEqual(73, result.returncode)
            self.assertEqual(1, result.stderr.count(b'\n'), result.stderr)
            self.assertEqual({'log': b'before'}, tree(self.work))

    def test_output_by_the_name_of_standard_output(self):
        words = OUTPUTS['heap.csv'][:-1] + ['/dev/stdout']
        expected = self.run_program(RESULTS['csv']).stdout
        self.assertEqual(expected, self.run_program(words).stdout)


if __name__ == '__main__':
    unittest.main()
