"""The commands of the README's first screen and the troubleshooting, run as they stand from the wheel."""

import re
import shlex
import unittest

from recording import RecordingTest
from workspace import REPOSITORY

README = (REPOSITORY / "README.md").read_text()
APP = """
class Order:
    def __init__(self, number):
        self.lines = [number] * 100

orders = [Order(number) for number in range(50)]
print(len(orders))
"""
BLOCK = """
class Order:
    pass

def work():
    return [Order() for _ in range(7)]

"""


def section(title):
    text = README[README.index("## %s\n" % title) :]
    return text[: text.index("\n## ", 1)]


def commands(text):
    return re.findall(r"(?m)^    (heaphtml [^\n]*)", text)


class FirstScreenTest(RecordingTest):
    packages = ["heaphtml"]

    def setUp(self):
        (self.folder / "app.py").write_text(APP)
        (self.folder / "heap.dat").write_bytes((REPOSITORY / "Examples" / "scons.dat").read_bytes())

    def test_three_commands(self):
        found = commands(section("pip install heaphtml"))
        self.assertEqual(len(found), 3)
        for command in found:
            done = self.run_in(self.folder, "bash", "-c", command)
            self.assertEqual(done.returncode, 0, command + "\n" + done.stderr)
        for name in ("heap.html", "report/index.html", "memory-report.html"):
            self.assertTrue((self.folder / name).is_file(), name)

    def test_in_a_program(self):
        (block,) = re.findall(r"```python\n(.*?)```", section("pip install heaphtml"), re.DOTALL)
        (self.folder / "block.py").write_text(BLOCK + block)
        done = self.run_in(self.folder, "python", "block.py")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertTrue((self.folder / "heap.html").is_file())

    def test_each_error_is_one_that_the_program_gives(self):
        (self.folder / "text.dat").write_text("hello\n")
        dump = (self.folder / "heap.dat").read_bytes()
        (self.folder / "cut.dat").write_bytes(dump[:1000])
        (self.folder / "none.py").write_text("class Order:\n    pass\n")
        open_folder = self.folder / "open"
        open_folder.mkdir(exist_ok=True)
        open_folder.chmod(0o777)
        run = "heaphtml run --heapprofile=error.html "
        given = [
            ("heaphtml text.dat -o error", 65),
            ("heaphtml cut.dat -o error", 65),
            (run + "--track __main__:Order -- python none.py", 0),
            (run + "--track __main__:Orde -- python app.py", 0),
            (run + "-- python none.py", 0),
            (run + "-- python -I app.py", 66),
            ("heaphtml heap.dat --memory-limit 1M -o error", 65),
            ("heaphtml heap.dat -o open/report", 73),
        ]
        quoted = re.findall(r"(?m)^\| `([^`]+)`", section("Troubleshooting"))
        self.assertEqual(len(quoted), len(given))
        for text, (command, status) in zip(quoted, given):
            with self.subTest(command):
                done = self.run_in(self.folder, *shlex.split(command))
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertIn(text, done.stderr)


class LinksTest(unittest.TestCase):
    def test_every_link_leads_to_a_file(self):
        for page in [REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")]:
            for target in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
                if "://" not in target:
                    self.assertTrue((page.parent / target).exists(), "%s: %s" % (page.name, target))


if __name__ == "__main__":
    unittest.main()
