"""Words that set rules off, so that rules look closely only where one stands."""

from collections.abc import Collection, Iterable
from typing import Generic, TypeVar

from reftel.reading.bodies.index import Form, Index

__all__ = ["Triggers", "only_longer"]

_Rule = TypeVar("_Rule")


class Triggers(Generic[_Rule]):
    """The rules that each word sets off, in the order in which they are asked.

    `seconds` has words that set nothing off unless one of certain words stands behind them: they only begin names of
    several words.

    >>> triggers = Triggers([({"council", "free"}, "rule")], {"free": {"ports"}})
    >>> triggers.places("the free council and free ports".split(), [1, 2, 4])
    [2, 4]
    """

    __slots__ = ("_seconds", "rules")

    def __init__(self, table: Iterable[tuple[Iterable[str], _Rule]], seconds: dict[str, Collection[str]]) -> None:
        self.rules: dict[str, tuple[_Rule, ...]] = {}
        for words, rule in table:
            for word in words:
                self.rules[word] = (*self.rules.get(word, ()), rule)
        self._seconds = {word: some for word, some in seconds.items() if len(self.rules[word]) == 1}

    def places(self, words: list[str], known: list[int]) -> list[int]:
        """Return which of the known words (by their indexes) set rules off where they stand."""
        seconds, last = self._seconds, len(words) - 1
        return [at for at in known if (some := seconds.get(words[at])) is None or (at < last and words[at + 1] in some)]


def only_longer(forms: Index) -> dict[str, Collection[str]]:
    """Return the words that begin names of several words only, with the words that are second in them."""
    return {word: seconds for word, seconds in forms.longer.items() if not _is_name(forms.single.get(word))}


def _is_name(form: Form | None) -> bool:
    return form is not None and form.role != "adjective"
