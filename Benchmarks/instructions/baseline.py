"""Compares counts with the counts that are checked in."""

import json
from typing import Dict, List, NamedTuple

#: How far a count may be from the baseline, in percent. Threads make it vary by 0.1 %, the number
#: of processors (1 to 16) by 0.2 %.
TOLERANCE = 2.0


class Counts(NamedTuple):
    """Instructions by run, what built the program, and the digest of the measured dump."""

    made_with: Dict[str, str]
    dump: str
    counts: Dict[str, int]


class Verdict(NamedTuple):
    good: bool
    lines: List[str]


def compared(baseline, now):
    """A report on the counts `now`, and whether they pass."""
    if baseline.dump != now.dump:
        line = "the dump S2 is not the one of the baseline: its writer has changed"
        return Verdict(False, [line + "; make instructions UPDATE=1"])
    lines, good = [], True
    for run, was in baseline.counts.items():
        count = now.counts[run]
        change = (count - was) * 100.0 / was
        line = "%-8s %s instructions, baseline %s: %+.2f %%" % (
            run,
            format(count, ","),
            format(was, ","),
            change,
        )
        if change > TOLERANCE:
            good = False
            line += "; MORE than the %g %% allowed" % TOLERANCE
        elif change < -TOLERANCE:
            line += "; less than the baseline: lower it with make instructions UPDATE=1"
        lines.append(line)
    return Verdict(good, lines)


def differences(baseline, made_with):
    """What in `made_with` makes counts incomparable; empty if they can be compared."""
    return [
        "%s %s (baseline: %s)" % (what, which, baseline.made_with.get(what, "none"))
        for what, which in made_with.items()
        if baseline.made_with.get(what) != which
    ]


def load(path):
    with open(path, encoding="utf-8") as stream:
        return Counts(**json.load(stream))


def save(path, counts):
    with open(path, "w", encoding="utf-8") as stream:
        json.dump(counts._asdict(), stream, indent=2)
        stream.write("\n")
