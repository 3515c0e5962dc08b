"""The words, marks and brackets of a query, each with its place."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from reftel.archive.query_errors import QueryError

__all__ = ["Kind", "Token", "tokens"]

Kind = Literal["open", "close", "and", "or", "not", "field", "phrase", "word"]

_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    r"(?P<space>\s++)|(?P<open>\()|(?P<close>\))"
    rf"|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*+)(?P<end>[{_QUOTES}]?)"
    r"|(?P<minus>-)(?=[^\s)-])"
    r"|(?P<field>[A-Za-z_]++):"
    rf"|(?P<word>[^\s(){_QUOTES}:]++(?::[^\s(){_QUOTES}]*+)?)|(?P<colon>:)"
)
_OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}


class Token(NamedTuple):
    """One piece of a query: its kind, its text (without marks), and its offsets in the query, marks included."""

    kind: Kind
    text: str
    at: tuple[int, int]


def tokens(query: str) -> Iterator[Token]:
    """Yield the pieces of a query; raises `QueryError` for a quotation that does not end, and for other signs for NOT.

    >>> [(token.kind, token.text) for token in tokens('post:lima -"free trade" OR x')]
    [('field', 'post'), ('word', 'lima'), ('not', '-'), ('phrase', 'free trade'), ('or', 'OR'), ('word', 'x')]
    """
    for match in _TOKEN.finditer(query):
        kind, at = match.lastgroup or "", match.span()
        if kind == "space":
            continue
        if kind == "end":
            yield _phrase(query, match)
        elif kind == "minus":
            yield Token("not", "-", at)
        elif kind == "field":
            yield Token("field", match["field"], (at[0], at[1] - 1))
        elif kind in ("open", "close"):
            yield Token("open" if kind == "open" else "close", match[0], at)
        elif kind == "colon":
            raise QueryError(query, at, reason="a colon stands behind a field's name", suggestion="post:lima")
        elif match[0][0] == "!" and match[0][1:2].isalnum():  # left out, it would find the very thing
            suggestion = f"-{match[0][1:]}"
            raise QueryError(query, at, reason="what is not wanted has a minus before it", suggestion=suggestion)
        else:
            yield Token(_OPERATORS.get(match[0], "word"), match[0], at)


def _phrase(query: str, match: "re.Match[str]") -> Token:
    if not match["end"]:
        suggestion = f'{query.rstrip()}"' if match["phrase"].strip() else "take it out"
        at = (match.start(), match.start() + 1)
        raise QueryError(query, at, reason="this quotation mark is not closed", suggestion=suggestion)
    return Token("phrase", match["phrase"], match.span())
