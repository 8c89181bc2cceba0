"""Deaths: a weak reference where the type allows one, else a ``__del__`` of ours.

Adding ``__weakref__`` to somebody's ``__slots__`` is not a way: it breaks tuple
subclasses, ``@dataclass(slots=True)`` and ``__class__`` assignment.
"""
from __future__ import annotations

import time
import types
import weakref

from .cpython import TRIMS_TRACEBACKS, mro_of, namespace_of
from .recording import EARLIER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable
    from .recording import Recording

clock = time.perf_counter


class _Reference(weakref.ref):          # type: ignore[type-arg]
    __slots__ = ('row', 'address')
    row: int
    address: int


class Lifetimes:
    """Which instance lives at which address, and when it went."""

    def __init__(self, recording: Recording, start: float) -> None:
        self.start = start              # clock() when the recording began
        live: dict[int, int] = {}
        self.live = live                # address -> row
        self.references: dict[int, _Reference] = {}     # row -> weak reference
        self._earlier: list[_Reference] = []    # to instances made before tracking
        self._finalizers: set[int] = set()      # ids of our __del__ functions
        # (class, had its own, the original, ours)
        self._injected: list[tuple[type, bool, Any, Callable[[Any], None]]] = []
        self._deaths = deaths = recording.death

        def on_death(reference, clock=clock,  # type: ignore[no-untyped-def]
                     start=start, gone=live.pop, deaths=deaths, forget=self.references.pop):
            # out of `live` first, so that no census sees it half dead
            if gone(reference.address, None) is not None:
                deaths[reference.row] = clock() - start
            forget(reference.row, None)
        self._on_death = on_death

    def refer(self, obj: object, row: int) -> None:
        """Learn of the death of a weakly referencable `obj`."""
        reference = _Reference(obj, self._on_death)
        reference.row = row
        reference.address = id(obj)
        if row == EARLIER:
            self._earlier.append(reference)
        else:
            self.references[row] = reference

    def ensure_finalizer(self, cls: type) -> None:
        """Make sure that finalizing a `cls` passes through a ``__del__`` of ours."""
        original = None
        for c in mro_of(cls):
            original = namespace_of(c).get('__del__')
            if original is not None:
                if id(original) in self._finalizers:
                    return
                break
        ours = self._finalizer(original)
        had = '__del__' in namespace_of(cls)
        try:
            type.__setattr__(cls, '__del__', ours)
        except TypeError:               # a C type: the census notices its deaths
            return
        self._finalizers.add(id(ours))
        self._injected.append((cls, had, original if had else None, ours))

    def _finalizer(self, original: Any) -> Callable[[Any], None]:
        # Everything as default arguments: globals may be gone when this runs.  No annotations:
        # the program sees these functions.
        if original is None:
            def __del__(self, clock=clock,  # type: ignore[no-untyped-def]
                        gone=self.live.pop, start=self.start, deaths=self._deaths):
                row = gone(id(self), None)
                if row is not None:
                    deaths[row] = clock() - start
            return __del__

        plain = issubclass(type(original), types.FunctionType)

        def __del__(self, clock=clock,  # type: ignore[no-untyped-def,no-redef]
                    gone=self.live.pop, start=self.start, deaths=self._deaths,
                    original=original, plain=plain, trim=TRIMS_TRACEBACKS):
            row = gone(id(self), None)
            if row is not None:
                deaths[row] = clock() - start
            try:
                if plain:
                    original(self)
                else:
                    original.__get__(self, type(self))()
            except BaseException as error:
                if trim:                # the report shows the program's frames only
                    error.__traceback__ = error.__traceback__.tb_next  # type: ignore[union-attr]
                raise
        if plain:                       # "Exception ignored in: <function X.__del__ …>"
            __del__.__name__, __del__.__qualname__ = original.__name__, original.__qualname__
            __del__.__module__, __del__.__doc__ = original.__module__, original.__doc__
        return __del__

    def remove_finalizers(self) -> None:
        """Give every class its own ``__del__`` back."""
        while self._injected:
            cls, had, original, ours = self._injected.pop()
            if namespace_of(cls).get('__del__') is ours:
                if had:
                    type.__setattr__(cls, '__del__', original)
                else:
                    type.__delattr__(cls, '__del__')

    def forget(self) -> None:
        """Let go of all instances; nothing calls back any more."""
        self.references.clear()
        del self._earlier[:]
        self.live.clear()
