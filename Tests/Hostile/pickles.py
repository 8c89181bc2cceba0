"""Builds pickles, opcode by opcode, that no pickler would write."""

import struct

STOP, MARK, NONE, POP = b".", b"(", b"N", b"0"
EMPTY_DICT, EMPTY_LIST, EMPTY_TUPLE = b"}", b"]", b")"
APPEND, APPENDS, SETITEM, SETITEMS = b"a", b"e", b"s", b"u"
LIST, TUPLE, TUPLE2, TUPLE3 = b"l", b"t", b"\x86", b"\x87"
NEWOBJ, BUILD, MEMOIZE, STACK_GLOBAL = b"\x81", b"b", b"\x94", b"\x93"


def text(value):
    data = value.encode("utf-8", "surrogatepass")
    return b"X" + struct.pack("<I", len(data)) + data


def integer(value):
    if 0 <= value < 256:
        return b"K" + bytes([value])
    if -(1 << 31) <= value < 1 << 31:
        return b"J" + struct.pack("<i", value)
    data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8b" + struct.pack("<i", len(data)) + data


def real(value):
    return b"G" + struct.pack(">d", value)


def get(index):
    return b"h" + bytes([index]) if index < 256 else b"j" + struct.pack("<I", index)


def named(module, name):
    return b"c%s\n%s\n" % (module.encode(), name.encode())


def sequence(items):
    return MARK + b"".join(items) + LIST


def mapping(pairs):
    return EMPTY_DICT + MARK + b"".join(key + value for key, value in pairs) + SETITEMS


def instance(kind, **attributes):
    return kind + EMPTY_TUPLE + NEWOBJ + state(**attributes) + BUILD


def state(**attributes):
    return mapping((text(key), value) for key, value in attributes.items())


TRACKED = named("pympler.classtracker", "TrackedObject")
ASIZED = named("pympler.asizeof", "Asized")
SNAPSHOT = named("pympler.classtracker", "Snapshot")


def tracked(**attributes):
    return instance(
        TRACKED, **{"birth": real(0.5), "death": NONE, "snapshots": EMPTY_LIST, **attributes}
    )


def asized(size=8, refs=EMPTY_LIST, **attributes):
    return instance(ASIZED, size=integer(size), flat=integer(size), refs=refs, **attributes)


def snapshot(time=1.0, **attributes):
    return instance(SNAPSHOT, timestamp=real(time), **attributes)


def dump(index, snapshots=EMPTY_LIST):
    """Both pickles: the index, and the list of snapshots."""
    return b"\x80\x04" + index + STOP + b"\x80\x04" + snapshots + STOP


def one_class(objects, snapshots=EMPTY_LIST, name="app.C"):
    return dump(mapping([(text(name), objects)]), snapshots)
