"""The limits that the program must keep."""

#: The wall clock seconds that a report may take.
SECONDS = {"S": 0.030, "M": 0.25, "M2": 0.30, "L": 1.5}

#: Loading, and a report, may take this many times what `sha256sum` takes.
TIMES_SHA256 = 2.0


def memory(size):
    """The bytes that a report on a dump of `size` bytes may take at its peak."""
    return 2 * size + 60_000_000
