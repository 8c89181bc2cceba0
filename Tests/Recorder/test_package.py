"""The recorder as a package: its annotations, its wheel, and who may reach for what in it."""
import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

from support import ROOT, SITE, ProgramTestCase

PACKAGE = os.path.join(ROOT, 'heapmonitor')


def modules():
    """``{name: (source, syntax tree)}`` of the package's files."""
    found = {}
    for name in sorted(os.listdir(PACKAGE)):
        if name.endswith('.py'):
            with open(os.path.join(PACKAGE, name), encoding='utf-8') as file:
                source = file.read()
            found[name] = source, ast.parse(source)
    return found


def _missing(*names):
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    return unittest.skipIf(missing, ', '.join(missing) + ' is missing')


class RuleTests(unittest.TestCase):

    def test_annotations_are_complete(self):
        for name, (source, tree) in modules().items():
            self.assertIn('from __future__ import annotations\n', source, name)
            lines = source.splitlines()
            for node in ast.walk(tree):
                if not isinstance(node, ast.FunctionDef):
                    continue
                where = '%s:%d %s' % (name, node.lineno, node.name)
                if 'type: ignore[no-untyped-def' in ''.join(lines[node.lineno - 1:node.lineno]):
                    # the program sees it in place of its own; nothing public is like that
                    self.assertTrue(node.name.startswith('_') or node.col_offset, where)
                    continue
                arguments = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
                arguments += [a for a in (node.args.vararg, node.args.kwarg) if a is not None]
                for argument in arguments:
                    if argument.arg != 'self' and argument.arg != 'cls':
                        self.assertIsNotNone(argument.annotation, where)
                self.assertIsNotNone(node.returns, where)

    def test_private_attributes_are_left_alone(self):
        allowed = {'self', 'os', 'sys', '_WatchedSpec'}     # os._exit, sys._getframe
        for name, (_, tree) in modules().items():
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and re.match(r'_[^_]', node.attr):
                    owner = node.value.id if isinstance(node.value, ast.Name) else '?'
                    self.assertIn(owner, allowed, '%s:%d %s' % (name, node.lineno, node.attr))

    def test_versions_differ_in_one_file(self):
        users = {name for name, (source, _) in modules().items()
                 if 'version_info' in source or 'hexversion' in source}
        self.assertEqual(users, {'cpython.py'})


class StartTests(ProgramTestCase):

    def test_a_recorded_python_loads_nothing_of_typing(self):
        code = 'import sys; print([name for name in ("typing", "dataclasses") if name in sys.modules])'
        plain = self.python('-c', code)
        options = '{"dump": "%s", "track": ["a:B"]}' % self.dump
        done = self.python('-c', code, HEAPHTML_RECORD='1', HEAPHTML_OPTIONS=options,
                           PYTHONPATH=SITE)
        self.assertEqual(done, plain)
        self.assertTrue(os.path.exists(self.dump))


@_missing('mypy', 'pip', 'setuptools')          # requirements.txt
class ToolTests(ProgramTestCase):

    def _wheel(self):
        # of a copy: building leaves files beside the sources
        copy = os.path.join(self.folder, 'recorder')
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(
            '__pycache__', 'build', '*.egg-info'))
        status, _, err = self.command(
            sys.executable, '-m', 'pip', '--disable-pip-version-check', 'wheel', '--quiet',
            '--no-deps', '--no-build-isolation', '--wheel-dir', self.folder, copy)
        self.assertEqual(status, 0, err)
        wheel, = [name for name in os.listdir(self.folder) if name.endswith('.whl')]
        return os.path.join(self.folder, wheel)

    def test_annotations_are_right(self):
        done = subprocess.run([sys.executable, '-m', 'mypy', '--cache-dir', self.folder],
                              cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual((done.returncode, done.stdout.count(b'\n')), (0, 1), done.stdout.decode())

    def test_wheel(self):
        wheel = self._wheel()
        self.assertRegex(wheel, r'/heapmonitor-[0-9.]+-py3-none-any\.whl$')
        with zipfile.ZipFile(wheel) as archive:
            names = {name for name in archive.namelist() if '.dist-info/' not in name}
        self.assertEqual(names, {'heapmonitor/' + name for name in modules()} | {
            'heapmonitor/py.typed', 'heapmonitor/site/sitecustomize.py'})

    def test_installed_it_records_other_programs(self):
        environment = os.path.join(self.folder, 'python')
        python = os.path.join(environment, 'bin', 'python')
        self.command(sys.executable, '-m', 'venv', '--without-pip', environment)
        _, purelib, _ = self.command(
            python, '-c', 'import sysconfig; print(sysconfig.get_path("purelib"))')
        with zipfile.ZipFile(self._wheel()) as archive:     # pure Python: that is all pip does
            archive.extractall(purelib.strip())
        app = self.write('app.py', '''
            import sys
            import heapmonitor
            class Node: pass
            kept = [Node(), Node()]
            print('python' in heapmonitor.__file__, any('heapmonitor' in path for path in sys.path))
            import unpacked                     # site-packages is still there

        ''')
        with open(os.path.join(purelib.strip(), 'unpacked.py'), 'w'):
            pass
        done = self.command(python, '-m', 'heapmonitor', '--heapprofile=' + self.dump,
                            '--track=__main__:Node', '--', python, app, PYTHONPATH='')
        self.assertEqual(done, (0, 'True False\n', ''))
        self.assertEqual(self.index(), {'__main__.Node': 2})


if __name__ == '__main__':
    unittest.main()
