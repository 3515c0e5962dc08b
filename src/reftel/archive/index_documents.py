"""The documents of a cable: one a paragraph, and one an entry of the registers that tell what happened.

They are made where cables are read, by as many processes as there are, and there nobody knows which numbers the index
gives to records and to the values of headers. So a document is made as the JSON of all its other fields, and the writer
of the index has only to put the numbers before it.
"""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.archive.index_entries import Mention, contents, mentions, named, named_in, speakers_by_paragraph
from reftel.archive.index_schema import FAR, WHOLE, YEAR, day_number, place_number
from reftel.archive.index_values import Values
from reftel.record import Cable, Header
from reftel.telegram.ids import compared

__all__ = ["KINDS", "REGISTERS", "Documents", "documents", "numbered"]

KINDS = ("paragraph", "statement", "silence", "change", "plan", "meeting")
"""What a document may be of; its place are two numbers: which of these, and the index in the cable's list of them."""

REGISTERS = ("paragraphs", "statements", "silences", "changes", "plans", "meetings")
"""The list that each kind stands in."""

_ENCODER = msgspec.json.Encoder()
_Fields = dict[str, object]


class Documents(msgspec.Struct, array_like=True, frozen=True):
    """The documents of a cable, kind by kind, each with its mark and its fields.

    And what all of them say: the values of the header, the cable's id, and its day as a number.
    """

    values: dict[str, list[str]]
    id: str | None
    day: int | None
    documents: list[list[tuple[str | None, str]]]


def documents(cable: Cable) -> Documents:
    """Return the documents of a cable."""
    there = mentions(cable)
    marks = [paragraph.mark for paragraph in cable.paragraphs]
    paragraphs = [
        (mark, _fields(fields, 0, index))
        for index, (mark, fields) in enumerate(zip(marks, _paragraphs(cable, there), strict=True))
    ]
    entries = [_entries(getattr(cable, REGISTERS[kind]), kind, marks, there) for kind in range(1, len(KINDS))]
    key = compared(cable.id) if cable.id else None
    return Documents(_values(cable.header), key, _day(cable.header), [paragraphs, *entries])


def _entries(
    entries: Iterable[msgspec.Struct], kind: int, marks: list[str | None], there: dict[int, list[Mention]]
) -> list[tuple[str | None, str]]:
    found: list[tuple[str | None, str]] = []
    for index, entry in enumerate(entries):
        said, speakers, places = contents(entry)
        fields = _named(named_in(there, places), speakers)
        fields["said"] = said
        found.append((marks[places[0].index] if places else None, _fields(fields, kind, index)))
    return found


def numbered(made: Documents, record: int, values: Values) -> list[list[str]]:
    """Return the documents as JSON, kind by kind, with the number of their record and those of their values."""
    shared: _Fields = dict(WHOLE)
    for field, each in made.values.items():
        shared[values.column(field)] = [values.number(field, value) for value in each]
    if made.day is not None:
        shared["date"] = made.day
        shared["year"] = made.day // YEAR
    if made.id:
        shared["keys"] = {"id": made.id}
    head = _ENCODER.encode(shared).decode()[:-1] + ","
    heads: dict[str | None, str] = {None: head}
    return [
        [
            f'{heads.get(mark) or _marked(heads, mark, values)}"place":{place_number(record, index)},{fields}'
            for index, (mark, fields) in enumerate(each)
        ]
        for each in made.documents
    ]


def _marked(heads: dict[str | None, str], mark: str | None, values: Values) -> str:
    """The head of the documents with a mark."""
    heads[mark] = f'{heads[None]}"mark":{values.number("mark", mark)},' if mark else heads[None]
    return heads[mark]


def _fields(fields: _Fields, kind: int, index: int) -> str:
    """The JSON of fields, without the bracket before them."""
    fields["kind"] = kind
    if index >= FAR:
        fields["far"] = index
    return _ENCODER.encode(fields)[1:].decode()


def _paragraphs(cable: Cable, there: dict[int, list[Mention]]) -> Iterator[_Fields]:
    speakers = speakers_by_paragraph(cable.statements)
    for index, paragraph in enumerate(cable.paragraphs):
        about = [text for text in (cable.header.subject, paragraph.heading) if text]
        fields = _named(named(there.get(index, ())), speakers.get(index, []))
        if about:
            fields["titles"] = {"about": about}
        fields["words"] = paragraph.text
        yield fields


def _named(names: dict[str, list[str]], speakers: list[str]) -> _Fields:
    fields: _Fields = {}
    if people := names.pop("person", None):
        fields["person"] = people
    if speakers:
        names["speaker"] = speakers
    if names:
        fields["names"] = names
    return fields


def _values(header: Header) -> dict[str, list[str]]:
    """What every document of a cable says of its header, by the field of a query."""
    sender = " ".join(dict.fromkeys(filter(None, (header.sender, header.post))))
    values = {
        "tag": list(dict.fromkeys(header.tags)),
        "to": list(dict.fromkeys(each.addressee for each in header.to)),
        "post": [header.post] if header.post else [],
        "from": [sender] if sender else [],
        "classification": [header.classification] if header.classification else [],
    }
    return {field: each for field, each in values.items() if each}


def _day(header: Header) -> int | None:
    day = (header.date or (header.dtg or "")[:10]).replace("-", "")
    return day_number(int(day)) if day.isascii() and day.isdigit() and len(day) == 8 else None
