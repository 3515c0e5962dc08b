"""Measures anew, and writes the figures in docs/quality.md and docs/performance.md.

python -m docs.build_figures

Leaves the figures of what is not here (../shared) as they are, and says so.
"""

import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import adding, frus_header, frus_people, gold, many_entries, memory, others, registers
from benchmarks.shared import ROOT, SHARED, missing
from docs.regions import filled
from reftel.evaluation import Comparison, Figure

QUALITY, PERFORMANCE = ROOT / "docs/quality.md", ROOT / "docs/performance.md"
NAMES = {
    "cables/text": "telegrams as plain text",
    "cables/html": "pages of a cable site",
    "frus": "FRUS volumes (TEI)",
    "dfat": "DFAT documents (Markdown)",
    "samples": "the samples of this project",
}


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table, all columns but the first set to the right."""
    lines = [names, ["---", *("--:" for _ in names[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def fill(document: Path, name: str, content: str) -> None:
    """Write a figure into its place in a document, and say so."""
    document.write_text(filled(document.read_text(encoding="utf-8"), name, content), encoding="utf-8")
    print(f"{document.relative_to(ROOT)}: {name} written")


def by_hand(comparison: Comparison) -> str:
    """Return the comparison with the records made by hand: a row a register, with its bar."""
    rows = [
        [
            one.name,
            *(f"{each:.3f}" for each in (one.precision, one.recall, one.f1) if each is not None),
            bar(one.name),
            str(one.gold),
        ]
        for one in comparison.figures()
        if one.f1 is not None
    ]
    return table(["compared", "precision", "recall", "F1", "bar", "entries made by hand"], rows)


def details(comparison: Comparison) -> str:
    """Return how many details of agreeing entries are right."""
    rows = [
        [one.name, "" if one.accuracy is None else f"{one.accuracy:.3f}", bar(one.name), str(one.of)]
        for one in comparison.figures()
        if one.of is not None
    ]
    return table(["detail", "right", "bar", "of"], rows)


def bar(name: str) -> str:
    """Return the bar of a figure, where one is set."""
    return f"{gold.BARS[name]:.2f}" if name in gold.BARS else ""


def other_documents() -> str:
    """Return the comparison with records by hand of other documents: F1 or the share that is right, a column a set."""
    sets = {name: {one.name: one for one in others.compare([name]).figures()} for name in others.sets()}
    names = dict.fromkeys(name for figures in sets.values() for name in figures)
    rows = [[name, *(_other(figures.get(name)) for figures in sets.values()), bar(name)] for name in names]
    return table(["compared", *sets, "bar"], rows)


def _other(figure: Figure | None) -> str:
    """A figure, and of how many; nothing where there is none."""
    if figure is None or not (figure.gold or figure.of):
        return ""
    return f"{gold.value(figure):.2f} of {figure.gold or figure.of}"


def frus_heads() -> str:
    """Return the comparison with the mark-up of FRUS heads."""
    tally = frus_header.total(sorted((SHARED / "frus").glob("*.xml")))
    rows = [
        [
            field,
            f"{tally[field, True] + tally[field, False]:,}",
            f"{tally[field, True]:,}",
            f"{frus_header.ratio(field, tally):.3f}",
        ]
        for field in frus_header.FIELDS
    ]
    return table(["field", "documents that print it", "read as the mark-up says", "ratio"], rows)


def people_marked() -> str:
    """Return how many people that the editors of FRUS marked are found, in the texts as printed and in capitals."""
    rows = []
    for text, capitals in (("as printed", False), ("in capitals only", True)):
        tally = frus_people.total(SHARED / "frus", capitals=capitals)
        cells = [f"{tally.marked:,}", f"{tally.found_of_all:.3f}", f"{tally.pairs:,}", f"{tally.together_of_all:.3f}"]
        rows.append([text, *cells])
    return table(["text", "marked names", "found", "pairs of one person", "in one entry"], rows)


def benchmarks() -> dict[str, dict[str, Any]]:
    """Run the benchmarks; return each one's parameter (or name), with its median seconds and what was read."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = [
            "-q",
            "-o",
            "addopts=",
            "-o",
            "pythonpath=.",
            "--benchmark-only",
            "--benchmark-quiet",
            f"--benchmark-json={report}",
        ]
        subprocess.run([sys.executable, "-m", "pytest", "benchmarks", *options], cwd=ROOT, check=True)
        found = json.loads(report.read_bytes())["benchmarks"]
    return {one["param"] or one["name"]: {"seconds": one["stats"]["median"], **one["extra_info"]} for one in found}


