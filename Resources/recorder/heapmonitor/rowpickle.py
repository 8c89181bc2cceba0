"""Usual instances of a dump, many at a time, written by the compiled part.

`dump` writes the same bytes one by one, and all that is not usual: instances whose class or
level was changed, and those with referents.
"""
from __future__ import annotations

from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Iterator
    from .nativemodule import Native
    from .recorded import Recording

_AT_ONCE = 2000


class RowPickle:
    """Writes rows of one recording."""

    def __init__(self, module: Native, recording: Recording, basic: Callable[[int], bytes],
                 stack: Callable[[int], bytes]) -> None:
        """`basic`, `stack`: the opcodes for a basic size by kind, for a trace."""
        self._module = module
        self._recording = recording
        self._basic, self._stack = basic, stack
        self._beginnings = [f'<{name} object at 0x'.encode('utf-8', 'surrogatepass')
                            for name, _ in recording.kinds]
        self._basics = [b''] * len(recording.kinds)
        self._stacks = [b''] * len(recording.traces)
        self._columns = (recording.address, recording.birth, recording.death, recording.kind,
                         recording.trace)
        self._snapshots = [(taken.timestamp, taken.rows, taken.sizes, taken.flats)
                           for taken in recording.snapshots]
        self._deep = any(taken.referents for taken in recording.snapshots)

    def parts(self, rows: array[int]) -> Iterator[tuple[array[int], bool]]:
        """`rows`, which have one name, in pieces, and whether they are usual ones."""
        recording = self._recording
        if self._deep or len(set(map(recording.registered.__getitem__, rows))) > 1:
            yield rows, False
            return
        special = sorted({*recording.former_kinds, *recording.levels}.intersection(rows))
        places = {row: place for place, row in enumerate(rows)} if special else {}
        first = 0
        for place in [places[row] for row in special] + [len(rows)]:
            for start in range(first, place, _AT_ONCE):
                yield rows[start:min(start + _AT_ONCE, place)], True
            if place < len(rows):
                yield rows[place:place + 1], False
            first = place + 1

    def prepare(self, rows: array[int]) -> None:
        """Have written what these instances share."""
        recording = self._recording
        for kind in set(map(recording.kind.__getitem__, rows)):
            self._basics[kind] = self._basic(kind)
        for trace in set(map(recording.trace.__getitem__, rows)):
            self._stacks[trace] = self._stack(trace)

    def opcodes(self, rows: array[int], pieces: list[bytes], memo_length: int,
                last_birth: float) -> tuple[bytes, int, float]:
        """The opcodes, how much is in the memo after them, and the last birth."""
        return self._module.pickle_rows(
            rows, self._columns, self._snapshots, pieces, self._beginnings, self._basics,
            self._stacks, self._recording.labels or None, memo_length, last_birth)
