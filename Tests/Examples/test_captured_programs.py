"""The whole heap of real programs: while they run, when they are told, and at their end."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest

from recording import HEAPHTML, PATIENCE, RecordingTest  # and where the tests of the recorder are
from every_python import find
from test_recorded_programs import fetched, free_port

SERVER = """
from flask import Flask

app = Flask(__name__)

class Page:
    __slots__ = ("text",)
    def __init__(self, text):
        self.text = text

class Store:
    pages = [Page("page %d" % n) for n in range(20000)]

@app.route("/<name>")
def page(name):
    Store.pages.append(Page(name))
    return name
"""

ASYNCIO = """
import asyncio, sys

class Session:
    def __init__(self, number):
        self.user = "user %d" % number

class Store:
    sessions = {n: Session(n) for n in range(20000)}

async def answer(reader, writer):
    line = await reader.readline()
    Store.sessions[len(Store.sessions)] = Session(len(Store.sessions))
    writer.write(b"HTTP/1.0 200 OK\\r\\n\\r\\n%d" % len(Store.sessions))
    await writer.drain()
    writer.close()

async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", int(sys.argv[1]))
    async with server:
        await server.serve_forever()

asyncio.run(main())
"""

FILLS = """
class Session(object):
    def __init__(self, number):
        self.user = "user %d" % number

class Store:
    sessions = []

def fill(extra):
    while True:
        Store.sessions.append(Session(len(Store.sessions)))
        extra.append([len(extra)])

fill([])
"""

# What it does is an argument; it tells at its end what can be seen of a capture.
PROGRAM = """
import gc, signal, sys, threading, time

class Session(object):
    def __init__(self, number):
        self.user, self.data = "user %d" % number, [number, str(number)]
    def __repr__(self): raise SystemError("asked")
    __sizeof__ = __len__ = __repr__

class Store(object):
    sessions = {n: Session(n) for n in range(5000)}

def over(): return os.path.exists("stop")
def works():
    while not over(): sum(range(100))
def sleeps():
    while not over(): time.sleep(0.3)
def waits():
    lock = threading.Lock()
    lock.acquire()
    while not over(): lock.acquire(timeout=0.3)
def idles():
    import select
    select.select([sys.stdin], [], [])
def works_beside_others():
    try: import _interpreters as interpreters
    except ImportError: import _xxsubinterpreters as interpreters
    others = [interpreters.create() for _ in range(2)]
    for other in others: interpreters.run_string(other, "held = [str(n) for n in range(1000)]")
    works()
    for other in others: interpreters.destroy(other)
def holds():
    import ctypes
    ctypes.PyDLL(None).sleep(12)

import os
seen = set(vars()), list(sys.path), gc.isenabled(), gc.get_threshold(), signal.getsignal(signal.SIGUSR2)
open("ready", "x").close()
globals()[sys.argv[1]]()
assert seen == (set(vars()) - {"seen"}, list(sys.path), gc.isenabled(), gc.get_threshold(),
                signal.getsignal(signal.SIGUSR2)), vars()
