"""Rules on verbs of going round a matter: sidestepped the question, changed the subject, did not press the point."""

from collections.abc import Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.base.tables import read_words
from reftel.reading.sentence import Sentence
from reftel.reading.silences.avoided import is_done
from reftel.reading.silences.draft import ClauseRule, Draft
from reftel.reading.silences.elsewhere import asked_before, asked_behind
from reftel.reading.silences.lexicon import topics
from reftel.reading.silences.matter import ON, Phrase, behind_matter, is_teller, phrase_at
from reftel.reading.silences.short import is_on_condition
from reftel.reading.silences.supposed import is_bare_after_modal

__all__ = ["EVASION_RULES"]

_OUGHT: Final = frozenset(("should", "must"))
_EVADING: Final = frozenset(
    (
        "evade", "sidestep", "skirt", "dodge", "duck", "gloss", "steer", "refrain", "avoid", "ignore", "deflect",
        "overlook", "bypass", "withhold", "hedge", "sidestepped", "omit", "side-step", "side-stepped",
        "change",
    )
)  # fmt: skip
_TAKING_UP: Final = frozenset(("take", "follow", "pick"))
_PURSUING: Final = _TAKING_UP | {"pursue", "press", "belabor", "belabour", "contest"}
_BLAME: Final = frozenset(("criticism", "charge", "charges", "accusation", "accusations", "complaint", "complaints"))
_WITHHELD: Final = frozenset(
    ("name", "names", "details", "information", "identity", "identities", "findings", "results")
)
_DID: Final = frozenset(("did", "didn't", "do", "does", "has", "have", "had", "hasn't", "hadn't"))
_WHOM: Final = frozenset(("you", "him", "her", "us", "me", "them"))
_MENTIONS: Final = frozenset((
    "mention", "reference", "references", "allusion", "allusions", "comment", "comments", "discussion",
))  # fmt: skip


