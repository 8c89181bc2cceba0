"""Pages can be printed."""

import re

import reports
from browser import BrowserTest


class PrintTest(BrowserTest):
    def test_index_and_class_become_a_pdf(self):
        for name in ["scons", "hostile"]:
            report = reports.report(name)
            for page in report.samples()[:2]:
                with self.subTest(report.name_of(page)):
                    self.browser.open(page)
                    pdf = self.browser.pdf()
                    self.assertTrue(pdf.startswith(b"%PDF-"))
                    self.assertGreater(len(re.findall(rb"/Type\s*/Page\b", pdf)), 0)
                    self.assertIn(b"/Font", pdf)
                    reports.SCREENSHOTS.mkdir(parents=True, exist_ok=True)
                    file = report.name_of(page).replace("/", "-").replace(".html", ".pdf")
                    (reports.SCREENSHOTS / file).write_bytes(pdf)

    def test_what_needs_a_screen_is_not_on_paper(self):
        self.browser.open(reports.report("scons").index)
        self.browser.command("Emulation.setEmulatedMedia", media="print")
        shown = self.browser.script(
            "return Array.from(document.querySelectorAll('nav, .skip, .filter, .finder, .readout'))"
            ".filter(one => one.checkVisibility()).map(one => one.className)"
        )
        self.assertEqual(shown, [])
