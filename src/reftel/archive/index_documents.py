"""The documents of a cable: one a paragraph, and one an entry of the registers that tell what happened.

They are made where cables are read, by as many processes as there are, and there nobody knows which numbers the index
gives to records and to the values of headers. So a document is made as the JSON of all its other fields, and the writer
of the index has only to put the numbers before it.
"""

from collections.abc import Iterator

import msgspec

from reftel.archive.index_entries import Mention, contents, mentions, named, named_in, speakers_by_paragraph
from reftel.archive.index_values import Values
from reftel.record import Cable, Header

__all__ = ["KINDS", "PLACES_A_KIND", "Documents", "documents", "identity", "numbered", "place_of"]

KINDS = ("paragraph", "statement", "silence", "change", "plan", "meeting")
"""What a document may be of; its place is a number: which of these, and the index in the cable's list of them."""

PLACES_A_KIND = 1_000_000

_REGISTERS = ("paragraphs", "statements", "silences", "changes", "plans", "meetings")
_ENCODER = msgspec.json.Encoder()
_Fields = dict[str, object]


class Documents(msgspec.Struct, array_like=True, frozen=True):
    """The documents of a cable: the values of its header, its day as a number, and of each its mark and its fields."""

    values: dict[str, list[str]]
    day: int | None
    documents: list[tuple[str | None, str]]


def place_of(number: int) -> tuple[str, str, int]:
    """Return what a document is of: its kind, the cable's list of those, and the index in that list.

    >>> place_of(1_000_007)
    ('statement', 'statements', 7)
    """
    kind, index = divmod(number, PLACES_A_KIND)
    return KINDS[kind], _REGISTERS[kind], index


def identity(text: str) -> str:
    """Return an id as ids are compared: in small letters, without blanks.

    >>> identity("08 PORTHAVEN 45")
    '08porthaven45'
    """
    return "".join(text.lower().split())


def documents(cable: Cable) -> Documents:
    """Return the documents of a cable."""
    there = mentions(cable)
    keys: _Fields = {"keys": {"id": identity(cable.id)}} if cable.id else {}
    marks = [paragraph.mark for paragraph in cable.paragraphs]
    found = [
        (mark, _fields(keys | fields))
        for mark, fields in zip(marks, _paragraphs(cable, there), strict=True)
    ]  # fmt: skip
    for kind, register in enumerate(_REGISTERS[1:], start=1):
        for index, entry in enumerate(getattr(cable, register)):
            said, speakers, places = contents(entry)
            fields = _named(named_in(there, places), speakers, [])
            fields |= {"place": kind * PLACES_A_KIND + index, "said": said}
            found.append((marks[places[0].index] if places else None, _fields(keys | fields)))
    return Documents(_values(cable.header), _day(cable.header), found)


def numbered(made: Documents, record: int, values: Values) -> Iterator[str]:
    """Yield the documents as JSON, with the number of their record and those of their values."""
    numbers = {field: [values.number(field, value) for value in each] for field, each in made.values.items()}
    columns: _Fields = {values.column(field): each for field, each in numbers.items()}
    head = _ENCODER.encode(columns | {"record": record} | ({"date": made.day} if made.day else {})).decode()[:-1]
    heads = {mark: f'{head},"mark":{values.number("mark", mark)},' for mark, _ in made.documents if mark}
    for mark, fields in made.documents:
        yield f"{heads[mark] if mark else head + ','}{fields}"


def _fields(fields: _Fields) -> str:
    """The JSON of fields, without the bracket before them."""
    return _ENCODER.encode(fields)[1:].decode()


def _paragraphs(cable: Cable, there: dict[int, list[Mention]]) -> Iterator[_Fields]:
    speakers = speakers_by_paragraph(cable.statements)
    for index, paragraph in enumerate(cable.paragraphs):
        about = [text for text in (cable.header.subject, paragraph.heading) if text]
        fields = _named(named(there.get(index, ())), speakers.get(index, []), about)
        yield fields | {"place": index, "words": paragraph.text}


def _named(names: dict[str, list[str]], speakers: list[str], about: list[str]) -> _Fields:
    fields: _Fields = {}
    if people := names.pop("person", None):
        fields["person"] = people
    if speakers:
        names["speaker"] = speakers
    if about:
        names["about"] = about
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
    return int(day) if day.isascii() and day.isdigit() and len(day) == 8 else None
