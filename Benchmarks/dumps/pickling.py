"""The opcodes that CPython's pickler writes for a graph that is never in memory as a whole."""

import struct

FRAME = 64 * 1024
BATCH = 1000


class PickleWriter:
    """One pickle of protocol 4, written from the outside in.

    Every string is *shared* (the pickler saw the same object before and fetches it
    from its memo) or not: the size of a dump and the work of a reader depend on this difference.
    """

    def __init__(self, stream):
        self._stream = stream
        self._frame = bytearray()
        self._memoized = 0
        self._fetch = {}
        stream.write(b"\x80\x04")

    def opcodes(self, code, memoized=0):
        """Appends opcodes unchanged; `memoized` of them are MEMOIZE."""
        self._frame += code
        self._memoized += memoized

    def text(self, value):
        """A separate string object."""
        data = value.encode("utf-8", "surrogatepass")
        if len(data) < 256:
            self._frame += b"\x8c%c%b\x94" % (len(data), data)
        else:
            self._frame += b"X" + struct.pack("<I", len(data)) + data + b"\x94"
        self._memoized += 1

    def shared(self, value):
        """The one string object with this value."""
        if not self._fetched(value):
            self._remember(value)
            self.text(value)

    def integer(self, value):
        if 0 <= value < 256:
            self._frame += b"K%c" % value
        elif 0 <= value < 65536:
            self._frame += b"M" + struct.pack("<H", value)
        elif -0x80000000 <= value < 0x80000000:
            self._frame += b"J" + struct.pack("<i", value)
        else:
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            self._frame += b"\x8a%c%b" % (len(data), data)

    def real(self, value):
        self._frame += b"G" + struct.pack(">d", value)

    def none(self):
        self._frame += b"N"

    def class_named(self, module, name):
        """A class by its name, as a value."""
        if not self._fetched((module, name)):
            self.shared(module)
            self.shared(name)
            self._remember((module, name))
            self.opcodes(b"\x93\x94", 1)

    def new(self, module, name):
        """An instance without state; `b` (BUILD) must follow it."""
        self.class_named(module, name)
        self.opcodes(b")\x81\x94", 1)

    def list_of(self, items, write):
        """A list; `write(item)` writes one item."""
        self.opcodes(b"]\x94", 1)
        if len(items) == 1:
            write(items[0])
            self.opcodes(b"a")
            return
        for first in range(0, len(items), BATCH):
            self.opcodes(b"(")
            for item in items[first : first + BATCH]:
                write(item)
            self.opcodes(b"e")

    def begin_tuple(self, count):
        """A tuple of `count` items, which come next; up to three have opcodes of their own."""
        if count > 3:
            self.opcodes(b"(")

    def end_tuple(self, count):
        """The tuple of the last `count` items; the empty one is never memoized."""
        code = (b")", b"\x85\x94", b"\x86\x94", b"\x87\x94", b"t\x94")[min(count, 4)]
        self.opcodes(code, 1 if count else 0)

    def entries(self, keys, write):
        """The entries of the dictionary on the stack; `write(key)` writes a key and its value."""
        for first in range(0, len(keys), BATCH):
            batch = keys[first : first + BATCH]
            if len(batch) == 1:
                write(batch[0])
                self.opcodes(b"s")
                return
            self.opcodes(b"(")
            for key in batch:
                write(key)
            self.opcodes(b"u")

    def end_of_object(self):
        """A point where a frame may end."""
        if len(self._frame) >= FRAME:
            self._flush()

    def finish(self):
        self.opcodes(b".")
        self._flush()

    def _fetched(self, key):
        code = self._fetch.get(key)
        if code is None:
            return False
        self._frame += code
        return True

    def _remember(self, key):
        """The next MEMOIZE is for `key`."""
        place = self._memoized
        small = place < 256
        self._fetch[key] = b"h%c" % place if small else b"j" + struct.pack("<I", place)

    def _flush(self):
        self._stream.write(b"\x95" + struct.pack("<Q", len(self._frame)))
        self._stream.write(self._frame)
        self._frame = bytearray()
