"""How cost grows when one quantity of the dump does and all others stay."""

from dumps.shape import SERIES, series_name
from measure import words


def series(measured):
    """How processor time grows when one quantity does."""
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
    """Where the peer's cost grows with the square: names of referents in one class."""
    rows = []
    for amount, _ in SERIES["names"]:
        entry = measured.get(series_name("names", amount))
        if entry is None or "htmlstats" not in entry.results:
            continue
        peer, own = entry.results["htmlstats"], entry.results["report"]
        rows.append(
            [
                words.count(amount),
                words.size(entry.size),
                words.seconds(peer.wall),
                words.seconds(own.wall),
                words.times(peer.wall / own.wall),
            ]
        )
    header = ["names", "dump", "`HtmlStats`", "`heaphtml DUMP -o DIR`", "faster"]
    return words.table(header, rows)
