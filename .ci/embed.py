#!/usr/bin/env python3
"""Prints Sources/CAssets/assets.c: every file of Templates/ and Resources/ that goes into the program.

make assets writes it; a test compares it with what is checked in. It is checked in so that the program
can be built with Swift alone.
"""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENDINGS = {".mustache", ".css", ".js", ".py"}

HEAD = """\
/* Written by make assets: the files of Templates/ and Resources/, embedded in the program so that it
   is one file that can be copied anywhere. */
#include "CAssets.h"
"""

TAIL = """\
const heap_asset *heap_asset_table(size_t *count) {
  *count = sizeof table / sizeof *table;
  return table;
}"""


def paths():
    """The files, relative to the repository, in order."""
    found = (path for folder in ("Templates", "Resources") for path in (ROOT / folder).rglob("*"))
    return sorted(
        path.relative_to(ROOT).as_posix() for path in found
        if path.suffix in ENDINGS and path.is_file() and "__pycache__" not in path.parts)


def source():
    """The C file."""
    files = list(enumerate(paths()))
    lines = [HEAD]
    for number, path in files:
        lines += [
            f"static const unsigned char file_{number}[] = {{", f'#embed "../../{path}"', "};"]
    lines += ["", "static const heap_asset table[] = {"]
    lines += [f'  {{ "{path}", file_{number}, sizeof file_{number} }},' for number, path in files]
    lines += ["};", "", TAIL]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(source(), end="")
