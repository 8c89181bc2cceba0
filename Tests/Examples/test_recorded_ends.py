import fcntl
import os
import pty
import re
import subprocess
import termios
import unittest

import site_links
from recording import HEAPHTML, PATIENCE, RecordingTest

PROGRAM = """
import os, signal, subprocess, sys, threading, time
import heapmonitor

class Node:
    __slots__ = ("value",)
    def __init__(self, value):
        self.value = value

kept = [Node(number) for number in range(20)]
heapmonitor.create_snapshot("middle")
kept.append(Node(20))
print("ready", flush=True)
"""

# What the program does then: statements, status as shells count, last snapshot, instances in it.
ENDS = {
    "regular": ("", 0, "exit", 21),
    "exception": ("raise KeyError(1)", 1, "exit", 21),
    "sys-exit": ("sys.exit(3)", 3, "exit", 21),
    "os-exit": ("os._exit(5)", 5, "exit", 21),
    "sigterm": ("os.kill(os.getpid(), signal.SIGTERM); time.sleep(9)", 143, "SIGTERM", 21),
    "sigint": ("os.kill(os.getpid(), signal.SIGINT); time.sleep(9)", 130, "exit", 21),
    "sigkill": ("os.kill(os.getpid(), signal.SIGKILL)", 137, "middle", 20),
    "crash": ("import ctypes; ctypes.string_at(0)", 139, "middle", 20),
    "exec": ("os.execv('/bin/sh', ['sh', '-c', 'exit 6'])", 6, "exec", 21),
    "fork": (
        "if os.fork() == 0:\n    kept.clear()\n    os._exit(0)\nos.wait()", 0, "exit", 21,
    ),
    "threads": (
        "threads = [threading.Thread(target=lambda: kept.extend(map(Node, range(100))))"
        " for _ in range(8)]\nfor thread in threads: thread.start()\n"
        "for thread in threads: thread.join()", 0, "exit", 821,
    ),
}  # fmt: skip

# What heaphtml says of it; nothing of the other ends.
SAID = {
    "sigkill": r"heaphtml: the program was killed by SIGKILL .*\n",
    "crash": r"heaphtml: the program was killed by SIGSEGV .*\n",
    "fork": r"heaphtml: 1 Python process that the command started was not recorded; .*\n",
}


class RecordedEndsTest(RecordingTest):
    """However a program ends, its status is its own and its report is there."""

    def check(self, name, last, count):
        index = self.folder / ("%s.html" % name)
        self.assertEqual(site_links.problems(index)[0], [])
        text = re.sub(r"<svg.*?</svg>", "", index.read_text(), flags=re.DOTALL)
        rows = re.findall(r"<tr><th.*?</tr>", text, re.DOTALL)
        cells = [re.sub(r"(\s*<[^>]+>)+", "|", row) for row in rows]
        snapshots = [row for row in cells if row.startswith(("|middle", "|%s" % last))]
        self.assertIn("|%s" % last, snapshots[-1])
        self.assertRegex(snapshots[-1], r"\|%d\|" % count)

    def test_every_end(self):
        for name, (then, status, last, count) in ENDS.items():
            with self.subTest(end=name):
                (self.folder / "app.py").write_text(PROGRAM + then + "\n")
                command = [HEAPHTML, "run", "--track=__main__:Node", "--heapprofile=%s.html" % name]
                done = self.run_in(self.folder, *command, "--", "python", "app.py")
                self.assertEqual((done.returncode, done.stdout), (status, "ready\n"), done.stderr)
                said = re.sub("Traceback.*", "", done.stderr, flags=re.DOTALL)
                if name in SAID:
                    self.assertRegex(said, r"\A%s\Z" % SAID[name])
                else:
                    self.assertNotIn("heap", said)
                self.check(name, last, count)

    def test_interrupted_by_a_key(self):
        """The terminal sends the signal to both; a signal sent to heaphtml would be passed on."""
        (self.folder / "app.py").write_text(PROGRAM + "time.sleep(3600)\n")
        keyboard, terminal = pty.openpty()
        self.addCleanup(os.close, keyboard)
        process = subprocess.Popen(
            [HEAPHTML, "run", "--track=__main__:Node", "--heapprofile=key.html", "--"]
            + ["python", "app.py"],
            cwd=self.folder,
            env=self.environment,
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(terminal)
        with process:
            self.assertEqual(process.stdout.readline(), b"ready\n")
            os.write(keyboard, b"\x03")
            self.assertEqual(process.wait(PATIENCE), 130)
        self.check("key", "exit", 21)

    def test_processes_that_are_followed(self):
        then = """if __name__ == "__main__":
    import multiprocessing
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=kept.append, args=(1,))
    process.start()
    process.join()
    subprocess.run([sys.executable, "app.py", "again"] if len(sys.argv) == 1 else ["true"])
"""
        (self.folder / "app.py").write_text(PROGRAM + then)
        command = [HEAPHTML, "run", "--follow", "--track=__main__:Node", "--track=__mp_main__:Node"]
        done = self.run_in(
            self.folder, *command, "--heapprofile=all.html", "--cycles", "--", "python", "app.py"
        )
        self.assertEqual((done.returncode, done.stdout), (0, "ready\n" * 4), done.stderr)
        reports = sorted(self.folder.glob("all*.html"))
        self.assertEqual(len(reports), 5)
        for report in reports:
            self.assertEqual(site_links.problems(report)[0], [])
            if report.name != "all.html":
                self.assertIn("Reference cycles", report.read_text())
        index = (self.folder / "all.html").read_text()
        self.assertIn("4 processes were recorded", index)
        for report in reports[1:]:
            self.assertIn('href="%s"' % report.name, index)

    def test_several_at_once_in_one_folder_leave_nothing_else(self):
        before = set(self.folder.iterdir())
        (self.folder / "app.py").write_text(PROGRAM)
        command = [HEAPHTML, "run", "--track=__main__:Node"]
        processes = [
            subprocess.Popen(
                [*command, "--heapprofile=at-once-%d.dat" % number, "--", "python", "app.py"],
                cwd=self.folder,
                env={**self.environment, "TMPDIR": str(self.folder)},
                stdout=subprocess.DEVNULL,
            )
            for number in range(3)
        ]
        self.assertEqual([process.wait(PATIENCE) for process in processes], [0, 0, 0])
        left = {path.name for path in set(self.folder.iterdir()) - before} - {"app.py"}
        self.assertEqual(left, {"at-once-%d.dat" % number for number in range(3)})


if __name__ == "__main__":
    unittest.main()
