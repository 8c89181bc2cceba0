"""The finder's order and keys; tables that are copied or saved."""

import json

import reports
from script_test import ScriptTest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

NAME = "pympler-1.1-python3.11"


class FinderTest(ScriptTest):
    def found(self, text):
        box = self.find("input#find")
        box.clear()
        box.send_keys(text)
        self.browser.wait(lambda: self.find_all("ul#found li"), f"nothing is said of {text}")
        return [one.text for one in self.find_all("ul#found li")]

    def press(self, *keys):
        ActionChains(self.browser.driver).send_keys(*keys).perform()

    def open(self):
        self.browser.open(reports.report(NAME).index)

    def test_words_of_names_come_before_addresses(self):
        self.open()
        data = (reports.report(NAME).folder / "assets" / "search.js").read_text()
        instances = json.JSONDecoder().raw_decode(data.split("=", 1)[1].lstrip())[0]["instances"]
        # Two letters that are in many addresses, and in a class's name.
        self.assertTrue(any("do" in text.lower() for *_, text in instances))
        first = self.found("document")[0]
        self.assertIn("class", first)
        digits = instances[-1][3][-4:]
        entries = self.found(digits)[:-1]
        places = [digits in entry.rsplit(" ", 1)[0] for entry in entries]
        self.assertEqual(places, sorted(places, reverse=True), "an address before a repr")

    def test_attributes_call_sites_and_snapshots(self):
        self.open()
        self.assertTrue(any("attribute of" in one for one in self.found("words")))
        self.assertTrue(any("creates" in one for one in self.found("demo.py")))
        self.assertTrue(any("snapshot " in one for one in self.found("freed")))

    def test_arrows_walk_through_and_the_count_is_honest(self):
        self.open()
        entries = self.found("document")
        self.assertRegex(entries[-1], r"^The first 30 of [\d,]+ matches\.|^\d+ match")
        self.press(Keys.ARROW_DOWN)
        self.press(Keys.ARROW_DOWN)
        active = self.browser.driver.switch_to.active_element
        self.assertEqual(active.text, self.find_all("ul#found a")[1].text)
        self.press(Keys.ESCAPE)
        self.assertEqual(self.browser.driver.switch_to.active_element.get_attribute("id"), "find")
        self.assertIn("No match among", self.found("zzzzzzz")[0])

    def test_an_instance_on_another_page_is_reached(self):
        report = reports.report(NAME)
        further = report.instances[-1]
        self.browser.open(further)
        card = self.find("article.card").get_attribute("id")
        first = further.name.split("-instances-")[0] + ".html"
        self.browser.open((further.parent / first).as_uri() + "#" + card)
        self.assertReached(further.as_uri() + "#" + card)

    def test_an_instance_without_a_place_is_said(self):
        self.browser.open(reports.report(NAME).index.as_uri() + "#i987654")
        said = lambda: self.find_all("main h1 + p[role=status]")
        self.browser.wait(said, "nothing is said")
        self.assertIn("Instance 987654 has no place", said()[0].text)


class TableToolTest(ScriptTest):
    def test_a_table_is_saved_with_exact_numbers_and_without_formulas(self):
        self.browser.open(reports.report("hostile").index)
        text = self.browser.script(
            """
            const kept = []
            const real = URL.createObjectURL
            window.Blob = class { constructor(parts) { kept.push(parts.join('')) } }
            URL.createObjectURL = () => '#'
            for (const link of document.querySelectorAll('.tools a')) link.click()
            URL.createObjectURL = real
            return kept
            """
        )
        self.assertGreater(len(text), 0)
        for table in text:
            lines = table.split("\r\n")
            self.assertIn('"', lines[0])
            for cell in table.replace("\r\n", ",").split(","):
                inner = cell.strip('"')
                if inner[:1] in "=+@":
                    self.assertRegex(inner, r"^$|^[+-]?\d")

    def test_a_sorted_table_is_as_it_was_after_going_back(self):
        self.browser.open(reports.report("scons").index)
        heads = self.find_all("#classes ~ .scroll thead button")
        next(head for head in heads if head.text == "Alive").click()
        order = [row.text for row in self.find_all("#classes ~ .scroll tbody th")]
        self.find("#classes ~ .scroll tbody th a").click()
        self.browser.wait(lambda: "/classes/" in self.browser.driver.current_url, "no class")
        self.browser.driver.back()
        self.browser.wait(lambda: self.find_all("[aria-sort]"), "the order is lost")
        self.assertEqual([row.text for row in self.find_all("#classes ~ .scroll tbody th")], order)
