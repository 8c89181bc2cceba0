"""What report.js adds: sorting, filtering, finding, and the read-out of charts."""

import re
import sys
import unittest

import axe
import page_checks
import reports
from browser import BrowserTest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

BANNER = """
**********************************************************************
NOT TESTED: report.js is a placeholder. Sorting, filtering, finding and
the read-out of charts are skipped until it holds a script.
**********************************************************************
"""

# The first table with several rows: the numbers of a column, exact where the cell says so.
COLUMN = """
const [table, column] = arguments
return Array.from(table.tBodies[0].rows).filter(row => row.checkVisibility())
  .map(row => row.cells[column]).map(cell => cell.dataset.value || cell.title || cell.textContent)
"""
UNITS = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


def setUpModule():
    if reports.script_is_missing():
        print(BANNER, file=sys.stderr)
        raise unittest.SkipTest("report.js is a placeholder")


def number(text):
    """A cell as a number; None for a dash."""
    match = re.match(r"[<+±]?([-−]?[\d,.]+)\s*(B|KiB|MiB|GiB)?", text.strip())
    if not match:
        return None
    digits = match[1].replace(",", "").replace("−", "-")
    return float(digits) * UNITS.get(match[2], 1)


class ScriptTest(BrowserTest):
    def find(self, selector):
        return self.browser.driver.find_element(By.CSS_SELECTOR, selector)

    def find_all(self, selector):
        return self.browser.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition, message):
        WebDriverWait(self.browser.driver, 5).until(lambda _: condition(), message)

    def column(self, table, index):
        return self.browser.script(COLUMN, table, index)

    def header(self, table, title):
        """The header cell with a title, and its place."""
        for index, cell in enumerate(table.find_elements(By.CSS_SELECTOR, "thead th")):
            if cell.text.strip().startswith(title):
                return index, cell
        self.fail(f"no column {title}")

    def sort(self, cell):
        cell.find_element(By.TAG_NAME, "button").click()
        return cell.get_attribute("aria-sort")


class SortingTest(ScriptTest):
    def setUp(self):
        self.browser.open(reports.report("scons").index)
        self.table = self.find("#classes ~ .scroll table.data")

    def test_every_header_of_data_tables_is_a_button(self):
        for header in self.find_all("table.data thead th"):
            self.assertEqual(len(header.find_elements(By.TAG_NAME, "button")), 1, header.text)

    def test_sizes_sort_as_numbers_and_a_second_click_turns_them_round(self):
        for title in ["Total", "Alive", "Average"]:
            index, cell = self.header(self.table, title)
            before = sorted(self.column(self.table, index))
            seen = set()
            for _ in range(2):
                direction = self.sort(cell)
                self.assertIn(direction, ("ascending", "descending"))
                seen.add(direction)
                texts = self.column(self.table, index)
                self.assertEqual(sorted(texts), before, "rows were lost")
                values = [value for value in map(number, texts) if value is not None]
                self.assertEqual(values, sorted(values, reverse=direction == "descending"), title)
            self.assertEqual(len(seen), 2, title)

    def test_names_sort_as_text_and_one_column_at_a_time(self):
        _, total = self.header(self.table, "Total")
        self.sort(total)
        index, cell = self.header(self.table, "Class")
        direction = self.sort(cell)
        names = [name.strip().lower() for name in self.column(self.table, index)]
        self.assertEqual(names, sorted(names, reverse=direction == "descending"))
        marked = [one.get_attribute("aria-sort") for one in self.find_all("#classes ~ .scroll th")]
        self.assertEqual([one for one in marked if one and one != "none"], [direction])

    def test_the_keyboard_sorts_too(self):
        _, cell = self.header(self.table, "Total")
        button = cell.find_element(By.TAG_NAME, "button")
        self.browser.script("arguments[0].focus()", button)
        ActionChains(self.browser.driver).send_keys(Keys.ENTER).perform()
        self.assertIn(cell.get_attribute("aria-sort"), ("ascending", "descending"))
        ActionChains(self.browser.driver).send_keys(Keys.TAB).perform()
        self.assertNone(page_checks.focus(self.browser), "button of a header")


class FilteringTest(ScriptTest):
    def test_a_filter_hides_the_other_rows_and_gives_them_back(self):
        self.browser.open(reports.report("scons").index)
        table = self.find("#classes ~ .scroll table.data")
        all_rows = self.column(table, 0)
        box = self.find(".filter input[type=search]")
        box.send_keys("builder")
        expected = [name for name in all_rows if "builder" in name.lower()]
        self.wait(lambda: self.column(table, 0) == expected, "the filter does nothing")
        self.assertTrue(0 < len(expected) < len(all_rows))
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(Keys.DELETE)
        self.wait(lambda: self.column(table, 0) == all_rows, "rows do not come back")

    def test_short_tables_have_no_filter(self):
        self.browser.open(reports.report("colons").index)
        self.assertEqual(self.find_all(".filter"), [])


class FindingTest(ScriptTest):
    def look_for(self, text):
        box = self.find("input#find[type=search]")
        box.clear()
        box.send_keys(text)
        self.wait(lambda: self.find_all("ul#found a[href]"), f"nothing found for {text}")
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
                    self.assertEqual(self.browser.driver.current_url, target)
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
    """What the first instance of the class page is called."""
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
            self.wait(lambda: line.text.strip(), "the read-out stays empty")
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
