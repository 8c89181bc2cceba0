"""Where instances were made: the stack at birth, each distinct stack stored once."""
from __future__ import annotations

import linecache
import os
import sys
from types import FunctionType

from .cpython import mro_of, namespace_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Sequence
    from .recorded import Recording, Trace

DEEPEST = 1000                  # frames kept, innermost first
NEVER = float('inf')
LAUNCHER = 'run_recorded'       # the function of ours that runs the program
PACKAGE = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Traces:
    """Turns the running stack into a number; the stacks go to ``recording.traces``."""

    def __init__(self, recording: Recording) -> None:
        self._traces = recording.traces
        # (id of code, instruction, …) -> number
        self._numbers: dict[tuple[int, ...], int] = {}
        self._codes: dict[int, CodeType] = {}   # id -> code of the program, kept so that ids stay
        self._makers: dict[int, CodeType] = {}
        self._own: dict[int, CodeType] = {}     # id -> code of the recorder
        self._sources: dict[str, Sequence[str]] = {}    # file name -> its lines

    def skip_makers(self, cls: type) -> None:
        """Each ``__new__`` of a tracked class is left out where it is the innermost frame."""
        for c in mro_of(cls):
            function = getattr(namespace_of(c).get('__new__'), '__func__', None)
            if type(function) is FunctionType:
                self._makers[id(function.__code__)] = function.__code__

    def number(self, innermost: FrameType | None = None) -> int:
        """Number of the stack from `innermost` (default: the caller's) outwards."""
        # ids and instructions: hashing code or finding lines would cost more than the rest
        innermost = innermost or sys._getframe(1)
        while innermost is not None and (
                id(innermost.f_code) in self._makers
                or innermost.f_code.co_filename.startswith(PACKAGE)):
            innermost = innermost.f_back
        if innermost is None:
            return 0
        frame: FrameType | None = innermost
        codes = self._codes
        places: list[int] = []
        frames = 0
        while frame is not None and frames < DEEPEST:
            address = id(frame.f_code)
            if address in codes:
                places += address, frame.f_lasti
                frames += 1
            elif address not in self._own:
                self._meet(frame)
                continue
            elif self._own[address].co_name == LAUNCHER:
                break                   # frames further out are not the program's
            frame = frame.f_back
        key = tuple(places)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._add(innermost)
        return number

    def _meet(self, frame: FrameType) -> None:
        """A code for the first time: is it ours, and what are its lines?"""
        code = frame.f_code
        filename = code.co_filename
        if filename.startswith(PACKAGE):
            self._own[id(code)] = code
            return
        if filename not in self._sources:
            self._sources[filename] = ()
            try:
                # now, not at the end: the working directory may change meanwhile
                self._sources[filename] = linecache.getlines(filename, frame.f_globals)
            except Exception:           # a loader of the program's own failed
                pass
        self._codes[id(code)] = code

    def _add(self, innermost: FrameType) -> int:
        frames: Trace = []
        frame: FrameType | None = innermost
        while frame is not None and len(frames) < DEEPEST:
            code, line = frame.f_code, frame.f_lineno
            if id(code) in self._codes:
                lines = self._sources[code.co_filename]
                source = [lines[line - 1]] if line and 0 < line <= len(lines) else None
                frames.append((code.co_filename, line, code.co_name, source,
                               0 if source else None))
            elif code.co_name == LAUNCHER:
                break
            frame = frame.f_back
        frames.reverse()                # outermost first, as in Pympler
        # list.append is atomic, and a stack stored twice by two threads does no harm
        self._traces.append(frames)
        number = len(self._traces) - 1
        while number > 0 and self._traces[number] is not frames:
            number -= 1
        return number
