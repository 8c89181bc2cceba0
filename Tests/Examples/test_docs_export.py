"""What docs/export.md shows of an export is what the program writes."""

import json
import re
import sqlite3
import subprocess
import tempfile
import unittest
from pathlib import Path

from page_blocks import page_blocks
from recording import HEAPHTML
from workspace import REPOSITORY

BLOCKS = {block.section: block.text for block in
          page_blocks((REPOSITORY / "docs" / "export.md").read_text())}
DUMP = REPOSITORY / "Tests" / "Fixtures" / "record.dat"
HEAP = REPOSITORY / "Tests" / "Fixtures" / "heaps" / "small.pyheap.gz"


def export(form, dump=DUMP):
    return subprocess.run(
        [HEAPHTML, "export", dump, "--format", form], check=True, capture_output=True, text=True).stdout


class ExportPageTest(unittest.TestCase):
    def test_json(self):
        shown = BLOCKS["JSON, version 1"]
        self.assertEqual(re.findall(r'"(\w+)":', shown), list(json.loads(export("json"))))

    def test_heap_json(self):
        shown = self.heap_blocks()[1]
        self.assertEqual(re.findall(r'"(\w+)":', shown), list(json.loads(export("json", HEAP))))

    def test_heap_csv(self):
        self.assertEqual(self.heap_blocks()[2].strip(), export("csv", HEAP).splitlines()[0])

    @staticmethod
    def heap_blocks():
        page = (REPOSITORY / "docs" / "export.md").read_text()
        return [block.text for block in page_blocks(page) if block.section == "The whole heap of a program"]

    def test_csv(self):
        self.assertEqual(BLOCKS["CSV"].strip(), export("csv").splitlines()[0])

    def test_sql(self):
        statement = BLOCKS["Many dumps in one table"]
        self.assertTrue(statement.startswith("SELECT"))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "nightly.sqlite")
            subprocess.run(
                [HEAPHTML, "export", DUMP, "--format", "sqlite", "-o", file], check=True)
            rows = sqlite3.connect(file).execute(statement).fetchall()
        self.assertTrue(rows)
        self.assertEqual(sorted(rows, key=lambda row: -row[1]), rows)

    def test_folded(self):
        line = re.compile(r"[^;]+ \([^;]+:\d+\)(;[^;]+ \([^;]+:\d+\))*;\S+ \d+|\(no trace\);\S+ \d+")
        for text in (BLOCKS["Folded stacks"], export("folded")):
            self.assertTrue(text)
            for row in text.splitlines():
                self.assertRegex(row, line)


if __name__ == "__main__":
    unittest.main()
