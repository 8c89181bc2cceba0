"""The results as tables of the document."""

from statistics import median


def captures(results):
    """`results`: {(interpreter, objects): {name: [Capture, …]}}; ratios are to heaphtml's median."""
    lines = [
        "| Python | objects | by | stands still | to ours | in all | file | runs |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (python, objects), taken in results.items():
        ours = [one.stood for one in taken.get("heaphtml", [])]
        for name, runs in taken.items():
            stood = median(one.stood for one in runs)
            lines.append("| %s | %s | %s | %.2f s | %s | %.2f s | %.1f MB | %d |" % (
                python, "{:,}".format(objects), name, stood, "%.1f×" % (stood / median(ours)) if ours else "–",
                median(one.wall for one in runs), median(one.size for one in runs) / 1e6, len(runs)))
    return "\n".join(lines)


def reports(results):
    """`results`: {(writer, objects): {command: [Cost, …]}}."""
    lines = [
        "| heap of | objects | command | wall | processor | peak memory | runs |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for (writer, objects), taken in results.items():
        for name, runs in taken.items():
            lines.append("| %s | %s | %s | %.2f s | %.2f s | %.0f MB | %d |" % (
                writer, "{:,}".format(objects), name, median(one.wall for one in runs),
                median(one.cpu for one in runs), median(one.peak for one in runs) / 1e6, len(runs)))
    return "\n".join(lines)
