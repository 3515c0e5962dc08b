"""Plain text: every line as it stands, in whatever character set."""

from collections.abc import Iterator

from reftel.errors import SourceError
from reftel.sources.encoding import decode, is_text, lines
from reftel.sources.item import Item
from reftel.sources.whole import read_whole
from reftel.sources.witness import TextWitness

__all__ = ["claims", "witnesses"]


def claims(item: Item) -> bool:
    """Say whether an item is text at all; hardly any NULs or control characters stand in its first bytes."""
    return is_text(item.head)


def witnesses(item: Item) -> Iterator[TextWitness | SourceError]:
    r"""Yield the text as one witness with all its lines.

    >>> item = Item.of_bytes("note.txt", b"FM AMEMBASSY EXAMPLE\r\nTO SECSTATE WASHDC\r\n")
    >>> next(witnesses(item)).lines
    ('FM AMEMBASSY EXAMPLE', 'TO SECSTATE WASHDC')
    """
    content, sha256 = read_whole(item)
    yield TextWitness(path=item.path, format="text", sha256=sha256, lines=lines(decode(content)))
