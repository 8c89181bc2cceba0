import unittest

from dumps.shape import SHAPES, SIZES
from measure import budgets, growth, tables, words
from measure.ratios import ratios
from measure.subjects import Places, subjects
from values import measured

SUBJECTS = subjects(Places("heaphtml", "python3"))


def cells(table):
    """{first cell: the others} of a table's rows."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    return {row[0]: row[1:] for row in rows[2:]}


class WordsTest(unittest.TestCase):
    def test_three_figures(self):
        self.assertEqual(words.seconds(0.0012345), "1.23 ms")
        self.assertEqual(words.seconds(0.03), "30.0 ms")
        self.assertEqual(words.seconds(0.9994), "999 ms")
        self.assertEqual(words.seconds(0.9996), "1.00 s")
        self.assertEqual(words.seconds(12.345), "12.3 s")
        self.assertEqual(words.seconds(None), "–")
        self.assertEqual(words.size(1_545_320), "1.55 MB")
        self.assertEqual(words.size(349_012_833), "349 MB")
        self.assertEqual(words.size(4_000), "4.00 kB")
        self.assertEqual(words.times(1234.5), "1,234×")


class RatiosTest(unittest.TestCase):
    def setUp(self):
        self.rows = cells(ratios({"S": measured(1_000_000), "S2": measured(2_000_000)}))

    def test_against_peers(self):
        self.assertEqual(self.rows["loading: faster than `pickle.load`, collector off"][0], "40.0×")
        self.assertEqual(self.rows["loading: faster than `pickle.load`, collector on"][0], "100×")
        self.assertEqual(self.rows["report: faster than `HtmlStats`"][0], "80.0×")
        self.assertEqual(
            self.rows["report with all instances: faster than `HtmlStats`"][0], "30.0×"
        )

    def test_limits(self):
        self.assertEqual(self.rows["loading: time of `sha256sum`, at most 2×"][0], "0.50×")
        self.assertEqual(self.rows["report: time of `sha256sum`, at most 2×"][0], "1.50×")
        self.assertEqual(self.rows["report: peak memory, share of 2 × dump + 60 MB"][0], "81 %")

    def test_above_the_budget_is_bold(self):
        self.assertEqual(budgets.SECONDS["S"], 0.030)
        self.assertEqual(self.rows["report: share of the budget"], ["**500 %**", "–"])

    def test_budget_kept(self):
        rows = cells(ratios({"L": measured(1_000_000)}))
        self.assertEqual(rows["report: share of the budget"], ["10 %"])


class TablesTest(unittest.TestCase):
    def test_costs_has_one_row_per_subject(self):
        rows = cells(tables.costs(SUBJECTS, {"M": measured(1_000_000)}).split("\n\n", 1)[1])
        self.assertEqual(list(rows), [subject.title for subject in SUBJECTS])
        self.assertEqual(
            rows["`heaphtml DUMP -o DIR`"],
            ["150 ms", "–", "150 ms", "50.0 MB", "4.00 kB", "2", "5"],
        )

    def test_series_shows_growth(self):
        of_series = {"levels-50": measured(1_000_000), "levels-100": measured(2_000_000, 1.5)}
        last = growth.series(of_series).splitlines()[-1].strip("| ").split(" | ")
        self.assertEqual(last[-3:], ["2.00×", "1.50×", "1.50×"])

    def test_quadratic(self):
        values = {"names-2000": measured(500_000), "names-4000": measured(1_000_000, 3.0)}
        rows = cells(growth.quadratic(values))
        self.assertEqual(rows["2,000"], ["500 kB", "12.0 s", "", "150 ms", ""])
        self.assertEqual(rows["4,000"], ["1.00 MB", "36.0 s", "3.00×", "450 ms", "3.00×"])

    def test_short_has_every_size(self):
        table = tables.short({name: measured(1_000_000) for name in SHAPES})
        self.assertEqual(len(table.splitlines()), 2 + len(SIZES))
