"""Where instances were made: the stack at birth, each distinct stack stored once."""
import linecache
import os
import sys

DEEPEST = 30                    # frames kept, innermost first
PACKAGE = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Traces(object):
    """Turns the running stack into a number; the stacks go to ``recording.traces``."""

    def __init__(self, recording):
        self._traces = recording.traces
        self._numbers = {}              # (code, line, code, line, …) -> number
        self._sources = {}              # file name -> its lines; None: the recorder's own

    def number(self, depth):
        """Number of the stack of the caller `depth` frames up."""
        frame = sys._getframe(depth + 1)
        key = []
        sources = self._sources
        frames = 0
        while frame is not None and frames < DEEPEST:
            code = frame.f_code
            try:
                lines = sources[code.co_filename]
            except KeyError:
                lines = self._read(code.co_filename, frame.f_globals)
            if lines is not None:
                key.append(code)
                key.append(frame.f_lineno)
                frames += 1
            elif code.co_name == 'run_recorded':
                break                   # frames further out are the launcher's
            frame = frame.f_back
        key = tuple(key)
        number = self._numbers.get(key)
        if number is None:
            number = self._add(key)
        return number

    def _read(self, filename, module_globals):
        """The lines now, not at the end: the working directory may change meanwhile."""
        lines = ()
        if filename.startswith(PACKAGE):
            lines = None
        else:
            try:
                lines = linecache.getlines(filename, module_globals)
            except Exception:           # a loader of the program's own failed
                pass
        self._sources[filename] = lines
        return lines

    def _add(self, key):
        frames = []
        for code, line in zip(key[-2::-2], key[::-2]):          # outermost first
            lines = self._sources.get(code.co_filename) or ()
            source = [lines[line - 1]] if line and 0 < line <= len(lines) else None
            frames.append((code.co_filename, line, code.co_name, source, 0 if source else None))
        # list.append is atomic, and a stack stored twice by two threads does no harm
        self._traces.append(frames)
        number = len(self._traces) - 1
        while number > 0 and self._traces[number] is not frames:
            number -= 1
        self._numbers[key] = number
        return number
