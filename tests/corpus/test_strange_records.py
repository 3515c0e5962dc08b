"""Records of strangers: what is no ISO day counts as none, and a name may have no word in it."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

import reftel
from reftel.archive import Event
from reftel.brief import brief_of
from reftel.corpus import Corpus, identify, sightings_of
from reftel.corpus.kept.facts import facts_of
from reftel.record import (
    Addressee,
    Body,
    Cable,
    Header,
    Instrument,
    Meeting,
    Paragraph,
    Person,
    Place,
    Plan,
    Source,
    Span,
    encode,
)

TEXT = (
    "Vasht met Strand on May 3. He will visit Kestria on May 7, as Veldora and Kestria agreed. Septel reports the levy."
)
STRANGE = ("", "sometime", "2008", "2008-05", "2008-02-31", "0000-00-00", "20080514", "2008-05-14T00:00", "٢٠٠٨-٠٥-١٤")


def cable(number: int, day: str | None) -> Cable:
    at = (Place(0, 0, 20),)
    span = Span(from_=day, to="2008-05-07")
    return Cable(
        id=f"08PORTHAVEN{number}",
        header=Header(post="Porthaven", date=day, subject="HARBOR LEVY"),
        paragraphs=(Paragraph(number=1, text=TEXT, lines=(1, 2)),),
        people=(Person(name="Dragomir Vasht", mentions=("Vasht",), paragraphs=(1,), at=at),),
        meetings=(Meeting(kind="meeting", participants=("Dragomir Vasht", "Strand"), date=span, at=at),),
        plans=(Plan(who="Dragomir Vasht", what="visit Kestria", when=span, standing="planned", paragraph=1, at=at),),
        source=Source(path="a", format="text", sha256="00"),
    )


def told(folder: Path, days: Sequence[str | None]) -> object:
    """What the corpus and a brief have of cables of these days."""
    records = folder.with_suffix(".jsonl")
    cables = [cable(number, day) for number, day in enumerate([*days, "2008-05-14"], 1)]
    records.write_bytes(b"".join(encode(one) + b"\n" for one in cables))
    archive = reftel.open(folder)
    archive.add([str(records)], workers=1)
    day = "2008-05-07"
    archive.add_events([Event(start=day, end=day, who="Dragomir Vasht", where="Kestria", source="calendar")])
    corpus = Corpus(archive, workers=1)
    lines = [(line.cable, line.date, line.start, line.end) for line in corpus.lines("plans") + corpus.lines("meetings")]
    threads = [
        [(entry.cable, entry.date, entry.meant) for entry in corpus.thread(f"08PORTHAVEN{number}").entries]
        for number, _ in enumerate(cables, 1)
    ]
    people = [(one.name, one.first, one.last) for one in corpus.who("Vasht")]
    events = [(plan.line.cable, plan.fate.fate, len(plan.events)) for plan in corpus.plans()]
    brief = brief_of(archive, "Kestria", "Veldora", corpus=corpus)
    return sorted(map(str, lines)), threads, people, sorted(events), brief.extent


def test_what_is_no_day_counts_as_none(tmp_path: Path) -> None:
    assert told(tmp_path / "strange", STRANGE) == told(tmp_path / "none", [None] * len(STRANGE))


@pytest.mark.parametrize("day", STRANGE)
def test_people_are_told_apart_without_a_day(day: str) -> None:
    [one] = identify([*sightings_of("a", cable(1, day)), *sightings_of("b", cable(2, "2008-05-14"))])
    assert (one.first, one.last) == ("2008-05-14", "2008-05-14")


@pytest.mark.parametrize("name", ["", " ", " (", "()", "'s", "\x00", "²"])
def test_names_without_a_word_are_nobody_s(name: str) -> None:
    made = cable(1, "2008-05-14")
    strange = msgspec.structs.replace(
        made,
        header=msgspec.structs.replace(made.header, to=(Addressee(addressee=name),)),
        people=(*made.people, Person(name=name, at=made.people[0].at)),
        bodies=(Body(name=name, abbreviation=name, kind="other", at=made.people[0].at),),
        instruments=(Instrument(name=name, kind="agreement", at=made.people[0].at),),
        plans=(Plan(who="you", what="visit you", standing="planned", paragraph=1, at=made.people[0].at),),
    )
    found = facts_of("a", strange)
    assert [one.name for one in found.people] == ["Dragomir Vasht", name]
    assert found.bodies[0].party == ""
