"""The base of tests of report.js: they are skipped, with a message, while there is no script."""

import sys
import unittest

import reports
from browser import BrowserTest
from selenium.webdriver.common.by import By

BANNER = """
**********************************************************************
NOT TESTED: report.js is a placeholder. Sorting, filtering, finding and
the read-out of charts are skipped until it holds a script.
**********************************************************************
"""


class ScriptTest(BrowserTest):
    @classmethod
    def setUpClass(cls):
        if reports.script_is_missing():
            print(BANNER, file=sys.stderr)
            raise unittest.SkipTest("report.js is a placeholder")
        super().setUpClass()

    def find(self, selector):
        return self.browser.driver.find_element(By.CSS_SELECTOR, selector)

    def find_all(self, selector):
        return self.browser.driver.find_elements(By.CSS_SELECTOR, selector)
