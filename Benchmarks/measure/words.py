"""Numbers as they are written in tables."""


def seconds(value):
    """Three figures, in a suitable unit."""
    if value is None:
        return "–"
    if value < 0.9995:
        return "%s ms" % _figures(value * 1000)
    return "%s s" % _figures(value)


def size(value):
    """Decimal units, as for sizes of files."""
    if value >= 999_500:
        return "%s MB" % _figures(value / 1e6)
    return "%s kB" % _figures(value / 1e3)


def times(value):
    return "%s×" % _figures(value)


def percent(value):
    return "%.0f %%" % (value * 100)


def count(value):
    return format(value, ",")


def _figures(value):
    if value >= 99.95:
        return format(round(value), ",")
    if value >= 9.995:
        return "%.1f" % value
    return "%.2f" % value


def table(header, rows):
    """A Markdown table; all columns but the first are aligned to the right."""
    marks = ["---"] + ["---:"] * (len(header) - 1)
    return "\n".join("| %s |" % " | ".join(row) for row in [header, marks, *rows]) + "\n"
