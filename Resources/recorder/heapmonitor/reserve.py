"""Room for what is done at the end of a program that has run out of memory."""
from __future__ import annotations

# Of the limit; a capture takes up to a sixth of what small objects take, and some MB for itself
_SHARE = 7
_LEAST = 16 << 20
_MOST_SHARE = 3


class Reserve:
    """Address space that is put aside where a limit on it may end the program.

    Nothing touches it, so it takes no memory; but what there is for the program ends earlier.
    """

    def __init__(self) -> None:
        limit = limit_of_memory()
        self._room = b''
        if limit is not None:
            try:
                self._room = bytes(min(limit // _SHARE + _LEAST, limit // _MOST_SHARE))
            except MemoryError:
                pass

    def release(self) -> None:
        """Give it back, and raise a limit that the user may raise, as far as that goes."""
        if not self._room:
            return
        self._room = b''
        try:
            import resource
            for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
                hard = resource.getrlimit(kind)[1]
                resource.setrlimit(kind, (hard, hard))
        except (ImportError, ValueError, OSError):
            pass


def limit_of_memory() -> int | None:
    """Of the address space, in bytes; None: there is none, or it is not known."""
    try:
        with open('/proc/self/limits', 'rb') as file:
            for line in file:
                if line.startswith(b'Max address space'):
                    return int(line.split()[3])
    except (OSError, ValueError, IndexError):       # 'unlimited'
        pass
    return None
