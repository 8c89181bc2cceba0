"""Runs round after round over the same dump, so that other load disturbs all subjects alike."""

import os
import shutil
from typing import NamedTuple

from measure.process import run

#: A run that takes longer than this many seconds is not repeated.
ONCE = 25.0


class Output(NamedTuple):
    files: int
    bytes: int


def measure(dump, subjects, rounds, folder, environment, say):
    """`rounds` rounds of all `subjects`: {key: ([Cost], Output)}.

    The subjects may write to `folder`; it is emptied before and after each run, untimed.
    """
    costs = {subject.key: [] for subject in subjects}
    outputs = {}
    read_once(dump)
    for number in range(rounds):
        for subject in subjects:
            taken = costs[subject.key]
            if taken and taken[0].wall > ONCE:
                continue
            clear(folder)
            cost = run(subject.command(dump, folder), environment)
            taken.append(cost)
            outputs[subject.key] = output(folder)
            say("  round %d of %d  %-10s %8.3f s" % (number + 1, rounds, subject.key, cost.wall))
    clear(folder)
    return {key: (costs[key], outputs[key]) for key in costs}


def read_once(dump):
    """Brings the dump into the page cache before anything is timed."""
    with open(dump, "rb") as stream:
        while stream.read(1 << 22):
            pass


def clear(folder):
    shutil.rmtree(folder, ignore_errors=True)


def output(folder):
    """Files and bytes below `folder`, which may be missing."""
    sizes = [
        os.path.getsize(os.path.join(place, name))
        for place, _, names in os.walk(folder)
        for name in names
    ]
    return Output(len(sizes), sum(sizes))
