"""The blocks of code of a Markdown page."""

import re
from typing import NamedTuple


class Block(NamedTuple):
    # The heading that it is below.
    section: str
    # The word behind the fence; empty for an indented block.
    language: str
    text: str


def page_blocks(text):
    """Fenced and indented blocks, in their order. An indented block begins after an empty line."""
    found, section, block, language, before = [], "", None, "", ""
    for line in [*text.splitlines(), ""]:
        fence = re.match(r" *```(\w*)", line)
        if block is not None and language is not None:
            if fence:
                found.append(Block(section, language, "\n".join(block)))
                block, language = None, ""
            else:
                block.append(line)
            continue
        if block is not None and line.strip() and not line.startswith("    "):
            found.append(Block(section, "", "\n".join(block).rstrip()))
            block = None
        if fence:
            block, language = [], fence[1]
        elif line.startswith("#"):
            section = line.lstrip("#").strip()
        elif line.startswith("    ") and (block is not None or not before.strip()):
            block, language = [*(block or []), line[4:]], None
        elif block is not None:
            block.append("")
        before = line
    if block is not None:
        found.append(Block(section, language or "", "\n".join(block).rstrip()))
    return found
