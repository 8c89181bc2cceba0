"""How cost grows if one quantity of the dump grows and all others stay the same."""

from dumps.shape import SERIES, series_name
from measure import words


def series(measured):
    """How processor time grows if one quantity grows."""
    header = ["", "", "dump", "summary", "report", "peak memory", "dump", "summary", "report"]
    rows = []
    for quantity, steps in SERIES.items():
        before = None
        for amount, _ in steps:
            entry = measured.get(series_name(quantity, amount))
            if entry is None:
                continue
            rows.append(_series_row(quantity if before is None else "", amount, entry, before))
            before = entry
    return words.table(header, rows)


def _series_row(title, amount, entry, before):
    summary, report = entry.results["summary"], entry.results["report"]
    row = [
        title,
        words.count(amount),
        words.size(entry.size),
        words.seconds(summary.cpu),
        words.seconds(report.cpu),
        words.size(report.peak),
    ]
    if before is None:
        return row + ["", "", ""]
    return row + [
        words.times(entry.size / before.size),
        words.times(summary.cpu / before.results["summary"].cpu),
        words.times(report.cpu / before.results["report"].cpu),
    ]


def quadratic(measured):
    """The case in which the peer's cost grows with the square: names of referents in one class."""
    rows, before = [], None
    for amount, _ in SERIES["names"]:
        entry = measured.get(series_name("names", amount))
        if entry is None or "htmlstats" not in entry.results:
            continue
        peer, own = entry.results["htmlstats"].cpu, entry.results["report"].cpu
        growth = ["", ""]
        if before is not None:
            growth = [words.times(now / then) for now, then in zip((peer, own), before)]
        times = [words.seconds(peer), growth[0], words.seconds(own), growth[1]]
        rows.append([words.count(amount), words.size(entry.size), *times])
        before = peer, own
    header = ["names", "dump", "`HtmlStats`", "growth", "`heaphtml DUMP -o DIR`", "growth"]
    return words.table(header, rows)
