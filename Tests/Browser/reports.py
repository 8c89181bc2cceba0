"""The reports that are tested: made once per run, below .build/browser."""

import functools
import os
import shutil
import subprocess
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
]

# Reports that need more than the dump of their name.
FIXTURES = ROOT / "Tests" / "Fixtures"
OPTIONS = {"cycles": ["--garbage", FIXTURES / "leakgraph.txt"]}


def dump(name):
    if name == "cycles":
        return FIXTURES / "small.dat"
    examples = ROOT / "Examples" / f"{name}.dat"
    return examples if examples.exists() else FIXTURES / f"{name}.dat"


def run(name, output, *options):
    """Makes a new report; any output of the program is a failure."""
    if output.is_dir():
        shutil.rmtree(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [PROGRAM, "report", "--quiet", dump(name), "--output", output]
        + [*OPTIONS.get(name, []), *options],
        capture_output=True,
        text=True,
    )
    if done.returncode or done.stdout or done.stderr:
        raise AssertionError(f"{name}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return output


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
        self.pages = [
            *[self.index, *self.classes, *self.instances, *self.snapshots],
            *self.garbage,
        ]

    def samples(self):
        """One page of each kind; of the classes the one with the most on its page."""
        largest = sorted(self.classes, key=lambda page: -page.stat().st_size)
        others = [*largest[:1], *self.instances[-1:], *self.snapshots[-1:]]
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
