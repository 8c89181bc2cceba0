"""Which rows are the first of their class: these have room for more attributes (3.11+)."""
from __future__ import annotations

from .inlinevalues import FIRST_LENGTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .recorded import Recording

MANY = FIRST_LENGTH             # from this one on no instance has more room than it needs


class FirstInstances:
    """Counts the instances of each class until there are many, snapshot by snapshot."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._next = 1                          # the first row not looked at
        self._made: dict[int, int] = {}         # kind -> instances
        self._numbers: dict[int, int] = {}      # row -> how many of its class were made before

    def numbers(self) -> dict[int, int]:
        """``{row: how many of its class were made before}`` of the first of each class."""
        recording, made = self._recording, self._made
        counted = recording.short_lived_by_class()
        for row in range(self._next, len(recording.flags)):
            kind = recording.kind[row]
            number = made.get(kind, 0)
            made[kind] = number + 1
            number += counted.get(recording.registered[row], 0)
            if number < MANY:
                self._numbers[row] = number
        self._next = len(recording.flags)
        return self._numbers
