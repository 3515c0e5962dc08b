"""How an instrument stands, in the cable's own words: `currently in its second revision`, `was signed in May`."""

import re
from collections.abc import Callable
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.words import lemma_of
from reftel.reading.bodies.finds import Find
from reftel.reading.instruments.acts import of_infinitive, of_object, of_stance, of_thing_had
from reftel.reading.instruments.complements import run_end
from reftel.reading.instruments.modifiers import run_start
from reftel.reading.instruments.naming import Naming
from reftel.reading.instruments.stretches import LONGEST, Stretch, end_of, stretch, words
from reftel.reading.study import Study
from reftel.record import Place

__all__ = ["standing_of"]

_NEAR: Final = 8  # words between a verb and what it says of a state
_OWNER: Final = 4  # of whose an instrument is
# behind a participle that hangs on a name, where a verb has its object
_HANGING: Final = ("P", "R", "a", "t", ".", ",", "")
_STATES: Final = frozenset(["under", "in", "at", "before", "pending", "underway", "winding", "awaiting"])
_FINITE: Final = frozenset("MBHXZ")
_NOW: Final = frozenset(["now", "currently", "still", "already", "presently"])
_SAID: Final = re.compile(r"D?[JNCU]{1,4}[EZ](?=[BHMX])")  # `which | the Minister said | must be ratified`
_Rule = Callable[[Naming], Stretch | None]
_TELLING: Final = frozenset(["say", "note", "hope", "believe", "think", "claim", "argue", "add", "expect", "stress"])


def standing_of(study: Study, finds: list[Find]) -> tuple[str, Place] | None:
    """Return how the cable says an instrument stands, and where.

    The rules are asked in order, each of all mentions: a clause with `which` behind the name, or `now` with what it is
    in; what happens to what the name is the subject of; what is done to it; a participle behind it; what is wanted of
    it; a noun before it (`the end of`); what it is; a participle before it. Of what one rule finds the last thing done
    stands, else the first that is only to come: what the cable says later overtakes what it said before.
    """
    told = [Naming(study, find) for find in finds if not _is_apart(study.passages[find.index], find)]
    for rule in _RULES:
        stands = _standing_by(rule, told)
        if stands is not None:
            passage, stretch = stands
            return passage.words_of(stretch.start, stretch.end), passage.place(stretch.start, stretch.end)
    return None


def _standing_by(rule: _Rule, told: list[Naming]) -> tuple[Passage, Stretch] | None:
    """What stands of all that a rule finds: the last thing done, else the first."""
    stands: tuple[Passage, Stretch] | None = None
    for naming in told:
        one = rule(naming)
        if one is not None and (stands is None or one.done) and not _is_empty(naming.passage, one):
            stands = naming.passage, one
    return stands


def _is_empty(passage: Passage, one: Stretch) -> bool:
    """Whether a stretch has no more than an auxiliary in it: `aid which would, | if given directly`."""
    return passage.tags[one.start : one.end] in _AUXILIARIES


_AUXILIARIES: Final = frozenset("MHX") | {"MB", "MH", "MHB", "HB"}


def _is_apart(passage: Passage, find: Find) -> bool:
    """Whether a mention is only the acronym behind a name, or tells whose something else is (`the treaty's text`)."""
    is_acronym = find.short and passage.tags[find.start - 1 : find.start] == "("
    return is_acronym or passage.tags[find.end : find.end + 1] == "'"


def _behind(naming: Naming) -> Stretch | None:
    """`, which is currently in its second revision`, `(to be signed in May)`: without `which is`."""
    passage, find = naming.passage, naming.find
    at, tags = _past_brackets(passage, find.end), passage.tags
    if passage.lows[find.end : find.end + 2] == ["(", "to"]:
        return stretch(find.end + 1, _closing(passage, find.end + 1))
    at += at < len(tags) and tags[at] == ","
    if passage.lows[at : at + 1] not in (["which"], ["that"]):
        return None
    said = _SAID.match(tags, at + 1)
    at = said.end() if said and lemma_of(passage.lows[said.end() - 1]) in _TELLING else at + 1
    if tags[at : at + 1] not in tuple("BHMX"):
        return None
    verb = at
    while at < len(tags) and tags[at] in "BH":
        at += 1
    if tags[verb] == "B" and not _tells_state(passage, at):
        return None
    return stretch(at, _closing(passage, at))


