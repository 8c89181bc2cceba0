"""Every page loads completely and without messages: from disk, and under the policy of Jenkins."""

import re
from urllib.parse import quote

import page_checks
import reports
import server
from browser import BrowserTest

# What Chromium says once per page about report.js: the policy blocks every script.
BLOCKED_SCRIPT = re.compile(
    r"Blocked script execution in '\S+' because the document's frame is sandboxed "
    r"and the 'allow-scripts' permission is not set\.$"
)


class LoadingTest(BrowserTest):
    def check(self, address, own, blocked):
        self.browser.open(address)
        problems = self.browser.console()
        expected = [message for message in problems if BLOCKED_SCRIPT.search(message)]
        if blocked and len(expected) == 1:
            problems.remove(expected[0])
        asked = self.browser.requests()
        problems += [request for request in asked if not request.startswith(own)]
        problems += [] if asked else ["no request seen: is the log of requests on?"]
        problems += page_checks.loading(self.browser)
        self.assertNone(problems, address)

    def test_from_disk(self):
        for name in reports.NAMES:
            report = reports.report(name)
            for page in report.pages:
                with self.subTest(report.name_of(page)):
                    self.check(page.as_uri(), report.folder.as_uri() + "/", blocked=False)

    def test_under_the_policy(self):
        for name in reports.NAMES:
            report = reports.report(name)
            with server.serve(report.folder) as own:
                for page in report.pages:
                    with self.subTest(report.name_of(page)):
                        path = quote(page.relative_to(report.folder).as_posix())
                        self.check(own + path, own, blocked=True)
