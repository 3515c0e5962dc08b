r"""The widely used dump of cables as comma-separated values, one row a cable, read as a stream.

Columns: number, date, cable's id, origin, classification, references (ids with `|` between them), header, body. The
known dump has no row of names and is written as MySQL's `SELECT ... INTO OUTFILE` writes: quotation marks, backslashes
and line breaks inside a field stand behind a backslash, NULL is `\N`
(https://dev.mysql.com/doc/refman/8.4/en/load-data.html). Copies written by other programs double the quotation marks
(RFC 4180). Which of the two a file does is judged from its head.
"""

from collections.abc import Iterator
from itertools import takewhile

from reftel.errors import SourceError
from reftel.record import Site
from reftel.sources.columns import COLUMNS, named_columns
from reftel.sources.encoding import decode, lines
from reftel.sources.item import Item
from reftel.sources.rows import Row, begins_row, escapes, first_line, rows
from reftel.sources.witness import TextWitness

__all__ = ["claims", "witnesses"]


def claims(item: Item) -> bool:
    """Say whether an item begins like a row of the dump, or with a row that names its columns.

    >>> claims(Item.of_bytes("a", b'"1","10/19/2006 15:25","06EXAMPLE1","Embassy Example",')), \
        claims(Item.of_bytes("a", b"1,2,3"))
    (True, False)
    """
    start = first_line(item.head)
    return begins_row(start) or named_columns(start) is not None


def witnesses(item: Item) -> Iterator[TextWitness | SourceError]:
    r"""Yield one witness a row, its header and body with a blank line between, and an error for each broken row.

    >>> row = b'"1","10/19/2006 15:25","06EXAMPLE1","Embassy Example","UNCLASSIFIED","","DE RUEHEX","1. One \\"two\\"."'
    >>> next(witnesses(Item.of_bytes("cables.csv", row))).lines
    ('DE RUEHEX', '', '1. One "two".')
    """
    names = named_columns(first_line(item.head))
    separator, columns = names or (b",", COLUMNS)
    backslashes = escapes(item.head, separator)
    with item.open() as stream:
        found = rows(stream, len(columns), backslashes=backslashes, separator=separator, named=names is not None)
        if names:
            next(found, None)
        for row in found:
            yield _witness(item, row, columns) if row.fault is None else _error(item, row)


def _witness(item: Item, row: Row, columns: tuple[str, ...]) -> TextWitness:
    values = {name: decode(value) for name, value in zip(columns, row.fields, strict=True) if value is not None}
    header, body = lines(values.get("header", "")), lines(values.get("body", ""))
    before = takewhile(lambda name: name not in {"header", "body"}, columns)
    start = row.line + sum(values.get(name, "").count("\n") for name in before)
    turn = start + max(len(header) - 1, 0)
    return TextWitness(
        path=item.path,
        format="csv",
        sha256=item.sha256,
        lines=(*header, "", *body) if header else body,
        first_line=start,
        numbers=(*range(start, turn + 1), turn, *range(turn, turn + len(body))) if header else (),
        site=Site(
            id=values.get("id") or None,
            date=values.get("date") or None,
            classification=values.get("classification") or None,
            origin=values.get("origin") or None,
            subject=values.get("subject") or None,
            references=tuple(name for part in values.get("references", "").split("|") if (name := part.strip())),
        ),
    )


def _error(item: Item, row: Row) -> SourceError:
    after = "it goes on to the end of the file" if row.is_last else "the rows after it were read"
    advice = f"mend its quotation marks; {after}"
    return SourceError(item.path, line=row.line, found=row.fault or "", advice=advice)