def not_pursued(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand did not pursue the matter`, `did not press the point`, `did not take up the suggestion of troops`."""
    at, lows = clause.end, sentence.passage.lows
    if not clause.negated or clause.passive or lows[clause.start] not in _DID:
        return
    if clause.lemma == "take" and lows[at : at + 2] == ["issue", "with"]:
        yield Draft("not pursued", clause.subject, phrase_at(sentence, at + 2), (clause.start, at + 2))
        return
    if clause.lemma in _TAKING_UP and lows[at : at + 2] in (["this", "up"], ["it", "up"], ["that", "up"]):
        yield Draft("no answer", clause.subject, asked_before(sentence, clause), (clause.start, at + 2))
        return
    if clause.lemma in _TAKING_UP:
        at += not _WHOM.isdisjoint(lows[at : at + 1])  # `has not picked you up on the offer`
        if lows[at : at + 1] != ["up"]:
            return
        at += 1 + (lows[at + 1 : at + 2] == ["on"])
    ends = at >= sentence.end or sentence.passage.tags[at] in ".,;K" or lows[at] == "further"
    if clause.lemma in ("press", "pursue") and ends:
        yield Draft("no answer", clause.subject, asked_before(sentence, clause), (clause.start, clause.end))
    if clause.lemma == "press" and (pressed := _pressed_on(sentence, at)):
        yield Draft("not pursued", clause.subject, pressed, (clause.start, at))
        return
    phrase = noun_phrase_from(sentence.passage, at, sentence.end)
    if phrase and not topics().isdisjoint(lows[slice(*phrase)]) and lows[phrase[1] - 1] not in ("charge", "charges"):
        whole = phrase_at(sentence, at) if clause.lemma in _TAKING_UP else phrase
        yield Draft("not pursued", clause.subject, whole, (clause.start, clause.end))


def _pressed_on(sentence: Sentence, at: int) -> Phrase | None:
    """The matter of `did not press him on the matter`, `did not press the Minister for details`."""
    whom = noun_phrase_from(sentence.passage, at, sentence.end)
    end = whom[1] if whom and is_teller(sentence, whom) else at + (sentence.passage.tags[at : at + 1] == "u")
    on = end > at and sentence.passage.lows[end : end + 1] in (["on"], ["about"], ["for"])
    return phrase_at(sentence, end + 1) if on else None


def evaded(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand sidestepped the question of troops`, `avoided the subject`, `refrained from any reference to it`."""
    if clause.negated or clause.passive or clause.modal:
        return
    if not is_done(sentence, clause) or _is_to_be(sentence, clause):
        return
    at = clause.end
    if clause.lemma == "change":
        if sentence.passage.lows[at : at + 2] in (["the", "subject"], ["the", "topic"]):
            yield Draft("evaded", clause.subject, asked_before(sentence, clause), (clause.start, at + 2))
        return
    while at < sentence.end and (sentence.passage.tags[at] in "RPO" or sentence.passage.lows[at] == "clear"):
        at += 1
    phrase = noun_phrase_from(sentence.passage, at, sentence.end)
    if phrase and clause.lemma == "avoid" and not _BLAME.isdisjoint(sentence.passage.lows[slice(*phrase)]):
        return  # `avoid criticism of the budget`
    if phrase and "G" in sentence.passage.tags[phrase[0] : phrase[0] + 1]:
        return  # `avoid handling the matter`
    known = topics() | (_WITHHELD if clause.lemma == "withhold" else frozenset())
    if phrase and (clause.lemma == "gloss" or not known.isdisjoint(sentence.passage.lows[slice(*phrase)])):
        about = _behind_mention(sentence, phrase) or phrase_at(sentence, phrase[0])
        if about:
            yield Draft("evaded", clause.subject, about, (clause.start, clause.end))


def no_comment(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The Ministry declined comment on the reports`, `refused further comment`."""
    lows, at = sentence.passage.lows, clause.end
    if clause.negated or clause.passive or clause.modal:
        return
    at += lows[at : at + 1] in (["further"], ["any"], ["all"], ["immediate"])
    if lows[at : at + 1] == ["comment"]:
        on = at + 1 < sentence.end and lows[at + 1] in ON - {"to", "of"}
        about = behind_matter(sentence, at + 1) if on else asked_before(sentence, clause)
        yield Draft("not told" if about else "no answer", clause.subject, about, (clause.start, at + 1))


def was_avoided(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The subject of bases was carefully avoided by both sides`."""
    if not clause.passive or clause.negated or clause.modal or clause.subject is None or clause.relative:
        return
    lows = sentence.passage.lows
    if topics().isdisjoint(lows[slice(*clause.subject)]):
        return
    by = lows[clause.end : clause.end + 1] == ["by"]
    who = noun_phrase_from(sentence.passage, clause.end + 1, sentence.end) if by else None
    if clause.kind == "finite":
        yield Draft("evaded", who, clause.subject, (clause.start, clause.end))


_GOING_ROUND: Final = frozenset(("avoid", "evade", "sidestep", "ignore"))


def _is_to_be(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is only to be, or nothing does it: `if you want to avoid it`, `no agreement that ignores it`."""
    of_none = clause.subject is not None and sentence.passage.lows[clause.subject[0]] == "no"
    return of_none or is_bare_after_modal(sentence, clause) or is_on_condition(sentence, clause)


def demurred(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Asked whether Kestria would sign, Strand demurred`: who gave no answer to what was asked."""
    tags, at = sentence.passage.tags, clause.end
    if clause.kind != "finite" or clause.negated or clause.modal:
        return
    if at < sentence.end and tags[at] in ".,;K" and (about := asked_before(sentence, clause)):
        yield Draft("evaded", clause.subject, about, (clause.start, at))


_DEMURRING: Final = frozenset(("demur", "hedge", "equivocate", "prevaricate", "shrug", "waffle"))


def _behind_mention(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The treaty of `any mention of the treaty`."""
    for noun in range(*phrase):
        if sentence.passage.lows[noun] in _MENTIONS:
            return behind_matter(sentence, noun + 1)
    return None


def passed_over(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Tran passed over the arrests in silence`, `brushed aside our question on the arrests`."""
    lows, at = sentence.passage.lows, clause.end
    if (
        lows[at : at + 1] not in (["over"], ["aside"], ["off"], ["out"])
        or clause.passive
        or clause.negated
        or clause.modal
    ):
        return
    phrase = phrase_at(sentence, at + 1)
    end = phrase[1] if phrase else at
    if clause.lemma == "pass" and phrase and lows[end - 2 : end] == ["in", "silence"]:
        yield Draft("evaded", clause.subject, (phrase[0], end - 2), (clause.start, end))
    if clause.lemma == "leave" and phrase and lows[at] == "out" and (left := _behind_mention(sentence, phrase)):
        yield Draft("evaded", clause.subject, left, (clause.start, at + 1))  # `left out any reference to it`
    asked = noun_phrase_from(sentence.passage, at + 1, sentence.end) if clause.lemma == "brush" else None
    if asked and phrase and not _QUESTIONS.isdisjoint(lows[slice(*asked)]):
        yield Draft("evaded", clause.subject, phrase, (clause.start, at + 1))


def referred_on(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Tran referred questions about the arrests to the Ministry`, `referred us to it when asked about them`."""
    passage, at = sentence.passage, clause.end
    if clause.kind != "finite" or clause.passive or clause.negated or clause.modal:
        return
    whom = noun_phrase_from(passage, at, sentence.end)
    if clause.subject and passage.lows[clause.subject[1] - 1] in read_words("cue_texts.txt"):
        return  # `the treaty refers questions about it to the Board`
    to = passage.lows.index("to", at, sentence.end) if "to" in passage.lows[at : sentence.end] else at
    if whom is None or passage.tags[to - 1] not in "NCu" or to > at + _MOST_REFERRED:
        return
    if not _QUESTIONS.isdisjoint(passage.lows[slice(*whom)]):
        on = whom[1] + (passage.lows[whom[1]] in ON)
        about = (on, to) if on < to else None
    elif not _ASKERS.isdisjoint(passage.lows[slice(*whom)]):
        behind = noun_phrase_from(passage, to + 1, sentence.end)
        about = asked_behind(sentence, behind[1]) if behind else None
        about = about or asked_before(sentence, clause)
    else:
        return
    if about:
        yield Draft("referred on", clause.subject, about, (clause.start, at))


_MOST_REFERRED: Final = 16  # tokens from `referred` to `to`
_QUESTIONS: Final = frozenset(
    ("question", "questions", "query", "queries", "inquiry", "inquiries", "enquiries", "enquiry")
)
_ASKERS: Final = frozenset(
    ("us", "me", "reporters", "journalists", "press", "media", "emboff", "emboffs", "poloff", "ambassador")
)
EVASION_RULES: Final[tuple[ClauseRule, ...]] = (
    (evaded, _EVADING),
    (demurred, _DEMURRING),
    (not_pursued, _PURSUING),
    (passed_over, frozenset(("pass", "leave", "brush"))),
    (referred_on, frozenset(("refer",))),
    (no_comment, frozenset(("decline", "refuse"))),
    (was_avoided, _GOING_ROUND),
)
