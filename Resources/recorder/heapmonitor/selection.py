"""From class specs to tracked classes, whenever and however the classes come to be."""
from __future__ import annotations

import sys

from .classbodies import ClassBodies
from .complaints import complain, note
from .cpython import TRIMS_TRACEBACKS, namespace_of, qualified_name_of
from .imports import ImportWatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable, Sequence
    from .options import ClassSpec
    from .tracking import ClassTracker

MAIN = '__main__'


class Selection:
    """Tracks the classes that the specs name."""

    def __init__(self, tracker: ClassTracker, specs: Sequence[ClassSpec]) -> None:
        self._tracker = tracker
        self._specs: dict[str, list[ClassSpec]] = {}    # by the name of the module
        self._seen: set[str] = set()    # texts of the specs that found a class
        # (class, spec): a decorator has still to run
        self._deferred: list[tuple[type, ClassSpec]] = []
        self._bodies = ClassBodies(self._made)
        self._imports = ImportWatch(lambda name: self._bodies.switch_on(),
                                    lambda name: self._bodies.switch_off())
        self._generators = ImportWatch()
        self._wants_main = any(spec.module == MAIN for spec in specs)
        for spec in specs:
            self._specs.setdefault(spec.module, []).append(spec)
        for name in self._specs:
            if name == MAIN:
                self._bodies.switch_on()        # until all are found, see _main_found
            else:
                self._imports.when_imported(name, self._imported)
        if self._imports.waiting() or MAIN in self._specs:
            self._generators.when_imported('dataclasses', self._watch_dataclasses)
            self._generators.when_imported('attr._make', self._watch_attrs)

    def settle(self) -> None:
        """Track the classes that had to wait for their decorators."""
        waiting, self._deferred = self._deferred, []
        for cls, spec in waiting:
            module = sys.modules.get(spec.module)
            found = _resolve(module, qualified_name_of(cls)) if module is not None else None
            self._track(cls if found is None else found, spec, fresh=True)

    def missing(self) -> list[str]:
        """Texts of the specs that found no class, with the reason."""
        found = []
        for name, specs in self._specs.items():
            for spec in specs:
                if spec.text not in self._seen:
                    reason = 'the module was never imported' \
                        if name in self._imports.waiting() else 'no such class was created'
                    found.append(f'{spec.text}: {reason}')
        return found

    def _track(self, cls: Any, spec: ClassSpec, fresh: bool = False) -> None:
        if not issubclass(type(cls), type):
            note(f'{spec.text} is not a class')
            return
        if spec.all and issubclass(cls, type):
            return                      # its instances are classes
        try:
            self._tracker.track_class(cls, fresh=fresh, **spec.arguments())
            self._seen.add(spec.text)
        except TypeError as error:      # written in C
            if not spec.all:
                self._seen.add(spec.text)
                note(f'{spec.text} cannot be tracked: {error}')

    def _made(self, cls: type, module: str, decorated: bool) -> None:
        try:
            self.settle()
            qualname = qualified_name_of(cls)
            for spec in self._specs.get(module) or self._specs_of_main(module):
                if spec.all or spec.qualname == qualname:
                    if decorated and '__init__' not in namespace_of(cls):
                        self._deferred.append((cls, spec))
                    else:
                        self._track(cls, spec, fresh=True)
            self._main_found()
        except Exception as error:
            complain('tracking a class', error)

    def _main_found(self) -> None:
        """Stop watching class statements when each class of the script has been made."""
        if self._wants_main and all(
                spec.text in self._seen and not spec.all and '<locals>' not in spec.qualname
                for spec in self._specs[MAIN]):
            self._wants_main = False
            self._bodies.switch_off()

    def _specs_of_main(self, module: str) -> Sequence[ClassSpec]:
        """``python -m pkg.mod``: the specs of pkg.mod are meant too."""
        if module != MAIN:
            return ()
        spec = getattr(sys.modules.get(MAIN), '__spec__', None)
        return self._specs.get(getattr(spec, 'name', ''), ())

    def _imported(self, module: ModuleType) -> None:
        try:
            self.settle()
            name = module.__name__
            for spec in self._specs[name]:
                if spec.all:
                    for cls in list(vars(module).values()):
                        if issubclass(type(cls), type) and \
                                namespace_of(cls).get('__module__') == name:
                            self._track(cls, spec)
                else:
                    cls = _resolve(module, spec.qualname)
                    if cls is not None:
                        self._track(cls, spec)
        except Exception as error:
            complain('tracking classes of a module', error)

    # -- the two common makers of constructors: the class is complete when they return

    def _watch_dataclasses(self, module: ModuleType) -> None:
        _call_after(module, '_process_class', self._completed)

    def _watch_attrs(self, module: ModuleType) -> None:
        builder = getattr(module, '_ClassBuilder', None)
        if builder is not None:
            _call_after(builder, 'build_class', self._completed)

    def _completed(self, result: type) -> None:
        qualname, module = qualified_name_of(result), namespace_of(result).get('__module__')
        for item in list(self._deferred):
            cls, spec = item
            if qualified_name_of(cls) == qualname and \
                    namespace_of(cls).get('__module__') == module:
                self._deferred.remove(item)
                self._track(result, spec, fresh=True)
        self._main_found()


def _resolve(module: ModuleType, qualname: str) -> Any:
    """The class of that name in `module`, or None."""
    found: Any = module
    for part in qualname.split('.'):
        found = getattr(found, part, None)
        if found is None:
            return None
    return found


def _call_after(owner: object, name: str, function: Callable[[Any], None]) -> None:
    """Let ``function(result)`` be called after each call of ``owner.name``."""
    original = getattr(owner, name, None)
    if original is None:
        return

    def called(*args, **kwargs):  # type: ignore[no-untyped-def]
        try:
            result = original(*args, **kwargs)
        except BaseException as error:
            if TRIMS_TRACEBACKS and error.__traceback__ is not None:
                error.__traceback__ = error.__traceback__.tb_next
            raise
        try:
            function(result)
        except Exception as error:
            complain('tracking a generated class', error)
        return result
    called.__name__, called.__qualname__ = original.__name__, original.__qualname__
    called.__doc__ = original.__doc__
    called.__wrapped__ = original       # type: ignore[attr-defined]
    setattr(owner, name, called)
