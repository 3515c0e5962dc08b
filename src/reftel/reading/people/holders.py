"""People mentioned by their office alone: `the Ambassador`, `King`, where one person in the cable holds it."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.people.identity import Figure, add_places
from reftel.reading.people.lexicon import words
from reftel.reading.people.names import Candidate
from reftel.reading.people.offices import is_envoy, is_foreign_envoy, is_office, own_envoys, ranks_with, words_of_office
from reftel.reading.study import Study

__all__ = ["office_mentions"]

_GO_ON: Final = frozenset("FWwxncgkIvSbpOs/-")  # behind a word of an office that is not its head
_BEFORE: Final = "Swxk"
_MOST_BEFORE: Final = 4


def office_mentions(study: Study, letters: list[str], figures: list[Figure]) -> None:
    """Add the mentions of an office that one person alone holds to that person's places."""
    offices = [[words_of_office(text) for text in (*figure.roles, *figure.titles)] for figure in figures]
    if not any(offices):
        return
    taken = {
        (one.index, at)
        for figure in figures
        for one in figure.places
        for first, last in ((one.phrase, *one.around.after) if one.around.after else (one.phrase,))
        for at in range(first, last)
    }
    holders: dict[str, Figure | None] = {}
    found: list[tuple[Candidate, Figure]] = []
    for passage, row in zip(study.passages, letters, strict=True):
        for end in _ends(row):
            if passage.words[end - 1][0].islower() or (passage.index, end - 1) in taken:
                continue
            start = _beginning(row, end - 1)
            if not _is_definite(passage, row, start, end):
                continue
            text = passage.words_of(start, end)
            if text not in holders:
                holders[text] = _holder(text, figures, offices, study)
            if figure := holders[text]:
                first = start + (row[start] == "D")
                one = Candidate(index=passage.index, start=first, end=end, phrase=(start, end), letters=row[first:end])
                found.append((one, figure))
    add_places(found)


def _ends(row: str) -> list[int]:
    """Where offices end: behind a head with no more words of an office behind it, nor of a name."""
    found: list[int] = []
    for at in range(len(row)):
        sign = ord(row[at])  # a number is compared without making a str
        if (sign == ord("W") or sign == ord("F") or sign == ord("x")) and row[at + 1 : at + 2] not in _GO_ON:
            found.append(at + 1)
    return found


def _beginning(row: str, head: int) -> int:
    """Where an office begins whose head is a token: before its adjectives and its article."""
    at = head
    while at > 0 and head - at < _MOST_BEFORE and row[at - 1] in _BEFORE:
        at -= 1
    return at - (at > 0 and row[at - 1] == "D")


def _is_definite(passage: Passage, row: str, start: int, end: int) -> bool:
    """`the Minister`, `Minister said`; not `a Minister`, `Ministers`, `former King`."""
    if passage.lows[start] in words("indefinite"):
        return False
    if passage.lows[end - 1].endswith("s") or (start and row[start - 1] in "FWwxJkncgNSv#'D"):
        return False
    return passage.words[end - 1][0].isupper()


def _holder(text: str, figures: list[Figure], offices: list[list[frozenset[str]]], study: Study) -> Figure | None:
    asked = words_of_office(text)
    if not is_office(asked) or words("sole").isdisjoint(text.lower().split()):
        return None
    ours = is_envoy(asked) and own_envoys(study)
    fits = [
        (figure, office)
        for figure, held in zip(figures, offices, strict=True)
        if not (ours and any(map(is_foreign_envoy, held))) and (office := _meant(held, asked))
    ]
    for is_nearer in (_takes_part, _holds_just_it):
        if len(fits) > 1:
            fits = [fit for fit in fits if is_nearer(*fit, asked)] or fits
    return fits[0][0] if len(fits) == 1 else None


def _meant(held: list[frozenset[str]], asked: frozenset[str]) -> frozenset[str] | None:
    """The office of somebody that is asked for, the plainest of several; `the Secretary` is no Under Secretary."""
    found = [office for office in held if ranks_with(office, asked)]
    return min(found, key=lambda office: (len(office), sorted(office)), default=None)


def _takes_part(figure: Figure, _: frozenset[str], __: frozenset[str]) -> bool:
    """`the Prime Minister` is the one who sits there, and not the one whom they talk about."""
    return figure.takes_part


def _holds_just_it(_: Figure, office: frozenset[str], asked: frozenset[str]) -> bool:
    return office == asked
