"""Rules on verbs of telling that are denied, or avoided."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.denials import before_other, goes_on_denied, is_denied, is_nobody
from reftel.reading.silences.draft import ClauseRule, Draft
from reftel.reading.silences.elsewhere import (
    kept_from_public,
    named_before,
    relative_before,
    told_after,
)
from reftel.reading.silences.lexicon import tellings, topics
from reftel.reading.silences.matter import (
    Phrase,
    behind_noun,
    behind_verb,
    can_tell,
    is_of_deeds,
    is_teller,
    phrase_at,
)
from reftel.reading.silences.supposed import OUGHT, is_done_later, is_own_policy, is_supposed, modal_of
from reftel.reading.silences.unanswered import BARE, GIVING, unanswered, who_gave_none
from reftel.reading.silences.whom import whom_alone

__all__ = ["DRAWN_RULE", "not_told", "was_not_told"]

# `was not spelled out`, `not touched on`
_PARTICLES: Final = frozenset(("out", "on", "upon", "into", "to", "of", "about"))
_REPLIES: Final = frozenset(("comment", "comments", "response", "reply", "reaction"))
_ABLE: Final = frozenset((
    "say", "tell", "answer", "explain", "confirm", "comment", "specify", "elaborate", "give", "offer", "provide",
    "disclose", "reveal", "discuss", "speculate", "recall", "name", "identify", "indicate", "make",
))  # fmt: skip
_NOTHING_OF: Final = frozenset(("say", "have", "offer", "volunteer", "reveal", "disclose"))
# behind a verb that is not denied: `said nothing of it`, `gave no answer`
_NOTHING: Final = frozenset(("nothing", "little", "no", "none", "scant"))
_TO_SOMEBODY: Final = frozenset(("give", "offer"))  # `gave the envoy no answer`
_NOT_REAL: Final = OUGHT | {"will", "would", "could"}
_COMING_UP: Final = frozenset(("arise", "come"))
_ADVISING: Final = frozenset(("recommend", "suggest", "endorse", "advise"))
_DRAWN: Final = re.compile(r"(?:R|P)?P(?=[DJNCGQ])")


def not_told(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Strand did not raise the treaty`, `made no mention of it`, `none of them raised it`."""
    if clause.passive or clause.modal in OUGHT or clause.kind != "finite":
        return []
    denied = is_denied(sentence, clause) or is_nobody(sentence, clause)
    if not denied and not _may_tell_nothing(sentence, clause):
        return []
    able = not denied or (can_tell(sentence, clause) and _is_one_who_tells(sentence, clause))
    if not able or not _is_so(sentence, clause) or _is_told_to(sentence, clause):
        return []
    about, cue = _untold(sentence, clause, denied=denied), (clause.start, clause.end)
    if about:
        who = who_gave_none(sentence, clause)
        return [Draft("not told", one, about, cue, number) for number, one in enumerate(who)]
    if denied and clause.lemma == "say" and sentence.passage.lows[clause.end : clause.end + 1] == ["so"]:
        return [Draft("not said so", clause.subject, None, (clause.start, clause.end + 1))]
    return [unanswered(sentence, clause, clause)] if _is_bare(sentence, clause, denied=denied) else []


def _untold(sentence: Sentence, clause: Clause, *, denied: bool) -> Phrase | None:
    """What a verb says was not told, by its object, the noun behind it or what stands before it."""
    nobody = clause.modal in ("would", "will") and not clause.negated  # `no one would name the firms`
    late = nobody or clause.lemma == "name"
    about = behind_verb(sentence, clause, late=late) if denied else _of_nothing(sentence, clause)
    about = about or behind_noun(sentence, clause, denied=denied)
    if about is None and denied and "-" in tellings().get(clause.lemma, ()) and not is_of_deeds(sentence, clause):
        about = relative_before(sentence, clause)
    about = about or (named_before(sentence, clause) if denied else None) or kept_from_public(sentence, clause)
    about = about or (whom_alone(sentence, clause) if denied and clause.modal is None else None)
    if denied and (about is None or about[1] - about[0] == 1):
        about = told_after(sentence, clause) or about
    return before_other(sentence, about) if about else None


