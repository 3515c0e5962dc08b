"""Rows of signs, a sign a token: what each register wants to know of a word, looked up once for all of them.

A register makes a `Row` of what it asks of words, once. What a word is in all rows stands in one string, which is
remembered; of ten rows each is every tenth sign of those strings joined over a passage. So ten registers cost one
look-up a token, and a sentence in which a register has nothing to look for is passed over by a search in a string.
"""

from collections.abc import Callable, Container
from functools import cache
from sys import intern
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.remembered import Remembered
from reftel.reading.base.tokens import low_of

__all__ = ["Row", "row_of_words"]


@mypyc_attr(acyclic=True)
class Row:
    """One sign for every word, by the word and by whether its text is in capitals only; a blank says nothing."""

    __slots__ = ("_number", "sign")

    def __init__(self, sign: Callable[[str, bool], str]) -> None:
        """Be read with the others from now on."""
        self.sign = sign
        self._number = len(_ROWS)
        _ROWS.append(self)

    def of(self, passage: Passage) -> str:
        """Return the signs of a passage, one a token."""
        kept, rows = passage.kept_rows, len(_ROWS)
        if rows not in kept:
            known = _known(passage.capitals, rows)
            kept[rows] = "".join([known[word] for word in passage.words])
        return kept[rows][self._number :: rows]

    def places(self, passage: Passage) -> list[int]:
        """Return the tokens of a passage that have a sign."""
        signs = self.of(passage)
        return [] if signs.isspace() else [at for at in range(len(signs)) if signs[at] != " "]


def row_of_words(words: Callable[[], Container[str]]) -> Row:
    """Return a row in which the words of a set, in small letters, have a sign.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> row = row_of_words(lambda: {"said", "asked"})
    >>> row.of(prepare(Paragraph(number=1, text="Strand said no.", lines=(1, 1)), 0))
    ' !  '
    """
    return Row(lambda word, _: "!" if low_of(word) in words() else " ")


_ROWS: Final[list[Row]] = []


class _Signs(Remembered[str]):
    """The signs of the words seen so far, in all rows."""

    def __init__(self, *, capitals: bool) -> None:
        super().__init__()
        self.capitals = capitals

    def find(self, word: str) -> str:
        return intern("".join(row.sign(word, self.capitals) for row in _ROWS))


@cache
def _known(capitals: bool, rows: int) -> _Signs:  # noqa: FBT001  the key of a cache
    """What is remembered, for so many rows: another row needs its signs of every word."""
    del rows
    return _Signs(capitals=capitals)
