"""python3 -m heaps PROGRAM PYTHON WORK REPOSITORY TARGET… [--pyheap FOLDER]: captures and reports.

PYTHON has the peers. Each TARGET is an interpreter whose processes are captured. WORK is a folder for
heap files. FOLDER has the sources of pyheap's dumper, which is on no package index.
"""

import os
import subprocess
import sys

from heaps import tables
from heaps.captures import CaptureFailure, capture, commands
from measure.document import rewrite
from measure.process import ProcessFailure, run

SIZES = [100_000, 1_000_000]
ROUNDS = 3


def say(line):
    print(line, flush=True)


def version(target):
    code = "import platform; print(platform.python_version())"
    return subprocess.run([target, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def main(arguments):
    pyheap = None
    if "--pyheap" in arguments:
        place = arguments.index("--pyheap")
        pyheap = arguments[place + 1]
        del arguments[place:place + 2]
    if len(arguments) < 5:
        say("usage: " + __doc__.split(":")[0])
        return 64
    program, python, work, repository = arguments[:4]
    os.makedirs(work, exist_ok=True)
    captured, reported = {}, {}
    for target in arguments[4:]:
        for objects in SIZES:
            key = (version(target), objects)
            for number in range(ROUNDS):
                for name, command in commands(program, python, target, pyheap).items():
                    file = os.path.join(work, name + ".heap")
                    try:
                        one = capture(command, target, objects, file)
                    except (CaptureFailure, subprocess.TimeoutExpired) as failure:
                        say("%s of %s: %s" % (name, key, failure))
                        continue
                    captured.setdefault(key, {}).setdefault(name, []).append(one)
                    say("%s %s %s %s" % (*key, name, one))
            for name in captured[key]:
                file = os.path.join(work, name + ".heap")
                out = os.path.join(work, "report")
                steps = {"summary": [program, "summary", file], "report": [program, file, "-o", out]}
                for number in range(ROUNDS):
                    for step, command in steps.items():
                        try:
                            cost = run(command, dict(os.environ))
                        except ProcessFailure as failure:
                            say(str(failure))
                            continue
                        costs = reported.setdefault((name + ", Python " + key[0], objects), {})
                        costs.setdefault(step, []).append(cost)
    rewrite(os.path.join(repository, "BENCHMARKS.md"), {
        "heap captures": tables.captures(captured), "heap reports": tables.reports(reported)})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
