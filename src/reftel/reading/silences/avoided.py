"""What somebody avoided telling: declined to, stopped short of, was not ready to."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.sentence import Sentence
from reftel.reading.silences.draft import ClauseRule, Draft
from reftel.reading.silences.elsewhere import asked_before
from reftel.reading.silences.lexicon import tellings
from reftel.reading.silences.matter import behind_noun, behind_verb, is_teller, phrase_at
from reftel.reading.silences.short import given_to_all, is_little, is_on_condition, is_pronoun
from reftel.reading.silences.supposed import OUGHT, is_bare_after_modal, is_own_policy, is_promised, modal_of
from reftel.reading.silences.unanswered import BARE, GIVING, unanswered
from reftel.reading.silences.whom import whom_alone

__all__ = ["AVOIDED_RULE", "is_done"]

_AVOIDING: Final = frozenset((
    "decline", "refuse", "fail", "neglect", "omit", "forget", "avoid", "refrain", "stop", "shy", "evade", "demur",
    "balk", "hesitate",
))  # fmt: skip
_UNWILLING: Final = frozenset((
    "wish", "want", "care", "choose", "prepare", "intend", "attempt", "try", "seek", "propose", "bother", "offer",
    "get", "manage",
))  # fmt: skip
_BEING: Final = frozenset(("be", "seem", "appear", "feel"))
_EARLY: Final = _UNWILLING | _BEING | {"fail", "forget", "do"}  # that say nothing of telling by themselves
_NOT_REAL: Final = OUGHT | {"could"}
_READY: Final = frozenset(
    ("ready", "willing", "inclined", "disposed", "able", "free", "prepared", "eager", "keen", "authorized")
)
_SPARING: Final = frozenset(("devote", "spend"))
_TRYING: Final = frozenset(
    ("seem", "appear", "continue", "choose", "prefer", "try", "attempt", "want", "manage", "decide", "seek")
)
_AT_A_LOSS: Final = ["at", "a", "loss"]
# `did little to address the problem`, `avoided committing to the clause`: what was not done, nothing that was not told
_OF_DEEDS: Final = frozenset((("do", "address"), ("avoid", "commit"), ("refuse", "commit"), ("decline", "commit")))
_NEXT_VERB: Final = re.compile(r"!?(?:R|D(?=tV))?[JYE]?[RN]?(?:PDN)?[POt]{0,2}R?(?P<verb>[VG])")


def avoided(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand declined to discuss the treaty`, `stopped short of offering troops`, `did not wish to discuss it`."""
    unwilling = _is_unwilling(sentence, clause) or _is_unready(sentence, clause)
    unwilling = unwilling or (clause.lemma == "do" and is_little(sentence, clause.end))
    unwilling = unwilling or (clause.lemma == "be" and sentence.passage.lows[clause.end : clause.end + 3] == _AT_A_LOSS)
    avoiding = clause.lemma in _AVOIDING and not clause.negated and clause.modal is None and is_done(sentence, clause)
    if not (unwilling or avoiding) or modal_of(clause) in _NOT_REAL or is_on_condition(sentence, clause):
        return
    if is_promised(sentence, clause) or is_bare_after_modal(sentence, clause) or is_own_policy(sentence, clause):
        return
    telling = None if _is_asked(sentence) else _telling_after(sentence, clause)
    if not telling or (clause.lemma == "stop" and "short" not in sentence.passage.lows[clause.end : telling.start]):
        return
    if (clause.lemma, telling.lemma) in _OF_DEEDS and not _is_bound(sentence, telling):
        return
    late = clause.lemma not in _EARLY
    about = behind_verb(sentence, telling, late=late) or behind_noun(sentence, telling, denied=True)
    about = about or whom_alone(sentence, telling)
    if about is None and clause.lemma == "stop":
        about = phrase_at(sentence, telling.end)
    if about is None and (telling.lemma in BARE or telling.lemma == "say"):
        yield unanswered(sentence, clause, telling)
    if about is None and clause.lemma in ("avoid", "refrain") and telling.lemma in GIVING:
        about = given_to_all(sentence, telling.end)
    if about and is_pronoun(sentence, about[0]):
        about = asked_before(sentence, clause) or about
    if about:
        yield Draft("avoided", clause.subject, about, (clause.start, telling.end))


def _is_bound(sentence: Sentence, telling: Clause) -> bool:
    """Whether somebody does not bind himself: `avoided committing himself on it`."""
    return sentence.passage.lows[telling.end].endswith(("self", "selves"))


def _is_unwilling(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody did not wish to: not `was not intended to convey it`, `was not trying to tell us`."""
    if not clause.negated or not (clause.lemma in _UNWILLING or clause.lemma in _SPARING):
        return False
    going_on = clause.lemma in ("attempt", "try", "seek") and sentence.passage.tags[clause.head] == "G"
    return not going_on and not (clause.passive and clause.lemma == "intend")


def _is_asked(sentence: Sentence) -> bool:
    """Whether a sentence asks: `How can they fail to tell us?`."""
    passage, at = sentence.passage, sentence.start
    how = passage.lows[at] in ("how", "why") and passage.tags[at + 1 : at + 2] in tuple("MXBH")
    return how or passage.words[sentence.end - 1] == "?"


def _is_unready(sentence: Sentence, clause: Clause) -> bool:
    """`was not ready to discuss`, `did not seem inclined to say`, `was not in a position to comment`."""
    if clause.lemma not in _BEING or clause.kind != "finite":
        return False
    lows, at = sentence.passage.lows, clause.end + (sentence.passage.tags[clause.end : clause.end + 1] == "!")
    is_ready = not _READY.isdisjoint(lows[at : at + 1]) or lows[at : at + 3] == ["in", "a", "position"]
    return is_ready and clause.modal is None and (clause.negated or at > clause.end)


def _telling_after(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause of what somebody declined to tell: right behind, or soon (`did not devote much time to`)."""
    if clause.lemma in _SPARING:
        later = (one for one in sentence.clauses if clause.end <= one.start < clause.end + 10 and one.kind == "ing")
        return next((one for one in later if one.lemma in tellings()), None)
    match = _NEXT_VERB.match(sentence.passage.tags, clause.end, sentence.end)
    return next((one for one in sentence.clauses if match and one.head == match.start("verb")), None)


def is_done(sentence: Sentence, clause: Clause) -> bool:
    """Return whether somebody did avoid it: not `it would be better to avoid it`, not the rain that `failed to`."""
    if clause.kind != "infinitive":
        if sentence.passage.tags[clause.start - 1 : clause.start + 1] in ("JV", "!V"):
            return False  # `will not be able avoid it`
        shared = clause.shared and clause.kind == "finite"
        only_persons = shared or clause.lemma in ("decline", "refuse")
        who_did = clause.relative and sentence.passage.lows[clause.start - 1] == "who"  # `40 who failed to mention it`
        return only_persons or who_did or clause.subject is None or is_teller(sentence, clause.subject)
    before = next((one for one in reversed(sentence.clauses) if one.end <= clause.start), None)
    if sentence.passage.tags[clause.start - 1] in "J!":
        return False  # `it seems desirable to avoid it`, `he meant to speak plainly and not evade it`
    return before is not None and before.lemma in _TRYING and before.modal is None and not before.negated


AVOIDED_RULE: Final[ClauseRule] = (avoided, _AVOIDING | _UNWILLING | _SPARING | _BEING | {"do"})
