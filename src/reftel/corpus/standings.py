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
_ELSEWHERE = re.compile(
    r"[:()\[\]]|, (?:but|while|although|though|since|so)\b"
    r"|\b(?:and|but) (?:the|an?|his|her|its|their|our|this|that|these|those|he|she|it|they|we|I|[A-Z]\w+)\b"
    r"|\b(?:after|because|before|following|if|unless|until(?! [A-Z0-9])|when|where|whether|which|while|who)\b"
)
"""What begins another clause, or another thing: what is told there is not of what was named before it."""
_INSERTED = re.compile(r"\([^()]{0,60}\)|, (?:which|who) [^,]{1,80},|,(?: which [^,]{1,80} and)? which (?:\w+ ){0,3}$")
"""What between a name and what is told of it stands for the name: an abbreviation, `which was`; or is inserted."""
_SUBJECT = re.compile(r"(?:^|\bthat |[:;,] )(?:[Tt]he |[Aa]n? )?(?:[a-z]+ )?$")
"""What stands before a name of which a sentence tells one thing, and another: it `met five times, and lapsed`."""
_DENIED = re.compile(r"\b(?:not|never)(?: yet)?(?: been)? $")
_GROUPS = frozenset({"commission", "committee", "group"})
_PAIR = 2
_BEFORE = 20  # letters before a cue

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
        at = [*one.at, *(_meant(f"the {one.head}", cable) if heads[one.head] == 1 and one.head else ())]
        names: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
        for place in at:
            if sentence := _sentence(sentences, place):
                names.setdefault(sentence, []).append((place.start - sentence[1], place.end - sentence[1]))
        places = {*names}
        places |= _next(places, cable, sentences) | _of_its_people(one, places, cable, sentences)
        for index, start, end in sorted(places):
            standing = _standing(cable.paragraphs[index].text[start:end], names.get((index, start, end), ()))
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
            standing = _standing(paragraph.text[a:b], [(at - a, at - a + len(f"the {head}"))])
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


def _meant(words: str, cable: Cable) -> Iterator[Place]:
    """Where some words stand, once a paragraph."""
    for index, paragraph in enumerate(cable.paragraphs):
        at = paragraph.text.find(f"{words} ")
        if at >= 0:
            yield Place(index, at, at + len(words))


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


def _standing(text: str, names: Iterable[tuple[int, int]]) -> str:
    """The standing that a sentence tells of what stands at some places in it, or, where there are none, of its subject.

    >>> _standing("The STA was signed in May.", [(4, 7)]), _standing("They designed it.", [])
    ('signed', '')
    >>> _standing("The meeting was postponed following Operation Cast Lead.", [(36, 55)])
    ''
    """
    places = list(names)
    low = text.lower()
    if not _any_cue().search(low):  # most sentences have none
        return ""
    for pattern, standing in _cues():
        for cue in pattern.finditer(low):
            is_denied = _DENIED.search(low, max(0, cue.start() - _BEFORE), cue.start()) is not None
            if not is_denied and (not places or any(_is_told_of(text, cue.span(), place) for place in places)):
                return standing
    return ""


def _is_told_of(text: str, cue: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether nothing between a cue and a name begins what is told of something else."""
    between = _INSERTED.sub("", text[cue[1] : name[0]] if cue[0] < name[0] else text[name[1] : cue[0]])
    goes_on = cue[0] > name[0] and _SUBJECT.search(text, max(0, name[0] - _BEFORE), name[0]) is not None
    return _ELSEWHERE.search(between) is None and (goes_on or ", and " not in between)


@cache
def _any_cue() -> re.Pattern[str]:
    words = sorted({word for row in read_rows("corpus/standings.csv") for word in row["words"].split(";")})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_rows("corpus/standings.csv")
    return tuple(
        (re.compile(rf"\b{re.escape(words)}\b(?! that\b)"), row["standing"])
        for row in rows
        for words in row["words"].split(";")
    )
