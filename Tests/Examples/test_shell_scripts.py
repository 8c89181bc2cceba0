import subprocess
import unittest

from workspace import REPOSITORY


class ShellScriptsTest(unittest.TestCase):
    def test_shellcheck(self):
        scripts = sorted(path for path in (REPOSITORY / ".ci").iterdir() if not path.suffix)
        self.assertTrue(scripts)
        for script in scripts:
            with self.subTest(script.name):
                self.assertEqual(subprocess.run(["sh", "-n", script]).returncode, 0)
                done = subprocess.run(["shellcheck", script], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout)
