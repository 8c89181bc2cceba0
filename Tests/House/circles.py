"""Prints the circles of types inside the Swift modules, and fails when there are any.

A file depends on another file of its module when it names a type that the other one declares at the
top level. Files that depend on each other, directly or by way of others, form a circle: none of them
can be read, tested or moved without the rest.

    python3 Tests/House/circles.py [MODULE …]     all modules unless some are named
"""

import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"

DECLARATION = re.compile(
    r"^(?:(?:public|package|internal|private|fileprivate|final|indirect|@\w+(?:\([^)]*\))?)\s+)*"
    r"(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)", re.MULTILINE)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
# The text of a literal does not name a type; an interpolation in it may.
LITERAL = re.compile(r'"(?:\\\((?:[^()"]|\([^()]*\)|"[^"]*")*\)|\\.|[^"\\])*"')
INTERPOLATION = re.compile(r'\\(\((?:[^()"]|\([^()]*\)|"[^"]*")*\))')
WORD = re.compile(r"(?<!\.)\b[A-Z]\w*")


def code(text):
    """A Swift source without its comments and without the text of its literals."""
    text = COMMENT.sub("", text)
    return LITERAL.sub(lambda literal: " ".join(INTERPOLATION.findall(literal[0])), text)


def dependencies(files):
    """The files that each file depends on, given `{name: source}`."""
    sources = {name: code(text) for name, text in files.items()}
    homes = {}
    for name, source in sources.items():
        for declared in DECLARATION.findall(source):
            homes.setdefault(declared, name)
    return {
        name: {homes[word] for word in WORD.findall(source) if word in homes} - {name}
        for name, source in sources.items()
    }


def circles(edges):
    """The strongly connected components of more than one node (Tarjan 1972), largest first."""
    order, low, stack, found = {}, {}, [], []

    def visit(root):
        work = [(root, iter(sorted(edges[root])))]
        order[root] = low[root] = len(order)
        stack.append(root)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append(other)
                    work.append((other, iter(sorted(edges[other]))))
                    break
                if other in stack:
                    low[node] = min(low[node], order[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    component = set(stack[stack.index(node):])
                    del stack[stack.index(node):]
                    if len(component) > 1:
                        found.append(sorted(component))

    for node in sorted(edges):
        if node not in order:
            visit(node)
    return sorted(found, key=lambda component: (-len(component), component))


def module_circles(module):
    """The circles of one module, each a list of paths relative to the module."""
    files = {
        str(path.relative_to(module)): path.read_text(encoding="utf-8")
        for path in module.rglob("*.swift")
    }
    return circles(dependencies(files))


def main(names):
    """Prints each circle on a line; returns how many there are."""
    modules = [SOURCES / name for name in names] or sorted(
        path for path in SOURCES.iterdir() if any(path.rglob("*.swift")))
    count = 0
    for module in modules:
        for circle in module_circles(module):
            count += 1
            print(f"{module.name}: {len(circle)} files: {' '.join(circle)}")
    return count


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