def _is_now(naming: Naming) -> Stretch | None:
    """`the plan, currently under review`; `the treaty under negotiation`."""
    passage, find = naming.passage, naming.find
    at, verb = _hanging(passage, find)
    if (of := run_end(passage, at + 1, "DNJC")) > at + 1 and passage.lows[at : at + 1] == ["of"]:
        at, verb = _adverbs_end(passage, of)  # `the plan of Kestria, now under review`
    is_under = passage.lows[verb : verb + 1] == ["under"] and not words("under").isdisjoint(
        passage.lows[verb + 1 : verb + 2]
    )
    if verb >= len(passage.tags) or (_NOW.isdisjoint(passage.lows[at:verb]) and not is_under):
        return None
    is_state = passage.lows[verb] in _STATES or passage.tags[verb] in "YE"
    return Stretch(at, _before_verb(passage, verb + 1, end_of(passage, verb + 1))) if is_state else None


def _before_verb(passage: Passage, start: int, end: int) -> int:
    """The end of what hangs on a name, before the verb of the sentence: `under review by A and B | would help`."""
    if "by" in passage.lows[start:end] and passage.tags[end : end + 1] == "K":
        end = max(run_end(passage, end + 1, "DC"), end)
    return next((at for at in range(start, end) if passage.tags[at] in _FINITE), end)


def _hung_on(naming: Naming) -> Stretch | None:
    """`a treaty signed on 30 August`, `the treaty they had signed in May`."""
    passage, find = naming.passage, naming.find
    at, verb = _hanging(passage, find)
    if passage.tags[find.end : find.end + 1] == "U":
        own = (
            one for one in naming.clauses if one.subject == (find.end, find.end + 1) and one.lemma in words("object")
        )
        own = (one for one in own if passage.tags[one.end : one.end + 1] in _HANGING)  # not `we | stall the Norwegians`
        return next((Stretch(find.end, end_of(passage, one.end)) for one in own), None)
    if verb >= len(passage.tags) or passage.tags[verb] not in "YE":
        return None
    lemma = lemma_of(passage.lows[verb])
    is_done = (lemma in words("object") or lemma in words("passive")) and passage.tags[verb + 1 : verb + 2] in _HANGING
    return Stretch(at, end_of(passage, verb + 1)) if is_done else None


def _hanging(passage: Passage, find: Find) -> tuple[int, int]:
    """The token behind a name, a bracket and a comma, and the one behind its adverbs."""
    return _adverbs_end(passage, _past_brackets(passage, find.end))


def _adverbs_end(passage: Passage, at: int) -> tuple[int, int]:
    """The token behind a comma that may stand at a token, and the one behind the adverbs there."""
    at += passage.tags[at : at + 1] == ","
    verb = at
    while passage.tags[verb : verb + 1] == "R":
        verb += 1
    return at, verb


def _past_brackets(passage: Passage, at: int) -> int:
    if passage.tags[at : at + 1] == "(":
        closing = passage.tags.find(")", at, at + 6)
        return closing + 1 if closing > 0 else at
    return at


def _closing(passage: Passage, at: int) -> int:
    """The end of a clause: a sign, or the bracket that closes."""
    end = at
    while end < min(at + LONGEST, len(passage.tags)) and passage.tags[end] not in ".;:),":
        end += 1
    return end


def _of_subject(naming: Naming) -> Stretch | None:
    """`had not been put into practice`: the verb and what follows it; nothing that hangs on an `if`."""
    for clause in naming.about:
        if _happens(naming.passage, clause):
            return _predicate(naming.passage, clause)
    return None


def _of_copula(naming: Naming) -> Stretch | None:
    """`is almost complete`; what else is done to it (`was intended to help`)."""
    passage = naming.passage
    for clause in naming.about:
        if clause.passive or _is_state(passage, clause):
            found = _predicate(passage, clause)
            if found.end > found.start + 1:
                return found
    return None


