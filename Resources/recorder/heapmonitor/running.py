"""The recorder of this process: the one that a launcher began, or made when first asked for."""
from __future__ import annotations

TYPE_CHECKING = False           # for checkers of types it is true, see pyproject.toml
if TYPE_CHECKING:
    from .recorder import Recorder

_recorder: Recorder | None = None


def recorder() -> Recorder:
    """The recorder that the functions of the package act on."""
    global _recorder
    if _recorder is None:
        from .recorder import Recorder
        _recorder = Recorder()
    return _recorder


def use(running: Recorder) -> Recorder:
    """Let `running` be that recorder from now on; returns it."""
    global _recorder
    _recorder = running
    return running
