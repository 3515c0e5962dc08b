"""How an instrument stands, in the cable's own words: `currently in its second revision`, `was signed in May`."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_rows
from reftel.reading.base.words import lemma_of
from reftel.reading.bodies.finds import Find
from reftel.reading.study import Study
from reftel.record import Place

__all__ = ["standing_of"]

_MOST = 40
_NEAR = 8  # words between a verb and its object
_SUBJECT = 10  # of a subject with all that belongs to it
_OWNER = 4  # of whose an instrument is
_BREAKS = frozenset("VZE.;:,BHMXT")
_HANGING = ("P", "R", "a", "t", ".", ",", "")  # behind a participle that hangs on a name, where a verb has its object
_STATES = frozenset(["under", "in", "at", "before", "pending", "underway", "winding", "awaiting"])
_NOW = frozenset(["now", "currently", "still", "already", "presently"])
# `for the Reef War between Kestria and Veldora`
_BELONGS = re.compile(r"P[DJNC#'/-]{1,8}(?:[KPO][DJNC#'/-]{1,8}){0,3}")
_CONTACT = re.compile(r"[NC]D")  # `expressed concern the treaty`: a clause without `that`
_NOT_YET = frozenset(["if", "before", "until", "till", "unless", "once", "whether", "lest"])
_TALK = frozenset(["discuss", "consider"])  # what is only to be talked about does not stand anywhere yet


class _Stretch(msgspec.Struct, frozen=True):
    """Tokens that tell how an instrument stands, at least one."""

    start: int
    end: int
    done: bool = False  # whether it has come about, so that it overtakes what was said of the instrument before


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(word for kind, words in read_rows("standings.csv", 2) for word in words.split() if kind == use)


def standing_of(study: Study, finds: list[Find]) -> tuple[str, Place] | None:
    """Return how the cable says an instrument stands, and where.

    The rules are asked in order, each of all mentions: a clause with `which` behind the name, or `now` with what it is
    in; what happens to what the name is the subject of; what is done to it or wanted of it; a participle behind it; a
    noun before it (`the end of`); what it is; a participle before it. Of what one rule finds the last thing done
    stands, else the first that is only to come: what the cable says later overtakes what it said before.
    """
    told = [find for find in finds if not _is_in_brackets(study.passages[find.index], find)]
    for rule in _RULES:
        found = [(find.index, one) for find in told if (one := rule(study, study.passages[find.index], find))]
        done = [one for one in found if one[1].done]
        if found:
            index, stretch = done[-1] if done else found[0]
            passage = study.passages[index]
            return passage.words_of(stretch.start, stretch.end), passage.place(stretch.start, stretch.end)
    return None


def _is_in_brackets(passage: Passage, find: Find) -> bool:
    """Whether a mention is only the acronym behind a name, of which the name's own sentence tells."""
    return find.short and passage.tags[find.start - 1 : find.start] == "("


def _stretch(start: int, end: int, *, done: bool = False) -> _Stretch | None:
    return _Stretch(start, end, done) if end > start else None


def _sentence(passage: Passage, at: int) -> tuple[int, int]:
    return passage.sentences[bisect_right(passage.sentences, (at, len(passage.words))) - 1]


