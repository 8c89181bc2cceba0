"""What the tests of the compiled part share."""
import itertools
import platform
import subprocess
import sys
import textwrap
import time
import unittest

from support import ROOT

from heapmonitor import native

FITS = (sys.implementation.name == 'cpython' and platform.machine() in ('x86_64', 'aarch64')
        and not set('dt') & set(sys.abiflags) and (3, 8) <= sys.version_info[:2] <= (3, 14))


@unittest.skipUnless(FITS, 'not a Python that it is for')
class NativeTestCase(unittest.TestCase):
    """Gives each test a recording of its own."""

    def setUp(self):
        self.native = native.load()
        self.assertIsNotNone(self.native, '%s (make native builds it)' % native.why())
        self.configure()
        self.addCleanup(self.native.configure, 0.0, None, None, None)
        self.kinds = itertools.count(1)

    def configure(self, due=None, trace=None, made=None):
        self.native.configure(time.perf_counter(), due, trace, made)

    def watch(self, cls, flags=0):
        """The kind that it has from now on."""
        kind = next(self.kinds)
        self.assertTrue(self.native.watch(cls, kind, flags), cls)
        return kind

    def knows(self, *objects):
        return [self.native.find(id(each)) is not None for each in objects]

    def run_in_python(self, code):
        code = ('import sys; sys.path.insert(0, %r)\nfrom heapmonitor import native\n' % ROOT
                + textwrap.dedent(code))
        done = subprocess.run([sys.executable, '-B', '-c', code], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        return done.stdout.decode()
