"""Cables whose every text is a stranger's, and what strangers write."""

from collections.abc import Callable, Sequence
from itertools import cycle
from zlib import crc32

from hypothesis import strategies as st

from reftel.record import (
    Addressee,
    Body,
    Cable,
    Change,
    Damage,
    DateMention,
    Discrepancy,
    ExecutiveOrder,
    Header,
    Identification,
    Instrument,
    Meeting,
    Paragraph,
    Person,
    Place,
    Plan,
    Reference,
    Silence,
    Source,
    Span,
    Statement,
    Withheld,
)

__all__ = ["STRANGE", "cable_of", "harmless", "texts"]

STRANGE = (
    "<script>alert(1)</script>",
    "</p></section></main><h1>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "&lt;b&gt;&#60;i&#62;",
    "<!-- <![CDATA[ ]]> -->",
    "</title></textarea></style></svg>",
    "javascript:alert(1)",
    "\u202eesrever\u202c \u2066\u2069\u200f",
    "\x00\x1b[31m\x7f\x85",
    "اسم عربي",
    "a b\tc\nd\re",
    "../../etc/passwd?x=1#y%2F%00",
    "2008-²-٣",
    "𝔘𝔫𝔦\ufeff\U000e0041",
)

texts = st.one_of(
    st.text(max_size=40), st.sampled_from(STRANGE), st.tuples(st.sampled_from(STRANGE), st.text()).map("".join)
)


def harmless(text: str) -> str:
    """A text of the same length that cannot hurt, and another one for another text."""
    seed = crc32(text.encode("utf-8", "replace"))
    return "".join(chr(0x4E00 + (seed >> at % 16) % 20_000) for at in range(len(text)))


def cable_of(drawn: Sequence[str], places: Sequence[tuple[int, int, int]], change: Callable[[str], str]) -> Cable:
    """A cable with an entry in every register, its texts those drawn, each changed in a way.

    `places` are a paragraph and two numbers, of which offsets in that paragraph's text are made.
    """
    waiting = cycle(drawn)

    def say() -> str:
        return change(next(waiting))

    paragraphs = tuple(
        Paragraph(
            number=number // 2,
            mark=say(),
            heading=say(),
            text=say() + " " + say() + " " + say(),
            block=say(),
            lines=(1, 2),
        )
        for number in range(3)
    )
    at = tuple(_place(paragraphs, place) for place in places)
    return Cable(
        id=say(),
        header=_header(say),
        paragraphs=paragraphs,
        damage=tuple(Damage(kind=say(), paragraph=number, note=say(), lines=(1, number + 1)) for number in (0, 1)),
        people=(Person(name=say(), titles=(say(),), roles=(say(),), mentions=(say(),), paragraphs=(1,), at=at, rule=say()),),
        bodies=(Body(name=say(), abbreviation=say(), kind=say(), mentions=(say(),), at=at[:2], rule=say()),),
        instruments=(Instrument(name=say(), kind=say(), parties=(say(), say()), standing=say(), at=at[1:], rule=say()),),
        meetings=(Meeting(kind=say(), host=say(), place=say(), participants=(say(), say()), at=at, rule=say()),),
        statements=(
            Statement(source=say(), speaker=say(), cue=say(), content=say(), paragraph=1, cue_at=at[:1], at=at, rule=say()),
            Statement(
                cue=say(), content=say(), via=0, paragraph=1, at=at[2:], polarity="negated",
                identified_as=Identification(name=say(), source=say()),
            ),
        ),
        silences=(Silence(who=say(), about=say(), said_by=say(), paragraph=1, at=at, rule=say()),),
        changes=(Change(about=say(), was=say(), now=say(), since=say(), paragraph=0, at=at, rule=say()),),
        plans=(Plan(who=say(), what=say(), when=Span(from_=say(), to=say(), text=say()), standing=say(), paragraph=0, at=at),),
        dates=(DateMention(text=say(), from_=say(), to=say(), paragraph=1, at=at),),
        withheld=tuple(Withheld(paragraph=1, text=say(), at=(one.start, one.end)) for one in at[:1]),
        source=Source(path=say(), format=say(), sha256="00"),
    )  # fmt: skip


def _header(say: Callable[[], str]) -> Header:
    return Header(
        mrn=say(),
        post=say(),
        post_kind=say(),
        dtg=say(),
        date=say(),
        precedence=say(),
        classification=say(),
        caveats=(say(),),
        sender=say(),
        to=(Addressee(addressee=say()),),
        info=(Addressee(addressee=say()),),
        passing=(say(),),
        executive_order=ExecutiveOrder(order=say(), text=say()),
        tags=(say(), say()),
        subject=say(),
        references=(Reference(label=say(), text=say()), Reference(text=say(), id=say())),
        classified_by=say(),
        signed=say(),
        discrepancies=(Discrepancy(field=say(), note=say()),),
    )


def _place(paragraphs: Sequence[Paragraph], place: tuple[int, int, int]) -> Place:
    index, one, other = place
    length = len(paragraphs[index].text)
    start, end = sorted((one % (length + 1), other % (length + 1)))
    return Place(index, start, end)
