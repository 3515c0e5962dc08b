"""Rules on verbs of becoming and of going on: has become a centre, continues to decline, with prices rising."""

import re
from dataclasses import replace
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.base.words import base_tags
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.lexicon import pairs, verbs, words_of
from reftel.reading.changes.matter import is_told, whole_thing
from reftel.reading.changes.subjects import subject_of
from reftel.reading.changes.times import once
from reftel.reading.changes.verbs import changing
from reftel.reading.sentence import Sentence

__all__ = ["became", "bound", "by_so_much", "going_on", "gone_down", "hurt", "lost", "with_rising"]

_COMPARATIVE: Final = words_of("more")
_PLAIN: Final = frozenset((
    "clear", "public", "known", "involved", "aware", "available", "apparent", "evident", "obvious", "ill", "possible",
    "necessary", "law", "effective", "operational", "party", "signatory", "member", "victim",
))  # fmt: skip
_INTO: Final = re.compile(r"PD?([JNCEYK]{0,5}[NC])")
_ADJECTIVE: Final = re.compile(
    r"((?:!R)?(?:RK)?R{0,2}[JY](?:[RKJ]{0,3}J)?|(?:RK)?R{1,2}E(?![DUNC])|R?N(?=[.,;KPA]))"
)  # `not only friendly`, `more and more pronounced`, `increasingly frustrated over it`
_NOUN: Final = re.compile(r"(R?D?[RJGY#]{0,4}(?:[NC]{1,4}|(?<=J)U))")
_ADJECTIVE_OR_NOUN: Final = "7"  # a form that is either (`positive`)
_TURNING: Final = frozenset(("become", "grow", "turn"))
_FROM_TO: Final = re.compile(r"P#[NC%]{0,2}(?:P[NCy#]{1,3}){0,2}t#")
_BY: Final = re.compile(r"P[RaJ]{0,3}(?:P[RaJ]{0,2})?[#%]")  # `by as much as 50 percent`
_GOING_ON: Final = frozenset(("continue", "begin", "start", "keep"))
_SUCCEEDING: Final = frozenset(("succeed", "manage", "help"))  # `succeeded in reducing its debt`, `helped to reduce it`
_BETWEEN_STATES: Final = frozenset(("full", "formal", "diplomatic", "consular", "official", "normal"))
_SEEMING: Final = frozenset(("seem", "appear"))
_WHEN: Final = frozenset(("last", "this", "next", "yesterday", "today"))
_SEEN: Final = frozenset(("see", "show", "find", "leave"))