print([name for name in sys.modules if "heapmonitor" in name], len(Store.sessions))
"""
UNHARMED = "[] 5000\n"
TOLD = r"heaphtml: process \d+: [0-9,]+ objects, the program stood still for [0-9.]+ m?s\n"
GDB = shutil.which("gdb", path="/usr/bin:/bin")
WHY = "capture 3.8 to 3.13 needs gdb, which is not installed"


class Captured(RecordingTest):
    def setUp(self):
        for name in ("ready", "stop"):
            (self.folder / name).unlink(missing_ok=True)

    def start(self, *command):
        process = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        if process.returncode is None:
            process.kill()
            process.communicate()

    @staticmethod
    def children(process):
        with open("/proc/%d/task/%d/children" % (process.pid, process.pid)) as file:
            return file.read().split()

    def start_program(self, python, what, *before):
        (self.folder / "app.py").write_text(PROGRAM)
        process = self.start(*before, python, "app.py", what)
        self.wait_until(lambda: (self.folder / "ready").exists())
        return process

    def wait_until(self, happens):
        end = time.monotonic() + PATIENCE
        while not happens():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)

    def stop(self, process):
        (self.folder / "stop").touch()
        output, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual((process.returncode, output, errors), (0, UNHARMED, ""))

    def capture(self, number, file, *options):
        return self.run_in(self.folder, HEAPHTML, "capture", str(number), "-o", file, *options)

    def check(self, done, file, holder):
        self.assertRegex(done.stderr, "^%s$" % TOLD)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.check_summary(file, holder)

    def check_summary(self, file, holder):
        said = self.run_in(self.folder, HEAPHTML, "summary", file)
        self.assertEqual((said.returncode, said.stderr), (0, ""))
        self.assertEqual(said.stdout.partition(",")[0], holder)


class EveryPythonTest(Captured):
    """A process is asked itself from 3.14 on, and through gdb before."""

    def test_wherever_it_is(self):
        found = {minor: find(minor) for minor in range(8, 15)}
        self.assertTrue(any(found.values()))
        for minor, python in found.items():
            if python is None or minor < 14 and not GDB:
                continue
            for what in ("works", "sleeps", "waits", "idles")[:4 if GDB else 3]:
                with self.subTest(python=python, what=what):
                    self.setUp()
                    process = self.start_program(python, what)
                    done = self.capture(process.pid, "app.heap")
                    self.check(done, "app.heap", "__main__.Store.sessions")
                    self.stop(process)

    @unittest.skipUnless(GDB, WHY)
    def test_blocked_in_c(self):
        process = self.start_program(find(11) or find(12) or find(13) or sys.executable, "holds")
        time.sleep(1)
        done = self.capture(process.pid, "blocked.heap", "--timeout", "1")
        self.assertEqual(done.returncode, 66)
        self.assertIn("it may be blocked in C code; wait longer with --timeout", done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1)
        self.assertFalse((self.folder / "blocked.heap").exists())
        self.stop(process)

    def test_one_at_a_time(self):
        python = find(14) or (GDB and (find(11) or find(12)))
        if not python:
            self.skipTest(WHY)
        process = self.start_program(python, "works")
        # as another capture does
        holder = self.start(
            "python", "-c", "import fcntl, os, sys; "
            "fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX); print('has it', flush=True); "
            "__import__('time').sleep(3600)",
            "/proc/%d" % process.pid)
        self.assertEqual(holder.stdout.readline(), "has it\n")
        done = self.capture(process.pid, "second.heap")
        self.assertEqual(done.returncode, 66)
        self.assertEqual(
            done.stderr, "heaphtml: process %d: another capture of it is under way; "
            "wait until that has ended\n" % process.pid)
        holder.kill()
        holder.communicate()
        self.check(self.capture(process.pid, "second.heap"), "second.heap", "__main__.Store.sessions")
        self.stop(process)

    @unittest.skipUnless(GDB, WHY)
    def test_other_interpreters(self):
        for number in (9, 11, 12, 13):
            if find(number) is None:
                continue
            with self.subTest(number):
                self.setUp()
                process = self.start_program(find(number), "works_beside_others")
                done = self.capture(process.pid, "others.heap")
                told = TOLD.replace("m?s", "m?s; without the objects of 2 other interpreters")
                self.assertRegex(done.stderr, "^%s$" % told)
                self.check_summary("others.heap", "__main__.Store.sessions")
                said = self.run_in(self.folder, HEAPHTML, "summary", "others.heap").stdout
                self.assertIn("The process has 2 other interpreters with objects of their own", said)
                self.stop(process)

    @unittest.skipUnless(GDB and os.geteuid() == 0, "namespaces are for root, and " + WHY)
    def test_namespaces(self):
        python = find(11) or find(12) or find(13)
        process = self.start_program(python, "works", "/usr/bin/unshare", "--pid", "--fork")
        (inside,) = self.children(process)
        self.check(self.capture(inside, "inside.heap"), "inside.heap", "__main__.Store.sessions")
        self.stop(process)
        self.setUp()
        process = self.start_program(python, "works", "/usr/bin/unshare", "--mount")
        done = self.capture(process.pid, "other.heap")
        self.assertEqual(done.returncode, 66)
        self.assertIn("it runs in a container, or sees other files than this program", done.stderr)
        self.stop(process)


class ProgramsTest(Captured):
    packages = ["Flask", "gunicorn", "SCons"]

    def test_gunicorn_with_two_workers(self):
        (self.folder / "server.py").write_text(SERVER)
        port = free_port()
        process = self.start(
            HEAPHTML, "run", "--heap", "--follow", "--heapprofile=shop.html", "--", "gunicorn",
            "--workers", "2", "--bind", "127.0.0.1:%d" % port, "server:app")
        for number in range(20):
            self.assertEqual(fetched("http://127.0.0.1:%d/p%d" % (port, number)), b"p%d" % number)
        process.terminate()
        output, errors = process.communicate(timeout=PATIENCE)
        self.assertNotIn("heapmonitor: ", errors)
        pages = sorted(path.name for path in self.folder.glob("shop-*.html"))
        self.assertEqual(len(pages), 2, (pages, errors))        # of the workers; the master's is shop.html
        for page in pages:
            text = (self.folder / page).read_text()
            self.assertIn("server.Store.pages, a list in module server", text)

    @unittest.skipUnless(GDB or sys.version_info >= (3, 14), WHY)
    def test_a_worker_of_gunicorn_that_goes_on(self):
        (self.folder / "server.py").write_text(SERVER)
        port = free_port()
        address = "http://127.0.0.1:%d/" % port
        process = self.start(
            "gunicorn", "--workers", "2", "--pid", "master", "--bind", "127.0.0.1:%d" % port, "server:app")
        self.assertEqual(fetched(address + "first"), b"first")
        self.wait_until(lambda: len(self.children(process)) == 2)
        workers = self.children(process)
        for worker in workers:
            done = self.capture(worker, "worker.heap")
            self.check(done, "worker.heap", "server.Store.pages")
        for number in range(10):
            self.assertEqual(fetched(address + str(number)), b"%d" % number)
        self.assertEqual(self.children(process), workers)       # none was replaced
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0)

    @unittest.skipUnless(GDB or sys.version_info >= (3, 14), WHY)
    def test_asyncio_server(self):
        (self.folder / "server_of_asyncio.py").write_text(ASYNCIO)
        port = free_port()
        process = self.start("python", "server_of_asyncio.py", str(port))
        address = "http://127.0.0.1:%d/" % port
        self.assertEqual(fetched(address), b"20001")
        # 3.14 is asked between two byte codes, which come with the next request
        capturing = subprocess.Popen(
            [HEAPHTML, "capture", str(process.pid), "-o", "asyncio.heap"], cwd=self.folder,
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        count = 20001
        while capturing.poll() is None:
            count += 1
            self.assertEqual(fetched(address), b"%d" % count)
            time.sleep(0.05)
        output, errors = capturing.communicate()
        self.check(subprocess.CompletedProcess([], capturing.returncode, output, errors),
                   "asyncio.heap", "__main__.Store.sessions")
        self.assertEqual(fetched(address), b"%d" % (count + 1))

    def test_asyncio_server_at_signals(self):
        (self.folder / "server_of_asyncio.py").write_text(ASYNCIO)
        port = free_port()
        process = self.start(
            HEAPHTML, "run", "--heap-on", "USR2", "--heapprofile=asked.heap", "--",
            "python", "server_of_asyncio.py", str(port))
        address = "http://127.0.0.1:%d/" % port
        self.assertEqual(fetched(address), b"20001")
        for number in (1, 2):
            process.send_signal(signal.SIGUSR2)
            said = process.stderr.readline()
            while "not answered yet" in said:
                said = process.stderr.readline()
            self.assertRegex(said, "^heaphtml: heap USR2 #%d: [0-9,]+ objects, the program stood still" % number)
            self.assertEqual(fetched(address), b"%d" % (20001 + number))
        process.terminate()
        output, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual(errors, "heaphtml: whole heaps are in asked-USR2-1.heap, asked-USR2-2.heap\n")
        for name, count in (("asked-USR2-1", "20,001"), ("asked-USR2-2", "20,002"), ("asked", "20,003")):
            self.check_summary(name + ".heap", "__main__.Store.sessions")
            said = self.run_in(self.folder, HEAPHTML, "summary", name + ".heap").stdout
            self.assertIn(count + " __main__.Session objects", said.partition("\n")[0])

    @unittest.skipUnless(sys.platform.startswith("linux"), "ulimit -v is of Linux")
    def test_out_of_memory(self):
        (self.folder / "fills.py").write_text(FILLS)
        for file in "full.heap", "full.html":
            with self.subTest(file):
                done = self.run_in(
                    self.folder, HEAPHTML, "run", "--heap", "--heapprofile=" + file, "--",
                    "sh", "-c", "ulimit -v 160000; exec python fills.py")
                self.assertEqual(done.returncode, 1)
                self.assertIn("MemoryError\n", done.stderr)
                self.assertNotRegex(done.stderr, "heaphtml:|heapmonitor")
        said = self.run_in(self.folder, HEAPHTML, "summary", "full.heap")
        self.assertEqual((said.returncode, said.stderr), (0, ""))
        self.assertRegex(said.stdout, r"\A__main__\.Store\.sessions, a list in module __main__, holds [5-9]\d")
        # Which request fails is chance, and with it whether the error has room for its frames.
        self.assertIn("__main__.Store.sessions", (self.folder / "full.html").read_text())

    def test_scons(self):
        (self.folder / "SConstruct").write_text(
            'for n in range(20):\n    Command("out%d" % n, "in%d" % n, Copy("$TARGET", "$SOURCE"))\n')
        for number in range(20):
            (self.folder / ("in%d" % number)).write_text("text %d" % number)
        done = self.run_in(
            self.folder, HEAPHTML, "run", "--heap", "--heapprofile=scons.heap", "--", "scons", "-Q")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.count("Copy("), 20)
        self.assertEqual((self.folder / "out7").read_text(), "text 7")
        said = self.run_in(self.folder, HEAPHTML, "summary", "scons.heap")
        self.assertEqual((said.returncode, said.stderr), (0, ""))
        self.assertRegex(said.stdout, re.compile(r"^SCons\.|SCons", re.MULTILINE))


if __name__ == "__main__":
    unittest.main()
