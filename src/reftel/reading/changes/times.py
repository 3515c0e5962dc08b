"""Rules that hold one time against another: two years ago and now, not since May, dormant since 1979, never before."""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.lexicon import words_of
from reftel.reading.changes.matter import is_earlier_time, is_time, matter_of, whole_thing
from reftel.reading.changes.nowadays import is_now, is_present, now_willing, verb_of_now
from reftel.reading.sentence import Sentence

__all__ = ["TIME_RULES", "once"]

_EVENT: Final = re.compile(r"[DJNC']{1,6}+(?>(?:[OP][DJNC']{1,6}+){0,2})(?=[.,;)])")
_APART: Final = frozenset(("but", "while", "whereas", "although", "though", "yet"))
_MOST_BEFORE: Final = 8  # tokens before its verb in which the time of a sentence stands


def since(sentence: Sentence, at: int) -> list[Draft]:
    """`the Commission, dormant since 1979`, `has not raised membership since January`."""
    if sentence.passage.lows[at + 1] == "then" or not (
        is_time(sentence, at + 1) or _EVENT.match(sentence.passage.tags, at + 1)
    ):
        return []
    if sentence.passage.lows[at - 1] in words_of("standing"):
        return _long_so(sentence, at)
    return _not_since(sentence, at)


def _long_so(sentence: Sentence, at: int) -> list[Draft]:
    """`dormant since 1979`: what is so since then, and was not before."""
    passage, state = sentence.passage, at - 1
    state -= passage.tags[state - 1] == "R"
    verb = sentence.clause_before(at - 1)
    about = None
    if passage.tags[state - 1] == ",":
        about = noun_phrase_before(passage, state - 1, sentence.start)
    elif verb and verb.end >= state and not verb.modal and not verb.negated:
        about = verb.subject
    if about:
        end = verb_phrase_end(passage, at, sentence.end)
        return [Draft("long so", about, (about[0], end), **_state(sentence, verb, (state, at), end))]
    return []


def _state(sentence: Sentence, verb: Clause | None, state: Phrase, end: int) -> dict[str, Phrase]:
    """What was and what is: the state is what was where the clause tells what comes after it (`would be revived`)."""
    after = next((one for one in sentence.clauses if one.kind == "finite" and end < one.end <= end + 6), None)
    if sentence.passage.tags[state[0] - 1] == "," and after and verb is not after:
        return {"was": (state[0], end), "now": (after.start, after.end)}
    return {"now": state}


def _not_since(sentence: Sentence, at: int) -> list[Draft]:
    """`has not raised membership with us since January`, `there have been no talks since May`."""
    passage = sentence.passage
    verb = sentence.clause_before(at)
    if verb is None or verb.modal or passage.lows[verb.start] not in ("has", "have", "had") or verb.end == at + 1:
        return []
    if "," in passage.tags[verb.end : at] or ";" in passage.tags[verb.end : at]:
        return []
    no = passage.lows[verb.end : verb.end + 1] == ["no"]
    if no and verb.lemma in ("be", "have", "hold", "receive"):
        about = whole_thing(sentence, verb.end + 1)
        if about and not words_of("event").isdisjoint(passage.lows[slice(*about)]):
            return []
    elif verb.negated and verb.lemma in words_of("deed") and passage.tags[verb.head] in "YE":
        about = whole_thing(sentence, verb.end) or verb.subject
    else:
        return []
    if about:
        return [Draft("not since", about, (min(verb.start, about[0]), at + 2))]
    return []


def never_before(sentence: Sentence, at: int) -> list[Draft]:
    """`which had never before opened its doors to a guest`, `the treaty had never been raised before`."""
    passage = sentence.passage
    behind = passage.lows[at + 1] in ("before", "previously")
    verb = next((one for one in sentence.clauses if one.end > at + 1 + behind and one.kind == "finite"), None)
    if verb is None or passage.lows[at - 1] not in ("has", "have", "had"):
        return []
    if not behind and not _BEFORE.search(passage.text, passage.end_of(verb.end - 1), passage.end_of(sentence.end - 1)):
        return []
    about = verb.subject if verb.passive else matter_of(sentence, verb)
    if about:
        end = verb_phrase_end(passage, verb.head, sentence.end)
        return [
            Draft("never before", about, (min(at, about[0]), max(verb.end, about[1])), was=(at, max(end, verb.end)))
        ]
    return []


_BEFORE: Final = re.compile(r"\b(?:before|previously)[.,;)]")


