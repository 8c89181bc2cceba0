"""What is to be done at the first birth after an instant: snapshots, beats of the journal."""
from __future__ import annotations

from .traces import NEVER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable


class Dues:
    """Several functions with an instant each, and one alarm for the earliest."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.set_due: Callable[[float], None] = lambda seconds: None    # the backend's alarm
        self._dues: dict[str, tuple[float, Callable[[], None]]] = {}

    def at(self, name: str, due: float, take: Callable[[], None]) -> None:
        """Call `take` at the first birth after `due` seconds, once."""
        self._dues[name] = due, take
        self._arm()

    def fire(self) -> None:
        """A birth has come after the earliest instant."""
        now = self._now()
        for name, (due, take) in self._dues.copy().items():
            if due <= now:
                self._dues[name] = NEVER, take
                take()
        self._arm()

    def _arm(self) -> None:
        self.set_due(min([due for due, _ in list(self._dues.values())], default=NEVER))
