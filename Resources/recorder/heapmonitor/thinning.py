"""Periodic snapshots of a long run: every second of the older ones goes when there are many."""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .recording import Recording

MOST = 60                       # periodic snapshots that are kept


def thin(recording: Recording) -> bool:
    """Drop periodic snapshots if there are too many; were there?

    Those that the program asked for stay, and those with a description.
    """
    periodic = [number for number, snapshot in enumerate(recording.snapshots)
                if snapshot.periodic and not snapshot.description]
    if len(periodic) <= MOST:
        return False
    for number in reversed(periodic[1:-1:2]):
        recording.drop_snapshot(number)
    recording.add_note('There were many periodic snapshots: every second of the older ones was '
                       'dropped, and the interval was doubled.')
    return True
