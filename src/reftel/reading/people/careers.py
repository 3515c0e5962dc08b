"""Offices that a sentence with a pronoun tells: `He served as Mayor of Lysandra`, `appointed him Minister`."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import row_of_words
from reftel.reading.people.identity import Figure, office_text
from reftel.reading.people.lexicon import words
from reftel.reading.people.surroundings import END, OFFICE
from reftel.reading.study import Study

__all__ = ["add_careers"]

_HE_WAS: Final = re.compile(rf"UR?[BHEYZ]{{1,3}}R?(?:tB)?a?(?P<office>{OFFICE}){END}")
_PRONOUNS: Final = row_of_words(lambda: words("he or she"))
_MADE_HIM: Final = re.compile(rf"[EY]u(?:a|tBa?)?(?P<office>{OFFICE}){END}")


def add_careers(study: Study, letters: list[str], figures: list[Figure]) -> None:
    """Add to the offices of people what is said of them as `he` or `she`, where the passage makes plain who that is."""
    named: dict[int, list[tuple[int, Figure]]] = {}
    for figure in figures:
        for one in figure.places:
            named.setdefault(one.index, []).append((one.start, figure))
    for index, places in named.items():
        passage = study.passages[index]
        for at, start, end in _told(passage, letters[index]):
            places.sort(key=lambda place: place[0])
            meant = _meant(passage, places, at)
            role = office_text(passage, start, end)
            if meant and role not in meant.roles:
                meant.roles.append(role)


def _told(passage: Passage, row: str) -> list[tuple[int, int, int]]:
    """The pronouns of whom an office is told, and the offices; those of what he was come first."""
    places = _PRONOUNS.places(passage)
    told = [(at, _HE_WAS.match(row, at)) for at in places if row[at] == "U"]
    told += [(at, _MADE_HIM.match(row, at - 1)) for at in places if at and row[at] == "u"]
    return [
        (at, *match.span("office"))
        for at, match in told
        if match and not words("naming").isdisjoint(passage.lows[match.start() : match.start("office")])
    ]


def _meant(passage: Passage, places: list[tuple[int, Figure]], at: int) -> Figure | None:
    """Who opens the last sentence before that names anybody; for `him` not who is in its own."""
    number = passage.sentence_index(at)
    start = passage.sentences[number][0]
    before = at if passage.tags[at] == "U" else start
    named = [place for place in places if place[0] < before]
    if not named:
        return None
    last = passage.sentences[passage.sentence_index(named[-1][0])]
    figure = next(figure for first, figure in named if first >= last[0])
    gender = "f" if passage.lows[at] in words("she") else "m"
    return figure if figure.gender in ("", gender) else None
