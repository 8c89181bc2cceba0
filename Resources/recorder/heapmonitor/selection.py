"""From class specs to tracked classes, whenever and however the classes come to be."""
from __future__ import annotations

from .classwatch import ClassWatch
from .complaints import complain
from .cpython import all_classes, is_written_in_c, type_name
from .naming import (contents, explain, is_meant, is_pattern, matches, module_names, modules_of,
                     resolve)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Sequence
    from .options import ClassSpec
    from .tracking import ClassTracker

MAIN = '__main__'


class Selection:
    """Tracks the classes that the specs name."""

    def __init__(self, tracker: ClassTracker, specs: Sequence[ClassSpec]) -> None:
        self._tracker = tracker
        self._specs = list(specs)
        self._seen: set[str] = set()    # texts of the specs that found a class
        self._refused: dict[str, str] = {}      # text -> why its class cannot be tracked
        self._watch: ClassWatch | None = None
        if not specs:
            return
        if tracker.sees_classes:
            tracker.on_class(self._class_made)
        else:
            names = [spec.module for spec in specs if not is_pattern(spec.module)]
            self._watch = ClassWatch(list(dict.fromkeys(names)), self._made, self._look_up,
                                     self._is_wanted, self._main_found)
        self.settle()

    def settle(self) -> None:
        """Track what the specs mean and is there now."""
        if self._watch is not None:
            self._watch.settle()
        self._look_up()
        for cls in all_classes() if self._specs else ():
            if not self._tracker.tracks(cls):
                self._made(cls)

    def missing(self) -> list[str]:
        """Texts of the specs that found nothing, with the reason."""
        found = []
        for spec in self._specs:
            if spec.text in self._refused:
                found.append(f'{spec.text}: {self._refused[spec.text]}')
            elif spec.text not in self._seen:
                found.append(f'{spec.text}: {explain(spec)}')
            elif not spec.all and not is_pattern(spec.text) and self._has_none(spec):
                found.append(f'{spec.text} was found, but no instance of it was seen')
        return found

    def _has_none(self, spec: ClassSpec) -> bool:
        names = [name for name, cls in self._tracker.without_instances()
                 if is_meant(spec, cls, module_names(cls))]
        return bool(names)

    def _look_up(self) -> None:
        for spec in self._specs:
            for name in modules_of(spec):
                if is_pattern(spec.qualname):
                    for cls in list(contents(name).values()):
                        if issubclass(type(cls), type) and \
                                is_meant(spec, cls, module_names(cls)):
                            self._track(cls, spec)
                else:
                    cls = resolve(name, spec.qualname)
                    if cls is not None:
                        self._track(cls, spec)

    def _class_made(self, cls: type) -> None:
        """The compiled part has seen a new class; those found by name only come later."""
        self._made(cls)
        for spec in self._specs:
            if spec.text not in self._seen and not is_pattern(spec.text):
                found = resolve(spec.module, spec.qualname)
                if issubclass(type(found), type):
                    self._track(found, spec)

    def _made(self, cls: type, module: str | None = None) -> None:
        modules = module_names(cls, module)
        for spec in self._specs:
            if is_meant(spec, cls, modules):
                self._track(cls, spec)

    def _is_wanted(self, cls: type, module: str) -> bool:
        modules = module_names(cls, module)
        return any(is_meant(spec, cls, modules) for spec in self._specs)

    def _track(self, cls: Any, spec: ClassSpec) -> None:
        if not issubclass(type(cls), type):
            return
        if issubclass(cls, type) and is_pattern(spec.qualname):
            return                      # its instances are classes
        if is_written_in_c(cls):
            if not is_pattern(spec.qualname):
                self._refused[spec.text] = f'cannot be tracked: {type_name(cls)} is written in C'
            return
        self._seen.add(spec.text)
        if self._tracker.tracks(cls):
            return
        try:
            self._tracker.track_class(cls, adopt=True, **spec.arguments())
        except Exception as error:
            complain('tracking a class', error)

    def _main_found(self) -> bool:
        """Has each class of the script been made?"""
        mains = [spec for spec in self._specs if any(
            matches(spec.module, name) for name in module_names(object, MAIN))]
        return all(spec.text in self._seen and not is_pattern(spec.qualname)
                   and '<locals>' not in spec.qualname for spec in mains)
