"""Rows of signs, a sign a token: what each register wants to know of a word, looked up once for all of them.

A register makes a `Row` of what it asks of words, once. What a word is in all rows stands in one string, which is
remembered; of ten rows each is every tenth sign of those strings joined over a passage. So ten registers cost one
look-up a token, and a sentence in which a register has nothing to look for is passed over by a search in a string.
"""

from collections.abc import Callable, Container
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.remembered import Remembered
from reftel.reading.base.tokens import Piece, low_of

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
        rows = len(_ROWS)
        if passage.rows != rows:
            signs = [
                piece.signs if piece.rows == rows else _signs_of(piece, rows, passage.capitals)
                for piece in passage.pieces
            ]
            passage.signs = b"".join(signs) + _known(passage.capitals, rows)[""]
            passage.rows = rows
        return passage.signs[self._number :: rows].decode("ascii")

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


def _signs_of(piece: Piece, rows: int, capitals: bool) -> bytes:  # noqa: FBT001  called for every new piece
    """The signs of a piece's words, which it keeps."""
    if piece.letters:
        known = _known(capitals, rows)
        piece.signs = b"".join([known[piece.word], *[known[word] for word, _, _ in piece.others]])
    piece.rows = rows
    return piece.signs


class _Signs(Remembered[bytes]):
    """The signs of the words seen so far, in all rows."""

    def __init__(self, *, capitals: bool) -> None:
        super().__init__()
        self.capitals = capitals

    def find(self, word: str) -> bytes:
        return "".join([row.sign(word, self.capitals) for row in _ROWS]).encode("ascii")


@cache
def _known(capitals: bool, rows: int) -> _Signs:  # noqa: FBT001  the key of a cache
    """What is remembered, for so many rows: another row needs its signs of every word."""
    del rows
    return _Signs(capitals=capitals)
