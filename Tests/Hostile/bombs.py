"""Small inputs that ask for huge results: each refers to something many times, in a way of its own."""

from __future__ import annotations

from pickles import *

Q = '"'  # becomes six bytes on a page


def memoized(*values: bytes) -> bytes:
    """Puts values into the memo, as entries 0, 1, ..., and leaves nothing on the stack."""
    return b"".join(value + MEMOIZE + POP for value in values)


def snapshots(count: int, **attributes: bytes) -> bytes:
    return sequence(snapshot(float(number + 1), **attributes) for number in range(count))


def instances(count: int, state_index: int) -> bytes:
    """A class of instances that share a state; their class is entry 0 of the memo."""
    each = get(0) + EMPTY_TUPLE + NEWOBJ + get(state_index) + BUILD
    return mapping([(text("c"), MARK + each * count + LIST)])


def sizes_bomb(count: int, sizes: int, referents: int, length: int) -> bytes:
    """All instances share one list of sizes, all sizes one tree, all its referents one name."""
    head = memoized(
        TRACKED, ASIZED,
        state(size=integer(1_000), flat=integer(1_000), name=text(Q * length), refs=EMPTY_TUPLE))
    child = get(1) + EMPTY_TUPLE + NEWOBJ + get(2) + BUILD
    head += memoized(
        get(1) + EMPTY_TUPLE + NEWOBJ
        + state(size=integer(1_000 * referents), flat=integer(0), refs=MARK + child * referents + LIST)
        + BUILD)
    head += memoized(sequence(real(float(n + 1)) + get(3) + TUPLE2 for n in range(sizes)))
    head += memoized(state(birth=real(0.5), snapshots=get(4)))
    return dump(head + instances(count, 5), snapshots(sizes))


def trace_bomb(count: int, length: int) -> bytes:
    """One trace with a long line, shown for each instance; it is memoized by itself."""
    frame = sequence([text("f.py"), integer(3), text("g"), sequence([text(Q * length)]), NONE])
    head = memoized(TRACKED, sequence([frame]))
    head += memoized(state(birth=real(0.5), snapshots=EMPTY_LIST, trace=get(1)))
    return dump(head + instances(count, 2), snapshots(1))


def description_bomb(classes: int, length: int) -> bytes:
    index = mapping((text("c%d" % number), EMPTY_LIST) for number in range(classes))
    return dump(index, snapshots(1, desc=text(Q * length)))


def blank_bomb(classes: int, length: int) -> bytes:
    """Descriptions of nothing but blanks: looking for something in them costs their length."""
    index = mapping((text("c%d" % number), EMPTY_LIST) for number in range(classes))
    return dump(index, snapshots(50, desc=text(" " * length)))


def name_bomb(count: int, length: int) -> bytes:
    head = memoized(asized())
    records = sequence(real(float(n + 1)) + get(0) + TUPLE2 for n in range(count))
    index = head + mapping([(text(Q * length), sequence([tracked(snapshots=records)]))])
    return dump(index, snapshots(count, tracked_total=integer(8)))


def file_bomb(count: int) -> bytes:
    head = memoized(SNAPSHOT, state(timestamp=real(1.0), tracked_total=integer(5)))
    each = get(0) + EMPTY_TUPLE + NEWOBJ + get(1) + BUILD
    return dump(mapping([(text("c"), EMPTY_LIST)]), head + MARK + each * count + LIST)


def deep_bomb(depth: int, times: int) -> bytes:
    """Referents within each other: a linked list that was recorded with a high level."""
    head = memoized(
        ASIZED, text("size"), text("flat"), text("name"), text("refs"), text("[V] a: b"))
    start = (get(0) + EMPTY_TUPLE + NEWOBJ + EMPTY_DICT + MARK + get(1) + integer(8) + get(2)
             + integer(8) + get(3) + get(5) + get(4) + MARK)
    head += start * depth + (LIST + SETITEMS + BUILD) * depth + MEMOIZE + POP
    records = sequence(real(float(n + 1)) + get(6) + TUPLE2 for n in range(times))
    return dump(head + mapping([(text("c"), sequence([tracked(snapshots=records)]))]), snapshots(times))


def equal_bomb(count: int, times: int) -> bytes:
    """Instances with a size each, at one of many snapshots of one time."""
    head = memoized(TRACKED, asized())
    head += memoized(sequence([real(1.0) + get(1) + TUPLE2]))
    head += memoized(state(birth=real(0.5), snapshots=get(2)))
    return dump(head + instances(count, 3), sequence(snapshot(1.0) for _ in range(times)))


def backward_bomb(count: int, times: int) -> bytes:
    """Sizes that were recorded backwards, each twice: their places cannot be guessed."""
    records = sequence(
        real(float(times - n // 2)) + get(1) + TUPLE2 for n in range(2 * times))
    head = memoized(TRACKED, asized(16, refs=sequence([asized()])))
    head += memoized(records)
    head += memoized(state(birth=real(0.5), snapshots=get(2)))
    return dump(head + instances(count, 3), snapshots(times))


def type_bomb(length: int) -> bytes:
    """A graph of reference cycles with a long name of a type."""
    edges = "".join('a -> b [label="x%d"];\nb -> a [label="y%d"];\n' % (n, n) for n in range(100))
    nodes = 'a [label="r\\n%s"];\nb [label="r\\nT"];\n' % ("'" * length)
    return ("digraph G {\n%s%s}\n" % (nodes, edges)).encode()


BOMBS = {
    "sizes": sizes_bomb(200, 20, 100, 250),
    "more sizes": sizes_bomb(200, 60, 100, 250),
    "sizes without referents' bytes": sizes_bomb(500, 100, 20, 0),
    "trace": trace_bomb(1_000, 40_000),
    "trace of many": trace_bomb(20_000, 250),
    "description": description_bomb(1_000, 10_000),
    "blank description": blank_bomb(1_000, 10_000),
    "class name": name_bomb(400, 20_000),
    "files": file_bomb(3_000),
    "more files": file_bomb(30_000),
    "deep": deep_bomb(8_000, 2),
    "equal times": equal_bomb(2_000, 500),
    "backwards": backward_bomb(100, 500),
}
