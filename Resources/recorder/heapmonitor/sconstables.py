"""The sizes that belong to SCons' ``--debug=count`` and ``--debug=objects``.

SCons counts an object in each class that has logged it, once for each constructor; here it
is in the most specialised class that is tracked, and only while it is alive.
"""
from __future__ import annotations

from .tables import pretty_size, truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO
    from .recorded import Recording

# The heads of SCons' own table, by the label of its memory statistics
INSTANTS = {
    'before reading SConscript files:': ('pre-', 'read'),
    'after reading SConscript files:': ('post-', 'read'),
    'before building targets:': ('pre-', 'build'),
    'after building targets:': ('post-', 'build'),
}


def print_counts(recording: Recording, out: TextIO) -> None:
    """Bytes of the living objects of each class at SCons' four instants."""
    taken = [(number, snapshot) for number, snapshot in enumerate(recording.snapshots)
             if snapshot.description in INSTANTS]
    totals = [_totals(recording, number) for number, _ in taken]
    heads = [INSTANTS[snapshot.description] for _, snapshot in taken]
    out.write('Object sizes:\n')
    for line in (0, 1):
        columns = ''.join(f' {head[line]:>12}' for head in heads)
        out.write(f'    {columns}   {"Class" if line else ""}\n')
    for name in sorted(set().union(*totals)):
        columns = ''.join(f' {pretty_size(total.get(name, 0)):>12}' for total in totals)
        out.write(f'    {columns}   {name}\n')


def print_objects(recording: Recording, out: TextIO) -> None:
    """Each object alive at the last snapshot with its bytes, the largest of a class first."""
    number = len(recording.snapshots) - 1
    objects: dict[str, list[tuple[int, int]]] = {}
    for row, size in _sizes(recording, number):
        objects.setdefault(_name(recording, row), []).append((size, row))
    out.write('Object sizes:\n')
    for name in sorted(objects):
        total = sum(size for size, _ in objects[name])
        out.write(f'\n{name}: {len(objects[name])}, {pretty_size(total).strip()}\n')
        for size, row in sorted(objects[name], key=lambda item: (-item[0], item[1])):
            out.write(f'    {pretty_size(size):>12} {recording.representation(row, number)}\n')


def print_classes(recording: Recording, out: TextIO) -> None:
    """Each tracked class at the last snapshot: instances, bytes in all, average; largest first."""
    number = len(recording.snapshots) - 1
    classes: dict[str, list[int]] = {}
    for row, size in _sizes(recording, number):
        classes.setdefault(_name(recording, row), []).append(size)
    if not classes:
        return
    out.write(f'{"Class":<40} {"Instances":>10} {"Size":>12} {"Average":>12}\n')
    for name, sizes in sorted(classes.items(), key=lambda item: (-sum(item[1]), item[0])):
        total = sum(sizes)
        out.write(f'{truncated(name, 40):<40} {len(sizes):>10} {pretty_size(total):>12} '
                  f'{pretty_size(total / len(sizes)):>12}\n')


def _totals(recording: Recording, number: int) -> dict[str, int]:
    totals: dict[str, int] = {}
    for row, size in _sizes(recording, number):
        name = _name(recording, row)
        totals[name] = totals.get(name, 0) + size
    return totals


def _sizes(recording: Recording, number: int) -> list[tuple[int, int]]:
    """``[(row, bytes)]`` of one snapshot."""
    if number < 0:
        return []
    snapshot = recording.snapshots[number]
    return list(zip(snapshot.rows, snapshot.sizes))


def _name(recording: Recording, row: int) -> str:
    return recording.names[recording.registered[row]][0]
