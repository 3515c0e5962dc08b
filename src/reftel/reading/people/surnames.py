"""Later mentions of people already known: a surname at the start of a sentence, where a capital says nothing."""

from reftel.reading.people.identity import Figure, key_of
from reftel.reading.people.names import Candidate
from reftel.reading.study import Study

__all__ = ["later_mentions"]


def later_mentions(study: Study, letters: list[str], figures: list[Figure]) -> None:
    """Add the surnames that the grammar of names did not see to the places of their people."""
    owners: dict[str, Figure | None] = {}
    for figure in figures:
        word = figure.words[-1]
        owners[word] = None if word in owners else figure
    taken = {(one.index, at) for figure in figures for one in figure.places for at in range(one.start, one.end)}
    for passage in study.passages:
        if owners.keys().isdisjoint(passage.lows):
            continue
        for at, low in enumerate(passage.lows):
            owner = owners.get(low)
            if owner is None or (passage.index, at) in taken or not passage.words[at][0].isupper():
                continue
            if letters[passage.index][at] in "bi" or key_of(low) != low:
                continue
            owner.places.append(
                Candidate(
                    index=passage.index, start=at, end=at + 1, phrase=(at, at + 1), letters=letters[passage.index][at]
                )
            )
    for figure in figures:
        figure.places.sort(key=lambda one: (one.index, one.start))