def speed(found: dict[str, dict[str, Any]]) -> str:
    """Return files and cables a second, by kind."""
    rows = [["telegrams whose text is in memory", "", f"{per_second(found['test_read_text'], 'cables'):,.0f}", ""]]
    rows += [
        [
            NAMES[name],
            round_number(per_second(found[name], "files")),
            f"{per_second(found[name], 'cables'):,.0f}",
            f"{per_second(found[name], 'bytes') / 1e6:.1f}",
        ]
        for name in NAMES
    ]
    return table(["read, on one core", "files a second", "cables a second", "MB a second"], rows)


def per_second(one: dict[str, Any], what: str) -> float:
    """Return how many of a thing one benchmark took a second."""
    return float(one[what] / one["seconds"])


def round_number(number: float) -> str:
    """Return a number with as many places as mean something.

    >>> round_number(1234.5), round_number(2.34)
    ('1,234', '2.3')
    """
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


def hostile(found: dict[str, dict[str, Any]]) -> str:
    """Return what text takes that was made to stall a reader."""
    rows = [
        [name, f"{per_second(one, 'bytes') / 1e6:.1f}", f"{one['growth']:.1f}"]
        for name, one in found.items()
        if "growth" in one
    ]
    return table(["400 KB of", "MB a second", "time for twice the text"], rows)


def many() -> str:
    """Return what many entries in one text take."""
    found = {kind: many_entries.measure(kind) for kind in many_entries.KINDS}
    rows = [[kind, f"{one.once:.2f}", f"{one.times:.1f}"] for kind, one in found.items()]
    return table([f"{many_entries.SENTENCES:,} times", "seconds", "time for twice the text"], rows)


def peak() -> str:
    """Return the memory that the whole of ../shared takes."""
    found = memory.read([str(SHARED / folder) for folder in memory.FOLDERS])
    said = found.tally.replace(" (", ", ").rstrip(".").replace(")", "")
    return f"{found.peak:.0f} MB at the peak, {found.seconds:.1f} seconds ({said}). The bar is {memory.BAR} MB."


def with_registers() -> str:
    """Return words a second of reading, and of reading with all registers."""
    found = registers.speed(registers.copies())
    rows = [
        ["reading", f"{found.reading:,.0f}", ""],
        ["reading and the registers", f"{found.both:,.0f}", f"{registers.BAR:,}"],
    ]
    return table([f"{found.cables} telegrams, {found.words:,} words", "words a second", "bar"], rows)


def archive() -> str:
    """Return what adding generated cables to an archive takes."""
    with tempfile.TemporaryDirectory() as folder:
        found = adding.run([2_000, 10_000], Path(folder), keep=False)
    rows = [
        [
            f"{one.cables:,} cables",
            f"{one.cables / one.seconds:,.0f}",
            f"{one.busy / one.cables * 1000:.1f}",
            f"{one.peak:,.0f}",
            f"{one.record_bytes / one.source_bytes:.2f}",
            f"{one.index_bytes / one.source_bytes:.2f}",
        ]
        for one in found
    ]
    names = ("added at once", "cables a second", "ms of a core a cable", "MB at the peak", "records", "index")
    return table(names, rows)


def machine() -> str:
    """Return what was measured on: processor, Python."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    return f"Measured on {model}, Python {platform.python_version()}, one core, files in the system's cache."


def main() -> None:
    """Write every figure that can be measured here."""
    absent = missing("gold", *gold.FOLDERS, *memory.FOLDERS)
    if absent:
        print(f"the figures stay as they are: {absent.removeprefix('skipped: ')}")
        return
    compared = gold.compare()
    fill(QUALITY, "by hand", by_hand(compared))
    fill(QUALITY, "details", details(compared))
    fill(QUALITY, "other documents", other_documents())
    fill(QUALITY, "frus heads", frus_heads())
    fill(QUALITY, "frus people", people_marked())
    found = benchmarks()
    fill(PERFORMANCE, "machine", machine())
    fill(PERFORMANCE, "speed", speed(found))
    fill(PERFORMANCE, "registers", with_registers())
    fill(PERFORMANCE, "archive", archive())
    fill(PERFORMANCE, "memory", peak())
    fill(PERFORMANCE, "hostile text", hostile(found))
    fill(PERFORMANCE, "many entries", many())


if __name__ == "__main__":
    main()
