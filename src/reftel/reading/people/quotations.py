"""Where the quoted words of a passage stand: who is named in them is nobody whom the text around them goes on about."""

from bisect import bisect_right

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage

__all__ = ["Quotations"]


@mypyc_attr(acyclic=True)
class Quotations:
    """The quotations of a cable that open and close within a passage, found once a passage."""

    __slots__ = ("_spans",)

    def __init__(self) -> None:
        """Nothing is looked for before it is asked for."""
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def has(self, passage: Passage, at: int, till: int | None = None) -> bool:
        """Return whether a token, or a stretch with its last token, stands within one quotation."""
        if "<" not in passage.tags:
            return False
        spans = self._spans.get(passage.index)
        if spans is None:
            spans = self._spans[passage.index] = _spans_of(passage.tags)
        number = bisect_right(spans, (at, 1 << 30)) - 1
        return number >= 0 and (at if till is None else till) < spans[number][1]


def _spans_of(tags: str) -> list[tuple[int, int]]:
    """The outer quotations, by the tokens of their marks.

    >>> _spans_of("CE<CE<N>>.<NV")
    [(2, 8)]
    """
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for at in range(len(tags)):  # not `enumerate`, which makes a str of each
        if tags[at] == "<":
            opened.append(at)
        elif tags[at] == ">" and opened:
            first = opened.pop()
            if not opened:
                spans.append((first, at))
    return spans
