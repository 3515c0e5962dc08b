"""Which words of a cable name whom or what: the places that the entries of people, bodies and instruments stand at."""

from dataclasses import dataclass

from mypy_extensions import mypyc_attr

__all__ = ["Mention", "Mentions"]


@mypyc_attr(acyclic=True)
@dataclass(init=False, eq=False)
class Mention:
    """Words that name an entry: the passage's index, tokens from `start` to `end` (not included).

    `kind` is `person`, `body`, `instrument` or `date`, `entry` the index in that register's list. `phrase` is the whole
    phrase with titles and offices (`Deputy Secretary General Ambassador Strand`), where it is longer than the name.
    """

    index: int
    start: int
    end: int
    kind: str
    entry: int
    phrase: tuple[int, int] | None

    def __init__(  # written out, since that of a dataclass is not compiled
        self, *, index: int, start: int, end: int, kind: str, entry: int, phrase: tuple[int, int] | None = None
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.kind = kind
        self.entry = entry
        self.phrase = phrase


@mypyc_attr(acyclic=True)
class Mentions:
    """The mentions of a cable, found by passage and token. Where two overlap, both are kept; the later one is `at`.

    An instrument hides no body inside its name (`talks with the Forum`).
    """

    __slots__ = ("_at", "_of")

    def __init__(self, sizes: list[int]) -> None:
        """Make room for passages of so many tokens."""
        self._at: list[list[Mention | None]] = [[None] * size for size in sizes]
        self._of: list[list[Mention]] = [[] for _ in sizes]

    def add(self, mention: Mention) -> None:
        """Take a mention up."""
        self._of[mention.index].append(mention)
        row = self._at[mention.index]
        if mention.kind == "instrument":
            for at in range(mention.start, mention.end):
                row[at] = row[at] or mention
            return
        for at in range(mention.start, mention.end):
            row[at] = mention

    def at(self, index: int, token: int) -> Mention | None:
        """Return the mention that a token of a passage is part of."""
        return self._at[index][token]

    def of(self, index: int) -> list[Mention]:
        """Return all mentions of a passage, in the order they were taken up."""
        return self._of[index]

    def within(self, index: int, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie in a stretch of tokens wholly, from left to right."""
        row = self._at[index]
        found: list[Mention] = []
        last: Mention | None = None
        for at in range(start, min(end, len(row))):
            one = row[at]
            if one is None or one is last or one.start < start or one.end > end:
                continue
            # one that goes on behind others inside it was found before them, which are no more than the tokens between
            if one.start == at or one not in found[one.start - at :]:
                found.append(one)
            last = one
        return found
