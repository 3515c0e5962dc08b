"""Rules on other words: an increase in, a departure from, more than last year, instead of the usual."""

from collections.abc import Callable
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.changes.amounts import (
    at_record,
    ever_more_often,
    increase_in,
    increasingly,
    more_and_more,
    of_record,
    on_the_rise,
    up_from,
)
from reftel.reading.changes.comparisons import than_before, unlike_before
from reftel.reading.changes.doubts import is_going_away
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.endings import no_longer
from reftel.reading.changes.lexicon import tellers, words_of
from reftel.reading.changes.matter import is_time, matter_of
from reftel.reading.changes.stands import took_over
from reftel.reading.sentence import Sentence

__all__ = ["WORD_RULES"]


def departure_from(sentence: Sentence, at: int) -> list[Draft]:
    """`did not raise it, which was a marked difference from his last visit`; `this marks a departure from the past`."""
    passage = sentence.passage
    if passage.lows[at + 1] != "from" or is_going_away(sentence, at) or passage.lows[at - 1] == "to":
        return []
    if passage.lows[at] == "retreat" and passage.tags[at + 2] == "C" and passage.tags[at + 3] not in "NC'":
        return []  # `an orderly retreat from Lysandra`
    if passage.lows[at] == "different" and words_of("usual").isdisjoint(passage.lows[at + 2 : at + 5]):
        return []  # from another's
    was = noun_phrase_from(passage, at + 2, sentence.end)
    about = _beside(sentence, at) or (was if passage.tags[sentence.start] == "G" or _is_told_of(sentence, at) else None)
    if about and about[1] - about[0] == 1 and passage.lows[about[0]] in ("this", "that", "it", "which"):
        about = was = _from_what(sentence, at, was)
    if about:
        return [Draft("departure from", about, (about[0], at + 2), was=was)]
    return []


def _is_told_of(sentence: Sentence, at: int) -> bool:
    """Whether something is told of a departure: `said that this departure from practice was ordered`."""
    verb = next((one for one in sentence.clauses if one.start > at and one.kind == "finite"), None)
    past = verb is not None and not verb.modal and sentence.passage.tags[verb.head] in "EY"
    return past and verb is not None and verb.subject is not None and verb.subject[0] <= at < verb.subject[1]


def _from_what(sentence: Sentence, at: int, was: Phrase | None) -> Phrase | None:
    """What `this` departs from, which alone says what it is about: `this is a marked change from | past practice`."""
    lows = sentence.passage.lows
    if "no" in lows[at - 3 : at]:
        return None
    when = next((one for one in range(at + 2, min(at + _MOST_AGO, sentence.end - 1)) if lows[one] == "when"), 0)
    if when:
        return _told_when(sentence, when)
    return None if is_time(sentence, at + 2) else was


def _told_when(sentence: Sentence, when: int) -> Phrase | None:
    """What was so then: `a change from a few months ago when | Kestria refused talks`."""
    verb = next((one for one in sentence.clauses if one.start > when and one.kind == "finite" and one.subject), None)
    if verb is None or verb.subject is None or verb.subject[0] < when:
        return None
    return verb.subject[0], verb_phrase_end(sentence.passage, verb.head, sentence.end)


