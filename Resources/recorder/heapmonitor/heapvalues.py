"""Values of plain texts, bytes and numbers, cut at 80 characters."""
from __future__ import annotations

from itertools import compress

from .heapfile import BYTES, NUMBER, TEXT, encoded, longs, words
from .representation import CLIP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from .heapfile import HeapFile

_MOST_BITS = 1 << 10            # of an integer that is written


class Values:
    """Writes them; without values only the names of attributes, which are keys, too."""

    def __init__(self, file: HeapFile, all_of_them: bool) -> None:
        self._file = file
        self.all = all_of_them
        self.names: dict[int, Any] = {}     # keys of namespaces, by id
        self._written: set[int] = set()     # ids of those that are written
        self._plain = frozenset(map(id, (str, bytes, int, float, complex)))

    def note(self, part: list[Any], kinds: list[int]) -> None:
        """Write the values among these objects; `kinds`: ids of their types."""
        if self.all:
            found = list(compress(part, map(self._plain.__contains__, kinds)))
            if found:
                self._write(found)
        self._write_names()

    def put(self, count: int, content: bytes) -> None:
        """Write a block that the compiled part has made."""
        if count:
            self._file.block(b'VALU', count, [content])
        self._write_names()

    def _write_names(self) -> None:
        """Names of attributes, where nothing else is written; who kept them would be counted."""
        if not self.all and self.names:
            found = [(address, key) for address, key in self.names.items() if type(key) is str
                     and address not in self._written]
            if found:
                self._written.update([address for address, _ in found])
                self._write([key for _, key in found])
        self.names.clear()

    def _write(self, objects: list[Any]) -> None:
        kinds, lengths, texts = [], [], []
        for obj in objects:
            cls = type(obj)
            if cls is str:
                kinds.append(TEXT)
                lengths.append(len(obj))
                texts.append(encoded(obj[:CLIP]))
            elif cls is bytes:
                kinds.append(BYTES)
                lengths.append(len(obj))
                texts.append(obj[:CLIP])
            else:
                text = said(obj)
                kinds.append(NUMBER)
                lengths.append(len(text))
                texts.append(text[:CLIP])
        self._file.block(b'VALU', len(objects), [
            longs(map(id, objects)), words(kinds),
            words([min(length, 0xffffffff) for length in lengths]), words(map(len, texts)), *texts])


def said(number: Any) -> bytes:
    """What is written of a number."""
    return b'' if type(number) is int and number.bit_length() > _MOST_BITS \
        else repr(number).encode()
