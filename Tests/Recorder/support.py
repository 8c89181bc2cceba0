"""What the tests of the recorder share: where it is, running programs, reading dumps."""
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..',
                                     'Resources', 'recorder'))
SITE = os.path.join(ROOT, 'heapmonitor', 'site')     # for PYTHONPATH, to be recorded
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from heapmonitor.recorder import Recorder      # noqa: E402


class _Pickled(object):
    def __setstate__(self, state):
        for part in state if isinstance(state, tuple) else (state,):
            self.__dict__.update(part or {})


class _Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if module.startswith('pympler.'):
            return type(name, (_Pickled,), {'__module__': module})
        return super(_Unpickler, self).find_class(module, name)


def load_dump(path):
    """``(index, snapshots)`` of a dump, without Pympler."""
    with open(path, 'rb') as file:
        return _Unpickler(file).load(), _Unpickler(file).load()


def read_record(path):
    """The record of a dump, its third pickle."""
    with open(path, 'rb') as file:
        unpickler = _Unpickler(file)
        for _ in range(2):
            unpickler.load()
            unpickler = _Unpickler(file)
        return unpickler.load()


class RecorderTestCase(unittest.TestCase):
    """Gives each test a recorder of its own and takes its hooks away again."""

    compiled = True             # with the compiled part, where it can be used
    short_lived = True          # a row for each instance

    def setUp(self):
        self.recorder = Recorder(compiled=self.compiled, short_lived=self.short_lived)
        self.addCleanup(self._end)
        self.track = self.recorder.tracker.track_class
        self.recording = self.recorder.recording
        self.exact = self.recorder.tracker.table.how == 'exact'

    def _end(self):
        self.recorder.periodic.stop()
        self.recorder.tracker.detach_all()

    def rows(self, name=None):
        """Rows of all instances so far in order of birth, of one registered name if given."""
        rec = self.recording
        self.recorder.create_snapshot('only for the rows')
        rec.snapshots = [taken for taken in rec.snapshots
                         if taken.description != 'only for the rows']
        return [row for row in sorted(rec.rows(), key=rec.birth.__getitem__)
                if name is None or rec.names[rec.registered[row]][0] == name]

    def deaths(self):
        """Death of each row, None while it lives."""
        return [None if self.recording.death[row] < 0 else self.recording.death[row]
                for row in self.rows()]

    def snapshot(self, description=''):
        """Take a snapshot and return it."""
        self.recorder.create_snapshot(description)
        return self.recording.snapshots[-1]


def both_ways(cls):
    """The tests of `cls` also without the compiled part, in a class of their own."""
    name = cls.__name__ + 'InPython'
    derived = type(name, (cls,), {'compiled': False, '__module__': cls.__module__})
    setattr(sys.modules[cls.__module__], name, derived)
    return cls


class ProgramTestCase(unittest.TestCase):
    """Runs programs in a folder of their own, as a launcher does."""

    compiled = True             # with the compiled part, where it can be used

    def setUp(self):
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.dump = os.path.join(self.folder, 'heap.dat')

    def write(self, name, text):
        """A file in the test's folder; its path."""
        path = os.path.join(self.folder, name)
        if not os.path.isdir(os.path.dirname(path)):
            os.makedirs(os.path.dirname(path))
        with open(path, 'w') as file:
            file.write(textwrap.dedent(text))
        return path

    def python(self, *arguments, **environment):
        """Run this Python; ``(status, standard output, standard error)``."""
        return self.command(sys.executable, *arguments, **environment)

    def command(self, *arguments, **environment):
        """Run a command in the folder."""
        env = dict(os.environ, **environment)
        env.setdefault('PYTHONDONTWRITEBYTECODE', '1')
        done = subprocess.run(arguments, cwd=self.folder, env=env, timeout=600,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def record(self, *arguments, **keywords):
        """Run ``python arguments…`` under the launcher; `options` go to the launcher."""
        options = keywords.pop('options', [])
        command = keywords.pop('command', [sys.executable]) + list(arguments)
        if not self.compiled:
            keywords.setdefault('path', self._without_compiled_part())
        return self.python('-m', 'heapmonitor', '--heapprofile=' + self.dump, *(
            list(options) + ['--'] + command), PYTHONPATH=keywords.pop('path', ROOT), **keywords)

    def _without_compiled_part(self):
        """A copy of the recorder as it is where nothing was compiled."""
        copied = os.path.join(self.folder, 'recorder')
        if not os.path.exists(copied):
            shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns('*.so', '__pycache__'))
        return copied

    def index(self):
        """Registered names of the dump and how many instances each has."""
        return {name: len(instances) for name, instances in load_dump(self.dump)[0].items()}

    def descriptions(self):
        """Descriptions of the dump's snapshots."""
        return [snapshot.desc for snapshot in load_dump(self.dump)[1]]
