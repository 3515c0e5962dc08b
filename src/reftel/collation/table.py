"""The table of an alignment: a column a place in the text, in it the token of every copy that has one there.

Copies are added one after the other, each aligned with the text joined so far (progressive alignment, as CollateX adds
a witness to its variant graph). Every token of every copy is in exactly one column, so that each copy can be read out
of the table again.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import groupby
from typing import TypeVar

import msgspec

from reftel.collation.alignment import align
from reftel.collation.settling import settled
from reftel.collation.tokens import Token

__all__ = ["Column", "Judge", "Verdict", "add_copy", "first_table"]

_Part = TypeVar("_Part")
_MUCH = 4  # a reading so many times (and words) longer than the other is the one that lost nothing

_WORDS = 2  # more words than the rest of a word that was cut through must have


class Column(msgspec.Struct, gc=False):
    """One place of the text: each copy's token there, by the copy's index.

    `chosen` is the copy whose token stands in the joined text, None where none does; `foreign` tells that what stands
    here is no part of the cable.
    """

    cells: dict[int, Token]
    chosen: int | None
    foreign: bool = False

    @property
    def token(self) -> Token | None:
        """The token of the joined text."""
        return None if self.chosen is None else self.cells[self.chosen]


class Verdict(Enum):
    """What words are that only one side has: lost by the other, of no cable, or a heading or signature read as text."""

    OWN = "own"
    FOREIGN = "foreign"
    MISREAD = "misread"


Judge = Callable[[Sequence[Token], bool, bool], list[Verdict]]
"""Gives the verdict on each of some tokens that only one side has.

Asked with the tokens and whether they stand before all, and behind all, that both sides have.
"""


def first_table(tokens: Iterable[Token]) -> list[Column]:
    """Return the table of one copy, all of it chosen but what was misread."""
    return [Column({token.copy: token}, None if token.misread else token.copy) for token in tokens]


def add_copy(table: Sequence[Column], tokens: Sequence[Token], judge: Judge, *, apart: bool = False) -> list[Column]:
    """Return the table with one more copy in it.

    What the joined text lacks and this copy has is chosen, unless `judge` takes it for foreign; where both have words
    that differ, the joined text keeps its own, unless they are a sign or the rest of something far longer.
    """
    if apart:
        return [*table, *(Column({token.copy: token}, None) for token in tokens)]
    live = [at for at, column in enumerate(table) if column.chosen is not None]
    own = [(token.key, token.text) for at in live if (token := table[at].token)]
    new = [(token.key, token.text) for token in tokens]
    matches = settled(align([key for key, _ in own], [key for key, _ in new]), own, new)
    adder = _Adder(table, live, tokens, judge)
    return adder.added([*matches, (len(live), len(tokens), 0)])


def _key(column: Column) -> str:
    return column.token.key if column.token else ""


class _Adder:
    """The merging of one copy's tokens into a table, stretch by stretch."""

    def __init__(self, table: Sequence[Column], live: Sequence[int], tokens: Sequence[Token], judge: Judge) -> None:
        self._table, self._live, self._tokens, self._judge = table, live, tokens, judge
        self._numbers = {_key(table[at]) for at in live if _is_break(table[at])}
        self._found: list[Column] = []

    def added(self, matches: Iterable[tuple[int, int, int]]) -> list[Column]:
        last = beside = passed = 0
        for at, start, size in matches:
            end = self._live[at] if at < len(self._live) else len(self._table)
            edges = (last == 0, at == len(self._live))
            self._gap(self._table[passed:end], self._tokens[beside:start], edges, flows=size > 0)
            for number in range(size):
                place = self._live[at + number]
                if number:
                    self._found.extend(self._table[passed:place])
                self._found.append(_with(self._table[place], self._tokens[start + number]))
                passed = place + 1
            last, beside = at + size, start + size
        return self._found

    def _gap(
        self, columns: Sequence[Column], tokens: Sequence[Token], edges: tuple[bool, bool], *, flows: bool
    ) -> None:
        """What stands between two matches: lost in one of the copies, or otherwise in either.

        `edges` tell whether it stands before, and behind, every match; `flows` whether a match follows.
        """
        mine = [column.token for column in columns if column.token]
        columns = _without(columns, self._judge(mine, *edges))
        runs = [
            (verdict, [token for _, token in run])
            for verdict, run in groupby(zip(self._judge(tokens, *edges), tokens, strict=True), key=lambda pair: pair[0])
        ]
        met = not any(column.token for column in columns)
        if met:
            self._found.extend(columns)
        for number, (verdict, run) in enumerate(runs):
            if verdict is not Verdict.OWN:
                foreign = verdict is Verdict.FOREIGN
                self._found.extend(Column({token.copy: token}, None, foreign) for token in run)
            elif met:
                self._insert(run, flows=flows and number == len(runs) - 1)
            else:
                self._both(columns, run, flows=flows and number == len(runs) - 1)
                met = True
        if not met:
            self._found.extend(columns)

    def _both(self, columns: Sequence[Column], tokens: Sequence[Token], *, flows: bool) -> None:
        """Pairs what stands before the first beginning, and where both flow into a match the last paragraphs."""
        mine, theirs = _split(columns, _is_break), _split(tokens, _begins)
        self._change(mine[0], theirs[0])
        ends = (mine.pop(), theirs.pop()) if flows and len(mine) > 1 and len(theirs) > 1 else None
        rest = theirs[1:]
        for part in mine[1:]:
            while rest and _number(rest[0][0]) < _number(part[0].token):
                self._insert(rest.pop(0), flows=False)
            self._found.extend(part)
        for left in rest:
            self._insert(left, flows=flows and ends is None and left is rest[-1])
        if ends:
            self._found.append(_with(ends[0][0], ends[1][0]))
            self._change(ends[0][1:], ends[1][1:])

    def _insert(self, tokens: Sequence[Token], *, flows: bool) -> None:
        """Tokens that the joined text lacks; a bare beginning of a paragraph parts it only where its number is new."""
        for token in tokens:
            is_bare = token.is_break and len(tokens) == 1 and flows
            chosen = None if is_bare and token.key in self._numbers else token.copy
            self._found.append(Column({token.copy: token}, chosen))

    def _change(self, columns: Sequence[Column], tokens: Sequence[Token]) -> None:
        chosen = [column.token for column in columns if column.token]
        if not chosen or not tokens:
            self._found.extend(columns)
            self._insert(tokens, flows=False)
        elif _is_loss(chosen, tokens):
            self._found.extend(Column(column.cells, None, foreign=column.foreign) for column in columns)
            self._insert(tokens, flows=False)
        else:
            self._beside(columns, tokens)

    def _beside(self, columns: Sequence[Column], tokens: Sequence[Token]) -> None:
        rest = list(tokens)
        for column in columns:
            self._found.append(_with(column, rest.pop(0)) if rest and column.chosen is not None else column)
        self._found.extend(Column({token.copy: token}, None) for token in rest)


