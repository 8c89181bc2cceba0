"""What is to be recorded, as the launcher says it in the environment."""
from __future__ import annotations

import copy
import json
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, Sequence

RECORD = 'HEAPHTML_RECORD'      # '1': record in the Python processes of this command
OPTIONS = 'HEAPHTML_OPTIONS'    # a JSON object, see Options
AUTO = 'auto'                   # as interval: about twenty snapshots, however long the run
SITE = 'site'                   # folder beside this file with the sitecustomize for PYTHONPATH

# Files beside the dump, named by what is added to its path
OWNER = '.owner'        # beside the dump: made by the first Python process, which owns it
JOURNAL = '.journal'
RECORDING = '.recording.json'   # only where this package is the launcher, see contract
HEAP = '.heap'          # the whole heap, where the dump is a recording; .heap-USR2-1, … at signals
GARBAGE = '.garbage'    # the graph of reference cycles, of child processes always there


class UsageError(ValueError):
    """An option that cannot be understood; the text says which and why."""


class ClassSpec:
    """``pkg.mod:Class[,level=N][,trace][,name=N]``: a class, or ``*`` for all of a module.

    Both names may have the wildcards of ``fnmatch``: ``shop.*:*`` means all modules below shop.
    """

    def __init__(self, text: str, level: int = 0, trace: bool = False) -> None:
        place, *settings = text.split(',')
        self.text = text
        self.module, colon, self.qualname = place.partition(':')
        if not (self.module and colon and self.qualname):
            raise UsageError(f'{text!r}: expected pkg.mod:Class or pkg.mod:*')
        self.level, self.trace = level, trace
        self.name: str | None = None
        for setting in settings:
            key, equals, value = setting.partition('=')
            if key == 'level' and value.isdigit():
                self.level = int(value)
            elif key == 'trace' and not equals:
                self.trace = True
            elif key == 'name' and value and not set('*?[') & set(place):
                self.name = value
            else:
                raise UsageError(f'{text!r}: {setting!r} is not level=N, trace or name=N')

    @property
    def all(self) -> bool:
        """Are all classes of the module meant?"""
        return self.qualname == '*'

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments for ``track_class``."""
        return dict(name=self.name, resolution_level=self.level, trace=self.trace)


class Options:
    """The recording's options; every key of the JSON object may be left out.

    dump: path; track: list of class specs; resolution_level: of classes that do not
    say another; trace: note where instances are made; interval: seconds between
    periodic snapshots, 'auto' or null; snapshot_at_exit; follow: record child processes too;
    garbage: path of the graph of reference cycles or null; recording: path of the file
    for the launcher (see contract) or null; native: use the compiled part where it loads;
    short_lived: a row for each instance, also for those that no snapshot saw; auto: how many
    classes to choose without a spec, or null; census: count all types at each snapshot;
    snapshot_on: name of a signal (without SIG) that asks for a snapshot, or null; heap: write the
    whole heap at the end, to `dump` if nothing else is recorded; heap_on: a signal that asks for one
    more, or null; heap_uncompressed: the launcher compresses heaps, where there is room until then.
    """

    def __init__(self, dump: str | None = None, track: Sequence[str] = (),
                 resolution_level: int = 0, trace: bool = False,
                 interval: float | str | None = None,
                 snapshot_at_exit: bool = True, follow: bool = False,
                 garbage: str | None = None, recording: str | None = None,
                 native: bool = True, short_lived: bool = False, auto: int | None = None,
                 census: bool = False, snapshot_on: str | None = None, heap: bool = False,
                 heap_on: str | None = None, heap_uncompressed: bool = False,
                 **unknown: object) -> None:
        if unknown:
            raise UsageError(f'{OPTIONS}: unknown option {", ".join(sorted(unknown))}')
        # the program may change its directory before they are written
        self.dump = os.path.abspath(dump) if dump else None
        self.garbage = os.path.abspath(garbage) if garbage else None
        self.recording = os.path.abspath(recording) if recording else None
        self.specs = [ClassSpec(text, resolution_level, trace) for text in track]
        self.resolution_level, self.trace = int(resolution_level), bool(trace)
        self.interval: float | str | None = \
            interval if interval == AUTO else float(interval) if interval else None
        self.snapshot_at_exit = bool(snapshot_at_exit)
        self.follow = bool(follow)
        self.native, self.short_lived = bool(native), bool(short_lived)
        self.auto = None if auto is None else int(auto)
        self.census, self.snapshot_on = bool(census), snapshot_on
        self.heap, self.heap_on = bool(heap or heap_on), heap_on
        self.heap_uncompressed = bool(heap_uncompressed)
        if heap_on and snapshot_on:
            raise UsageError('a signal asks for snapshots or for heaps, not for both')

    @property
    def records(self) -> bool:
        """Is there a recording, beside the heap?"""
        return not self.heap or bool(self.specs or self.auto or self.census or self.interval
                                     or self.snapshot_on or self.garbage)

    def with_more(self, dump: str | None, garbage: str | None, snapshot_at_exit: bool,
                  specs: Iterable[ClassSpec]) -> Options:
        """The same with other files, if they are given, and further classes."""
        more = copy.copy(self)
        more.dump, more.garbage = dump or self.dump, garbage or self.garbage
        more.snapshot_at_exit = snapshot_at_exit
        more.specs = [*self.specs, *specs]
        return more

    @classmethod
    def from_environment(cls) -> Options:
        """The options in ``HEAPHTML_OPTIONS``; defaults where there are none."""
        text = os.environ.get(OPTIONS)
        if not text:
            return cls()
        try:
            values = json.loads(text)
            return cls(**values)
        except (ValueError, TypeError) as error:
            if isinstance(error, UsageError):
                raise
            raise UsageError(f'{OPTIONS}: {error}')