def then_now(sentence: Sentence, at: int) -> list[Draft]:
    """`Two years ago it was the first word; now it is the last`, `In 1979 he refused guests. He now invites them`."""
    passage = sentence.passage
    verb = verb_of_now(sentence, at)
    if verb is None or verb.modal or verb.negated or not is_present(sentence, verb):
        return []
    if passage.lows[at - 1] == "as" or verb.lemma in ("continue", "remain"):
        return []  # `then as now`
    about = verb.subject
    if about is None or passage.lows[about[0]] in ("there", "it"):
        about = noun_phrase_from(passage, verb.end + (verb.end == at), sentence.end)
    was = once(sentence, verb)
    if was:
        about = noun_phrase_before(passage, was[0] - (passage.tags[was[0] - 1] == ","), sentence.start)
    was = was or _who_once(sentence, verb) or _then(sentence, at, verb) or (_before(sentence, about) if about else None)
    if about and was:
        now = (verb.head, verb_phrase_end(passage, verb.head, sentence.end))
        if now[1] > verb.head:
            return [Draft("then and now", about, (min(at, about[0], verb.start), max(at + 1, now[1])), was, now)]
    return []


def once(sentence: Sentence, verb: Clause) -> Phrase | None:
    """Return what was, by words between the subject and its verb: `Kestria, once a close ally, is now`."""
    passage = sentence.passage
    for at in range(sentence.start + 1, verb.start - 1):
        if passage.lows[at] in _FORMERLY and passage.tags[at - 1] in "NC," and passage.tags[at + 1] in "YEJDC":
            between = (
                one.start for one in sentence.clauses if one.kind == "finite" and at + 1 < one.start < verb.start
            )
            end = verb.start - (passage.tags[verb.start - 1] == ",")
            return None if any(between) or "," in passage.tags[at:end] else (at, end)
    return None


def _who_once(sentence: Sentence, verb: Clause) -> Phrase | None:
    """What was, by a relative clause between the subject and its verb: `Tran, who opposed it in the past, is now`."""
    passage = sentence.passage
    if verb.subject is None or passage.tags[verb.subject[1] : verb.subject[1] + 2] != ",Q":
        return None
    between = verb.subject[1] + 2, verb.start - 1
    if between[1] <= between[0] or passage.tags[between[1]] != ",":
        return None
    then = any(is_earlier_time(sentence, at) or passage.lows[at] in _FORMERLY for at in range(*between))
    return between if then else None


_FORMERLY: Final = frozenset(("once", "formerly", "previously", "long", "originally", "traditionally", "hitherto"))


def _then(sentence: Sentence, at: int, verb: Clause) -> Phrase | None:
    """What was, by the clause before in the sentence that has an earlier time, parted by `but`, `while`, `;`."""
    passage = sentence.passage
    first = min(at, verb.subject[0] if verb.subject and verb.subject[1] <= verb.start else at)
    apart = passage.tags[first - 1] == ";" or not _APART.isdisjoint(
        passage.lows[max(sentence.start, first - 3) : first]
    )
    apart = apart or (passage.lows[sentence.start] in _APART and passage.tags[first - 1] == ",")
    if not apart:
        return None
    when = next((token for token in range(sentence.start, first - 1) if _was_then(sentence, token)), None)
    before = [one for one in sentence.clauses if one.kind == "finite" and one.end < first and one.subject]
    if when is None or not before:
        return None
    one = next((each for each in before if each.start > when), before[-1])
    own = one.start < when < one.end and passage.lows[when] not in _LASTING
    if own or passage.lows[one.start] in _NOT_PAST or passage.tags[one.start] not in "EBHXM":
        return None  # `had previously lacked` is a rule of its own
    return one.start, verb_phrase_end(passage, one.head, first - (passage.tags[first - 1] == ","))


def _was_then(sentence: Sentence, at: int) -> bool:
    """Whether a token says that it was so before now: `ago`, `last May`, `had always`, `for a long time`."""
    lows = sentence.passage.lows
    if lows[at] in _LASTING:
        return "had" in lows[max(sentence.start, at - 2) : at] or lows[at : at + 2] == ["long", "time"]
    return is_earlier_time(sentence, at)


def _before(sentence: Sentence, about: Phrase) -> Phrase | None:
    """What was, by the sentence before: it begins with an earlier time, and both tell of one thing."""
    passage = sentence.passage
    number = bisect_left(passage.sentences, (sentence.start, sentence.start)) - 1
    if number < 0:
        return None
    first, last = passage.sentences[number]
    when = next((at for at in range(first, min(first + _MOST_BEFORE, last - 1)) if _begins(passage, at)), None)
    past = _PAST.search(passage.tags, when, last) if when is not None else None
    if past is None or passage.lows[past.start()] in _NOT_PAST:
        return None
    if not _names(passage, about) & _names(passage, (first, last)):
        return None
    return past.start(), verb_phrase_end(passage, past.start(), last)


def _begins(passage: Passage, at: int) -> bool:
    """Whether a token at the beginning of a sentence is an earlier time."""
    return is_earlier_time(Sentence(passage, 0, len(passage.words), []), at)


def _names(passage: Passage, phrase: Phrase) -> set[str]:
    """The nouns of a phrase, in the singular."""
    return {passage.lows[at].removesuffix("s") for at in range(*phrase) if passage.tags[at] in "NC"}


