"""People called by their initials: `Cristina Alba de Strand (CAS)`, then `CAS`."""

from collections.abc import Iterator
from typing import Final

from reftel.reading.people.identity import Figure, add_places
from reftel.reading.people.names import Candidate
from reftel.reading.study import Study

__all__ = ["add_aliases"]

_SHORTEST: Final = 3  # letters; of two there are too many that mean something else


def add_aliases(study: Study, letters: list[str], figures: list[Figure]) -> None:
    """Add the places of initials that stand in brackets behind a full name once to the places of that person."""
    owners = {word: figure for figure in figures for word in _initials(study, letters, figure)}
    if not owners:
        return
    found: list[tuple[Candidate, Figure]] = []
    for passage in study.passages:
        if owners.keys().isdisjoint(passage.words):
            continue
        for at, owner in enumerate(map(owners.get, passage.words)):
            if owner is not None:
                one = Candidate(index=passage.index, start=at, end=at + 1, phrase=(at, at + 1), letters="k")
                found.append((one, owner))
    add_places(found)


def _initials(study: Study, letters: list[str], figure: Figure) -> Iterator[str]:
    """The initials in brackets behind a name."""
    if len(figure.words) < _SHORTEST - 1:
        return
    for one in figure.places:
        passage, row = study.passages[one.index], letters[one.index]
        if row[one.end : one.end + 1] != "(" or row[one.end + 2 : one.end + 3] not in (")", ","):
            continue
        word = passage.words[one.end + 1]
        name = zip(passage.words[one.start : one.end], row[one.start : one.end], strict=True)
        first = "".join(part[0] for part, letter in name if letter != "v")
        if word.isupper() and len(word) >= _SHORTEST and word == first.upper():
            yield word
