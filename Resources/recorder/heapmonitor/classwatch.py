"""Seeing the classes that the program makes, where the compiled part does not tell.

Imports of the modules that are asked for, class statements meanwhile, and the two common makers
of constructors.  All other classes are looked for at the next snapshot.
"""
from __future__ import annotations

import sys

from .classbodies import ClassBodies
from .complaints import complain
from .cpython import TRIMS_TRACEBACKS, module_of, namespace_of, qualified_name_of
from .imports import ImportWatch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable, Sequence

MAIN = '__main__'


class ClassWatch:
    """Calls ``made(class, module name)`` and ``settle()`` when there may be something new."""

    def __init__(self, modules: Sequence[str], made: Callable[[type, str], None],
                 settle: Callable[[], None], wanted: Callable[[type, str], bool],
                 all_found: Callable[[], bool]) -> None:
        self._made, self._settle, self._wanted = made, settle, wanted
        self._all_found = all_found
        # (class, module): a decorator has still to run
        self._deferred: list[tuple[type, str]] = []
        self._bodies = ClassBodies(self._class_made)
        self._imports = ImportWatch(lambda name: self._bodies.switch_on(),
                                    lambda name: self._bodies.switch_off())
        self._generators = ImportWatch()
        # what module `python -m` runs is not yet known
        self._watches_main = MAIN in modules or sys.argv[:1] == ['-m']
        if self._watches_main:
            self._bodies.switch_on()    # until all are found
        for name in modules:
            if name != MAIN:
                self._imports.when_imported(name, self._imported)
        if modules:
            self._generators.when_imported('dataclasses', self._watch_dataclasses)
            self._generators.when_imported('attr._make', self._watch_attrs)

    def settle(self) -> None:
        """The classes that had to wait for their decorators are complete now."""
        waiting, self._deferred = self._deferred, []
        for cls, module in waiting:
            self._made(cls, module)

    def _class_made(self, cls: type, module: str, decorated: bool) -> None:
        try:
            self.settle()
            if self._wanted(cls, module):
                if decorated and '__init__' not in namespace_of(cls):
                    self._deferred.append((cls, module))
                else:
                    self._made(cls, module)
            self._main_found()
        except Exception as error:
            complain('tracking a class', error)

    def _main_found(self) -> None:
        """Stop watching class statements when each class of the script has been made."""
        if self._watches_main and self._all_found() and not self._deferred:
            self._watches_main = False
            self._bodies.switch_off()

    def _imported(self, module: ModuleType) -> None:
        try:
            self.settle()
            self._settle()
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
        qualname, module = qualified_name_of(result), module_of(result)
        for item in list(self._deferred):
            cls, name = item
            if qualified_name_of(cls) == qualname and module_of(cls) == module:
                self._deferred.remove(item)
                self._made(result, name)
        self._main_found()


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