def until_recently(sentence: Sentence, at: int) -> list[Draft]:
    """`Until recently Kestria bought gas`, `For the first time it sells gas`."""
    passage = sentence.passage
    first = passage.lows[at : at + 2] == ["first", "time"] and "for" in passage.lows[max(sentence.start, at - 2) : at]
    if not first and passage.lows[at] == "first":
        return []
    present = passage.lows[at + 1 : at + 3] == ["the", "present"] and passage.tags[at + 3 : at + 4] not in ("N", "J")
    if not first and ((passage.lows[at + 1] not in _UNTIL and not present) or passage.lows[at - 1] == "up"):
        return []  # also `his aim up until today`
    later = (one for one in sentence.clauses if one.start > at and one.kind == "finite" and one.subject)
    after = next((one for one in later if passage.tags[one.end : one.end + 1] != ","), None)  # not `, Strand said,`
    verb = sentence.clause_before(at)
    opens = not first and (at == sentence.start or passage.tags[at - 1] in "TKA,")
    begins = first and after is not None and after.subject is not None and at <= after.subject[0] <= at + 2
    if verb is None or opens or begins or (after and after.subject and after.subject[1] < at and after.start > at):
        verb = after  # `the board, for the first time, opened`
    is_told = verb is not None and not verb.modal and not (first and verb.lemma in _MEETING)
    about = matter_of(sentence, verb) if verb and is_told else None
    if first and about and about[0] <= at < about[1] - 2:
        about = at + 2, about[1]  # `for the first time money is there`
    if first and about and verb and about[0] == verb.end:
        about = about[0], verb_phrase_end(passage, verb.head, sentence.end)  # `for the first time asked Kestria to pay`
    if first and about and about[0] < at - 2 < about[1] <= at + 2 and passage.lows[at - 2] == "for":
        about = about[0], at - 2  # `considered the port | for the first time`
    if that := _told_that(sentence, at, None if first else verb):
        about = that, verb_phrase_end(passage, that, sentence.end)  # `said for the first time that he would go`
    if about:
        return [Draft("until recently", about, (min(at, about[0]), max(at + 2, about[1])))]
    return []


def _told_that(sentence: Sentence, at: int, verb: Clause | None) -> int | None:
    """The first token of what was told: `for the first time that he would`, `Until recently I thought that it was`."""
    tags = sentence.passage.tags
    then = next((one.end for one in sentence.clauses if one.start == at + 2), at + 2)
    if verb is not None:
        then = verb.end if verb.subject and tags[verb.subject[0]] == "U" else at
    return then + 1 if then < sentence.end and tags[then] == "T" else None


def now_that(sentence: Sentence, at: int) -> list[Draft]:
    """`to make progress now that it is possible`."""
    verb = next((one for one in reversed(sentence.clauses) if one.end <= at), None)
    if sentence.passage.lows[at + 1] == "that" and verb and verb.kind == "infinitive":
        return [Draft("now that", (verb.head, at), (verb.head, at + 2))]
    return []


def now_a(sentence: Sentence, at: int) -> list[Draft]:
    """`Kestria, now a rich country, buys gas`."""
    passage = sentence.passage
    if at - 1 <= sentence.start or passage.tags[at - 1] != "," or passage.lows[at + 1] not in ("a", "an", "the"):
        return []
    about = noun_phrase_before(passage, at - 1, sentence.start)
    now = noun_phrase_from(passage, at + 1, sentence.end)
    if about and now and now[1] < sentence.end and passage.tags[now[1]] in ",.)":
        return [Draft("now a", about, (about[0], now[1]), now=now)]
    return []


def once_now(sentence: Sentence, at: int) -> list[Draft]:
    """`What had been an alliance is now a truce`."""
    passage = sentence.passage
    what = next((token for token in range(sentence.start, at - 3) if passage.lows[token] == "what"), None)
    if what is None or passage.lows[what + 1] not in ("had", "was", "were", "used") or passage.tags[at - 1] != "B":
        return []
    verb = next((one for one in sentence.clauses if one.start == what + 1), None)
    was = noun_phrase_from(passage, verb.end, at) if verb else None
    if was:
        return [Draft("now a", was, (what, at + 1), was=was, now=noun_phrase_from(passage, at + 1, sentence.end))]
    return []


def used_to(sentence: Sentence, at: int) -> list[Draft]:
    """`Kestria used to buy gas`."""
    passage = sentence.passage
    verb = next((one for one in sentence.clauses if one.head == at and one.kind == "finite"), None)
    if verb is None or verb.passive or verb.subject is None or passage.tags[at + 1 : at + 3] not in ("tV", "tB"):
        return []
    who = passage.tags[verb.subject[1] - 1] in "UC" or passage.lows[verb.subject[1] - 1] in tellers()
    if not who and passage.lows[at + 2] not in ("be", "have"):
        return []  # `the ships used to carry coal`
    was = (at + 2, verb_phrase_end(passage, at + 2, sentence.end))
    return [Draft("used to", verb.subject, (verb.subject[0], at + 2), was=was)]


