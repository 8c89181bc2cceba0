"""Few open files, no /proc: a run works as ever or ends with one line, and leaves nothing behind."""
import io
import os
import pickle
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


class LittleMemory(MachineTestCase):
    def test_the_line(self):
        for size in (60, 100, 127):
            def limit():
                resource.setrlimit(resource.RLIMIT_AS, (size << 20, size << 20))
            result = self.run_program(OUTPUTS['report'], preexec_fn=limit)
            if result.returncode == 127:
                continue  # not even the libraries can be loaded
            self.assertEqual(
                (70, b'heaphtml: too little memory may be used (ulimit -v); allow 128 MiB or more\n'),
                (result.returncode, result.stderr))
        self.assertEqual({}, tree(self.work))

    def test_memory_that_ends_anywhere(self):
        """A large report: what Swift's library says of its end comes before our line."""
        with open(self.path('large.dat'), 'wb') as file:
            file.write(large_dump())
        before = tree(self.work)
        for size in range(128, 640, 32):
            def limit():
                resource.setrlimit(resource.RLIMIT_AS, (size << 20, size << 20))
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            with self.subTest(size=size):
                result = self.run_program(['large.dat', '-o', 'report'], preexec_fn=limit)
                if result.returncode == 0:
                    break
                self.assertIn(result.returncode, (65, 66, 70, 73, 74), result.stderr[-500:])
                self.assertRegex(result.stderr.splitlines()[-1], rb'\Aheaphtml: .+; .+\Z')
                self.assertEqual(before, tree(self.work))
        self.assertEqual(0, result.returncode)


def large_dump():
    """100,000 instances of a class, as Pympler writes them."""
    class Plain:
        def __init__(self, **attributes):
            self.__dict__.update(attributes)

    tracked, snapshot, asized = (
        type(name, (Plain,), {'__module__': module}) for module, name in (
            ('pympler.classtracker', 'TrackedObject'), ('pympler.classtracker', 'Snapshot'),
            ('pympler.asizeof', 'Asized')))
    index = {'app.C': [
        tracked(birth=0.5, death=None, repr='<app.C %d>' % number, name='app.C', id=number,
                snapshots=[(1.0, asized(size=100 + number, flat=100, refs=(), name='app.C'))])
        for number in range(100000)]}
    out = io.BytesIO()
    for value in (index, [snapshot(timestamp=1.0, desc='one')]):
        ByName(out, 4).dump(value)
    return out.getvalue()


class ByName(pickle._Pickler):
    """Writes classes that are nowhere to be found."""

    def save_global(self, obj, name=None):
        self.write(b'c%s\n%s\n' % (obj.__module__.encode(), obj.__name__.encode()))
        self.memoize(obj)

    dispatch = {**pickle._Pickler.dispatch, type: save_global}


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
