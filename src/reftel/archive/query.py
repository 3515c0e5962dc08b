"""The language of a search: what its words, fields, brackets and quotation marks mean.

    query   = or
    or      = and { "OR" and }
    and     = not { [ "AND" ] not }
    not     = { "NOT" | "-" } operand
    operand = "(" or ")" | field ":" operand | phrase | word
    phrase  = '"' words '"'
    word    = a run without blanks, brackets and quotation marks; `*` in it stands for any letters, `?` for one

Operators are capitals, so that `and` may be looked for. NOT binds closest, then AND, then OR. A field holds for all
that stands in its brackets: `post:(lima OR madrid)`. `in:` says where the whole query looks, so it stands beside the
rest and never inside OR or NOT.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

import msgspec

from reftel.archive.query_errors import QueryError
from reftel.archive.query_fields import FIELDS, PARAGRAPHS, nearest, places_in, read_value
from reftel.archive.query_tokens import Token, tokens

__all__ = ["And", "Node", "Not", "Or", "Query", "Term", "parse", "terms"]

_DEEPEST = 40
_LONGEST = 2000
_SURROGATE = re.compile("[\ud800-\udfff]")


class Term(msgspec.Struct, frozen=True):
    """Something to look for in a field (None: the text). `at` is where it stands in the query.

    `form` is `word` (found with its endings), `phrase` (exact), `wildcard` or, for times, `span`, where `text` is the
    first and the last day, `20091101..20100331`.
    """

    text: str
    form: Literal["word", "phrase", "wildcard", "span"] = "word"
    field: str | None = None
    at: tuple[int, int] = (0, 0)


class Not(msgspec.Struct, frozen=True):
    """All but these."""

    part: "Node"


class And(msgspec.Struct, frozen=True):
    """What is in every part."""

    parts: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True):
    """What is in one part or more."""

    parts: tuple["Node", ...]


Node = Term | Not | And | Or


class Query(msgspec.Struct, frozen=True):
    """A query understood: what is looked for (None: everything), and among what (`paragraph`, `statement` ...)."""

    text: str
    node: Node | None
    among: tuple[str, ...] = PARAGRAPHS


def parse(text: str) -> Query:
    """Return the query that the text is; raises `QueryError`.

    >>> parse("tariff*").node
    Term(text='tariff*', form='wildcard', field=None, at=(0, 7))
    >>> [type(part).__name__ for part in parse("tariff -fish").node.parts]
    ['Term', 'Not']
    >>> parse('in:plans speaker:"al-Tamiri"').among
    ('plan',)
    """
    if len(text) > _LONGEST:
        reason = f"a query has at most {_LONGEST:,} characters, this one has {len(text):,}"
        raise QueryError(text[:60], (59, 60), reason=reason, suggestion="look for less at once")
    if strange := _SURROGATE.search(text):
        reason = "this is no letter: what was typed is not in the terminal's encoding"
        raise QueryError(text, strange.span(), reason=reason, suggestion="write it anew")
    parser = _Parser(text, list(tokens(text)))
    node = parser.whole()
    return Query(text, node, tuple(dict.fromkeys(parser.among)) or PARAGRAPHS)


def terms(node: Node | None) -> Iterator[Term]:
    """Yield the terms that a hit may show: those that no NOT stands before.

    >>> [term.text for term in terms(parse("a1 (b1 OR NOT c1)").node)]
    ['a1', 'b1']
    """
    match node:
        case Term():
            yield node
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from terms(part)


class _Scope(NamedTuple):
    """Where the parser is: the field that holds, whether `in:` may stand here, how deep in brackets."""

    field: str | None = None
    may_say_in: bool = True
    depth: int = 0


class _Parser:
    """Reads the grammar above by recursive descent; each method reads the rule of its name."""

    def __init__(self, text: str, found: list[Token]) -> None:
        self.text = text
        self.tokens = found
        self.next = 0
        self.among: list[str] = []

    def whole(self) -> Node | None:
        if not self.tokens:
            raise QueryError(self.text, (0, 1), reason="there is nothing to look for", suggestion="give a word")
        node = self._or(_Scope())
        if self.next < len(self.tokens):
            token = self.tokens[self.next]
            raise self._error(token, "this bracket closes none", "take it out")
        return node

    def _or(self, scope: _Scope) -> Node | None:
        inner = scope if not self._has_or() else scope._replace(may_say_in=False)
        parts = [self._and(inner)]
        while self._take("or"):
            self._need_operand("OR")
            parts.append(self._and(inner))
        return _joined(Or, parts)

    def _has_or(self) -> bool:
        """Tell whether an OR stands at this level of brackets."""
        depth = 0
        for token in self.tokens[self.next :]:
            depth += (token.kind == "open") - (token.kind == "close")
            if depth < 0:
                return False
            if token.kind == "or" and depth == 0:
                return True
        return False

    def _and(self, scope: _Scope) -> Node | None:
        parts = [self._not(scope)]
        while (token := self._peek()) and token.kind not in ("or", "close"):
            if self._take("and"):
                self._need_operand("AND")
            parts.append(self._not(scope))
        return _joined(And, parts)

    def _not(self, scope: _Scope) -> Node | None:
        negated, inner = False, scope
        while self._take("not"):
            self._need_operand("NOT")
            negated, inner = not negated, scope._replace(may_say_in=False)
        node = self._operand(inner)
        return Not(node) if negated and node is not None else node

    def _operand(self, scope: _Scope) -> Node | None:
        token = self._advance()
        readers: dict[str, Callable[[Token, _Scope], Node | None]] = {
            "open": self._bracket,
            "field": self._field,
            "phrase": self._value,
            "word": self._value,
        }
        if token.kind not in readers:
            named = token.text if token.kind != "close" else "the bracket"
            raise self._error(token, f"something to look for should stand before {named}", "add it, or take this out")
        return readers[token.kind](token, scope)

    def _bracket(self, token: Token, scope: _Scope) -> Node | None:
        if scope.depth >= _DEEPEST:
            raise self._error(token, f"brackets stand more than {_DEEPEST} deep", "take some out")
        if (inside := self._peek()) and inside.kind == "close":
            raise self._error(inside, "there is nothing in these brackets", "take them out")
        node = self._or(scope._replace(depth=scope.depth + 1))
        if not self._take("close"):
            raise self._error(token, "this bracket is not closed", f"{self.text.rstrip()})")
        return node

    def _field(self, token: Token, scope: _Scope) -> Node | None:
        name = token.text.lower()
        if name not in FIELDS:
            near = nearest(name, FIELDS)
            advice = f"{near}:" if near else f"one of {', '.join(f'{each}:' for each in FIELDS)}"
            rest = "" if near else "; or quotation marks, where the colon is part of the text"
            raise self._error(token, f"there is no field `{token.text}`", advice + rest)
        if scope.field is not None:
            raise self._error(token, f"a field stands inside the field `{scope.field}`", "close the brackets before it")
        if (value := self._peek()) is None or value.kind not in ("open", "phrase", "word"):
            raise self._error(token, f"`{name}:` has nothing behind it", FIELDS[name])
        if name != "in":
            return self._operand(scope._replace(field=name, may_say_in=False))
        self._in(token, scope)
        return None

    def _in(self, token: Token, scope: _Scope) -> None:
        if not scope.may_say_in:
            advice = "put it beside the rest: `in:(statements OR plans) (fish OR salt)`"
            raise self._error(token, "`in:` holds for the whole query and stands in no OR or NOT", advice)
        is_group = bool(self._take("open"))
        while True:
            value = self._advance()
            self.among += places_in(self.text, value)
            if not is_group or self._take("close"):
                return
            if not self._take("or") and (self._peek() is None or self._peek_kind() != "word"):
                raise self._error(value, "places are joined by OR", "in:(statements OR plans)")

    def _value(self, token: Token, scope: _Scope) -> Term:
        if scope.field is None:
            return Term(token.text, _form(self.text, token), None, token.at)
        text, is_span = read_value(self.text, scope.field, token)
        return Term(text, "span" if is_span else _form(self.text, token), scope.field, token.at)

    def _peek(self) -> Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def _peek_kind(self) -> str:
        token = self._peek()
        return token.kind if token else "end"

    def _take(self, kind: str) -> Token | None:
        token = self._peek()
        if token is None or token.kind != kind:
            return None
        self.next += 1
        return token

    def _advance(self) -> Token:
        token = self._peek()
        if token is None:
            end = len(self.text.rstrip())
            raise QueryError(self.text, (end, end + 1), reason="the query ends here", suggestion="say what to look for")
        self.next += 1
        return token

    def _need_operand(self, operator: str) -> None:
        if self._peek_kind() in ("end", "close", "or", "and"):
            token = self.tokens[self.next - 1]
            raise self._error(token, f"nothing to look for stands behind {operator}", "add it, or take this out")

    def _error(self, token: Token, reason: str, suggestion: str) -> QueryError:
        return QueryError(self.text, token.at, reason=reason, suggestion=suggestion)


def _joined(join: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """One part needs no join; `in:` leaves no part."""
    there = tuple(part for part in parts if part is not None)
    return join(there) if len(there) > 1 else there[0] if there else None


def _form(query: str, token: Token) -> Literal["word", "phrase", "wildcard"]:
    """How a token is looked for; raises `QueryError` for a wildcard that stands for too much, and for no letters."""
    has_star = "*" in token.text or "?" in token.text
    letters = sum(map(str.isalnum, token.text))
    if not letters:
        raise QueryError(query, token.at, reason="there is no letter or figure in this", suggestion="give a word")
    if token.kind == "phrase":
        if "*" in token.text:
            reason = "in quotation marks every word is exact, so `*` stands for nothing there"
            raise QueryError(
                query, token.at, reason=reason, suggestion="take the star out, or the word out of the marks"
            )
        return "phrase"
    if has_star and letters < 2:
        reason = "a word with a wildcard needs two letters or more"
        raise QueryError(query, token.at, reason=reason, suggestion="give more of the word")
    return "wildcard" if has_star else "word"
