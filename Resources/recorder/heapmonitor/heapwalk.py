"""All objects of the process, in portions: what they are, and what they refer to.

Columns of numbers are made by loops in C; code of Python runs for the types that need a look.
"""
from __future__ import annotations

import gc
import sys
from array import array
from itertools import chain, compress, islice
from operator import add, not_

from .cpython import module_of, mro_of, qualified_name_of
from .everything import call, views
from .heapfile import UNKNOWN, longs, words
from .heaplooks import Looks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Sequence
    from .heapfile import HeapFile
    from .heapnames import Attributes
    from .heapseen import Seen
    from .heapvalues import Values
    from .nativemodule import Native

_PORTION = 4096                 # objects
_AT_ONCE = 8192                 # references
LARGE = 2 << 20                 # bytes of objects in a block: they may have many references
_IMMORTAL = 1 << 29             # references; some objects are never counted: 3.11 has first ones
_MOST_BYTES = (1 << 62) - 1
_chain = chain.from_iterable


def tracked_objects(native: Native | None = None) -> list[Any]:
    """What the collector knows; where other threads run, without tuples, which come in as referents.

    Python refuses to finish a tuple that somebody else holds: one that another thread is just making
    must not be held, and nothing refers to it.
    """
    if len(sys._current_frames()) == 1:
        return gc.get_objects()         # takes half of the memory
    if native is not None:
        return native.heap_objects()
    pair = views((), (type, id, id(tuple).__ne__))
    return list(_chain(map(compress, pair, pair)))


