"""Periodic snapshots of a long run: every second of the older ones goes when there are many."""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .recorded import Recording

MOST = 60                       # periodic snapshots that are kept
MOST_AUTOMATIC = 28             # where nobody chose an interval: about twenty of a run


def thin(recording: Recording, most: int = MOST) -> bool:
    """Drop periodic snapshots if there are too many; were there?

    Those that the program asked for stay, and those with a description.
    """
    periodic = [number for number, snapshot in enumerate(recording.snapshots)
                if snapshot.periodic and not snapshot.description]
    if len(periodic) <= most:
        return False
    for number in reversed(periodic[1:-1:2]):
        recording.drop_snapshot(number)
    if most == MOST_AUTOMATIC:          # nobody asked for an interval
        return True
    recording.add_note('There were many periodic snapshots: every second of the older ones was '
                       'dropped, and the interval was doubled.')
    return True