def _of_work(naming: Naming) -> Stretch | None:
    """`the treaty requires a vote`: what it does."""
    for clause in naming.about:
        if clause.lemma in words("work"):
            return _predicate(naming.passage, clause)
    return None


def _of_state(naming: Naming) -> Stretch | None:
    """`is in force`, `is still only a proposal`, `is now under review`."""
    for clause in naming.about:
        if clause.lemma == "be" and not clause.negated and _is_stage(naming.passage, clause):
            return _predicate(naming.passage, clause)
    return None


def _is_stage(passage: Passage, clause: Clause) -> bool:
    behind = passage.lows[clause.end : clause.end + 3]
    return not _NOW.isdisjoint(passage.lows[clause.start : clause.end + 2]) or behind[:1] in (["in"], ["under"], ["at"])


def _is_state(passage: Passage, clause: Clause) -> bool:
    """Whether `is` tells of a state: not `is a victory for industry`, but `is still a draft`, `is only a proposal`."""
    if clause.lemma != "be":
        return False
    return _tells_state(passage, clause.end)


def _tells_state(passage: Passage, at: int) -> bool:
    """Whether what stands behind `is` tells of a state: `late`, `still a draft`; not `a victory`, `of concern`."""
    if passage.lows[at : at + 1] == ["of"]:
        return False
    if passage.tags[at : at + 1] != "D":
        return True
    return not words("state").isdisjoint(passage.lows[at : min(end_of(passage, at), at + _NEAR)])


def _predicate(passage: Passage, clause: Clause) -> Stretch:
    return Stretch(clause.start, end_of(passage, clause.end), done=not clause.modal and not clause.negated)


def _happens(passage: Passage, clause: Clause) -> bool:
    if clause.passive:
        return clause.lemma in words("object") or clause.lemma in words("passive")
    if clause.lemma == "take":
        return passage.lows[clause.end : clause.end + 1] == ["place"]
    return clause.lemma in words("subject")


def _of_noun(naming: Naming) -> Stretch | None:
    """`the end of Kestria's border program`."""
    passage, find = naming.passage, naming.find
    at = find.start - 1
    while at > 1 and find.start - at < _OWNER and passage.tags[at] in "DCJR'":
        at -= 1
    is_of = at > 0 and passage.tags[at] == "O" and passage.lows[at - 1] in words("noun")
    if not is_of and not (at > 0 and passage.lows[at] == "in" and passage.lows[at - 1] in words("in")):
        return None
    start = at - 1
    while start > 0 and passage.tags[start - 1] in "DJG":
        start -= 1
    if start > 1 and passage.tags[start - 1] == "'":
        owner = run_start(passage, start - 1, "CN")
        start = owner if owner < start - 1 else start  # `Kestria's continuing lack of`
    return Stretch(start, find.end)


def _of_decision(naming: Naming) -> Stretch | None:
    """`A decision on the ferry deal, delayed since May, is still awaited`: what is said of what is said on it."""
    passage, find = naming.passage, naming.find
    at = find.start - 1 - (passage.tags[max(find.start - 1, 0)] == "D")
    if at < 1 or passage.lows[at] != "on" or passage.lows[at - 1] not in words("on"):
        return None
    for clause in naming.clauses:
        told = clause.kind == "finite" and clause.subject is not None and clause.start >= find.end
        if told and clause.subject and clause.subject[0] <= at - 1 < clause.subject[1]:
            return Stretch(clause.subject[0], end_of(passage, clause.end))
    return None


def _before(naming: Naming) -> Stretch | None:
    """`the proposed treaty`; not `the Kestrian draft`."""
    passage, find = naming.passage, naming.find
    for at in range(max(find.start - 2, 0), find.end - 1):
        if passage.lows[at] in words("before"):
            return Stretch(at, at + 1)
    return None


_RULES: Final = (
    _behind,
    _is_now,
    _of_subject,
    _of_state,
    of_object,
    _hung_on,
    of_stance,
    _of_noun,
    _of_decision,
    of_infinitive,
    _of_copula,
    _before,
    of_thing_had,
    _of_work,
)
