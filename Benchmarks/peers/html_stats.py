"""html_stats.py DUMP FILE.html: the report that Pympler itself makes, with its charts.

Pympler 1.1 needs two repairs to do so today:

- HtmlStats calls matplotlib.mlab.poly_between, which matplotlib removed in 3.1. It is put back
  below, for its one use (two lists of the same length).
- A pie of a snapshot made without compute_total has a negative slice, at which matplotlib stops.
  The dumps measured here have the total, so this needs no change.

Nothing else is changed: figures stay open as Pympler leaves them (the warning is not shown).
Prints the seconds that load_stats and create_html took (that imports pylab); the start of Python
and the import of matplotlib are only in the time of the whole process.
"""

import json
import os
import sys
import time
import warnings

import matplotlib
import matplotlib.mlab
from pympler.classtracker_stats import HtmlStats


def poly_between(x, lower, upper):
    """The outline of the area between two lines: forward along one, back along the other."""
    return list(x) + list(x)[::-1], list(upper) + list(lower)[::-1]


def main(dump, page):
    warnings.simplefilter("ignore")
    matplotlib.use("Agg")
    matplotlib.mlab.poly_between = poly_between
    os.makedirs(os.path.dirname(page), exist_ok=True)
    start = time.perf_counter()
    stats = HtmlStats(filename=dump)
    loaded = time.perf_counter()
    stats.create_html(page)
    done = time.perf_counter()
    print(json.dumps({"load": loaded - start, "seconds": done - start}))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
