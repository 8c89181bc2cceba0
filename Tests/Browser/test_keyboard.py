"""Everything can be reached and opened from the keyboard, and the focus is visible."""

import page_checks
import reports
from browser import BrowserTest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


class KeyboardTest(BrowserTest):
    def press(self, key):
        ActionChains(self.browser.driver).send_keys(key).perform()

    def focused(self):
        return self.browser.driver.switch_to.active_element

    def test_the_skip_link_comes_first(self):
        report = reports.report("pympler-1.1-python3.11")
        for page in report.samples():
            with self.subTest(page.name):
                self.browser.open(page)
                self.press(Keys.TAB)
                self.assertEqual(self.focused().get_attribute("class"), "skip")
                self.assertNone(page_checks.focus(self.browser), page.name)
                self.press(Keys.ENTER)
                self.press(Keys.TAB)
                inside = "return document.getElementById('main').contains(document.activeElement)"
                self.assertTrue(self.browser.script(inside), "the skip link does not skip")

    def test_focus_is_seen_wherever_it_goes(self):
        names = ["scons2008", "pympler-1.1-python3.11", "hostile"]
        for name in [*names, "changes", "hostile-changes", "trend", "heap"]:
            report = reports.report(name)
            for page in report.samples():
                with self.subTest(report.name_of(page)):
                    self.browser.open(page)
                    kinds = set()
                    for _ in range(25):
                        self.press(Keys.TAB)
                        kinds.add(self.focused().tag_name)
                        if self.focused().tag_name == "body":
                            break
                        self.assertNone(page_checks.focus(self.browser), page.name)
                    self.assertIn("a", kinds)

    def test_enter_opens_and_closes_details(self):
        self.browser.open(reports.report("pympler-1.1-python3.11").samples()[1])
        details = self.browser.driver.find_element(By.CSS_SELECTOR, "details:not([open])")
        summary = details.find_element(By.TAG_NAME, "summary")
        self.browser.script("arguments[0].focus()", summary)
        self.press(Keys.ENTER)
        self.assertIsNotNone(details.get_attribute("open"))
        self.press(Keys.ENTER)
        self.assertIsNone(details.get_attribute("open"))
