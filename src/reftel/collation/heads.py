"""The heads of all copies brought together, field by field and, in lists, item by item."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from reftel.collation.alignment import align
from reftel.collation.levels import stricter_level
from reftel.collation.result import HeaderSupplied, HeaderVariant
from reftel.collation.strays import is_page
from reftel.collation.tokens import key_of, words_of
from reftel.record import Addressee, Cable, Header, Reference

__all__ = ["Head", "join_heads"]

_WORDS = frozenset(["subject", "classified_by", "sender"])  # fields in words, of which a copy may have lost some
_FREE = frozenset(["passing"])
_LEFT = frozenset(["discrepancies"])  # about one copy, not about the cable


class Head(msgspec.Struct, frozen=True):
    """The joined header, what in it is supplied, and what differs."""

    header: Header
    supplied: tuple[HeaderSupplied, ...]
    variants: tuple[HeaderVariant, ...]


def join_heads(cables: Sequence[Cable], order: Sequence[int]) -> Head:
    """Return the joined header of copies; `order` has their indexes, the base's first, then the better ones.

    The classification is the strictest of all copies, since text of all of them stands in the joined cable. Lines in
    free words above the text (`passing`) may be a page's own: they are taken from copies that are no pages.
    """
    values: dict[str, Any] = {}
    supplied: list[HeaderSupplied] = []
    variants: list[HeaderVariant] = []
    for name in Header.__struct_fields__:
        read = [(copy, getattr(cables[copy].header, name)) for copy in order]
        value, given, differing = _free(read, cables) if name in _FREE else _field(name, read)
        values[name] = value
        supplied += [HeaderSupplied(field=name, copy=copy, value=_plain(item)) for copy, item in given]
        variants += [
            HeaderVariant(field=name, kind=kind, copy=copy, value=_plain(item)) for kind, copy, item in differing
        ]
    return Head(Header(**values), tuple(supplied), tuple(variants))


_Given = list[tuple[int, Any]]
_Differing = list[tuple[str, int, Any]]


def _field(name: str, read: Sequence[tuple[int, Any]]) -> tuple[Any, _Given, _Differing]:
    if name in _LEFT:
        return read[0][1], [], []
    if isinstance(read[0][1], tuple):
        return _list(read)
    base = read[0][0]
    if name == "classification":
        value = stricter_level(value for _, value in read)
    elif name in _WORDS:
        value = _longest(read)
    else:
        value = next((value for _, value in read if value is not None), None)
    giver = next((copy for copy, own in read if own == value), base)
    given = [(giver, value)] if giver != base and value is not None and (read[0][1] is None or name in _WORDS) else []
    differing = [
        (_kind(own, value), copy, value if own is None else own)
        for copy, own in read
        if own != value and not (copy == base and own is None)
    ]
    return value, given, differing


def _free(read: Sequence[tuple[int, Any]], cables: Sequence[Cable]) -> tuple[Any, _Given, _Differing]:
    own = [(copy, items) for copy, items in read if not is_page(cables[copy])] or list(read)
    value, given, differing = _list(own)
    known = {_key(item) for item in value}
    left = [(copy, items) for copy, items in read if (copy, items) not in own]
    for copy, items in left:
        differing += [("foreign", copy, item) for item in items if _key(item) not in known]
        differing += _differing(value, items, copy)
    return value, given, differing


def _longest(read: Sequence[tuple[int, str | None]]) -> str | None:
    """The base's words, or those of a copy that has all of them and more."""
    value = read[0][1]
    for _, own in read[1:]:
        if own and (value is None or _holds(own, value)):
            value = own
    return value


def _holds(longer: str, shorter: str) -> bool:
    """Whether a text has all the words of another in their order, and more."""
    one, other = words_of(longer), words_of(shorter)
    matches = align([token.key for token in one], [token.key for token in other])
    return len(one) > len(other) == sum(size for _, _, size in matches)


def _list(read: Sequence[tuple[int, tuple[Any, ...]]]) -> tuple[tuple[Any, ...], _Given, _Differing]:
    """The items of all copies in order: the base's, with what others have between them."""
    base = read[0][0]
    found = list(read[0][1])
    given: _Given = []
    for copy, items in read[1:]:
        found, new = _merged(found, items)
        given += [(copy, item) for item in new]
    differing = [difference for copy, items in read if copy != base for difference in _differing(found, items, copy)]
    return tuple(found), given, differing


def _merged(found: list[Any], items: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    keys = [_key(item) for item in found]
    known = set(keys)
    merged: list[Any] = []
    new: list[Any] = []
    last = beside = 0
    for at, start, size in [*align(keys, [_key(item) for item in items]), (len(found), len(items), 0)]:
        fresh = [item for item in items[beside:start] if _key(item) not in known]
        merged += [*found[last:at], *fresh, *found[at : at + size]]
        new += fresh
        last, beside = at + size, start + size
    return merged, new


def _differing(found: Sequence[Any], items: Sequence[Any], copy: int) -> Iterator[tuple[str, int, Any]]:
    own = {_key(item): item for item in items}
    for item in found:
        if _key(item) not in own:
            yield "removed", copy, item
        elif own[_key(item)] != item:
            yield _kind(own[_key(item)], item), copy, own[_key(item)]


def _kind(own: Any, value: Any) -> str:
    if own is None:
        return "removed"
    return "form" if _letters(own) == _letters(value) else "changed"


def _letters(value: Any) -> str:
    return "".join(key_of(word) for word in str(value).split())


def _key(item: Any) -> str:
    """What tells two items of a list for the same."""
    text = item
    if isinstance(item, Addressee):
        text = item.addressee
    elif isinstance(item, Reference):
        text = f"{item.id or item.text}"
    return "".join(key_of(word) for word in str(text).split())


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)
