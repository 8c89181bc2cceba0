"""The tools people start their Python with: pytest, Flask, make (skipped where missing)."""
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest
import urllib.request

from support import ROOT, ProgramTestCase, load_dump


def _missing(module):
    return unittest.skipIf(importlib.util.find_spec(module) is None, module + ' is missing')


class ToolTests(ProgramTestCase):

    TESTS = '''
        import time
        class Thing(object):
            def __init__(self, n):
                self.n = n
        kept = []
        def test_many():
            for n in range(200):
                kept.append(Thing(n))
                time.sleep(.005)
        def test_failing():
            assert Thing(1).n == 2
    '''

    @_missing('pytest')
    def test_pytest_with_periodic_snapshots(self):
        self.write('test_things.py', self.TESTS)
        program = os.path.join(os.path.dirname(sys.executable), 'pytest')
        commands = [['-m', 'pytest']] + ([[program]] if os.path.exists(program) else [])
        for command in commands:
            arguments = command + ['-q', '-p', 'no:cacheprovider', 'test_things.py']
            plain = self.python(*arguments)
            done = self.record(*arguments, options=[
                '--track', 'test_things:Thing,trace', '--interval=0.02'])
            self.assertEqual(self._timeless(done), self._timeless(plain))
            self.assertEqual(done[0], 1)
            self.assertEqual(self.index(), {'test_things.Thing': 201})
            self.assertGreater(len(self.descriptions()), 1)

    @staticmethod
    def _timeless(done):
        return done[0], re.sub(r'0x[0-9a-f]+|[0-9.]+s', '', done[1]), done[2]

    @_missing('flask')
    def test_flask_ended_by_sigterm(self):
        self.write('webapp.py', '''
            from flask import Flask
            app = Flask(__name__)
            class Page(object):
                __slots__ = ('text',)
                def __init__(self, text): self.text = text
            pages = []
            @app.route('/<name>')
            def page(name):
                pages.append(Page(name * 100))
                return name
        ''')
        port = '5983'
        process = subprocess.Popen(
            [sys.executable, '-m', 'heapmonitor', '--heapprofile=' + self.dump,
             '--track=webapp:Page', '--interval=0.05', '--', sys.executable, '-m', 'flask',
             '--app', 'webapp', 'run', '--port', port],
            cwd=self.folder, env=dict(os.environ, PYTHONPATH=ROOT),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for number in range(5):
                url = 'http://127.0.0.1:%s/page%d' % (port, number)
                self.assertEqual(self._get(url), b'page%d' % number)
        finally:
            process.terminate()
        self.assertEqual(process.wait(300), -signal.SIGTERM)
        index, snapshots = load_dump(self.dump)
        self.assertEqual(len(index['webapp.Page']), 5)
        self.assertGreater(snapshots[-1].tracked_total, 5 * 500)

    def _get(self, url):
        for _ in range(3000):
            try:
                with urllib.request.urlopen(url) as answer:
                    return answer.read()
            except OSError:             # the server has still to start
                time.sleep(.1)
        self.fail('no answer')

    @unittest.skipIf(shutil.which('make') is None, 'make is missing')
    def test_make(self):
        self.write('Makefile', 'all:\n\t@"$(PYTHON)" -c "print(1)"\n\t@"$(PYTHON)" app.py\n')
        self.write('app.py', '''
            class Node(object): pass
            kept = [Node(), Node()]
            print(2)
        ''')
        done = self.record(command=['make', '-s', '--no-print-directory', 'PYTHON=' + sys.executable],
                           options=['--track', '__main__:Node'])
        self.assertEqual(done, (0, '1\n2\n', ''))
        self.assertEqual(self.index(), {'__main__.Node': 2})


if __name__ == '__main__':
    unittest.main()
