import subprocess
import unittest

from workspace import REPOSITORY


class ShellScriptsTest(unittest.TestCase):
    def test_shellcheck(self):
        scripts = sorted(
            path for folder in (".ci", "Packaging", "Packaging/python")
            for path in (REPOSITORY / folder).iterdir()
            if path.is_file() and path.read_bytes().startswith(b"#!/bin/sh\n"))
        self.assertGreater(len(scripts), 4)
        for script in scripts:
            with self.subTest(script.name):
                self.assertEqual(subprocess.run(["sh", "-n", script]).returncode, 0)
                done = subprocess.run(["shellcheck", script], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout)
