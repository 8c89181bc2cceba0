"""Sizes, times and clipped text as Pympler's console prints them."""
from __future__ import annotations


def pretty_size(size: float, base: int = 1024) -> str:
    """``'  1.50 KB'``: Pympler's units, which are powers of 1024."""
    degree = 0
    pattern = '%4d     %s'
    while size > base and degree < 5:
        pattern = '%7.2f %s'
        size = size / float(base)
        degree += 1
    return pattern % (size, ['B', 'KB', 'MB', 'GB', 'TB', 'EB'][degree])


def pretty_time(seconds: float | None) -> str:
    """``hh:mm:ss.ss``; nothing for None."""
    if seconds is None:
        return ''
    return f'{int(seconds / 3600):02d}:{int(seconds / 60 % 60):02d}:{seconds % 60:05.2f}'


def truncated(text: object, width: int, left: bool = False) -> str:
    """One line of at most `width` characters."""
    line = str(text).replace('\n', '|')
    if len(line) <= width:
        return line
    return '...' + line[len(line) - width + 3:] if left else line[:width - 3] + '...'
