"""What has been recorded, as text: the tables of Pympler's console and of 2008."""
from __future__ import annotations

from .lookalikes import as_pympler
from .tables import pretty_size, pretty_time, truncated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterable, TextIO
    from .lookalikes import Asized, TrackedObject
    from .recorded import Recording, SizedSnapshot

_SMALLEST_SHARE = 0.1           # percent; smaller referents are not printed


def print_stats(recording: Recording, out: TextIO, clsname: str | None = None,
                limit: float | None = None) -> None:
    """Each tracked instance: lifetime, and its size at each snapshot.

    `clsname`: only those with this in their name.  `limit`: a number of them, or a share below 1.
    """
    index, snapshots = as_pympler(recording)
    peak = max(snapshots, key=lambda s: s.tracked_total).timestamp if snapshots else None

    def order(item: tuple[str, TrackedObject]) -> tuple[str, int, float]:
        name, instance = item
        at_peak = [asized.size for time, asized in instance.snapshots if time == peak]
        return name, -(at_peak[-1] if at_peak else 0), instance.birth
    found = sorted(((name, instance) for name, instances in index.items()
                    for instance in instances if clsname is None or clsname in name), key=order)
    if limit is not None:
        found = found[:int(limit if limit >= 1 else len(found) * limit)]
    for _, instance in found:
        _print_instance(instance, out)


def _print_instance(instance: TrackedObject, out: TextIO) -> None:
    name = truncated(instance.name, 32, left=True)
    where = '( free )  ' if instance.death is not None else f'0x{instance.id:08x}'
    out.write(f'{name:<32} {where} {truncated(instance.repr, 35):<35}\n')
    for file, line, function, source, _ in instance.trace or ():
        for text in source or ():
            out.write(f'    {text.strip()}\n')
        out.write(f'  {file}:{line:4d} in {function}\n')
    for time, asized in instance.snapshots:
        out.write(f'  {pretty_time(time):<30} {pretty_size(asized.size)}\n')
        _print_referents(asized.refs, asized.size, out)
    if instance.death is not None:
        out.write(f'  {pretty_time(instance.death):<30} finalize\n')


def _print_referents(referents: Iterable[Asized], total: int, out: TextIO,
                     prefix: str = '    ', level: int = 1) -> None:
    # Pympler sorts and then reverses: what is equal is reversed, too
    for referent in reversed(sorted(referents, key=lambda r: r.size)):
        share = referent.size * 100.0 / total if total else 0
        if referent.size > 0 and share > _SMALLEST_SHARE:
            name = truncated(prefix + str(referent.name), 50)
            out.write(f'{name:<50} {pretty_size(referent.size):<14} {int(share):3d}% [{level}]\n')
            _print_referents(referent.refs, total, out, prefix + '  ', level + 1)


def _measured(snapshot: SizedSnapshot) -> str:
    return pretty_size(snapshot.asizeof_total) if snapshot.asizeof_total else '-'


def print_summary(recording: Recording, out: TextIO) -> None:
    """Per snapshot and class: instances, bytes, average, share of the process."""
    out.write('---- SUMMARY ' + '-' * 66 + '\n')
    per_snapshot = _class_totals(recording)
    for snapshot, totals in zip(recording.snapshots, per_snapshot):
        description, measured = truncated(snapshot.description, 35), _measured(snapshot)
        out.write(f'{description:<35} {"active":>11} {measured:>12} {"average":>12} {"pct":>5}\n')
        memory = snapshot.memory
        process = memory['vsz'] if memory['available'] else \
            snapshot.asizeof_total or snapshot.tracked_total
        for name in sorted(totals):
            total, active = totals[name]
            average = pretty_size(total / active if active else 0)
            share = int(total * 100.0 / process) if process else 0
            out.write(f'  {truncated(name, 33):<33} {active:11d} {pretty_size(total):>12} '
                      f'{average:>12} {share:4d}%\n')
    out.write('-' * 79 + '\n')


def _class_totals(recording: Recording) -> list[dict[str, list[int]]]:
    """For each snapshot ``{registered name: [bytes, instances alive]}``."""
    rows = recording.rows()
    names = {row: recording.names[recording.registered[row]][0] for row in rows}
    found: list[dict[str, list[int]]] = []
    for snapshot in recording.snapshots:
        totals = {name: [0, 0] for name in names.values()}
        for row, size in zip(snapshot.rows, snapshot.sizes):
            totals[names[row]][0] += size
        time = snapshot.timestamp
        for row in rows:
            death = recording.death[row]
            if recording.birth[row] < time and (death < 0 or death > time):
                totals[names[row]][1] += 1
        found.append(totals)
    return found


def print_snapshots(recording: Recording, out: TextIO) -> None:
    """One line a snapshot: the process' virtual size, all measurable, all tracked."""
    lines = [('Snapshot Label', 'Virtual Total', 'Measurable', 'Tracked Total')]
    lines += [(snapshot.description or pretty_time(snapshot.timestamp),
               pretty_size(snapshot.memory['vsz']), _measured(snapshot),
               pretty_size(snapshot.tracked_total)) for snapshot in recording.snapshots]
    for label, virtual, measurable, tracked in lines:
        out.write(f'{label:<32} {virtual:>15} ({measurable:>11}) {tracked:>15}\n')
