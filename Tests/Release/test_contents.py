"""What is in the packages: names, tags, sums, licences, sizes; and that they can be made again."""

import csv
import hashlib
import io
import json
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import unittest
import zipfile

from packages import DIST, PROGRAM, VERSION, PackageTest, project, the

import release  # of Packaging

WORDS = ["cairo", "freetype", "pixman", "libpng", "zlib", "glibc", "swift", "dejavu-sans"]


class ProgramTest(PackageTest):
    def test_it_needs_nothing(self):
        dynamic = self.done("readelf", "-dW", PROGRAM)
        self.assertNotRegex(dynamic, r"\((NEEDED|RPATH|RUNPATH)\)")
        self.assertNotIn("INTERP", self.done("readelf", "-lW", PROGRAM))
        self.assertTrue(project.Program(PROGRAM).is_static)

    def test_it_is_loaded_at_any_address_and_has_no_symbols(self):
        self.assertIn("Flags: PIE", self.done("readelf", "-dW", PROGRAM))
        self.assertNotIn(".symtab", self.done("readelf", "-SW", PROGRAM))

    def test_it_names_version_and_commit(self):
        said = self.done(PROGRAM, "--version")
        self.assertRegex(said, r"\Aheaphtml %s \(commit [0-9a-f]{12}( with changes)?\)\n\Z" % VERSION)

    def test_it_holds_no_path_of_the_machine_that_built_it(self):
        self.assertNotIn(str(project.ROOT).encode(), PROGRAM.read_bytes())

    def test_a_program_that_needs_a_loader_is_not_packed(self):
        other = project.Program(shutil.which("true"))
        self.assertFalse(other.is_static)
        with self.assertRaisesRegex(SystemExit, "needs shared libraries"):
            other.require_static()


class WheelTest(PackageTest):
    def setUp(self):
        super().setUp()
        self.path = the("*.whl")
        self.wheel = zipfile.ZipFile(self.path)
        self.addCleanup(self.wheel.close)
        self.info = "heaphtml-%s.dist-info/" % VERSION

    def test_size(self):
        self.assertLess(self.path.stat().st_size, 10_000_000)

    def test_name_and_tags(self):
        machine = project.Program(PROGRAM).machine
        tags = re.findall("^Tag: (.*)$", self.wheel.read(self.info + "WHEEL").decode(), re.MULTILINE)
        self.assertIn("py3-none-manylinux_2_17_" + machine, tags)
        self.assertEqual(self.path.name, "heaphtml-%s-py3-none-%s.whl" % (
            VERSION, ".".join(tag.rpartition("-")[2] for tag in tags)))

    def test_auditwheel_agrees_with_the_tag(self):
        said = self.run_in(sys.executable, "-m", "auditwheel", "show", self.path)
        if "No module named" in said.stderr:
            self.skipTest("auditwheel is not installed")
        words = " ".join(said.stdout.split())
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("is consistent with the following platform tag: \"manylinux_2_", words)
        self.assertIn("references no external versioned symbols", words)
        self.assertIn("requires no external shared libraries", words)

    def test_twine_agrees_with_the_description(self):
        said = self.run_in(sys.executable, "-m", "twine", "check", "--strict", self.path)
        if "No module named" in said.stderr:
            self.skipTest("twine is not installed")
        self.assertEqual(said.returncode, 0, said.stdout + said.stderr)

    def test_the_list_names_every_file_with_its_sum(self):
        rows = {row[0]: row for row in csv.reader(
            io.StringIO(self.wheel.read(self.info + "RECORD").decode()))}
        self.assertEqual(set(rows), set(self.wheel.namelist()))
        for name, (_, digest, size) in rows.items():
            if not name.endswith("/RECORD"):
                self.assertEqual(int(size), len(self.wheel.read(name)))
                self.assertTrue(digest.startswith("sha256="))

    def test_files_of_each_kind_are_there(self):
        names = set(self.wheel.namelist())
        data = "heaphtml-%s.data/" % VERSION
        expected = {data + "scripts/heaphtml", data + "scripts/scons-hm", "heaphtml/__main__.py",
                    "heaphtml/py.typed", "heapmonitor/__init__.py", "heapmonitor/py.typed",
                    "heapmonitor/_native.abi3.so", "heapmonitor/site/sitecustomize.py"}
        expected.update(data + "data/" + name for name in project.SHARED)
        self.assertEqual(expected - names, set())
        self.assertEqual([name for name in names if "__pycache__" in name], [])
        mode = self.wheel.getinfo(data + "scripts/heaphtml").external_attr >> 16
        self.assertEqual(stat.S_IMODE(mode), 0o755)

    def test_the_licences_of_all_that_is_linked_in(self):
        metadata = self.wheel.read(self.info + "METADATA").decode()
        listed = re.findall("^License-File: (.*)$", metadata, re.MULTILINE)
        for name in listed:
            self.assertGreater(len(self.wheel.read(self.info + "licenses/" + name)), 500, name)
        for word in WORDS:
            self.assertIn("licenses/%s.txt" % word, listed)
        self.assertIn("LICENSE", listed)
        # Debian's texts refer to the long ones by path.
        self.assertIn("licenses/common/LGPL-2.1.txt", listed)


class OthersTest(PackageTest):
    def test_sums(self):
        lines = the("SHA256SUMS").read_text().splitlines()
        found = dict(reversed(line.split("  ")) for line in lines)
        self.assertEqual(
            found, {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                    for path in DIST.iterdir() if path.name != "SHA256SUMS"})

    def test_tar_file(self):
        with tarfile.open(the("*-linux-*.tar.gz")) as archive:
            names = [name.partition("/")[2] for name in archive.getnames()]
            program = archive.extractfile(archive.getmembers()[names.index("heaphtml")]).read()
        self.assertEqual(sorted(names), ["LICENSES.txt", "heaphtml"])
        self.assertEqual(program, PROGRAM.read_bytes())

    def test_bill_of_materials(self):
        bill = json.loads(the("*.cdx.json").read_text())
        self.assertEqual((bill["bomFormat"], bill["metadata"]["component"]["version"]),
                         ("CycloneDX", VERSION))
        parts = {part["name"]: part for part in bill["components"]}
        for word in WORDS:
            self.assertIn(word, {name.lower().replace(" ", "-") for name in parts})
        for part in parts.values():
            self.assertRegex(part["version"], r"\d", part["name"])

    def test_every_package_is_the_same_when_it_is_made_again(self):
        again = release.write(project.Program(PROGRAM), self.folder / "dist")
        for path in again:
            self.assertEqual(path.read_bytes(), (DIST / path.name).read_bytes(), path.name)


class VersionTest(unittest.TestCase):
    def test_the_changelog_begins_with_it(self):
        text = (project.ROOT / "CHANGELOG.md").read_text()
        first = re.search(r"^## \[?([\d.]+)", text, re.MULTILINE)
        self.assertEqual(first and first.group(1), VERSION)

    def test_it_is_written_nowhere_else_in_the_sources(self):
        found = subprocess.run(
            ["git", "grep", "-lF", "'%s'" % VERSION, "--", "Sources", "Resources", "Packaging",
             "Makefile", "Package.swift"],
            cwd=project.ROOT, stdout=subprocess.PIPE, text=True).stdout.split()
        self.assertEqual(found, ["Resources/recorder/heapmonitor/version.py"])


if __name__ == "__main__":
    unittest.main()
