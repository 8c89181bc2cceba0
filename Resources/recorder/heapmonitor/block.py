"""Reports from inside a program: of a block, and of all that was recorded up to now."""
from __future__ import annotations

import os
import shutil
import tempfile

from . import program, running
from .complaints import note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Iterable
    from .recorder import Recorder


class Report:
    """A report on disk: its path, which a notebook shows as a link."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return self.path

    def __str__(self) -> str:
        return self.path

    def __repr__(self) -> str:
        return f'<report {self.path}>'

    def _repr_html_(self) -> str:
        import html
        from urllib.parse import quote
        return (f'<a href="{html.escape(quote(self.path))}" target="_blank">'
                f'{html.escape(self.path)}</a>')


class Block:
    """``with heapmonitor.recording('heap.html', track=[Order]):``"""

    def __init__(self, path: str, track: Iterable[type], resolution_level: int, trace: bool) -> None:
        self.report: Report | None = None       # once the block is left
        self._path, self._track = path, list(track)
        self._level, self._trace = resolution_level, trace

    def __enter__(self) -> Block:
        program.find()                          # better now than after the work
        recorder = running.recorder()
        for cls in self._track:
            recorder.tracker.track_class(cls, None, self._level, False, self._trace)
        recorder.create_snapshot('block begins')
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 traceback: TracebackType | None) -> None:
        recorder = running.recorder()
        recorder.create_snapshot('block ends')
        for cls in self._track:
            try:
                recorder.tracker.detach_class(cls)
            except KeyError:                    # the block did it
                pass
        try:
            self.report = make(recorder, self._path)
        except (program.ProgramError, OSError) as failure:
            if error is None:
                raise
            note(f'no report: {failure}')       # the block's own error goes on


def make(recorder: Recorder, path: str) -> Report:
    """A report of what `recorder` has recorded; ProgramError if none could be made."""
    folder = tempfile.mkdtemp(prefix='heapmonitor-')
    try:
        dump = os.path.join(folder, 'heap.dat')
        recorder.write(dump)
        program.report(dump, path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return Report(path)
