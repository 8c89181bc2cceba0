"""A program whose classes have names that mean something to Markdown, XML, JSON, metrics, logs and
terminals. One of them is never freed, and every instance is made in `make`."""

from pympler.classtracker import ClassTracker

LEAKING = "@octocat <b>x</b> | [y](http://e.example) `z` www.e.example #12 !3 _i_"
NAMES = [
    LEAKING,
    "<script>alert(1)</script>",
    "| a | b |",
    "`x` ``y``",
    "@someone/team",
    "#12 !34 ~bug %5 $6 &7",
    "http://evil.example/x",
    "[x](javascript:alert(1))",
    "![i](http://evil.example/i.png)",
    "::error::x",
    "##[group]x",
    "a\nb\r\n# EOF\nheaphtml_findings 99\n",
    '"}',
    'back\\slash\\',
    "]]>",
    "<!-- x",
    "\x1b[31mred\x07",
    "\u202egnp.exe",
    "&amp; &#64;",
    "=1+1",
    "nul\x00",
    "caf\u00e9 \U0001F600 \u4e2d",
    "n" * 4000,
    "",
    " ",
    "..",
    "/close",
    "a\\x1bb",
    "a\x1bb",
    "\ufffe\uffff",
    "mod.f.<locals>.C",
]


class Thing:
    def __init__(self, number):
        self.text = "text %d" % number * 20


def make(kind, number):
    return kind(number)


def main():
    tracker = ClassTracker()
    kinds = []
    for name in NAMES:
        kind = type(LEAKING if name == LEAKING else "Kind", (Thing,), {})
        tracker.track_class(kind, name=name, resolution_level=1, trace=True)
        kinds.append(kind)
    tracker.create_snapshot("start")
    kept = []
    for turn in range(8):
        passing = [make(kind, turn) for kind in kinds[1:] for _ in range(3)]
        kept += [make(kinds[0], number) for number in range(40)]
        tracker.create_snapshot("after | turn `%d` @octocat" % turn)
        del passing
    tracker.stats.dump_stats("heap.dat")


if __name__ == "__main__":
    main()
