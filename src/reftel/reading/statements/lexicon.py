"""The lexicon of cues: which words say that somebody said, asked, thought or wanted something, and in which frame."""

from collections.abc import Iterable
from functools import cache

import msgspec

from reftel.reading.base.tables import read_lines, read_rows
from reftel.reading.base.words import forms_of

__all__ = [
    "ADJECTIVE",
    "ASIDE",
    "CARRIER",
    "LIGHT",
    "NOUN",
    "VERB",
    "VIEWS",
    "Noun",
    "Verb",
    "adjectives",
    "carriers",
    "nouns",
    "particles",
    "people",
    "texts",
    "things",
    "topics",
    "triggers",
    "verbs",
]

# Nouns of `in his view`.
VIEWS = frozenset({"view", "opinion", "judgment", "judgement", "estimation", "estimate", "assessment", "mind", "words"})
# What `light` in cue_nouns.csv stands for: verbs that express whatever noun follows them.
LIGHT = frozenset(
    "express voice convey register share indicate show signal harbor harbour air utter evince".split()  # noqa: SIM905
)


class Verb(msgspec.Struct, frozen=True, gc=False):
    """A verb that is a cue: its kind, the letters of its frames and its prepositions (see `cues.csv`)."""

    kind: str
    frames: str
    prepositions: frozenset[str]

    @property
    def letters(self) -> frozenset[str]:
        """The letters of the frames as a set."""
        return frozenset(self.frames)


class Noun(msgspec.Struct, frozen=True, gc=False):
    """A noun that is a cue: the verbs that carry it, and what joins its content to it."""

    carriers: frozenset[str]
    links: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Return the verbs by lemma; one with a particle as `point out`.

    >>> verbs()["tell"].frames, verbs()["point out"].kind, "on" in verbs()["insist"].prepositions
    ('w', 'say', True)
    """
    rows = read_rows("cues.csv", 4)
    return {
        lemma.replace("_", " "): Verb(kind, frames, frozenset(words.replace("_", " ").split()))
        for lemma, kind, frames, words in rows
    }


@cache
def particles() -> dict[str, tuple[str, ...]]:
    """Return the particles that make another cue of a verb: `out` of `point`."""
    found: dict[str, tuple[str, ...]] = {}
    for name in verbs():
        lemma, _, particle = name.partition(" ")
        if particle:
            found[lemma] = (*found.get(lemma, ()), particle)
    return found


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns by form, singular and plural.

    >>> "in" in nouns()["interest"].links, "light" in nouns()["concerns"].carriers
    (True, True)
    """
    found: dict[str, Noun] = {}
    for word, carriers, links in read_rows("cue_nouns.csv", 3):
        noun = Noun(frozenset(carriers.split()), frozenset(links.replace("_", " ").split()))
        plural = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeo" else word + "s"
        found[word] = found[plural] = noun
    return found


@cache
def carriers() -> frozenset[str]:
    """Return the verbs that carry a noun as their cue: `express interest`, `have doubts`."""
    named = {verb for noun in nouns().values() for verb in noun.carriers}
    return frozenset(named | LIGHT)


@cache
def adjectives() -> dict[str, frozenset[str]]:
    """Return the adjectives with what joins their content to them."""
    return {word: frozenset(links.split()) for word, links in read_rows("cue_adjectives.csv", 2)}


@cache
def people() -> frozenset[str]:
    """Return the nouns of those who can speak and think."""
    return frozenset(word for line in read_lines("cue_people.txt") for word in line.split())


@cache
def texts() -> frozenset[str]:
    """Return the nouns of what can be read from: reports, letters, polls."""
    return frozenset(word for line in read_lines("cue_texts.txt") for word in line.split())


@cache
def topics() -> frozenset[str]:
    """Return the nouns of what can be raised, rejected, accepted in talk."""
    return frozenset(word for line in read_lines("cue_topics.txt") for word in line.split())


@cache
def things() -> frozenset[str]:
    """Return the nouns that end as those of doers do and are none: matter, sector."""
    return frozenset(word for line in read_lines("cue_things.txt") for word in line.split())


VERB, NOUN, ADJECTIVE, ASIDE, CARRIER = 1, 2, 4, 8, 16


@cache
def triggers() -> dict[str, int]:
    """Return every form that can be a cue, with what it can be as bits: `VERB | NOUN` for `claims`.

    A `CARRIER` is a verb that is a cue with a noun of attitude only (`have`).
    """
    found: dict[str, int] = {}
    heads = {name.partition(" ")[0] for name in verbs()}
    bare = {name for name in heads if name in verbs() and not verbs()[name].frames.strip("!")}
    _mark(found, forms_of(heads), VERB)
    _mark(found, nouns(), NOUN)
    _mark(found, adjectives(), ADJECTIVE)
    _mark(found, {"according", *VIEWS}, ASIDE)
    for form in forms_of({name for name in bare if not verbs()[name].prepositions and name in carriers()}):
        found[form] = found[form] & ~VERB | CARRIER
    return found


def _mark(found: dict[str, int], forms: Iterable[str], bit: int) -> None:
    for form in forms:
        found[form] = found.get(form, 0) | bit
