"""Small archives for tests: invented telegrams, and registers that a test reads itself."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from reftel.archive import Archive, Reader
from reftel.record import Body, Cable, DateMention, Place, Statement

__all__ = ["READER", "archive_of", "folder_of", "read_said", "telegram"]


def telegram(number: int, *, post: str = "LIMA", words: str = "walked to work") -> str:
    """Return the text of a telegram with three paragraphs."""
    return (
        f"UNCLAS {post} {number:06}\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, PE\nSUBJECT: A VISIT\n\n"
        f"1. (U) Summary: The Minister of Veldora {words} on\nMonday. End summary.\n\n"
        f"2. (SBU) He said that shoes number {number} were\ncheaper than tyres. Veldora was glad.\n\n"
        "3. (U) Nobody asked about the treaty.\nABERNATHY\n"
    )


def folder_of(place: Path, numbers: Iterable[int]) -> str:
    """Write a telegram a file into a folder; return its path."""
    place.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (place / f"08LIMA{number}.txt").write_text(telegram(number), encoding="utf-8")
    return str(place)


def read_said(cable: Cable) -> Cable:
    """Read what was said, where Veldora is named, and Mondays: quotations of every kind, in their places."""
    statements, bodies, dates = [], [], []
    for index, paragraph in enumerate(cable.paragraphs):
        text = paragraph.text
        if (at := text.find(" said that ")) > 0:
            end = text.index(".", at)
            cue, content = Place(index, at + 1, at + 5), Place(index, at + 6, end)
            statements.append(
                Statement(
                    source=text[:at],
                    cue="said",
                    content=text[at + 6 : end],
                    paragraph=paragraph.number,
                    source_at=(Place(index, 0, at),),
                    cue_at=(cue,),
                    content_at=(content,),
                    at=(Place(index, 0, end),),
                    rule="said-that",
                    confidence=0.9,
                )
            )
        if (at := text.find("Veldora")) >= 0:
            bodies.append(Place(index, at, at + 7))
        if (at := text.find("Monday")) >= 0:
            place = (Place(index, at, at + 6),)
            dates.append(DateMention(text="Monday", paragraph=paragraph.number, at=place, rule="weekday"))
    veldora = Body(name="Veldora", kind="state", mentions=("Veldora",), paragraphs=(1, 2), at=tuple(bodies))
    return msgspec.structs.replace(
        cable, statements=tuple(statements), bodies=(veldora,) if bodies else (), dates=tuple(dates)
    )


READER = Reader("said 1", read_said)


def archive_of(place: Path, numbers: Iterable[int] = range(1, 4), reader: Reader = READER) -> Archive:
    """Return an archive with a telegram for each number, read in this process."""
    archive = Archive(place / "archive", reader=reader)
    archive.add([folder_of(place / "cables", numbers)], workers=1)
    return archive
