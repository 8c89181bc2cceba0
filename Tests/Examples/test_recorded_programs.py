import re
import signal
import socket
import subprocess
import time
import unittest
import urllib.request

import site_links
from recording import HEAPHTML, PATIENCE, RecordingTest

LEAKING = """
import heapmonitor

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
for number in range(1, 901):
    sessions[number % 4].history.append(Request(number))    # never trimmed
    Parent()                                                # a cycle
    if number % 250 == 0:
        heapmonitor.create_snapshot("%d requests" % number)
print("served")
"""

# It runs until three periodic snapshots were taken: each makes the journal of the recorder longer.
TESTS = """
import glob
import os
import time

class Thing:
    def __init__(self, number):
        self.name = "thing %d" % number

kept = []

def test_many():
    lengths = set()
    end = time.monotonic() + 1800
    while len(lengths) < 4 and time.monotonic() < end:
        kept.append(Thing(len(kept)))
        time.sleep(0.002)
        journals = glob.glob(os.environ["TMPDIR"] + "/*/*.journal")
        lengths.update(os.stat(journal).st_size for journal in journals)

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
        command = [HEAPHTML, "run", "--heapprofile=%s.dat" % name, *options]
        return self.run_in(self.folder, *command, TMPDIR=str(self.temporary(name)))

    def temporary(self, name):
        folder = self.folder / ("temporary-" + name)
        folder.mkdir(exist_ok=True)
        return folder

    def check(self, name, snapshots=3):
        dump = "%s.dat" % name
        theirs = self.run_in(self.folder, "python", "-c", PYMPLER, dump)
        self.assertEqual((theirs.returncode, theirs.stderr), (0, ""))
        ours = self.run_in(self.folder, HEAPHTML, "summary", dump)
        # what was not measured is a dash; the record, which Pympler does not read, comes after
        printed = re.sub(r"      0     B(      average   pct\n)", r"            -\1", theirs.stdout)
        self.assertEqual((ours.returncode, ours.stderr), (0, ""))
        self.assertEqual(ours.stdout[:len(printed)], printed)
        self.assertIn("Recorded by heaphtml", ours.stdout[len(printed):])
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
        self.assertIn("__main__.Request only ever grows", index)
        cycles = self.run_in(self.folder, HEAPHTML, "garbage", "leak.txt", "-o", "cycles", "-q")
        self.assertEqual((cycles.returncode, cycles.stderr), (0, ""))
        self.assertEqual(site_links.problems(self.folder / "cycles" / "index.html")[0], [])
        self.assertIn("All have the same shape", (self.folder / "cycles" / "index.html").read_text())

    def test_pytest(self):
        (self.folder / "test_things.py").write_text(TESTS)
        command = ["pytest", "-q", "test_things.py"]
        options = ["--interval=0.05", "--track=test_things:Thing"]
        done = self.record("pytest", *options, "--", *command)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("1 failed, 1 passed", done.stdout)
        self.check("pytest")

    def test_flask(self):
        (self.folder / "server.py").write_text(SERVER)
        port = free_port()
        address = "http://127.0.0.1:%d/" % port
        options = ["--heapprofile=flask.dat", "--interval=0.05", "--track=server:Page"]
        command = ["flask", "--app", "server", "run", "--port", str(port)]
        process = subprocess.Popen(
            [HEAPHTML, "run", *options, "--", *command],
            cwd=self.folder,
            env={**self.environment, "TMPDIR": str(self.temporary("flask"))},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            lengths, number, end = set(), 0, time.monotonic() + PATIENCE
            while len(lengths) < 4:
                self.assertLess(time.monotonic(), end, "no snapshots are taken")
                self.assertEqual(fetched(address + "page%d" % number), b"page%d" % number)
                number += 1
                time.sleep(0.02)
                journals = self.temporary("flask").glob("*/*.journal")
                lengths.update(journal.stat().st_size for journal in journals)
        finally:
            process.terminate()
            status = process.wait(PATIENCE)
        self.assertEqual(status, 128 + signal.SIGTERM)
        self.check("flask")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def fetched(address):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read()
        except OSError:  # the server has still to start
            time.sleep(0.1)
    raise AssertionError("no answer")


if __name__ == "__main__":
    unittest.main()
