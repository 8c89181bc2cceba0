"""The plugin for pytest, in a real pytest with the wheel installed: alone, and under xdist."""

import re
import shutil
import unittest

from recording import RecordingTest

MODELS = """
class Order:
    kept = []

    def __init__(self, number):
        self.lines = [number] * 100


class Line:
    pass
"""

TESTS = """
import pytest
from models import Line, Order


@pytest.mark.heap(classes=[Order], max_instances={"models.Order": 3})
def test_few():
    Order.kept[:] = [Order(number) for number in range(3)]


@pytest.mark.heap(classes=[Order], max_total="2 KiB", max_instances={"*Order": 3})
def test_many():
    Order.kept[:] = [Order(number) for number in range(4)]


@pytest.mark.heap(classes=[Order], max_instances={"models.Order": 0})
def test_freed():
    orders = [Order(number) for number in range(50)]
    assert len(orders) == 50


@pytest.mark.heap(classes=[Order], max_instances={"models.Order": 10})
def test_own_moment(heap):
    orders = [Order(number) for number in range(50)]
    heap.snapshot("all read")
    assert orders


@pytest.mark.heap(classes=[Order], max_instances={"models.Order": 10})
def test_broken():
    Order.kept[:] = [Order(1)]
    assert False, "for another reason"


@pytest.mark.heap(classes=[Order], max_instances={"models.Order": 0})
def test_skipped():
    Order.kept[:] = [Order(1)]
    pytest.skip("not today")


@pytest.mark.heap(classes=[Order], max_totl="5 MiB")
def test_wrong_mark():
    pass


@pytest.mark.heap(classes=[Order], max_total="5 apples")
def test_wrong_limit():
    pass


@pytest.mark.heap(max_total="5 MiB")
def test_no_class():
    pass


def test_unmarked(heap):
    heap.snapshot("nothing is recorded")
    Order.kept[:] = [Order(number) for number in range(100)]


def test_lines():
    Order.kept[:] = [Line() for number in range(100)]
"""


class PluginTest(RecordingTest):
    packages = ["heaphtml", "pytest", "pytest-xdist"]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.folder / "models.py").write_text(MODELS)
        (cls.folder / "test_shop.py").write_text(TESTS)
        # Limits of a project are not those of its tests.
        (cls.folder / "heaphtml.toml").write_text("[check]\nmax-total = 1\n")

    def setUp(self):
        shutil.rmtree(self.folder / "heap-dumps", ignore_errors=True)

    def pytest(self, *arguments):
        done = self.run_in(
            self.folder, "python", "-m", "pytest", "-p", "no:cacheprovider", "-rA", *arguments
        )
        self.outcomes = dict(
            reversed(pair)
            for pair in re.findall(r"(?m)^(PASSED|FAILED|ERROR) test_shop\.py::(\w+)", done.stdout)
        )
        return done

    def dumps(self):
        return sorted(path.name for path in (self.folder / "heap-dumps").glob("*"))

    def assert_usual(self, done):
        self.assertEqual(
            self.outcomes,
            {
                **dict.fromkeys(("test_few", "test_freed", "test_unmarked", "test_lines"), "PASSED"),
                **dict.fromkeys(("test_many", "test_own_moment", "test_broken"), "FAILED"),
                **dict.fromkeys(("test_wrong_mark", "test_wrong_limit", "test_no_class"), "FAILED"),
            },
            done.stdout,
        )
        self.assertEqual(
            self.dumps(),
            [
                "test_shop.py-%s.dat" % name
                for name in ("test_broken", "test_many", "test_own_moment")
            ],
        )

    def test_marked_tests_are_held_against_their_limits(self):
        done = self.pytest()
        self.assert_usual(done)
        many = done.stdout[done.stdout.index("_ test_many _") :]
        lines = [line for line in many.splitlines()[1:4]]
        self.assertRegex(
            lines[0], r"\Aover the limit: all tracked objects: .* at “test ends”; limit 2.00 KiB"
        )
        self.assertEqual(
            lines[1], "over the limit: *Order: 4 instances at “test ends” in 1 class; limit 3 instances"
        )
        self.assertRegex(lines[2], r"\Aits dump: heap-dumps/test_shop\.py-test_many\.dat \(heaphtml ")
        self.assertIn("50 instances at “all read”", done.stdout)
        self.assertIn("for another reason", done.stdout)
        self.assertIn("its dump: heap-dumps/test_shop.py-test_broken.dat", done.stdout)
        self.assertIn("pytest.mark.heap: unknown: max_totl; it is heap(classes=()", done.stdout)
        self.assertIn("'5 apples' is invalid", done.stdout)
        self.assertIn("pytest.mark.heap: no classes", done.stdout)

    def test_under_xdist_it_is_the_same(self):
        self.assert_usual(self.pytest("-n", "2"))

    def test_dump_of_a_failed_test_is_one(self):
        self.pytest("-k", "many", "--heap-dumps", "other/dumps")
        dump = self.folder / "other" / "dumps" / "test_shop.py-test_many.dat"
        done = self.run_in(self.folder, "heaphtml", "summary", dump)
        self.assertIn("models.Order", done.stdout)

    def test_limit_for_all_tests(self):
        self.pytest("-k", "lines or unmarked or many", "--heap-limit=1KiB", "--heap-track=models:Line")
        # Lines are recorded in each test; a mark's own limit comes first.
        self.assertEqual(
            self.outcomes,
            {"test_lines": "FAILED", "test_unmarked": "PASSED", "test_many": "FAILED"},
        )
        self.pytest("-k", "lines", "--heap-limit=1MiB", "--heap-track=models:Line")
        self.assertEqual(self.outcomes, {"test_lines": "PASSED"})

    def test_class_that_is_not_there_is_wrong_usage(self):
        done = self.pytest("-k", "lines", "--heap-limit=1KiB", "--heap-track=models:Nobody")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("--heap-track models:Nobody", done.stdout + done.stderr)

    def test_it_is_quiet_where_it_is_not_used(self):
        (self.folder / "test_other.py").write_text("def test_nothing():\n    pass\n")
        done = self.run_in(self.folder, "python", "-m", "pytest", "-q", "test_other.py")
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()
