"""Which pieces of a FRUS document are not its running text: headings, signatures, and lists printed above it."""

import re

from lxml import etree

from reftel.record import Participant
from reftel.sources.tei_text import attribute, children, fold, name_of

__all__ = [
    "is_date",
    "is_heading",
    "is_signature",
    "labelled_rows",
    "list_role",
    "participants",
    "read_participant_cell",
]

_HEADING_STYLES = ("sectiontitle", "center")
_STRONG = frozenset(("strong", "bold", "smallcaps", "underline"))
_MESSAGE_MARK = re.compile(r"(?:Begin|End|Quote|Unquote)\b", re.IGNORECASE)
_DATED = re.compile(r", (?:undated|[A-Z][a-z]{2,8} \d{1,2}, ?\d{4})\b")
_LABEL_AND_VALUE = 2
_LONGEST_HEADING = 200
_LONGEST_SIGNATURE = 100
_SUBJECTS = frozenset(("SUBJECT", "SUJBECT", "SUBJECTS", "SUBJ", "RE", ""))
_RECEIVERS = frozenset(("TO", "FOR", "MEMORANDUM FOR", "MEMORANDUM TO"))
_PRESENT = re.compile(
    r"(.{0,40}?)\b(?:PARTICIPA(?:NTS|TION|TING)|OTHERS PRESENT|PRESENT(?: WERE)?|ATTENDEES)\b", re.IGNORECASE
)


