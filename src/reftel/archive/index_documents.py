"""The documents of a cable: one a paragraph, and one an entry of the registers that tell what happened."""

from collections.abc import Iterator

from reftel.archive.index_entries import Mention, contents, mentions, speakers_by_paragraph, within
from reftel.archive.index_schema import VALUES
from reftel.archive.index_values import Values
from reftel.record import Cable, Header

__all__ = ["KINDS", "PLACES_A_KIND", "documents", "place_of"]

KINDS = ("paragraph", "statement", "silence", "change", "plan", "meeting")
"""What a document may be of; its place is a number: which of these, and the index in the cable's list of them."""

PLACES_A_KIND = 1_000_000

_REGISTERS = ("paragraphs", "statements", "silences", "changes", "plans", "meetings")
_Fields = dict[str, object]


def place_of(number: int) -> tuple[str, str, int]:
    """Return what a document is of: its kind, the cable's list of those, and the index in that list.

    >>> place_of(1_000_007)
    ('statement', 'statements', 7)
    """
    kind, index = divmod(number, PLACES_A_KIND)
    return KINDS[kind], _REGISTERS[kind], index


def documents(cable: Cable, record: int, values: Values) -> Iterator[_Fields]:
    """Yield the fields of each document of a cable; `record` is the number of its record."""
    named = mentions(cable)
    others = {"id": [cable.id] if cable.id else []}
    shared: _Fields = {"record": record, **_header(cable.header, values)}
    yield from _paragraphs(cable, shared, named, values)
    marks = [_mark(paragraph.mark, values) for paragraph in cable.paragraphs]
    for kind, register in enumerate(_REGISTERS[1:], start=1):
        for index, entry in enumerate(getattr(cable, register)):
            said, speakers, places = contents(entry)
            yield {
                **shared,
                **(marks[places[0].index] if places else {}),
                **_named(within(named, places), speakers, others),
                "place": kind * PLACES_A_KIND + index,
                "said": said,
            }


def _paragraphs(cable: Cable, shared: _Fields, named: dict[int, list[Mention]], values: Values) -> Iterator[_Fields]:
    speakers = speakers_by_paragraph(cable.statements)
    for index, paragraph in enumerate(cable.paragraphs):
        about = [text for text in (cable.header.subject, paragraph.heading) if text]
        others = {"about": about, "id": [cable.id] if cable.id else []}
        yield {
            **shared,
            **_mark(paragraph.mark, values),
            **_named(within(named, [(index, 0, len(paragraph.text))]), speakers.get(index, []), others),
            "place": index,
            "words": paragraph.text,
        }


def _named(named: dict[str, list[str]], speakers: list[str], others: dict[str, list[str]]) -> _Fields:
    fields: _Fields = {"person": named.pop("person", [])}
    names = {"speaker": speakers, **named, **others}
    if kept := {field: texts for field, texts in names.items() if texts}:
        fields["names"] = kept
    return fields


def _mark(mark: str | None, values: Values) -> _Fields:
    return {"mark": values.number("mark", mark)} if mark else {}


def _header(header: Header, values: Values) -> _Fields:
    """What every document of a cable says of its header, in numbers."""
    fields: _Fields = {
        "tag": [values.number("tag", tag) for tag in dict.fromkeys(header.tags)],
        "to": [values.number("to", name) for name in dict.fromkeys(each.addressee for each in header.to)],
    }
    sender = " ".join(dict.fromkeys(filter(None, (header.sender, header.post))))
    single = {"post": header.post, "from": sender, "classification": header.classification}
    fields |= {VALUES[field]: values.number(field, value) for field, value in single.items() if value}
    day = (header.date or (header.dtg or "")[:10]).replace("-", "")
    return fields | ({"date": int(day)} if day.isascii() and day.isdigit() and len(day) == 8 else {})
