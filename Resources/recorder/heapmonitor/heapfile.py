"""The file of a whole heap, as docs/heap-format.md tells: blocks, written one after the other."""
from __future__ import annotations

import os
import struct
import sys
import zlib
from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Iterable, Sequence

_MAGIC = b'\x89HEAP\r\n\x1a'
_VERSION = 1
_HEAD = struct.Struct('<8sHH')
_BLOCK = struct.Struct('<4sIII')
_LEVEL = 1                      # of zlib: the others cost the program more time than they save room

_BUFFER = 4 << 20               # bytes: other threads may take a turn whenever something is written

# How the references of an object are named beyond those that its layout names one by one
UNNAMED, ASCENDING, DESCENDING, KEYS_VALUES, ELEMENTS, AS_LAST = range(6)
# What a single name is; the number of a text follows in the lower bits
NOTHING, ATTRIBUTE, NAMESPACE, CLOSURE, CONTENTS, LOCAL, TYPE, WORD, GLOBALS = (
    kind << 28 for kind in range(9))
# What a root is
MODULE, FRAME = 1, 2
# What a value is
TEXT, BYTES, NUMBER = 1, 2, 3

UNKNOWN = 0xffffffff            # in place of a reference count


class HeapFile:
    """Writes the blocks of one file; numbers texts and layouts."""

    def __init__(self, path: str | os.PathLike[str], compress: bool = True,
                 checksum: Callable[..., int] = zlib.crc32) -> None:
        self._checksum = checksum
        self.path = os.fspath(path)
        self._compress = compress
        self._texts: dict[str, int] = {}
        self._new_texts: list[bytes] = []
        self._layouts: dict[tuple[int, tuple[int, ...]], int] = {}
        self._new_layouts: list[tuple[int, tuple[int, ...]]] = []
        self._blocks = 0
        self._file = open(self.path, 'wb', _BUFFER)
        head = _HEAD.pack(_MAGIC, _VERSION, compress)
        self._file.write(head + struct.pack('<I', zlib.crc32(head)))

    def text(self, text: str) -> int:
        """The number of a text; each is written once."""
        number = self._texts.get(text)
        if number is None:
            number = self._texts[text] = len(self._texts)
            self._new_texts.append(encoded(text))
        return number

    def layout(self, tail: int, names: tuple[int, ...] = ()) -> int:
        """The number of a way to name references; each is written once."""
        number = self._layouts.get((tail, names))
        if number is None:
            number = self._layouts[tail, names] = len(self._layouts)
            self._new_layouts.append((tail, names))
        return number

    def info(self, pairs: Iterable[tuple[str, str]]) -> None:
        """What is known of the process, as names and texts."""
        texts = [encoded(text) for pair in pairs for text in pair]
        self.block(b'INFO', len(texts) // 2, [words(map(len, texts)), *texts])

    def block(self, kind: bytes, count: int, parts: Sequence[array[int] | bytes]) -> None:
        """Write a block, and before it the texts and layouts that it may name."""
        if self._new_texts:
            texts, self._new_texts = self._new_texts, []
            self._write(b'TEXT', len(texts), [words(map(len, texts)), *texts])
        if self._new_layouts:
            new, self._new_layouts = self._new_layouts, []
            self._write(b'LAYO', len(new), [
                words(tail for tail, _ in new), words(len(names) for _, names in new),
                words(code for _, names in new for code in names)])
        self._write(kind, count, parts)

    def _write(self, kind: bytes, count: int, parts: Sequence[array[int] | bytes]) -> None:
        length = sum([len(part) * getattr(part, 'itemsize', 1) for part in parts])
        pieces = map(_little, parts)
        stored: list[array[int] | bytes]
        if self._compress:
            packing = zlib.compressobj(_LEVEL)
            stored = list(filter(None, map(packing.compress, pieces)))
            stored.append(packing.flush())      # after all of them: 3.8 would call it first in [*…, …]
        else:
            stored = list(pieces)
        head = _BLOCK.pack(kind, count, sum(map(_bytes_of, stored)), length)
        checksum = self._checksum(head)
        for piece in stored:
            checksum = self._checksum(piece, checksum)
        self._file.write(head + struct.pack('<I', checksum))
        self._file.writelines(stored)
        self._blocks += 1

    def end(self, objects: int, references: int) -> None:
        """Write the mark of a whole file, and close it."""
        self.block(b'END!', self._blocks, [longs([objects, references])])
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is: it has no end."""
        self._file.close()


def words(numbers: Iterable[int]) -> array[int]:
    """Numbers of 32 bits."""
    return array('I', numbers)


def longs(numbers: Iterable[int]) -> array[int]:
    """Numbers of 64 bits."""
    return array('Q', numbers)


def encoded(text: str) -> bytes:
    """UTF-8; what is no text in it becomes a question mark."""
    return text.encode('utf-8', 'replace')


def _little(part: array[int] | bytes) -> array[int] | bytes:
    if sys.byteorder != 'little' and not isinstance(part, bytes):
        part = part[:]
        part.byteswap()
    return part


def _bytes_of(part: array[int] | bytes) -> int:
    return memoryview(part).nbytes
