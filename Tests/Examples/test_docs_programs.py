"""The blocks of docs/programs.md run as they stand, each in the program that it is for."""

import re
import signal
import socket
import subprocess
import time
import urllib.request

from recording import PATIENCE, RecordingTest
from workspace import REPOSITORY

PAGE = (REPOSITORY / "docs" / "programs.md").read_text()
SHOP = """
class Order:
    pass

def import_orders():
    return [Order() for _ in range(7)]
"""
TESTS = """
from shop import Order

def test_orders():
    assert [Order() for _ in range(7)]
"""
# What is shown for the last line of a cell, as a notebook gets it.
NOTEBOOK = """
import sys
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

shell = InteractiveShell.instance()
with capture_output() as shown:
    result = shell.run_cell(open("cell.py").read())
result.raise_error()
print(shell.display_formatter.format(result.result)[0]["text/html"])
"""
SETTINGS = """
DEBUG = True
SECRET_KEY = "only here"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
INSTALLED_APPS = ["shop.apps.ShopConfig"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
"""
MODELS = """
from django.db import models

class Order(models.Model):
    class Meta:
        app_label = "shop"
"""
URLS = """
from django.http import HttpResponse
from django.urls import path
from shop.models import Order

kept = []

def order(request):
    kept.extend(Order() for _ in range(7))
    return HttpResponse("ordered")

urlpatterns = [path("", order)]
"""
MANAGE = """
import os, sys
from django.core.management import execute_from_command_line
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
execute_from_command_line(sys.argv)
"""
FASTAPI = """
from contextlib import asynccontextmanager
import heapmonitor
from fastapi import FastAPI
from fastapi.testclient import TestClient
from shop import Order

%s
kept = []

@app.get("/")
def order():
    kept.extend(Order() for _ in range(7))
    return len(kept)

with TestClient(app) as client:
    assert client.get("/").json() == 7
"""


def block(title):
    text = PAGE[PAGE.index("## %s\n" % title) :]
    text = text[: text.index("\n## ", 1)] if "\n## " in text[1:] else text
    (found,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    return found


class ProgramsTest(RecordingTest):
    packages = ["heaphtml", "pytest", "Django", "fastapi", "httpx", "ipython"]

    def place(self, name, **files):
        """A folder with the files of a program, by their names without `.py`."""
        folder = self.folder / name
        for path, text in files.items():
            file = folder / (path.replace("__", "/") + ".py")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return folder

    def check(self, folder, done, seen=7):
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("heapmonitor", done.stderr)
        page = (folder / "heap.html").read_text()
        self.assertRegex(page, r"\bOrder\b")
        self.assertRegex(page, r"(?<![\d,])%s instances\b" % "{:,}".format(seen))

    def test_blocks_are_short(self):
        titles = re.findall(r"(?m)^## (.+)", PAGE)
        self.assertEqual(titles, ["A script", "A notebook", "pytest", "Django", "FastAPI"])
        for title in titles:
            lines = [line for line in block(title).splitlines() if line.strip()]
            self.assertLessEqual(len(lines), 5, title)

    def test_script(self):
        folder = self.place("script", shop=SHOP, script=block("A script"))
        done = self.run_in(folder, "python", "script.py")
        self.check(folder, done)
        self.assertEqual(done.stderr, "")

    def test_notebook(self):
        folder = self.place("notebook", shop=SHOP, cell=block("A notebook"), run=NOTEBOOK)
        done = self.run_in(folder, "python", "run.py")
        self.check(folder, done, 1000)
        self.assertIn('<a href="heap.html"', done.stdout)

    def test_pytest(self):
        head = "import heapmonitor, pytest\nfrom shop import Order\n\n"
        folder = self.place("pytest", shop=SHOP, conftest=head + block("pytest"), test_shop=TESTS)
        self.check(folder, self.run_in(folder, "pytest", "-q"))
        (command,) = re.findall(r"`(heaphtml run .* pytest)`", PAGE)
        (folder / "conftest.py").unlink()
        (folder / "heap.html").unlink()
        done = self.run_in(folder, "bash", "-c", command)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertTrue((folder / "heap.html").is_file())

    def test_django(self):
        head = "import atexit\nimport heapmonitor\nfrom django.apps import AppConfig\n\n"
        folder = self.place(
            "django", shop__apps=head + block("Django"), shop__models=MODELS, shop____init__="",
            settings=SETTINGS, urls=URLS, manage=MANAGE)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = ["python", "manage.py", "runserver", "--noreload", "--skip-checks", str(port)]
        with subprocess.Popen(
            command, cwd=folder, env=self.environment, stdin=subprocess.DEVNULL, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as server:
            try:
                self.ask("http://127.0.0.1:%d/" % port, server)
            finally:
                server.send_signal(signal.SIGINT)
            stdout, stderr = server.communicate(timeout=PATIENCE)
        self.check(folder, subprocess.CompletedProcess(command, server.returncode, stdout, stderr))

    def ask(self, address, server):
        while server.poll() is None:
            try:
                with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                    return self.assertEqual(answer.read(), b"ordered")
            except OSError:
                time.sleep(0.05)
        self.fail(server.communicate()[1])

    def test_fastapi(self):
        folder = self.place("fastapi", shop=SHOP, server=FASTAPI % block("FastAPI"))
        self.check(folder, self.run_in(folder, "python", "server.py"))
