import unittest
import xml.etree.ElementTree as ElementTree

from dumps.shape import SHAPES, SIZES
from measure import budgets, tables, words
from measure.chart import Line, Scale, chart, spread
from measure.document import MarkerMissing, replaced
from measure.results import Measured, Result
from measure.subjects import Places, subjects

SUBJECTS = subjects(Places("heaphtml", "python3"))
WALL = {
    "sha256sum": 0.1,
    "pickle-off": 3.0,
    "pickle-on": 6.0,
    "htmlstats": 12.0,
    "summary": 0.05,
    "report": 0.15,
    "png": 0.3,
    "all": 0.4,
}
INNER = {"pickle-off": 2.0, "pickle-on": 5.0}


def measured(size, factor=1.0):
    results = {
        key: Result(wall * factor, wall * factor, 50_000_000, INNER.get(key), 5, 2, 4_000)
        for key, wall in WALL.items()
    }
    return Measured(size, 0.25, results)


def cells(table):
    """{first cell: the others} of a table's rows."""
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()]
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
        self.rows = cells(tables.ratios({"S": measured(1_000_000), "S2": measured(2_000_000)}))

    def test_against_peers(self):
        self.assertEqual(self.rows["loading: faster than `pickle.load`, collector off"][0], "40.0×")
        self.assertEqual(self.rows["loading: faster than `pickle.load`, collector on"][0], "100×")
        self.assertEqual(self.rows["report: faster than `HtmlStats`"][0], "80.0×")
        self.assertEqual(
            self.rows["report with all instances: faster than `HtmlStats`"][0], "30.0×"
        )

    def test_limits(self):
        self.assertEqual(self.rows["report: time of `sha256sum`, at most 2×"][0], "1.50×")
        self.assertEqual(self.rows["report: peak memory, of 2 × dump + 60 MB"][0], "81 %")

    def test_above_the_budget_is_bold(self):
        self.assertEqual(budgets.SECONDS["S"], 0.030)
        self.assertEqual(self.rows["report: of the budget"], ["**500 %**", "–"])

    def test_budget_kept(self):
        rows = cells(tables.ratios({"L": measured(1_000_000)}))
        self.assertEqual(rows["report: of the budget"], ["10 %"])


class TablesTest(unittest.TestCase):
    def test_costs_has_a_row_a_subject(self):
        rows = cells(tables.costs(SUBJECTS, {"M": measured(1_000_000)}).split("\n\n", 1)[1])
        self.assertEqual(list(rows), [subject.title for subject in SUBJECTS])
        self.assertEqual(
            rows["`heaphtml DUMP -o DIR`"],
            ["150 ms", "–", "150 ms", "50.0 MB", "4.00 kB", "2", "5"],
        )

    def test_series_shows_growth(self):
        of_series = {"levels-50": measured(1_000_000), "levels-100": measured(2_000_000, 1.5)}
        last = tables.series(of_series).splitlines()[-1].strip("| ").split(" | ")
        self.assertEqual(last[-3:], ["2.00×", "1.50×", "1.50×"])

    def test_quadratic(self):
        rows = cells(tables.quadratic({"names-4000": measured(1_000_000)}))
        self.assertEqual(rows, {"4,000": ["1.00 MB", "12.0 s", "150 ms", "80.0×"]})

    def test_short_has_every_size(self):
        table = tables.short({name: measured(1_000_000) for name in SHAPES})
        self.assertEqual(len(table.splitlines()), 2 + len(SIZES))


class DocumentTest(unittest.TestCase):
    TEXT = "before\n<!-- costs -->\nold\n<!-- end of costs -->\nafter\n"

    def test_only_what_is_between_is_replaced(self):
        new = replaced(self.TEXT, "costs", "new\n")
        self.assertEqual(
            new, "before\n<!-- costs -->\n\nnew\n\n<!-- end of costs -->\nafter\n"
        )
        self.assertEqual(replaced(new, "costs", "new"), new)

    def test_markers_have_to_be_there_once(self):
        for text in ("", self.TEXT * 2, self.TEXT.replace("end of costs", "end")):
            with self.assertRaises(MarkerMissing):
                replaced(text, "costs", "new")


class ChartTest(unittest.TestCase):
    def test_scale_is_logarithmic(self):
        scale = Scale([0.02, 30.0], 0, 400)
        self.assertEqual(scale.ticks(), [0.01, 0.1, 1.0, 10.0, 100.0])
        self.assertAlmostEqual(scale.place(0.01), 0)
        self.assertAlmostEqual(scale.place(1.0), 200)
        self.assertAlmostEqual(scale.place(100.0), 400)

    def test_names_are_moved_apart(self):
        self.assertEqual(spread([10, 12, 50], 17), [10, 27, 50])

    def test_every_value_is_drawn_inside(self):
        lines = [
            Line("a <b>", [(1e6, 0.01), (1e8, 2.0)]),
            Line("c & d", [(1e6, 0.5), (1e8, 40.0)]),
        ]
        root = ElementTree.fromstring(chart("Title", lines))
        name = "{http://www.w3.org/2000/svg}"
        circles = root.findall(name + "circle")
        self.assertEqual(len(circles), 4)
        width, height = float(root.get("width")), float(root.get("height"))
        for circle in circles:
            self.assertTrue(0 < float(circle.get("cx")) < width)
            self.assertTrue(0 < float(circle.get("cy")) < height)
        texts = [text.text for text in root.findall(name + "text")]
        self.assertIn("a <b>", texts)
        self.assertIn("c & d", texts)
