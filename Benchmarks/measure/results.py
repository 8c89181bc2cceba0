"""Measured values as they are kept between sessions and put into tables."""

import json
import os
import statistics
from typing import NamedTuple, Optional

#: Changed when the file below is no longer understood.
FORMAT = 1


class Result(NamedTuple):
    """One subject on one dump: medians of `runs` runs, in seconds and bytes."""

    wall: float
    cpu: float
    peak: int
    inner: Optional[float]
    runs: int
    files: int
    written: int


def result(costs, output):
    """The medians of several runs' costs, each quantity by itself."""
    inner = [cost.inner for cost in costs if cost.inner is not None]
    return Result(
        wall=statistics.median(cost.wall for cost in costs),
        cpu=statistics.median(cost.cpu for cost in costs),
        peak=int(statistics.median(cost.peak for cost in costs)),
        inner=statistics.median(inner) if inner else None,
        runs=len(costs),
        files=output.files,
        written=output.bytes,
    )


class Measured(NamedTuple):
    """All results on one dump of `size` bytes: {key of the subject: Result}.

    `load` is the number of processes that wanted a processor just before (the load average of the
    last minute): what else the machine did shows in the wall clock.
    """

    size: int
    load: float
    results: dict


class Store:
    """Results in a JSON file: of one program on one machine. Those of any other are forgotten."""

    def __init__(self, path, made_by):
        self._path = path
        self._made_by = made_by
        self.forgotten = False
        self.measured = {}
        if not os.path.exists(path):
            return
        with open(path, encoding="utf-8") as stream:
            kept = json.load(stream)
        if kept.get("format") != FORMAT or kept.get("made_by") != made_by:
            self.forgotten = True
            return
        for name, entry in kept["measured"].items():
            results = {key: Result(**value) for key, value in entry["results"].items()}
            self.measured[name] = Measured(entry["size"], entry["load"], results)

    def add(self, name, measured):
        """Keeps `measured` at once: a long session that is broken off loses one dump only."""
        self.measured[name] = measured
        entries = {
            name: {
                "size": entry.size,
                "load": entry.load,
                "results": {key: value._asdict() for key, value in entry.results.items()},
            }
            for name, entry in self.measured.items()
        }
        part = self._path + ".part"
        with open(part, "w", encoding="utf-8") as stream:
            document = {"format": FORMAT, "made_by": self._made_by, "measured": entries}
            json.dump(document, stream, indent=1)
        os.replace(part, self._path)
