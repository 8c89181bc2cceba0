"""The library: the example package and the code of the pages are built against the checkout and run."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from recording import HEAPHTML
from workspace import REPOSITORY

SWIFT = os.environ.get("SWIFT", "swift")
EXAMPLE = REPOSITORY / "Examples" / "library"
DUMP = REPOSITORY / "Examples" / "scons.dat"
# Kept, so that only what has changed is built again.
SCRATCH = REPOSITORY / ".build" / "library"
BUILT = SCRATCH / "build" / "debug"

# Pages with code for users of the library, by the product that the code needs.
PAGES = {
    "HeapHTML": ["Sources/HeapHTML/HeapHTML.docc/HeapHTML.md", "docs/library.md"],
    "HeapHTMLCairo": ["Sources/HeapHTMLCairo/HeapHTMLCairo.docc/HeapHTMLCairo.md"],
}
TARGET = '    .executableTarget(name: "%s", dependencies: [.product(name: "%s", package: "heaphtml")]),\n'


def blocks(page):
    return re.findall(r"```swift\n(.*?)```", (REPOSITORY / page).read_text(), re.DOTALL)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def make_package(folder):
    """The example with a target for each page's code; returns the names of these targets."""
    for path in EXAMPLE.rglob("*.swift"):
        write(folder / path.relative_to(EXAMPLE), path.read_text())
    targets = {}
    for product, pages in PAGES.items():
        for page in pages:
            name = "Page" + re.sub(r"\W", "", Path(page).parent.name + Path(page).stem)
            write(folder / "Sources" / name / "main.swift", "\n".join(blocks(page)))
            targets[name] = product
    manifest = (EXAMPLE / "Package.swift").read_text()
    for old, new in (
        ('path: "../.."', 'path: "%s"' % REPOSITORY),
        ("  targets: [\n", "  targets: [\n" + "".join(TARGET % pair for pair in targets.items())),
    ):
        assert manifest.count(old) == 1
        manifest = manifest.replace(old, new)
    write(folder / "Package.swift", manifest)
    return list(targets)


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, **options)


class LibraryTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        package = SCRATCH / "example"
        cls.pages = make_package(package)
        cls.done = run(
            SWIFT, "build", "--package-path", package, "--scratch-path", SCRATCH / "build",
            "-debug-info-format", "none", "--disable-index-store")
        if cls.done.returncode:
            raise AssertionError(cls.done.stdout[-8000:] + cls.done.stderr[-8000:])
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)

    def run_built(self, name, *arguments):
        return run(BUILT / name, *arguments, cwd=self.folder)

    def test_builds_without_a_warning(self):
        self.assertNotIn("warning:", self.done.stdout + self.done.stderr)

    def test_what_to_fix(self):
        done = self.run_built("WhatToFix", DUMP)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.splitlines(), [
            "peak: 8538864 bytes in 2065 objects, after building targets",
            "  Node.FS.File: 5053552 bytes, 1024 alive",
            "  Node.FS.Entry: 2161824 bytes, 500 alive",
            "  Executor.Executor: 569360 bytes, 324 alive",
            "nothing stands out",
        ])

    def test_an_error_describes_itself(self):
        (self.folder / "text\n.dat").write_text("hello\n")
        done = self.run_built("WhatToFix", "text\n.dat")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertRegex(done.stderr, r"\AWhatToFix: text\\n\.dat: the file has an unknown format; .+\n\Z")

    def test_needs_no_cairo_without_charts(self):
        def libraries(name):
            return run("ldd", BUILT / name).stdout

        self.assertNotIn("cairo", libraries("WhatToFix"))
        self.assertIn("cairo", libraries("WriteReport"))

    def test_writes_the_report_that_the_program_writes(self):
        done = self.run_built("WriteReport", DUMP, self.folder / "library")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        written = self.files("library")
        self.assertTrue(written.pop("tracked.svg").startswith(b"<svg "))
        self.assertTrue(written.pop("numbers.csv").startswith(b"snapshot,timestamp,"))
        subprocess.run(
            [HEAPHTML, DUMP, "-o", self.folder / "program", "--title", "An example", "--quiet"],
            check=True)
        expected = self.files("program")
        # By these the program knows its own files again.
        expected.pop("assets/files.txt")
        self.assertEqual(sorted(written), sorted(expected))
        for name, contents in written.items():
            self.assertTrue(expected[name].startswith(contents), name)
            mark = expected[name][len(contents) :]
            self.assertRegex(mark, rb"\A\n(<!--|/[*/]) Made by heaphtml; [^\n]+\n\Z", name)

    def files(self, name):
        folder = self.folder / name
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")
        }

    def test_code_of_pages(self):
        shutil.copy(DUMP, self.folder / "heap.dat")
        self.assertEqual(len(self.pages), 3)
        for name in self.pages:
            with self.subTest(name):
                done = self.run_built(name)
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def symbols(self, module):
        """What a user of the module sees, from its compiled form."""
        maps = [*BUILT.glob("C*.build/module.modulemap"),
                *(REPOSITORY / "Sources" / name / "module.modulemap" for name in ("CZlib", "CCairo"))]
        done = run("pkg-config", "--cflags", "cairo-ft", check=True)
        flags = done.stdout.split() + ["-fmodule-map-file=%s" % path for path in maps]
        subprocess.run(
            [SWIFT, "symbolgraph-extract", "-module-name", module, "-I", BUILT / "Modules",
             "-target", os.uname().machine + "-unknown-linux-gnu", "-output-dir", self.folder,
             "-minimum-access-level", "public", "-skip-synthesized-members",
             *(word for flag in flags for word in ("-Xcc", flag))], check=True)
        found = []
        for path in self.folder.glob(module + "*.symbols.json"):
            found += json.loads(path.read_text())["symbols"]
        return found

    def test_interface(self):
        symbols = self.symbols("HeapHTML") + self.symbols("HeapHTMLCairo")
        types = [".".join(symbol["pathComponents"]) for symbol in symbols
                 if symbol["kind"]["identifier"] in
                 ("swift.struct", "swift.enum", "swift.class", "swift.protocol", "swift.typealias")]
        self.assertIn("Dump", types)
        self.assertLessEqual(len(types), 12, types)
        silent = [symbol["pathComponents"] for symbol in symbols if "docComment" not in symbol]
        self.assertEqual(silent, [])
        docc = shutil.which("docc")
        if docc is None:
            self.skipTest("this toolchain has no docc")
        for module in PAGES:
            graphs = self.folder / ("graphs " + module)
            graphs.mkdir()
            for path in self.folder.glob(module + "*.symbols.json"):
                if module == "HeapHTMLCairo" or not path.name.startswith("HeapHTMLCairo"):
                    shutil.copy(path, graphs)
            done = run(
                docc, "convert", REPOSITORY / "Sources" / module / (module + ".docc"),
                "--additional-symbol-graph-dir", graphs, "--output-path", self.folder / (module + " docs"),
                "--warnings-as-errors")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
