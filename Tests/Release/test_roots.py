"""The program where there is nothing else: no library, no font, no /proc; the Debian package; the image."""

import os
import re
import shutil
import subprocess
import tarfile
import unittest
from pathlib import Path

from packages import DUMP, REPOSITORY, VERSION, PackageTest, needs_root, project, the, tree


@needs_root
class EmptyRoot(PackageTest):
    """What an image FROM scratch has: the files of the tar file, and one folder."""

    def setUp(self):
        super().setUp()
        with tarfile.open(the("*-linux-*.tar.gz")) as archive:
            archive.extractall(self.folder)
        unpacked, = self.folder.glob("heaphtml-*")
        self.root = self.folder / "root"
        unpacked.rename(self.root)
        dumps = self.root / "dumps"
        dumps.mkdir()
        shutil.copy(DUMP, dumps / "scons.dat")

    def heaphtml(self, *arguments):
        done = self.in_root(self.root, "/heaphtml", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""), arguments)
        return done.stdout

    def test_it_has_its_arguments_without_proc(self):
        self.assertIn("heaphtml " + VERSION, self.heaphtml("--version"))
        wrong = self.in_root(self.root, "/heaphtml", "/dumps/none.dat")
        self.assertEqual((wrong.returncode, wrong.stdout), (66, ""))
        self.assertIn("/dumps/none.dat", wrong.stderr)

    def test_its_report_has_the_same_bytes(self):
        self.heaphtml("/dumps/scons.dat", "--png", "-o", "/dumps/report")
        self.assertEqual(tree(self.root / "dumps" / "report"), self.expected())

    def test_the_image_has_the_same_files(self):
        text = (REPOSITORY / "Packaging" / "Dockerfile").read_text()
        copied, = re.findall(r"^COPY (.*) /$", text, re.MULTILINE)
        self.assertEqual(
            set(copied.split()), {path.name for path in self.root.iterdir()} - {"dumps"})
        self.assertIn('ENTRYPOINT ["/heaphtml"]', text)


@unittest.skipUnless(shutil.which("dpkg-deb"), "needs dpkg")
class DebianPackage(PackageTest):
    def setUp(self):
        super().setUp()
        self.package = the("*.deb")

    def fields(self):
        return dict(re.findall(r"^ ?([\w-]+): (.*)$", self.done(
            "dpkg-deb", "--field", self.package), re.MULTILINE))

    def test_its_maintainer_is_the_project_and_no_person(self):
        self.assertRegex(self.fields()["Maintainer"], r"\AThe heaphtml authors <\w+@heaphtml\.invalid>\Z")

    def test_it_depends_on_nothing(self):
        fields = self.fields()
        self.assertEqual((fields["Package"], fields["Version"]), ("heaphtml", VERSION))
        self.assertNotIn("Depends", fields)
        program = project.Program(REPOSITORY / ".build" / "package" / "heaphtml")
        self.assertEqual(fields["Architecture"], project.DEBIAN[program.machine])

    @needs_root
    def test_installed_in_a_bare_root_it_makes_the_same_report_and_goes_without_a_trace(self):
        root = self.folder / "root"
        for name in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "tmp"):
            (root / name).mkdir(parents=True)
        (root / "var/lib/dpkg/status").touch()
        dpkg = ["dpkg", "--root=%s" % root, "--log=/dev/null", "--force-script-chrootless"]
        self.done(*dpkg, "--install", self.package)
        self.assertIn("install ok installed", self.done(*dpkg, "--status", "heaphtml"))
        shutil.copy(DUMP, root / "scons.dat")
        done = self.in_root(
            root, "/usr/bin/heaphtml", "scons.dat", "--png", "-o", "report")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(tree(root / "report"), self.expected())
        help = self.in_root(root, "/usr/bin/scons-hm", "--help")
        self.assertIn("--debug=heapmonitor", help.stdout)
        for name in ("heaphtml", "scons-hm"):
            self.assertTrue((root / "usr/share/man/man1" / (name + ".1.gz")).exists())
        self.done(*dpkg, "--purge", "heaphtml")
        self.assertEqual([path for path in root.rglob("*heaphtml*") if "dpkg" not in path.parts], [])


ROOTS = [Path(name) for name in os.environ.get("HEAPHTML_ROOTS", "").split(":") if name]


@needs_root
@unittest.skipUnless(ROOTS, "HEAPHTML_ROOTS names no root folders of other systems with Python, "
                     "as debootstrap --variant=minbase --include=python3-venv makes them")
class OtherSystems(PackageTest):
    """The wheel in root folders of old and new systems that have a Python and nothing else."""

    def check(self, root):
        work = root / "heaphtml-release-test"
        work.mkdir()
        self.addCleanup(shutil.rmtree, work)
        for path in (the("*.whl"), DUMP):
            shutil.copy(path, work)
        place = "/" + work.name
        environment = {"PATH": place + "/python/bin:/usr/bin:/bin", "HOME": place}
        for command in (
            "python3 -m venv python",
            "python -m pip -q --disable-pip-version-check install --no-index " + the("*.whl").name,
            "heaphtml scons.dat --png -o report",
            "python -c 'from heapmonitor import native; assert native.load()'",
            "heaphtml run --track __main__:C --heapprofile=heap.html -- python3 -c 'class C: pass\nc = C()'",
        ):
            done = self.in_root(root, "/bin/sh", "-c", "cd %s && %s" % (place, command), **environment)
            self.assertEqual(done.returncode, 0, (command, done.stderr))
        self.assertEqual(tree(work / "report"), self.expected())
        self.assertTrue((work / "heap.html").exists())

    def test_each(self):
        for root in ROOTS:
            with self.subTest(root=root.name):
                self.check(root)


@unittest.skipUnless((REPOSITORY / ".git").exists(), "this tree is none of git")
class SourceTest(PackageTest):
    def setUp(self):
        super().setUp()
        with tarfile.open(the("heaphtml-%s.tar.gz" % VERSION)) as archive:
            archive.extractall(self.folder)
        self.source = self.folder / ("heaphtml-" + VERSION)

    def test_it_is_the_committed_tree_and_knows_its_commit(self):
        commit = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True,
            check=True).stdout
        self.assertEqual(self.done(self.source / "Packaging" / "commit"), commit[:12] + "\n")
        self.assertRegex(self.done(self.source / "Packaging" / "commit", "date"), r"^\d{4}-\d\d-\d\d$")
        code = "import project; print(project.epoch(), project.version())"
        said = self.done("python3", "-B", "-c", code, cwd=self.source / "Packaging")
        self.assertRegex(said, r"^\d{10} %s$" % re.escape(VERSION))

    def test_everything_that_the_build_reads_is_there(self):
        missing = [name for name in ("Package.swift", "Makefile", "Resources/fonts/DejaVuSans.ttf",
                                     "Packaging/linking", "Sources/CAssets/assets.c", "LICENSE")
                   if not Path(self.source, name).exists()]
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
