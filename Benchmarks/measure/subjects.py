"""What is measured on every dump: heaphtml's commands and other programs."""

import os
from typing import Callable, List, NamedTuple

PEERS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "peers")


class Places(NamedTuple):
    """Where things are: heaphtml, and a Python that has the peers."""

    program: str
    python: str


class Subject(NamedTuple):
    """`command(dump, folder)` gives the arguments of one run that may write into `folder`."""

    key: str
    title: str
    command: Callable[[str, str], List[str]]


def subjects(places):
    """All of them, in the order of a round and of a table."""

    def peer(script, *arguments):
        return [places.python, "-B", os.path.join(PEERS, script), *arguments]

    return [
        Subject("sha256sum", "`sha256sum DUMP`", lambda dump, _: ["sha256sum", dump]),
        Subject(
            "pickle-off",
            "`pickle.load`, collector off",
            lambda dump, _: peer("pickle_load.py", "off", dump),
        ),
        Subject(
            "pickle-on",
            "`pickle.load`, collector on",
            lambda dump, _: peer("pickle_load.py", "on", dump),
        ),
        Subject(
            "htmlstats",
            "Pympler's `HtmlStats`",
            lambda dump, folder: peer("html_stats.py", dump, folder + "/heap.html"),
        ),
        *own_subjects(places),
        Subject(
            "png",
            "`heaphtml DUMP -o DIR --png`",
            lambda dump, folder: [places.program, dump, "-o", folder, "--png"],
        ),
        Subject(
            "all",
            "`heaphtml DUMP -o DIR --instances all`",
            lambda dump, folder: [places.program, dump, "-o", folder, "--instances", "all"],
        ),
    ]


def own_subjects(places):
    """The subjects that a series is measured with."""
    return [
        Subject(
            "summary",
            "`heaphtml summary DUMP`",
            lambda dump, _: [places.program, "summary", dump],
        ),
        Subject(
            "report",
            "`heaphtml DUMP -o DIR`",
            lambda dump, folder: [places.program, dump, "-o", folder],
        ),
    ]


def environment():
    """Only the part of the caller's environment that programs need."""
    keep = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return {**keep, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
