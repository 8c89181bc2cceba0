"""No page breaks a rule of WCAG 2 A or AA that axe-core can check, light or dark."""

import axe
import reports
from browser import BrowserTest


class AccessibilityTest(BrowserTest):
    def check(self, address, label):
        self.browser.open(address)
        for theme in ["light", "dark"]:
            self.browser.theme(theme)
            with self.subTest(label, theme=theme):
                self.assertNone(axe.violations(self.browser), f"{label}, {theme}")

    def test_every_kind_of_page(self):
        names = ["scons2008", "pympler-1.1-python3.11", "hostile", "no-snapshot", "record-census"]
        for name in [*names, "cycles", "changes", "hostile-changes", "trend", "heap"]:
            report = reports.report(name)
            for page in report.samples():
                self.check(page, report.name_of(page))

    def test_the_single_file(self):
        self.check(reports.single_file("colons"), "single file")

    def test_a_phone(self):
        self.browser.resize(360)
        self.addCleanup(self.browser.resize, 1280)
        self.check(reports.report("scons").index, "scons at 360")

    def test_headings_go_down_step_by_step(self):
        for name in reports.NAMES:
            report = reports.report(name)
            for page in report.samples():
                self.browser.open(page)
                levels = self.browser.script(
                    "return Array.from(document.querySelectorAll('h1, h2, h3, h4, h5, h6'),"
                    " heading => Number(heading.localName[1]))"
                )
                label = f"{report.name_of(page)}: {levels}"
                self.assertEqual(levels[0], 1, label)
                self.assertEqual(levels.count(1), 1, label)
                for above, below in zip(levels, levels[1:]):
                    self.assertLessEqual(below, above + 1, label)
