"""The base of tests of report.js."""

from browser import BrowserTest
from selenium.webdriver.common.by import By


class ScriptTest(BrowserTest):
    def find(self, selector):
        return self.browser.driver.find_element(By.CSS_SELECTOR, selector)

    def find_all(self, selector):
        return self.browser.driver.find_elements(By.CSS_SELECTOR, selector)
