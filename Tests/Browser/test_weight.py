"""Pages open at once, whatever the dump holds: their bytes and elements, by the file and in a browser."""

import re
import subprocess
import sys
import unittest

import reports
from browser import BrowserTest

sys.path.insert(0, str(reports.ROOT / "Benchmarks"))

from dumps.dump import DumpWriter  # noqa: E402
from dumps.shape import Shape  # noqa: E402

BYTES = 1_000_000
ELEMENTS = 15_000
SINGLE_FILE = 5_000_000

SHAPES = {
    "500-snapshots": Shape(50, classes=1, snapshots=500, referents="attributes", traces=True, freed=0.0),
    "3000-classes": Shape(12_000, classes=3_000),
    "200000-instances": Shape(200_000, classes=3, snapshots=2),
}

TAG = re.compile(rb"<[A-Za-z]")


def made(name):
    """The report of a dump of a shape, as a folder."""
    folder = reports.OUTPUT / "weight"
    folder.mkdir(parents=True, exist_ok=True)
    dump = folder / f"{name}.dat"
    with open(dump, "wb") as stream:
        DumpWriter(SHAPES[name], stream).write()
    output = folder / name
    subprocess.run(
        [reports.PROGRAM, "report", "--quiet", dump, "--output", output], check=True
    )
    return output


def too_heavy(pages):
    """Pages that are over a limit, by what the file holds."""
    wrong = []
    for page in pages:
        text = page.read_bytes()
        elements = len(TAG.findall(text))
        if len(text) > BYTES or elements > ELEMENTS:
            wrong.append(f"{page.name}: {len(text)} bytes, {elements} elements")
    return wrong


class WeightTest(BrowserTest):
    def test_large_dumps(self):
        for name in SHAPES:
            with self.subTest(name):
                folder = made(name)
                pages = sorted(folder.rglob("*.html"))
                self.assertNone(too_heavy(pages), name)
                heaviest = sorted(pages, key=lambda page: -page.stat().st_size)[:3]
                for page in [folder / "index.html", *heaviest]:
                    self.browser.open(page)
                    count = self.browser.script("return document.querySelectorAll('*').length")
                    self.assertLessEqual(count, ELEMENTS, page.name)
                    self.assertEqual(self.browser.console(), [])

    def test_small_dumps_and_their_single_files(self):
        for name in reports.NAMES:
            with self.subTest(name):
                self.assertNone(too_heavy(reports.report(name).files), name)
                size = reports.single_file(name).stat().st_size
                self.assertLessEqual(size, SINGLE_FILE, name)


class LegibleChartsTest(BrowserTest):
    # The smallest text of each chart that is shown, in pixels of the screen.
    SMALLEST = """
    return Array.from(document.querySelectorAll('svg.drawing')).filter(one => one.checkVisibility())
      .map(one => Math.min(...Array.from(one.querySelectorAll('text'), text =>
        parseFloat(getComputedStyle(text).fontSize) * one.getBoundingClientRect().width
          / one.viewBox.baseVal.width)))
    """

    def test_no_text_is_below_ten_pixels(self):
        report = reports.report("pympler-1.1-python3.11")
        for page in [report.index, report.classes[0], report.snapshots[-1]]:
            self.browser.open(page)
            for width in [320, 360, 480, 640, 719, 720, 768, 1019, 1020, 1280, 2560]:
                self.browser.resize(width)
                sizes = self.browser.script(self.SMALLEST)
                figures = self.browser.script(
                    "return Array.from(document.querySelectorAll('figure.chart'))"
                    ".filter(one => one.checkVisibility()).length"
                )
                self.assertEqual(len(sizes), figures, f"one form of each chart at {width}")
                self.assertTrue(all(size >= 10 for size in sizes), (page.name, width, sizes))


class UnstyledTest(BrowserTest):
    def test_one_form_of_a_chart_in_its_own_colours_without_a_style_sheet(self):
        self.browser.open(reports.report("pympler-1.1-python3.11").index)
        self.browser.script("for (const one of document.querySelectorAll('link')) one.remove()")
        shown = self.browser.script(
            "return Array.from(document.querySelectorAll('svg.drawing'))"
            ".filter(one => one.checkVisibility()).map(one => one.classList[1])"
        )
        self.assertEqual(set(shown), {"wide"})
        black = self.browser.script(
            "return Array.from(document.querySelectorAll('.hot'))"
            ".filter(one => getComputedStyle(one).fill !== 'none').length"
        )
        self.assertEqual(black, 0)
        fills = self.browser.script(
            "return Array.from(document.querySelectorAll('svg.wide path[class*=f-k]'),"
            " one => getComputedStyle(one).fill)"
        )
        self.assertIn("rgb(230, 159, 0)", fills)


if __name__ == "__main__":
    unittest.main()
