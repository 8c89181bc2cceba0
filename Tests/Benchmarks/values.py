"""Measured values that the tests of tables and documents share."""

from measure.results import Measured, Result

WALL = {
    "sha256sum": 0.1,
    "pickle-off": 3.0,
    "pickle-on": 6.0,
    "htmlstats": 12.0,
    "summary": 0.05,
    "report": 0.15,
    "png": 0.3,
    "all": 0.4,
}
INNER = {"pickle-off": 2.0, "pickle-on": 5.0}


def measured(size, factor=1.0):
    """All subjects on one dump; each takes `factor` times its usual time."""
    results = {
        key: Result(wall * factor, wall * factor, 50_000_000, INNER.get(key), 5, 2, 4_000)
        for key, wall in WALL.items()
    }
    return Measured("digest", size, 0.25, results)
