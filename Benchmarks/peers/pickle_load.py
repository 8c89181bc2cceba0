"""pickle_load.py on|off DUMP: CPython reads both pickles into Pympler's own objects.

The first argument says whether the garbage collector runs meanwhile, as it does unless a program
switches it off. Prints the seconds of the loading alone, without start and imports.
"""

import gc
import json
import os
import pickle
import sys
import time

from pympler import asizeof, classtracker, process

#: The classes of a dump; imported here so that the import is not timed.
MODULES = (asizeof, classtracker, process)


def main(collector, dump):
    if collector == "off":
        gc.disable()
    with open(dump, "rb") as stream:
        start = time.perf_counter()
        index = pickle.load(stream)
        snapshots = pickle.load(stream)
        seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "classes": len(index), "snapshots": len(snapshots)}))
    sys.stdout.flush()
    # The process ends here: freeing millions of objects is not part of loading.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
