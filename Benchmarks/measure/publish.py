"""Puts measured values into the documents, once every dump has values."""

import os

from dumps.shape import SHAPES, SIZES
from measure import growth, tables
from measure.chart import Line, chart
from measure.document import rewrite, write
from measure.ratios import ratios

DRAWN = ("report", "htmlstats", "pickle-on", "sha256sum", "summary")


def publish(measured, subjects, machine, repository, say):
    """Rewrites BENCHMARKS.md, the README's table and the chart; prints the tables, and what is
    missing, when a dump has not been measured."""
    parts = {
        "machine": tables.machine_list(machine),
        "ratios": ratios(measured),
        "costs": tables.costs(subjects, measured),
        "series": growth.series(measured),
        "quadratic": growth.quadratic(measured),
    }
    missing = [name for name in SHAPES if name not in measured]
    if missing:
        say("\n".join("\n%s" % body for body in parts.values()))
        say("The documents are unchanged; no results for: " + " ".join(missing))
        return
    rewrite(os.path.join(repository, "BENCHMARKS.md"), parts)
    rewrite(os.path.join(repository, "README.md"), {"benchmarks": tables.short(measured)})
    write(os.path.join(repository, "Benchmarks", "time.svg"), drawing(subjects, measured))
    say("BENCHMARKS.md, README.md and Benchmarks/time.svg have the new numbers")


def drawing(subjects, measured):
    titles = {subject.key: subject.title.replace("`", "") for subject in subjects}
    entries = sorted((measured[name] for name in SIZES), key=lambda entry: entry.size)
    return chart(
        "Wall clock against the size of the dump",
        [
            Line(titles[key], [(entry.size, entry.results[key].wall) for entry in entries])
            for key in DRAWN
        ],
    )
