"""Few open files, no /proc: a run works as ever or ends with one line, and leaves nothing behind."""
import os
import resource
import shutil
import subprocess
import unittest

from support import OUTPUTS, PATIENCE, RESULTS, MachineTestCase, leftovers, tree


class FewFiles(MachineTestCase):
    def limited(self, words, count):
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
        return self.run_program(words, preexec_fn=limit)

    def test_every_limit(self):
        for name in ('report', 'heap.html', 'one.html', 'heap.json', 'chart.svg', 'garbage'):
            whole = self.expected_tree(OUTPUTS[name])
            self.make(OUTPUTS[name])
            for count in list(range(4, 24)) + [32, 64]:
                with self.subTest(name, count=count):
                    result = self.limited(OUTPUTS[name], count)
                    if result.returncode != 0:
                        self.assertIn(result.returncode, (66, 70, 73, 74), result.stderr)
                        self.assertRegex(result.stderr, rb'\Aheaphtml: [^\n]+; [^\n]+\n\Z')
                    self.assertEqual(whole, tree(self.work))
            self.assertEqual(0, result.returncode, result.stderr)
            shutil.rmtree(self.work)
            os.mkdir(self.work)

    def test_the_line(self):
        result = self.limited(OUTPUTS['report'], 8)
        self.assertEqual(
            (70, b'heaphtml: too few files may be open (ulimit -n); allow 20 or more\n'),
            (result.returncode, result.stderr))
        self.assertEqual(0, self.limited(OUTPUTS['report'], 20).returncode)


class NoProc(MachineTestCase):
    """As in a chroot or a sandbox of a build."""

    def without_proc(self, words):
        if os.geteuid() != 0 or shutil.which('unshare') is None:
            self.skipTest('needs root and unshare (util-linux)')
        script = 'mount --make-rprivate / && mount -t tmpfs none /proc || exit 99; "$@"'
        result = subprocess.run(
            ['unshare', '--mount', 'sh', '-c', script, 'sh'] + self.command(words), cwd=self.work,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            timeout=PATIENCE)
        if result.returncode == 99:
            self.skipTest('a tmpfs cannot be mounted here')
        return result

    def test_outputs(self):
        for name, words in OUTPUTS.items():
            whole = self.expected_tree(words)
            with self.subTest(name):
                result = self.without_proc(words)
                self.assertEqual((0, b''), (result.returncode, result.stderr))
                self.assertEqual(whole, tree(self.work))
                if name != 'templates':
                    self.assertEqual(0, self.without_proc(words).returncode)
                    self.assertEqual(whole, tree(self.work))
            shutil.rmtree(self.work)
            os.mkdir(self.work)

    def test_results(self):
        for words in list(RESULTS.values()) + [['--version']]:
            result = self.without_proc(words)
            self.assertEqual((0, b'', self.run_program(words).stdout),
                             (result.returncode, result.stderr, result.stdout))

    def test_a_failure(self):
        result = self.without_proc(['summary', 'nothing.dat'])
        self.assertEqual(66, result.returncode)
        self.assertEqual(1, result.stderr.count(b'\n'), result.stderr)
        self.assertEqual([], leftovers(self.work))


if __name__ == '__main__':
    unittest.main()
