"""Pympler's records as its `dump_stats` pickles them: tracked objects, sizes, snapshots."""

from typing import NamedTuple, Optional, Tuple

CLASSTRACKER = "pympler.classtracker"
ASIZEOF = "pympler.asizeof"
PROCESS = "pympler.process"


class Sized(NamedTuple):
    """The result of `Asizer.asized` for one object; sizes in bytes."""

    size: int
    flat: int
    name: Optional[str]
    referents: Tuple["Sized", ...] = ()
    shared_name: bool = False


class Tracked(NamedTuple):
    """One tracked instance; times in seconds, `sizes` are (time, Sized) from birth on."""

    address: int
    text: str
    name: str
    birth: float
    death: Optional[float]
    trace: Optional[Tuple[Tuple[str, int, str, str], ...]]
    sizes: Tuple[Tuple[float, Sized], ...]
    level: int


def write_sized(pickle, sized):
    """One Asized with its referents. Uses a stack: trees may be deeper than Python recurses."""
    stack = [(sized, False)]
    while stack:
        item, opened = stack.pop()
        if not opened:
            _open_sized(pickle, item)
            pickle.begin_tuple(len(item.referents))
            stack.append((item, True))
            stack.extend((child, False) for child in reversed(item.referents))
            continue
        pickle.end_tuple(len(item.referents))
        _close_sized(pickle, item)


def _open_sized(pickle, sized):
    pickle.new(ASIZEOF, "Asized")
    pickle.opcodes(b"N}\x94(", 1)
    pickle.shared("flat")
    pickle.integer(sized.flat)
    pickle.shared("name")
    if sized.name is None:
        pickle.none()
    elif sized.shared_name:
        pickle.shared(sized.name)
    else:
        pickle.text(sized.name)
    pickle.shared("refs")


def _close_sized(pickle, sized):
    pickle.shared("size")
    pickle.integer(sized.size)
    pickle.opcodes(b"u\x86\x94b", 1)


def write_tracked(pickle, tracked):
    """One TrackedObject with its state in the order of Pympler's `__slots__`."""
    pickle.new(CLASSTRACKER, "TrackedObject")
    pickle.opcodes(b"}\x94(", 1)
    pickle.shared("id")
    pickle.integer(tracked.address)
    pickle.shared("repr")
    if tracked.text:
        pickle.text(tracked.text)
    else:
        pickle.shared("")
    pickle.shared("name")
    pickle.shared(tracked.name)
    pickle.shared("birth")
    pickle.real(tracked.birth)
    pickle.shared("death")
    _optional_real(pickle, tracked.death)
    pickle.shared("trace")
    if tracked.trace is None:
        pickle.none()
    else:
        pickle.list_of(tracked.trace, lambda frame: _write_frame(pickle, frame))
    pickle.shared("snapshots")
    pickle.list_of(tracked.sizes, lambda entry: _write_entry(pickle, entry))
    pickle.shared("_resolution_level")
    pickle.integer(tracked.level)
    pickle.opcodes(b"ub")
    pickle.end_of_object()


def _optional_real(pickle, value):
    if value is None:
        pickle.none()
    else:
        pickle.real(value)


def _write_frame(pickle, frame):
    """A line of a trace as `inspect.stack` gives it: file, line, function, source, index."""
    file, line, function, source = frame
    pickle.begin_tuple(5)
    pickle.shared(file)
    pickle.integer(line)
    pickle.shared(function)
    pickle.list_of([source], pickle.shared)
    pickle.integer(0)
    pickle.end_tuple(5)


def _write_entry(pickle, entry):
    time, sized = entry
    pickle.real(time)
    write_sized(pickle, sized)
    pickle.end_tuple(2)


def write_index(pickle, names, write_instances):
    """The defaultdict from a class's name to its instances; `write_instances(name)` the list."""

    def write(name):
        pickle.shared(name)
        write_instances(name)

    pickle.class_named("collections", "defaultdict")
    pickle.class_named("builtins", "list")
    pickle.opcodes(b"\x85\x94R\x94", 2)
    pickle.entries(names, write)
    pickle.finish()