def _behind(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`, which is currently in its second revision`, `(to be signed in May)`: without `which is`."""
    del study
    at, tags = _past_brackets(passage, find.end), passage.tags
    if passage.lows[find.end : find.end + 2] == ["(", "to"]:
        return _stretch(find.end + 1, _closing(passage, find.end + 1))
    at += at < len(tags) and tags[at] == ","
    if passage.lows[at : at + 1] not in (["which"], ["that"]) or tags[at + 1 : at + 2] not in tuple("BHMX"):
        return None
    at += 1
    while at < len(tags) and tags[at] in "BH":
        at += 1
    return _stretch(at, _closing(passage, at))


def _is_now(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`the plan, currently under review`."""
    del study
    at, verb = _hanging(passage, find)
    if _NOW.isdisjoint(passage.lows[at:verb]) or verb >= len(passage.tags):
        return None
    is_state = passage.lows[verb] in _STATES or passage.tags[verb] in "YE"
    return _Stretch(at, _end(passage, verb + 1)) if is_state else None


def _hung_on(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`a treaty signed on 30 August`."""
    del study
    at, verb = _hanging(passage, find)
    if verb >= len(passage.tags) or passage.tags[verb] not in "YE":
        return None
    is_done = lemma_of(passage.lows[verb]) in _words("object") and passage.tags[verb + 1 : verb + 2] in _HANGING
    return _Stretch(at, _end(passage, verb + 1)) if is_done else None


def _hanging(passage: Passage, find: Find) -> tuple[int, int]:
    """The token behind a name, a bracket and a comma, and the one behind its adverbs."""
    at, tags = _past_brackets(passage, find.end), passage.tags
    at += at < len(tags) and tags[at] == ","
    verb = at
    while verb < len(tags) and tags[verb] == "R":
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
    while end < min(at + _MOST, len(passage.tags)) and passage.tags[end] not in ".;:),":
        end += 1
    return end


def _of_subject(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`had not been put into practice`: the verb and what follows it; nothing that hangs on an `if`."""
    clauses = _about(study, passage, find)
    return next((_predicate(passage, clause) for clause in clauses if _happens(clause)), None)


def _of_copula(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`is almost complete`; what else is done to it (`was intended to help`)."""
    clauses = _about(study, passage, find)
    return next((_predicate(passage, one) for one in clauses if one.passive or _is_state(passage, one)), None)


def _of_state(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`is in force`, `is still only a proposal`, `is now under review`."""
    clauses = [one for one in _about(study, passage, find) if one.lemma == "be" and not one.negated]
    return next((_predicate(passage, one) for one in clauses if _is_stage(passage, one)), None)


def _is_stage(passage: Passage, clause: Clause) -> bool:
    behind = passage.lows[clause.end : clause.end + 3]
    return not _NOW.isdisjoint(passage.lows[clause.start : clause.end + 2]) or behind[:1] in (["in"], ["under"], ["at"])


def _is_state(passage: Passage, clause: Clause) -> bool:
    """Whether `is` tells of a state: not `is a victory for industry`, but `is still a draft`, `is only a proposal`."""
    if clause.lemma != "be":
        return False
    if passage.tags[clause.end : clause.end + 1] != "D":
        return True
    end = _end(passage, clause.end)
    return not _words("state").isdisjoint(passage.lows[clause.end : min(end, clause.end + _NEAR)])


def _about(study: Study, passage: Passage, find: Find) -> Iterator[Clause]:
    """The clauses behind a name whose subject it is."""
    for clause in study.clauses(passage, _sentence(passage, find.start)):
        if clause.kind != "finite" or clause.subject is None or clause.start < find.end:
            continue
        own = _BELONGS.fullmatch(passage.tags, find.end, clause.start) or _is_head(passage, *clause.subject, find)
        if own and not _is_open(passage, clause.subject[0]):
            yield clause


def _is_open(passage: Passage, first: int) -> bool:
    """Whether what a subject does stands behind `if`, `before`, `until`: it has not come about."""
    return first > 0 and passage.lows[first - 1] in _NOT_YET


def _is_head(passage: Passage, start: int, end: int, find: Find) -> bool:
    """Whether a name is what a subject is of: `the agreement on fish`, not `critics of the agreement`."""
    if find.start <= start < find.end:
        return end <= find.end  # `aid to Kestria`, whose last word was taken for the subject
    return start <= find.start < end and not any(tag in "OP" for tag in passage.tags[start : find.start])


def _predicate(passage: Passage, clause: Clause) -> _Stretch:
    return _Stretch(clause.start, _end(passage, clause.end), done=not clause.modal and not clause.negated)


def _happens(clause: Clause) -> bool:
    return (clause.passive and clause.lemma in _words("object")) or clause.lemma in _words("subject")


def _of_noun(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`the end of Kestria's border program`."""
    del study
    at = find.start - 1
    while at > 1 and find.start - at < _OWNER and passage.tags[at] in "DCJ'":
        at -= 1
    if at < 1 or passage.tags[at] != "O" or passage.lows[at - 1] not in _words("noun"):
        return None
    start = at - 1
    while start > 0 and passage.tags[start - 1] in "DJ":
        start -= 1
    return _Stretch(start, find.end)


def _of_object(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`Kestria refused to sign the treaty`: the clause up to the name and what belongs to it."""
    return _first_on(study, passage, find, _is_finite, "object")


def _of_infinitive(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`They met to negotiate a treaty`: the same where the verb is no finite one."""
    return _first_on(study, passage, find, _is_any, "object") or _first_on(study, passage, find, _is_any, "stance")


def _of_stance(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`Kestria opposes the treaty`: what somebody thinks of it or would have."""
    return _first_on(study, passage, find, _is_finite, "stance")


def _first_on(study: Study, passage: Passage, find: Find, fits: Callable[[Clause], bool], use: str) -> _Stretch | None:
    clauses = study.clauses(passage, _sentence(passage, find.start))
    found = (_clause(passage, one, find) for one in clauses if fits(one) and _is_on(passage, one, find, use))
    return next(found, None)


def _is_finite(clause: Clause) -> bool:
    return clause.kind == "finite"


def _is_any(clause: Clause) -> bool:
    return clause.lemma not in _TALK


def _is_on(passage: Passage, clause: Clause, find: Find, use: str) -> bool:
    """Whether a verb of the list has an instrument for its object: next to it, or in a phrase of few words."""
    between = passage.tags[clause.end : find.start]
    return (
        clause.end <= find.start
        and clause.lemma in _words(use)
        and not clause.passive
        and len(between) <= _NEAR
        and not any(tag in _BREAKS for tag in between)
        and not _CONTACT.search(between)
        and _NOT_YET.isdisjoint(passage.lows[clause.end : find.start])
        and not (clause.subject and _is_open(passage, clause.subject[0]))
    )


def _clause(passage: Passage, clause: Clause, find: Find) -> _Stretch:
    subject = clause.subject
    is_near = subject is not None and subject[1] <= clause.start and clause.start - subject[0] <= _SUBJECT
    first = subject[0] if subject and is_near else clause.start
    done = clause.kind == "finite" and not (clause.modal or clause.negated)
    return _Stretch(first, _end(passage, find.end), done)


def _end(passage: Passage, at: int) -> int:
    """The end of what belongs to a clause: a sign, or a conjunction before a new verb."""
    end = at
    while end < min(at + _MOST, len(passage.tags)) and passage.tags[end] not in ".;:,()TUQ":
        if passage.tags[end] in "KA" and passage.tags[end + 1 : end + 2] in tuple("VZEHBMXUDCGR.,;:"):
            break
        end += 1
    return end - (end > at and passage.tags[end - 1] == "K")


def _before(study: Study, passage: Passage, find: Find) -> _Stretch | None:
    """`the proposed treaty`."""
    del study
    for at in range(max(find.start - 2, 0), find.end):
        if passage.lows[at] in _words("before"):
            return _Stretch(at, at + 1)
    return None


_RULES = (
    _behind,
    _is_now,
    _of_subject,
    _of_state,
    _of_object,
    _of_stance,
    _of_infinitive,
    _hung_on,
    _of_noun,
    _of_copula,
    _before,
)
