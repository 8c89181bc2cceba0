"""What the recorder does when it fails itself: say so once, and let the program go on."""
from __future__ import annotations

import os

_complained = False


def complain(doing: str, error: BaseException) -> None:
    """One line on standard error, the first time only.

    Straight to the file descriptor: the program may have replaced or closed
    ``sys.stderr``, and its own writes must not be mixed into ours.
    """
    global _complained
    if _complained:
        return
    _complained = True
    note(f'recording failed while {doing}: {type(error).__name__}: {error}; '
         'the program continues without it')


def note(text: str) -> None:
    """One line about the recording itself (a class that was never found, …)."""
    try:
        os.write(2, f'heapmonitor: {text}'.replace('\n', ' ').encode('utf-8', 'replace') + b'\n')
    except OSError:             # standard error is closed: there is no place to say so
        pass
