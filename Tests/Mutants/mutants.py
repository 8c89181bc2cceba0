"""Mistakes that somebody could make: for each one, a test has to fail.

A mutant is a piece of a source and what takes its place. The piece is searched for in all sources,
so a file may move; it must be there exactly once.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    name: str
    piece: str
    replacement: str
    #: Which tests run, as `swift test --filter` takes it: those that are near the mistake.
    tests: str


REPORT = "HeapStatisticsTests|PageGoldenTests"
FINDINGS = "HeapFindingsTests"
CONSOLE = "LimitTests|CommandGoldenTests"
CHECK = "HeapCheckTests|HeapReportTests.Check|HeapReportTests.Markdown"
COMPARISON = "HeapComparisonTests"

MUTANTS = [
    Mutant(
        "what is equal to a limit is over it",
        "measured.value > most",
        "measured.value >= most",
        CHECK,
    ),
    Mutant(
        "what grew as much as it may grew too much",
        "return change > Int128(most)",
        "return change >= Int128(most)",
        CHECK,
    ),
    Mutant(
        "a percentage of growth is one of a thousand",
        "change * Int128(percent.number.scale) * 100",
        "change * Int128(percent.number.scale) * 1000",
        CHECK,
    ),
    Mutant(
        "a pattern needs only match the beginning",
        "return parts[part...].allSatisfy { $0 == .anything }",
        "return true",
        CHECK,
    ),
    Mutant(
        "a name in Markdown may end its span of code",
        """.replacing("`", with: #"\\x60"#)""",
        "",
        CHECK,
    ),
    Mutant(
        "most of a change is in what moved the other way",
        "part.difference.signum() == whole.difference.signum() && !part.isNone",
        "!part.isNone",
        COMPARISON,
    ),
    Mutant(
        "a usual step is a change",
        "steps.firstIndex { $0 > noise }",
        "steps.firstIndex { $0 >= noise }",
        COMPARISON,
    ),
    Mutant(
        "a hundred births are churn",
        "package var births = 20_000",
        "package var births = 100",
        FINDINGS,
    ),
    Mutant(
        "an instance twice as large as the others is a giant",
        "package var times: Int = 20",
        "package var times: Int = 2",
        FINDINGS,
    ),
    Mutant(
        "values are repeated if any is",
        "package var distinct = 0.5",
        "package var distinct = 0.99",
        FINDINGS,
    ),
    Mutant(
        "a hundred findings are shown",
        "package var limit = 5",
        "package var limit = 100",
        FINDINGS,
    ),
    Mutant(
        "tracked bytes are added to those not tracked",
        "bytes - measurable.trackedTotal",
        "bytes + measurable.trackedTotal",
        REPORT,
    ),
    Mutant(
        "freed instances are alive at the end",
        "GroupedCount(created - freed)",
        "GroupedCount(created + freed)",
        REPORT,
    ),
    Mutant(
        "instances that were only counted are not created",
        "{ instances + shortLived + unseenAlive }",
        "{ instances }",
        REPORT,
    ),
    Mutant(
        "arguments of the command are shown in a redacted report",
        "    if isRedacted {\n      let name = Redaction",
        "    if !isRedacted {\n      let name = Redaction",
        REPORT,
    ),
    Mutant(
        "the end is the peak",
        "At the end, \\(ByteSize(snapshots[last.rawValue].trackedTotal))",
        "At the end, \\(ByteSize(snapshots[peak.rawValue].trackedTotal))",
        REPORT,
    ),
    Mutant(
        "1,024.00 of a unit is not 1.00 of the next",
        "hundredths >= 102_400",
        "hundredths > 102_400",
        "MeasuresTests",
    ),
    Mutant(
        "shares are cut, not rounded",
        "UInt128(part.magnitude) * 1_000 + divisor / 2",
        "UInt128(part.magnitude) * 1_000",
        "MeasuresTests|PageGoldenTests",
    ),
    Mutant(
        "the smallest class comes first",
        "(rightCell.total, rightCell.alive, left) <",
        "(rightCell.total, rightCell.alive, left) >",
        REPORT,
    ),
    Mutant(
        "the own bytes of merged referents are all their bytes",
        "try nodes[node].flat.add(sized.flat",
        "try nodes[node].flat.add(sized.size",
        "HeapStatisticsTests",
    ),
    Mutant(
        "a card leaves out the class of an instance that is of another",
        "!texts.withBytes(instance.name) { $0.elementsEqual(scope.ownerName.utf8) }",
        "texts.withBytes(instance.name) { $0.elementsEqual(scope.ownerName.utf8) }",
        REPORT,
    ),
    Mutant(
        "a death before the birth takes away who was never there",
        "deaths.append(max(death, instance.birth))",
        "deaths.append(death)",
        REPORT,
    ),
    Mutant(
        "what two cycles hold is held by the last one alone",
        "holder[target] == Self.nothing ? source : Self.several",
        "source",
        "ReferenceCyclesTests",
    ),
    Mutant(
        "a K is 512 bytes",
        "1 << (10 * exponent)",
        "1 << (9 * exponent)",
        CONSOLE,
    ),
    Mutant(
        "objects that were never freed come first",
        "instances[left].death ?? .infinity, instances[right].death ?? .infinity",
        "instances[left].death ?? 0, instances[right].death ?? 0",
        "HeapReportTests.ObjectOrder",
    ),
]
