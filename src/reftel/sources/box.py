"""The box about a cable that cable sites print above it: a table or list of its id, date, classification, origin."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from lxml import etree

from reftel.record import Site
from reftel.sources.tree import kin, words

__all__ = ["boxes"]

_LABELS = {
    "id": ("reference id", "ref id", "refid", "cable id", "canonical id", "message reference", "reference number"),
    "date": ("created", "date", "date created", "creation date", "sent", "date sent", "document date"),
    "classification": ("classification", "original classification"),
    "origin": ("origin", "from", "sender", "office", "originating post"),
    "subject": ("subject", "title"),
    "references": ("references", "refs"),
}
_FIELDS = {label: field for field, labels in _LABELS.items() for label in labels}
_LONGEST_LABEL = 40

_ROWS, _ROW_GROUPS = frozenset({"tr"}), frozenset({"thead", "tbody"})
_CELLS, _NOTHING = frozenset({"th", "td"}), frozenset[str]()
_TERMS, _TERM_GROUPS = frozenset({"dt", "dd"}), frozenset({"div"})


def boxes(root: etree._Element) -> list[tuple[etree._Element, Site]]:
    """Return the boxes of a page in order, each with what it says.

    A box is a table whose first row names columns and whose second fills them, a table of names and values, or a
    definition list; at least three of the names are known, one of them the cable's id or its date.

    >>> page = "<table><tr><th>Reference ID<th>Created<th>Origin<tr><td>06EX1<td>2006-10-19<td>Embassy Example</table>"
    >>> [(site.id, site.date, site.origin) for _, site in boxes(etree.HTML(page))]
    [('06EX1', '2006-10-19', 'Embassy Example')]
    """
    found = []
    for element in root.iter("table", "dl"):
        says = _table(element) if element.tag == "table" else _list(element)
        if len(says) > 2 and ("id" in says or "date" in says):
            found.append((element, _site(root, says)))
    return found


def _table(table: etree._Element) -> dict[str, str]:
    rows = [list(kin(row, _CELLS, _NOTHING)) for row in kin(table, _ROWS, _ROW_GROUPS)]
    for names, values in pairwise(rows):
        says = _said(zip(names, values, strict=False))
        if len(says) > 2 and len(names) == len(values):
            # several rows of values are a list of cables and no box
            return says if sum(len(row) == len(names) for row in rows) == 2 else {}
    return _said((name, value) for row in rows for name, value in zip(row[::2], row[1::2], strict=False))


def _list(element: etree._Element) -> dict[str, str]:
    entries = kin(element, _TERMS, _TERM_GROUPS)
    return _said((name, value) for name, value in pairwise(entries) if name.tag == "dt" and value.tag == "dd")


def _said(pairs: Iterable[tuple[etree._Element, etree._Element]]) -> dict[str, str]:
    says: dict[str, str] = {}
    for name, value in pairs:
        label = words(name).rstrip(":").rstrip().casefold()
        field = _FIELDS.get(label) if len(label) <= _LONGEST_LABEL else None
        if field and (value_words := words(value)):
            says.setdefault(field, value_words)
    return says


def _site(root: etree._Element, says: Mapping[str, str]) -> Site:
    return Site(
        id=says.get("id"),
        date=says.get("date"),
        classification=says.get("classification"),
        origin=says.get("origin"),
        subject=says.get("subject") or _subject(root, says.get("id")),
        references=tuple(says.get("references", "").replace(",", " ").replace("|", " ").split()),
    )


def _subject(root: etree._Element, name: str | None) -> str | None:
    """Return what a heading says after the cable's id and a comma."""
    for heading in root.iter("h1", "h2", "h3", "h4", "title") if name else ():
        _, comma, subject = words(heading).partition(f"{name},")
        if comma:
            return subject.strip() or None
    return None
