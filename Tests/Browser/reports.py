"""The reports that are tested: made once per run, below .build/browser."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / ".build" / "browser"
SCREENSHOTS = ROOT / ".build" / "screenshots"
PROGRAM = ROOT / os.environ.get("HEAPHTML", ".build/release/heaphtml")

NAMES = [
    "scons",
    "scons2008",
    "pympler-1.1-python3.11",
    "hostile",
    "no-snapshot",
    "one-snapshot",
    "colons",
    "frames",
    "cycles",
    "record-census",
    "changes",
    "hostile-changes",
    "trend",
    "check",
    "heap",
]

FIXTURES = ROOT / "Tests" / "Fixtures"

# Reports that are made by another command, or need more than the dump of their name: the arguments, in
# which @NAME is the dump of that name. The status is the last one.
COMMANDS = {
    "cycles": ["report", "@small", "--garbage", FIXTURES / "leakgraph.txt"],
    "changes": ["diff", "@scons2008", "@scons"],
    "hostile-changes": ["diff", "@pympler-1.1-python3.11", "@hostile"],
    "trend": ["diff", "@scons2008", "@hostile", "@scons"],
    "check": ["check", "@scons", "--max-total", "1GiB", "--baseline", "@scons2008", "--comparison"],
}

# A heap has a page for each type and many objects; of each so many are opened, the heaviest ones.
# All are checked as files.
OPENED = 6

HEAP = """
import sys
sys.path.insert(0, sys.argv[1])
import heapmonitor
class Order:
    def __init__(self, number):
        self.lines = ["<b>%d</b>" % line for line in range(number % 20)]
        self.twin = {"order": self}
orders = [Order(number) for number in range(1_000)]
made = [type(name, (), {})() for name in ("<script>alert(1)</script>", "a" * 4_000, "[x](y)")]
heapmonitor.dump_heap(sys.argv[2])
"""


@functools.cache
def heap():
    """A heap file of a small program."""
    file = OUTPUT / "small.heap"
    file.parent.mkdir(parents=True, exist_ok=True)
    recorder = ROOT / "Resources" / "recorder"
    subprocess.run([sys.executable, "-B", "-c", HEAP, recorder, file], check=True)
    return file


def dump(name):
    if name == "heap":
        return heap()
    examples = ROOT / "Examples" / f"{name}.dat"
    return examples if examples.exists() else FIXTURES / f"{name}.dat"


def arguments(name, output):
    """Those of the command that makes a report."""
    words = COMMANDS.get(name, ["report", f"@{name}"])
    words = [dump(str(word)[1:]) if str(word).startswith("@") else word for word in words]
    if words[0] == "check":
        return [*words, output]
    return [*words, "--quiet", "--output", output]


def run(name, output, *options):
    """Makes a new report; any output of the program is a failure, but the verdict of a check."""
    if output.is_dir():
        shutil.rmtree(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    command = [PROGRAM, *arguments(name, output), *options]
    done = subprocess.run(command, capture_output=True, text=True)
    said = done.stderr + (done.stdout if command[1] != "check" else "")
    if done.returncode or said:
        raise AssertionError(f"{name}: status {done.returncode}\n{said}")
    return output


def heaviest(pages):
    """Those with most bytes, of one size by name; at most as many as are opened."""
    return sorted(pages, key=lambda page: (-page.stat().st_size, page.name))[:OPENED]


class Report:
    """A report as a folder, with its pages by kind."""

    def __init__(self, name, folder):
        self.name = name
        self.folder = folder
        self.index = folder / "index.html"
        classes = sorted(folder.glob("classes/*.html"))
        self.instances = [page for page in classes if "-instances-" in page.name]
        self.classes = [page for page in classes if page not in self.instances]
        self.snapshots = sorted(folder.glob("snapshots/*.html"))
        self.shapes = sorted(folder.glob("garbage/shape-*.html"))
        self.garbage = [*folder.glob("garbage/index.html"), *self.shapes]
        self.help = sorted(folder.glob("help/*.html"))
        # All pages as files, and those that are opened one by one.
        self.files = sorted(folder.rglob("*.html"))
        self.types = heaviest(folder.glob("types/*.html"))
        self.objects = heaviest(folder.glob("objects/*.html"))
        self.pages = [
            *[self.index, *self.classes, *self.instances, *self.snapshots],
            *[*self.garbage, *self.types, *self.objects, *self.help],
        ]

    def samples(self):
        """One page of each kind; of the classes the one with the most on its page."""
        others = [*heaviest(self.classes)[:1], *self.instances[-1:], *self.snapshots[-1:]]
        others += [*self.types[:1], *self.objects[:1], *self.help]
        return [self.index, *others, *self.garbage[:2]]

    def name_of(self, page):
        return f"{self.name}/{page.relative_to(self.folder).as_posix()}"


@functools.cache
def report(name):
    return Report(name, run(name, OUTPUT / name))


@functools.cache
def single_file(name):
    return run(name, OUTPUT / "single" / f"{name}.html", "--single-file")


@functools.cache
def named_page(name):
    """The form NAME.html with NAME_files, under a name that links must encode."""
    run(name, OUTPUT / "named" / "50 % of #1.html")
    return OUTPUT / "named" / "50 % of #1.html"
