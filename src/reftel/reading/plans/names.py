"""A name without what only stands beside it: what opens its sentence, whom somebody told, when he acts."""

import re
from typing import TYPE_CHECKING, Final

from reftel.reading.base.words import lemma_of
from reftel.reading.bodies.lexicon import lexicon

if TYPE_CHECKING:
    from reftel.reading.plans.scene import Scene

__all__ = ["is_glued", "without_circumstance", "without_opening", "without_thing", "without_told"]

_THING_AND_NAME: Final = re.compile(r"D[JNG]{0,3}N(?P<name>C{1,4})")
_NOUN_AND_NAME: Final = re.compile(r"[JN]{0,3}[NJ](?P<name>C{1,4})")
# Nouns and adjectives behind which telegrams leave `that` out, and those that tell when or why: no part of a name.
_BEFORE_NAME: Final = frozenset((
    "hope", "doubt", "fear", "fact", "possibility", "agreement", "impression", "indication", "belief", "view", "word",
    "assurance", "understanding", "suggestion", "proposal", "clear", "something", "anything", "everything",
    "time", "event", "stage", "point", "case", "reason", "day", "moment",
))  # fmt: skip
_CIRCUMSTANCES: Final = frozenset(("about", "after", "at", "before", "by", "during", "following", "through", "with"))
# `Kestria in conjunction with`
_TOGETHER: Final = frozenset(("conjunction", "consultation", "cooperation", "coordination"))
_OPENING_AND_NAME: Final = re.compile(r"[DJNGO#]{0,5}N(?:OG)?(?P<name>D?C{1,4})")
_TELLS: Final = frozenset((
    "tell", "inform", "assure", "advise", "notify", "convince", "persuade", "remind", "warn", "ask", "promise",
))  # fmt: skip


def without_thing(scene: "Scene", phrase: tuple[int, int]) -> tuple[int, int]:
    """A phrase without the thing that its own clause tells of (`the long process Kestria will follow`).

    Nor is a noun part of it behind which `that` is left out (`expressed hope Kestria will sign`).
    """
    tags, lows = scene.passage.tags, scene.passage.lows
    if phrase[1] - phrase[0] == 1 or tags[phrase[1] - 1] != "C":
        return phrase
    named = _THING_AND_NAME.fullmatch(tags, phrase[0], phrase[1])
    noun = None if named or scene.passage.capitals else _NOUN_AND_NAME.fullmatch(tags, phrase[0], phrase[1])
    if noun:
        before = noun.start("name") - 1
        apart = lows[before] in _BEFORE_NAME or (tags[before] == "N" and lows[before].endswith("s"))
        named = noun if apart and scene.passage.words[before].islower() else None
    if named is None or scene.is_doer((phrase[0], named.start("name"))):
        return phrase
    return named.span("name")


def without_told(scene: "Scene", phrase: tuple[int, int]) -> tuple[int, int]:
    """A name without that of whom somebody told so, without `that` (`told Secretary Strand | Kestria will`)."""
    passage = scene.passage
    if (
        passage.capitals
        or passage.tags[phrase[1] : phrase[1] + 1] == "t"
        or passage.tags[phrase[0] : phrase[1]].strip("C")
        or not _is_telling(scene, phrase[0] - 1)
    ):
        return phrase
    mentions = scene.cast.mentions
    first, last = mentions.at(passage.index, phrase[0]), mentions.at(passage.index, phrase[1] - 1)
    if first is not None and last is not None and first.entry != last.entry and first.end <= last.start:
        return last.start, phrase[1]
    return next((part for part in _endings(phrase) if _is_state(scene, part)), phrase)


def _endings(phrase: tuple[int, int]) -> list[tuple[int, int]]:
    """The last two words of a name, and the last one, where others stand before them."""
    start, end = phrase
    return [(end - size, end) for size in (2, 1) if end - size > start]


def _is_state(scene: "Scene", part: tuple[int, int]) -> bool:
    """Whether words are a name that everybody knows (`told Secretary Strand | United States`)."""
    known = lexicon(capitals=False).forms.at(scene.passage.words, part[0])
    return known is not None and len(known.words) == part[1] - part[0] and known.role != "adjective"


def _is_telling(scene: "Scene", at: int) -> bool:
    return at >= scene.start and scene.passage.tags[at] in "EVGZ" and lemma_of(scene.passage.lows[at]) in _TELLS


def without_opening(scene: "Scene", phrase: tuple[int, int]) -> tuple[int, int]:
    """A name without what opens its sentence (`At end of meeting Secretary will`, `For same reason Kestria will`)."""
    tags = scene.passage.tags
    if scene.passage.capitals or tags[phrase[0] - 1 : phrase[0]] not in ("P", "t"):
        return phrase
    named = _OPENING_AND_NAME.fullmatch(tags, phrase[0], phrase[1])
    if named is None or scene.is_doer((phrase[0], named.start("name"))):
        return phrase
    return named.span("name")


def is_glued(scene: "Scene", phrase: tuple[int, int]) -> bool:
    """Whether what was taken for a doer is put together of what has no part in it.

    So in `on May 21 | in support of the growers`, `leave Lysandra before the envoy | returns`.
    """
    tags, lows = scene.passage.tags, scene.passage.lows
    of_day = tags[phrase[0]] == "#" and tags[phrase[0] + 1 : phrase[0] + 2] == "P"
    return of_day or not _NO_PART.isdisjoint(lows[phrase[0] + 1 : phrase[1] - 1])


_NO_PART: Final = frozenset(("before", "until", "till", "than", "because", "although"))


def without_circumstance(scene: "Scene", phrase: tuple[int, int]) -> tuple[int, int]:
    """A name without what only tells when or how he acts (`the Greeks after great efforts`, `Tran at this point`)."""
    passage = scene.passage
    for at in range(phrase[0] + 1, phrase[1]):
        together = passage.lows[at] == "in" and passage.lows[at + 1] in _TOGETHER
        tells = passage.tags[at] == "P" and (together or passage.lows[at] in _CIRCUMSTANCES)
        if tells and scene.is_named((phrase[0], at)) and not (passage.lows[at] == "at" and passage.tags[at + 1] == "C"):
            return phrase[0], at
    return phrase
