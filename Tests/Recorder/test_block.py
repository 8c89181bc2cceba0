"""Reports from inside a program, made by a heaphtml that is played: it keeps the dump."""
import os
import unittest

from support import ROOT, ProgramTestCase

APP = '''
    import heapmonitor

    class Order:
        pass

    with heapmonitor.recording('heap.html', track=[Order], trace=True) as block:
        kept = [Order() for _ in range(3)]
    later = Order()
    print(block.report)
'''


class BlockTests(ProgramTestCase):

    def setUp(self):
        super().setUp()
        from heapmonitor.version import VERSION
        self.version = VERSION
        self.say('heaphtml %s (commit 0123456789ab)' % VERSION)

    def say(self, version):
        """Plays a heaphtml: it says a version, and copies its dump to what it has to write."""
        path = self.write('heaphtml', '#!/bin/sh\n'
                          'if [ "$1" = --version ]; then echo "%s"; exit; fi\n'
                          'echo "$@" >>called\n'
                          'while [ "$1" != -o ]; do [ -f "$1" ] && dump=$1; shift; done\n'
                          'cp "$dump" "$2"\n' % version)
        os.chmod(path, 0o755)

    def run_app(self, text):
        path = os.pathsep.join([self.folder, os.environ['PATH']])
        return self.python(self.write('app.py', text), PYTHONPATH=ROOT, PATH=path)

    def reported(self):
        self.dump = os.path.join(self.folder, 'heap.html')
        return self.index()

    def test_a_block_tracks_its_own_instances(self):
        self.assertEqual(self.run_app(APP), (0, 'heap.html\n', ''))
        self.assertEqual(self.reported(), {'__main__.Order': 3})

    def test_a_report_shows_all_up_to_now_and_recording_goes_on(self):
        done = self.run_app('''
            import heapmonitor
            class Order: pass
            heapmonitor.track_class(Order)
            kept = [Order()]
            print(repr(heapmonitor.report()))
            kept.append(Order())
            report = heapmonitor.report('heap.html')
            print(report._repr_html_())
        ''')
        self.assertEqual(done, (
            0, '<report heap.html>\n<a href="heap.html" target="_blank">heap.html</a>\n', ''))
        self.assertEqual(self.reported(), {'__main__.Order': 2})

    def test_an_error_of_the_block_is_what_the_program_gets(self):
        status, _, err = self.run_app(APP.replace('range(3)]', 'range(3)]\n        1 / 0'))
        self.assertEqual(status, 1)
        self.assertIn('ZeroDivisionError', err)
        self.assertEqual(self.reported(), {'__main__.Order': 3})

    def test_a_program_of_another_version_is_refused_by_name_before_the_block(self):
        self.say('heaphtml 0.0.9 (commit 0123456789ab)')
        status, _, err = self.run_app(APP)
        self.assertEqual(status, 1)
        self.assertIn('heapmonitor %s does not fit heaphtml 0.0.9 (%s/heaphtml)' % (
            self.version, self.folder), err)
        self.assertFalse(os.path.exists(os.path.join(self.folder, 'called')))

    def test_without_a_program_the_error_says_what_to_install(self):
        os.remove(os.path.join(self.folder, 'heaphtml'))
        path = self.write('app.py', APP)
        status, _, err = self.python(path, PYTHONPATH=ROOT, PATH='/nowhere')
        self.assertEqual(status, 1)
        self.assertIn('pip install heaphtml', err)

    def test_importing_does_nothing(self):
        done = self.run_app('''
            import gc, sys, threading
            before = set(sys.modules), gc.isenabled(), sys.gettrace(), threading.active_count()
            import heapmonitor
            print(sorted(set(sys.modules) - before[0] - {'__future__'}), before[1:] == (
                gc.isenabled(), sys.gettrace(), threading.active_count()))
        ''')
        self.assertEqual(done, (
            0, "['heapmonitor', 'heapmonitor.running', 'heapmonitor.version'] True\n", ''))


if __name__ == '__main__':
    unittest.main()
