"""Rules on what met with no answer, and on those who were not forthcoming."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.draft import ClauseRule, Draft
from reftel.reading.silences.elsewhere import asked_before
from reftel.reading.silences.matter import Phrase, is_teller, phrase_at
from reftel.reading.silences.silent import UNWILLING
from reftel.reading.silences.supposed import is_own_policy

__all__ = ["ANSWER_RULES"]

_MEETING: Final = frozenset((
    "meet", "elicit", "draw", "evoke", "produce", "provoke", "bring", "spark", "generate", "get", "receive", "find",
))  # fmt: skip
_PASSIVE: Final = frozenset(("get", "receive", "find"))  # whose subject may be he who asked
_ANSWERS: Final = frozenset(
    ("response", "reply", "answer", "reaction", "comment", "explanation", "feedback", "acknowledgment")
)
_MOST: Final = 6  # tokens from the verb to what was not given
_FORTHCOMING: Final = frozenset((
    "forthcoming", "specific", "explicit", "precise", "responsive", "definite", "categorical",
    "candid", "communicative", "informative",
))  # fmt: skip
_ABOUT: Final = frozenset(("about", "on", "regarding", "concerning", "as", "in", "to", "upon"))


def met_with_silence(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`His question met with no response`, `The offer drew little comment from Tran`, `I got no reply from him`."""
    if clause.kind != "finite" or clause.modal or clause.subject is None:
        return []
    answer = _no_answer(sentence, clause.end)
    if answer is None:
        return []
    who = _from_whom(sentence, answer + 1)
    asked = sentence.passage.tags[clause.subject[0]] == "U" or clause.lemma in _PASSIVE
    about = _to_what(sentence, who[1] if who else answer + 1) if asked else clause.subject
    about = about or asked_before(sentence, clause)
    if about or who:
        return [Draft("met with silence", who, about, (clause.start, answer + 1))]
    return []


def _no_answer(sentence: Sentence, at: int) -> int | None:
    """The token of the answer that was not given: behind `no`, `little`, `without`, `silence` itself."""
    lows = sentence.passage.lows
    near = lows[at : min(at + _MOST, sentence.end)]
    if near[:2] == ["with", "silence"]:
        return at + 1
    for place, low in enumerate(near):
        if low in _ANSWERS:
            return at + place if not {"no", "little", "scant"}.isdisjoint(near[:place]) else None
    return None


def _from_whom(sentence: Sentence, at: int) -> Phrase | None:
    lows, tags = sentence.passage.lows, sentence.passage.tags
    if at + 1 >= sentence.end or lows[at] not in ("from", "by"):
        return None
    return (at + 1, at + 2) if tags[at + 1] in "uU" else noun_phrase_from(sentence.passage, at + 1, sentence.end)


def _to_what(sentence: Sentence, at: int) -> Phrase | None:
    lows = sentence.passage.lows
    return phrase_at(sentence, at + 1) if at < sentence.end and lows[at] in ("to", "on", "about", "regarding") else None


def not_forthcoming(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Strand was not forthcoming about the treaty`, `I asked who was there. He would not be specific.`."""
    passage, at = sentence.passage, clause.end
    denied = clause.negated or passage.tags[at : at + 1] == "!" or _is_declined(sentence, clause)
    if not denied or clause.subject is None:
        return []
    if passage.lows[at : at + 1] == ["more"] and "have" in passage.lows[clause.start : at]:
        return []  # `could not have been more forthcoming`
    while at < sentence.end and (passage.tags[at] in "R!" or passage.lows[at] in ("more", "at", "all")):
        at += 1
    if at >= sentence.end or passage.lows[at] not in _FORTHCOMING or not _is_somebody(sentence, clause):
        return []
    about = None
    if at + 1 < sentence.end and passage.lows[at + 1] in _ABOUT:
        start = at + 2 + (passage.lows[at + 1 : at + 3] == ["as", "to"])
        start += passage.tags[start : start + 1] == "G"  # `in discussing the treaty`
        about = phrase_at(sentence, start)
    about = about or asked_before(sentence, clause)
    return [Draft("not forthcoming", clause.subject, about, (clause.start, at + 1))]


def _is_somebody(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is said of somebody; not `the tanks would not be responsive`, nor of what we mean to do."""
    if clause.subject is None or sentence.passage.lows[clause.subject[0]] == "it":
        return False
    named = sentence.passage.words[clause.subject[1] - 1][0].isupper()
    return (named or is_teller(sentence, clause.subject)) and not is_own_policy(sentence, clause)


def _is_declined(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody declined it: `declined to be precise`."""
    if clause.kind != "infinitive":
        return False
    if sentence.passage.lows[clause.start - 1] in UNWILLING:
        return True  # `was unwilling to be specific`
    if _not_able(sentence, clause.start):
        return True
    led = next((one for one in reversed(sentence.clauses) if one.end == clause.start), None)
    return led is not None and led.lemma in ("decline", "refuse") and not led.negated and led.modal in (None, "would")


def _not_able(sentence: Sentence, at: int) -> bool:
    """Whether somebody had not been able to: `had not been able | to be more specific`."""
    led = sentence.verb_before(at - 1)
    return sentence.passage.lows[at - 1] == "able" and led is not None and led.negated and led.end == at - 1


def vaguely(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Strand responded vaguely to our questions on the treaty`, `answered evasively`."""
    lows = sentence.passage.lows
    if clause.kind != "finite" or clause.modal or clause.negated:
        return []
    if clause.lemma in _GIVING and not _EVASIVE.isdisjoint(lows[clause.end : clause.end + 4]):
        noun = next((at for at in range(clause.end, clause.end + 5) if lows[at : at + 1] in _REPLIES), None)
        about = _to_what(sentence, noun + 1) if noun else None
        if noun and (about or sentence.passage.tags[noun + 1] in ".,"):
            return [
                Draft(
                    "not forthcoming", clause.subject, about or asked_before(sentence, clause), (clause.start, noun + 1)
                )
            ]
        return []
    if clause.lemma not in _ANSWERING or _VAGUELY.isdisjoint(lows[max(clause.start - 1, 0) : clause.end + 1]):
        return []
    at = clause.end + (not _VAGUELY.isdisjoint(lows[clause.end : clause.end + 1]))
    about = phrase_at(sentence, at + 1) if lows[at : at + 1] in (["to"], ["about"], ["on"]) else None
    if about or sentence.passage.tags[at : at + 1] in (".", ","):
        return [Draft("not forthcoming", clause.subject, about or asked_before(sentence, clause), (clause.start, at))]
    return []


_EVASIVE: Final = frozenset(("noncommittal", "non-committal", "evasive"))
_REPLIES: Final = (["answer"], ["answers"], ["reply"], ["replies"], ["response"], ["responses"])
_GIVING: Final = frozenset(("give", "offer", "provide"))
_ANSWERING: Final = frozenset(("respond", "reply", "answer", "speak"))
_VAGUELY: Final = frozenset(("vaguely", "evasively", "noncommittally", "non-committally", "ambiguously"))
ANSWER_RULES: Final[tuple[ClauseRule, ...]] = (
    (met_with_silence, _MEETING),
    (not_forthcoming, frozenset(("be",))),
    (vaguely, _GIVING | _ANSWERING),
)
