"""python3 Tests/Mutants ORIGIN COPY [WORD…]: makes each mistake in a copy and runs the tests.

WORDs choose the mutants whose names contain one of them. Prints a line for each; status 1 when one
survives, when the tests fail without any, or when one does not build.
"""

import os
import sys

from copy_of_tree import BuildFailure, Copy
from mutants import MUTANTS
from sources import Misplaced, place


def say(line):
    print("mutants: " + line, flush=True)


def result(copy, mutant):
    """What became of a mutant, and whether that is as it should be."""
    try:
        survives = copy.survives(mutant)
    except BuildFailure as failure:
        return f"does not build: {mutant.name}\n{failure}", False
    return f"{'SURVIVES' if survives else 'fails a test'}: {mutant.name}", not survives


def main(origin, root, words):
    chosen = [
        mutant for mutant in MUTANTS if not words or any(word in mutant.name for word in words)
    ]
    try:
        for mutant in chosen:
            place(mutant.piece, origin)
    except Misplaced as error:
        say(str(error))
        return 1
    copy = Copy(origin, root, os.environ.get("SWIFT", "swift"))
    try:
        copy.build()
    except BuildFailure as failure:
        say(f"the tree does not build\n{failure}")
        return 1
    if not copy.passes("|".join(sorted({mutant.tests for mutant in chosen}))):
        say("tests fail without any mistake")
        return 1
    good = True
    for mutant in chosen:
        line, is_right = result(copy, mutant)
        say(line)
        good = good and is_right
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
