"""Runs a program or a library's own tests alone and recorded, and compares what can be seen."""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

from modules import of_file, of_package
from natural import leveled
from recorded import WAYS, Recording, environment

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.environ.get('LIBRARY_SOURCES') or os.path.join(sys.prefix, 'sources')
QUIET = {'PYTHONHASHSEED': '0', 'TZ': 'UTC', 'LC_ALL': 'C.UTF-8', 'COLUMNS': '120',
         'OMP_NUM_THREADS': '1', 'OPENBLAS_NUM_THREADS': '1', 'NO_COLOR': '1'}
# README, "Limits": without the compiled part
KNOWN = ['^  own __init__: (Constructor|function)$', r'^\S+ by value: \d+ bytes'] \
    if sys.version_info < (3, 12) else []
COUNTED = re.compile(r'^counted (\S+): made (\d+), alive (\d+)$', re.MULTILINE)


class LibraryTestCase(unittest.TestCase):
    """One library; a subclass names it and has a test for each program and each suite."""

    packages = ()               # all classes of these are tracked
    minutes = 5                 # no run takes longer, even on a busy machine

    def program(self, name, *arguments):
        """Run ``programs/name`` in all ways; output, status and numbers must be right."""
        command = [sys.executable, os.path.join(HERE, 'programs', name), *arguments]
        self._same(command, ['__main__:*'], HERE)

    def suite(self, source, *tests, options=(), ignored=()):
        """Run test files of a library's source, or of the installed one (`source` None).

        `tests` are names of files, or of modules without a source; `ignored` are patterns of
        tests that differ from run to run by themselves.
        """
        folder = tempfile.gettempdir() if source is None else self._source(source)
        command = [sys.executable, '-m', 'pytest', '-q', '-p', 'no:cacheprovider',
                   '-p', 'no:randomly', '-o', 'addopts=', '--junitxml=outcomes.xml',
                   '--rootdir=.', *options]
        if source is None:
            command += ['--pyargs']
            specs = [test + ':*' for test in tests]
        else:
            specs = [of_file(os.path.join(folder, test)) for test in tests]
        self._same(command + list(tests), specs, folder, ignored)

    def script(self, source, *command):
        """Run a script of a library's source; what it prints says the outcome of each test."""
        folder, name = os.path.split(os.path.join(self._source(source), command[0]))
        self._same([sys.executable, name, *command[1:]], [], folder)

    def _source(self, name):
        found = [entry for entry in os.listdir(SOURCES)
                 if entry.lower().startswith(name.lower() + '-')
                 and os.path.isdir(os.path.join(SOURCES, entry))]
        self.assertEqual(len(found), 1, f'sources of {name}')
        return os.path.join(SOURCES, found[0])

    def _same(self, command, specs, folder, ignored=()):
        specs = specs + [spec for name in self.packages for spec in of_package(name)]
        alone, _ = self._run(command, folder, None)
        outcomes = alone['tests'].splitlines()
        self.assertGreaterEqual(2 * sum(line.endswith(' passed') for line in outcomes),
                                len(outcomes), 'most tests fail alone: ' + alone['output'])
        if command[1] != '-m':          # the programs state in their output what fails
            self.assertEqual(alone['status'], '0', alone['errors'])
        for way, settings in WAYS.items():
            known = [] if settings.get('native', True) else KNOWN
            with self.subTest(way):
                seen, (counts, exact) = self._run(command, folder, (specs, settings))
                for what, text in alone.items():
                    self._compare(what, text, seen[what], [*ignored, *known])
                self.assertTrue(counts, 'nothing was recorded')
                for name, made, alive in COUNTED.findall(alone['output']):
                    self._count(name, (int(made), int(alive)), counts.get(name), name in exact)

    def _run(self, command, folder, recorded):
        """``({what can be seen: text}, what was counted)``"""
        work = os.path.join(tempfile.gettempdir(), f'library-{os.getpid()}')    # same each time
        os.mkdir(work)
        hidden = tempfile.mkdtemp()
        try:
            variables = {name: value for name, value in os.environ.items()
                         if not name.startswith(('HEAPHTML_', 'PYTEST_', 'PYTHON'))}
            variables.update(QUIET, TMPDIR=work, HOME=work,
                             PYTHONPYCACHEPREFIX=os.path.join(sys.prefix, 'pycache'))
            recording = Recording(hidden)
            if recorded is not None:
                variables.update(environment(recording.options(*recorded)))
            outcomes = os.path.join(work, 'outcomes.xml')
            done = subprocess.run(
                [outcomes.join(['--junitxml=', '']) if part == '--junitxml=outcomes.xml' else part
                 for part in command],
                cwd=folder, env=variables, stdin=subprocess.DEVNULL, timeout=60 * self.minutes,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            seen = {'status': str(done.returncode), 'tests': _outcomes(outcomes),
                    'output': leveled(done.stdout.decode('utf-8', 'backslashreplace')),
                    'errors': leveled(done.stderr.decode('utf-8', 'backslashreplace'))}
            return seen, recording.counts() if recorded is not None else None
        finally:
            shutil.rmtree(work)
            shutil.rmtree(hidden)

    def _count(self, name, right, found, exact):
        self.assertIsNotNone(found, f'{name} was not recorded')
        self.assertEqual(found[1], right[1], f'{name}: alive')
        if exact:
            self.assertEqual(found[0], right[0], f'{name}: made')
        else:                               # "made" is a lower bound, and the page says so
            self.assertLessEqual(found[0], right[0], f'{name}: made')
            self.assertGreaterEqual(found[0], right[1], f'{name}: made')

    def _compare(self, what, alone, recorded, ignored):
        lines = [[line for line in text.splitlines()
                  if not any(re.search(pattern, line) for pattern in ignored)]
                 for text in (alone, recorded)]
        if lines[0] != lines[1]:
            difference = list(difflib.unified_diff(*lines, 'alone', 'recorded', n=1, lineterm=''))
            self.fail('\n'.join([f'{what}:', *difference[:60]]))


def _outcomes(path):
    """A line for each test of a suite, and what it said where it failed or was skipped."""
    if not os.path.exists(path):
        return ''
    lines = []
    for case in ElementTree.parse(path).iter('testcase'):
        said = [f'{part.tag}: {leveled(part.get("message") or "")}' for part in case
                if part.tag in ('failure', 'error', 'skipped')]
        lines.append(leveled(' '.join([f'{case.get("classname")}.{case.get("name")}',
                                       *(said or ['passed'])])).replace('\n', '\\n'))
    return '\n'.join(sorted(lines))
