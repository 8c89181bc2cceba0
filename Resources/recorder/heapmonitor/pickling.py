"""A pickle written piece by piece, protocol 4: the whole of it is never in memory.

``pickle.Pickler`` needs all objects at once, keeps each in its memo, and would import Pympler
to pickle under its names.  Equal values give equal bytes here, whichever objects they are.
"""
from __future__ import annotations

import pickle
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

PROTOCOL = 4                    # the newest that Python 3.4, and so every Pympler 1.1, reads
_AT_ONCE = 2000                 # pieces that are written together

_float = struct.Struct('>d').pack
_int, _unsigned, _short = struct.Struct('<i').pack, struct.Struct('<I').pack, struct.Struct('<H').pack


def text(value: str) -> bytes:
    """The opcode of a str."""
    data = value.encode('utf-8', 'surrogatepass')
    if len(data) < 256:
        return pickle.SHORT_BINUNICODE + bytes((len(data),)) + data
    return pickle.BINUNICODE + _unsigned(len(data)) + data


def number(value: float) -> bytes:
    """The opcode of a float or an int."""
    if isinstance(value, float):
        return pickle.BINFLOAT + _float(value)
    if 0 <= value < 256:
        return pickle.BININT1 + bytes((value,))
    if 0 <= value < 1 << 16:
        return pickle.BININT2 + _short(value)
    if -1 << 31 <= value < 1 << 31:
        return pickle.BININT + _int(value)
    data = value.to_bytes(value.bit_length() // 8 + 1, 'little', signed=True)
    return pickle.LONG1 + bytes((len(data),)) + data


class PickleWriter:
    """Writes opcodes to `out`; what is used again is remembered in the pickle's memo."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._pieces: list[bytes] = [pickle.PROTO + bytes((PROTOCOL,))]
        self._memoized = 0
        self._texts: dict[str, bytes] = {}      # text -> the opcode that fetches it

    def write(self, piece: bytes) -> None:
        """One or more opcodes."""
        pieces = self._pieces
        pieces.append(piece)
        if len(pieces) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        self._out.write(b''.join(self._pieces))
        del self._pieces[:]

    def end(self) -> None:
        """The pickle is complete."""
        self.write(pickle.STOP)
        self._flush()

    def memoize(self) -> bytes:
        """Remember the value written last; the opcode that fetches it."""
        self.write(pickle.MEMOIZE)
        return self.memoized()

    def memoized(self) -> bytes:
        """The same where the caller writes ``MEMOIZE``, as a part of the next piece."""
        index = self._memoized
        self._memoized += 1
        return pickle.BINGET + bytes((index,)) if index < 256 else \
            pickle.LONG_BINGET + _unsigned(index)

    @property
    def memo_length(self) -> int:
        """How much is in the memo."""
        return self._memoized

    def write_memoizing(self, piece: bytes, memo_length: int) -> None:
        """Many opcodes at once, after which there is so much in the memo."""
        self._flush()
        self._out.write(piece)
        self._memoized = memo_length

    def fetch(self, value: str) -> bytes:
        """The opcode that gives a text written now or before; for texts that come again."""
        fetched = self._texts.get(value)
        if fetched is None:
            self.write(text(value))
            fetched = self._texts[value] = self.memoize()
            self.write(pickle.POP)
        return fetched

    def name_class(self, module: str, name: str) -> bytes:
        """The opcode that fetches a class, found by its name only."""
        self.write(text(module) + text(name) + pickle.STACK_GLOBAL)
        fetched = self.memoize()
        self.write(pickle.POP)
        return fetched

    def value(self, value: Any) -> None:
        """A nest of None, bool, int, float, str, list, tuple and dict."""
        write = self.write
        if value is None:
            write(pickle.NONE)
        elif value is True or value is False:
            write(pickle.NEWTRUE if value else pickle.NEWFALSE)
        elif isinstance(value, str):
            write(text(value))
        elif isinstance(value, (int, float)):
            write(number(value))
        elif isinstance(value, dict):
            write(pickle.EMPTY_DICT)
            for key, item in value.items():
                self.value(key)
                self.value(item)
                write(pickle.SETITEM)
        elif isinstance(value, (list, tuple)):
            write(pickle.EMPTY_LIST + pickle.MARK if isinstance(value, list) else pickle.MARK)
            for item in value:
                self.value(item)
            write(pickle.APPENDS if isinstance(value, list) else pickle.TUPLE)
        else:
            raise TypeError(f'a record holds builtin types only, not {type(value).__name__}')
