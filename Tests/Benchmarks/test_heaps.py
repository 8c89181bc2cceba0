"""Captures beside other tools: the program that is captured, and the tables."""

import subprocess
import sys
import unittest

from heaps import tables
from heaps.captures import PROGRAM, Capture, CaptureFailure, capture
from measure.process import Cost


class CaptureTests(unittest.TestCase):
    def test_measures_the_longest_standstill_and_what_was_written(self):
        # Stops the program for a while, as a capture does.
        script = (
            "kill -STOP $1; python3 -c 'import time; time.sleep(0.4)'; kill -CONT $1; "
            "printf 12345 > $2")
        taken = capture(
            lambda pid, file: ["sh", "-c", script, "sh", str(pid), file], sys.executable, 700,
            self.id() + ".heap")
        self.addCleanup(subprocess.run, ["rm", "-f", self.id() + ".heap"])
        self.assertEqual(taken.size, 5)
        self.assertGreaterEqual(taken.stood, 0.4)

    def test_a_capture_that_writes_nothing_is_a_failure(self):
        with self.assertRaisesRegex(CaptureFailure, "no right"):
            capture(lambda pid, file: ["sh", "-c", "echo no right"], sys.executable, 70, "none.heap")

    def test_the_program_has_about_so_many_objects(self):
        code = (
            "import gc, runpy; made = runpy.run_path(%r)['Row'];"
            "before = len(gc.get_objects()); rows = [made(n) for n in range(1000)];"
            "print(len(gc.get_objects()) - before)" % PROGRAM)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        # What the collector knows of a row: itself or its attributes, a list, and a dictionary.
        self.assertIn(int(done.stdout) // 1000, (1, 2, 3, 4))


class TableTests(unittest.TestCase):
    def test_captures(self):
        ours = [Capture(1.0, 0.5, 2_000_000), Capture(3.0, 0.7, 2_000_000), Capture(2.0, 0.6, 2_000_000)]
        theirs = [Capture(20.0, 12.0, 30_000_000)]
        table = tables.captures({("3.14.0", 100_000): {"heaphtml": ours, "midden": theirs}})
        self.assertIn("| 3.14.0 | 100,000 | heaphtml | 0.60 s | 1.0× | 2.00 s | 2.0 MB | 3 |", table)
        self.assertIn("| 3.14.0 | 100,000 | midden | 12.00 s | 20.0× | 20.00 s | 30.0 MB | 1 |", table)

    def test_reports(self):
        table = tables.reports({("midden, Python 3.14.0", 5): {"summary": [Cost(1.0, 2.0, 3_000_000)]}})
        self.assertIn("| midden, Python 3.14.0 | 5 | summary | 1.00 s | 2.00 s | 3 MB | 1 |", table)


if __name__ == "__main__":
    unittest.main()
