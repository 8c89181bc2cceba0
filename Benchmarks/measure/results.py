"""Measured values, kept between sessions and put into tables."""

import json
import os
import statistics
from typing import NamedTuple, Optional

#: Changed whenever the format of the file below changes.
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
    """The medians of several runs' costs, separately for each quantity."""
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
    last minute): what else the machine did shows in the wall clock. `dump` says which bytes the
    dump had.
    """

    dump: str
    size: int
    load: float
    results: dict


class Store:
    """Results in a JSON file: of one program on one machine, on dumps as they are made now.

    Results of any other are forgotten; `forgotten` names the dumps. `identity(name)` is what a
    dump's `Measured.dump` must be, or None when that dump no longer exists.
    """

    def __init__(self, path, made_by, identity):
        self._path = path
        self._made_by = made_by
        self.forgotten = []
        self.measured = {}
        if not os.path.exists(path):
            return
        with open(path, encoding="utf-8") as stream:
            kept = json.load(stream)
        same = kept.get("format") == FORMAT and kept.get("made_by") == made_by
        for name, entry in kept.get("measured", {}).items():
            if same and entry["dump"] == identity(name):
                results = {key: Result(**value) for key, value in entry.pop("results").items()}
                self.measured[name] = Measured(results=results, **entry)
            else:
                self.forgotten.append(name)

    def add(self, name, measured):
        """Saves `measured` at once: an interrupted session loses only one dump."""
        self.measured[name] = measured
        entries = {
            name: {
                **entry._asdict(),
                "results": {key: value._asdict() for key, value in entry.results.items()},
            }
            for name, entry in self.measured.items()
        }
        part = self._path + ".part"
        with open(part, "w", encoding="utf-8") as stream:
            document = {"format": FORMAT, "made_by": self._made_by, "measured": entries}
            json.dump(document, stream, indent=1)
        os.replace(part, self._path)
