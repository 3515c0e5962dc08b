"""Counts as bars: a year or a month each, with a link that narrows to it."""

from collections.abc import Callable, Mapping

import msgspec

__all__ = ["Bar", "bars_of"]

_MOST = 160  # bars; of more years than that the last


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A bar: its name (`2008`, `2008-05`), how many, its height as a part of the highest bar's, and where it leads."""

    name: str
    count: int
    height: float
    address: str
    is_on: bool = False


def bars_of(counts: Mapping[str, int], address: Callable[[str], str], chosen: str | None = None) -> tuple[Bar, ...]:
    """Return a bar for every year from the first to the last with any, or for every month of a year; empty ones too.

    >>> [(bar.name, bar.count) for bar in bars_of({"2007": 1, "2009": 4}, str)]
    [('2007', 1), ('2008', 0), ('2009', 4)]
    """
    if not counts:
        return ()
    most = max(counts.values())
    return tuple(
        Bar(name=name, count=counts.get(name, 0), height=counts.get(name, 0) / most, address=address(name),
            is_on=name == chosen)
        for name in _names(counts)[-_MOST:]
    )  # fmt: skip


def _names(counts: Mapping[str, int]) -> list[str]:
    first, last = min(counts), max(counts)
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    return [f"{first[:4]}-{month:02}" for month in range(1, 13)]
