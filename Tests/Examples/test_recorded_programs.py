import signal
import subprocess
import time
import unittest
import urllib.request

import site_links
from recording import HEAPHTML, RecordingTest

LEAKING = """
import time

class Request:
    def __init__(self, number):
        self.path = "/item/%d" % number
        self.headers = {"accept": "text/html", "number": str(number)}

class Session:
    __slots__ = ("history", "user")
    def __init__(self, user):
        self.user, self.history = user, []

class Parent:
    def __init__(self):
        self.child = Child(self)

class Child:
    __slots__ = ("parent",)
    def __init__(self, parent):
        self.parent = parent

sessions = [Session(user) for user in range(4)]
end = time.monotonic() + 1
number = 0
while time.monotonic() < end:
    sessions[number % 4].history.append(Request(number))    # never trimmed
    Parent()                                                # a cycle
    number += 1
    time.sleep(0.001)
print("served")
"""

TESTS = """
import time

class Thing:
    def __init__(self, number):
        self.name = "thing %d" % number

kept = []

def test_many():
    for number in range(200):
        kept.append(Thing(number))
        time.sleep(0.002)

def test_failing():
    assert not kept
"""

SERVER = """
from flask import Flask

app = Flask(__name__)
pages = []

class Page:
    __slots__ = ("text",)
    def __init__(self, text):
        self.text = text

@app.route("/<name>")
def page(name):
    pages.append(Page(name * 100))
    return name
"""

PYMPLER = """
import sys
from pympler.classtracker_stats import ConsoleStats
stats = ConsoleStats(filename=sys.argv[1])
stats.print_summary()
"""


class RecordedProgramsTest(RecordingTest):
    """Real Pympler 1.1 loads what was recorded and says the same; heaphtml makes pages of it."""

    packages = ["Pympler", "pytest", "Flask"]

    def record(self, name, *options):
        command = [HEAPHTML, "run", "--heapprofile=%s.dat" % name, "--interval=0.05", *options]
        return self.run_in(self.folder, *command)

    def check(self, name, snapshots=3):
        dump = "%s.dat" % name
        theirs = self.run_in(self.folder, "python", "-c", PYMPLER, dump)
        self.assertEqual((theirs.returncode, theirs.stderr), (0, ""))
        ours = self.run_in(self.folder, HEAPHTML, "summary", dump)
        self.assertEqual((ours.returncode, ours.stdout), (0, theirs.stdout))
        self.assertGreaterEqual(ours.stdout.count(" average   pct\n"), snapshots)
        made = self.run_in(self.folder, HEAPHTML, dump, "-o", name)
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        problems, pages = site_links.problems(self.folder / name / "index.html")
        self.assertEqual(problems, [])
        self.assertGreater(pages, snapshots)

    def test_a_leaking_program(self):
        (self.folder / "leaking.py").write_text(LEAKING)
        track = ["--track=__main__:Request,level=2,trace", "--track=__main__:*", "--garbage=leak.txt"]
        done = self.record("leaking", *track, "--", "python", "leaking.py")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "served\n", ""))
        self.check("leaking")
        index = (self.folder / "leaking" / "index.html").read_text()
        self.assertIn("__main__.Request grows at every snapshot", index)
        cycles = self.run_in(self.folder, HEAPHTML, "garbage", "leak.txt", "-o", "cycles", "-q")
        self.assertEqual((cycles.returncode, cycles.stderr), (0, ""))
        self.assertEqual(site_links.problems(self.folder / "cycles" / "index.html")[0], [])
        self.assertIn("All have the same shape", (self.folder / "cycles" / "index.html").read_text())

    def test_pytest(self):
        (self.folder / "test_things.py").write_text(TESTS)
        command = ["pytest", "-q", "test_things.py"]
        done = self.record("pytest", "--track=test_things:Thing", "--", *command)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("1 failed, 1 passed", done.stdout)
        self.check("pytest")

    def test_flask(self):
        (self.folder / "server.py").write_text(SERVER)
        address = "http://127.0.0.1:5984/"
        options = ["--heapprofile=flask.dat", "--interval=0.05", "--track=server:Page"]
        command = ["flask", "--app", "server", "run", "--port", "5984"]
        process = subprocess.Popen(
            [HEAPHTML, "run", *options, "--", *command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for number in range(20):
                self.assertEqual(fetched(address + "page%d" % number), b"page%d" % number)
                time.sleep(0.02)
        finally:
            process.terminate()
            status = process.wait(60)
        self.assertEqual(status, 128 + signal.SIGTERM)
        self.check("flask")


def fetched(address):
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read()
        except OSError:  # the server has still to start
            time.sleep(0.1)
    raise AssertionError("no answer")


if __name__ == "__main__":
    unittest.main()
