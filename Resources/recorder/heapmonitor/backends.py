"""What sees births and deaths: the compiled part, or pure Python where it cannot be used.

Both have the functions of ``nativemodule.Native`` that the tracker uses.
"""
from __future__ import annotations

import weakref

from . import census, native
from .compiledsizing import CompiledSizer
from .complaints import complain
from .construction import Descriptors
from .cpython import weakref_offset_of
from .lifetimes import EARLIER, Lifetimes, clock, column
from .monitoring import Monitoring
from .record import CONSTRUCTOR, EXACT
from .sizing import Sizer
from .traces import NEVER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable
    from .lifetimes import Sifted
    from .nativemodule import Native

_user: weakref.ref[CompiledBackend] | None = None       # the compiled part serves one recorder


class PythonBackend(Lifetimes):
    """Births by ``sys.monitoring`` or descriptors, deaths by weak references and the census."""

    how = CONSTRUCTOR
    sees_classes = False

    def __init__(self, start: float, on_due: Callable[[], None],
                 on_trace: Callable[[Any], int], on_type: Callable[[type], None]) -> None:
        super().__init__()
        self.start = start
        self._on_due, self._on_trace, self._on_type = on_due, on_trace, on_type
        self._due = NEVER
        self._counting = True
        # id(type) -> (kind, flags, code of the constructor)
        self._watched: dict[int, tuple[int, int, Any]] = {}
        self._monitoring = Monitoring(self._constructed)
        self._descriptors = None if self._monitoring.usable else Descriptors(self._born)

    @property
    def reason(self) -> str:
        """Why births are not exact."""
        return Descriptors.REASON

    def watch(self, cls: type, kind: int, flags: int) -> bool:
        """See the births of `cls`; of some, at least."""
        if self._descriptors is not None:
            self._watched[id(cls)] = kind, flags, None
            return bool(kind) and self._descriptors.watch(cls)
        code = self._monitoring.watch(cls) if kind else None
        self._watched[id(cls)] = kind, flags, code
        return code is not None

    def unwatch(self, cls: type) -> None:
        """Its births are of no interest any more."""
        self._watched.pop(id(cls), None)
        if self._descriptors is not None:
            self._descriptors.unwatch(cls)

    def forget(self, address: int) -> None:
        """The class there is gone."""
        self._watched.pop(address, None)
        if self._descriptors is not None:
            self._descriptors.forget(address)

    def set_due(self, seconds: float) -> None:
        """The first birth after it calls ``on_due``, once."""
        self._due = seconds

    def stop(self) -> None:
        """Count no more births."""
        self._counting = False

    def end(self) -> None:
        """Let go of everything."""
        self._counting = False
        self._monitoring.end()
        if self._descriptors is not None:
            self._descriptors.end()
        self._watched.clear()
        self.forget_all()

    @staticmethod
    def sizer(tracked: list[object]) -> Sizer:
        """What measures these, which the caller keeps alive."""
        return Sizer(id(obj) for obj in tracked if obj is not None)

    def instances(self, types: list[type]) -> list[object]:
        """All objects of exactly these types."""
        return census.instances(types, self._entries)

    def _constructed(self, obj: object, code: Any, frame: Any) -> None:
        self._born(obj, code, frame)

    def _born(self, obj: object, code: Any = None, frame: Any = None) -> None:
        if not self._counting or id(obj) in self.references:
            return
        try:
            watched = self._watched.get(id(type(obj)))
            if watched is None:
                self._on_type(type(obj))        # a class derived from a tracked one, seen first now
                watched = self._watched.get(id(type(obj)), (0, 0, None))
            kind, flags, constructor = watched
            if not kind or flags & native.UNCOUNTED or constructor is not code or self.knows(obj):
                return
            birth = clock() - self.start
            trace = self._on_trace(frame.f_back if frame is not None else None) \
                if flags & native.TRACED else 0
            self.add(obj, kind, trace, birth, 0)
            if birth > self._due:
                self._due = NEVER
                self._on_due()
        except RecursionError:          # the program's own stack is at its end
            raise
        except Exception as error:
            self._counting = False
            complain('registering an instance', error)


