"""python3 -m instructions PROGRAM WORK BASELINE.json [--update]: counts, and compares or keeps.

The status is 1 if a run takes more than the baseline allows. If Swift, Cairo, the C library or the
architecture is not what made the baseline, nothing is compared, and the status is 0.
"""

import os
import platform
import sys

from instructions import baseline
from instructions.counting import RUNS, Bench, CountingFailure
from measure.dumpfolder import DumpFolder
from measure.machine import cairo_version, digest, swift_version


def made_with():
    return {
        "architecture": platform.machine(),
        "swift": swift_version(),
        "cairo": cairo_version(),
        "libc": os.confstr("CS_GNU_LIBC_VERSION"),
    }


def say(line):
    print("instructions: " + line, flush=True)


def main(program, work, path, update):
    maker = made_with()
    if not update:
        known = baseline.load(path)
        different = baseline.differences(known, maker)
        if different:
            say("not compared; the baseline was made with other tools: " + ", ".join(different))
            return 0
    dump = DumpFolder(os.path.join(work, "dumps")).path("S2")
    try:
        bench = Bench(os.path.join(work, "instructions"), program, dump)
        counts = {name: bench.count(arguments) for name, arguments in RUNS.items()}
    except CountingFailure as failure:
        say("not counted: %s" % failure)
        return 1
    now = baseline.Counts(maker, digest(dump), counts)
    if update:
        baseline.save(path, now)
        for name, count in counts.items():
            say("%-8s %s instructions are the new baseline" % (name, format(count, ",")))
        return 0
    verdict = baseline.compared(known, now)
    for line in verdict.lines:
        say(line)
    return 0 if verdict.good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4], update=sys.argv[4:] == ["--update"]))
