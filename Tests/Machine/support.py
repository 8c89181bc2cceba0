"""Shared by the tests of failures: the program, its outputs, what is on disk."""
import contextlib
import fcntl
import os
import shutil
import subprocess
import tempfile
import time
import unittest

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
FIXTURES = os.path.join(ROOT, 'Tests', 'Fixtures')
BUILT = os.environ.get('HEAPHTML', os.path.join(ROOT, '.build', 'release', 'heaphtml'))
NOBODY = 65534
# Seconds after which a run hangs. None takes nearly as long, however busy the machine is.
PATIENCE = 1200

# Each kind of output on disk, with the arguments that make it from {dump} and {graph}; the first
# word names what has to be there afterwards.
OUTPUTS = {
    'report': ['{dump}', '-o', 'report'],
    'heap.html': ['{dump}', '-o', 'heap.html'],
    'one.html': ['{dump}', '-o', 'one.html', '--single-file'],
    'heap.json': ['export', '{dump}', '--format', 'json', '-o', 'heap.json'],
    'heap.csv': ['export', '{dump}', '--format', 'csv', '-o', 'heap.csv'],
    'chart.svg': ['chart', '{dump}', '--kind', 'tracked', '-o', 'chart.svg'],
    'chart.png': ['chart', '{dump}', '--kind', 'tracked', '-o', 'chart.png'],
    'templates': ['templates', 'templates'],
    # Quiet: a machine without Graphviz would be told so.
    'garbage': ['garbage', '{graph}', '-o', 'garbage', '--quiet'],
}
# Results that go to standard output.
RESULTS = {
    'summary': ['summary', '{dump}'],
    'stats': ['stats', '{dump}'],
    'json': ['export', '{dump}', '--format', 'json'],
    'csv': ['export', '{dump}', '--format', 'csv'],
}


def tree(folder):
    """Everything below a folder: contents of files, targets of links, None for folders."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            key = os.path.relpath(path, folder)
            if os.path.islink(path):
                found[key] = ('link', os.readlink(path))
            elif os.path.isdir(path):
                found[key] = None
            elif not os.path.isfile(path):
                found[key] = ('pipe or device',)
            else:
                with open(path, 'rb') as file:
                    found[key] = file.read()
    return found


def leftovers(folder):
    return [name for name in tree(folder) if '.partial-' in name]


def staged(folder):
    """The number of files that runs have in their staging folders; None without such a folder."""
    names = [name for name in os.listdir(folder) if '.partial-' in name]
    if not names:
        return None
    return sum(len(files) for name in names
               for _, _, files in os.walk(os.path.join(folder, name)))


def lock_of(folder, name):
    """The path of the file that a run locks while it puts its output in place: FNV-1a of the name."""
    value = 0xcbf29ce484222325
    for byte in os.fsencode(name):
        value = (value ^ byte) * 0x100000001b3 % (1 << 64)
    return os.path.join(folder, '.heaphtml.partial-lock-%016x' % value)


@contextlib.contextmanager
def locked(folder, name):
    """Keeps runs from putting an output in its place for the time being."""
    path = lock_of(folder, name)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if os.path.lexists(path):
            os.unlink(path)
        os.close(file)


class MachineTestCase(unittest.TestCase):
    """Gives each test a folder, and the program in a place where everybody can start it."""

    @classmethod
    def setUpClass(cls):
        cls.machine = tempfile.mkdtemp(prefix='heaphtml-machine-')
        cls.addClassCleanup(shutil.rmtree, cls.machine)
        os.chmod(cls.machine, 0o755)
        cls.program = os.path.join(cls.machine, 'heaphtml')
        shutil.copy(BUILT, cls.program)
        # Two dumps whose reports differ in their pages, and a graph.
        cls.dump = cls.readable('scons2008.dat')
        cls.other_dump = cls.readable('demo-pympler-1.1-python3.11.dat')
        cls.graph = cls.readable('leakgraph.txt')

    @classmethod
    def readable(cls, name):
        path = os.path.join(cls.machine, name)
        shutil.copyfile(os.path.join(FIXTURES, name), path)
        os.chmod(path, 0o644)
        return path

    def setUp(self):
        self.work = tempfile.mkdtemp(prefix='work-', dir=self.machine)

    def path(self, *names):
        return os.path.join(self.work, *names)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'w') as file:
            file.write(text)

    def arguments(self, words, dump=None):
        return [word.format(dump=dump or self.dump, graph=self.graph) for word in words]

    def command(self, words, dump=None):
        return [self.program] + self.arguments(words, dump)

    def run_program(self, words, folder=None, dump=None, **options):
        options.setdefault('stdout', subprocess.PIPE)
        options.setdefault('stderr', subprocess.PIPE)
        options.setdefault('stdin', subprocess.DEVNULL)
        return subprocess.run(self.command(words, dump), cwd=folder or self.work,
                              timeout=PATIENCE, **options)

    def wait_until(self, condition, what):
        """Waits as long as it takes for what a test needs before it goes on."""
        end = time.monotonic() + PATIENCE
        while not condition():
            self.assertLess(time.monotonic(), end, 'still waiting until ' + what)
            time.sleep(0.001)

    def make(self, words, folder=None, dump=None):
        """Runs the program where nothing prevents it from working."""
        result = self.run_program(words, folder, dump)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertEqual(b'', result.stderr)

    def expected_tree(self, words, dump=None):
        """The contents of an empty folder after a run."""
        folder = tempfile.mkdtemp(prefix='expected-', dir=self.machine)
        self.make(words, folder, dump)
        return tree(folder)

    def assert_failure(self, result, file, statuses=(73, 74), reason=b''):
        """One line names the file, the reason and what to do."""
        line = result.stderr
        self.assertIn(result.returncode, statuses, line)
        self.assertEqual(1, line.count(b'\n'), line)
        stem = file.split('.')[0].encode()
        self.assertTrue(line.startswith(b'heaphtml: ' + stem), line)
        self.assertRegex(line, rb'^heaphtml: [^:]+: [^;]+; .+\n$')
        self.assertNotIn(b'.partial-', line)
        self.assertIn(reason, line)
        self.assertEqual(b'', result.stdout or b'')
