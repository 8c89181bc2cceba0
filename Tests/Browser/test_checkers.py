"""The checks of the other tests find what they are for, on pages that are broken on purpose."""

import tempfile
from pathlib import Path

import axe
import markup
import page_checks
import server
from browser import BrowserTest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from test_loading import BLOCKED_SCRIPT

PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>broken</title>"
STYLE = "<style>body {margin: 0} * {box-sizing: border-box} .skip {position: absolute}</style>"
SKIP = "<a class=skip href='#nowhere'>skip</a>"


class BrokenPages(BrowserTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.page = Path(folder.name) / "index.html"

    def show(self, *parts):
        self.page.write_text(PAGE + "\n".join(parts))
        self.browser.open(self.page)

    def assertFound(self, word, problems):
        self.assertTrue(any(word in problem for problem in problems), (word, problems))

    def test_a_good_page_passes(self):
        self.show(STYLE, "<body><a class=skip href='#here'>skip</a><h1 id=here>Here</h1>")
        problems = page_checks.loading(self.browser) + page_checks.layout(self.browser)
        problems += page_checks.fragments(self.browser) + axe.violations(self.browser)
        self.assertEqual(problems + self.browser.console(), [])
        self.assertEqual(markup.errors([self.page]), [])

    def test_a_picture_that_is_not_there(self):
        self.show(STYLE, SKIP, "<img src=missing.png alt=''>")
        self.assertFound("missing.png", page_checks.loading(self.browser))
        self.assertFound("ERR_FILE_NOT_FOUND", self.browser.console())
        self.assertIn("missing.png", " ".join(self.browser.requests()))

    def test_a_page_without_its_style(self):
        self.show(SKIP)
        self.assertFound("margin", page_checks.loading(self.browser))

    def test_a_message_on_the_console(self):
        self.show("<script>console.warn('a warning')</script>")
        self.assertFound("a warning", self.browser.console())

    def test_an_alert(self):
        self.show("<script>setTimeout(() => alert(1))</script>")
        self.browser.wait(self.browser.has_alert, "no alert is seen")
        self.browser.driver.switch_to.alert.accept()

    def test_what_the_policy_blocks(self):
        self.page.write_text(PAGE + "<script src=a.js></script><p style='color: red'>red")
        with server.serve(self.page.parent) as address:
            self.browser.open(address)
            messages = self.browser.console()
        self.assertEqual(len([one for one in messages if BLOCKED_SCRIPT.search(one)]), 1)
        self.assertFound("Content Security Policy", messages)

    def test_a_page_that_is_too_wide(self):
        self.show(STYLE, "<body><div class=wide style='width: 3000px'>wide</div>")
        self.assertFound("div.wide", page_checks.layout(self.browser))

    def test_a_text_that_is_cut_away(self):
        self.show(STYLE, "<body><div style='width: 0; overflow: hidden'>no room</div>")
        self.assertFound("cut away: no room", page_checks.layout(self.browser))

    def test_a_text_left_of_the_page(self):
        self.show(STYLE, "<body><p style='position: absolute; left: -900px'>outside")
        self.assertFound("cut away: outside", page_checks.layout(self.browser))

    def test_a_link_that_leads_nowhere(self):
        self.show(SKIP)
        self.assertFound("#nowhere", page_checks.fragments(self.browser))

    def test_a_focus_that_is_not_marked(self):
        self.show("<style>a {outline: none}</style><a href='#'>link</a>")
        ActionChains(self.browser.driver).send_keys(Keys.TAB).perform()
        self.assertFound("no outline on a: link", page_checks.focus(self.browser))

    def test_faint_text_and_a_picture_without_words(self):
        self.show("<p style='color: #bbb; background: #fff'>faint</p><img src='data:,'>")
        problems = axe.violations(self.browser)
        self.assertFound("color-contrast", problems)
        self.assertFound("image-alt", problems)

    def test_markup_that_is_not_valid(self):
        self.page.write_text(PAGE + "<p id=one><div id=one></p>")
        problems = markup.errors([self.page])
        self.assertFound("Duplicate ID", problems)
        self.assertFound("No “p” element in scope", problems)
