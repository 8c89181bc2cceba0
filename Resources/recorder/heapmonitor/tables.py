"""Sizes, times and clipped text as Pympler's console prints them."""


def pretty_size(size, base=1024):
    """``'  1.50 KB'``: Pympler's units, which are powers of 1024."""
    degree = 0
    pattern = '%4d     %s'
    while size > base and degree < 5:
        pattern = '%7.2f %s'
        size = size / float(base)
        degree += 1
    return pattern % (size, ['B', 'KB', 'MB', 'GB', 'TB', 'EB'][degree])


def pretty_time(seconds):
    """``hh:mm:ss.ss``; nothing for None."""
    if seconds is None:
        return ''
    return '%02d:%02d:%05.2f' % (int(seconds / 3600), int(seconds / 60 % 60), seconds % 60)


def truncated(text, width, left=False):
    """One line of at most `width` characters."""
    text = str(text).replace('\n', '|')
    if len(text) <= width:
        return text
    return '...' + text[len(text) - width + 3:] if left else text[:width - 3] + '...'
