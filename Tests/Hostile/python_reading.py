"""What Python's own unpickler makes of a dump, in the form of heaphtml's JSON export.

The classes of the recorder become empty classes of the same names; nothing else is looked up, so that
nothing of the dump can run."""

from __future__ import annotations

import io
import math
import pickle
from typing import Any


class Refused(Exception):
    """Python reads it, but it is no dump."""


class Plain:
    """Stands for a class of the recorder."""


class Reader(pickle._Unpickler):  # type: ignore[name-defined,misc]
    """The unpickler in Python, which the other one is tested against."""

    def find_class(self, module: str, name: str) -> type:
        if module.split(".")[0] != "pympler":
            raise Refused("%s.%s" % (module, name))
        return CLASSES.setdefault((module, name), type(name, (Plain,), {"__module__": module}))


CLASSES: dict[tuple[str, str], type] = {}


def read(data: bytes) -> dict[str, Any]:
    """Instances, snapshots and totals; raises whatever is wrong with the dump."""
    stream = io.BytesIO(data)
    index, snapshots = Reader(stream).load(), Reader(stream).load()
    instances: list[dict[str, Any]] = []
    classes: dict[str, list[dict[str, Any]]] = {}
    for name, objects in index.items():
        read_objects = [instance(repaired(name) or "", each) for each in objects]
        instances += read_objects
        classes[repaired(name) or ""] = read_objects
    taken = [snapshot(each) for each in snapshots]
    taken.sort(key=lambda each: each["timestamp"])
    for each in taken:
        each["classes"] = {
            name: totals(objects, each["timestamp"]) for name, objects in classes.items()}
    if len({id(each) for objects in index.values() for each in objects}) < len(instances):
        raise Refused("an object is listed twice")
    return {"instances": instances, "snapshots": taken}


def totals(objects: list[dict[str, Any]], time: float) -> dict[str, int]:
    """As Pympler counts: of several sizes at one time, the last."""
    alive = total = 0
    for each in objects:
        if each["birth"] < time and (each["death"] is None or each["death"] > time):
            alive += 1
        sizes = [size["size"] for size in each["sizes"] if size["timestamp"] == time]
        total += sizes[-1] if sizes else 0
    return {"alive": alive, "total": total}


def instance(name: str, each: Any) -> dict[str, Any]:
    expect(each, "TrackedObject")
    trace = getattr(each, "trace", None)
    return {
        "class": name,
        "name": repaired(getattr(each, "name", None)),
        "repr": repaired(getattr(each, "repr", None)),
        "birth": seconds(each.birth),
        "death": None if getattr(each, "death", None) is None else seconds(each.death),
        "trace": [frame(part) for part in trace] if trace else None,
        "sizes": [dict(tree(sized), timestamp=seconds(time)) for time, sized in each.snapshots],
    }


def snapshot(each: Any) -> dict[str, Any]:
    expect(each, "Snapshot")
    return {
        "timestamp": seconds(each.timestamp),
        "description": repaired(getattr(each, "desc", None)) or "",
        "tracked_total": number(getattr(each, "tracked_total", 0)),
    }


def tree(each: Any) -> dict[str, Any]:
    expect(each, "Asized")
    return {
        "name": repaired(getattr(each, "name", None)), "size": number(each.size),
        "flat": number(each.flat), "referents": [tree(part) for part in getattr(each, "refs", ())],
    }


def frame(parts: Any) -> dict[str, Any]:
    file, line, function, source = parts[:4]
    joined = "".join(source or [])
    return {
        "file": repaired(file), "line": line, "function": repaired(function),
        "source": repaired(joined.strip()),
    }


def expect(each: Any, name: str) -> None:
    if type(each).__name__ != name:
        raise Refused("no %s" % name)


def number(value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value < 2**63:
        raise Refused("no number of bytes")
    return value


def seconds(value: Any) -> float:
    if not isinstance(value, (int, float)) or not math.isfinite(value):
        raise Refused("no time")
    return float(value)


def repaired(value: Any) -> str | None:
    """A text as the export writes it: what is no Unicode is replaced, nothing is null."""
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace") or None
