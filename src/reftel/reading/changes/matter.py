"""What a clause is about, whether it tells what happened, and when."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.changes.draft import Phrase
from reftel.reading.sentence import Sentence

__all__ = ["both_sides", "is_denied", "is_earlier_time", "is_time", "is_told", "matter_of", "whole_thing"]

_OPEN: Final = frozenset(("could", "would", "might", "may", "should", "will"))
_UNKNOWN: Final = frozenset(("if", "whether", "unless"))
_MEANING: Final = frozenset((
    "mean", "believe", "think", "see", "feel", "suggest", "show", "consider", "imply", "find", "claim", "say",
))  # fmt: skip
# `to see that order was restored`
_MINDING: Final = frozenset(("see", "ensure", "insure", "assure", "ascertain", "verify"))
_FEARING: Final = frozenset(("fear", "worry"))  # `fearing that order was shaken`
_SIGNS: Final = frozenset(("indication", "evidence", "sign", "signs", "reason", "proof"))
_PARTICLES: Final = frozenset(("behind", "apart", "short", "through", "out", "under", "asleep", "ill"))
# what they tell with `to` is a change only where it is a measure
_MEASURED: Final = frozenset(("fall", "rise", "sink"))
_MEASURES: Final = frozenset((
    "level", "levels", "point", "low", "high", "percent", "rate", "half", "third", "quarter", "figure", "number",
    "less", "more", "below", "under", "about", "just", "only", "nearly", "almost", "its", "record",
))  # fmt: skip
_IDIOMS: Final = frozenset(
    (("slip", "by"), ("grow", "up"), ("jump", "up"), ("jump", "on"), ("jump", "at"), ("drop", "off"), ("fall", "away"))
)


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
    if clause.modal or clause.kind != "finite":
        return False
    if passage.tags[clause.start - 1 : clause.start] == "!":
        return False  # `Tran never lost his composure`
    behind = clause.end + (passage.tags[clause.end : clause.end + 2] == "RP")
    if behind < sentence.end and _is_other(sentence, clause, behind):
        return False
    if (clause.lemma, *passage.lows[clause.end : clause.end + 1]) in _IDIOMS:
        return False
    if passage.tags[clause.head] not in "EYG" or (clause.passive and _is_standing(passage, clause)):
        return False
    return not _is_attribute(sentence, clause) and not _is_open(sentence, clause)


def _is_standing(passage: Passage, clause: Clause) -> bool:
    """Whether a passive tells how things stand: `is reduced`, not `is being reduced`."""
    lows = passage.lows[clause.start : clause.end]
    return passage.tags[clause.start] == "B" and lows[0] in ("is", "are", "be") and "being" not in lows


def _is_other(sentence: Sentence, clause: Clause, behind: int) -> bool:
    """Whether a verb means something else by what stands behind it: `fell behind`, `fell within`, `declined to pay`."""
    passage, low = sentence.passage, sentence.passage.lows[behind]
    if low == "within":
        return clause.lemma == "fall"
    if low in ("on", "upon"):
        return clause.lemma == "expand"  # `expanded somewhat on his remarks`
    if low != "to":
        return low in _PARTICLES
    if passage.tags[behind + 1 : behind + 2] in ("V", "B") and clause.lemma != "cease":
        return True
    near = slice(behind + 1, min(behind + 5, sentence.end))
    is_measure = "#" in passage.tags[near] or not _MEASURES.isdisjoint(passage.lows[near])
    return clause.lemma in _MEASURED and not is_measure  # `fell to the rebels`, `rose to the occasion`


def _is_attribute(sentence: Sentence, clause: Clause) -> bool:
    """Whether a participle stands before its noun or behind `as`: `the expanded force`, `seen as diminished`."""
    passage, at = sentence.passage, clause.start
    if clause.end - at > 1 or at == sentence.start:
        return False
    own = clause.subject is not None and clause.subject[1] == at
    before = at - 1 - (passage.tags[at - 1] == "R")
    if passage.lows[before] == "as" and not own:
        return True
    return passage.tags[at - 1] == "D" or (not own and passage.tags[at - 2 : at] in ("DJ", "J,", "'J"))


def _is_open(sentence: Sentence, clause: Clause) -> bool:
    """Whether an `if` stands before the clause, or an auxiliary parted from it (`could in truth be growing`)."""
    if is_denied(sentence, clause):
        return True
    before = sentence.passage.lows[max(sentence.start, clause.start - 14) : clause.start]
    if not _UNKNOWN.isdisjoint(before):
        return True
    if not _OPEN.isdisjoint(before[-4:]):  # not the month of May
        return "M" in sentence.passage.tags[max(sentence.start, clause.start - 4) : clause.start]
    led = sentence.any_verb_before(clause.start)
    return clause.shared and led is not None and led.modal is not None and clause.start - led.end <= 1


def is_denied(sentence: Sentence, clause: Clause) -> bool:
    """Return whether it is told not to be so, or only when: `did not mean that it fell`, `as soon as it ended`."""
    lows, subject = sentence.passage.lows, clause.subject
    first = subject[0] if subject is not None else clause.start
    before = lows[max(sentence.start, first - 4) : first]
    last = before[-1] if before else ""
    if (clause.passive and last == "until") or (last == "as" and before[-3:] == ["as", "soon", "as"]):
        return True
    if last in ("see", "seeing") or (subject is not None and "seeing" in lows[subject[0] : subject[1]]):
        return True  # `would like to see it strengthened`, `our interest in seeing it eased`
    led = sentence.any_verb_before(first)
    if led is not None and led.kind == "infinitive" and first == led.end + (last == "that"):
        not_to_say = led.lemma == "say" and lows[led.start - 1] == "not"
        if not_to_say or led.lemma in _MINDING:
            return True  # `this is not to say that it has ended`, `it was on Strand to see that it was restored`
    if led is None or first - led.end > 1:
        return "no" in before and not _SIGNS.isdisjoint(before)
    return (led.negated and led.lemma in _MEANING) or led.lemma in _FEARING


def whole_thing(sentence: Sentence, at: int) -> Phrase | None:
    """Return the noun phrase at a token with what hangs on it: `its demand for inspectors on the ferry`."""
    thing = noun_phrase_from(sentence.passage, at, sentence.end)
    match = _HANGING.match(sentence.passage.tags, thing[1], sentence.end) if thing else None
    return both_sides(sentence, (thing[0], match.end())) if thing and match else thing


def both_sides(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Return a phrase with the other of two that something is between: `ties between Kestria | and Marenne`."""
    passage, (first, last) = sentence.passage, phrase
    if "between" not in passage.lows[first:last] or "K" in passage.tags[passage.lows.index("between", first) : last]:
        return phrase
    other = _OTHER.match(passage.tags, last, sentence.end)
    return (first, other.end()) if other else phrase


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


_HANGING: Final = re.compile(r"(?:[Pt][DJNC']{0,5}[NC]){0,3}")
_OTHER: Final = re.compile(r"KD?J{0,2}[NC]{1,4}(?![BHMXEZV])")
_BEFORE_TIME: Final = frozenset(("the", "early", "late", "mid", "about", "at", "least", "end", "of", "mid-"))
_SPANS: Final = frozenset(
    ("year", "month", "week", "spring", "summer", "autumn", "fall", "winter", "session", "century", "decade", "time")
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)[0-9]{2}s?")
