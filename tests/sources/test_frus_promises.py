import io
import os
import re
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from volumes import SHARED, VOLUME, document, item_of, only  # type: ignore[import-not-found]  # found beside this file by pytest

from reftel.sources import frus
from reftel.sources.item import Item
from reftel.sources.witness import DocumentWitness

TEI = "{http://www.tei-c.org/ns/1.0}"
LABELS = Counter(
    dict.fromkeys(
        ("SUBJECT", "SUBJECTS", "PARTICIPANTS", "PARTICIPATION", "PRESENT", "REF", "REFERENCE", "TO", "RE"), 9
    )
)
INLINE = ("hi", "persName", "gloss", "ref", "date", "placeName", "seg", "pb")


# ---------------------------------------------------------------------------------------------------------- properties


def spaced(element: etree._Element) -> Iterator[str]:
    """Every word of the element but those of its notes, with space around pieces that stand apart."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != TEI + "note":
            apart = " " if etree.QName(child).localname not in INLINE else ""
            yield apart
            yield from spaced(child)
            yield apart
        yield child.tail or ""


def said(witness: DocumentWitness) -> Counter[str]:
    """Every word that a witness has outside its notes, headings once each time they change."""
    edition = witness.editorial
    texts = [edition.head, edition.opener, edition.closer, edition.dateline, witness.subject, *witness.references]
    texts += witness.receivers
    texts += [one.text for one in edition.participants]
    texts += {one.side for one in edition.participants}
    heading = None
    for block in witness.blocks:
        texts += [block.text, block.heading if block.heading != heading else None]
        heading = block.heading
    return Counter(word.strip(":") for text in texts for word in (text or "").split())


def missing_words(path: Path) -> dict[str, Counter[str]]:
    tree = etree.parse(str(path))
    documents = {
        d.get("{http://www.w3.org/XML/1998/namespace}id"): d
        for d in tree.iter(TEI + "div")
        if d.get("type") == "document"
    }
    missing = {}
    for witness in frus.witnesses(item_of(path)):
        element = documents[witness.id.partition("/")[2]]
        printed = Counter(word.strip(":") for word in "".join(spaced(element)).split())
        left = printed - said(witness) - LABELS - Counter([f"{element.get('n')}."])
        if left:
            missing[witness.id] = left
    return missing


def misplaced(witness: DocumentWitness) -> list[str]:
    edition = witness.editorial
    marks = [(p.name, p.paragraph, p.at) for p in edition.people] + [
        (g.text, g.paragraph, g.at) for g in edition.glosses
    ]
    return [
        text
        for text, paragraph, at in marks
        if paragraph is not None and (at is None or witness.blocks[paragraph - 1].text[at[0] : at[1]] != text)
    ]


def test_every_word_stands_somewhere() -> None:
    assert missing_words(VOLUME) == {}


def test_offsets_are_those_of_the_names(read: dict[str, DocumentWitness]) -> None:
    assert [misplaced(witness) for witness in read.values()] == [[]] * 5


@pytest.mark.parametrize("space", ["", " ", "\n    "])
def test_offsets_hold_with_any_white_space(space: str) -> None:
    witness = only(
        f"<p>{space}<persName>{space}Bey{space}</persName>{space}met{space}<gloss>{space}OTU</gloss>{space}<persName/>.</p>"
    )
    assert misplaced(witness) == []
    assert [person.name for person in witness.editorial.people] == ["Bey"]


def test_a_volume_is_not_held_in_memory() -> None:
    one = document(f"<p>{'word ' * 400}</p>")

    class Endless(io.RawIOBase):
        """A volume of 2,000 documents, 4 MB, that is never in memory as a whole."""

        def __init__(self) -> None:
            head = '<TEI xmlns:frus="http://history.state.gov/ns/1.0"><text>'
            self.parts = iter([head.encode(), *([one.encode()] * 2000), b"</text></TEI>"])
            self.left = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.left = self.left or next(self.parts, b"")
            size = min(len(buffer), len(self.left))
            buffer[:size], self.left = self.left[:size], self.left[size:]
            return size

    item = Item("many.xml", lambda: io.BufferedReader(Endless()))  # type: ignore[type-var]  # it is a RawIOBase
    count, held = 0, []
    tracemalloc.start()
    for witness in frus.witnesses(item):
        count += len(witness.blocks)
        if count % 500 == 0:
            held.append((tracemalloc.get_traced_memory()[0], resident()))
    tracemalloc.stop()
    assert count == 2000
    assert held[-1][0] - held[0][0] < 1_000_000
    assert held[-1][1] - held[0][1] < 8_000_000


def resident() -> int:
    """The memory that this process has, in bytes; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


# -------------------------------------------------------------------------------------------------------- real volumes


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", ["frus1964-68v16", "frus1964-68v18", "frus1969-76v20", "frus1969-76v38p1", "frus1977-80v01"]
)
def test_real_volumes(name: str) -> None:
    path = SHARED / f"{name}.xml"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    assert frus.claims(item_of(path))
    found = list(frus.witnesses(item_of(path)))
    assert {witness.id.partition("/")[0] for witness in found} == {name}
    assert len(found) == len(re.findall(rb'<div type="document"', path.read_bytes()))
    assert [word for witness in found for word in misplaced(witness)] == []
    missing = missing_words(path)
    assert len(missing) <= 0.03 * len(found), missing
