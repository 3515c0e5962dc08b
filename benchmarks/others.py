"""How near the records come to others made by hand, of documents that the records of ../shared/gold are not of.

    python -m benchmarks.others [--set NAME ...] [--misses]
    python -m benchmarks.others --take NAME FOLDER ...

The records were made from the text alone, apart from the rules, and measured before any rule was written from them
(docs/quality.md has those figures). They stand in benchmarks/others.jsonl, a document a line, without the words of the
documents: where a value is words of the text, its place stands instead, `[paragraph, start, end]`, and the words are
taken from ../shared. A document whose paragraphs are read otherwise than when its places were written is passed over,
and said so. `--take` adds the records of folders to a set: JSON files in the form of docs/record-format.md.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.gold import BARS, line
from benchmarks.shared import ROOT, SHARED, missing
from reftel.evaluation import Comparison
from reftel.reading import read_registers
from reftel.record import Cable, encode
from reftel.telegram import read_paths

FILE = ROOT / "benchmarks/others.jsonl"
FOLDERS = ("cables/text", "frus")
REGISTERS = (
    "people", "bodies", "instruments", "meetings", "statements", "silences", "changes", "plans", "dates",
)  # fmt: skip
WORD = re.compile(r"\S+")

Value = Any


def digests(cable: Cable) -> list[str]:
    """What the text of each paragraph is told by, so that places in another text are not taken for these."""
    return [hashlib.sha256(paragraph.text.encode()).hexdigest()[:8] for paragraph in cable.paragraphs]


def pointed(value: Value, texts: Sequence[str]) -> Value:
    """Return a value with places for words of the texts; single words stand as they are.

    >>> pointed({"who": "The envoy", "standing": "planned", "optional": True}, ["Then the envoy", "The envoy left"])
    {'who': {'of': [[1, 0, 9]]}, 'standing': 'planned', 'optional': True}
    """
    match value:
        case dict():
            return {key: pointed(each, texts) for key, each in value.items()}
        case list():
            return [pointed(each, texts) for each in value]
        case str() if len(value.split()) > 1:
            return {"of": list(_places(value, texts))}
    return value


def _places(value: str, texts: Sequence[str]) -> Iterator[Value]:
    """The longest runs of a value's words that the texts have, as places; a word that they have not, itself."""
    words = list(WORD.finditer(value))
    while words:
        for count in range(len(words), 0, -1):
            piece = value[words[0].start() : words[count - 1].end()]
            place = next(((number, text.find(piece)) for number, text in enumerate(texts) if piece in text), None)
            if place:
                yield [*place, place[1] + len(piece)]
                break
        else:
            count = 1
            yield words[0][0]
        words = words[count:]


def worded(value: Value, texts: Sequence[str]) -> Value:
    """Return a value with the words for its places.

    >>> worded({"who": {"of": [[1, 0, 9], "of", [0, 0, 4]]}, "paragraphs": [1, 2]}, ["Oslo", "The envoy left"])
    {'who': 'The envoy of Oslo', 'paragraphs': [1, 2]}
    """
    match value:
        case {"of": pieces}:
            return " ".join(each if isinstance(each, str) else texts[each[0]][each[1] : each[2]] for each in pieces)
        case dict():
            return {key: worded(each, texts) for key, each in value.items()}
        case list():
            return [worded(each, texts) for each in value]
    return value


def cables(ids: frozenset[str]) -> dict[str, Cable]:
    """The cables with these ids."""
    read = read_paths([str(SHARED / folder) for folder in FOLDERS])
    return {str(one.id): one for one in read if isinstance(one, Cable) and one.id in ids}


def kept() -> list[dict[str, Value]]:
    """The records as they stand in the file."""
    return [json.loads(each) for each in FILE.read_text(encoding="utf-8").splitlines()]


def sets() -> list[str]:
    """The names of the sets, the oldest first."""
    return list(dict.fromkeys(record["set"] for record in kept()))


def take(name: str, folders: Iterable[str]) -> None:
    """Add the records by hand in some folders to a set."""
    records = [json.loads(path.read_bytes()) for folder in folders for path in sorted(Path(folder).glob("*.json"))]
    there = cables(frozenset(record["id"] for record in records))
    with FILE.open("a", encoding="utf-8") as lines:
        for record in records:
            cable = there[record["id"]]
            texts = [paragraph.text for paragraph in cable.paragraphs]
            values = {register: pointed(record[register], texts) for register in REGISTERS}
            row = {"set": name, "id": cable.id, "texts": digests(cable), **values}
            lines.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def compare(names: Sequence[str]) -> Comparison:
    """Compare the records of some sets, or of all where none is named."""
    records = [record for record in kept() if not names or record["set"] in names]
    there = cables(frozenset(record["id"] for record in records))
    comparison = Comparison()
    for record in records:
        cable = there[record["id"]]
        if digests(cable) != record["texts"]:
            print(f"others, {cable.id}: passed over, since its paragraphs are read otherwise than they were")
            continue
        texts = [paragraph.text for paragraph in cable.paragraphs]
        registers = worded({register: record[register] for register in REGISTERS}, texts)
        by_hand = {"id": cable.id, "header": {}, "paragraph_marks": {}, **registers}
        comparison.add(by_hand, msgspec.json.decode(encode(read_registers(cable))))
    return comparison


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", nargs="+", default=[], dest="names")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--take", nargs="+", metavar=("NAME", "FOLDER"))
    given = parser.parse_args()
    if absent := missing(*FOLDERS):
        print(f"others: {absent}")
    elif given.take:
        take(given.take[0], given.take[1:])
    else:
        comparison = compare(given.names)
        print("\n".join(line(one, BARS, "others") for one in comparison.figures()))
        if given.misses:
            print("\n".join(comparison.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
