"""Something to do just after a fork, but not in the fork's own hooks.

Python 3.13 counts the threads of the process after the hooks of the parent have run, and
warns if there are several; 3.12 and 3.14 count them before.
"""
from __future__ import annotations

import sys

from .cpython import COUNTS_THREADS_LATE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Callable

_TOOLS = 4, 3           # numbers that no kind of tool has for itself


def when_forked(frame: FrameType | None, function: Callable[[], None]) -> None:
    """Call `function` once the fork that `frame` asked for is over in the parent."""
    if not (COUNTS_THREADS_LATE and frame is not None and _at_next_line(frame.f_code, function)):
        function()


def _at_next_line(code: CodeType, function: Callable[[], None]) -> bool:
    monitoring: Any = getattr(sys, 'monitoring')
    tool = next((tool for tool in _TOOLS if monitoring.get_tool(tool) is None), None)
    if tool is None:
        return False
    events = monitoring.events.LINE, monitoring.events.PY_RETURN, monitoring.events.PY_YIELD

    def went_on(*place: object) -> None:
        if monitoring.get_tool(tool) == __name__:
            monitoring.set_local_events(tool, code, 0)
            for event in events:
                monitoring.register_callback(tool, event, None)
            monitoring.free_tool_id(tool)
            function()
    monitoring.use_tool_id(tool, __name__)
    for event in events:
        monitoring.register_callback(tool, event, went_on)
    monitoring.set_local_events(tool, code, sum(events))
    return True
