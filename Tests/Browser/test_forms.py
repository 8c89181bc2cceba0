"""The other forms of a report: a page with its files beside it, and one file for all."""

import page_checks
import reports
from browser import BrowserTest
from selenium.webdriver.common.by import By

SHOWN = """
return Array.from(document.querySelectorAll('section.page'))
  .filter(section => section.checkVisibility()).map(section => section.id)
"""

# Goes to each page and to the last place on it; lists where another page shows. Not to every place:
# Chromium ignores more than 200 such steps in a row.
TURN_PAGES = """
const pages = Array.from(document.querySelectorAll('section.page')), wrong = []
for (const page of pages)
  for (const id of [page.id].concat(Array.from(page.querySelectorAll('[id]'), inner => inner.id).slice(-1))) {
    location.hash = '#' + id
    const shown = pages.filter(one => one.checkVisibility()).map(one => one.id)
    if (shown.join() !== page.id) wrong.push(`${id} shows ${shown}`)
  }
return [pages.length, wrong]
"""


class NamedPageTest(BrowserTest):
    def test_its_pages_load_and_lead_to_each_other(self):
        page = reports.named_page("pympler-1.1-python3.11")
        own = page.parent.as_uri() + "/"
        self.browser.open(page)
        addresses = [page.as_uri()] + self.browser.script(
            "return Array.from(document.querySelectorAll('tbody th a'), link => link.href)"
        )
        self.assertGreater(len(addresses), 5)
        for address in dict.fromkeys(addresses):
            with self.subTest(address):
                self.browser.open(address)
                asked = self.browser.requests()
                problems = [request for request in asked if not request.startswith(own)]
                problems += self.browser.console() + page_checks.loading(self.browser)
                self.assertNone(problems, address)
                self.browser.driver.find_element(By.CSS_SELECTOR, ".site").click()
                self.assertReached(page.as_uri())


class SingleFileTest(BrowserTest):
    names = ["pympler-1.1-python3.11", "hostile", "no-snapshot"]

    def test_it_asks_for_nothing_else(self):
        for name in self.names:
            with self.subTest(name):
                file = reports.single_file(name)
                self.browser.open(file)
                problems = self.browser.console() + page_checks.loading(self.browser)
                problems += page_checks.fragments(self.browser)
                self.assertNone(problems, name)
                self.assertEqual(self.browser.requests(), [file.as_uri()])

    def test_a_fragment_shows_its_page_alone(self):
        for name in self.names:
            self.browser.open(reports.single_file(name))
            self.assertEqual(self.browser.script(SHOWN), ["index"], name)
            pages, wrong = self.browser.script(TURN_PAGES)
            self.assertGreater(pages, 1)
            self.assertNone(wrong, name)

    def test_links_turn_the_page(self):
        self.browser.open(reports.single_file("pympler-1.1-python3.11"))
        driver = self.browser.driver
        link = driver.find_element(By.CSS_SELECTOR, "#index tbody th a")
        section = driver.execute_script(
            "return document.getElementById(arguments[0].hash.slice(1)).closest('.page').id", link)
        link.click()
        self.browser.wait(lambda: self.browser.script(SHOWN) == [section], "its page is not shown")
        driver.find_element(By.CSS_SELECTOR, ".site").click()
        self.browser.wait(lambda: self.browser.script(SHOWN) == ["index"], "the index is not shown")


class SingleFileWithoutScriptTest(SingleFileTest):
    scripts = False
