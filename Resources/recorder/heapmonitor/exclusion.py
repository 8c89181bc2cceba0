"""A lock of ours that nobody finds: eventlet replaces each RLock that the collector shows."""
from __future__ import annotations

from _thread import get_ident
from time import sleep

PAUSE = 0.0005          # seconds between two looks whether another thread has let go


class Exclusion:
    """One thread at a time, which may enter again; also from a signal's handler.

    The holder is known by one entry of a dict, made by one call into C: so there is no moment
    in which the lock is taken and its owner is not known yet.
    """

    def __init__(self) -> None:
        self._held: dict[int, list[int]] = {}       # 0: as often as entered, the thread

    def acquire(self, wait: bool = True) -> bool:
        """Enter; if another thread is in and `wait` is false, say False."""
        me = get_ident()
        mine = [me]
        while True:
            held = self._held.setdefault(0, mine)
            if held is mine:
                return True
            if held[0] == me:
                held.append(me)
                return True
            if not wait:
                return False
            sleep(PAUSE)

    def release(self) -> None:
        """Leave once."""
        held = self._held[0]
        if len(held) > 1:
            held.pop()
        else:
            del self._held[0]

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()
