"""Foreign Relations of the United States: TEI volumes of the Office of the Historian, read as a stream.

The mark-up is described in the Office's `frus` repository: a volume is one TEI file, a document is a
`<div type="document" xml:id="d12">`, and the lists of persons and terms stand in sections before the documents.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from reftel.errors import SourceError
from reftel.sources.frus_document import Volume, read_witness
from reftel.sources.frus_lists import Keys
from reftel.sources.item import Item
from reftel.sources.tei_text import attribute, fold, name_of
from reftel.sources.witness import DocumentWitness

__all__ = ["claims", "witnesses"]

_ROOT = re.compile(rb"<(?:[A-Za-z]{1,20}:)?TEI[\s>]")
_SIGNS = (b"history.state.gov", b'type="frus"', b"Foreign Relations of the United States", b'type="document"')
_PIECE = 65_536
_ADVICE = "the documents before it were read; fetch the volume again, or mend the mark-up there"


def claims(item: Item) -> bool:
    """Tell whether the item is a FRUS volume: a TEI root, and a sign of the series in its first 64 KiB.

    >>> claims(Item.of_bytes("a.xml", b"<TEI xmlns:frus='http://history.state.gov/ns/1.0'><teiHeader/>"))
    True
    >>> claims(Item.of_bytes("frus.xml", b"<TEI><text>A poem</text></TEI>"))
    False
    """
    head = item.head.replace(b"\0", b"")  # UTF-16 has a zero beside each of these letters
    return bool(_ROOT.search(head)) and any(sign in head for sign in _SIGNS)


def witnesses(item: Item) -> Iterator[DocumentWitness]:
    """Yield a witness for each document of a volume, in order, holding one document in memory at a time.

    Raises `SourceError` at the line where the mark-up breaks, after the documents that came before it.
    """
    yield from _documents(_elements(item), item)


def _elements(item: Item) -> Iterator[etree._Element]:
    """The divisions and identifiers of the file, each as soon as its end is read."""
    # An identifier given twice is no reason to stop, and lxml's table of them would grow: hence `collect_ids`.
    parser: Any = etree.XMLPullParser(
        events=("end",),
        tag=("{*}idno", "{*}div"),
        collect_ids=False,
        no_network=True,
        load_dtd=False,
        resolve_entities=False,
    )
    try:
        with item.open() as stream:
            while piece := stream.read(_PIECE):
                parser.feed(piece)
                yield from (element for _, element in parser.read_events())
        parser.close()
    except etree.XMLSyntaxError as error:
        yield from (element for _, element in parser.read_events())
        found = f"the XML breaks off here ({error.msg})"
        raise SourceError(item.path, line=error.lineno, found=found, advice=_ADVICE) from error


def _documents(elements: Iterator[etree._Element], item: Item) -> Iterator[DocumentWitness]:
    keys = Keys()
    name = ""
    for element in elements:
        if name_of(element) == "idno":
            name = name or _volume_of_idno(element)
        elif element.get("type") == "document":
            name = name or _volume_of_root(element, item)
            yield read_witness(element, Volume(path=item.path, sha256=item.sha256, name=name, keys=keys))
            _forget(element)
        elif not _is_inside_document(element):
            keys.read(element)
            _forget(element)


def _volume_of_idno(element: etree._Element) -> str:
    return fold(element).text if element.get("type") == "frus" else ""


def _volume_of_root(element: etree._Element, item: Item) -> str:
    """The volume where its header gives no identifier: the root's, or the file's name."""
    root = element.getroottree().getroot()
    file = PurePosixPath(item.path.replace("\\", "/").rpartition("!")[2] or item.path)
    return attribute(root, "id") or file.name.partition(".")[0]


def _is_inside_document(element: etree._Element) -> bool:
    return any(above.get("type") == "document" for above in element.iterancestors("{*}div"))


def _forget(element: etree._Element) -> None:
    """Let go of an element that was read, and of everything before it on its level."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