def _may_tell_nothing(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb that is not denied may tell of a silence, by a cheap look at what stands behind it."""
    if clause.negated:
        return True  # `has not only told the Board`
    return sentence.passage.lows[clause.end] in _NOTHING or clause.lemma in _TO_SOMEBODY


def _is_one_who_tells(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is somebody of whom `no` is said: `no envoy raised it`; not `no action which would justify it`."""
    subject = clause.subject
    if subject is None or sentence.passage.lows[subject[0]] != "no" or clause.negated:
        return True
    return is_teller(sentence, subject)


def _is_so(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is told of what was, and of all that was."""
    unreal = is_supposed(sentence, clause) or _is_unreal(sentence, clause)
    return not unreal and not is_done_later(sentence, clause)


def _is_unreal(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is only to be or might have been: `will not respond to threats`, `would not have answered`."""
    lows, modal = sentence.passage.lows, modal_of(clause)
    if modal == "would" and (
        "have" in lows[clause.start : clause.head] or lows[clause.end : clause.end + 1] == ["so"] or clause.relative
    ):
        return True  # `though it would never say so`, `an envoy who would not talk about it`
    if _is_own_view(sentence, clause) or (clause.lemma == "ask" and modal == "would"):
        return True
    if modal == "would" and is_own_policy(sentence, clause):
        return True
    if (
        lows[clause.start - 1] == "not"
        and sentence.passage.tags[clause.start] == "V"
        and not goes_on_denied(sentence, clause)
    ):
        return True  # `suggested that they not react to it`
    return clause.negated and (modal == "will" or (modal in ("can", "could") and not _is_able(sentence, clause)))


def _is_able(sentence: Sentence, clause: Clause) -> bool:
    """Whether who cannot do it leaves something untold: `cannot comment on it`; not `cannot say that it failed`."""
    at = clause.end + (sentence.passage.tags[clause.end : clause.end + 1] == "R")
    asked = sentence.passage.tags[at : at + 1] in tuple("QP.,;K") or sentence.passage.lows[at] in ("whether", "if")
    return clause.lemma in _ABLE and (clause.lemma != "say" or asked)


def _is_own_view(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody speaks of his own words: `I do not say that it is easy`."""
    lows = sentence.passage.lows
    is_now = lows[clause.start] in ("do", "don't", "am", "are")
    ours = clause.subject is not None and lows[clause.subject[0]] in ("i", "we")
    if ours and modal_of(clause) == "would" and clause.lemma in _ADVISING:
        return True  # `a step which I would not recommend`
    return is_now and ours and clause.lemma in ("say", "suggest") and _is_that(sentence, clause.end)


def _is_that(sentence: Sentence, at: int) -> bool:
    """Whether a clause with `that` stands at a token, or behind to whom it is said (`say to you that`)."""
    tags = sentence.passage.tags
    return tags[at : at + 1] == "T" or tags[at : at + 3] in ("PuT", "PUT")


def was_not_told(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The treaty was not discussed`, `did not come up`."""
    subject = clause.subject
    if subject is None or clause.kind != "finite":
        return []
    told = clause.passive or clause.lemma in _COMING_UP or sentence.passage.tags[clause.start - 1] == "!"
    if not told or not is_denied(sentence, clause):
        return []
    if is_supposed(sentence, clause) or is_done_later(sentence, clause):
        return []
    cue = clause.start, clause.end
    if (clause.passive and "whom" in tellings().get(clause.lemma, ())) or _is_told_to(sentence, clause):
        behind = behind_verb(sentence, clause, late=False)
        return [Draft("was not told", None, behind, cue)] if behind else []
    if modal_of(clause) in _NOT_REAL or not (_is_told(sentence, clause) or _came_up(sentence, clause)):
        return []
    about = _first_named(sentence, subject) if clause.relative else subject
    is_pronoun = about[1] - about[0] == 1 and sentence.passage.tags[about[0]] in "QT"
    return [] if is_pronoun else [Draft("was not told", _doer(sentence, clause), about, cue)]


def not_drawn(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Strand would not be drawn on the treaty`, `refused to be drawn out on it`, `could not be pinned down on it`."""
    if not clause.passive:
        return []
    led = next((one for one in sentence.clauses if one.end == clause.start), None)
    refused = led is not None and led.lemma in ("refuse", "decline") and led.modal is None and not led.negated
    denied = is_denied(sentence, clause) and clause.kind == "finite" and modal_of(clause) != "will"
    match = _DRAWN.match(sentence.passage.tags, clause.end)
    is_deed = match is not None and sentence.passage.tags[match.end()] == "G"  # `be drawn into sending troops`
    about = phrase_at(sentence, match.end()) if match and not is_deed else None
    if (refused or denied) and about and not is_supposed(sentence, clause):
        return [Draft("not drawn", clause.subject, about, (clause.start, clause.end))]
    return []


def _is_told_to(sentence: Sentence, clause: Clause) -> bool:
    """Whether a telegram left `was` out: `Strand not informed of it`, to whom nothing was told."""
    tags, at = sentence.passage.tags, clause.start
    told = "whom" in tellings().get(clause.lemma, ()) and not clause.passive and clause.end - at == 1
    return told and tags[at - 1] == "!" and tags[at] in "EY" and tags[clause.end : clause.end + 1] in ("P", "T", "O")


def _of_nothing(sentence: Sentence, clause: Clause) -> Phrase | None:
    """`said nothing about the treaty`, `had nothing to say on it`."""
    passage = sentence.passage
    word = passage.lows[clause.end : clause.end + 1]
    little = passage.lows[clause.end : clause.end + 3] in (["little", "to", "say"], ["little", "to", "add"])
    if (
        not (word == ["little"] and clause.lemma == "say")
        and not (little and clause.lemma == "have")
        and (word != ["nothing"] or clause.lemma not in _NOTHING_OF)
    ):
        return None
    for at in range(clause.end + 1, min(clause.end + 5, sentence.end - 1)):
        if passage.lows[at + 1 : at + 3] in (["this", "sort"], ["the", "sort"], ["this", "kind"], ["the", "kind"]):
            return None  # `said nothing of the sort`
        if passage.lows[at] in ("about", "on", "of", "regarding"):
            return phrase_at(sentence, at + 1)
    return None


def _is_bare(sentence: Sentence, clause: Clause, *, denied: bool) -> bool:
    """Whether nothing is said of what was not answered: `Strand did not respond.`, `made no comment`."""
    passage = sentence.passage
    if denied:
        goes_on = passage.tags[clause.end : clause.end + 1] in ("D", "N", "C", "J", "P")  # `did not respond pressure`
        return clause.lemma in BARE and not goes_on and not is_of_deeds(sentence, clause)
    if clause.lemma == "have" and passage.lows[clause.end : clause.end + 3] == ["nothing", "to", "add"]:
        return True  # `Asked about the bases, he had nothing to add`
    noun = clause.end + 1
    while noun < sentence.end - 1 and passage.tags[noun] in "JR":
        noun += 1  # `no substantive comment`
    given = clause.lemma in GIVING and passage.lows[clause.end : clause.end + 1] == ["no"]
    return given and not _REPLIES.isdisjoint(passage.lows[noun : noun + 1])


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    behind = tellings().get(clause.lemma, frozenset())
    if is_of_deeds(sentence, clause):
        return False
    if clause.lemma == "address" and sentence.passage.lows[clause.end : clause.end + 1] == ["to"]:
        return False  # `the letter was not addressed to him`
    if not clause.passive or "late" in behind:
        return False
    particle = sentence.passage.lows[clause.end : clause.end + 1]
    return "-" in behind or "up" in behind or (bool(particle) and particle[0] in behind and particle[0] in _PARTICLES)


def _came_up(sentence: Sentence, clause: Clause) -> bool:
    up = sentence.passage.lows[clause.end : clause.end + 1] == ["up"]
    matter = clause.subject is not None and not topics().isdisjoint(sentence.passage.lows[slice(*clause.subject)])
    arisen = clause.lemma == "arise" and sentence.passage.lows[clause.start] not in (
        "has",
        "does",
        "do",
    )  # the question itself has not
    return (arisen and matter and clause.modal is None) or (clause.lemma == "come" and up)


def _first_named(sentence: Sentence, subject: Phrase) -> Phrase:
    """What `, an incident which` stands beside; else the subject itself."""
    start, end = subject
    passage = sentence.passage
    if start > sentence.start and passage.tags[start - 1] == "," and passage.lows[start] in ("a", "an"):
        return noun_phrase_before(passage, start - 1, sentence.start) or (start, end)
    return start, end


def _doer(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Who did not tell: behind `by`, or the press."""
    passage = sentence.passage
    for at in range(clause.end, min(clause.end + 6, sentence.end - 1)):
        phrase = noun_phrase_from(passage, at + 1, sentence.end) if passage.lows[at] in ("by", "in") else None
        if phrase and (passage.lows[at] == "by" or passage.lows[phrase[1] - 1] in ("press", "media", "newspapers")):
            return phrase
    return None


DRAWN_RULE: Final[ClauseRule] = (not_drawn, frozenset(("draw", "pin")))
