import re
import subprocess
import unittest

import makefile
from makefile import REPOSITORY

# Pages that tell a reader to run make.
PAGES = ["README.md", "BENCHMARKS.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"]


class HelpTest(unittest.TestCase):
    def test_every_target_has_a_help_text(self):
        self.assertEqual(set(makefile.documented()), makefile.phony())

    def test_every_target_is_listed(self):
        listed = subprocess.run(
            ["make", "--silent", "--no-print-directory", "help"],
            cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True,
        ).stdout
        self.assertEqual(
            dict(re.findall(r"^make (\S+) +(.+)$", listed, re.MULTILINE)), makefile.documented()
        )

    def test_a_line_fits_a_terminal(self):
        longest = max(map(len, makefile.documented()))
        for target, text in makefile.documented().items():
            self.assertLessEqual(len("make ") + longest + 2 + len(text), 92, target)


class PagesTest(unittest.TestCase):
    def test_every_target_named_on_a_page_exists(self):
        for page in PAGES:
            path = REPOSITORY / page
            text = path.read_text() if path.exists() else ""
            named = re.findall(r"(?:`|^    )make ([a-z-]+)", text, re.MULTILINE)
            self.assertLessEqual(set(named), makefile.phony(), page)

    def test_readme_names_what_the_tests_install_before_it_runs_them(self):
        readme = (REPOSITORY / "README.md").read_text()
        before = readme[: readme.index("\n    make test\n")]
        packages = makefile.installed_for_tests()
        self.assertIn("chromium", packages)
        missing = [package for package in packages if "`%s`" % package not in before]
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
