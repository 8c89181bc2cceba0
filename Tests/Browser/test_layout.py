"""Pages fit their window, from a phone to a wall, light and dark; takes pictures for people."""

import page_checks
import reports
from browser import BrowserTest

WIDTHS = [360, 1280, 3840]
THEMES = ["light", "dark"]


class LayoutTest(BrowserTest):
    def check(self, address, label, pictures):
        """One page at all widths, and a picture of each in both themes."""
        self.browser.open(address)
        for width in WIDTHS:
            self.browser.resize(width)
            with self.subTest(label, width=width):
                self.assertNone(page_checks.layout(self.browser), f"{label} at {width}")
            for theme in THEMES if pictures else []:
                self.browser.theme(theme)
                file = f"{label.replace('/', '-')}-{width}-{theme}.png"
                self.browser.screenshot(reports.SCREENSHOTS / file)

    def test_every_kind_of_page_fits(self):
        for name in reports.NAMES:
            report = reports.report(name)
            for page in report.samples():
                pictures = name in ("scons", "hostile", "changes", "hostile-changes", "trend", "heap")
                self.check(page, report.name_of(page).removesuffix(".html"), pictures)

    def test_every_page_of_hostile_text_fits_a_phone(self):
        self.browser.resize(360)
        for name in ("hostile", "hostile-changes"):
            report = reports.report(name)
            for page in report.pages:
                with self.subTest(report.name_of(page)):
                    self.browser.open(page)
                    self.assertNone(page_checks.layout(self.browser), page.name)

    def test_opened_trees_fit(self):
        for name in ["hostile", "pympler-1.1-python3.11", "colons"]:
            report = reports.report(name)
            self.browser.open(report.samples()[1])
            self.browser.script(
                "for (const one of document.querySelectorAll('details')) one.open = true"
            )
            for width in WIDTHS:
                self.browser.resize(width)
                with self.subTest(name, width=width):
                    self.assertNone(page_checks.layout(self.browser), name)
                self.browser.screenshot(reports.SCREENSHOTS / f"{name}-opened-{width}.png")

    def test_the_single_file_fits(self):
        self.check(reports.single_file("hostile"), "hostile-single", pictures=False)
        self.check(reports.single_file("scons"), "scons-single", pictures=False)

    def test_dark_is_dark(self):
        self.browser.open(reports.report("scons").index)
        ground = "return getComputedStyle(document.body).backgroundColor"
        chart = "return getComputedStyle(document.querySelector('svg.wide .f-bg')).fill"
        band = "return getComputedStyle(document.querySelector('svg.wide .f-k4')).fill"
        seen = {}
        for theme in THEMES:
            self.browser.theme(theme)
            seen[theme] = [self.browser.script(one) for one in (ground, chart, band)]
        for light, dark in zip(seen["light"], seen["dark"]):
            self.assertNotEqual(light, dark)
