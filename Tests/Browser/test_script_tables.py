"""What report.js adds to tables: sorting and filtering."""

import re

import page_checks
import reports
from script_test import ScriptTest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# The first table with several rows: the numbers of a column, exact where the cell says so.
COLUMN = """
const [table, column] = arguments
return Array.from(table.tBodies[0].rows).filter(row => row.checkVisibility())
  .map(row => row.cells[column]).map(cell => cell.dataset.value || cell.title || cell.textContent)
"""
UNITS = {"B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


def number(text):
    """A cell as a number; None for a dash."""
    match = re.match(r"[<+±]?([-−]?[\d,.]+)\s*(B|KiB|MiB|GiB)?", text.strip())
    if not match:
        return None
    digits = match[1].replace(",", "").replace("−", "-")
    return float(digits) * UNITS.get(match[2], 1)


class TableTest(ScriptTest):
    def column(self, table, index):
        return self.browser.script(COLUMN, table, index)

    def header(self, table, title):
        """The header cell with a title, and its index."""
        for index, cell in enumerate(table.find_elements(By.CSS_SELECTOR, "thead th")):
            if cell.text.strip().startswith(title):
                return index, cell
        self.fail(f"no column {title}")

    def sort(self, cell):
        cell.find_element(By.TAG_NAME, "button").click()
        return cell.get_attribute("aria-sort")


class SortingTest(TableTest):
    def setUp(self):
        self.browser.open(reports.report("scons").index)
        self.table = self.find("#classes ~ .scroll table.data")

    def test_the_header_of_every_column_but_pictures_is_a_button(self):
        for table in self.find_all("table.data:has(tbody tr + tr)"):
            for index, header in enumerate(table.find_elements(By.CSS_SELECTOR, "thead th")):
                buttons = header.find_elements(By.TAG_NAME, "button")
                has_text = any(text.strip() for text in self.column(table, index))
                self.assertEqual(len(buttons), int(has_text), header.text)

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


class FilteringTest(TableTest):
    def test_a_filter_hides_the_other_rows_and_gives_them_back(self):
        self.browser.open(reports.report("scons").index)
        table = self.find("#classes ~ .scroll table.data")
        all_rows = self.column(table, 0)
        box = self.find(".filter input[type=search]")
        box.send_keys("builder")
        expected = [name for name in all_rows if "builder" in name.lower()]
        self.browser.wait(lambda: self.column(table, 0) == expected, "the filter does nothing")
        self.assertTrue(0 < len(expected) < len(all_rows))
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(Keys.DELETE)
        self.browser.wait(lambda: self.column(table, 0) == all_rows, "rows do not come back")

    def test_short_tables_have_no_filter(self):
        self.browser.open(reports.report("colons").index)
        self.assertEqual(self.find_all(".filter"), [])
