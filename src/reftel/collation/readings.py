"""What each copy reads, out of a table: the joined text with its supplied stretches, and every copy's variants."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from reftel.collation.result import Supplied, Variant
from reftel.collation.table import Column
from reftel.collation.tokens import Token
from reftel.record import Place

__all__ = ["Joined", "joined", "supplied_in", "text_of", "variants_of"]

_NEAR = 2  # matters of form parted by so few words are one

_SAME, _FORM, _OTHER, _NONE = range(4)


class Joined(msgspec.Struct, frozen=True):
    """The columns of one paragraph with the offsets of each in the joined text (empty where nothing is chosen)."""

    columns: tuple[Column, ...]
    spans: tuple[tuple[int, int], ...]
    text: str


def joined(columns: Iterable[Column]) -> Joined:
    """Return the joined text of some columns, beginnings of paragraphs left out."""
    kept = tuple(column for column in columns if not _is_break(column))
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    at, before = 0, None
    for column in kept:
        token = column.token
        if token is None:
            spans.append((at, at))
            continue
        gap = "" if before is None or _is_glued(before, token) else " "
        pieces += [gap, token.text]
        start = at + len(gap)
        at = start + len(token.text)
        spans.append((start, at))
        before = token
    return Joined(kept, tuple(spans), "".join(pieces))


def text_of(tokens: Iterable[Token]) -> str:
    """Return tokens as text, with single blanks where they are not glued."""
    found, before = "", None
    for token in tokens:
        if token.text:
            found += ("" if before is None or _is_glued(before, token) else " ") + token.text
            before = token
    return found


def _is_glued(before: Token, token: Token) -> bool:
    return token.glued and before.copy == token.copy and before.place.end == token.place.start


def supplied_in(found: Joined, base: int, part: str = "text") -> Iterator[Supplied]:
    """Yield the stretches of the joined text that are not the base's."""
    chosen = ((at, column) for at, column in enumerate(found.columns) if column.chosen is not None)
    for copy, run in groupby(chosen, key=lambda pair: pair[1].chosen):
        if copy is not None and copy != base:
            places = list(run)
            tokens = [column.token for _, column in places if column.token]
            at = (found.spans[places[0][0]][0], found.spans[places[-1][0]][1])
            yield Supplied(part=part, at=at, copy=copy, places=_places(tokens))


def variants_of(found: Joined, copy: int, base: int, part: str = "text") -> Iterator[Variant]:
    """Yield where a copy reads otherwise, in order; what the base lacks is not said again, being supplied."""
    states = _smoothed([_state(column, copy) for column in found.columns])
    start = 0
    for state, run in groupby(states):
        end = start + len(list(run))
        if state in {_FORM, _OTHER}:
            variant = _variant(found, (start, end), copy, part)
            if variant.text or copy != base:
                yield variant
        start = end


def _is_break(column: Column) -> bool:
    return any(token.is_break for token in column.cells.values())


def _state(column: Column, copy: int) -> int:
    chosen, own = column.token, column.cells.get(copy)
    if chosen is None and own is None:
        return _NONE
    if chosen is None or own is None:
        return _OTHER
    if chosen.text == own.text:
        return _SAME
    return _FORM if chosen.key == own.key else _OTHER


def _smoothed(states: Sequence[int]) -> list[int]:
    """Columns that this copy has no part in as their neighbours; a few like words between matters of form as form."""
    found = list(states)
    for at, state in enumerate(found):
        if state == _NONE:
            found[at] = found[at - 1] if at else _SAME
    last = None
    for at, state in enumerate(found):
        if state == _FORM and last is not None and 0 < at - last - 1 <= _NEAR:
            found[last:at] = [_FORM] * (at - last)
        last = at if state == _FORM else None if state == _OTHER else last
    return found


def _variant(found: Joined, run: tuple[int, int], copy: int, part: str) -> Variant:
    columns = found.columns[slice(*run)]
    chosen = [column.token for column in columns if column.token]
    own = [column.cells[copy] for column in columns if copy in column.cells]
    foreign = bool(own) and all(column.foreign for column in columns if copy in column.cells)
    at = (found.spans[run[0]][0], found.spans[run[1] - 1][1])
    if chosen:
        first = next(place for place in range(*run) if found.columns[place].token)
        at = (found.spans[first][0], at[1])
    return Variant(
        kind=_kind(chosen, own, foreign=foreign), part=part, at=at, copy=copy, text=text_of(own), places=_places(own)
    )


def _kind(chosen: Sequence[Token], own: Sequence[Token], *, foreign: bool) -> str:
    if not own:
        return "removed"
    if not chosen:
        return "foreign" if foreign else "added"
    if _signs(own) > _signs(chosen):
        return "blacked_out"
    return "form" if _letters(own) == _letters(chosen) else "changed"


def _signs(tokens: Sequence[Token]) -> int:
    return sum(token.is_sign for token in tokens)


def _letters(tokens: Sequence[Token]) -> str:
    return "".join(token.key for token in tokens).replace("-", "")


def _places(tokens: Sequence[Token]) -> tuple[Place, ...]:
    """Where tokens of one copy stand, a place a paragraph."""
    found = []
    for index, run in groupby(tokens, key=lambda token: token.place.index):
        places = [token.place for token in run]
        found.append(Place(index, places[0].start, places[-1].end))
    return tuple(found)
