"""Volumes of FRUS made by hand, and the one among the fixtures."""

from pathlib import Path

from reftel.sources import frus
from reftel.sources.item import Item
from reftel.sources.witness import DocumentWitness

__all__ = ["SHARED", "VOLUME", "document", "item_of", "only", "volume"]

FIXTURES = Path(__file__).parents[1] / "fixtures" / "frus"
SHARED = Path(__file__).parents[2].parent / "shared" / "frus"
VOLUME = FIXTURES / "volume.xml"


def item_of(path: Path) -> Item:
    return Item(str(path), lambda: path.open("rb"))


def volume(body: str, header: str = '<idno type="frus">frus1v1</idno>') -> Item:
    text = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/ns/1.0">
    <teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"""
    return Item.of_bytes("box.zip!made/up.xml", text.encode())


def document(inside: str, number: int = 1, attributes: str = "") -> str:
    return (
        f'<div type="document" xml:id="d{number}" n="{number}" {attributes}><head>{number}. Paper</head>{inside}</div>'
    )


def only(inside: str, attributes: str = "") -> DocumentWitness:
    (found,) = frus.witnesses(volume(document(inside, attributes=attributes)))
    return found
