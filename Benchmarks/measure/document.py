"""Generated parts within written documents: only what is between two markers."""

import os


class MarkerMissing(Exception):
    """The document lacks this pair of markers or has it more than once."""


def replaced(text, name, body):
    """`text` with `body` between `<!-- NAME -->` and `<!-- end of NAME -->`."""
    begin, end = "<!-- %s -->\n" % name, "<!-- end of %s -->" % name
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise MarkerMissing("it takes one pair of markers %r" % name)
    before, rest = text.split(begin)
    return "%s%s\n%s\n%s%s" % (before, begin, body.rstrip("\n"), "\n" + end, rest.split(end)[1])


def rewrite(path, parts):
    """Puts `parts` ({name: body}) into the document at `path`; all of them or none."""
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    for name, body in parts.items():
        text = replaced(text, name, body)
    write(path, text)


def write(path, text):
    """Writes a file beside its destination and moves it into place once complete."""
    part = path + ".part"
    with open(part, "w", encoding="utf-8") as stream:
        stream.write(text)
    os.replace(part, path)
