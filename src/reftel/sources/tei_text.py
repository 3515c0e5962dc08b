"""The running text of TEI mark-up: white space folded, and where in it names, terms and note marks stand."""

from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

__all__ = [
    "Folded",
    "Mark",
    "TextFolder",
    "attribute",
    "children",
    "first_line",
    "fold",
    "last_line",
    "name_of",
    "plain_text",
]

_MARKED = {"persName": "person", "gloss": "gloss", "term": "gloss", "note": "note"}
_SILENT = frozenset(("pb", "milestone", "graphic", "cb", "anchor"))
_SPACED = frozenset(("p", "item", "label", "cell", "l", "head", "signed", "salute", "dateline", "seg", "note"))


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of folded text that the mark-up says something of; a note's mark has no length.

    `kind` is `person`, `gloss` or `note`, `key` the target without `#`, `element` the element itself.
    """

    kind: str
    start: int
    end: int
    key: str | None
    element: etree._Element


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """Text with its white space folded, and its marks in the order they open."""

    text: str
    marks: tuple[Mark, ...] = ()


class TextFolder:
    """Takes text and elements in reading order and folds their white space as it goes."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._gap = False

    def write(self, text: str | None) -> None:
        """Add text; runs of white space become one space, none at the start."""
        if not text:
            return
        words = text.split()
        if not words:
            self._gap = True
            return
        joined = " ".join(words)
        if self._length and (self._gap or text[0].isspace()):
            joined = " " + joined
        self._pieces.append(joined)
        self._length += len(joined)
        self._gap = text[-1].isspace()

    def read_inline(self, element: etree._Element) -> None:
        """Add what stands inside the element, in order."""
        self.write(element.text)
        for child in element:
            self.read_child(child)
            self.write(child.tail)

    def read_child(self, child: etree._Element) -> None:
        """Add a child, without the text after it: notes are marked, not read."""
        name = name_of(child)
        if name == "note":
            self._marks.append(_mark("note", self._length, self._length, child))
        elif name == "lb":
            self._gap = True
        elif name == "&":
            self.write(child.text)
        elif name in _MARKED:
            self._read_marked(_MARKED[name], child)
        elif name in _SPACED:
            self._gap = True
            self.read_inline(child)
            self._gap = True
        elif name and name not in _SILENT:
            self.read_inline(child)

    def _read_marked(self, kind: str, child: etree._Element) -> None:
        before, pieces, place = self._length, len(self._pieces), len(self._marks)
        self.read_inline(child)
        if self._length > before:
            start = before + self._pieces[pieces].startswith(" ")
            self._marks.insert(place, _mark(kind, start, self._length, child))

    def finish(self) -> Folded:
        """Return what was added."""
        return Folded(text="".join(self._pieces), marks=tuple(self._marks))


def _mark(kind: str, start: int, end: int, element: etree._Element) -> Mark:
    key = attribute(element, "corresp") or attribute(element, "target")
    return Mark(kind=kind, start=start, end=end, key=key.rpartition("#")[2] if key else None, element=element)


def fold(element: etree._Element) -> Folded:
    r"""Return the element's text without its notes, folded, with its marks.

    >>> p = etree.fromstring("<p> We met <persName corresp='#p_A1'> Arda\n Bey</persName>, who left.<note/></p>")
    >>> fold(p).text, [(m.kind, m.key, m.start, m.end) for m in fold(p).marks]
    ('We met Arda Bey, who left.', [('person', 'p_A1', 7, 15), ('note', None, 26, 26)])
    """
    folder = TextFolder()
    folder.read_inline(element)
    return folder.finish()


def plain_text(element: etree._Element | None) -> str:
    """Return all of the element's words, folded, those of notes inside it included.

    >>> plain_text(etree.fromstring("<note><p>One.</p><p>Two.</p></note>"))
    'One. Two.'
    """
    if element is None:
        return ""
    return " ".join("".join(_all_text(element)).split())


def _all_text(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = name_of(child)
        if name:
            yield from _all_text(child)
        if name in _SPACED or name == "lb":
            yield " "
        yield child.tail or ""


def name_of(node: etree._Element) -> str:
    """Return the element's name without its namespace, `&` for an entity, nothing for comments and instructions.

    >>> name_of(etree.fromstring("<x:div xmlns:x='http://www.tei-c.org/ns/1.0'/>"))
    'div'
    """
    tag: object = node.tag
    if isinstance(tag, str):
        return tag.rpartition("}")[2]
    return "&" if tag is etree.Entity else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace.

    >>> attribute(etree.fromstring("<div xml:id='d1'/>"), "id")
    'd1'
    """
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}" + name)), None)


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the element's children of these names, in order."""
    return (child for child in element if name_of(child) in names)


def first_line(element: etree._Element) -> int:
    """Return the source line of the element's start tag, counted from 1."""
    line: Any = element.sourceline
    return int(line or 1)


def last_line(element: etree._Element) -> int:
    r"""Return the last source line that the element's content reaches, counted from 1.

    >>> last_line(etree.fromstring("<p>a\nb<hi>c\n</hi>\nd</p>"))
    4
    """
    line = first_line(element)
    line += (element.text or "").count("\n")
    for child in element:
        if name_of(child):
            line = max(line, last_line(child))
        line += (child.tail or "").count("\n")
    return line
