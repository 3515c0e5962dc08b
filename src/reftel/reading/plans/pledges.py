"""What is promised, whatever is to come about: `promised that the charts would arrive`, `gave assurances that`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.events import whole
from reftel.reading.plans.scene import Scene

__all__ = ["pledged"]

_FROM: Final = re.compile(r"(?:u|[NC]{1,4}D?)[Pt][YE]?(?=N)")  # right to left
_TO_WHOM: Final = 9  # tokens from a promise to what is promised, to whom between
_WANTS: Final = frozenset(("ask", "seek", "want", "request", "demand", "need", "require", "press", "urge", "insist"))
_DENIED: Final = frozenset(("no", "without", "little", "any"))
_BECOMES: Final = frozenset(("receive", "see", "find", "include", "ensure", "come"))  # no mere forecasts in a promise


def pledged(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand promised that the charts would arrive`, `assurances that no fish would be sold`: whatever comes about."""
    if clause.subject is None or "H" in scene.passage.tags[clause.start : clause.head]:
        return []
    standing = _pledge(scene, scene.from_none(clause.subject)[0])
    if standing and "if" in scene.passage.lows[clause.end : scene.end]:
        standing = "tentative"
    if standing is None or not _is_promised(scene, clause):
        return []
    who = clause.subject if scene.is_doer(clause.subject) or _is_named(scene, clause.subject) else None
    if clause.passive or who is None:
        return [Draft("pledged", standing, None, whole(scene, clause.subject)[0], clause.start, verb=clause.head)]
    if clause.negated:
        return [Draft("pledged", standing, who, clause.start + 1, clause.start, verb=clause.head)]
    return [Draft("pledged", standing, who, clause.head, clause.start)]


def _pledge(scene: Scene, first: int) -> str | None:
    """The standing that a promise before a clause gives it: by a verb, by a noun that somebody gave or asked for."""
    passage, words = scene.passage, read_words("pledges.txt")
    before = scene.verb_before(first)
    if before is None or before.negated or before.end < first - _TO_WHOM:
        return None
    if (before.lemma not in words and words.isdisjoint(passage.lows[before.end : first])) or scene.is_asked(before):
        return None
    link = first - (passage.tags[first - 1] == "T")
    if giver := _FROM.match(passage.tags[before.end : link][::-1]):
        link -= giver.end()  # `reassurance from Kestria that`, `the undertaking given to Strand that`
    if passage.tags[link - 1] == "N" and passage.lows[link - 1] in words and link > before.end:
        if before.lemma == "be" or not _DENIED.isdisjoint(passage.lows[before.end : link]):
            return None  # `it is a promise that we hold them to`, `could give no assurance that`
        return "requested" if before.lemma in _WANTS else "promised"
    said = passage.tags[before.end : link]
    return "promised" if before.lemma in words and set(said) <= set("uDJNC'PR") else None


def _is_promised(scene: Scene, clause: Clause) -> bool:
    """Whether a verb says what somebody can make come about."""
    if clause.lemma == "be" and scene.passage.lows[clause.end : clause.end + 2] == ["the", "first"]:
        return True  # `would not be the first to bring in such weapons`
    if clause.lemma == "be":  # `performance would be prompt`, `there would be no fees`; not `we would be glad`
        return not scene.is_doer(clause.subject) and scene.passage.tags[clause.end : clause.end + 1] in {*"JDNPR#"}
    if clause.lemma in _BECOMES or clause.passive:
        return True
    return clause.lemma not in read_words("forecasts.txt")


def _is_named(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether a phrase is a name alone, in a text of capitals too (`VELDORA WOULD NAME`)."""
    return set(scene.passage.tags[slice(*phrase)]) == {"C"} and not scene.is_code(phrase)
