"""Tracked classes and objects: who is registered, under which name, how closely."""
from __future__ import annotations

import gc
import itertools
import sys
import threading

from .complaints import complain
from .construction import constructor
from .cpython import (HEAP_TYPE, basic_size, flags_of, mro_of, namespace_of,
                      registered_name, same_layout, short_name_of, subclasses_of, type_name,
                      weakref_offset_of)
from .lifetimes import Lifetimes, clock
from .recording import ADOPTED, EARLIER, MORPHED, SILENT, VOID
from .traces import Traces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Iterator, Tuple
    from weakref import ReferenceType
    from .recording import Recording
    Kind = Tuple['int | None', bool]

NEVER = float('inf')
_MISSING = object()
_PER_REFERENCE, _PER_LIVE = 88, 64      # bytes of one entry's objects, beside its table


class _Observer:
    """How the instances of one tracked class are recorded."""
    __slots__ = ('cls', 'registered', 'trace', 'keep', 'original', 'hook')
    cls: type
    registered: int
    trace: bool
    keep: bool
    original: Any
    hook: object


class ClassTracker:
    """Registers instances of tracked classes at birth."""

    def __init__(self, recording: Recording) -> None:
        self.recording = recording
        self._start = clock()
        self._lifetimes = Lifetimes(recording, self._start)
        self._live = self._lifetimes.live
        self._references = self._lifetimes.references
        self._traces = Traces(recording)
        self._observers: dict[int, _Observer] = {}      # id(class) -> _Observer
        self._kinds: dict[int, Kind] = {}       # id(type) -> (kind or None, weakly referencable)
        self._types: list[type] = []    # of kind n; also keeps id(type) from being reused
        self._enabled = True
        self._has_slotted = False       # some instances can be found by a census only
        self._due = NEVER               # a birth after this takes the periodic snapshot
        self._take_due: Callable[[], None] = lambda: None
        self._kept: list[object] = []
        self._names: dict[tuple[str, int], int] = {}    # (name, level) -> index
        self._adding = threading.RLock()

    def now(self) -> float:
        """Seconds since the recording began."""
        return clock() - self._start

    def when_due(self, due: float, take: Callable[[], None]) -> None:
        """Call `take` at the first birth after `due` seconds."""
        self._due, self._take_due = due, take

    @property
    def enabled(self) -> bool:
        """Are instances registered?  Not after ``stop`` or a failure."""
        return self._enabled

    def stop(self) -> None:
        """Register nothing more."""
        self._enabled = False

    # -- classes

    def track_class(self, cls: type, name: str | None = None, resolution_level: int = 0,
                    keep: bool = False, trace: bool = False, fresh: bool = False) -> None:
        """Track all instances of `cls` made from now on.

        `fresh`: the class has just been made, no instance can exist yet.
        """
        if not issubclass(type(cls), type):
            raise TypeError('only class objects can be tracked')
        registered = self._name_index(name or registered_name(cls), resolution_level)
        observer = self._observers.get(id(cls))
        if observer is None:
            observer = _Observer()
            observer.cls = cls
            observer.original = namespace_of(cls).get('__init__', _MISSING)
        observer.registered, observer.keep, observer.trace = registered, keep, trace
        if id(cls) in self._observers and namespace_of(cls).get('__init__') is observer.hook:
            return
        if not fresh:
            self._set_aside_earlier(cls)
        observer.hook = constructor(
            cls, None if observer.original is _MISSING else observer.original,
            self._live, self.register, observer)
        type.__setattr__(cls, '__init__', observer.hook)        # TypeError for C types
        self._observers[id(cls)] = observer
        if not weakref_offset_of(cls):
            self._lifetimes.ensure_finalizer(cls)

    def detach_class(self, cls: type) -> None:
        """Give `cls` its constructor back; instances known already stay tracked."""
        observer = self._observers.pop(id(cls))
        if namespace_of(cls).get('__init__') is observer.hook:
            if observer.original is _MISSING:
                type.__delattr__(cls, '__init__')
            else:
                type.__setattr__(cls, '__init__', observer.original)

    def detach_all(self) -> None:
        """Let go of all classes and instances; what was recorded stays recorded."""
        for observer in list(self._observers.values()):
            self.detach_class(observer.cls)
        self._lifetimes.remove_finalizers()
        self._lifetimes.forget()
        del self._kept[:]

    def observer_of(self, cls: type) -> _Observer | None:
        """The most specialised tracked class that `cls` derives from, as observer."""
        for c in mro_of(cls):
            observer = self._observers.get(id(c))
            if observer is not None:
                return observer
        return None

    def tracked_types(self) -> dict[int, type]:
        """``{id: type}`` of the tracked classes and everything derived from them."""
        return _with_subclasses([observer.cls for observer in list(self._observers.values())])

    def _set_aside_earlier(self, cls: type) -> None:
        """Instances made before tracking began are not tracked, also not by a census."""
        types = _with_subclasses([cls])
        objs = gc.get_objects()
        earlier = list(itertools.compress(
            objs, map(types.__contains__, map(id, map(type, objs)))))
        del objs
        for obj in earlier:
            if id(obj) not in self._live:
                if weakref_offset_of(type(obj)):
                    self._lifetimes.refer(obj, EARLIER)
                else:
                    self._lifetimes.ensure_finalizer(type(obj))
                self._live[id(obj)] = EARLIER

    # -- instances

    def register(self, obj: object, observer: _Observer, flags: int = 0,
                 birth: float | None = None) -> None:
        """Begin the record of `obj`.  Called at birth, before its constructor runs."""
        if not self._enabled:
            return
        try:
            if birth is None:
                birth = clock() - self._start
            address = id(obj)
            try:
                kind, weak = self._kinds[id(type(obj))]
            except KeyError:
                kind, weak = self._add_kind(type(obj))
            if kind is None:            # a class, seen through inspect.signature
                return
            rec = self.recording
            row = next(rec.next_row)
            if row >= rec.capacity:
                rec.reserve(row)
            rec.address[row] = address
            rec.registered[row] = observer.registered
            rec.kind[row] = kind
            if flags:
                rec.flags[row] = flags
            elif observer.trace:
                rec.trace[row] = self._traces.number(1)
            rec.birth[row] = birth      # last: from here on the row counts
            if self._live.setdefault(address, row) != row:
                rec.flags[row] = VOID   # lost a race, constructor against census
                return
            if weak:
                self._lifetimes.refer(obj, row)
            if observer.keep:
                self._kept.append(obj)
            if birth > self._due and not flags:
                self._take_due()
        except RecursionError:          # the program's own stack is at its end
            raise
        except Exception as error:
            self._enabled = False
            complain('registering an instance', error)

    def _add_kind(self, cls: type) -> Kind:
        """``(kind, weakly referencable)`` of a type seen for the first time."""
        if issubclass(cls, type):
            self._types.append(cls)
            found: Kind = (None, False)
            self._kinds[id(cls)] = found
            self.recording.kinds.append((type_name(cls), 0))
            return found
        weak = bool(weakref_offset_of(cls))
        if not weak:
            self._lifetimes.ensure_finalizer(cls)
            self._has_slotted = True
        with self._adding:
            self._types.append(cls)
            self.recording.kinds.append((type_name(cls), basic_size(cls)))
            found = self._kinds[id(cls)] = (len(self._types) - 1, weak)
        return found

    def track_object(self, obj: object, name: str | None = None, resolution_level: int = 0,
                     keep: bool = False, trace: bool = False) -> None:
        """Track one object, whatever its class; TypeError if its death cannot be seen."""
        if self._live.get(id(obj), EARLIER) != EARLIER:
            return
        cls = type(obj)
        if issubclass(cls, type) or not flags_of(cls) & HEAP_TYPE and not weakref_offset_of(cls):
            raise TypeError(f'cannot track {type_name(cls)} objects')
        observer = _Observer()
        observer.cls, observer.keep, observer.trace = cls, keep, trace
        observer.registered = self._name_index(
            name or short_name_of(cls), resolution_level)
        self._live.pop(id(obj), None)   # made earlier, but asked for now
        self.register(obj, observer)

    def track_change(self, obj: object, resolution_level: int = 0) -> None:
        """Size a tracked object to another resolution level from the next snapshot on."""
        row = self._live[id(obj)]
        if row == EARLIER:
            raise KeyError(id(obj))
        self.recording.levels[row] = resolution_level

    def _name_index(self, name: str, level: int) -> int:
        with self._adding:
            key = (str(name), int(level))
            if key not in self._names:
                self.recording.names.append(key)
                self._names[key] = len(self.recording.names) - 1
            return self._names[key]

    # -- what a census asks and finds

    def needs_census(self) -> bool:
        """Can there be instances that only a search finds?"""
        return self._has_slotted or bool(self._observers)

    def sought(self) -> set[int]:
        """Addresses of the instances without a weak reference."""
        references = self._references
        return {address for address, row in list(self._live.items())
                if row != EARLIER and row not in references}

    def is_sought(self, address: int) -> bool | None:
        """Is an instance without a weak reference known there?  None: nothing is known there."""
        row = self._live.get(address)
        if row is None:
            return None
        return row != EARLIER and row not in self._references

    def living(self) -> Iterator[tuple[int, int, ReferenceType[Any] | None]]:
        """``(address, row, weak reference)`` of the instances registered and not known to be dead."""
        reference_of = self._references.get
        for address, row in list(self._live.items()):
            if row != EARLIER:
                yield address, row, reference_of(row)

    def adopt(self, obj: object, birth: float) -> bool:
        """Register an instance made without its constructor; was it of a tracked class?"""
        observer = self.observer_of(type(obj))
        if observer is None:
            return False
        self.register(obj, observer, ADOPTED, birth)
        return True

    def is_same(self, row: int, obj: object) -> bool:
        """Can `obj`, found at its address, be the instance of `row`?  Else it took the place."""
        recorded = self._types[self.recording.kind[row]]
        return type(obj) is recorded or same_layout(recorded, type(obj))

    def missed(self, address: int, row: int, time: float) -> None:
        """An instance is gone at `time`, and nothing had reported its death."""
        self._live.pop(address, None)
        self.recording.death[row] = time
        self.recording.flags[row] |= SILENT

    def check_type(self, row: int, cls: type) -> None:
        """After ``obj.__class__ = cls``: another name, the same record."""
        rec = self.recording
        if cls is self._types[rec.kind[row]]:
            return
        rec.flags[row] |= MORPHED
        rec.former_kinds.setdefault(row, []).append((len(rec.snapshots), rec.kind[row]))
        kind = (self._kinds.get(id(cls)) or self._add_kind(cls))[0]
        assert kind is not None         # an instance's class is never changed to a metaclass
        rec.kind[row] = kind

    def bytes_held(self) -> int:
        """Bytes of the tables of living instances: an estimate."""
        return sys.getsizeof(self._live) + len(self._live) * _PER_LIVE + \
            sys.getsizeof(self._references) + len(self._references) * _PER_REFERENCE


def _with_subclasses(waiting: list[type]) -> dict[int, type]:
    """``{id: type}`` of classes (consumed) and everything derived from them."""
    found: dict[int, type] = {}
    while waiting:
        cls = waiting.pop()
        if id(cls) not in found:
            found[id(cls)] = cls
            waiting.extend(subclasses_of(cls))
    return found
