"""What a clause is about, whether it tells what happened, and when."""

import re

from reftel.reading.base.clauses import Clause, noun_phrase_from
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.changes.draft import Phrase, Sentence

__all__ = ["is_earlier_time", "is_time", "is_told", "matter_of", "whole_thing"]

_OPEN = frozenset(("could", "would", "might", "may", "should", "will"))
_UNKNOWN = frozenset(("if", "whether", "unless"))
_PARTICLES = frozenset(("behind", "apart", "short", "to", "through", "out", "under", "within", "asleep", "ill"))
_IDIOMS = frozenset((("slip", "by"), ("grow", "up"), ("drop", "off"), ("fall", "away")))


def matter_of(sentence: Sentence, verb: Clause) -> Phrase | None:
    """Return what a clause is about: its object, without `no`, else its subject."""
    passage = sentence.passage
    thing = noun_phrase_from(passage, verb.end, sentence.end)
    if thing and passage.lows[thing[0]] == "no":
        return thing[0] + 1, verb_phrase_end(passage, thing[0] + 1, sentence.end)
    return thing or verb.subject


def is_told(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a clause tells what happened: past, perfect or under way, and neither forecast nor wish."""
    passage = sentence.passage
    if clause.modal or clause.kind != "finite" or _is_open(sentence, clause):
        return False
    if clause.end < sentence.end and passage.lows[clause.end] in _PARTICLES:
        return False  # `fell behind`, `declined to`
    if (clause.lemma, *passage.lows[clause.end : clause.end + 1]) in _IDIOMS:
        return False
    group = passage.tags[clause.start : clause.end]
    standing = clause.passive and group[0] == "B" and passage.lows[clause.start] in ("is", "are", "be")
    return group[-1] in "EYG" and not standing


def _is_open(sentence: Sentence, clause: Clause) -> bool:
    """Whether an `if` stands before the clause, or an auxiliary parted from it (`could in truth be growing`)."""
    before = sentence.passage.lows[sentence.start : clause.start]
    if not _UNKNOWN.isdisjoint(before[-14:]) or not _OPEN.isdisjoint(before[-4:]):
        near = sentence.passage.tags[max(sentence.start, clause.start - 4) : clause.start]
        return "M" in near or not _UNKNOWN.isdisjoint(before[-14:])  # not the month of May
    led = next((one for one in reversed(sentence.clauses) if one.end <= clause.start), None)
    return clause.shared and led is not None and led.modal is not None and clause.start - led.end <= 1


def whole_thing(sentence: Sentence, at: int) -> Phrase | None:
    """Return the noun phrase at a token with what hangs on it: `its demand for inspectors on the ferry`."""
    thing = noun_phrase_from(sentence.passage, at, sentence.end)
    match = _HANGING.match(sentence.passage.tags, thing[1], sentence.end) if thing else None
    return (thing[0], match.end()) if thing and match else thing


def is_time(sentence: Sentence, at: int) -> bool:
    """Return whether a time stands at a token: `1979`, `May`, `last autumn`, `the early 1960s`, `then`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    while at < sentence.end and lows[at] in _BEFORE_TIME:
        at += 1
    if at >= sentence.end:
        return False
    if lows[at] in ("last", "this", "next"):
        return at + 1 < sentence.end and (tags[at + 1] == "y" or lows[at + 1] in _SPANS)
    return tags[at] == "y" or lows[at] == "then" or _YEAR.fullmatch(lows[at]) is not None


def is_earlier_time(sentence: Sentence, at: int) -> bool:
    """Return whether a token says that something was before now: `ago`, `last May`, `in 1979`, `previously`."""
    lows = sentence.passage.lows
    if lows[at] in ("ago", "previously", "formerly", "originally", "hitherto", "heretofore", "initially"):
        return True
    if lows[at] == "last":
        return lows[at - 1] not in ("the", "of") and is_time(sentence, at)
    if lows[at] == "past":
        return lows[at - 2 : at] == ["in", "the"]
    return lows[at] in ("in", "until") and is_time(sentence, at + 1)


_HANGING = re.compile(r"(?:[Pt][DJNC']{0,5}[NC]){0,3}")
_BEFORE_TIME = frozenset(("the", "early", "late", "mid", "about", "at", "least", "end", "of", "mid-"))
_SPANS = frozenset(
    ("year", "month", "week", "spring", "summer", "autumn", "fall", "winter", "session", "century", "decade", "time")
)
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}s?")