def is_heading(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph is a heading by its mark-up: a heading's style, or nothing but strong type.

    The lines that open and close a quoted message (`Begin text`) are set like headings and are none.

    >>> [is_heading(etree.fromstring(p)) for p in ("<p rend='center'>Aims</p>", "<p><hi rend='strong'>Aims</hi></p>")]
    [True, True]
    >>> is_heading(etree.fromstring("<p rend='center'>End text</p>"))
    False
    """
    text = fold(paragraph).text
    if not text or len(text) > _LONGEST_HEADING or _MESSAGE_MARK.match(text):
        return False
    style = f"{paragraph.get('rend', '')} {paragraph.get('rendition', '')}"
    return any(word in style for word in _HEADING_STYLES) or _is_all(paragraph, _STRONG)


def _is_all(element: etree._Element, styles: frozenset[str]) -> bool:
    """Everything in the element stands in one kind of type, page breaks and notes apart."""
    inside = [child for child in element if name_of(child) == "hi"]
    if not inside or any(hi.get("rend") not in styles for hi in inside):
        return False
    outside = [element.text, *(child.tail for child in element)]
    others = any(name_of(child) not in ("hi", "note", "pb", "lb", "") for child in element)
    return not others and not any(text and text.strip(" \t\n.:") for text in outside)


def is_signature(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph is set to the right and short, as a name below a text or a place and date above it.

    >>> is_signature(etree.fromstring("<p rend='right'>Arda Bey</p>"))
    True
    """
    style = f"{paragraph.get('rend', '')} {paragraph.get('rendition', '')}"
    return "right" in style and 0 < len(fold(paragraph).text) <= _LONGEST_SIGNATURE


def is_date(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph set to the right is a place and date, not a name.

    >>> is_date(etree.fromstring("<p rend='right'>Zell, undated.</p>")), is_date(etree.fromstring("<p>Arda Bey</p>"))
    (True, False)
    """
    return _DATED.search(fold(paragraph).text) is not None


def list_role(element: etree._Element) -> str:
    """Return what a list is: `participants`, `subject`, `to`, `from`, `references`, or `text` like any other.

    What is printed above the list counts before the mark-up's type, which is `subject` for many a `COUNTRY`.

    >>> list_role(etree.fromstring("<list type='subject'><head>COUNTRY</head><item>Orland</item></list>"))
    'text'
    >>> list_role(etree.fromstring("<list><head>Participants:</head><item>Bey</item></list>"))
    'participants'
    """
    label, kind = _label(element).upper(), attribute(element, "type") or ""
    if _PRESENT.match(label) or (kind == "participants" and len(label.split()) <= 4):
        return "participants"
    if label in _SUBJECTS and (label or kind == "subject"):
        return "subject"
    if label in _RECEIVERS or (kind == "to" and not label):
        return "to"
    if label == "FROM" or (kind == "from" and not label):
        return "from"
    return "references" if label.rstrip("S") in ("REF", "REFERENCE") or kind == "references" else "text"


def _label(element: etree._Element) -> str:
    head = next(children(element, "head"), None)
    return "" if head is None else fold(head).text.strip(" :.")


def participants(element: etree._Element) -> tuple[Participant, ...]:
    """Return the people of a list of participants, each with the side it stands under.

    >>> xml = "<list><head>PRESENT</head><item><hi rend='italic'>Orland</hi></item><item>Mr. Bey</item></list>"
    >>> [(p.text, p.side) for p in participants(etree.fromstring(xml))]
    [('Mr. Bey', 'Orland')]
    """
    found: list[Participant] = []
    side = _side_of_label(_label(element))
    for item in children(element, "item"):
        side = _read_item(item, side, found)
    return tuple(found)


def _read_item(item: etree._Element, side: str | None, found: list[Participant]) -> str | None:
    """Add an item's participants; return the side that the next item stands under."""
    inner = list(children(item, "list"))
    text = fold(item).text if not inner else " ".join((item.text or "").split())
    if inner:
        side = text.strip(" :") or side
        for nested in inner:
            found.extend(_with_side(participants(nested), side))
        return side
    if _is_side(item, text):
        return text.strip(" :")
    if text:
        found.append(_participant(item, text, side))
    return side


def _with_side(people: tuple[Participant, ...], side: str | None) -> list[Participant]:
    return [Participant(text=p.text, name=p.name, side=p.side or side, identity=p.identity) for p in people]


def _is_side(item: etree._Element, text: str) -> bool:
    if not text or any(True for _ in item.iter("{*}persName")):
        return False
    return (text.endswith(":") and len(text) <= 60) or (len(text) <= 60 and _is_all(item, _STRONG | {"italic"}))


def read_participant_cell(cell: etree._Element) -> Participant | None:
    """Return the participant in a table's cell, None for an empty one."""
    text = fold(cell).text
    return _participant(cell, text, None) if text else None


def _participant(item: etree._Element, text: str, side: str | None) -> Participant:
    person = next((mark for mark in fold(item).marks if mark.kind == "person"), None)
    if person is None:
        return Participant(text=text, side=side)
    return Participant(text=text, name=text[person.start : person.end], side=side, identity=person.key)


def labelled_rows(table: etree._Element) -> dict[str, list[etree._Element]]:
    """Return the cells of a table that is a head of a memorandum, by `participants` and `subject`; else nothing.

    The older volumes print such heads in two columns, the label in the first row of each field only.

    >>> rows = "<row><cell>Participants:</cell><cell>Bey</cell></row><row><cell/><cell>Tarn</cell></row>"
    >>> [cell.text for cell in labelled_rows(etree.fromstring(f"<table>{rows}</table>"))["participants"]]
    ['Bey', 'Tarn']
    """
    found: dict[str, list[etree._Element]] = {}
    role = ""
    for row in children(table, "row"):
        cells = list(children(row, "cell"))
        label = fold(cells[0]).text.strip(" :.").upper() if cells else ""
        role = _role_of_row(label) if label else role
        if len(cells) != _LABEL_AND_VALUE or not role:
            return {}
        found.setdefault(role, []).append(cells[1])
    return found


def _role_of_row(label: str) -> str:
    if _PRESENT.fullmatch(label):
        return "participants"
    return "subject" if label in _SUBJECTS and label != "RE" else ""


def _side_of_label(label: str) -> str | None:
    """`U.S. PARTICIPANTS` stand on a side, `OTHERS PRESENT` do not."""
    match = _PRESENT.match(label)
    side = match[1].strip() if match else ""
    return side if side and side.upper() not in ("THE", "LIST OF", "OTHER", "OTHERS") else None