def became(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The party had turned into one of restoration`, `Strand has grown weary`, `the port has become a centre`.

    What was is told between them: `Tran, once a critic of the treaty, has become its friend`.
    """
    if "turn" not in verbs().get(clause.lemma, ()) or clause.negated or not is_told(sentence, clause):
        return []
    now, passage = None, sentence.passage
    if clause.lemma == "turn" and passage.lows[clause.end : clause.end + 1] in (["into"], ["to"]):
        match = _INTO.match(passage.tags, clause.end, sentence.end)
        now = match.span(1) if match else None
    else:
        now = _adjective(sentence, clause) or (_what(sentence, clause) if clause.lemma == "become" else None)
    about = subject_of(sentence, clause)
    if now and about:
        was = once(sentence, clause)
        was = was if was and was[0] >= about[1] else None  # not `once a change has become plain`
        return [Draft("became", about, (about[0], now[1]), was, now)]
    return []


def _adjective(sentence: Sentence, clause: Clause) -> Phrase | None:
    """`weary`, `more dangerous`; a word of more or less behind any of the verbs."""
    passage = sentence.passage
    match = _ADJECTIVE.match(passage.tags, clause.end, sentence.end)
    words = passage.lows[slice(*match.span(1))] if match else []
    if match is None or passage.tags[match.end(1) : match.end(1) + 1] in tuple("NC"):
        return None
    is_noun = passage.tags[match.end(1) - 1] == "N" and base_tags().get(words[-1]) != _ADJECTIVE_OR_NOUN
    plain = not _PLAIN.isdisjoint(words) or is_noun
    is_meant = not _COMPARATIVE.isdisjoint(words) or (clause.lemma in _TURNING and not plain)
    return (match.start(1), _behind_than(sentence, match.end(1))) if is_meant else None


def _behind_than(sentence: Sentence, at: int) -> int:
    """The end of a comparison that goes on at a token (`has become more open | than Strand`)."""
    whom = noun_phrase_from(sentence.passage, at + 1, sentence.end) if sentence.passage.lows[at] == "than" else None
    return whom[1] if whom else at


def _what(sentence: Sentence, clause: Clause) -> Phrase | None:
    """`a centre of the trade`: what something has become, or is becoming; not the office once held (`became mayor`)."""
    passage = sentence.passage
    lasting = passage.lows[clause.start] in ("has", "have", "had") or passage.tags[clause.head] == "G"
    match = _NOUN.match(passage.tags, clause.end, sentence.end)
    if match is None or not _PLAIN.isdisjoint(passage.lows[slice(*match.span(1))]):
        return None
    return match.span(1) if lasting else None


def going_on(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Prices continue to rise`, `had begun to reduce its aid`, `the situation appears to be improving`."""
    if clause.kind not in ("infinitive", "ing") or clause.negated or clause.subject is None:
        return []
    led = sentence.any_verb_before(clause.start)
    if led is None or clause.start - led.end > 1 or led.kind != "finite" or led.negated or led.modal:
        return []
    found: list[Draft] = []
    seems = led.lemma in _SEEMING and sentence.passage.tags[clause.head] in "GY"
    done = led.lemma in _SUCCEEDING and sentence.passage.tags[led.head] in "EYG"
    if seems or done or (led.lemma in _GOING_ON and _is_meant(sentence, led)):
        found += changing(sentence, clause, "going on")
    if done and clause.lemma == "raise" and (level := _raised(sentence, clause)):
        found.append(Draft("going on", level, (led.start, level[1])))
    return found


def _is_meant(sentence: Sentence, led: Clause) -> bool:
    """Whether somebody does go on: not `to begin`, not behind `if`."""
    lows, first = sentence.passage.lows, led.subject[0] if led.subject else led.start
    return not {"if", "unless", "until", "should"} & set(lows[max(sentence.start, first - 2) : first])


def with_rising(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`with prices rising by a tenth`, `showed support dropping to a third`."""
    if clause.kind != "ing" or "self" not in verbs().get(clause.lemma, ()) or clause.negated:
        return []
    passage = sentence.passage
    about = noun_phrase_before(passage, clause.start, sentence.start)
    if about is None or passage.tags[about[1] - 1] not in "NC" or about[0] == sentence.start:
        return []
    if _FROM_TO.match(passage.tags, clause.end) and passage.lows[clause.end] == "from":
        return [Draft("going on", about, (about[0], clause.end))]  # `the number of patients increasing from 3 to 10`
    seen = any(one.end == about[0] and one.lemma in _SEEN and is_told(sentence, one) for one in sentence.clauses)
    if seen or passage.lows[about[0] - 1] == "with":
        return [Draft("going on", about, (about[0], clause.end))]
    return []


def gone_down(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Kestria has scaled back its aid`, `aid was phased out`, `the talks broke down`."""
    lows, at = sentence.passage.lows, clause.end
    kinds = pairs().get((clause.lemma, lows[at])) if at < sentence.end - 1 else None
    whole = replace(clause, end=at + 1) if kinds else clause
    if kinds is None or clause.negated or not is_told(sentence, whole):
        return []
    if lows[at + 1] == "to" and clause.lemma == "come":
        return []  # `the question came down to this`
    found = changing(sentence, whole, "changed", kinds)
    return [draft for draft in found if sentence.passage.tags[draft.about[0]] not in "UQ"]


def _head(sentence: Sentence, phrase: Phrase) -> int:
    """The noun of a phrase, before what hangs on it and before `last week`."""
    passage = sentence.passage
    hangs = (at for at in range(phrase[0] + 1, phrase[1]) if passage.tags[at] in "OPt" or passage.lows[at] in _WHEN)
    return next(hangs, phrase[1]) - 1


def hurt(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The raid has damaged the King's position`, `confidence was badly shaken`: of what can be hurt, not of houses."""
    if clause.negated or not is_told(sentence, clause):
        return []
    about = subject_of(sentence, clause) if clause.passive else whole_thing(sentence, clause.end)
    if about and sentence.passage.lows[_head(sentence, about)] in words_of("hurt"):
        return [Draft("changed", about, (min(about[0], clause.start), max(about[1], clause.end)))]
    return []


def lost(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The party has lost support`, `Tran is gaining ground`: of whom it is told; of what was raised, that."""
    if clause.negated or clause.passive or not is_told(sentence, clause):
        return []
    thing = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    if thing is None:
        return []
    words = sentence.passage.lows[slice(*thing)]
    if clause.lemma == "raise" and _raised(sentence, clause):
        return [Draft("changed", thing, (clause.start, thing[1]))]
    if clause.lemma != "raise" and not words_of("had").isdisjoint(words) and (about := subject_of(sentence, clause)):
        return [Draft("changed", about, (about[0], thing[1]))]
    return []


def _raised(sentence: Sentence, clause: Clause) -> Phrase | None:
    """What was raised, where it has a level: `raised its tariffs`; not `raised the matter`."""
    thing = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    return thing if thing and sentence.passage.lows[_head(sentence, thing)] in words_of("level") else None


def by_so_much(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Money flowed to the coast, raising rents by half`: what came of it, told with how much."""
    passage = sentence.passage
    if clause.kind != "ing" or clause.negated or passage.tags[clause.start - 1 : clause.start] != ",":
        return []
    if not {"thing", "lost"} & verbs().get(clause.lemma, frozenset()):
        return []
    led, thing = sentence.clause_before(clause.start), noun_phrase_from(passage, clause.end, sentence.end)
    is_done = led is not None and not led.modal and not led.negated
    if thing and is_done and passage.lows[thing[1] : thing[1] + 1] == ["by"] and _BY.match(passage.tags, thing[1]):
        return [Draft("going on", thing, (clause.start, thing[1]))]
    return []


def bound(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Kestria has established diplomatic relations with Marenne`: what was not there between them before."""
    if clause.negated or clause.passive or not is_told(sentence, clause):
        return []
    about = whole_thing(sentence, clause.end)
    head = _head(sentence, about) if about else 0
    is_one = set(sentence.passage.lows[clause.end : head]) <= _BETWEEN_STATES
    if about and is_one and sentence.passage.lows[head] in ("relations", "ties"):
        return [Draft("changed", about, (clause.start, about[1]))]
    return []
