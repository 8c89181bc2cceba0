"""The pickle of the snapshots: totals, and the memory of the process from the operating system."""

from typing import NamedTuple

from dumps.records import CLASSTRACKER, PROCESS

MIB = 1 << 20


class Snapshot(NamedTuple):
    """One snapshot; `time` in seconds, `tracked` the bytes of all instances at that time."""

    time: float
    name: str
    tracked: int


def write_snapshots(pickle, snapshots):
    """The list of all snapshots, and the end of the pickle."""
    numbered = list(enumerate(snapshots))
    pickle.list_of(numbered, lambda item: _write_snapshot(pickle, *item))
    pickle.finish()


def _write_snapshot(pickle, number, snapshot):
    overhead = snapshot.tracked * 2 // 5 + 9192
    measured = snapshot.tracked * 13 // 10 + 11 * MIB
    virtual = (measured + overhead + 129 * MIB) & ~4095
    pickle.new(CLASSTRACKER, "Snapshot")
    pickle.opcodes(b"}\x94(", 1)
    for key, value in (
        ("tracked_total", snapshot.tracked),
        # As with compute_total; without it HtmlStats cannot draw its pies.
        ("asizeof_total", measured),
        ("overhead", overhead),
    ):
        pickle.shared(key)
        pickle.integer(value)
    pickle.shared("timestamp")
    pickle.real(snapshot.time)
    pickle.shared("system_total")
    _write_process(pickle, virtual, 12 + number)
    pickle.shared("desc")
    if snapshot.name:
        pickle.text(snapshot.name)
    else:
        pickle.shared("")
    pickle.shared("classes")
    pickle.opcodes(b"Nub")
    pickle.end_of_object()


def _write_process(pickle, virtual, page_faults):
    resident = virtual * 5 // 8 & ~4095
    data, code, library, stack = virtual - 45 * MIB, 4096, 37089280, 135168
    pickle.new(PROCESS, "_ProcessMemoryInfoProc")
    pickle.opcodes(b"}\x94(", 1)
    for key, value in (
        ("pid", 8611),
        ("rss", resident),
        ("vsz", virtual),
        ("pagefaults", page_faults),
    ):
        pickle.shared(key)
        pickle.integer(value)
    pickle.shared("os_specific")
    pickle.list_of(
        [
            ("Peak virtual memory size", virtual),
            ("Virtual memory size", virtual),
            ("Locked memory size", 0),
            ("Peak resident set size", resident),
            ("Resident set size", resident),
            ("Size of data segment", data),
            ("Size of stack segment", stack),
            ("Size of code segment", code),
            ("Shared library code size", library),
            ("Page table entries size", virtual // 900),
        ],
        lambda row: _write_row(pickle, *row),
    )
    for key, value in (
        ("data_segment", data),
        ("code_segment", code),
        ("shared_segment", library),
        ("stack_segment", stack),
    ):
        pickle.shared(key)
        pickle.integer(value)
    pickle.shared("available")
    pickle.opcodes(b"\x88ub")


def _write_row(pickle, label, size):
    pickle.shared(label)
    pickle.text("%7.2f MB" % (size / MIB))
    pickle.end_tuple(2)
