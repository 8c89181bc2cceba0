import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from workspace import REPOSITORY

MANUAL = "share/man/man1/heaphtml.1"
COMPLETIONS = {
    "bash": "share/bash-completion/completions/heaphtml",
    "zsh": "share/zsh/site-functions/_heaphtml",
    "fish": "share/fish/vendor_completions.d/heaphtml.fish",
}
INSTALLED = {"bin/heaphtml", "bin/scons-hm", MANUAL, *COMPLETIONS.values()}


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, **options)


def make(*arguments):
    # This make is not a part of the one that runs the tests.
    environment = {
        k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    return run("make", "-C", REPOSITORY, *arguments, env=environment)


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # A blank in the name: the recipes must quote.
        folder = tempfile.TemporaryDirectory(prefix="heaphtml install ")
        cls.addClassCleanup(folder.cleanup)
        cls.staging = Path(folder.name)
        cls.place = ("DESTDIR=%s" % cls.staging, "PREFIX=/opt/heap")
        cls.prefix = cls.staging / "opt" / "heap"
        cls.made = make("install", *cls.place)
        cls.program = cls.prefix / "bin" / "heaphtml"

    def setUp(self):
        self.assertEqual(self.made.returncode, 0, self.made.stderr)

    def test_these_files_and_no_others(self):
        self.assertEqual(files(self.staging), {"opt/heap/" + name for name in INSTALLED})

    def test_program_runs_from_there(self):
        self.assertRegex(run(self.program, "--version").stdout, r"\Aheaphtml \d+\.\d+\.\d+( \(commit [^)]+\))?\n\Z")
        dump = REPOSITORY / "Examples" / "scons.dat"
        done = run(self.program, "summary", dump, cwd="/", env={"PATH": "/usr/bin:/bin"})
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_no_library_is_needed(self):
        dynamic = run("readelf", "-dW", self.program).stdout
        self.assertIn("PIE", dynamic)
        self.assertNotRegex(dynamic, r"\((NEEDED|RUNPATH|RPATH)\)")

    def test_scons_hm_is_a_link_that_stays_right_when_the_folder_is_moved(self):
        link = self.prefix / "bin" / "scons-hm"
        self.assertEqual(os.readlink(link), "heaphtml")
        help = run(link, "--help")
        self.assertEqual(help.returncode, 0)
        self.assertIn("--debug=heapmonitor", help.stdout)

    def test_program_is_stripped(self):
        self.assertNotIn(".symtab", run("readelf", "--sections", "--wide", self.program).stdout)

    def test_manual_is_free_of_warnings(self):
        done = run("groff", "-mandoc", "-ww", "-z", "-Kutf8", self.prefix / MANUAL)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_manual_names_every_command_and_option(self):
        manual = run("groff", "-mandoc", "-Tascii", "-P-cbou", self.prefix / MANUAL).stdout
        root = json.loads(run(self.program, "--experimental-dump-help").stdout)["command"]
        commands = [command["commandName"] for command in root["subcommands"]]
        options = {
            name["name"]
            for command in root["subcommands"]
            for argument in command["arguments"]
            for name in argument.get("names", [])
            if name["kind"] == "long" and argument["shouldDisplay"]
        }
        self.assertGreater(len(commands), 6)
        self.assertGreater(len(options), 12)
        for command in commands:
            self.assertRegex(manual, r"(?m)^ +%s\b" % command)
        for option in options:
            self.assertRegex(manual, r"(?m)^ +(-., )?--%s\b" % option)

    def test_completions_are_scripts_of_their_shells(self):
        for shell, name in COMPLETIONS.items():
            done = run(shell, "-n", self.prefix / name)
            self.assertEqual((done.returncode, done.stderr), (0, ""), shell)
        self.assertTrue(
            (self.prefix / COMPLETIONS["zsh"]).read_text().startswith("#compdef heaphtml\n")
        )

    def test_bash_completes(self):
        script = """
            source "$1"
            COMP_WORDS=(heaphtml report --sing); COMP_CWORD=2
            COMP_LINE="heaphtml report --sing"; COMP_POINT=${#COMP_LINE}
            function=$(complete -p heaphtml | sed 's/.*-F \\([^ ]*\\).*/\\1/')
            $function heaphtml --sing report
            echo "${COMPREPLY[@]}"
        """
        done = run("bash", "-c", script, "bash", self.prefix / COMPLETIONS["bash"])
        self.assertEqual(done.stdout.strip(), "--single-file", done.stderr)

    def test_fish_completes(self):
        script = "source $argv[1]; complete --do-complete 'heaphtml report --sing'"
        environment = {**os.environ, "PATH": "%s:/usr/bin:/bin" % self.program.parent}
        done = run(
            "fish", "--no-config", "-c", script, self.prefix / COMPLETIONS["fish"], env=environment
        )
        self.assertIn("--single-file", done.stdout, done.stderr)

    def test_uninstall_leaves_what_is_not_ours(self):
        place = [part.replace("opt/heap", "opt/other") for part in self.place]
        self.assertEqual(make("install", *place).returncode, 0)
        other = self.staging / "opt" / "other"
        (other / "bin" / "another").touch()
        self.assertEqual(make("uninstall", *place).returncode, 0)
        self.assertEqual(files(other), {"bin/another"})
        (other / "bin" / "another").unlink()
