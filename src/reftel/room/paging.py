"""Long lists in pages: a cursor in the address says where one begins."""

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

import msgspec
from litestar.params import QueryParameter

__all__ = ["DEEPEST", "After", "Pager", "page_of"]

DEEPEST = 100_000
"""The last row of a list that a page begins at."""

After = Annotated[int, QueryParameter(ge=0, le=DEEPEST)]
"""What a route takes for the cursor of its list."""


class Pager(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a list a page shows, from `first` to `last` (counted from 1) of `total`, and what leads on.

    `total` is None where nobody has counted to the end.
    """

    first: int
    last: int
    total: int | None = None
    before: str | None = None
    after: str | None = None


def page_of(address: str, start: int, shown: int, total: int, *, most: int) -> Pager:
    """Return the pager of a list at an address, whose page begins at an offset and shows so many of at most `most`.

    >>> page_of("/search?q=fish", 20, 20, 45, most=20).after
    '/search?q=fish&after=40'
    """
    before = max(0, start - most)
    return Pager(
        first=start + 1 if shown else 0,
        last=start + shown,
        total=total,
        before=_at(address, before) if start else None,
        after=_at(address, start + shown) if shown and start + shown < total else None,
    )


def _at(address: str, offset: int) -> str:
    path, _, asked = address.partition("?")
    values = [(name, value) for name, value in parse_qsl(asked) if name != "after"]
    if offset:
        values.append(("after", str(offset)))
    return f"{path}?{urlencode(values)}" if values else path