class HeapWalk:
    """Writes each object once, beginning with what the collector knows."""

    def __init__(self, file: HeapFile, values: Values, seen: Seen, left_out: set[int],
                 types_left_out: set[int], attributes: Attributes | None = None) -> None:
        """`left_out`: ids of what is not written; `types_left_out`: of types, their instances.

        `attributes`: see heapnames.
        """
        self._left_out = left_out
        self._types_left_out = types_left_out
        self._file = file
        self._values = values
        self._seen = seen
        self._looks = Looks(file, values, attributes)
        self._types = 0                     # that are written
        self.objects = 0
        self.references = 0
        self._waiting: list[Any] = []

    def begin_with(self, obj: Any, referents: list[Any], layout: int) -> None:
        """Write an object whose referents are known: a frame that runs."""
        if not self._seen.new([obj], [id(obj)]) or id(obj) in self._left_out:
            return
        self._judge([type(obj)])
        kind = id(type(obj))
        size = call(self._looks.sizes[kind], obj) + self._looks.heads[kind]
        self._write([id(obj)], [size], [kind], [layout], [UNKNOWN], [referents])

    def walk(self, objects: list[Any]) -> None:
        """Write `objects` (consumed), and all that they lead to."""
        self._mark(objects)
        waiting = self._waiting
        while waiting or objects:
            source = waiting or objects     # what is new is written at once, so that little waits
            part = source[-_PORTION:]
            del source[-_PORTION:]
            self._portion(part)

    def _mark(self, objects: list[Any]) -> None:
        """These are met; only what is new stays, without tuples."""
        kept = 0
        for start in range(0, len(objects), _PORTION):
            part = [each for each in objects[start:start + _PORTION] if type(each) is not tuple]
            part = self._seen.new(part, map(id, part))
            objects[kept:kept + len(part)] = part
            kept += len(part)
        del objects[kept:]

    def _of_the_program(self, objects: list[Any]) -> list[Any]:
        """Those that are not the recorder's."""
        ours = map(self._types_left_out.__contains__, map(id, map(type, objects)))
        objects = list(compress(objects, map(not_, ours)))
        ours = map(self._left_out.__contains__, map(id, objects))
        return list(compress(objects, map(not_, ours)))

    def end(self) -> None:
        """Hold nothing of the program's any longer."""
        self._looks.end()
        self._seen.end()
        self._waiting.clear()

    def _portion(self, part: list[Any]) -> None:
        """Write these: nothing else of ours refers to them."""
        part[:] = self._of_the_program(part)
        if not part:
            return
        part.append(_Known())
        counts = list(map(sys.getrefcount, part))
        extra = counts.pop()                # those of ours
        part.pop()
        counts = [count - extra if count < _IMMORTAL else UNKNOWN for count in counts]
        kinds = list(map(id, map(type, part)))
        looks = self._looks
        if not looks.numbers.keys() >= set(kinds):
            self._judge(map(type, part))
        sizes = self._flat_sizes(part, kinds)
        start = total = 0
        for end, size in enumerate(sizes, 1):
            total += size
            if total > LARGE or end == len(sizes):
                self._look(part[start:end], kinds[start:end], sizes[start:end], counts[start:end])
                start, total = end, 0

    def _look(self, part: list[Any], kinds: list[int], sizes: list[int],
              counts: list[int]) -> None:
        looks = self._looks
        references = looks.referents(part, kinds)
        layouts = list(map(looks.layouts.__getitem__, kinds))
        found = list(map(looks.looks.__getitem__, kinds))
        for place in compress(range(len(part)), found):
            look: Any = found[place]
            references[place], layouts[place], more = look(part[place], references[place])
            sizes[place] += more
        self._values.note(part, kinds)
        self._write(list(map(id, part)), sizes, kinds, layouts, counts, references)

    def _flat_sizes(self, part: list[Any], kinds: list[int]) -> list[int]:
        looks = self._looks
        try:
            return list(map(add, map(call, map(looks.sizes.__getitem__, kinds), part),
                            map(looks.heads.__getitem__, kinds)))
        except Exception:                   # an object in C that is closed, say
            return [self._flat_size(obj, kind) for obj, kind in zip(part, kinds)]

    def _flat_size(self, obj: Any, kind: int) -> int:
        try:
            size: int = call(self._looks.sizes[kind], obj)
            return min(max(size, 0), _MOST_BYTES) + self._looks.heads[kind]
        except Exception:
            return 0

    def _judge(self, types: Any) -> None:
        looks = self._looks
        new = {id(cls): cls for cls in types}
        for kind in new.keys() - looks.numbers.keys():
            looks.judge(new[kind])
            self._take([new[kind]])         # a type in C is known to nobody else

    def _take(self, objects: Sequence[Any]) -> None:
        self._waiting.extend(self._seen.new(list(objects), map(id, objects)))

    def _write(self, addresses: list[int], sizes: list[int], kinds: list[int],
               layouts: list[int], counts: list[int], references: list[list[Any]]) -> None:
        ids = array('Q')
        flat = _chain(references)
        while True:
            part = list(islice(flat, _AT_ONCE))
            if not part:
                break
            some = array('Q', map(id, part))
            ids += some
            self._waiting.extend(self._seen.new(part, some))
        del part
        self._write_block(addresses, sizes, kinds, layouts, counts,
                          words(map(len, references)), ids)

    def _write_block(self, addresses: list[int], sizes: list[int], kinds: list[int],
                     layouts: list[int], counts: list[int], numbers: array[int],
                     ids: array[int]) -> None:
        self._put(len(addresses), len(ids), [
            longs(addresses), longs(sizes), words(map(self._looks.numbers.__getitem__, kinds)),
            words(layouts), words(counts), numbers, ids])

    def _put(self, objects: int, references: int, columns: list[Any]) -> None:
        self._write_types()
        self._file.block(b'OBJS', objects, columns)
        self.objects += objects
        self.references += references

    def _write_types(self) -> None:
        fresh = self._looks.fresh(self._types)
        if not fresh:
            return
        self._types += len(fresh)
        bases = [mro_of(cls)[1:] for cls in fresh]
        text = self._file.text
        self._file.block(b'TYPE', len(fresh), [
            longs(map(id, fresh)),
            words(text(qualified_name_of(cls)) for cls in fresh),
            words(text(_module_name(cls)) for cls in fresh),
            words(map(len, bases)), longs(map(id, _chain(bases)))])


class _Known:
    """One that nobody refers to: what it has in references is ours."""
    __slots__ = ()


def _module_name(cls: type) -> str:
    name = module_of(cls)
    return name if isinstance(name, str) else ''
