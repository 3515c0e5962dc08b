"""Walks one FRUS document in reading order and sorts its words: text blocks, headings, head matter, signature.

No word is dropped: what is neither head matter nor note nor signature stands in a block or in the heading above one.
"""

from lxml import etree

from reftel.record import Participant
from reftel.sources.frus_notes import Notes
from reftel.sources.frus_titles import (
    is_date,
    is_heading,
    is_signature,
    labelled_rows,
    list_role,
    participants,
    read_participant_cell,
)
from reftel.sources.tei_text import Folded, TextFolder, children, first_line, fold, last_line, name_of
from reftel.sources.witness import Block

__all__ = ["Body"]

_LEAVES = frozenset(("p", "ab", "lg", "l", "table", "salute", "trailer", "byline", "speaker"))
_HEAD_MATTER = frozenset(("head", "dateline", "opener", "closer", "signed"))
_HOLDERS = frozenset(("list", "item", "div", "floatingText", "body", "front", "back", "group", "text", "attachment"))
_BLOCKS = _LEAVES | _HEAD_MATTER | _HOLDERS | frozenset(("postscript", "sp", "argument", "epigraph"))
_NESTS = frozenset(("div", "attachment", "floatingText"))


class Body:
    """Everything a document says, sorted as it is read."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.blocks: list[Block] = []
        self.head: Folded | None = None
        self.head_element: etree._Element | None = None
        self.datelines: list[etree._Element] = []
        self.dateline_texts: list[str] = []
        self.opener: list[str] = []
        self.closers: list[str] = []
        self.signed: str | None = None
        self.participants: list[Participant] = []
        self.subject: str | None = None
        self.items: dict[str, list[str]] = {"to": [], "from": [], "references": []}
        self._heading: str | None = None
        self._heading_line = 1
        self._is_fresh = False
        self._depth = 0

    def read(self, document: etree._Element) -> None:
        """Read the whole document."""
        self._read_mixed(document)
        self._close_heading()

    def _read_mixed(self, element: etree._Element, lead: str = "") -> None:
        """Text between block elements becomes blocks of its own; `lead` goes before the first words."""
        folder = TextFolder()
        folder.write(lead + " " if lead else "")
        folder.write(element.text)
        line = first_line(element)
        for child in element:
            if self._is_block(child):
                self._add(folder.finish(), (line, max(line, first_line(child))))
                self._dispatch(child)
                folder, line = TextFolder(), last_line(child)
            else:
                folder.read_child(child)
            folder.write(child.tail)
        self._add(folder.finish(), (line, max(line, last_line(element))))

    def _is_block(self, child: etree._Element) -> bool:
        name = name_of(child)
        if name in _BLOCKS:
            return True
        return name not in ("note", "&", "") and any(name_of(inner) in ("p", "list", "table", "lg") for inner in child)

    def _dispatch(self, element: etree._Element) -> None:
        name = name_of(element)
        method = getattr(self, f"_read_{name}", None)
        if method is not None:
            method(element)
        elif name in _NESTS:
            self._read_nested(element)
        elif name == "lg":
            self._add(fold(element), _lines(element))
        else:
            self._read_mixed(element)

    def _read_nested(self, element: etree._Element) -> None:
        """An attachment or a quoted document: its head matter is heading, its own headings end with it."""
        before = self._heading
        self._depth += 1
        self._read_mixed(element)
        self._close_heading()
        self._depth -= 1
        self._heading = before

    def _read_head(self, element: etree._Element) -> None:
        if self._depth == 0 and self.head is None:
            self.head, self.head_element = fold(element), element
            self.notes.keep(self.head)
        else:
            self._add_heading(element)

    def _add_heading(self, element: etree._Element) -> None:
        """Take a heading; one that follows another at once goes on with it."""
        folded = fold(element)
        self.notes.keep(folded)
        if folded.text:
            together = self._is_fresh and self._heading
            self._heading = f"{self._heading} {folded.text}" if together else folded.text
            self._heading_line = self._heading_line if together else first_line(element)
            self._is_fresh = True

    def _close_heading(self) -> None:
        """Words set as a heading above nothing are text."""
        if self._is_fresh and self._heading:
            self.blocks.append(Block(text=self._heading, lines=(self._heading_line, self._heading_line)))
        self._is_fresh = False

    def _read_p(self, element: etree._Element) -> None:
        if is_signature(element) and self._depth == 0:
            self._read_right(element)
        elif is_heading(element):
            self._add_heading(element)
        else:
            self._read_mixed(element)

    def _read_right(self, element: etree._Element) -> None:
        """A name, or a place and date: the document's own above its text, an enclosure's further down."""
        if not is_date(element):
            self._read_closer(element)
        elif self.blocks or self.datelines:
            self._add_heading(element)
        else:
            self._read_dateline(element)

    def _read_dateline(self, element: etree._Element) -> None:
        if self._depth:
            self._add_heading(element)
            return
        folded = fold(element)
        self.notes.keep(folded)
        self.datelines.append(element)
        self.dateline_texts.append(folded.text)

    def _read_opener(self, element: etree._Element) -> None:
        """What stands above the text: marks, salutation, and the place and date."""
        if self._depth:
            self._add_heading(element)
            return
        folder = TextFolder()
        folder.write(element.text)
        for child in element:
            if name_of(child) == "dateline":
                self._read_dateline(child)
            else:
                folder.read_child(child)
            folder.write(child.tail)
        self._add_opener(folder.finish())

    def _add_opener(self, folded: Folded) -> None:
        self.notes.keep(folded)
        if folded.text:
            self.opener.append(folded.text)

    def _read_salute(self, element: etree._Element) -> None:
        if self._depth or self.blocks:
            self._add(fold(element), _lines(element))
        else:
            self._add_opener(fold(element))

    def _read_closer(self, element: etree._Element) -> None:
        folded = fold(element)
        if self._depth:
            self._add(folded, _lines(element))
            return
        self.notes.keep(folded)
        if not folded.text:
            return
        self.closers.append(folded.text)
        self.datelines.extend(element.iter("{*}dateline"))
        if not folded.text.endswith(":"):  # `For the Director:` stands above the name
            self.signed = self.signed or _signer(element)

    _read_signed = _read_closer

    def _read_list(self, element: etree._Element) -> None:
        role = list_role(element)
        if role == "participants" and self._depth == 0:
            self.participants.extend(participants(element))
            self._keep_notes_of(element)
        elif role == "subject" and self._depth == 0 and self.subject is None:
            self.subject = " ".join(self._items(element)) or None
        elif role in self.items and self._depth == 0:
            self.items[role].extend(self._items(element))
        else:
            self._read_plain_list(element)

    def _read_table(self, element: etree._Element) -> None:
        rows = labelled_rows(element) if self._depth == 0 and not self.blocks else {}
        if not rows:
            self._add(fold(element), _lines(element))
            return
        self._keep_notes_of(element)
        for cell in rows.get("participants", []):
            if (one := read_participant_cell(cell)) is not None:
                self.participants.append(one)
        words = [fold(cell).text for cell in rows.get("subject", [])]
        self.subject = self.subject or " ".join(word for word in words if word) or None

    def _items(self, element: etree._Element) -> list[str]:
        self._keep_notes_of(element)
        return [text for item in element if name_of(item) not in ("head", "") and (text := fold(item).text)]

    def _keep_notes_of(self, element: etree._Element) -> None:
        self.notes.keep(fold(element))

    def _read_plain_list(self, element: etree._Element) -> None:
        """Items are blocks, each behind its label; the list's own head stands above them only."""
        before, lead = self._heading, ""
        for head in children(element, "head"):
            self._add_heading(head)
        for child in element:
            if name_of(child) == "label":
                folded = fold(child)
                self.notes.keep(folded)
                lead = f"{lead} {folded.text}".strip()
            elif name_of(child) == "item":
                self._read_mixed(child, lead)
                lead = ""
            elif self._is_block(child) and name_of(child) != "head":
                self._dispatch(child)
            elif name_of(child) == "note":
                self.notes.keep_note(child)
        self._add(Folded(text=lead), _lines(element))
        self._close_heading()
        self._heading = before

    def _add(self, folded: Folded, lines: tuple[int, int]) -> None:
        if not folded.text:
            self.notes.keep(folded)
            return
        self.blocks.append(Block(text=folded.text, heading=self._heading, lines=lines))
        self._is_fresh = False
        self.notes.keep(folded, len(self.blocks))


def _lines(element: etree._Element) -> tuple[int, int]:
    first = first_line(element)
    return first, max(first, last_line(element))


def _signer(closer: etree._Element) -> str | None:
    """The name signed: the first line of the signature, or the person marked in it."""
    signed = next(closer.iter("{*}signed"), closer)
    person = next(signed.iter("{*}persName"), None)
    if person is not None:
        return fold(person).text or None
    folder = TextFolder()
    folder.write(signed.text)
    for child in signed:
        if name_of(child) == "lb" and folder.finish().text:
            break
        folder.read_child(child)
        folder.write(child.tail)
    return folder.finish().text or None
