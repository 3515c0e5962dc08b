"""What is found out of a word once and remembered, since a language has few forms; never more than so many."""

from typing import ClassVar, TypeVar

__all__ = ["Remembered"]

_Found = TypeVar("_Found")


class Remembered(dict[str, _Found]):
    """Words with what was found of each, never more than twice `most`.

    When it is full all move to a second table, from where those that are asked for again come back; the others go when
    it is full the next time. So the words that every text has are found out once, and those of one text do not stay.
    """

    most: ClassVar[int] = 30_000

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[str, _Found] = {}

    def find(self, word: str) -> _Found:
        """Return what is remembered of a word from then on."""
        raise NotImplementedError

    def forget(self) -> None:
        """Make room."""
        self._before = dict(self)
        self.clear()

    def __missing__(self, word: str) -> _Found:
        if len(self) >= self.most:
            self.forget()
        found = self._before.pop(word) if word in self._before else self.find(word)
        self[word] = found
        return found
