"""Every block of code of the README and of the pages in docs runs in a test, or it says here why not."""

import importlib
import unittest

from page_blocks import page_blocks
from workspace import REPOSITORY

# For each block in its order: the test that runs it.
TESTS = {
    ("README.md", "pip install heaphtml"): [
        "test_readme_commands.FirstScreenTest.test_three_commands",
        "test_readme_commands.FirstScreenTest.test_in_a_program",
    ],
    ("README.md", "How to get a heap.dat"): [
        "test_readme_blocks.BlocksTest.test_a_dump_of_pympler",
        "test_readme_blocks.BlocksTest.test_a_dump_of_pympler",
    ],
    ("README.md", "How to start without a dump"): ["test_readme_blocks.BlocksTest.test_without_a_dump"],
    ("README.md", "What changed"): ["test_readme_blocks.BlocksTest.test_what_changed"],
    ("README.md", "Who holds the whole heap"): ["test_readme_blocks.BlocksTest.test_whole_heap"],
    ("README.md", "Commands"): ["test_readme_blocks.BlocksTest.test_every_command"],
    ("README.md", "In CI: may this be merged"): ["test_readme_blocks.BlocksTest.test_limits"],
    ("README.md", "As a CI artifact"): [
        "test_readme.ReadmeTest.test_github_actions", "test_readme.ReadmeTest.test_gitlab",
        "test_readme.ReadmeTest.test_jenkins",
    ],
    ("docs/check.md", "What `heaphtml check` compares, and what it writes"): [
        "test_readme_blocks.BlocksTest.test_pages_in_docs"],
    ("docs/check.md", "In pytest"): [
        "test_pytest_plugin.PluginTest.test_marked_tests_are_held_against_their_limits"],
    ("docs/check.md", "heaphtml.toml"): ["test_readme_blocks.BlocksTest.test_limits_in_a_file"],
    ("docs/check.md", "The whole heap of a program"): ["test_readme_blocks.BlocksTest.test_pages_in_docs"],
    ("docs/cycles.md", "Reference cycles"): ["test_readme_blocks.BlocksTest.test_pages_in_docs"],
    ("docs/diff.md", "What changed between two runs"): [
        "test_readme_blocks.BlocksTest.test_pages_in_docs"],
    ("docs/diff.md", "Two heap files"): ["test_readme_blocks.BlocksTest.test_pages_in_docs"],
    ("docs/diff.md", "Three dumps and more"): ["test_readme_blocks.BlocksTest.test_pages_in_docs"],
    ("docs/heap.md", "The whole heap"): ["test_readme_blocks.BlocksTest.test_whole_heap"],
    ("docs/heap.md", "A file that is cut"): ["test_readme_blocks.BlocksTest.test_whole_heap"],
    ("docs/heap.md", "Two heaps, limits, numbers for others"): ["test_readme_blocks.BlocksTest.test_whole_heap"],
    ("docs/export.md", "The whole heap of a program"): [
        "test_readme_blocks.BlocksTest.test_pages_in_docs", "test_docs_export.ExportPageTest.test_heap_json",
        "test_docs_export.ExportPageTest.test_heap_csv"],
    ("docs/export.md", "What `heaphtml export` writes"): [
        "test_readme_blocks.BlocksTest.test_pages_in_docs"],
    ("docs/export.md", "JSON, version 1"): ["test_docs_export.ExportPageTest.test_json"],
    ("docs/export.md", "CSV"): ["test_docs_export.ExportPageTest.test_csv"],
    ("docs/export.md", "Many dumps in one table"): [
        "test_readme_blocks.BlocksTest.test_pages_in_docs", "test_docs_export.ExportPageTest.test_sql"],
    ("docs/export.md", "Folded stacks"): ["test_docs_export.ExportPageTest.test_folded"],
    ("docs/library.md", "The library"): [
        "test_library.LibraryTest.test_what_to_fix", "test_library.LibraryTest.test_code_of_pages"],
    ("docs/programs.md", "A script"): ["test_docs_programs.ProgramsTest.test_script"],
    ("docs/programs.md", "A notebook"): ["test_docs_programs.ProgramsTest.test_notebook"],
    ("docs/programs.md", "pytest"): ["test_docs_programs.ProgramsTest.test_pytest"],
    ("docs/programs.md", "Django"): ["test_docs_programs.ProgramsTest.test_django"],
    ("docs/programs.md", "FastAPI"): ["test_docs_programs.ProgramsTest.test_fastapi"],
    ("docs/scons.md", "Something to build"): ["test_docs_scons.SConsPageTest.test_walk"] * 2,
    ("docs/scons.md", "Record it"): ["test_docs_scons.SConsPageTest.test_walk"] * 2,
    ("docs/scons.md", "Change one thing"): ["test_docs_scons.SConsPageTest.test_walk"] * 2,
    ("docs/scons.md", "Cycles"): ["test_docs_scons.SConsPageTest.test_walk"],
}
# For each block in its order: why no test runs it.
REASONS = {
    ("README.md", "Building from source"): [
        "make report builds the program for minutes; what it runs then is a command of the first screen",
        "make test runs this test",
    ],
    ("README.md", "In CI: may this be merged"): [
        "what the last command prints for two dumps of a build; test_check_outputs knows such lines"],
    ("docs/check.md", "What `heaphtml check` compares, and what it writes"): [
        "what is printed for a dump of a build; test_check_outputs knows such lines"],
    ("docs/diff.md", "The answer"): ["the answer for two dumps of builds; goldens have such answers"],
}


class EveryBlockTest(unittest.TestCase):
    def test_each_is_run_or_has_a_reason(self):
        found = {}
        for page in [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]:
            for block in page_blocks(page.read_text()):
                key = page.relative_to(REPOSITORY).as_posix(), block.section
                found[key] = found.get(key, 0) + 1
        self.assertGreater(sum(found.values()), 25)
        known = {
            key: len(TESTS.get(key, [])) + len(REASONS.get(key, []))
            for key in [*TESTS, *REASONS]}
        self.assertEqual(found, known)

    def test_each_test_exists(self):
        for name in {name for names in TESTS.values() for name in names}:
            module, case, method = name.split(".")
            self.assertTrue(callable(getattr(getattr(importlib.import_module(module), case), method)))

    def test_blocks_are_found(self):
        text = "# A\n\n    one\n\n      two\nprose\n    no block\n\n```python\nx\n```\n## B\n- a list\n\n    last"
        self.assertEqual(
            [tuple(block) for block in page_blocks(text)],
            [("A", "", "one\n\n  two"), ("A", "python", "x"), ("B", "", "last")])


if __name__ == "__main__":
    unittest.main()
