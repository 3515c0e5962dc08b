"""How near the records come to those made by hand: header, paragraphs, damage, and the nine registers.

    python -m benchmarks.gold [--misses]

Reads the cables that ../shared/gold has records of, and compares as `reftel evaluate` does. The bars are those of the
project's plan; a figure below its bar is marked, and the exit status is 1.
"""

import sys

import msgspec

from benchmarks.shared import SHARED, missing
from reftel.evaluation import Comparison, Figure, read_gold
from reftel.reading import read_registers
from reftel.record import Cable, encode
from reftel.telegram import read_paths

FOLDERS = ("cables/text", "cables/page", "frus")
EXAMPLE = "09TELAVIV2554"  # the page that the project starts from, which its readers look at first
BARS = {
    "header": 0.97, "paragraphs": 0.97, "damage": 0.75, "people": 0.92, "people.role": 0.85, "bodies": 0.86,
    "instruments": 0.75, "meetings": 0.75, "statements": 0.84, "statements.speaker": 0.90, "statements.nested": 0.85,
    "statements.polarity": 0.97, "silences": 0.70, "changes": 0.60, "plans": 0.70, "plans.who": 0.80,
    "plans.when": 0.88, "dates": 0.93,
}  # fmt: skip
EXAMPLE_BARS = {"people": 1.0, "statements": 0.93, "silences": 1.0, "plans": 0.9}


def compare(only: str | None = None) -> Comparison:
    """Read the cables that there are records of, and compare; `only` one of them where it is named."""
    gold = [record for record in read_gold(str(SHARED / "gold")) if only in {None, record["id"]}]
    wanted = {record["id"] for record in gold}
    found = {
        one.id: msgspec.json.decode(encode(read_registers(one)))
        for one in read_paths([str(SHARED / folder) for folder in FOLDERS])
        if isinstance(one, Cable) and one.id in wanted
    }
    comparison = Comparison()
    for record in gold:
        comparison.add(record, found.get(record["id"]))
    return comparison


def value(figure: Figure) -> float:
    """Return what a bar is set for: F1, or the accuracy of a detail."""
    return figure.f1 if figure.f1 is not None else figure.accuracy or 0.0


def line(figure: Figure, bars: dict[str, float], name: str = "gold") -> str:
    bar = bars.get(figure.name)
    verdict = "" if bar is None else f" (bar {bar:.2f}{'' if value(figure) >= bar else ', NOT MET'})"
    if figure.f1 is None:
        return f"{name},   {figure.name}: {value(figure):.3f} of {figure.of}{verdict}"
    parts = f"precision {figure.precision:.3f}, recall {figure.recall:.3f}, F1 {figure.f1:.3f} of {figure.gold}"
    return f"{name}, {figure.name}: {parts}{verdict}"


def main() -> int:
    if absent := missing("gold", *FOLDERS):
        print(f"gold: {absent}")
        return 0
    everything, example = compare(), compare(EXAMPLE)
    figures = [(one, BARS) for one in everything.figures()]
    print("\n".join(line(*one) for one in figures))
    print(f"{EXAMPLE} alone:")
    examples = [(one, EXAMPLE_BARS) for one in example.figures() if one.name in EXAMPLE_BARS]
    print("\n".join(line(*one) for one in examples))
    if "--misses" in sys.argv:
        print("\n".join(everything.misses))
    return int(any(value(one) < bars.get(one.name, 0.0) for one, bars in (*figures, *examples)))


if __name__ == "__main__":
    sys.exit(main())
