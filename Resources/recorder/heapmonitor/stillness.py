"""Whether other threads ran while something was measured."""
from __future__ import annotations

import _thread
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Tuple
    Places = Dict[int, Tuple[int, int]]


class Stillness:
    """Remembers where the other threads are."""

    def __init__(self) -> None:
        self._places = _places()

    def was_disturbed(self) -> bool:
        """Is any of them somewhere else now?  One that came back to its place is not noticed."""
        return _places() != self._places


def _places() -> Places:
    """``{thread: (its frame, the instruction)}`` of all threads but this one."""
    return {thread: (id(frame), frame.f_lasti)
            for thread, frame in list(sys._current_frames().items())
            if thread != _thread.get_ident()}
