import subprocess
import unittest

from workspace import REPOSITORY


class ShellScriptsTest(unittest.TestCase):
    def test_shellcheck(self):
        scripts = sorted(
            path for path in (REPOSITORY / ".ci").iterdir()
            if path.read_text().startswith("#!/bin/sh\n"))
        self.assertGreater(len(scripts), 1)
        for script in scripts:
            with self.subTest(script.name):
                self.assertEqual(subprocess.run(["sh", "-n", script]).returncode, 0)
                done = subprocess.run(["shellcheck", script], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout)
