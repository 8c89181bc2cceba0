"""The Nu checker finds no error on any page of any report, in any form."""

import unittest

import markup
import reports


class MarkupTest(unittest.TestCase):
    def test_every_page_is_valid(self):
        pages = [page for name in reports.NAMES for page in reports.report(name).files]
        pages += [
            reports.single_file(name) for name in ("pympler-1.1-python3.11", "hostile", "colons", "cycles", "hostile-changes", "trend", "heap")
        ]
        named = reports.named_page("pympler-1.1-python3.11")
        pages += sorted(named.parent.rglob("*.html"))
        self.assertGreater(len(pages), 100)
        self.assertEqual(markup.errors(pages), [])
