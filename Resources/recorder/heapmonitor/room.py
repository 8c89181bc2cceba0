"""Is there room for a heap as it is?  Whoever waits for it compresses it when the program goes on already."""
from __future__ import annotations

import os

_TIMES = 3                      # the process' own memory: most heaps take much less


def has_room(folder: str) -> bool:
    """May a heap of this process be written there without compressing it?"""
    try:
        with open('/proc/self/statm', 'rb') as file:
            pages = int(file.read().split()[1])
        found = os.statvfs(folder)
        return found.f_bavail * found.f_frsize > _TIMES * pages * os.sysconf('SC_PAGESIZE')
    except (OSError, ValueError, IndexError):
        return False
