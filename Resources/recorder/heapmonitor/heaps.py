"""Whole heaps of a recorded process: at its end, and at each signal that asks for one."""
from __future__ import annotations

import os
import time

from .complaints import complain
from .options import HEAP
from .reserve import Reserve
from .room import has_room
from .signals import Undisturbed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable
    from .contract import ProcessEntry
    from .options import Options


class Heaps:
    """What a session writes of the heap, and where."""

    def __init__(self, options: Options, ended: Callable[[], None]) -> None:
        """`ended`: called after each heap that a signal has asked for."""
        self._wanted = options.heap
        self._beside = options.records
        self._ended = ended
        self._compiled = options.native
        self._may_grow = options.heap_uncompressed
        self._reserve = Reserve() if self._wanted else None
        self._busy = False
        self._entry: ProcessEntry | None = None
        self._dump: str | None = None
        if self._wanted:
            from . import heapdump      # noqa: F401  where memory has run out it could not be read

    def begin(self, entry: ProcessEntry, dump: str | None) -> None:
        """From now on for this process."""
        self._entry, self._dump = entry, dump

    def is_busy(self) -> bool:
        """Is a heap being written?"""
        return self._busy

    def release(self) -> None:
        """Have room for what follows."""
        if self._reserve is not None:
            self._reserve.release()

    @property
    def is_the_dump(self) -> bool:
        """Is the heap what the launcher gets, and nothing else?"""
        return self._wanted and not self._beside

    def write(self, path: str) -> int:
        """Write the heap; the number of objects."""
        from .heapdump import dump_heap     # costs time that others need not take
        later = self._may_grow and has_room(os.path.dirname(path))
        return dump_heap(path, compress=not later, compiled=self._compiled)

    def at_end(self) -> None:
        """Write the heap beside what was recorded."""
        if self._wanted and self._beside and self._dump and self._entry:
            self._write(f'{self._dump}{HEAP}')

    def take(self, signal: str, number: int) -> None:
        """Write one for a signal; the program goes on."""
        if self._dump is None or self._entry is None:
            return
        self._busy = True
        try:
            with Undisturbed() as undisturbed:
                self._write(f'{self._dump}{HEAP}-{signal}-{number}')
        finally:
            self._busy = False
        self._ended()
        undisturbed.deliver()

    def _write(self, path: str) -> None:
        started = time.perf_counter()
        try:
            count = self.write(path)
        except Exception as error:
            complain('writing the heap', error)
        else:
            if self._entry is not None:
                self._entry.add_heap(path, count, time.perf_counter() - started)
