"""The cost of each subject: the long table of BENCHMARKS.md and the short one of the README."""

from dumps.shape import SIZES
from measure import words

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
    """One table per dump with the cost of every subject."""
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


def short(measured):
    """The README's table: one row per dump."""
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
    header = ["dump", "size", "`HtmlStats`", "heaphtml", "faster"]
    return words.table([*header, "reads faster than `pickle.load`"], rows)
