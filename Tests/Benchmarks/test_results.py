import os
import tempfile
import unittest

from measure.process import Cost, ProcessFailure, run
from measure.results import Measured, Result, Store, result
from measure.session import Output, measure, output
from measure.subjects import Subject

SURROUNDINGS = {"PATH": "/usr/bin:/bin"}


class MedianTest(unittest.TestCase):
    def test_each_quantity_by_itself(self):
        costs = [Cost(1.0, 30.0, 200), Cost(9.0, 10.0, 100), Cost(2.0, 20.0, 900)]
        self.assertEqual(result(costs, Output(3, 40)), Result(2.0, 20.0, 200, None, 3, 3, 40))

    def test_two_runs_have_their_middle(self):
        costs = [Cost(1.0, 1.0, 10, 0.5), Cost(2.0, 3.0, 20, 1.5)]
        self.assertEqual(result(costs, Output(0, 0)), Result(1.5, 2.0, 15, 1.0, 2, 0, 0))


class ProcessTest(unittest.TestCase):
    def test_cost(self):
        cost = run(["sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"], SURROUNDINGS)
        self.assertGreater(cost.wall, 0)
        self.assertGreater(cost.cpu, 0)
        self.assertLessEqual(cost.cpu, cost.wall * 2)
        self.assertIsNone(cost.inner)

    def test_peak_is_that_of_the_process(self):
        small = run(["true"], SURROUNDINGS).peak
        large = run(["head", "-c", "1", "/dev/null"], SURROUNDINGS).peak
        block = "x = bytearray(80_000_000)"
        self.assertLess(max(small, large), 20_000_000)
        self.assertGreater(run(["python3", "-c", block], SURROUNDINGS).peak, 80_000_000)

    def test_what_the_process_measured_itself(self):
        self.assertEqual(run(["echo", '{"seconds": 1.25}'], SURROUNDINGS).inner, 1.25)

    def test_failure_says_why(self):
        with self.assertRaisesRegex(ProcessFailure, "sh: status 3: no luck"):
            run(["sh", "-c", "echo no luck >&2; exit 3"], SURROUNDINGS)
        with self.assertRaisesRegex(ProcessFailure, "No such file"):
            run(["/no/such/program"], SURROUNDINGS)


class SessionTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dump = os.path.join(folder.name, "dump")
        self.notes = os.path.join(folder.name, "notes")
        self.folder = os.path.join(folder.name, "output")
        with open(self.dump, "w", encoding="utf-8") as stream:
            stream.write("dump")

    def subject(self, key, script):
        script += '; echo %s >>"%s"' % (key, self.notes)
        return Subject(key, key, lambda dump, folder: ["sh", "-c", script, "sh", dump, folder])

    def measure(self, subjects, rounds):
        return measure(self.dump, subjects, rounds, self.folder, SURROUNDINGS, lambda line: None)

    def test_rounds_are_interleaved(self):
        self.measure([self.subject("a", "true"), self.subject("b", "true")], 3)
        with open(self.notes, encoding="utf-8") as stream:
            self.assertEqual(stream.read().split(), ["a", "b"] * 3)

    def test_output_of_one_run_is_not_that_of_another(self):
        writer = self.subject("w", 'mkdir "$2" && cp "$1" "$2/a" && cp "$1" "$2/b"')
        taken = self.measure([writer, self.subject("n", "true")], 2)
        self.assertEqual(taken["w"][1], Output(2, 8))
        self.assertEqual(taken["n"][1], Output(0, 0))
        self.assertEqual(len(taken["w"][0]), 2)
        self.assertFalse(os.path.exists(self.folder))

    def test_output_below_folders(self):
        os.makedirs(os.path.join(self.folder, "a", "b"))
        for name in ("x", "a/y", "a/b/z"):
            with open(os.path.join(self.folder, name), "w", encoding="utf-8") as stream:
                stream.write("12")
        self.assertEqual(output(self.folder), Output(3, 6))


class StoreTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "results.json")
        self.measured = Measured("one", 9, 0.5, {"report": Result(1.0, 2.0, 3, None, 5, 6, 7)})

    def store(self, program, dump="one"):
        return Store(self.path, {"program": program}, lambda name: dump)

    def test_kept_for_the_same_program(self):
        self.store("a").add("S", self.measured)
        self.store("a").add("M", self.measured._replace(size=10))
        kept = self.store("a")
        self.assertEqual(kept.forgotten, [])
        self.assertEqual(list(kept.measured), ["S", "M"])
        self.assertEqual(kept.measured["S"], self.measured)

    def test_forgotten_for_another_program(self):
        self.store("a").add("S", self.measured)
        other = self.store("b")
        self.assertEqual(other.forgotten, ["S"])
        self.assertEqual(other.measured, {})

    def test_forgotten_when_the_dump_is_another(self):
        self.store("a").add("S", self.measured)
        self.assertEqual(self.store("a", "another").forgotten, ["S"])
