"""The values of header fields (posts, tags, addressees ...) as numbers, in the order in which they were first seen.

The number 0 is of no value: a column in which every document has one number is counted faster than one with gaps.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from reftel.archive.index_schema import VALUES, words

__all__ = ["NONE", "Values", "plain"]

NONE = ""
"""The value that stands where there is none."""

_DECODER = msgspec.msgpack.Decoder(dict[str, list[str]])


def plain(text: str) -> str:
    """Return a value as values are compared: in small letters, blanks single.

    >>> plain("Tel  Aviv")
    'tel aviv'
    """
    return " ".join(text.lower().split())


class Values:
    """The lists of values, one a field; a value's number never changes."""

    def __init__(self, kept: bytes | None = None) -> None:
        self._lists = _DECODER.decode(kept) if kept else {field: [NONE] for field in VALUES}
        self._numbers = {
            field: {value: number for number, value in enumerate(values)} for field, values in self._lists.items()
        }

    def encode(self) -> bytes:
        """Return the lists as bytes to keep."""
        return msgspec.msgpack.encode(self._lists)

    def number(self, field: str, value: str) -> int:
        """Return the number of a value, a new one where it was not seen before."""
        known = self._numbers[field]
        if value not in known:
            known[value] = len(known)
            self._lists[field].append(value)
        return known[value]

    @staticmethod
    def column(field: str) -> str:
        """Return the column that holds the numbers of a field."""
        return VALUES[field]

    def value(self, field: str, number: int) -> str:
        """Return the value of a number."""
        return self._lists[field][number]

    def all(self, field: str) -> list[str]:
        """Return all values of a field, but for none."""
        return [value for value in self._lists[field] if value != NONE]

    def among(self, field: str, test: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
        """Yield the numbers of the values that pass a test, as runs: the first and the last of each."""
        first: int | None = None
        for number, value in enumerate(self._lists[field]):
            if value and test(value):
                first = number if first is None else first
            elif first is not None:
                yield first, number - 1
                first = None
        if first is not None:
            yield first, len(self._lists[field]) - 1


def is_value(wanted: str, *, has_wildcards: bool) -> Callable[[str], bool]:
    """Return the test for a whole value, in which `*` may stand for any letters and `?` for one.

    >>> is_value("Tel A*", has_wildcards=True)("TEL AVIV"), is_value("tel", has_wildcards=False)("Tel Aviv")
    (True, False)
    """
    if not has_wildcards:
        return lambda value: plain(value) == plain(wanted)
    pattern = re.compile(re.escape(plain(wanted)).replace(r"\*", ".*").replace(r"\?", "."))
    return lambda value: pattern.fullmatch(plain(value)) is not None


def has_words(patterns: list[str]) -> Callable[[str], bool]:
    """Return the test for words that stand in a value one after the other, each a regular expression.

    >>> has_words(["tel", "av.*"])("AMEMBASSY TEL AVIV")
    True
    """
    tests = [re.compile(pattern).fullmatch for pattern in patterns]

    def test(value: str) -> bool:
        there = [word for word, _, _ in words(value)]
        starts = range(len(there) - len(tests) + 1)
        return any(all(each(word) for each, word in zip(tests, there[at:], strict=False)) for at in starts)

    return test
