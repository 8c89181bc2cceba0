"""Tracked classes and objects: who is registered, under which name, how closely."""
from __future__ import annotations

import weakref
from array import array

from . import native
from .backends import PythonBackend, backend
from .classtable import ClassTable, KnownClass
from .cpython import (HEAP_TYPE, all_classes, flags_of, has_base, has_gc, is_written_in_c, mro_of,
                      registered_name, short_name_of, type_name, weakref_offset_of,
                      with_subclasses)
from .dues import Dues
from .exclusion import Exclusion
from .lifetimes import EARLIER, clock
from .record import CONSTRUCTOR, EXACT, SNAPSHOTS
from .recorded import ADOPTED, MORPHED, SILENT
from .traces import NEVER, Traces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable
    from .recorded import Recording

__all__ = ['NEVER', 'ClassTracker']
_RANK = (SNAPSHOTS, CONSTRUCTOR, EXACT)


class _Observer:
    """How the instances of one tracked class are recorded."""
    __slots__ = ('reference', 'registered', 'trace', 'keep')
    reference: weakref.ref[type]
    registered: int
    trace: bool
    keep: bool


class ClassTracker:
    """Registers instances of tracked classes at birth."""

    def __init__(self, recording: Recording, compiled: bool = True,
                 short_lived: bool = False) -> None:
        self.recording = recording
        self._start = clock()
        self._traces = Traces(recording)
        self._observers: dict[int, _Observer] = {}      # id(class) -> _Observer
        self._dues = Dues(self.now)
        self.table = backend(compiled, self._start, self._dues.fire, self._traces.number,
                             self._class_made)
        self._dues.set_due = self.table.set_due
        self.table.keep_short_lived(short_lived)
        self._short_lived = short_lived
        self._classes = ClassTable(recording, self._class_gone)
        self._class_listeners: list[Callable[[type], None]] = []
        self._births: dict[str, tuple[str, str | None]] = {}
        self._late: dict[str, str] = {}         # registered name -> why births are a lower bound
        self._enabled = True
        self._kept: list[object] = []
        self._names: dict[tuple[str, int], int] = {}    # (name, level) -> index
        self._sought: set[int] = set()          # id(type) of those that the census looked for
        self.after_fork()

    def after_fork(self) -> None:
        """In a child the lock is a new one, even if a thread held it in the parent."""
        self._adding = Exclusion()

    def now(self) -> float:
        """Seconds since the recording began."""
        return clock() - self._start

    def when_due(self, due: float, take: Callable[[], None]) -> None:
        """Call `take` at the first birth after `due` seconds."""
        self._dues.at('snapshot', due, take)

    def when_beat(self, due: float, take: Callable[[], None]) -> None:
        """The same, for the journal."""
        self._dues.at('beat', due, take)

    @property
    def enabled(self) -> bool:
        """Are instances registered?  Not after ``stop``."""
        return self._enabled

    def stop(self) -> None:
        """Register nothing more."""
        self._enabled = False
        self.table.stop()

    # -- classes

    @property
    def sees_classes(self) -> bool:
        """Is each class noticed when it is made?"""
        return self.table.sees_classes

    def on_class(self, listener: Callable[[type], None]) -> None:
        """Call `listener` with each class that is made, where that is noticed."""
        self._class_listeners.append(listener)

    def track_class(self, cls: type, name: str | None = None, resolution_level: int = 0,
                    keep: bool = False, trace: bool = False, adopt: bool = False) -> None:
        """Track all instances of `cls` made from now on; with `adopt` those alive as well."""
        if not issubclass(type(cls), type):
            raise TypeError('only class objects can be tracked')
        if is_written_in_c(cls):
            raise TypeError(f'{type_name(cls)} is written in C')
        observer = self._observers.get(id(cls))
        new = observer is None
        if observer is None:
            observer = _Observer()
            observer.reference = weakref.ref(cls)
        observer.registered = self._name_index(name or registered_name(cls), resolution_level)
        observer.keep, observer.trace = keep, trace
        self._observers[id(cls)] = observer
        found = list(with_subclasses([cls]))
        for derived in found:
            self._meet(derived)
        if new and not adopt:
            self._set_aside_earlier(found)

    def tracks(self, cls: type) -> bool:
        """Was `cls` itself asked for?"""
        observer = self._observers.get(id(cls))
        return observer is not None and observer.reference() is cls

    def without_instances(self) -> list[tuple[str, type]]:
        """``(registered name, class)`` of the tracked classes of which no instance was recorded."""
        rec = self.recording
        counted = set(rec.registered[1:]) | {
            registered for counts in self.waiting() for registered, _ in counts}
        names = {rec.names[registered][0] for registered in counted}
        found = []
        for observer in list(self._observers.values()):
            cls, name = observer.reference(), rec.names[observer.registered][0]
            if cls is not None and name not in names:
                found.append((name, cls))
        return found

    def _set_aside_earlier(self, classes: list[type]) -> None:
        """Instances made before tracking began are not tracked, also not by a census."""
        for obj in self.table.instances(classes):
            if self.table.find(id(obj)) is None:
                self.table.add(obj, EARLIER, 0, 0.0, 0)

    def _meet(self, cls: type) -> KnownClass:
        """Record instances of `cls` as its nearest tracked class wants it."""
        observer = self.observer_of(cls)
        with self._adding:
            known = self._classes.get(cls) or self._classes.enter(cls)
            if observer is None or issubclass(cls, type):
                known.kind = 0
                self.table.watch(cls, 0, native.UNCOUNTED)
                return known
            known.kind = self._classes.kind(observer.registered, cls, known.type_index)
        if observer.trace:
            self._traces.skip_makers(cls)
        seen = self.table.watch(cls, known.kind, native.TRACED if observer.trace else 0)
        known.exact = seen and self.table.how == EXACT
        reason = self.table.reason if seen else 'no constructor in Python makes its instances'
        self._note_births(self.recording.names[observer.registered][0],
                          self.table.how if seen else SNAPSHOTS, reason)
        return known

    def _note_births(self, name: str, how: str, reason: str | None) -> None:
        last = self._births.get(name)
        if last is None or _RANK.index(how) < _RANK.index(last[0]):
            self._births[name] = how, reason

    def met_late(self, cls: type) -> None:
        """Instances of `cls` that were freed before now were not seen."""
        self._late.setdefault(registered_name(cls), f'tracked from {self.now():.1f} s on: what was '
                              'freed before is not counted')

    def births(self) -> list[list[Any]]:
        """``[[registered name, how its births are known, reason or None], …]``"""
        return [[name, CONSTRUCTOR if how == EXACT and name in self._late else how,
                 self._late.get(name, reason)]
                for name, (how, reason) in sorted(self._births.items())]

    def _class_made(self, cls: type) -> None:
        if self._enabled and not issubclass(cls, type):
            if self.observer_of(cls) is not None or not self.table.sees_classes:
                self._meet(cls)
        if self.table.sees_classes:
            for listener in self._class_listeners:
                listener(cls)

    def _class_gone(self, address: int) -> None:
        self._observers.pop(address, None)
        self.table.forget(address)

    def detach_class(self, cls: type) -> None:
        """Register no new instances of `cls`; those known already stay tracked."""
        del self._observers[id(cls)]
        for derived in with_subclasses([cls]):
            known = self._classes.get(derived)
            if self.observer_of(derived) is not None:
                self._meet(derived)
            elif known is not None and known.kind:
                if isinstance(self.table, PythonBackend):
                    self.table.unwatch(derived)
                else:                   # their deaths are still of interest
                    self.table.watch(derived, known.kind, native.UNCOUNTED)
                known.kind, known.sought = 0, True

    def detach_all_classes(self) -> None:
        """Register no new instances of any class."""
        for observer in list(self._observers.values()):
            cls = observer.reference()
            if cls is not None:
                self.detach_class(cls)

    def detach_all(self) -> None:
        """Let go of all classes and instances; what was recorded stays recorded."""
        self.settle()
        self._observers.clear()
        self.table.end()
        self._classes.clear()
        del self._kept[:]

    def observer_of(self, cls: type) -> _Observer | None:
        """The most specialised tracked class that `cls` derives from, as observer."""
        for c in mro_of(cls):
            observer = self._observers.get(id(c))
            if observer is not None and observer.reference() is c:
                return observer
        return None

    def refresh(self) -> None:
        """Watch the classes that were made or changed in the meantime."""
        found = [observer.reference() for observer in list(self._observers.values())]
        for cls in with_subclasses([tracked for tracked in found if tracked is not None]):
            self._meet(cls)

    # -- instances

    def track_object(self, obj: object, name: str | None = None, resolution_level: int = 0,
                     keep: bool = False, trace: bool = False) -> None:
        """Track one object, whatever its class; TypeError if its death cannot be seen."""
        found = self.table.find(id(obj))
        if found is not None and not self.is_earlier(found[1]):
            return
        cls = type(obj)
        if issubclass(cls, type) or not flags_of(cls) & HEAP_TYPE and not weakref_offset_of(cls):
            raise TypeError(f'cannot track {type_name(cls)} objects')
        self.table.remove(id(obj))      # made earlier, but asked for now
        registered = self._name_index(name or short_name_of(cls), resolution_level)
        with self._adding:
            known = self._classes.get(cls) or self._classes.enter(cls)
            kind = self._classes.kind(registered, cls, known.type_index)
        if not known.kind and flags_of(cls) & HEAP_TYPE:
            self.table.watch(cls, kind, native.UNCOUNTED)
        known.sought = bool(flags_of(cls) & HEAP_TYPE)
        self.table.add(obj, kind, self._traces.number() if trace else 0, self.now(), 0)
        self.give_rows([id(obj)])
        if keep:
            self._kept.append(obj)

    def track_change(self, obj: object, resolution_level: int = 0) -> None:
        """Size a tracked object to another resolution level from the next snapshot on."""
        found = self.table.find(id(obj))
        if found is None or self.is_earlier(found[1]):
            raise KeyError(id(obj))
        row = found[3] or self.give_rows([id(obj)])[0]
        self.recording.levels[row] = resolution_level

    def _name_index(self, name: str, level: int) -> int:
        with self._adding:
            key = (str(name), int(level))
            if key not in self._names:
                self.recording.names.append(key)
                self._names[key] = len(self.recording.names) - 1
            return self._names[key]

    # -- what a census asks and finds

    def find_instances(self) -> list[object]:
        """All objects that may be tracked instances; of finalized ones those that were revived."""
        kinds = set(array('I', self.table.living()[2]))
        # where no birth is missed only types with living instances need a search
        wanted = []
        for known, cls in self._classes.known():
            if known.sought or known.kind and not (
                    known.exact and known.searched and known.kind not in kinds):
                wanted.append(cls)
                known.searched = True
        self._sought = set(map(id, wanted))
        found = self.table.instances(wanted)
        seen = set(map(id, found))
        found += [obj for obj in self.table.referred() if id(obj) not in seen]
        for observer in list(self._observers.values()):
            base = observer.reference()
            if observer.keep and base is not None:
                kept = set(map(id, self._kept))
                self._kept += [obj for obj in found
                               if has_base(type(obj), base) and id(obj) not in kept]
        return found

    def find_changed(self, kinds: set[int]) -> list[object]:
        """Objects that may be instances of those kinds whose class was changed since."""
        if self.table.how != EXACT:     # there another may have taken the place unseen
            return []
        types = {self._classes.kinds[kind][1] for kind in kinds}
        return self.table.instances([
            cls for cls in all_classes() if has_gc(cls) and flags_of(cls) & HEAP_TYPE
            and not is_written_in_c(cls) and id(cls) not in self._sought
            and any(self._classes.same_layout(index, cls) for index in types)])

    def is_earlier(self, kind: float) -> bool:
        """Are instances of that kind left out, because they are older than the tracking?"""
        return kind == EARLIER

    def is_collected(self, kind: float) -> bool:
        """Does the collector know instances of that kind?"""
        return self._classes.collected[int(kind)]

    def adopt(self, obj: object, birth: float) -> bool:
        """Register an instance whose birth was not seen; was it of a tracked class?"""
        known = self._classes.get(type(obj)) or self._meet(type(obj))
        return bool(known.kind) and self.table.add(obj, known.kind, 0, birth, ADOPTED)

    def is_same(self, row: int, obj: object) -> bool:
        """Can `obj`, found at its address, be the instance of `row`?  Else it took the place."""
        recorded = self.recording.kind[row]
        known = self._classes.get(type(obj))
        return known is not None and known.type_index == recorded or \
            self._classes.same_layout(recorded, type(obj))

    def missed(self, address: int, row: float, time: float) -> None:
        """An instance is gone at `time`, and nothing had reported its death."""
        self.table.missed(address, time)
        if row:
            self.recording.flags[int(row)] |= SILENT

    def check_type(self, row: int, cls: type) -> None:
        """After ``obj.__class__ = cls``: another name, the same record."""
        rec = self.recording
        known = self._classes.get(cls) or self._meet(cls)
        if known.type_index == rec.kind[row]:
            return
        rec.flags[row] |= MORPHED
        rec.former_kinds.setdefault(row, []).append((len(rec.snapshots), rec.kind[row]))
        rec.kind[row] = known.type_index
        known.sought = True             # also if none of its instances was born as one
        if not known.kind:              # of no tracked class any more, but recorded as before
            self.table.watch(cls, EARLIER, native.UNCOUNTED)

    def give_rows(self, addresses: list[int]) -> list[int]:
        """New rows for the instances there; 0 where none lives any more."""
        rows = []
        with self._adding:
            for address in addresses:
                found = self.table.find(address)
                if found is None:
                    rows.append(0)
                    continue
                birth, kind, trace, _, flags = found
                registered, type_index = self._classes.kinds[kind]
                rows.append(self.recording.add_row(
                    address, birth, registered, type_index, trace, flags))
            self.table.assign(array('Q', addresses).tobytes(), array('I', rows).tobytes())
        return rows

    def add_rows(self, columns: list[array[Any]]) -> list[int]:
        """New rows for instances of which the table says this: see ``Sifted``."""
        addresses, births, kinds, traces, flags = columns
        with self._adding:
            first = len(self.recording.flags)
            known = [self._classes.kinds[kind] for kind in kinds]
            self.recording.add_rows(
                addresses, births, array('I', [registered for registered, _ in known]),
                array('I', [type_index for _, type_index in known]), traces, flags)
            rows = range(first, len(self.recording.flags))
            self.table.assign(addresses.tobytes(), array('I', rows).tobytes())
        return list(rows)

    def settle(self) -> None:
        """Bring deaths, counts and facts in the recording up to date."""
        rec = self.recording
        with self._adding:
            rows, times = self.table.deaths()
            for row, time in zip(array('I', rows), array('d', times)):
                rec.death[row] = time
            if self._short_lived:
                self._add_short_lived()
            else:
                rec.short_lived = self._counted(self.table.unseen())
        rec.facts['duration'] = self.now()
        rec.facts['births'] = self.births()
        rec.facts['unseen'] = [[name, 'no instance of it was seen']
                               for name, _ in self.without_instances()]

    def waiting(self) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], int]]:
        """(registered, trace) -> instances that have no row: the dead and the living."""
        return self._counted(self.table.unseen()), self._counted(self.table.waiting())

    def _counted(self, items: list[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
        counts: dict[tuple[int, int], int] = {}
        for kind, trace, count in items:
            if not self.is_earlier(kind):
                key = self._classes.kinds[kind][0], trace
                counts[key] = counts.get(key, 0) + count
        return counts

    def _add_short_lived(self) -> None:
        columns = [array(code, data) for code, data in zip('QddII', self.table.short_lived())]
        for address, birth, death, kind, trace in sorted(
                zip(*columns), key=lambda item: item[1]):
            if not self.is_earlier(kind):
                registered, type_index = self._classes.kinds[int(kind)]
                self.recording.add_row(int(address), birth, registered, type_index, int(trace),
                                       0, death)

    def bytes_held(self) -> int:
        """Bytes of the tables of living instances: an estimate."""
        return self.table.bytes_held()
