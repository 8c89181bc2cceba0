"""html_stats.py DUMP FILE.html: the report that Pympler itself makes, with its charts.

Two things have to be made up for before Pympler 1.1 can do so today:

- HtmlStats calls matplotlib.mlab.poly_between, which matplotlib took out in 3.1. It is put back
  below, for the one use that is made of it (two lists of the same length).
- A pie of a snapshot made without compute_total has a slice below zero, at which matplotlib stops.
  The dumps measured here carry the total, so nothing is changed for that.

Nothing else is: figures stay open as Pympler leaves them (a warning about that is not shown).
Prints the seconds that load_stats and create_html took (that imports pylab); the start of Python
and the import of matplotlib come on top in the time of the whole process.
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
    """The outline of the area between two lines: there along the one, back along the other."""
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
