"""How often the header of a FRUS telegram or memorandum says what the volume's mark-up says.

    python -m benchmarks.frus_header [FOLDER] [--misses]

FOLDER is ../shared/frus unless another one is given.

The mark-up is read here on its own, with lxml and nothing of the package, so that the two readings check each other.
The package is used as its callers use it: `claims`, `witnesses`, `read_document`.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from benchmarks.shared import SHARED, missing
from reftel.record import Cable
from reftel.sources import frus
from reftel.sources.item import Item
from reftel.telegram.printed import read_document

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FIELDS = ("date", "classification", "from", "to", "participants")
BAR = 0.98
KINDS = re.compile(r"(?:\d+\.\s*)?(?:[A-Z][a-z]+ ){0,2}(?:Telegram|Memorandum)\b")
LEVEL = re.compile(
    r"\b(Top Secret|Secret|Confidential|Limited Official Use|Unclassified|No classification marking)\s?[.;:]",
    re.IGNORECASE,
)
LINKS = "to to the the the the and and and embassies missions consulates"


def words(element: etree._Element, *, notes: bool = False) -> str:
    """The element's text with white space folded, without its notes."""
    return " ".join("".join(pieces(element, notes=notes)).split())


def pieces(element: etree._Element, *, notes: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and (notes or child.tag != TEI + "note"):
            yield from pieces(child, notes=notes)
        yield child.tail or ""


def marked(head: etree._Element, end: str) -> list[str]:
    return [words(e) for e in head.iter(TEI + "gloss", TEI + "persName") if e.get("type") == end]


def bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def check_date(document: etree._Element, cable: Cable) -> bool | None:
    dates = document.findall(f"{TEI}dateline//{TEI}date") + document.findall(f"{TEI}opener//{TEI}date")
    when = next((d.get(k) for d in dates for k in ("when", "from", "notBefore") if d.get(k)), None)
    return None if when is None else cable.header.date == when[:10]


def check_classification(document: etree._Element, cable: Cable) -> bool | None:
    note = next((n for n in document.iter(TEI + "note") if n.get("type") == "source"), None)
    level = LEVEL.search(words(note, notes=True)) if note is not None else None
    if level is None:
        return None
    expected = None if level[1].lower().startswith("no ") else level[1].upper()
    return cable.header.classification == expected


def check_from(document: etree._Element, cable: Cable) -> bool | None:
    head = document.find(TEI + "head")
    text = "" if head is None else words(head)
    if head is None or not re.search(r"\bFrom ", text):
        return None
    sender = cable.header.sender or ""
    after = re.split(r"\bFrom (?:the )?", text, maxsplit=1)[1]
    names = marked(head, "from")
    return bool(sender) and after.startswith(sender) and all(not bag(name) - bag(sender) for name in names)


def check_to(document: etree._Element, cable: Cable) -> bool | None:
    head = document.find(TEI + "head")
    text = "" if head is None else words(head)
    if head is None or not re.search(r"\bFrom .+ to ", text):
        return None
    named = [one.addressee for one in cable.header.to]
    found = bag(" ".join(named))
    missing = [name for name in marked(head, "to") if bag(name) - found - bag(LINKS)]
    sender = cable.header.sender or ""
    rest = bag(text[text.find(sender) + len(sender) :]) - found - bag(LINKS)
    return bool(named) and not missing and not rest


def check_participants(document: etree._Element, cable: Cable) -> bool | None:
    lists = [e for e in document.findall(TEI + "list") if e.get("type") == "participants"]
    items = [words(item) for each in lists for item in each.iter(TEI + "item") if item.find(TEI + "list") is None]
    if not items:
        return None
    editorial = cable.editorial
    people = editorial.participants if editorial else ()
    listed = Counter(one.text for one in people)
    sides = Counter({one.side: 1 for one in people if one.side})
    left = Counter(item.rstrip(" :") for item in items if item)
    left -= Counter(one.text.rstrip(" :") for one in people)
    return bool(people) and not left - sides and sum(listed.values()) <= len(items)


CHECKS = {
    "date": check_date,
    "classification": check_classification,
    "from": check_from,
    "to": check_to,
    "participants": check_participants,
}


def documents(path: Path) -> Iterator[tuple[str, etree._Element]]:
    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    for document in tree.iter(TEI + "div"):
        head = document.find(TEI + "head")
        if document.get("type") == "document" and head is not None and KINDS.match(words(head)):
            yield document.get(XML_ID, ""), document


def cables(path: Path) -> dict[str, Cable]:
    def opened() -> BinaryIO:
        return path.open("rb")

    item = Item(str(path), opened)
    if not frus.claims(item):
        sys.exit(f"{path}: not claimed as a FRUS volume; give a folder of TEI volumes")
    return {witness.id.partition("/")[2]: read_document(witness) for witness in frus.witnesses(item)}


def measure(path: Path) -> tuple[Counter[tuple[str, bool]], list[str]]:
    tally: Counter[tuple[str, bool]] = Counter()
    misses = []
    read = cables(path)
    for name, document in documents(path):
        for field, check in CHECKS.items():
            right = check(document, read[name])
            if right is None:
                continue
            tally[field, right] += 1
            if not right:
                header = read[name].header
                head = document.find(TEI + "head")
                said = "" if head is None else words(head)
                misses.append(f"{path.stem}/{name} {field}: {said!r} -> {header.sender!r}, {header.to!r}"[:400])
    return tally, misses


def row(name: str, field: str, tally: Counter[tuple[str, bool]]) -> str:
    right, wrong = tally[field, True], tally[field, False]
    ratio = f"{right / (right + wrong):.3f}" if right + wrong else "-"
    return f"{name:<20} {field:<15} {right + wrong:>5} {right:>6} {ratio:>7}"


def total(volumes: list[Path]) -> Counter[tuple[str, bool]]:
    """All the volumes together."""
    return sum((measure(volume)[0] for volume in volumes), Counter())


def ratio(field: str, tally: Counter[tuple[str, bool]]) -> float:
    return tally[field, True] / max(1, tally[field, True] + tally[field, False])


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", nargs="?", type=Path, default=SHARED / "frus")
    ask.add_argument("--misses", action="store_true", help="list every document read otherwise than its mark-up says")
    args = ask.parse_args()
    volumes = sorted(args.folder.glob("*.xml"))
    if not volumes and args.folder == SHARED / "frus":
        print(f"frus: {missing('frus')}")
        return 0
    if not volumes:
        sys.exit(f"{args.folder}: no XML files there; give a folder of FRUS volumes")
    all_volumes: Counter[tuple[str, bool]] = Counter()
    misses: list[str] = []
    print(f"{'volume':<20} {'field':<15} {'of':>5} {'right':>6} {'ratio':>7}")
    for volume in volumes:
        tally, missed = measure(volume)
        all_volumes += tally
        misses += missed
        print("\n".join(row(volume.stem, field, tally) for field in FIELDS))
    print("\n".join(row("all", field, all_volumes) for field in FIELDS))
    if args.misses:
        print("\n".join(misses))
    short = [field for field in FIELDS if ratio(field, all_volumes) < BAR]
    if short:
        print(f"below {BAR}: {', '.join(short)}")
    return bool(short)


if __name__ == "__main__":
    sys.exit(main())
