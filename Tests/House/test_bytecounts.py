"""Numbers of bytes that a dump tells have the type whose arithmetic neither ends the program nor goes
round: `ByteCount`. Another integer under such a name is allowed only where it is read or handed out.
"""

import pathlib
import re
import unittest

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
DECLARATION = re.compile(
    r"(?<!\.)\b(\w*(?:[bB]ytes|[sS]izes?|[tT]otals?|flat|[rR]etained|[oO]verhead|resident|virtual)): "
    r"\[?\[?Int64\b")
ALLOWED = {
    "Measures": "the type itself",
    "HeapHTML/API": "what other programs get",
    "HeapCheck/Limits": "what a person wrote, which is only compared",
    "HeapGraph/Waste/TableShape.swift": "the shape of one table, told from its size",
    "HeapProfile/Building/ProfileBuilder+Trees.swift": "the check that sums stay in 64 bits",
}


def plain_integers(text):
    """The names that an integer without limits of its own is declared under."""
    return DECLARATION.findall(text)


class ByteCountTests(unittest.TestCase):
    def test_no_number_of_bytes_is_a_plain_integer(self):
        found = []
        for path in sorted(SOURCES.rglob("*.swift")):
            name = str(path.relative_to(SOURCES))
            if not any(name.startswith(allowed) for allowed in ALLOWED):
                found += [f"{name}: {field}" for field in plain_integers(path.read_text())]
        self.assertEqual(found, [])

    def test_finds_one(self):
        text = "let total: Int64\nvar sizes: [Int64?]\nlet count: Int64\nfunc f(bytes: Int64?)"
        self.assertEqual(plain_integers(text), ["total", "sizes", "bytes"])

    def test_every_exception_is_there(self):
        for name in ALLOWED:
            self.assertTrue((SOURCES / name).exists(), name)


if __name__ == "__main__":
    unittest.main()
