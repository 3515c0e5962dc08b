"""Three cables made by hand, of countries that do not exist: one with an entry in every register."""

from collections.abc import Sequence

import msgspec

from reftel.record import (
    Addressee,
    Body,
    Cable,
    Change,
    Header,
    Instrument,
    Meeting,
    Paragraph,
    Person,
    Place,
    Plan,
    Silence,
    Source,
    Span,
    Statement,
)

__all__ = ["STORY", "cable", "keyed", "with_header"]


def cable(identity: str, texts: Sequence[str], marks: Sequence[str | None] = ()) -> Cable:
    """A cable of Porthaven with these paragraphs and empty registers."""
    padded = [*marks, *[None] * (len(texts) - len(marks))]
    return Cable(
        id=identity,
        header=Header(
            mrn=identity,
            post="Porthaven",
            post_kind="embassy",
            date="2008-01-15",
            classification="SBU",
            sender="AMEMBASSY PORTHAVEN",
            to=(Addressee(addressee="SECSTATE WASHDC"),),
            tags=("PREL",),
        ),
        paragraphs=tuple(
            Paragraph(number=number, mark=mark, text=text, lines=(number, number))
            for number, (text, mark) in enumerate(zip(texts, padded, strict=True), start=1)
        ),
        source=Source(path=f"{identity}.txt", format="text", sha256="0" * 64),
    )


def with_header(made: Cable, **changed: object) -> Cable:
    """The cable with another header."""
    return msgspec.structs.replace(made, header=msgspec.structs.replace(made.header, **changed))


_TALKS = (
    "Foreign Minister Yusuf al-Tamiri said that Kestria would sign the Strait Transit Agreement by June 30.",
    "He did not mention the trawlers. The Ambassador said the tariff on herring had doubled since 2006.",
)


def _at(words: str, index: int = 0) -> tuple[Place]:
    start = _TALKS[index].index(words)
    return (Place(index, start, start + len(words)),)


_STATEMENTS = (
    Statement(
        source="Foreign Minister Yusuf al-Tamiri",
        speaker="Yusuf al-Tamiri",
        cue="said",
        content="Kestria would sign the Strait Transit Agreement by June 30",
        paragraph=1,
        source_at=_at("Foreign Minister Yusuf al-Tamiri"),
        cue_at=_at("said"),
        content_at=_at("Kestria would sign the Strait Transit Agreement by June 30"),
        at=_at(_TALKS[0]),
        rule="says",
        confidence=0.9,
    ),
    Statement(
        source="The Ambassador",
        cue="said",
        content="the tariff on herring had doubled since 2006",
        paragraph=2,
        at=_at("The Ambassador said the tariff on herring had doubled since 2006", 1),
    ),
)
_SILENCES = (
    Silence(
        who="Yusuf al-Tamiri",
        about="the trawlers",
        said_by="Embassy Porthaven",
        paragraph=2,
        about_at=_at("the trawlers", 1),
        at=_at("He did not mention the trawlers", 1),
    ),
)
_CHANGES = (
    Change(
        about="the tariff on herring",
        now="doubled",
        since="2006",
        paragraph=2,
        at=_at("the tariff on herring had doubled since 2006", 1),
    ),
)
_PLANS = (
    Plan(
        who="Kestria",
        what="sign the Strait Transit Agreement",
        standing="promised",
        paragraph=1,
        when=Span(to="2008-06-30"),
        at=_at("would sign the Strait Transit Agreement by June 30"),
    ),
)


def _talks() -> Cable:
    made = with_header(
        cable("08PORTHAVEN45", _TALKS, ("C", "SBU")),
        classification="CONFIDENTIAL",
        tags=("PREL", "EWWT"),
        subject="KESTRIA: A SIGNATURE IN SIGHT",
    )
    return msgspec.structs.replace(
        made,
        people=(
            Person(
                name="Yusuf al-Tamiri",
                roles=("Foreign Minister",),
                mentions=("Yusuf al-Tamiri", "He"),
                paragraphs=(1, 2),
                at=_at("Yusuf al-Tamiri") + _at("He", 1),
            ),
        ),
        bodies=(Body(name="Kestria", kind="state", mentions=("Kestria",), paragraphs=(1,), at=_at("Kestria")),),
        instruments=(
            Instrument(
                name="Strait Transit Agreement",
                abbreviation="STA",
                kind="agreement",
                mentions=("Strait Transit Agreement",),
                paragraphs=(1,),
                at=_at("Strait Transit Agreement"),
            ),
        ),
        meetings=(
            Meeting(
                kind="call",
                date=Span(from_="2008-01-14", to="2008-01-14"),
                participants=("Penhallow", "al-Tamiri"),
                place="Lysandra",
                paragraphs=(1,),
                at=_at(_TALKS[0]),
            ),
        ),
        statements=_STATEMENTS,
        silences=_SILENCES,
        changes=_CHANGES,
        plans=_PLANS,
    )


STORY = (
    _talks(),
    with_header(
        cable(
            "07LYSANDRA164",
            ["Tariffs on fish rose. The fishing fleet of Veldora stayed at home.", "A permit costs more than a boat."],
            ("U", "S/NF"),
        ),
        post="Lysandra",
        sender="AMEMBASSY LYSANDRA",
        date="2007-05-23",
        classification="SECRET",
        caveats=("NOFORN",),
        tags=("EFIS", "PREL"),
        to=(Addressee(addressee="SECSTATE WASHDC"), Addressee(addressee="AMEMBASSY PORTHAVEN")),
        subject="FISH AND TARIFFS",
    ),
    with_header(
        cable("09SABLEMONT7", ["The agreement was signed. Nobody from Tel Marrow came, and no fisherman."]),
        post="Tel Marrow",
        sender="AMEMBASSY TEL MARROW",
        date="2009-11-02",
        classification="UNCLASSIFIED",
        tags=("ECON",),
    ),
)


def keyed(cables: Sequence[Cable]) -> list[tuple[str, Cable]]:
    """Cables as an index takes them, each with a key."""
    return [(f"{number:032x}", each) for number, each in enumerate(cables)]
