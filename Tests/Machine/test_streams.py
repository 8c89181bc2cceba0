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

    def test_output_by_the_name_of_standard_output(self):
        words = OUTPUTS['heap.csv'][:-1] + ['/dev/stdout']
        expected = self.run_program(RESULTS['csv']).stdout
        self.assertEqual(expected, self.run_program(words).stdout)


if __name__ == '__main__':
    unittest.main()
