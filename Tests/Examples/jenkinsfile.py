"""Reads the little of Groovy that a plain declarative Jenkinsfile is written in.

What it does not know is an error, so that nothing in a pipeline can go unchecked: a step with an
interpolated string, `sh` with anything but a string, a closure, an escape.
"""

import re

TOKEN = re.compile(
    r"""
    (?P<skip>\s+|//[^\n]*|/\*.*?\*/)
    |'''(?P<long>[^\\]*?)'''
    |'(?P<short>[^'\\\n]*)'
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<mark>[{}()\[\]:,=])
    """,
    re.VERBOSE | re.DOTALL,
)


class Text(str):
    """A quoted string, as opposed to a word or a mark."""


def tokens(source):
    place, found = 0, []
    while place < len(source):
        match = TOKEN.match(source, place)
        if match is None:
            line = source.count("\n", 0, place) + 1
            raise SyntaxError("line %d: not plain: %r" % (line, source[place : place + 30]))
        place = match.end()
        kind = match.lastgroup
        if kind in ("long", "short"):
            found.append(Text(match[kind]))
        elif kind != "skip":
            found.append(match[kind])
    return found


class Jenkinsfile:
    """`environment`: its names and values. `stages` and `always`: the scripts of the `sh` steps,
    in order. `junit`: the files of test results. `archived`: files that are kept with the build.
    `published`: the arguments of each publishHTML. `others`: every other name used."""

    def __init__(self, source):
        self.environment, self.stages, self.always, self.junit = {}, [], [], []
        self.published, self.archived, self.others = [], [], set()
        self.rest = tokens(source)
        self.block(())
        if self.rest:
            raise SyntaxError("a } too many")

    def take(self, expected=None):
        if not self.rest:
            raise SyntaxError("ends too early")
        token = self.rest.pop(0)
        if expected is not None and (token != expected or isinstance(token, Text)):
            raise SyntaxError("%r where %r should be" % (token, expected))
        return token

    def text(self):
        token = self.take()
        if not isinstance(token, Text):
            raise SyntaxError("%r where a string should be" % token)
        return str(token)

    def block(self, path):
        while self.rest and (self.rest[0] != "}" or isinstance(self.rest[0], Text)):
            self.statement(path)

    def statement(self, path):
        name = self.take()
        if isinstance(name, Text) or not name.isidentifier():
            raise SyntaxError("%r where a statement should be" % name)
        if name == "sh":
            self.scripts(path).append(self.text())
        elif name == "junit":
            self.junit.append(self.text())
        elif name == "archiveArtifacts":
            self.archived.append(self.text())
        elif name == "publishHTML":
            self.published.append(self.arguments())
        elif path and path[-1] == "environment":
            self.take("=")
            self.environment[name] = self.text()
        elif name == "agent" and self.rest[0] == "any":
            self.take()
        else:
            self.others.add(name)
            if self.rest[0] == "(":
                self.take()
                self.text()
                self.take(")")
            self.take("{")
            self.block(path + (name,))
            self.take("}")

    def scripts(self, path):
        if path == ("pipeline", "stages", "stage", "steps"):
            return self.stages
        if path == ("pipeline", "post", "always"):
            return self.always
        raise SyntaxError("a sh step in %s" % " ".join(path))

    def arguments(self):
        for expected in ("(", "target", ":", "["):
            self.take(expected)
        found = {}
        while True:
            name = self.take()
            self.take(":")
            value = self.take()
            found[name] = (
                str(value) if isinstance(value, Text) else {"true": True, "false": False}[value]
            )
            if self.take() == "]":
                self.take(")")
                return found
