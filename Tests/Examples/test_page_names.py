import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from page_names import unfit
from workspace import REPOSITORY

PROGRAM = REPOSITORY / ".build" / "release" / "heaphtml"

NAMES = [
    "module.function.<locals>.Class",
    "../../etc/passwd",
    "_private._Class",
    ".hidden",
    "..",
    'a"b:c<d>e|f*g?h',
    "line\r\nbreak",
    "a.b_c",
    "a_b.c",
    "A.B_C",
    "n" * 4000,
    " ",
    "",
    "CON",
    "\u202eevil",
]

DUMP = """
import sys
from pympler.classtracker import ClassTracker
tracker = ClassTracker()
kept = []
for name in eval(sys.argv[1]):
    class Tracked: pass
    tracker.track_class(Tracked, name=name)
    kept.append(Tracked())
tracker.create_snapshot("all")
tracker.stats.dump_stats(sys.argv[2])
"""


class PageNamesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def report(self, dump):
        subprocess.run([PROGRAM, dump, "-o", self.folder / "report", "--png"], check=True)
        return self.folder / "report"

    def test_scons_build(self):
        self.assertEqual(unfit(self.report(REPOSITORY / "Examples" / "scons.dat")), [])

    def test_every_class_name_gets_a_page_that_uploaders_take(self):
        dump = self.folder / "heap.dat"
        subprocess.run([sys.executable, "-c", DUMP, ascii(NAMES), dump], check=True)
        report = self.report(dump)
        self.assertEqual(unfit(report), [])
        pages = [page.name.lower() for page in (report / "classes").glob("*.html")]
        # Beside them is the list of all classes.
        self.assertEqual(len(set(pages) - {'all-1.html'}), len(NAMES), pages)

    def test_unfit_names_are_seen(self):
        for name in ("a:b.html", ".nojekyll", "_static/page.html", "a?.svg", "fine.html"):
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.touch()
        self.assertEqual(unfit(self.folder), [".nojekyll", "_static", "a:b.html", "a?.svg"])
