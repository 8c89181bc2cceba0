"""The Makefile as text: its targets, its help and the packages that it installs."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TEXT = (REPOSITORY / "Makefile").read_text().replace("\\\n", " ")


def phony():
    """The names of all targets that are not files."""
    return set(re.search(r"^\.PHONY:(.*)$", TEXT, re.MULTILINE).group(1).split())


def documented():
    """{target: help text}"""
    return dict(re.findall(r"^([a-z-]+):.*## (.+)$", TEXT, re.MULTILINE))


def installed_for_tests():
    """The Debian packages that `make test` installs besides those of `make build`."""
    variables = dict(re.findall(r"^(\w+_PACKAGES) = (.*)$", TEXT, re.MULTILINE))
    build = variables.pop("BUILD_PACKAGES").split()
    lines = re.findall(r"^\t@?\.ci/install (.*)$", TEXT, re.MULTILINE)
    words = re.sub(r"\$\((\w+)\)", lambda name: variables.get(name[1], ""), " ".join(lines)).split()
    return sorted(set(words) - set(build))
