"""What a recording does of itself: count all types, choose classes, time its snapshots."""
from __future__ import annotations

from .choosing import Chooser
from .options import AUTO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .contract import ProcessEntry
    from .options import Options
    from .recorder import Recorder


class Automatic:
    """The part of the options that names no class."""

    def __init__(self, recorder: Recorder, options: Options) -> None:
        self._recorder = recorder
        self._interval = options.interval
        self._needs_word = not options.specs and not options.follow
        self._chooser = Chooser(recorder.tracker, options.auto, options.resolution_level,
                                options.trace) if options.auto else None
        self._types = recorder.count_types(self._chooser) \
            if options.census or self._chooser else None

    @property
    def chooses(self) -> bool:
        """Are classes tracked that no spec names?"""
        return self._chooser is not None

    def start_periodic(self) -> None:
        """Take snapshots again and again, if that is wanted."""
        if self._interval == AUTO:
            self._recorder.start_automatic()
        elif isinstance(self._interval, float):
            self._recorder.start_periodic(self._interval)

    def comes_to_end(self) -> None:
        """The next snapshot is the last one."""
        if self._types is not None:
            self._types.is_last = True

    def tell(self, entry: ProcessEntry) -> None:
        """Which classes were chosen, or that none was."""
        if self._chooser is None:
            return
        entry.suggest(self._chooser.chosen)
        if self._needs_word and not self._chooser.chosen:
            entry.add_notes(['no class of the program\'s own modules had instances to track; '
                             '--track names others'])