def _with(column: Column, token: Token) -> Column:
    return Column({**column.cells, token.copy: token}, column.chosen, column.foreign)


def _without(columns: Sequence[Column], verdicts: Sequence[Verdict]) -> Sequence[Column]:
    """The columns, those chosen ones that are none of the text's own no longer chosen."""
    given = iter(verdicts)
    found = []
    for column in columns:
        verdict = next(given) if column.token else Verdict.OWN
        is_own = verdict is Verdict.OWN
        found.append(column if is_own else Column(column.cells, None, foreign=verdict is Verdict.FOREIGN))
    return found


def _is_loss(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether the joined text has lost what the other copy has: a sign stands there, or a mere rest."""
    if any(token.is_sign for token in theirs):
        return False
    if any(token.is_sign for token in mine) or len(theirs) >= _MUCH * len(mine) + _MUCH:
        return True
    rest, all_of_it = ("".join(token.key for token in each) for each in (mine, theirs))
    return len(theirs) >= len(mine) + _WORDS and (all_of_it.startswith(rest) or all_of_it.endswith(rest))


def _is_break(column: Column) -> bool:
    return column.token is not None and column.token.is_break


def _begins(token: Token) -> bool:
    return token.is_break


def _number(token: Token | None) -> int:
    return int(token.key.strip()) if token else 0


def _split(parts: Sequence[_Part], is_break: Callable[[_Part], bool]) -> list[Sequence[_Part]]:
    """What stands before the first beginning of a paragraph (which may be nothing), then paragraph by paragraph."""
    starts = [at for at, part in enumerate(parts) if is_break(part)]
    return [parts[start:end] for start, end in zip([0, *starts], [*starts, len(parts)], strict=True)]
