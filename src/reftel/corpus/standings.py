"""How agreements, programmes and forums stand, sentence by sentence: what a cable's entry sums up in one word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reftel.corpus.keywords import sentences_of
from reftel.corpus.tables import read_rows
from reftel.record import Cable, Place

__all__ = ["StandingTold", "called_of", "full_name", "head_of", "standings_of"]

_FORUMS = frozenset({"commission", "committee", "conference", "council", "dialogue", "forum", "group", "talks"})
_ALONE = re.compile(
    r"\b[Tt]he (Agreement|Commission|Committee|Conference|Convention|Council|Dialogue|Forum|Group|Protocol|Treaty)\b"
    r"(?! (?:and|for|of|on|to)\b| [A-Z]|['’])"
)
_SEMICOLON = re.compile(r"; ?")
_GROUPS = frozenset({"commission", "committee", "group"})
_PAIR = 2

_Sentences = Sequence[Sequence[tuple[int, int]]]


class StandingTold(NamedTuple):
    """A sentence that names something and how it stands: its name and abbreviation, the standing, where it says so."""

    name: str
    kind: str
    standing: str
    sentence: Place


def standings_of(cable: Cable) -> Iterator[StandingTold]:
    """Yield what the sentences of a cable tell of the standing of its instruments, and of bodies that parties meet in.

    Each sentence once for each that it names, by the first word of `data/corpus/standings.csv` that it has.
    """
    sentences = [[*_told_apart(paragraph.text)] for paragraph in cable.paragraphs]
    named = [_Named(*one) for one in _named(cable)]
    heads = Counter(one.head for one in named)
    for one in named:
        places = {place for at in one.at if (place := _sentence(sentences, at))}
        if heads[one.head] == 1 and one.head:
            places |= _meant(f"the {one.head}", cable, sentences)
        places |= _next(places, cable, sentences) | _of_its_people(one, places, cable, sentences)
        for index, start, end in sorted(places):
            standing = _standing(cable.paragraphs[index].text[start:end].lower())
            if standing:
                yield StandingTold(one.name, one.kind, standing, Place(index, start, end))


def _told_apart(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, parted at semicolons: `the treaty was signed; the exercise was put off`.

    >>> [*_told_apart("The pact held; the forum met. Tea.")]
    [(0, 13), (15, 29), (30, 34)]
    """
    for start, end in sentences_of(text):
        first = start
        for part in _SEMICOLON.finditer(text, start, end):
            yield first, part.start()
            first = part.end()
        yield first, end


def called_of(cable: Cable) -> Iterator[StandingTold]:
    """Yield what a cable tells of something by a last word in capitals, which it calls nothing by its name: the Forum.

    Which that is, cables that it refers to may say. Each once a paragraph.
    """
    known = {_Named(*one).head for one in _named(cable)}
    for index, paragraph in enumerate(cable.paragraphs):
        found = {one[1]: one.start() for one in reversed([*_ALONE.finditer(paragraph.text)]) if one[1] not in known}
        for head, at in sorted(found.items()):
            a, b = next((a, b) for a, b in sentences_of(paragraph.text) if a <= at < b)
            standing = _standing(paragraph.text[a:b].lower())
            if standing:
                yield StandingTold(f"the {head}", "", standing, Place(index, a, b))


def head_of(name: str) -> str:
    """Return the last word of a name, by which cables call it that have named it (the Forum); nothing where none is.

    >>> head_of("Strait Consultative Forum (SCF)"), head_of("SOFA")
    ('Forum', '')
    """
    last = next(reversed(name.partition(" (")[0].split()), "")
    return last if last.istitle() and " " in name else ""


class _Named(NamedTuple):
    """An agreement or forum, and where it is named."""

    name: str
    kind: str
    at: tuple[Place, ...]

    @property
    def head(self) -> str:
        """What a cable calls it by that has named it (the Forum)."""
        return head_of(self.name)

    @property
    def people(self) -> re.Pattern[str] | None:
        """What those are called whom a group is of: observers, monitors."""
        words = self.name.partition(" (")[0].lower().split()[-2:]
        is_of = len(words) == _PAIR and words[1] in _GROUPS and words[0].endswith(("er", "or"))
        return re.compile(rf"\b{re.escape(words[0])}s\b") if is_of else None


def _sentence(sentences: _Sentences, at: Place) -> tuple[int, int, int] | None:
    """The sentence that a place is in, as index, start and end."""
    return next(((at.index, start, end) for start, end in sentences[at.index] if start <= at.start < end), None)


def _meant(words: str, cable: Cable, sentences: _Sentences) -> set[tuple[int, int, int]]:
    """The sentences that have some words, one a paragraph."""
    found = set()
    for index, paragraph in enumerate(cable.paragraphs):
        at = paragraph.text.find(f"{words} ")
        if at >= 0 and (place := _sentence(sentences, Place(index, at, at))):
            found.add(place)
    return found


def _next(places: set[tuple[int, int, int]], cable: Cable, sentences: _Sentences) -> set[tuple[int, int, int]]:
    """The sentences that begin with `It` after one of some."""
    found = set()
    for index, start, _ in places:
        after = next(((begin, end) for begin, end in sentences[index] if begin > start), None)
        if after and cable.paragraphs[index].text.startswith("It ", after[0]):
            found.add((index, *after))
    return found


def _of_its_people(
    one: _Named, places: set[tuple[int, int, int]], cable: Cable, sentences: _Sentences
) -> set[tuple[int, int, int]]:
    """The sentences behind some, in their paragraphs, that speak of a group by those whom it is of (its observers)."""
    people = one.people
    if people is None:
        return set()
    return {
        (index, a, b)
        for index, start, _ in places
        for a, b in sentences[index]
        if a > start and people.search(cable.paragraphs[index].text, a, b)
    }


def _named(cable: Cable) -> Iterable[tuple[str, str, tuple[Place, ...]]]:
    for one in cable.instruments:
        yield full_name(one.name, one.abbreviation), one.kind, one.at
    for body in cable.bodies:
        if not _FORUMS.isdisjoint(body.name.lower().split()):
            yield full_name(body.name, body.abbreviation), body.kind, body.at


def full_name(name: str, abbreviation: str | None) -> str:
    """Return a name with its abbreviation behind it, where it has one that is no word of the name.

    >>> full_name("Strait Transit Agreement", "STA"), full_name("SALT agreement", "SALT"), full_name("Treaty", "Treaty")
    ('Strait Transit Agreement (STA)', 'SALT agreement', 'Treaty')
    """
    has_more = abbreviation and f" {abbreviation.lower()} " not in f" {name.lower()} "
    return f"{name} ({abbreviation})" if has_more else name


def _standing(low: str) -> str:
    return next((standing for words, standing in _cues() if words in low), "")


@cache
def _cues() -> tuple[tuple[str, str], ...]:
    rows = read_rows("corpus/standings.csv")
    return tuple((words, row["standing"]) for row in rows for words in row["words"].split(";"))
