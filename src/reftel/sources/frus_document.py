"""One `<div type="document">` of a FRUS volume as a witness."""

import re

import msgspec
from lxml import etree

from reftel.record import Editorial
from reftel.sources.frus_body import Body
from reftel.sources.frus_lists import Keys
from reftel.sources.frus_notes import Notes
from reftel.sources.tei_text import attribute, first_line, fold, last_line
from reftel.sources.witness import DocumentWitness

__all__ = ["Volume", "read_witness"]

_NUMBER = re.compile(r"\[?\d{1,4}[a-z]?\]?\.\s*")
_KIND_END = re.compile(r"\s(?:From|Prepared|Between|by|to|by the)\s|[,(]")
_INLINE_KIND = re.compile(r":\s*([A-Z][a-z]+(?: [a-z]+)?)\s*$")
_NO_KINDS = ("the ", "mr. ")


class Volume(msgspec.Struct, frozen=True, kw_only=True):
    """Which volume a document stands in, and the file it was read from."""

    path: str
    sha256: str
    name: str
    keys: Keys


def read_witness(document: etree._Element, volume: Volume) -> DocumentWitness:
    """Return the witness of a document element."""
    body = Body(Notes(volume.keys))
    body.read(document)
    name = attribute(document, "id") or f"d{attribute(document, 'n') or '0'}"
    first = first_line(document)
    return DocumentWitness(
        path=volume.path,
        format="frus",
        sha256=volume.sha256,
        id=f"{volume.name}/{name}",
        editorial=_editorial(document, body, volume.name, name),
        blocks=tuple(body.blocks),
        lines=(first, max(first, last_line(document))),
        when=_when(document, body),
        sender=next(iter(_ends(body, "from")), None),
        receivers=_ends(body, "to"),
        references=tuple(body.items["references"]),
        subject=body.subject,
        signed=body.signed,
    )


def _editorial(document: etree._Element, body: Body, volume: str, name: str) -> Editorial:
    head = _NUMBER.sub("", body.head.text, count=1) if body.head else ""
    notes = body.notes
    return Editorial(
        volume=volume,
        document=name,
        kind=_kind(document, head, notes.source),
        head=head,
        source_note=notes.source,
        opener=" ".join(body.opener) or None,
        closer=" ".join(body.closers) or None,
        dateline=" ".join(body.dateline_texts) or None,
        place=_place(body),
        participants=tuple(body.participants),
        people=tuple(notes.people),
        glosses=tuple(notes.glosses),
        footnotes=tuple(notes.footnotes),
    )


def _kind(document: etree._Element, head: str, source_note: str | None) -> str:
    """What the document is, in the head's words before its sender; older volumes say it in the source note."""
    if attribute(document, "subtype") == "editorial-note":
        return "editorial note"
    inline = _INLINE_KIND.search(source_note or "")
    if inline and len(source_note or "") <= 80:
        return inline[1].lower()
    kind = _KIND_END.split(head, maxsplit=1)[0].strip(" .").lower()
    return "document" if not kind or kind.startswith(_NO_KINDS) else kind


def _place(body: Body) -> str | None:
    for dateline in body.datelines:
        for place in dateline.iter("{*}placeName"):
            text = fold(place).text.strip(" ,.[]")
            if text:
                return text
    return None


def _ends(body: Body, end: str) -> tuple[str, ...]:
    """Senders or receivers that the mark-up of the head names, else those of a list `TO` or `FROM`."""
    if body.head_element is not None:
        marked = [e for e in body.head_element.iter("{*}gloss", "{*}persName") if e.get("type") == end]
        if marked:
            return tuple(fold(element).text for element in marked)
    return tuple(body.items[end])


def _when(document: etree._Element, body: Body) -> str | None:
    """The moment or day of the dateline, else the one that the editors computed for the document."""
    for dateline in body.datelines:
        for date in dateline.iter("{*}date"):
            when = next((date.get(key) for key in ("when", "from", "notBefore") if date.get(key)), None)
            if when:
                return _with_time(str(when), dateline)
    return _computed(attribute(document, "doc-dateTime-min"), attribute(document, "doc-dateTime-max"))


def _with_time(when: str, dateline: etree._Element) -> str:
    """A day, with the time that stands beside it in mark-up of its own."""
    time = next((e.get("when") or e.get("from") for e in dateline.iter("{*}time")), None)
    return f"{when}T{time}" if time and "T" not in when else when


def _computed(earliest: str | None, latest: str | None) -> str | None:
    """The editors' own span, where it is one moment or one day; a longer span is no date.

    >>> _computed("1964-02-11T00:00:00-05:00", "1964-02-11T23:59:59-05:00")
    '1964-02-11'
    >>> _computed("1964-02-01T00:00:00-05:00", "1964-02-29T23:59:59-05:00") is None
    True
    """
    if not earliest or not latest or earliest[:10] != latest[:10]:
        return None
    return earliest if earliest == latest and "T" in earliest else earliest[:10]
