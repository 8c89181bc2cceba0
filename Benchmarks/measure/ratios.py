"""heaphtml compared with its peers and with its limits."""

from dumps.shape import SIZES
from measure import budgets, words


def ratios(measured):
    """One column per dump: how much faster than the peers, and the used share of the limits."""
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
                "loading: time of `sha256sum`, at most 2×",
                lambda _, r, __: _held(
                    r["summary"].wall / r["sha256sum"].wall, budgets.TIMES_SHA256, words.times
                ),
            ),
            row(
                "report: time of `sha256sum`, at most 2×",
                lambda _, r, __: _held(
                    r["report"].wall / r["sha256sum"].wall, budgets.TIMES_SHA256, words.times
                ),
            ),
            row(
                "report: peak memory, share of 2 × dump + 60 MB",
                lambda _, r, size: _held(
                    r["report"].peak / budgets.memory(size), 1.0, words.percent
                ),
            ),
            row(
                "report: time budget",
                lambda name, _, __: words.seconds(budgets.SECONDS.get(name)),
            ),
            row(
                "report: share of the budget",
                lambda name, r, __: _of_budget(name, r["report"].wall),
            ),
        ],
    )


def _of_budget(name, wall):
    if name not in budgets.SECONDS:
        return "–"
    return _held(wall / budgets.SECONDS[name], 1.0, words.percent)


def _held(value, limit, written):
    """A value with a limit: bold if it is above the limit."""
    return written(value) if value <= limit else "**%s**" % written(value)
