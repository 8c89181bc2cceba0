"""SCons' command line with the options that ``scons-hm`` added in 2008."""
from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import MutableMapping, Sequence

OURS = ('heapmonitor', 'garbage')       # values of --debug that SCons does not know


class SConsOptions:
    """What of ``--debug``, ``--garbage`` and ``--heapprofile`` was asked for."""

    def __init__(self, arguments: Sequence[str],
                 environ: MutableMapping[str, str] = os.environ) -> None:
        self._debug: set[str] = set()
        self.heapprofile: str | None = None
        self.garbage: str | None = None
        if environ.get('SCONSFLAGS'):   # first: what the arguments say goes before it
            environ['SCONSFLAGS'] = ' '.join(self._parse(environ['SCONSFLAGS'].split()))
        self.arguments = self._parse(list(arguments))   # for SCons

    def debugs(self, value: str) -> bool:
        """Was ``--debug=value`` given?"""
        return value in self._debug

    def tracks(self) -> bool:
        """Are SCons' own classes of interest?"""
        return self.debugs('heapmonitor') or self.counts()

    def counts(self) -> bool:
        """Does SCons itself count or list objects?"""
        return self.debugs('count') or self.debugs('objects')

    def takes_four(self) -> bool:
        """Is there a snapshot at each of SCons' four instants?"""
        return self.debugs('memory') or self.debugs('count')

    def add_debug(self, value: str) -> None:
        """As ``--debug=value``: from an SConstruct, with SetOption."""
        self._debug.add(value)

    def _parse(self, arguments: list[str]) -> list[str]:
        """`arguments` without what is ours; the others unchanged."""
        kept: list[str] = []
        while arguments:
            argument = arguments.pop(0)
            if argument == '--':
                return kept + [argument] + arguments
            name, equals, value = argument.partition('=')
            if name in ('--debug', '--garbage', '--heapprofile'):
                if not equals:
                    if not arguments:
                        kept.append(argument)   # SCons says what is missing
                        continue
                    value = arguments.pop(0)
                if name == '--debug':
                    kept += self._without_ours(value)
                elif name == '--garbage':
                    self.garbage = os.path.abspath(value)
                else:
                    self.heapprofile = os.path.abspath(value)
            else:
                kept.append(argument)
        return kept

    def _without_ours(self, values: str) -> list[str]:
        """The option with the values that SCons knows, if there are any."""
        kept = []
        for value in values.split(','):
            self._debug.add(value)
            if value not in OURS:
                kept.append(value)
        return ['--debug=' + ','.join(kept)] if kept else []
