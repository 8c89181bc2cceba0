"""python3 -m measure PROGRAM PYTHON WORK REPOSITORY [NAME…]: a session, and the tables it gives.

PYTHON has the peers. WORK is a folder for dumps and results. The names are dumps and series
(default: all); the one name "nothing" measures nothing. Earlier results of this program on this
machine count too: the documents are written once every dump has a result.
"""

import os
import sys

from dumps.shape import SERIES, SHAPES, SIZES, series_name
from measure.dumpfolder import DumpFolder, identity
from measure.machine import digest, machine
from measure.process import ProcessFailure
from measure.publish import publish
from measure.results import Measured, Store, result
from measure.session import measure
from measure.subjects import Places, environment, own_subjects, subjects

NAMES = [*SIZES, *SERIES]
ROUNDS = 5
ROUNDS_OF = {"L": 3}
ROUNDS_OF_SERIES = 3


def say(line):
    print(line, flush=True)


def plan(names, places):
    """[(dump, subjects, rounds)] for names of dumps and of series."""
    every = subjects(places)
    own = own_subjects(places)
    peer = [subject for subject in every if subject.key == "htmlstats"]
    steps = []
    for name in names:
        if name in SIZES:
            steps.append((name, every, ROUNDS_OF.get(name, ROUNDS)))
            continue
        chosen = own + peer if name == "names" else own
        steps += [
            (series_name(name, amount), chosen, ROUNDS_OF_SERIES) for amount, _ in SERIES[name]
        ]
    return steps


def session(steps, dumps, store, work):
    output = os.path.join(work, "output")
    for number, (name, chosen, rounds) in enumerate(steps):
        say("%d of %d: %s" % (number + 1, len(steps), name))
        dump = dumps.path(name)
        load = os.getloadavg()[0]
        taken = measure(dump, chosen, rounds, output, environment(), say)
        results = {key: result(*value) for key, value in taken.items()}
        store.add(name, Measured(identity(name), os.path.getsize(dump), load, results))


def known_identity(name):
    return identity(name) if name in SHAPES else None


def main(arguments):
    if len(arguments) < 4:
        say("usage: " + __doc__.split(":")[0])
        return 64
    places = Places(*map(os.path.abspath, arguments[:2]))
    work, repository = arguments[2:4]
    names = arguments[4:] or NAMES
    if names == ["nothing"]:
        names = []
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        say("no such dump: %s; there are %s" % (unknown[0], " ".join(NAMES)))
        return 64
    dumps = DumpFolder(os.path.join(work, "dumps"))
    what = machine(places)
    made_by = {**what, "program": digest(places.program)}
    store = Store(os.path.join(work, "results.json"), made_by, known_identity)
    if store.forgotten:
        say("dropped old results (program, machine or dump has changed): " + " ".join(store.forgotten))
    try:
        session(plan(names, places), dumps, store, work)
    except ProcessFailure as failure:
        say("stopped: %s" % failure)
        return 1
    publish(store.measured, subjects(places), what, repository, say)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
