"""The record: what a reader wants to know years later, the third pickle of a dump.

One dict of builtin types.  Pympler reads two pickles and never sees it; a reader passes over
keys that it does not know.
"""
from __future__ import annotations

import os
import sys
import time

from .cpython import RELEASE
from .histories import rows_by_name
from .samples import told
from .version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict
    from .recorded import Recording
    Facts = Dict[str, Any]

EXACT, CONSTRUCTOR, SNAPSHOTS = 'exact', 'constructor', 'snapshots'     # how births are known

# What the first line of a record says, in this order; the others follow, see the README
_ORDER = ('heapmonitor', 'recorder', 'python', 'implementation', 'platform', 'command', 'pid',
          'started', 'duration', 'interval', 'ended', 'births', 'short_lived', 'short_lived_at',
          'living', 'unseen', 'holders', 'contents', 'samples', 'shared', 'snapshots', 'census',
          'notes')


def facts_of_process() -> Facts:
    """What is known of this process when its recording begins."""
    names = {'cpython': 'CPython', 'pypy': 'PyPy'}
    implementation = sys.implementation.name
    return {
        'python': RELEASE, 'implementation': names.get(implementation, implementation),
        'platform': _platform(), 'command': command(), 'pid': os.getpid(),
        'started': time.time(), 'interval': None, 'ended': 'running', 'notes': []}


def command() -> list[str]:
    """The command line; bytes that are not UTF-8 as ``\\xNN``."""
    arguments = getattr(sys, 'orig_argv', None) or [sys.executable or '', *getattr(sys, 'argv', ())]
    return [os.fsencode(argument).decode('utf-8', 'backslashreplace') for argument in arguments]


def _platform() -> str:
    # the module `platform` would be loaded into the program, and may start a process
    if not hasattr(os, 'uname'):
        return sys.platform
    system = os.uname()
    return f'{system.sysname}-{system.release}-{system.machine}'


def record_of(recording: Recording) -> Facts:
    """The record of a recording: its facts and the instances that no snapshot saw."""
    facts = {'heapmonitor': 1, 'recorder': VERSION, **recording.facts}
    facts['short_lived'] = _numbers(recording, recording.short_lived)
    if recording.living:
        facts['living'] = _numbers(recording, recording.living)
    facts['short_lived_at'] = _short_lived_at(recording)
    facts['snapshots'] = [['periodic' if taken.periodic else 'asked', taken.collections]
                          for taken in recording.snapshots]
    if recording.samples:
        facts['samples'] = told(recording, dict(rows_by_name(recording)))
    facts['shared'] = _shared(recording)
    if recording.types.at:
        facts['census'] = recording.types.record(
            [snapshot.timestamp for snapshot in recording.snapshots])
    return {**{key: facts[key] for key in _ORDER if key in facts},
            **{key: facts[key] for key in sorted(facts) if key not in _ORDER}}


def _shared(recording: Recording) -> list[list[Any]]:
    """``[[[type, way, objects, bytes, name, place, [[name, instances], …]], …], …]``.

    One list for each snapshot.  `name`, `place`: the registered name of the instance for which it
    counts, and its place in the name's list of the first pickle.  The instances are the others that
    lead to such objects; `way` is that of one of the first name there.
    """
    places = _places(recording, {shared[4] for taken in recording.snapshots
                                 for shared in taken.shared})
    return [[[kind, way, objects, size, _name(recording, recording.registered[row]), places[row],
              [[_name(recording, registered), count] for registered, count in classes]]
             for kind, way, objects, size, row, classes in taken.shared]
            for taken in recording.snapshots]


def _places(recording: Recording, rows: set[int]) -> dict[int, int]:
    """How many rows with the same registered name are before each of these."""
    found: dict[int, int] = {}
    reached: dict[str, tuple[int, int]] = {}    # name -> row up to which was counted, how many
    registered = recording.registered
    for row in sorted(rows):
        name = _name(recording, registered[row])
        first, count = reached.get(name, (1, 0))
        part = registered[first:row]
        count += sum([part.count(number) for number, (other, _) in enumerate(recording.names)
                      if other == name])
        found[row] = count
        reached[name] = row, count
    return found


def _name(recording: Recording, registered: int) -> str:
    return recording.names[registered][0] if registered >= 0 else ''


def _short_lived_at(recording: Recording) -> list[list[Any]]:
    """``[[registered name, [instances since the snapshot before, for each snapshot]], …]``."""
    found: dict[str, list[int]] = {}
    for registered in sorted(recording.short_lived_by_class()):
        totals = [taken.short_lived.get(registered, 0) for taken in recording.snapshots]
        counts = [total - before for before, total in zip([0, *totals], totals)]
        name = recording.names[registered][0]
        found[name] = [one + other for one, other in zip(found[name], counts)] \
            if name in found else counts
    return [[name, counts] for name, counts in found.items() if any(counts)]


def _numbers(recording: Recording, counts: dict[tuple[int, int], int]) -> list[list[Any]]:
    """``[[registered name, trace, instances], …]``."""
    return [[recording.names[registered][0], recording.traces[trace], count]
            for (registered, trace), count in sorted(counts.items()) if count]
