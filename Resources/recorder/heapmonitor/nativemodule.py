"""What the compiled part has: see native, which loads it."""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from typing import Any, Callable, Protocol
    Found = tuple[float, int, int, int, int]            # birth, kind, trace, row, flags
    # number, layout, bytes before, bytes of each with these or -1, __sizeof__ in C, route,
    # look, ways, kind of value
    Told = tuple[int, int, int, int, Any, int, Any, Any, int]

    class Native(Protocol):
        """What the module has.  Times are seconds since the recording began."""

        def configure(self, start: float, on_due: Callable[[], object] | None,
                      on_trace: Callable[[], int] | None,
                      on_class: Callable[[type], object] | None, /) -> None:
            """Begin a recording: take all hooks away and forget everything.

            `start` is what ``time.perf_counter()`` said.  An Exception in one of the functions is
            dropped; KeyboardInterrupt, SystemExit and the like reach the program.
            """

        def set_due(self, seconds: float, /) -> None:
            """Let the first birth after it call ``on_due()``, once, before its allocation."""

        def pause(self, paused: bool, /) -> None:
            """Pass over the births of this thread, not those of others."""

        def watch(self, cls: type, kind: int, flags: int, /) -> bool:
            """Hook a class, again if something overwrote its slots.  `flags`: TRACED, UNCOUNTED.

            False if its instances are not made or freed as those of class statements; if only
            their births cannot be seen, it can be watched with UNCOUNTED.
            """

        def distrust(self, base: type, /) -> bool:
            """The births of this type's subclasses cannot be seen: `watch` says False."""

        def unborn(self, cls: type, /) -> int:
            """How many instances were finalized whose birth nothing saw."""

        def unwatch(self, cls: type, /) -> None: ...

        def forget(self, address: int, /) -> None:
            """The class is gone; it is noticed without that, too."""

        def unhook_all(self) -> None: ...

        def watches_classes(self, watches: bool, /) -> None:
            """Call ``on_class(cls)`` whenever a class was made by calling its metaclass.

            Again: find metaclasses that extensions in C have made in the meantime, too.
            """

        def add(self, obj: object, kind: int, trace: int, birth: float, flags: int, /) -> bool:
            """Register an instance that lives already; False if it is known."""

        def find(self, address: int, /) -> Found | None: ...

        def remove(self, address: int, /) -> None:
            """Forget an instance without counting a death."""

        def missed(self, address: int, time: float, /) -> None:
            """An instance died unseen at `time`."""

        def living(self) -> tuple[bytes, bytes, bytes, bytes, bytes, bytes]:
            """Addresses (Q), births (d), kinds (I), traces (I), rows (I), flags (B)."""

        def assign(self, addresses: bytes, rows: bytes, /) -> None:
            """A snapshot has seen the instances at these addresses (Q): their rows (I)."""

        def deaths(self) -> tuple[bytes, bytes]:
            """Rows (I) and times (d) of instances with a row, since the last call."""

        def unseen(self) -> list[tuple[int, int, int]]:
            """Kind, trace and number of instances that died without a row, since the start."""

        def keep_short_lived(self, keep: bool, /) -> None: ...

        def short_lived(self) -> tuple[bytes, bytes, bytes, bytes, bytes]:
            """The same, each: addresses (Q), births, deaths (d), kinds, traces (I), drained."""

        def counts(self) -> tuple[int, int, int]:
            """Living, born by a hook, freed."""

        def instances(self, types: tuple[type, ...], /) -> list[object]:
            """Objects of exactly these types that the collector knows and did not finalize."""

        def census(self) -> list[tuple[type, int, int]]:
            """Type, number and flat bytes of all objects that the collector knows."""

        def sift(self, objects: list[object], earlier: int, time: float, /) -> tuple[
                bytes, list[object], tuple[bytes, bytes, bytes, bytes, bytes, list[object]],
                list[object], bytes]:
            """What a census has found: rows (I) and objects that have one, both in that order.

            Then new ones by birth: addresses (Q), births (d), kinds, traces (I), flags (B),
            objects.  Objects of whose address the table says something else, or nothing; and
            addresses (Q) in the table that were not found.  Those of the kind `earlier`, and
            those born after `time`, are left out.
            """

        def waiting(self) -> list[tuple[int, int, int]]:
            """Kind, trace and number of the living that have no row."""

        def measure_begin(self, judge: Callable[[type], int],
                          read: Callable[[Any], tuple[int, list[Any]] | None],
                          values: Callable[[object, int], int],
                          in_sizeof: bool, inside: bool, first_length: int, /) -> None:
            """Begin to measure as sizing.Sizer does.

            `judge` tells a policy for a type, `read` is the reader of READ, `values` tells the
            bytes of attributes of one that may have a built ``__dict__``.
            """

        def measure_apart(self, objects: list[Any], /) -> None:
            """These count as seen; the caller keeps them alive."""

        def measure_next(self, registered: int, /) -> None:
            """An instance of that class is measured from now on."""

        def measure_takes(self, obj: object, height: int, is_leaf: bool, /) -> bool: ...

        def measure_adds(self, size: int, /) -> None:
            """The object taken last has so many bytes more."""

        def measure_closure(self, objects: list[Any], height: int, /) -> int: ...

        def measure_all(self, objects: list[Any], numbers: bytes, registered: array[int], /
                        ) -> tuple[bytes, bytes]:
            """Flat sizes and sizes (q); -1 for None.  `numbers` (B): made before of its class.

            `registered` (I): their classes.
            """

        def measure_shared(self, least: int, /) -> list[
                tuple[Any, int, int, int, list[tuple[int, int]]]]:
            """What several instances lead to; see sharing.py."""

        def measure_end(self) -> None: ...

        def referrers(self, objects: list[Any], passed_over: list[Any], most: int, careful: bool,
                      /) -> list[tuple[Any, Any]]:
            """Referrers with the objects, at most so many pairs; with one look at all objects.

            `passed_over`: objects, or types of objects, that are not looked at.  `careful`: nor
            are tuples that another thread may be making.
            """

        def pickle_rows(self, rows: array[int], columns: tuple[array[Any], ...],
                        snapshots: list[tuple[float, array[int], array[int], array[int]]],
                        pieces: list[bytes], beginnings: list[bytes], basics: list[bytes],
                        stacks: list[bytes], labels: dict[int, str] | None, memoized: int,
                        last_birth: float, /) -> tuple[bytes, int, float]:
            """Opcodes of instances (see rowpickle), entries in the memo, birth of the last."""

        def heap_begin(self, judge: Callable[[type, Any], Told | None],
                       say: Callable[[Any], bytes], waiting: list[Any], places: memoryview,
                       modulus: int, text_head: int, counts_in_half: bool, /) -> None:
            """Begin to write a heap as heapwalk does.

            `judge` tells of a type, with one of its objects, how these are written, and keeps it;
            None: not at all.  `say` gives the text of a number.  `waiting` takes what is met for the first time.
            `places`, `modulus`: of heapseen.  `text_head`: bytes of a text beside its characters.
            `counts_in_half`: reference counts have 32 bits.
            """

        def heap_objects(self) -> list[Any]:
            """What the collector knows, without tuples."""

        def heap_mark(self, objects: list[Any], /) -> int:
            """These are met.  Those that are new, and no tuples, become the first so many."""

        def heap_of_types(self, objects: list[Any], types: bytes, /) -> list[Any]:
            """Those whose type has one of these addresses (Q)."""

        def heap_portion(self, objects: list[Any], start: int, most: int, /) -> tuple[
                int, int, int, bytes, int, bytes]:
            """Where the next block begins, when objects have more than `most` bytes; of this one
            numbers of objects and references, its content, number of values, and their content.

            Nothing else but the list refers to what is in it, beside the program.
            """

        def heap_prepare_names(self, probe: type, qualified_name: str, minor: int, /) -> bool:
            """Find out how names of attributes are read: see inside.h."""

        def heap_attributes(self, obj: Any, /) -> list[tuple[str, Any]] | None:
            """Names and values in their order; None where they are in a dictionary, or cannot be read."""

        def heap_checksum(self, part: array[int] | bytes, before: int = 0, /) -> int:
            """As ``zlib.crc32``; no other thread runs meanwhile."""

        def heap_end(self) -> None:
            """Let go of all."""

        def bytes_held(self) -> int: ...

        def state(self) -> dict[str, int]: ...

# flags of `watch`
TRACED = 1              # on_trace is called at each birth
UNCOUNTED = 2           # only deaths are seen
# routes of `heap_begin`: where references come from; see heaptypes.h
TRAVERSED, DICTIONARY, TOLD, TOLD_ALONE, BESIDE, INSIDE, EXACT = range(7)
# and what is written of the value
NO_VALUE, TEXT, BYTES, INTEGER, REAL, OTHER = range(6)
