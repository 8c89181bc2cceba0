"""Strongly connected components: which objects keep each other alive."""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, Mapping, Sequence
    Successors = Mapping[int, Sequence[int]]


def components(successors: Successors) -> list[list[int]]:
    """Tarjan's algorithm without recursion: lists of the keys of ``{node: successors}``."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    on_stack: set[int] = set()
    stack: list[int] = []
    found: list[list[int]] = []
    for root in successors:
        if root in order:
            continue
        work = [_enter(root, successors, order, low, stack, on_stack)]
        while work:
            node, remaining = work[-1]
            for successor in remaining:
                if successor not in order:
                    work.append(_enter(successor, successors, order, low, stack, on_stack))
                    break
                if successor in on_stack:
                    low[node] = min(low[node], order[successor])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == order[node]:
                    found.append(_leave(node, stack, on_stack))
    return found


def _enter(node: int, successors: Successors, order: dict[int, int], low: dict[int, int],
           stack: list[int], on_stack: set[int]) -> tuple[int, Iterator[int]]:
    order[node] = low[node] = len(order)
    stack.append(node)
    on_stack.add(node)
    return node, iter(successors[node])


def _leave(node: int, stack: list[int], on_stack: set[int]) -> list[int]:
    component = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        component.append(member)
        if member == node:
            return component


def in_cycles(successors: Successors) -> list[list[int]]:
    """The components that are cycles: more than one object, or one that refers to itself."""
    return [component for component in components(successors)
            if len(component) > 1 or component[0] in successors[component[0]]]
