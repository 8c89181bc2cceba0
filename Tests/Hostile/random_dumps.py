"""Random dumps, made of the opcodes that picklers write and of what they could write: aliases, states in
two parts, lists that grow late, keys set twice, numbers at the edges. The same seed gives the same dump."""

from __future__ import annotations

import random
import struct

from pickles import (
    APPEND, APPENDS, BUILD, EMPTY_DICT, EMPTY_LIST, EMPTY_TUPLE, LIST, MARK, NEWOBJ, NONE, POP,
    SETITEM, SETITEMS, STACK_GLOBAL, TUPLE, TUPLE2, dump, get, integer, named, real, text,
)

TEXTS = [
    "", "app.Node", "app.node", "e\u0301", "\u00e9", "[K] a", "[V] a: 1", "[V] a: b: c", "__dict__",
    "/a/b.py", "C:\\a\\b.py", "\u202e", "\ud800", "<b>", "=1", "::x::", "n" * 300,
]
TIMES = [0.0, 0.25, 0.5, 1.0, 1.0, 2.0, 3.0]
EDGES = [0, 1, 255, 256, 2**31 - 1, 2**31, 2**53 + 1, 2**62, 2**63 - 1, 2**63, -1]


class RandomDump:
    """One dump; `data` has its bytes."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.memo: dict[str, list[int]] = {}
        self.entries = 0
        index = self.mapping([
            (self.text(), self.list([self.tracked for _ in range(self.random.randrange(4))], "index"))
            for _ in range(self.random.randrange(1, 4))])
        # The second pickle begins with an empty memo.
        self.memo, self.entries = {}, 0
        self.data = dump(
            index, self.list([self.snapshot for _ in range(self.random.randrange(4))], "snapshots"))

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    # The memo

    def put(self, code: bytes, kind: str) -> bytes:
        """Keeps a value for others of its kind."""
        number = self.entries
        self.entries += 1
        self.memo.setdefault(kind, []).append(number)
        return code + b"r" + struct.pack("<I", number)

    def alias(self, kind: str, part: float) -> bytes | None:
        known = self.memo.get(kind)
        return get(self.random.choice(known)) if known and self.chance(part) else None

    # Values

    def text(self, value: str | None = None) -> bytes:
        alias = self.alias("text", 0.2) if value is None else None
        if alias is not None:
            return alias
        chosen = self.random.choice(TEXTS) if value is None else value
        data = chosen.encode("utf-8", "surrogatepass")
        if self.chance(0.3) and len(data) < 256:
            code = b"\x8c" + bytes([len(data)]) + data
        else:
            code = text(chosen)
        return self.put(code, "text") if value is None and self.chance(0.2) else code

    def bytes(self) -> bytes:
        value = self.random.choice(EDGES) if self.chance(0.03) else self.random.randrange(2_000)
        if self.chance(0.1):
            return b"I%d\n" % value
        if self.chance(0.1):
            return b"L%dL\n" % value
        return integer(value)

    def time(self) -> bytes:
        value = self.random.choice(TIMES)
        return integer(int(value)) if value == int(value) and self.chance(0.1) else real(value)

    def list(self, makers: list, kind: str) -> bytes:
        """A list in one of the ways in which it can be written; now and then an earlier one, or one
        to which something is added later."""
        alias = self.alias(kind, 0.1)
        if alias is not None:
            return alias
        way = self.random.randrange(4)
        if way == 0:
            code = MARK + b"".join(make() for make in makers) + LIST
        elif way == 1 and kind not in ("index", "snapshots"):
            code = MARK + b"".join(make() for make in makers) + TUPLE
        elif way == 2:
            code = EMPTY_LIST + b"".join(make() + APPEND for make in makers)
        else:
            code = EMPTY_LIST + MARK + b"".join(make() for make in makers) + APPENDS
        return self.put(code, kind) if self.chance(0.2) else code

    def mapping(self, pairs: list) -> bytes:
        if self.chance(0.05) and pairs:
            pairs = pairs + [self.random.choice(pairs)]
        if self.chance(0.3):
            return EMPTY_DICT + b"".join(key + value + SETITEM for key, value in pairs)
        return EMPTY_DICT + MARK + b"".join(key + value for key, value in pairs) + SETITEMS

    def state(self, pairs: list) -> bytes:
        way = self.random.randrange(4)
        if way == 0:
            return NONE + self.mapping(pairs) + TUPLE2
        if way == 1:
            half = len(pairs) // 2
            return self.mapping(pairs[:half]) + self.mapping(pairs[half:]) + TUPLE2
        return self.mapping(pairs)

    def instance(self, module: str, name: str, attributes: list) -> bytes:
        kind = "an " + name
        alias = self.alias(kind, 0.05)
        if alias is not None:
            return alias
        # A value is made when its turn comes: what it keeps is in the memo for those after it.
        pairs = [(self.text(key), make()) for key, make in attributes if not self.chance(0.005)]
        if self.chance(0.5):
            type_ = named(module, name)
        else:
            type_ = text(module) + text(name) + STACK_GLOBAL
        code = type_ + EMPTY_TUPLE + NEWOBJ + self.state(pairs) + BUILD
        if self.chance(0.01):
            code += self.state(pairs[:1]) + BUILD
        return self.put(code, kind) if self.chance(0.1) else code

    def grown(self, code: bytes, kind: str, make) -> bytes:
        """The same value, after something was added to a list that was written before."""
        known = self.memo.get(kind)
        if not known or not self.chance(0.03):
            return code
        return code + get(self.random.choice(known)) + make() + APPEND + POP

    # What a dump consists of

    def sized(self, depth: int = 0) -> bytes:
        count = self.random.choice([0, 0, 1, 2]) if depth < 3 else 0
        return self.instance("pympler.asizeof", "Asized", [
            ("size", self.bytes), ("flat", self.bytes),
            ("name", lambda: NONE if self.chance(0.1) else self.text()),
            ("refs", lambda: self.list([lambda: self.sized(depth + 1)] * count, "refs"))])

    def record(self) -> bytes:
        return self.time() + self.sized() + TUPLE2

    def frame(self) -> bytes:
        source = NONE if self.chance(0.2) else MARK + self.text() + LIST
        return MARK + self.text() + integer(7) + self.text() + source + NONE + TUPLE

    def tracked(self) -> bytes:
        code = self.instance("pympler.classtracker", "TrackedObject", [
            ("id", self.bytes), ("repr", self.text), ("name", self.text), ("birth", self.time),
            ("death", lambda: NONE if self.chance(0.7) else self.time()),
            ("trace", lambda: self.list([self.frame] * self.random.randrange(3), "trace")),
            ("snapshots",
             lambda: self.list([self.record] * self.random.randrange(4), "sizes"))])
        return self.grown(self.grown(code, "sizes", self.record), "refs", self.sized)

    def snapshot(self) -> bytes:
        return self.instance("pympler.classtracker", "Snapshot", [
            ("timestamp", self.time), ("desc", self.text), ("tracked_total", self.bytes)])
