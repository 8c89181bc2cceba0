"""A dump full of markup, control characters and paths stays text."""

import filecmp
import json
import unittest
from urllib.parse import unquote, urlsplit

import reports
from browser import BrowserTest

LINKS = """
return Array.from(document.querySelectorAll('[href]'),
  link => new URL(link.getAttribute('href'), document.baseURI).href)
"""
ELEMENTS = (
    "return Array.from(new Set(Array.from(document.querySelectorAll('*'), one => one.localName)))"
)
HANDLERS = """
return Array.from(document.querySelectorAll('*')).flatMap(one => Array.from(one.attributes))
  .map(attribute => attribute.name).filter(name => name.startsWith('on') || name === 'style')
"""
IDS = "return Array.from(document.querySelectorAll('[id]'), one => one.id)"


class HostileTest(BrowserTest):
    def setUp(self):
        self.report = reports.report("hostile")

    def test_nothing_of_it_becomes_an_element(self):
        self.browser.open(reports.report("pympler-1.1-python3.11").samples()[1])
        usual = set(self.browser.script(ELEMENTS))
        for name in ("scons2008", "record"):
            self.browser.open(reports.report(name).index)
            usual |= set(self.browser.script(ELEMENTS))
        for page in self.report.pages:
            with self.subTest(page.name):
                self.browser.open(page)
                self.assertFalse(self.browser.has_alert())
                self.assertEqual(set(self.browser.script(ELEMENTS)) - usual, set())
                self.assertEqual(self.browser.script(HANDLERS), [])
                self.assertEqual(self.browser.script("return document.scripts.length"), 1)

    def test_its_text_can_be_read(self):
        with open(reports.ROOT / "Tests" / "Fixtures" / "hostile.expected.json") as file:
            names = list(json.load(file)["classes"])
        plain = [name for name in names if name.isascii() and name.isprintable() and name.strip()]
        self.assertGreater(len(plain), 15)
        self.browser.open(self.report.index)
        text = self.browser.script("return document.querySelector('main').textContent")
        for name in plain:
            with self.subTest(name[:60]):
                self.assertIn(name, text)

    def test_all_links_lead_somewhere(self):
        ids, links = {}, set()
        for page in self.report.pages:
            self.browser.open(page)
            ids[page] = set(self.browser.script(IDS))
            links |= {(page.name, link) for link in self.browser.script(LINKS)}
        self.assertGreater(len(links), 200)
        for page, link in links:
            parts = urlsplit(link)
            with self.subTest(f"{page}: {link[-100:]}"):
                self.assertEqual(parts.scheme, "file")
                target = type(self.report.folder)(unquote(parts.path))
                self.assertTrue(target.is_relative_to(self.report.folder))
                self.assertTrue(target.is_file())
                if parts.fragment:
                    self.assertIn(unquote(parts.fragment), ids[target])


class HostileComparisonTest(BrowserTest):
    """The same of the comparison, the trend and the heap."""

    def test_nothing_of_it_becomes_an_element(self):
        usual = {"section", "pre"}  # of the page of a heap
        for name in ("pympler-1.1-python3.11", "scons2008", "changes"):
            for page in reports.report(name).samples():
                self.browser.open(page)
                usual |= set(self.browser.script(ELEMENTS))
        for name in ("hostile-changes", "trend", "heap"):
            report = reports.report(name)
            for page in report.pages:
                with self.subTest(report.name_of(page)):
                    self.browser.open(page)
                    self.assertFalse(self.browser.has_alert())
                    self.assertEqual(set(self.browser.script(ELEMENTS)) - usual, set())
                    self.assertEqual(self.browser.script(HANDLERS), [])
                    self.assertLessEqual(self.browser.script("return document.scripts.length"), 1)

    def test_all_links_of_a_comparison_lead_somewhere(self):
        for name in ("changes", "hostile-changes", "trend", "heap"):
            report = reports.report(name)
            for page in report.pages:
                self.browser.open(page)
                for link in self.browser.script(LINKS):
                    target = type(report.folder)(unquote(urlsplit(link).path))
                    self.assertTrue(target.is_relative_to(report.folder), link)
                    self.assertTrue(target.is_file(), link)


class SameBytesTest(unittest.TestCase):
    def test_two_runs_give_the_same_bytes(self):
        for name in reports.NAMES:
            with self.subTest(name):
                once = reports.report(name).folder
                again = reports.run(name, reports.OUTPUT / "again" / name)
                self.assertEqual(self.files(once), self.files(again))
                paths = [path.relative_to(once) for path in once.rglob("*") if path.is_file()]
                same, different, missing = filecmp.cmpfiles(once, again, paths, shallow=False)
                self.assertEqual((different, missing), ([], []))
                self.assertEqual(len(same), len(paths))

    def files(self, folder):
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
