"""Local variables of a function while its program goes on, which must not notice."""
from __future__ import annotations

import gc

from .cpython import PROXY_LOCALS
from .heaplocals import local_variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

# What gives a function a dict of its variables. Before 3.13 to ask the frame brings that dict up to date.
_GIVE_DICT = frozenset(('locals', 'vars', 'dir', 'eval', 'exec'))


def variables_in_passing(frame: FrameType) -> list[tuple[str | None, Any]]:
    """``[(name or None, value)]`` of a function's frame; not all where names are missing."""
    if PROXY_LOCALS or _GIVE_DICT.isdisjoint(frame.f_code.co_names):
        return [*local_variables(frame)]
    return [(None, value) for value in gc.get_referents(frame)]


def label(name: str | None, frame: FrameType) -> str:
    """What a variable is called in a way."""
    function = frame.f_code.co_name
    return f'<local variable {name} of {function}>' if name else f'<a local variable of {function}>'
