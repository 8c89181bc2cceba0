"""Time against the size of the dump, both logarithmic, as an SVG for light and dark pages."""

import math
from typing import List, NamedTuple, Tuple

from measure import words

WIDTH, HEIGHT = 760, 430
LEFT, RIGHT, TOP, BOTTOM = 62, 190, 34, 46
#: Okabe and Ito's colours, darker or lighter for light or dark pages.
COLOURS = ("blue", "vermillion", "green", "purple", "grey")
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .small { font-size: 12px; fill: #57606a }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  .line { fill: none; stroke-width: 2 }
  .blue { --c: #0067a3 } .vermillion { --c: #b94a00 } .green { --c: #00734f }
  .purple { --c: #9c4a7d } .grey { --c: #57606a }
  .line { stroke: var(--c) } .dot { fill: var(--c) } .name { fill: var(--c) }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .small { fill: #9da7b1 } .grid { stroke: #3d444d }
    .blue { --c: #56b4e9 } .vermillion { --c: #f0883e } .green { --c: #35c299 }
    .purple { --c: #dd9cc4 } .grey { --c: #9da7b1 } .name { fill: var(--c) }
  }
"""


class Line(NamedTuple):
    """One subject: (bytes, seconds), in order of bytes."""

    title: str
    points: List[Tuple[float, float]]


class Scale:
    """A logarithmic axis from one power of ten to another, in pixels."""

    def __init__(self, values, low, high):
        self.first = math.floor(math.log10(min(values)) + 1e-9)
        self.last = max(math.ceil(math.log10(max(values)) - 1e-9), self.first + 1)
        self._low, self._high = low, high

    def place(self, value):
        part = (math.log10(value) - self.first) / (self.last - self.first)
        return self._low + part * (self._high - self._low)

    def ticks(self):
        return [10.0**power for power in range(self.first, self.last + 1)]


def chart(title, lines):
    """The SVG's text. Lines have their names at the end; names that would touch are moved apart."""
    across = Scale([x for line in lines for x, _ in line.points], LEFT, WIDTH - RIGHT)
    up = Scale([y for line in lines for _, y in line.points], HEIGHT - BOTTOM, TOP)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d"'
        ' role="img" aria-label="%s">' % (WIDTH, HEIGHT, WIDTH, HEIGHT, _escaped(title)),
        "<title>%s</title>" % _escaped(title),
        "<style>%s</style>" % STYLE,
        *_grid(across, up),
    ]
    ends = []
    for number, line in enumerate(lines):
        colour = COLOURS[number % len(COLOURS)]
        places = [(across.place(x), up.place(y)) for x, y in line.points]
        path = " ".join("%.1f,%.1f" % place for place in places)
        parts.append('<polyline class="line %s" points="%s"/>' % (colour, path))
        for (x, y), (size, seconds) in zip(places, line.points):
            parts.append(
                '<circle class="dot %s" cx="%.1f" cy="%.1f" r="3.5"><title>%s: %s, %s</title>'
                "</circle>"
                % (colour, x, y, _escaped(line.title), words.size(size), words.seconds(seconds))
            )
        ends.append((places[-1][1], colour, line.title))
    parts += [
        '<text class="name %s" x="%d" y="%.1f">%s</text>'
        % (colour, WIDTH - RIGHT + 10, y + 4, _escaped(name))
        for y, (_, colour, name) in zip(spread([y for y, _, _ in sorted(ends)], 17), sorted(ends))
    ]
    return "\n".join(parts) + "\n</svg>\n"


def spread(places, distance):
    """Ascending `places`, moved down as little as keeps them `distance` apart, none past the end
    of the plot by more than its neighbours need."""
    result = []
    for place in places:
        result.append(max(place, result[-1] + distance) if result else place)
    return result


def _grid(across, up):
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM
    for tick in up.ticks():
        y = up.place(tick)
        yield '<path class="grid" d="M%d %.1fH%d"/>' % (left, y, right)
        yield '<text class="small" text-anchor="end" x="%d" y="%.1f">%s</text>' % (
            left - 8,
            y + 4,
            _time(tick),
        )
    for tick in across.ticks():
        x = across.place(tick)
        yield '<path class="grid" d="M%.1f %dV%d"/>' % (x, top, bottom)
        yield '<text class="small" text-anchor="middle" x="%.1f" y="%d">%s</text>' % (
            x,
            bottom + 18,
            "%g MB" % (tick / 1e6),
        )
    yield '<text class="small" x="%d" y="%d">wall clock</text>' % (left - 54, top - 16)
    yield '<text class="small" text-anchor="end" x="%d" y="%d">size of the dump</text>' % (
        right,
        bottom + 36,
    )


def _time(seconds):
    return "%g s" % seconds if seconds >= 1 else "%g ms" % (seconds * 1000)


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
