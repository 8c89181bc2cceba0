import os
import tempfile
import unittest

from instructions import baseline
from instructions.baseline import Counts
from instructions.counting import CountingFailure, counted

MADE = {"swift": "Swift 6.3.1", "cairo": "1.16.0"}
BASELINE = Counts(MADE, "digest", {"summary": 1_000_000, "report": 5_000_000})


def now(summary, report, dump="digest"):
    return Counts(MADE, dump, {"summary": summary, "report": report})


class BaselineTest(unittest.TestCase):
    def test_within_the_tolerance(self):
        verdict = baseline.compared(BASELINE, now(1_019_000, 4_910_000))
        self.assertTrue(verdict.good)
        self.assertIn("+1.90 %", verdict.lines[0])
        self.assertIn("-1.80 %", verdict.lines[1])

    def test_more_fails_and_says_which(self):
        verdict = baseline.compared(BASELINE, now(1_000_000, 5_110_000))
        self.assertFalse(verdict.good)
        self.assertNotIn("MORE", verdict.lines[0])
        self.assertIn("+2.20 %; MORE than the 2 % allowed", verdict.lines[1])

    def test_less_passes_and_asks_for_a_lower_baseline(self):
        verdict = baseline.compared(BASELINE, now(900_000, 5_000_000))
        self.assertTrue(verdict.good)
        self.assertIn("make instructions UPDATE=1", verdict.lines[0])

    def test_another_dump_fails(self):
        self.assertFalse(baseline.compared(BASELINE, now(1_000_000, 5_000_000, "other")).good)

    def test_made_with_something_else(self):
        self.assertEqual(baseline.differences(BASELINE, MADE), [])
        self.assertEqual(
            baseline.differences(BASELINE, {**MADE, "swift": "Swift 6.4"}),
            ["swift Swift 6.4 (baseline: Swift 6.3.1)"],
        )
        self.assertEqual(len(baseline.differences(BASELINE, {**MADE, "libc": "glibc 2.41"})), 1)

    def test_kept_as_it_was(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "baseline.json")
            baseline.save(path, BASELINE)
            self.assertEqual(baseline.load(path), BASELINE)


class CountedTest(unittest.TestCase):
    def test_the_number(self):
        self.assertEqual(counted("==1== \n==1== Collected : 812495916\n==1==\n"), 812_495_916)

    def test_no_number(self):
        with self.assertRaises(CountingFailure):
            counted("==1== cannot run\n")
