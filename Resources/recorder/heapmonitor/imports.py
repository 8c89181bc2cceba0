"""Knowing when a module begins and has ended its import, whatever loads it.

A finder in front of the others lets them find the module and marks its spec;
the import system itself says through the spec when the module is done.  No loader
is wrapped and no frame of ours is on the stack while the module runs.
"""
from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable, Sequence


class ImportWatch:
    """Calls back around the import of chosen modules."""

    def __init__(self, beginning: Callable[[str], None] | None = None,
                 ended: Callable[[str], None] | None = None) -> None:
        # module name -> functions to call with it
        self._done: dict[str, list[Callable[[ModuleType], None]]] = {}
        self._beginning = beginning     # called with the name before the module runs
        self._ended = ended             # called with the name afterwards, also on failure
        self._finding: set[str] = set()

    def when_imported(self, name: str, function: Callable[[ModuleType], None]) -> None:
        """Call ``function(module)`` after the import of `name`; now if it is imported."""
        module = sys.modules.get(name)
        if module is not None and \
                not getattr(getattr(module, '__spec__', None), '_initializing', False):
            function(module)
            return
        self._done.setdefault(name, []).append(function)
        if self not in sys.meta_path:
            sys.meta_path.insert(0, self)

    def waiting(self) -> list[str]:
        """Names of the modules not imported so far."""
        return sorted(self._done)

    def find_spec(self, name: str, path: Sequence[str] | None = None,
                  target: ModuleType | None = None) -> ModuleSpec | None:
        """The other finders' spec, marked if the module is watched."""
        if sys.meta_path[0] is not self:
            # pytest's finder came in front of us, and would load test modules unseen
            try:
                sys.meta_path.remove(self)
                sys.meta_path.insert(0, self)
            except ValueError:
                pass
        if name not in self._done or name in self._finding:
            return None
        self._finding.add(name)
        try:
            for finder in list(sys.meta_path):
                find = None if finder is self else getattr(finder, 'find_spec', None)
                spec: ModuleSpec | None = find(name, path, target) if find is not None else None
                if spec is not None:
                    break
            else:
                return None
        finally:
            self._finding.discard(name)
        if type(spec) is ModuleSpec:
            spec.__class__ = _WatchedSpec
        if type(spec) is _WatchedSpec:
            _WatchedSpec.watches.setdefault(id(spec), []).append(self)
        return spec

    def changed(self, spec: ModuleSpec, initializing: bool) -> None:
        """The import system has set ``spec._initializing``."""
        name = spec.name
        if initializing:
            if self._beginning is not None:
                self._beginning(name)
            return
        if self._ended is not None:
            self._ended(name)
        module = sys.modules.get(name)
        if module is not None and getattr(module, '__spec__', None) is spec:
            for function in self._done.pop(name, ()):
                function(module)
            if not self._done and self in sys.meta_path:
                sys.meta_path.remove(self)


class _WatchedSpec(ModuleSpec):
    """A spec on its way through the import system."""

    watches: dict[int, list[ImportWatch]] = {}          # id(spec) -> watches

    def __setattr__(self, name: str, value: Any) -> None:
        ModuleSpec.__setattr__(self, name, value)
        if name == '_initializing':
            watches = _WatchedSpec.watches.get(id(self), ())
            if not value:
                self.__class__ = ModuleSpec  # type: ignore[assignment]
                _WatchedSpec.watches.pop(id(self), None)
            for watch in watches:
                watch.changed(self, value)