def instead_of(sentence: Sentence, at: int) -> list[Draft]:
    """`is to stay two months, instead of the usual four`."""
    passage = sentence.passage
    verb = sentence.clause_before(at)
    now = (
        verb is not None
        and not verb.modal
        and passage.lows[at] == "instead"
        and "now" in passage.lows[max(sentence.start, verb.start - 1) : verb.end + 1]
    )
    usual = not words_of("usual").isdisjoint(passage.lows[at + 2 : at + 5])
    if passage.lows[at + 1] not in ("of", "than") or not (usual or now):
        return []
    if verb and verb.subject:
        was = noun_phrase_from(passage, at + 2, sentence.end)
        return [Draft("instead of", verb.subject, (verb.subject[0], at + 2), was=was)]
    return []


def as_before(sentence: Sentence, at: int) -> list[Draft]:
    """`did not mention the treaty, as he did in June`: what was said then and not now."""
    passage = sentence.passage
    if passage.tags[at - 1 : at] != "U" or passage.lows[at - 2 : at - 1] != ["as"]:
        return []
    verb = sentence.clause_before(at - 2)
    about = noun_phrase_from(passage, verb.end, at - 2) if verb and verb.negated else None
    if about:
        return [Draft("as before", about, (about[0], at + 1))]
    return []


_MOST_AGO: Final = 8  # tokens of a time before its `when`
_MEETING: Final = frozenset(("meet", "speak", "visit", "come", "arrive"))  # a first time of the day
_UNTIL: Final = frozenset(("recently", "now", "lately", "today"))
WORD_RULES: Final[dict[str, tuple[Callable[[Sentence, int], list[Draft]], ...]]] = {
    **dict.fromkeys(words_of("in"), (increase_in,)),
    **dict.fromkeys(words_of("from"), (departure_from,)),
    **dict.fromkeys(words_of("in") & words_of("from"), (increase_in, departure_from)),
    **dict.fromkeys(("high", "low"), (at_record,)),
    **dict.fromkeys(("record", "all-time"), (of_record,)),
    **dict.fromkeys(("decline", "rise", "increase"), (increase_in, on_the_rise)),
    "than": (than_before,),
    "instead": (instead_of,),
    "rather": (instead_of,),
    "did": (as_before,),
    "from": (up_from,),
    "over": (took_over,),
    **dict.fromkeys(("increasingly", "progressively"), (increasingly,)),
    **dict.fromkeys(("more", "fewer"), (more_and_more,)),
    **dict.fromkeys(("frequency", "regularity", "numbers"), (ever_more_often,)),
    "anymore": (no_longer,),
    "longer": (no_longer,),
    **dict.fromkeys(("unlike", "compared", "opposed"), (unlike_before,)),
    "contrast": (unlike_before, departure_from),
    **dict.fromkeys(("until", "first"), (until_recently,)),
    "now": (now_that, now_a, once_now),
    "used": (used_to,),
}


def _beside(sentence: Sentence, at: int) -> Phrase | None:
    """What is called a departure: the subject; before `, which was` and behind a dash, what stands before these."""
    passage = sentence.passage
    sign = max(passage.tags.rfind(",Q", sentence.start, at), passage.tags.rfind("-", sentence.start, at))
    if sign > sentence.start and at - sign < 9:
        return noun_phrase_before(passage, sign, sentence.start)
    verb = sentence.clause_before(at)
    if verb is not None and verb.lemma in ("consider", "regard", "view", "see", "think", "deem", "find"):
        return None  # `the plan which Kestria considered a departure from it`, which is told of the plan
    if verb is None or verb.negated or verb.modal or verb.end < at - 5 or "T" in passage.tags[verb.end : at]:
        return None
    return verb.subject