_LASTING: Final = frozenset(("always", "long"))
_PAST: Final = re.compile(r"[EBHX]")
_NOT_PAST: Final = frozenset(("is", "are", "am", "has", "have", "do", "does", "will", "can", "may", "shall"))


def reverses(sentence: Sentence, at: int) -> list[Draft]:
    """`It reverses the position that her predecessor gave us`, `which reverses an earlier decision`."""
    passage = sentence.passage
    if passage.lows[at - 1] not in ("this", "that", "which", "it", "also", "thus") and passage.tags[at] != "Z":
        return []
    thing = noun_phrase_from(passage, at + 1, sentence.end)
    if thing and not words_of("stand").isdisjoint(passage.lows[slice(*thing)]):
        about = (thing[0], max(thing[1], verb_phrase_end(passage, at + 1, sentence.end)))
        return [Draft("changed", about, (at, about[1]), was=about)]
    return []


def first_time(sentence: Sentence, at: int) -> list[Draft]:
    """`It was the first time that Kestria had signed such a treaty`."""
    passage = sentence.passage
    if passage.lows[at - 1 : at + 2] != ["the", "first", "time"] or passage.lows[at - 2] == "for":
        return []
    led = sentence.clause_before(at)
    if led is None or led.lemma not in ("be", "mark") or led.negated or led.modal or "!" in passage.tags[led.end : at]:
        return []
    verb = next((one for one in sentence.clauses if at < one.start and one.kind == "finite" and one.subject), None)
    if verb and verb.start < at + _MOST_BEFORE:
        about = noun_phrase_from(passage, verb.end, sentence.end)
        about = about or (verb.head, verb_phrase_end(passage, verb.head, sentence.end))
        return [Draft("until recently", about, (at, about[1]))]
    return []


def new_will(sentence: Sentence, noun: int) -> list[Draft]:
    """`Kestria's new willingness to pay`, `his new-found interest in the treaty`."""
    passage, at = sentence.passage, noun - 1
    at -= passage.lows[at] == "found"
    if (whose := _whose_behind(sentence, noun)) and (new := _new_before(sentence, noun)):
        return [Draft("new will", (noun, whose[1]), (new, whose[1]))]
    if passage.lows[at] not in _NEW:
        return []
    if passage.tags[at - 1] != "'" and passage.lows[at - 1] not in ("its", "his", "her", "their"):
        return []
    owner = noun_phrase_before(passage, noun + 1, sentence.start)
    end = whole_thing(sentence, noun)
    if to := _TO.match(passage.tags, noun + 1, sentence.end):
        end = (noun, to.end())
    if owner and end:
        return [Draft("new will", (owner[0], end[1]), (at, noun + 1))]
    return []


def _whose_behind(sentence: Sentence, noun: int) -> Phrase | None:
    """Whose it is, behind: `by the police`, `among the unions`, `on the part of the Board`."""
    lows = sentence.passage.lows
    at = noun + 4 * (lows[noun + 1 : noun + 5] == ["on", "the", "part", "of"])
    at += at == noun and lows[noun + 1 : noun + 2] in (["by"], ["among"])
    return noun_phrase_from(sentence.passage, at + 1, sentence.end) if at > noun else None


def _new_before(sentence: Sentence, noun: int) -> int | None:
    """The `new` before a noun and what it is joined to: `a new level of openness and willingness`."""
    passage, at = sentence.passage, noun - 1
    while at > sentence.start and noun - at < _MOST_JOINED and passage.tags[at] in "NKO":
        at -= 1
    return at if passage.lows[at] in _NEW else None


def new_found(sentence: Sentence, at: int) -> list[Draft]:
    """`Kestria's new-found closeness to Marenne`, of whatever it is."""
    passage = sentence.passage
    end = whole_thing(sentence, at + 1)
    owner = noun_phrase_before(passage, at + 2, sentence.start) if passage.tags[at - 1] == "'" else None
    if end and passage.tags[at + 1] in "NJ":
        return [Draft("new will", (owner[0] if owner else at + 1, end[1]), (at, end[1]))]
    return []


_MOST_JOINED: Final = 6  # tokens from `new` to its noun
_TO: Final = re.compile(r"t[VB][^BZMHXE.,;:KA()]{0,16}+")
_NEW: Final = frozenset(("new", "newfound", "new-found", "newly"))
TIME_RULES: Final[dict[str, tuple[Callable[[Sentence, int], list[Draft]], ...]]] = {
    "since": (since,),
    "never": (never_before,),
    **dict.fromkeys(("today", "currently"), (then_now, now_willing)),
    "now": (then_now, now_willing, is_now),
    **dict.fromkeys(("reverses", "overturns", "contradicts"), (reverses,)),
    "first": (first_time,),
    **dict.fromkeys(("new-found", "newfound"), (new_found,)),
    **dict.fromkeys(words_of("will"), (new_will,)),
}
