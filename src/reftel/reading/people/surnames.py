"""Later mentions of people already known: where a capital says nothing, and inside a word with a hyphen."""

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.people.identity import Figure, add_places, key_of
from reftel.reading.people.letters import joints
from reftel.reading.people.lexicon import is_given, not_names, plain_lexicon
from reftel.reading.people.names import Candidate
from reftel.reading.study import Study

__all__ = ["later_mentions"]

_Owners = dict[str, Figure | None]  # whose a word is; None where it is more than one's
_Found = tuple[Candidate, Figure]


def later_mentions(study: Study, letters: list[str], figures: list[Figure]) -> None:
    """Add the surnames that the grammar of names did not see to the places of their people.

    `Ball said` at the start of a sentence, the second half of `the UN-Strand talks`.
    """
    owners: _Owners = {}
    for figure in figures:
        for word in _told_by(figure.words):
            owners[word] = None if word in owners else figure
    hidden = {word: owner for word, owner in owners.items() if _is_known(word)}
    found: list[_Found] = []
    for passage, row in zip(study.passages, letters, strict=True):
        sought = owners if passage.capitals else hidden
        if sought:
            found.extend(_plain(passage, row, sought))
        if owners and not passage.capitals:
            found.extend(_joined(passage, row, owners))
    if found:
        taken = {(one.index, at) for figure in figures for one in figure.places for at in range(one.start, one.end)}
        add_places([pair for pair in found if (pair[0].index, pair[0].start) not in taken])


def _told_by(words: tuple[str, ...]) -> set[str]:
    """The words of a name that tell whose it is: the last, and before it whatever is no given name."""
    return {word for word in words[:-1] if len(word) > 1 and not is_given(word)} | {words[-1]}


def _is_known(word: str) -> bool:
    """Whether a list has a surname as something else, so that the grammar of names may pass it over."""
    return word in base_tags() or word.capitalize() in plain_lexicon(capitals=False) or word in not_names()


def _plain(passage: Passage, row: str, owners: _Owners) -> list[_Found]:
    found: list[_Found] = []
    for at, low in enumerate(passage.lows):
        if low not in owners:
            continue
        owner = owners[low]
        if owner and row[at] != "b" and passage.words[at][0].isupper():
            found.append((_candidate(passage, row, at), owner))
    return found


def _joined(passage: Passage, row: str, owners: _Owners) -> list[_Found]:
    found: list[_Found] = []
    for joint in joints(passage.text, "-"):
        at = passage.token_at(joint)
        word = passage.words[at]
        offset = joint + 1 - passage.starts[at]
        parts = ((0, offset - 1), (offset, len(word))) if 0 < offset <= len(word) else ()
        for start, end in parts:
            owner = owners.get(key_of(word[start:end]))
            if owner:
                found.append((_candidate(passage, row, at, (start, end)), owner))
    return found


def _candidate(passage: Passage, row: str, at: int, inside: tuple[int, int] | None = None) -> Candidate:
    return Candidate(index=passage.index, start=at, end=at + 1, phrase=(at, at + 1), letters=row[at], inside=inside)
