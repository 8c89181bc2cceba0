"""The sizes of one instance, with as many levels of referents as the dump's shape asks for."""

from dumps.program import align, clipped
from dumps.records import Sized

#: (attribute, kind); every class has eight of them, different from those of the next class.
ATTRIBUTES = (
    ("name", "text"),
    ("folder", "node"),
    ("children", "nodes"),
    ("options", "mapping"),
    ("path", "path"),
    ("implicit", "nothing"),
    ("changed", "flag"),
    ("modified", "time"),
    ("length", "count"),
    ("inputs", "texts"),
    ("signature", "object"),
    ("suffix", "suffix"),
)
DICT_SIZE = 272


def value(kind, serial, address):
    """(repr, size, flat size) of an attribute of the instance `serial`."""
    lib = serial % 41
    if kind == "text":
        return "'f%d.c'" % serial, 56, 56
    if kind == "node":
        return "<build.node.Folder object at 0x%x>" % (address ^ 0x1000), 0, 0
    if kind == "nodes":
        places = [address + 64 * k for k in range(1, serial % 6 + 1)]
        text = ", ".join("<build.node.File object at 0x%x>" % place for place in places)
        return "[%s]" % text, 56 + 8 * len(places), 56 + 8 * len(places)
    if kind == "mapping":
        text = "{'CC': 'gcc', 'id': %d, 'CPPPATH': ['#include', 'lib%d']}" % (serial, lib)
        return text, 184 + 32 * (serial % 40), 184
    if kind == "path":
        path = "'/home/build/project/src/lib%d/sub%d/f%d.c'" % (serial % 97, serial % 7, serial)
        return path, align(49 + len(path)), align(49 + len(path))
    if kind == "nothing":
        return "None", 0, 0
    if kind == "flag":
        return ("False", "True")[serial % 2], 0, 0
    if kind == "time":
        return "%d.%03d" % (1_700_000_000 + serial, serial % 1000), 24, 24
    if kind == "count":
        return "%d" % (serial * 37), 32, 32
    if kind == "texts":
        count = serial % 9
        text = ", ".join("'lib%d/f%d.c'" % (lib, k) for k in range(count))
        return "[%s]" % text, 56 + 72 * count, 56 + 8 * count
    if kind == "object":
        text = "<build.node.Signature object at 0x%x>" % (address + 0x400)
        return text, 152 + 16 * (serial % 30), 56
    return "'.%s'" % "coahx"[serial % 5], 0, 0


def plain(size, program_class, text):
    """No referents."""
    return Sized(size, program_class.basic_size, clipped(text, 80))


def with_attributes(size, program_class, text, serial, address, first, own_name=None):
    """Two levels: `__dict__` and `__class__`, and below the first a key and a value each.

    `size` bytes go to the third value. The keys' strings are charged to the `first` instance
    only, as asizeof counts nothing twice.
    """
    attributes = [
        ATTRIBUTES[(program_class.number + place) % len(ATTRIBUTES)] for place in range(8)
    ]
    if own_name:
        attributes[7] = (own_name, "count")
    below = []
    for place, (name, kind) in enumerate(attributes):
        key = align(49 + len(name)) if first or name == own_name else 0
        representation, bytes_of_value, flat = value(kind, serial, address)
        if place == 2:
            bytes_of_value += size
        below.append(Sized(key, key, "[K] " + name, shared_name=True))
        label = "[V] %s: %s" % (name, clipped(representation, 80))
        below.append(Sized(bytes_of_value, flat, label))
    held = DICT_SIZE + sum(item.size for item in below)
    referents = (
        Sized(held, DICT_SIZE, "__dict__", tuple(below), shared_name=True),
        Sized(0, 0, "__class__", shared_name=True),
    )
    basic = program_class.basic_size
    return Sized(basic + held, basic, clipped(text, 80), referents)


def chain(size, program_class, text, depth):
    """A list in a list in a list …, `depth` levels, the innermost of `size` bytes."""
    held, item = size, Sized(size, size, "[0]: bytes")
    for _ in range(depth - 1):
        held += 64
        item = Sized(held, 64, "[0]: [[...]]", (item,))
    basic = program_class.basic_size
    return Sized(basic + held, basic, clipped(text, 80), (item,))
