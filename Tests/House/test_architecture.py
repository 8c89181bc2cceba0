"""What ARCHITECTURE.md and CONTRIBUTING.md name exists: paths, modules, types, commands."""

import re
import unittest

import makefile
from makefile import REPOSITORY

PAGE = (REPOSITORY / "ARCHITECTURE.md").read_text()
SOURCES = REPOSITORY / "Sources"

# Where the page names things from; folders of one module also from the module.
ROOTS = [REPOSITORY, SOURCES]

TYPE = re.compile(r"\b(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)")


def named(page=PAGE):
    """What is between backticks, outside of indented blocks."""
    prose = "\n".join(line for line in page.splitlines() if not line.startswith("    "))
    return sorted(set(re.findall(r"`([^`\n]+)`", prose)))


def swift_sources():
    return [path.read_text() for path in sorted(SOURCES.rglob("*.swift"))]


def wrong(name, types, text):
    """Why a name is not of anything that exists; None when it is."""
    if name.startswith("make "):
        target = name.split()[1]
        return None if target in makefile.phony() else "no such target of make"
    if name.startswith("heaphtml "):
        command = 'commandName: "%s"' % name.split()[1]
        return None if command in text else "no such command"
    if name.startswith("git "):
        return None
    if "/" in name:
        exists = any((root / name).exists() for root in ROOTS) or any(SOURCES.glob("*/" + name))
        return None if exists else "no such path"
    if "+" in name:
        return None if any(SOURCES.rglob(name + ".swift")) else "no such file"
    if re.fullmatch(r"[A-Z]\w+\.\w+", name):
        name, member = name.split(".")
        if not re.search(r"func %s\b" % member, text):
            return "no such function"
    if re.fullmatch(r"[A-Z]\w+", name) and name != name.upper():
        return None if name in types or (SOURCES / name).is_dir() else "no such type or module"
    # A word of the language, of another program or of the system: it is used somewhere.
    return None if re.search(r"(?<!\w)%s(?!\w)" % re.escape(name), text) else "nowhere used"


class ArchitectureTest(unittest.TestCase):
    def setUp(self):
        sources = swift_sources()
        tests = [path.read_text() for path in (REPOSITORY / "Tests").rglob("*.swift")]
        self.types = {name for source in sources + tests for name in TYPE.findall(source)}
        extra = [REPOSITORY / "Package.swift", *SOURCES.rglob("*.c"), *SOURCES.rglob("*.h")]
        self.text = "\n".join([*sources, *(path.read_text() for path in extra)])

    def test_what_it_names_exists(self):
        names = named()
        self.assertGreater(len(names), 30)
        reasons = {name: wrong(name, self.types, self.text) for name in names}
        self.assertEqual({name: reason for name, reason in reasons.items() if reason}, {})

    def test_what_contributing_names_exists(self):
        names = named((REPOSITORY / "CONTRIBUTING.md").read_text())
        self.assertGreater(len(names), 30)
        reasons = {name: wrong(name, self.types, self.text) for name in names}
        self.assertEqual({name: reason for name, reason in reasons.items() if reason}, {})

    def test_every_module_is_in_its_table_and_every_module_of_its_table_exists(self):
        first = PAGE[PAGE.index("| module |"):]
        table = first[: first.index("\n\n")]
        modules = {
            module for row in re.findall(r"^\| ([A-Z][\w, ]*) \|", table, re.MULTILINE)
            for module in row.split(", ")
        }
        self.assertEqual(
            modules, {path.name for path in SOURCES.iterdir() if path.is_dir()} - {"heaphtml"})

    def test_a_name_of_nothing_is_noticed(self):
        for name in ["make nothing", "heaphtml nothing", "Nothing/here", "NoSuchType", "nosuchword"]:
            self.assertIsNotNone(wrong(name, self.types, self.text), name)


if __name__ == "__main__":
    unittest.main()
