"""Who writes a document: the signer or whom it says it is from, and who is printed at its head as having taken part."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.people.identity import Figure, key_of
from reftel.reading.people.lexicon import plain_lexicon, title_of, words
from reftel.reading.people.names import Candidate
from reftel.reading.people.senders import writer_of
from reftel.reading.study import Study
from reftel.record import Participant

__all__ = ["WRITER", "add_monarchs", "add_participants", "add_writer", "first_person", "opening_of"]

WRITER: Final = "writer"
_PARTICIPANT: Final = "participant"
_ELSEWHERE: Final = frozenset(["See", "SEE"])  # the list is printed somewhere else
# What opens words behind a printed name that tell of more than an office: `was absent`, `and Admiral Rask`.
_NOTES: Final = frozenset(("and", "is", "was", "were"))
_SHORTEST: Final = 2  # letters of an office
_LONGEST: Final = 3  # words of an office that a telegram is from
_ALONE: Final = re.compile(r"F(?<![FgnWx]F)(?![ngIckvFWOSb])")


def first_person(study: Study) -> list[tuple[int, int]]:
    """Return where somebody says `I` outside quotation marks: passages and tokens."""
    return [(passage.index, at) for passage in study.passages for at in _first_person(passage)]


def _first_person(passage: Passage) -> list[int]:
    found: list[int] = []
    tags, signs = passage.tags, _I.of(passage)
    done = depth = 0
    at = signs.find("!")
    while at >= 0:
        depth += tags.count("<", done, at) - tags.count(">", done, at)
        if depth <= 0 and tags[at] == "U" and tags[at + 1] in "EVYBHMXR":
            found.append(at)
        done, at = at, signs.find("!", at + 1)
    return found


_I: Final = Row(lambda word, _: "!" if word == "I" else " ")


def opening_of(study: Study) -> tuple[int, int] | None:
    """Return the tokens behind `From` in a first sentence like `From the Under Secretary.`; None for any other."""
    if not study.passages or not study.passages[0].sentences:
        return None
    passage = study.passages[0]
    start, end = passage.sentences[0]
    if end - start > 10:
        return None
    at = next((at for at in range(start, end) if passage.lows[at] == "from"), end)
    last = end - (passage.tags[end - 1] == ".")
    to = (token for token in range(at + 1, last) if passage.lows[token] in ("to", "for"))
    last = next(to, last)  # `From Secretary | to Ambassador Strand`
    return (at + 1, last) if any(word[0].isalpha() for word in passage.words[at + 1 : last]) else None


def add_writer(study: Study, figures: list[Figure]) -> None:
    """Add who says `I` in an edited document to its people: whom its first words say it is from, or who writes it."""
    cable = study.cable
    spoken = first_person(study) if cable.editorial else []
    if not spoken:
        return
    opening = opening_of(study)
    if opening:
        passage = study.passages[0]
        inside = range(*opening)
        if any(one.index == 0 and one.start in inside for figure in figures for one in figure.places):
            return
        name = passage.words_of(*opening).rstrip(":")
        parts = name.split()
        is_office = any(plain_lexicon(capitals=False).get(part) in ("W", "F", "x") for part in parts)
        if not (cable.header.signed and is_office and len(parts) == 1):  # `From Ambassador.` is whoever signed
            if len(parts) <= _LONGEST:
                office = [name] if is_office or len(parts) > 1 else []
                figures.append(_figure(name, WRITER, roles=office, places=spoken, named=not office))
            return
    sender = writer_of(study)
    if sender and sender.is_person:
        key = key_of(sender.name.split()[-1])
        if not any(figure.words[-1] == key for figure in figures):
            figure = _figure(sender.name.title() if sender.name.isupper() else sender.name, WRITER, places=spoken)
            _take_role(figure, sender.role)
            figures.append(figure)


def add_monarchs(study: Study, letters: list[str], figures: list[Figure]) -> None:
    """Add a monarch whom the cable calls by the title alone, more than once, where it names none."""
    places: dict[str, list[Candidate]] = {}
    for passage, row in zip(study.passages, letters, strict=True):
        for at in _alone(row) if "F" in row else ():
            low = passage.lows[at]
            if low in words("monarchs"):
                one = Candidate(index=passage.index, start=at, end=at + 1, phrase=(at, at + 1), letters="F")
                places.setdefault(low, []).append(one)
    for low, found in places.items():
        titled = any(title.lower() == low for figure in figures for title in figure.titles)
        if len(found) > 1 and not titled:
            name = study.passages[found[0].index].words[found[0].start]
            figures.append(
                Figure(name=name, words=(low,), titles=[name], roles=[], places=found, gender="m", rule="monarch")
            )


def _alone(row: str) -> list[int]:
    """Titles that have no name or office beside them."""
    return [match.start() for match in _ALONE.finditer(row)]


def add_participants(study: Study, figures: list[Figure]) -> None:
    """Add the people of a printed list of participants; whom the text names keeps that entry."""
    editorial = study.cable.editorial
    for one in editorial.participants if editorial else ():
        name = _name_of(one)
        if name is None:
            continue
        figure = _named(name, figures)
        if figure is None:
            figure = _figure(name, _PARTICIPANT, named=not name.startswith("The "))
            figures.append(figure)
        elif len(name.split()) > len(figure.name.split()):
            figure.name = name
        figure.takes_part = True
        _take_role(figure, one.role)


def _named(name: str, figures: list[Figure]) -> Figure | None:
    """Whom the text calls by a name, or by a part of it; of two of one family each has a name of their own."""
    keys = [key_of(word) for word in name.split()]
    free = [figure for figure in figures if not figure.takes_part or set(keys) <= set(figure.words)]
    alone = (figure for figure in free if len(figure.words) == 1 and figure.words[0] in keys)
    return next((figure for figure in free if keys[-1] in figure.words), None) or next(alone, None)


def _name_of(one: Participant) -> str | None:
    """The name of a participant; `The President` is one where no other name is printed, `See list below` none."""
    if one.name and one.name.split()[0] in _ELSEWHERE:
        return None
    if one.name:
        return one.name.split(" of ")[0]
    role = one.role or ""
    return role if role.startswith("The ") and len(role.split()) <= 3 else None


def _take_role(figure: Figure, role: str | None) -> None:
    if not role or "—" in role or role.partition(" ")[0] in _NOTES or not _is_office(role):
        return
    office = role.removeprefix("The ")
    if title := title_of(office):
        if title not in figure.titles:
            figure.titles.append(title)
    elif office not in figure.roles:
        figure.roles.append(office)


def _is_office(role: str) -> bool:
    """Whether printed words tell an office, and not the state of a senator (`(Tex.)`), a mark, or other people."""
    if (role.startswith("(") and role.endswith(".)")) or len(role.strip("().")) < _SHORTEST:
        return False
    told = role.lower().replace(",", " ").split()
    return not any(
        word in words("courtesy") and before not in ("to", "of") for before, word in pairwise(("", *told))
    )  # `Private Secretary to Mr. Strand`


def _figure(
    name: str,
    rule: str,
    roles: list[str] | None = None,
    places: Sequence[tuple[int, int]] = (),
    *,
    named: bool = True,
) -> Figure:
    """A person without places but where `I` is said; one who is not named has no word to be known again by."""
    keys = tuple(key_of(word) for word in name.split()) if named else (name.lower(),)
    spoken = [Candidate(index=index, start=at, end=at + 1, phrase=(at, at + 1), letters="U") for index, at in places]
    return Figure(name=name, words=keys, titles=[], roles=roles or [], places=spoken, rule=rule)
