"""Later mentions of people already known: where a capital says nothing, and inside a word with a hyphen."""

import re
from collections.abc import Iterator

from reftel.reading.base.passage import Passage
from reftel.reading.people.identity import Figure, key_of
from reftel.reading.people.lexicon import is_given
from reftel.reading.people.names import Candidate
from reftel.reading.study import Study

__all__ = ["later_mentions"]

_JOINT = re.compile(r"-(?=[A-Z])")


def later_mentions(study: Study, letters: list[str], figures: list[Figure]) -> None:
    """Add the surnames that the grammar of names did not see to the places of their people.

    `Ball said` at the start of a sentence, the second half of `the UN-Strand talks`.
    """
    owners: dict[str, Figure | None] = {}
    for figure in figures:
        for word in _told_by(figure.words):
            owners[word] = None if word in owners else figure
    taken = {(one.index, at) for figure in figures for one in figure.places for at in range(one.start, one.end)}
    for passage, row in zip(study.passages, letters, strict=True):
        for one, owner in (*_plain(passage, row, owners), *_joined(passage, row, owners)):
            if (one.index, one.start) not in taken:
                owner.places.append(one)
    for figure in figures:
        figure.places.sort(key=lambda one: (one.index, one.start))


def _told_by(words: tuple[str, ...]) -> set[str]:
    """The words of a name that tell whose it is: the last, and before it whatever is no given name."""
    return {word for word in words[:-1] if len(word) > 1 and not is_given(word)} | {words[-1]}


def _plain(passage: Passage, row: str, owners: dict[str, Figure | None]) -> Iterator[tuple[Candidate, Figure]]:
    if owners.keys().isdisjoint(passage.lows):
        return
    for at, owner in enumerate(map(owners.get, passage.lows)):
        if owner and row[at] != "b" and passage.words[at][0].isupper():
            yield Candidate(index=passage.index, start=at, end=at + 1, phrase=(at, at + 1), letters=row[at]), owner


def _joined(passage: Passage, row: str, owners: dict[str, Figure | None]) -> Iterator[tuple[Candidate, Figure]]:
    if passage.capitals:
        return
    for match in _JOINT.finditer(passage.text):
        at = passage.token_at(match.start())
        word, start = passage.words[at], passage.starts[at]
        offset = match.end() - start
        parts = ((0, offset - 1), (offset, len(word))) if 0 < offset <= len(word) else ()
        for inside in parts:
            owner = owners.get(key_of(word[slice(*inside)]))
            if owner:
                yield (
                    Candidate(
                        index=passage.index, start=at, end=at + 1, phrase=(at, at + 1), letters=row[at], inside=inside
                    ),
                    owner,
                )
