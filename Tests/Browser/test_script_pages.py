"""What report.js adds to every page: a search for classes and instances, a read-out of charts."""

import re

import axe
import page_checks
import reports
from script_test import ScriptTest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By


class FindingTest(ScriptTest):
    def look_for(self, text):
        box = self.find("input#find[type=search]")
        box.clear()
        box.send_keys(text)
        found = lambda: self.find_all("ul#found a[href]")
        self.browser.wait(found, f"nothing found for {text}")
        return self.find_all("ul#found a[href]")

    def test_classes_and_instances_from_every_kind_of_page(self):
        report = reports.report("pympler-1.1-python3.11")
        self.browser.open(report.samples()[1])
        card = self.find("article.card")
        texts = [code.text for code in card.find_elements(By.CSS_SELECTOR, ".facts .code")]
        address = next(text for text in texts if text.startswith("0x"))
        for page in report.samples():
            for text in [texts[0], address, card_text(report, self.browser)]:
                with self.subTest(f"{page.name}: {text}"):
                    self.browser.open(page)
                    link = self.look_for(text[:40])[0]
                    target = link.get_property("href")
                    link.click()
                    self.assertReached(target)
                    shown = self.browser.script("return document.querySelector('main').textContent")
                    self.assertIn(text[:40], shown)

    def test_its_data_is_loaded_on_first_use(self):
        self.browser.open(reports.report("colons").index)
        self.assertFalse([one for one in self.browser.requests() if "search.js" in one])
        self.look_for("a")
        self.assertEqual(len([one for one in self.browser.requests() if "search.js" in one]), 1)
        self.assertEqual(self.browser.console(), [])

    def test_hostile_names_stay_text(self):
        self.browser.open(reports.report("hostile").index)
        for text in ["<script>", "<img src=x", "{{name}}"]:
            found = self.look_for(text)
            self.assertIn(text, found[0].text)
            self.assertFalse(self.browser.has_alert())
            self.assertEqual(self.find_all("#found script, #found img"), [])

    def test_it_works_in_one_file(self):
        self.browser.open(reports.single_file("pympler-1.1-python3.11"))
        self.look_for("Document")[0].click()
        self.assertTrue(self.find("section.page:not(#index)").is_enabled())
        self.assertEqual(self.browser.console(), [])


def card_text(report, browser):
    """The name of the first instance on the class page."""
    browser.open(report.samples()[1])
    return browser.script("return document.querySelector('article.card h3').textContent.trim()")


class ChartTest(ScriptTest):
    def test_a_line_under_the_chart_reads_it_out(self):
        self.browser.open(reports.report("scons").index)
        figure = self.find("figure.chart")
        line = figure.find_element(By.CSS_SELECTOR, ".readout")
        texts = set()
        for shape in figure.find_elements(By.CSS_SELECTOR, "svg.wide a > rect")[:3]:
            self.browser.script("arguments[0].scrollIntoView({block: 'center'})", shape)
            ActionChains(self.browser.driver).move_to_element(shape).perform()
            has_changed = lambda: line.text.strip() and line.text not in texts
            self.browser.wait(has_changed, "the read-out stays empty or as it was")
            texts.add(line.text)
        self.assertGreater(len(texts), 1)
        self.assertTrue(any(re.search(r"\d [KM]iB", text) for text in texts), texts)


class ScriptedPagesTest(ScriptTest):
    def test_they_stay_accessible_and_fit(self):
        for width in [360, 1280]:
            self.browser.resize(width)
            for page in reports.report("scons").samples():
                with self.subTest(page.name, width=width):
                    self.browser.open(page)
                    problems = axe.violations(self.browser) + page_checks.layout(self.browser)
                    self.assertNone(problems, page.name)
