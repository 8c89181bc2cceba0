"""Which modules are the person's own: not Python's, not installed, not the recorder's."""
from __future__ import annotations

import os
import sys
import types

from .cpython import LIBRARY_ZIP, module_of, namespace_of
from .naming import contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterable

MAIN = '__main__'
_INSTALLED = 'site-packages', 'dist-packages'


class OwnModules:
    """Tells by the files of modules; nothing of the program's runs for it."""

    def __init__(self) -> None:
        ours = os.path.dirname(os.path.abspath(__file__))
        library = os.path.dirname(os.path.abspath(os.__file__))
        self._others = tuple({
            os.path.join(folder, '') for path in (ours, library, os.path.join(
                os.path.dirname(library), LIBRARY_ZIP), os.path.join(sys.prefix, 'lib', LIBRARY_ZIP))
            for folder in (path, os.path.realpath(path))})
        self._known: dict[str, bool] = {}

    def has(self, cls: type) -> bool:
        """Is it a class of the person's own?"""
        name = module_of(cls)
        if not isinstance(name, str):
            return False
        if name in self._known:
            return self._known[name]
        file = _file_of(name)
        if file is None and name not in sys.modules:    # by the code of its functions, then
            return self._any_is_own(_files_of_code(cls))
        # a script from standard input or -c has no file
        found = name in (MAIN, '__mp_main__') if file is None else self._is_own(file)
        self._known[name] = found
        return found

    def _any_is_own(self, files: Iterable[str]) -> bool:
        return any(map(self._is_own, files))

    def _is_own(self, file: str) -> bool:
        if file.startswith('<'):                        # frozen, generated
            return False
        for path in {os.path.abspath(file), os.path.realpath(file)}:
            if path.startswith(self._others) or set(_INSTALLED) & set(path.split(os.sep)):
                return False
        return True


def _file_of(module: str) -> str | None:
    file = contents(module).get('__file__')
    return file if type(file) is str else None


def _files_of_code(cls: type) -> list[str]:
    return [value.__code__.co_filename for value in list(namespace_of(cls).values())
            if type(value) is types.FunctionType]
