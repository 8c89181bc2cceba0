"""The rules of axe-core for WCAG 2 A and AA, over the page that a browser shows."""

import functools
import importlib.metadata

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]

RUN = """
const done = arguments[arguments.length - 1]
axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']}).then(
  result => done(result.violations.flatMap(rule => rule.nodes.slice(0, 3).map(
    node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
  error => done(['axe-core failed: ' + error]))
"""


@functools.cache
def source():
    for file in importlib.metadata.files("axe-playwright-python"):
        if file.name == "axe.min.js":
            return file.locate().read_text()
    raise AssertionError("axe-playwright-python comes without axe.min.js")


def violations(browser):
    if not browser.script("return typeof axe === 'object'"):
        browser.script(source())
    return browser.driver.execute_async_script(RUN, TAGS)
