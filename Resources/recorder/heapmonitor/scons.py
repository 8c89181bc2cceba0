"""A real, unmodified SCons with its memory recorded: what ``scons-hm`` was in 2008.

    python -m heapmonitor.scons [scons arguments]

--debug=heapmonitor     track SCons' own classes, print a summary at the end
--debug=memory          snapshots before and after reading and building, and a table
--debug=count, =objects sizes of the objects that SCons counts or lists, and by class
--debug=garbage         print reference cycles; --garbage=FILE writes them as a graph
--heapprofile=FILE      write the dump there (or to ``dump`` of HEAPHTML_OPTIONS)

All other arguments go to SCons as they are.
"""
from __future__ import annotations

import io
import os
import sys

from . import console, garbage, sconstables
from .options import GARBAGE, OPTIONS, RECORD, ClassSpec, Options, UsageError
from .sconsclasses import specs
from .sconsoptions import SConsOptions
from .session import Session
from .startup import leave

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Sequence

LABELS_END = ':'        # SCons says 'before reading SConscript files:'


class SConsSession(Session):
    """Takes snapshots where SCons takes its memory statistics; prints where it prints."""

    def __init__(self, options: Options, wanted: SConsOptions) -> None:
        self.wanted = wanted
        super().__init__(options, options.dump)
        if wanted.debugs('memory'):
            self.recorder.measure_all()
        if wanted.debugs('garbage') and not options.garbage:
            garbage.start()
        if options.dump and (wanted.debugs('garbage') or options.garbage):
            self.graphs.append(options.dump + GARBAGE)      # for the report
        self._text = ''
        self.scons_goes_on = False      # will it print more after the end of the recording?
        self.at_end.append(self._compose)

    def _hand_over(self, recorded: bool) -> None:
        """Nobody else will record; and a class that this SCons lacks is nothing to tell."""

    def _compose(self) -> None:
        """The tables, at the end of the recording."""
        recording, wanted, out = self.recorder.recording, self.wanted, io.StringIO()
        if wanted.debugs('memory'):
            console.print_snapshots(recording, out)
        if wanted.debugs('heapmonitor'):
            console.print_summary(recording, out)
        if wanted.debugs('garbage'):
            garbage.print_garbage(out)
        if wanted.debugs('count'):
            sconstables.print_counts(recording, out)
        if wanted.debugs('objects'):
            sconstables.print_objects(recording, out)
        if wanted.counts() or wanted.debugs('memory') and not wanted.debugs('heapmonitor'):
            sconstables.print_classes(recording, out)
        self._text = out.getvalue()
        if not self.scons_goes_on:
            self.print_tables()

    def print_tables(self) -> None:
        """After all that SCons prints, which stays as it is."""
        text, self._text = self._text, ''
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except (OSError, ValueError):   # standard output is closed; the dump is written
            pass


def hook_memory_statistics(session: SConsSession, main: Any) -> None:
    """SCons calls ``memory_stats.append(label)`` four times and ``print_stats()`` once."""
    statistics = main.memory_stats
    enable = statistics.enable
    if not hasattr(statistics, 'enabled'):      # before SCons 4.6
        statistics.enabled = False

    def append(label: str) -> None:
        if statistics.enabled:
            statistics.do_append(label)         # for --debug=json
        if session.wanted.takes_four():
            session.recorder.create_snapshot(label)

    def print_stats() -> None:
        if statistics.enabled:
            statistics.do_print()               # SCons' own lines
        session.scons_goes_on = True
        session.finish('after building targets' + LABELS_END)

    def enable_recorded(outfp: Any) -> None:
        enable(outfp)
        statistics.enabled = True
        session.recorder.measure_all()
        session.wanted.add_debug('memory')      # from an SConstruct: SetOption('debug', …)
        statistics.append, statistics.print_stats = append, print_stats
    statistics.append, statistics.print_stats = append, print_stats
    statistics.enable = enable_recorded


def run_recorded(session: SConsSession, arguments: Sequence[str]) -> None:
    """Run SCons in this process; it ends with ``sys.exit``."""
    try:
        import SCons
    except ImportError:
        session.abandon()
        sys.exit(f'heapmonitor: this Python ({sys.executable}) has no SCons; pip install scons')
    import heapmonitor
    # so that an SConstruct can `import SCons.Heapmonitor`, as in 2008
    sys.modules['SCons.Heapmonitor'] = SCons.Heapmonitor = heapmonitor
    import SCons.Script.Main as main
    hook_memory_statistics(session, main)
    sys.argv = ['scons', *arguments]
    try:
        main.main()
    finally:
        session.print_tables()


def main(arguments: Sequence[str]) -> None:
    """Set up the recording and hand over to SCons."""
    try:
        options = Options.from_environment()
    except UsageError as error:
        sys.stderr.write(f'heapmonitor: {error}\n')
        sys.exit(64)
    for name in (RECORD, OPTIONS):              # not for the tools that SCons starts
        os.environ.pop(name, None)
    leave()
    wanted = SConsOptions(arguments)
    classes = specs(options) if wanted.tracks() else []
    options = options.with_more(wanted.heapprofile, wanted.garbage, not wanted.takes_four(),
                                map(ClassSpec, classes))
    run_recorded(SConsSession(options, wanted), wanted.arguments)


if __name__ == '__main__':
    if sys.path and sys.path[0] in ('', os.getcwd()):
        del sys.path[0]                         # put there by -m; scons does not have it
    main(sys.argv[1:])
