"""Chromium without a window, and its messages about the page it shows."""

import base64
import json
import os
import shutil
import unittest

from selenium import webdriver
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

# Seconds after which a page or the browser hangs. Nothing takes nearly as long, however busy the
# machine is.
PATIENCE = 600


class Browser:
    def __init__(self, scripts=True):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or "chromium"
        options.add_argument("--headless=new")
        options.add_argument("--hide-scrollbars")
        options.add_argument("--disable-dev-shm-usage")
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option(
            "perfLoggingPrefs", {"enableNetwork": True, "enablePage": False}
        )
        options.set_capability("unhandledPromptBehavior", "ignore")
        if not scripts:
            blocked = {"profile.managed_default_content_settings.javascript": 2}
            options.add_experimental_option("prefs", blocked)
        driver = shutil.which("chromedriver") or "chromedriver"
        self.driver = webdriver.Chrome(options=options, service=Service(driver))
        self.driver.command_executor.client_config.timeout = 2 * PATIENCE
        self.driver.set_page_load_timeout(PATIENCE)
        self.driver.set_script_timeout(PATIENCE)
        self.resize(1280)

    def quit(self):
        self.driver.quit()

    def open(self, address):
        """Opens a page or a file; forgets the messages about the previous one."""
        self.console()
        self.requests()
        self.driver.get(address if isinstance(address, str) else address.as_uri())

    def script(self, text, *arguments):
        """Runs a function body in the page; works where the page's own scripts are blocked."""
        return self.driver.execute_script(text, *arguments)

    def console(self):
        """The messages since the last call, of every level but debug."""
        entries = self.driver.get_log("browser")
        return [entry["message"] for entry in entries if entry["level"] != "DEBUG"]

    def requests(self):
        """The addresses asked for since the last call, those inside the page left out."""
        addresses = []
        for entry in self.driver.get_log("performance"):
            event = json.loads(entry["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                addresses.append(event["params"]["request"]["url"])
        return [address for address in addresses if not address.startswith("data:")]

    def wait(self, condition, message):
        """Waits until something that a page does by itself is done."""
        WebDriverWait(self.driver, PATIENCE, 0.1).until(lambda _: condition(), message)

    def has_alert(self):
        try:
            return bool(self.driver.switch_to.alert)
        except NoAlertPresentException:
            return False

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def resize(self, width, height=900):
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def theme(self, name):
        feature = {"name": "prefers-color-scheme", "value": name}
        self.command("Emulation.setEmulatedMedia", features=[feature])

    def screenshot(self, path, tallest=2400):
        """Takes a picture of the whole page."""
        width, height = self.script(
            "return [innerWidth, document.documentElement.getBoundingClientRect().height]"
        )
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, tallest), "scale": 1}
        picture = self.command("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(picture["data"]))

    def pdf(self):
        printed = self.command("Page.printToPDF", printBackground=False)
        return base64.b64decode(printed["data"])


class BrowserTest(unittest.TestCase):
    """A test with its own browser, started once for all methods of the class."""

    scripts = True

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser(cls.scripts)
        cls.addClassCleanup(cls.browser.quit)

    def assertReached(self, address):
        """Fails unless the browser comes to a page and loads it; a click does not wait for that."""

        def is_there():
            state = self.browser.script("return [location.href, document.readyState]")
            return state == [address, "complete"]

        self.browser.wait(is_there, f"{address} is not reached")

    def assertNone(self, problems, where):
        """Fails with a list of what is wrong, if anything is."""
        if problems:
            self.fail(f"{where}:\n  " + "\n  ".join(str(problem) for problem in problems))