class CompiledBackend:
    """The compiled part, and weak references to instances of types that it cannot hook."""

    how = EXACT
    sees_classes = True
    reason = None

    def __init__(self, module: Native, start: float, on_due: Callable[[], None],
                 on_trace: Callable[[Any], int], on_class: Callable[[type], None]) -> None:
        self._module = module
        self._hooked: set[int] = set()          # id(type)
        self._references: dict[int, weakref.ref[Any]] = {}      # address -> weak reference
        module.configure(start, on_due, lambda: on_trace(None), on_class)
        module.watches_classes(True)
        self.start = start
        self.find, self.remove, self.missed = module.find, module.remove, module.missed
        self.living, self.deaths, self.unseen = module.living, module.deaths, module.unseen
        self.keep_short_lived, self.short_lived = module.keep_short_lived, module.short_lived
        self.set_due, self.bytes_held = module.set_due, module.bytes_held
        self.assign, self.waiting = module.assign, module.waiting

    def watch(self, cls: type, kind: int, flags: int) -> bool:
        """See all births and deaths of `cls`; False if only the census will."""
        hooked = bool(kind) and self._module.watch(cls, kind, flags)
        if not hooked and kind:
            # at least its deaths, it may be
            if self._module.watch(cls, kind, flags | native.UNCOUNTED):
                self._hooked.add(id(cls))
            return False
        if hooked:
            self._hooked.add(id(cls))
        return hooked

    def unwatch(self, cls: type) -> None:
        """Give the class its slots back."""
        self._hooked.discard(id(cls))
        self._module.unwatch(cls)

    def forget(self, address: int) -> None:
        """The class there is gone."""
        self._hooked.discard(address)
        self._module.forget(address)

    def add(self, obj: object, kind: int, trace: int, birth: float, flags: int) -> bool:
        """Begin the record of an instance that lives already; False if it is known."""
        if not self._module.add(obj, kind, trace, birth, flags):
            return False
        if id(type(obj)) not in self._hooked and weakref_offset_of(type(obj)):
            address = id(obj)

            def gone(_: object, references: Any = self._references, missed: Any = self.missed,
                     start: float = self.start) -> None:
                references.pop(address, None)
                missed(address, clock() - start)
            self._references[address] = weakref.ref(obj, gone)
        return True

    def stop(self) -> None:
        """Count no more births."""
        self._module.watches_classes(False)
        self._module.unhook_all()

    def end(self) -> None:
        """Let go of everything."""
        global _user
        self._references.clear()
        self._hooked.clear()
        self._module.configure(self.start, None, None, None)
        _user = None

    def sift(self, found: list[object], time: float) -> Sifted:
        """What a census has found, compared with what is known."""
        rows, seen, (addresses, births, kinds, traces, flags, fresh), others, missing = \
            self._module.sift(found, EARLIER, time)
        columns = [column(code, data) for code, data in zip(
            'QdIIB', (addresses, births, kinds, traces, flags))]
        return column('I', rows), seen, columns, fresh, others, column('Q', missing)

    def instances(self, types: list[type]) -> list[object]:
        """All objects of exactly these types that the collector knows."""
        return self._module.instances(tuple(types)) if types else []

    def sizer(self, tracked: list[object]) -> Sizer:
        """What measures these, which the caller keeps alive."""
        return CompiledSizer(self._module, tracked)

    def referred(self) -> list[object]:
        """Objects that are not found by their type."""
        return [obj for obj in [reference() for reference in list(self._references.values())]
                if obj is not None]


def backend(compiled: bool, start: float, on_due: Callable[[], None],
            on_trace: Callable[[Any], int],
            on_class: Callable[[type], None]) -> CompiledBackend | PythonBackend:
    """The compiled part if it is wanted and can be used, else pure Python."""
    global _user
    module = native.load() if compiled else None
    if module is None or _user is not None and _user() is not None:
        return PythonBackend(start, on_due, on_trace, on_class)
    made = CompiledBackend(module, start, on_due, on_trace, on_class)
    _user = weakref.ref(made)
    return made
