"""The shape of a dump, and the dumps that are measured."""

from typing import NamedTuple


class Shape(NamedTuple):
    """The numbers that describe a dump; the same shape always gives the same bytes."""

    objects: int
    classes: int = 5
    snapshots: int = 4
    #: The referents recorded with each size: "none", "attributes" (two levels), "chain" (`depth`
    #: levels below each other) or "own" (two levels, one name in each instance found in no other).
    referents: str = "none"
    depth: int = 0
    traces: bool = False
    #: The fraction of all instances that is freed before the end.
    freed: float = 0.3


SIZES = {
    "S": Shape(5_000),
    "S2": Shape(1_000, referents="attributes", traces=True),
    "M": Shape(100_000, snapshots=10),
    "M2": Shape(20_000, referents="attributes", traces=True),
    "L": Shape(1_000_000, snapshots=5),
}

#: One quantity grows and all others stay the same: (what grows, [(how much, shape)]).
SERIES = {
    "snapshots": [(n, Shape(300, snapshots=n, freed=0.0)) for n in (250, 500, 1_000)],
    "classes": [(n, Shape(4 * n, classes=n)) for n in (2_500, 5_000, 10_000)],
    "instances": [
        (n, Shape(n, classes=1, snapshots=2)) for n in (250_000, 500_000, 1_000_000)
    ],
    "levels": [
        (n, Shape(500, classes=1, snapshots=2, referents="chain", depth=n)) for n in (50, 100, 200)
    ],
    "names": [
        (n, Shape(n, classes=1, snapshots=2, referents="own", freed=0.0))
        for n in (1_000, 2_000, 4_000, 8_000)
    ],
}


def series_name(quantity, amount):
    return "%s-%d" % (quantity, amount)


SHAPES = dict(SIZES)
for _quantity, _steps in SERIES.items():
    SHAPES.update((series_name(_quantity, amount), shape) for amount, shape in _steps)
