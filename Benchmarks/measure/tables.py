"""The tables of BENCHMARKS.md and the small one of the README, from measured values."""

from dumps.shape import SERIES, SIZES, series_name
from measure import budgets, words

REFERENTS = {"none": "", "attributes": ", referents two levels deep"}


def described(shape):
    traces = " and traces" if shape.traces else ""
    return "%s objects, %d snapshots%s%s" % (
        words.count(shape.objects),
        shape.snapshots,
        REFERENTS[shape.referents],
        traces,
    )


def machine_list(machine):
    return "".join("- %s: %s\n" % (what, which) for what, which in machine.items())


def costs(subjects, measured):
    """A table for each dump: what every subject took."""
    header = ["", "wall", "in it", "processor", "peak memory", "written", "files", "runs"]
    parts = []
    for name, shape in SIZES.items():
        if name not in measured:
            continue
        of_dump = measured[name]
        rows = [
            _costs_row(subject.title, of_dump.results[subject.key])
            for subject in subjects
            if subject.key in of_dump.results
        ]
        title = "**%s**: %s, %s; load before %.1f" % (
            name,
            described(shape),
            words.size(of_dump.size),
            of_dump.load,
        )
        parts.append("%s\n\n%s" % (title, words.table(header, rows)))
    return "\n".join(parts)


def _costs_row(title, result):
    return [
        title,
        words.seconds(result.wall),
        words.seconds(result.inner),
        words.seconds(result.cpu),
        words.size(result.peak),
        words.size(result.written) if result.files else "–",
        words.count(result.files) if result.files else "–",
        str(result.runs),
    ]


def ratios(measured):
    """One column a dump: how often faster than the peers, and what of the limits is used."""
    names = [name for name in SIZES if name in measured]

    def row(title, cell):
        return [title] + [cell(name, measured[name].results, measured[name].size) for name in names]

    return words.table(
        ["", *names],
        [
            row(
                "loading: faster than `pickle.load`, collector off",
                lambda _, r, __: words.times(r["pickle-off"].inner / r["summary"].wall),
            ),
            row(
                "loading: faster than `pickle.load`, collector on",
                lambda _, r, __: words.times(r["pickle-on"].inner / r["summary"].wall),
            ),
            row(
                "report: faster than `HtmlStats`",
                lambda _, r, __: words.times(r["htmlstats"].wall / r["report"].wall),
            ),
            row(
                "report with all instances: faster than `HtmlStats`",
                lambda _, r, __: words.times(r["htmlstats"].wall / r["all"].wall),
            ),
            row(
                "report: less memory than `HtmlStats`",
                lambda _, r, __: words.times(r["htmlstats"].peak / r["report"].peak),
            ),
            row(
                "report: time of `sha256sum`, at most 2×",
                lambda _, r, __: _held(
                    r["report"].wall / r["sha256sum"].wall, budgets.TIMES_SHA256, words.times
                ),
            ),
            row(
                "report: peak memory, of 2 × dump + 60 MB",
                lambda _, r, size: _held(
                    r["report"].peak / budgets.memory(size), 1.0, words.percent
                ),
            ),
            row("report: budget", lambda name, _, __: words.seconds(budgets.SECONDS.get(name))),
            row(
                "report: of the budget",
                lambda name, r, __: _of_budget(name, r["report"].wall),
            ),
        ],
    )


def _of_budget(name, wall):
    if name not in budgets.SECONDS:
        return "–"
    return _held(wall / budgets.SECONDS[name], 1.0, words.percent)


def _held(value, limit, written):
    """A value that has a limit: bold when it is above."""
    return written(value) if value <= limit else "**%s**" % written(value)


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


def short(measured):
    """The README's: a dump a row."""
    rows = []
    for name, shape in SIZES.items():
        if name not in measured:
            continue
        results, size = measured[name].results, measured[name].size
        peer, own = results["htmlstats"], results["report"]
        rows.append(
            [
                described(shape),
                words.size(size),
                "%s, %s" % (words.seconds(peer.wall), words.size(peer.peak)),
                "%s, %s" % (words.seconds(own.wall), words.size(own.peak)),
                words.times(peer.wall / own.wall),
                words.times(results["pickle-on"].inner / results["summary"].wall),
            ]
        )
    header = ["dump", "size", "`HtmlStats`", "heaphtml", "faster", "than `pickle.load`"]
    return words.table(header, rows)
