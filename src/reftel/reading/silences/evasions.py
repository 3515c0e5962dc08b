"""Rules on verbs of going round a matter: sidestepped the question, changed the subject, did not press the point."""

from collections.abc import Callable, Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.silences.avoided import is_done
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.elsewhere import asked_before
from reftel.reading.silences.lexicon import topics
from reftel.reading.silences.matter import Phrase, Sentence, behind_matter, phrase_at

__all__ = ["EVASION_RULES"]

_OUGHT = frozenset(("should", "must"))
_EVADING = frozenset(
    (
        "evade", "sidestep", "skirt", "dodge", "duck", "gloss", "steer", "refrain", "avoid", "ignore", "deflect",
        "disregard", "overlook", "bypass", "withhold", "hedge", "sidestepped", "omit",
        "change",
    )
)  # fmt: skip
_TAKING_UP = frozenset(("take", "follow", "pick"))
_PURSUING = _TAKING_UP | {"pursue", "press", "belabor", "belabour", "contest"}
_BLAME = frozenset(("criticism", "charge", "charges", "accusation", "accusations", "complaint", "complaints"))
_DID = frozenset(("did", "didn't", "do", "does"))
_MENTIONS = frozenset((
    "mention", "reference", "references", "allusion", "allusions", "comment", "comments", "discussion",
))  # fmt: skip


def not_pursued(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand did not pursue the matter`, `did not press the point`, `did not take up the suggestion of troops`."""
    at, lows = clause.end, sentence.passage.lows
    if clause.lemma not in _PURSUING or not clause.negated or clause.passive or lows[clause.start] not in _DID:
        return
    if clause.lemma == "take" and lows[at : at + 2] == ["issue", "with"]:
        yield Draft("not pursued", clause.subject, phrase_at(sentence, at + 2), (clause.start, at + 2))
        return
    if clause.lemma in _TAKING_UP and lows[at : at + 2] in (["this", "up"], ["it", "up"], ["that", "up"]):
        yield Draft("no answer", clause.subject, asked_before(sentence, clause), (clause.start, at + 2))
        return
    if clause.lemma in _TAKING_UP:
        if lows[at : at + 1] != ["up"]:
            return
        at += 1 + (lows[at + 1 : at + 2] == ["on"])
    ends = at >= sentence.end or sentence.passage.tags[at] in ".,;K" or lows[at] == "further"
    if clause.lemma in ("press", "pursue") and ends:
        yield Draft("no answer", clause.subject, asked_before(sentence, clause), (clause.start, clause.end))
    phrase = noun_phrase_from(sentence.passage, at, sentence.end)
    if phrase and not topics().isdisjoint(lows[slice(*phrase)]) and lows[phrase[1] - 1] not in ("charge", "charges"):
        yield Draft("not pursued", clause.subject, phrase, (clause.start, clause.end))


def evaded(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Strand sidestepped the question of troops`, `avoided the subject`, `refrained from any reference to it`."""
    if clause.negated or clause.passive or clause.modal or clause.lemma not in _EVADING:
        return
    if not is_done(sentence, clause):
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
    if phrase and not topics().isdisjoint(sentence.passage.lows[slice(*phrase)]):
        about = _behind_mention(sentence, phrase) or phrase_at(sentence, phrase[0])
        if about:
            yield Draft("evaded", clause.subject, about, (clause.start, clause.end))


def demurred(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Asked whether Kestria would sign, Strand demurred`: who gave no answer to what was asked."""
    tags, at = sentence.passage.tags, clause.end
    if clause.kind != "finite" or clause.negated or clause.modal or clause.lemma not in _DEMURRING:
        return
    if at < sentence.end and tags[at] in ".,;K" and (about := asked_before(sentence, clause)):
        yield Draft("evaded", clause.subject, about, (clause.start, at))


_DEMURRING = frozenset(("demur", "hedge", "equivocate", "prevaricate", "shrug", "waffle"))


def _behind_mention(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The treaty of `any mention of the treaty`."""
    for noun in range(*phrase):
        if sentence.passage.lows[noun] in _MENTIONS:
            return behind_matter(sentence, noun + 1)
    return None


EVASION_RULES: tuple[Callable[[Sentence, Clause], Iterator[Draft]], ...] = (evaded, demurred, not_pursued)
