"""A reader whose browser runs no scripts reaches everything by links."""

import reports
from browser import BrowserTest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

# A point of a hot area's link that nothing else covers, as an offset from the middle of the box.
FREE_POINT = """
const shape = arguments[0].firstElementChild
shape.scrollIntoView({block: 'center'})
const box = shape.getBoundingClientRect()
for (const part of [0.5, 0.02, 0.98, 0.25, 0.75]) {
  const x = box.left + box.width / 2, y = box.top + box.height * part
  if (document.elementFromPoint(x, y) === shape) return [0, Math.trunc(box.height * (part - 0.5))]
}
return null
"""


class WithoutScriptTest(BrowserTest):
    scripts = False

    def find(self, selector):
        return self.browser.driver.find_element(By.CSS_SELECTOR, selector)

    def follow(self, selector):
        """Clicks a link as a person does; returns the address it names, which must be reached."""
        link = self.find(selector)
        named = link.get_property("href")
        link.click()
        self.assertReached(named)
        return named

    def test_the_scripts_of_a_page_do_not_run(self):
        self.browser.open(
            "data:text/html,<title>still</title><script>document.title = 'ran'</script>"
        )
        self.assertEqual(self.browser.driver.title, "still")

    def test_from_the_index_to_an_instance_and_back(self):
        for name in ["pympler-1.1-python3.11", "colons", "hostile"]:
            with self.subTest(name):
                self.walk(reports.report(name))

    def walk(self, report):
        self.browser.open(report.index)
        self.assertIn("/classes/", self.follow("#classes ~ .scroll tbody th a"))
        self.follow("article.card h3 a")
        self.assertTrue(self.find(":target").is_displayed())
        self.assertIn("/snapshots/", self.follow(":target .sizes a"))
        self.assertEqual(self.follow(".crumbs a"), report.index.as_uri())

    def test_details_open_by_a_click(self):
        report = reports.report("pympler-1.1-python3.11")
        self.browser.open(report.samples()[1])
        closed = "details:not([open])"
        details = self.find(closed)
        details.find_element(By.TAG_NAME, "summary").click()
        self.assertIsNotNone(details.get_attribute("open"))
        self.assertTrue(details.find_element(By.CSS_SELECTOR, "summary ~ *").is_displayed())

    def test_a_column_of_a_chart_leads_to_its_snapshot(self):
        self.click_on_chart("svg.wide a[href^='snapshots/']:has(rect)", "/snapshots/")

    def test_a_band_of_a_chart_leads_to_its_class(self):
        self.click_on_chart("svg.wide a[href^='classes/']:has(polygon)", "/classes/")

    def click_on_chart(self, selector, folder):
        for name in ["scons2008", "pympler-1.1-python3.11"]:
            with self.subTest(name):
                report = reports.report(name)
                self.browser.open(report.index)
                links = self.browser.driver.find_elements(By.CSS_SELECTOR, selector)
                points = [(link, self.browser.script(FREE_POINT, link)) for link in links]
                link, point = next((link, point) for link, point in points if point)
                target = self.browser.script(
                    "return new URL(arguments[0].getAttribute('href'), document.baseURI).href", link
                )
                shape = link.find_element(By.CSS_SELECTOR, ":scope > *")
                self.browser.script("arguments[0].scrollIntoView({block: 'center'})", shape)
                ActionChains(self.browser.driver).move_to_element_with_offset(
                    shape, *point
                ).click().perform()
                self.assertReached(target)
                self.assertIn(folder, target)
