"""What is no longer so: `Kestria no longer buys gas`, `it was no longer possible for Strand to stay`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.lexicon import tellers
from reftel.reading.changes.matter import whole_thing
from reftel.reading.sentence import Sentence

__all__ = ["no_longer"]

_UNSURE: Final = frozenset(("may", "might", "should", "must"))
_STATES: Final = frozenset(("be", "become", "remain", "seem", "appear", "constitute", "represent", "want", "need"))


def no_longer(sentence: Sentence, at: int) -> list[Draft]:
    """`Kestria no longer buys gas`, `is no longer a member`, `does not buy any longer`."""
    passage = sentence.passage
    no = passage.lows[at - 1 : at] == ["no"]
    if passage.lows[at - 1 : at] == ["much"]:
        return []  # `did not know how much longer it would last`
    if no and passage.lows[at - 2 : at - 1] and passage.lows[at - 2] in _UNSURE:
        return []  # `such units as may no longer be needed`
    verb = next((one for one in sentence.clauses if one.end > at - 4 and one.start <= at + 1), None)
    if verb and verb.modal == "would" and "if" in passage.lows[sentence.start : at]:
        return []  # `if it were not so, Kestria would no longer need ships`
    about = _for_to(sentence, at + 1) or (_of_no(sentence, at, verb) if no else _of_any(sentence, at, verb))
    if no and about:
        about = _what_ended(sentence, at + 1) or about
    if about and passage.lows[slice(*about)] == ["there"]:
        about = noun_phrase_from(passage, at + 1, sentence.end)  # `there is no longer any ground for it`
    if about and about[1] - about[0] == 1 and _is_vague(sentence, about[0]):
        head = verb.head if verb and verb.subject != (at - 1, at) else at + 1
        about = (head, verb_phrase_end(passage, head, sentence.end))  # `it no longer buys gas`
    if about and not (passage.tags[about[0]] == "V" and about[1] - about[0] == 1):  # `which we no longer ask`
        return [Draft("no longer", about, (min(about[0], _first(verb, at - no)), at + 1))]
    return []


def _first(verb: Clause | None, at: int) -> int:
    """Where it begins to be told: with who no longer does it, else with the `no`."""
    return verb.subject[0] if verb and verb.subject and verb.subject[1] <= at else at


def _of_no(sentence: Sentence, at: int, verb: Clause | None) -> Phrase | None:
    """Who or what stands before `no longer`, with or without its verb."""
    passage = sentence.passage
    about = noun_phrase_before(passage, at - 1 if verb is None or verb.start > at - 1 else verb.start, sentence.start)
    comma = passage.tags.rfind(",Q", sentence.start, at)
    if passage.lows[at - 2 : at - 1] == ["as"] and at - comma < 10:
        return noun_phrase_before(passage, comma, sentence.start)  # `Kestria, which he sees as no longer poor`
    if about is None and passage.tags[at - 2 : at - 1] == ",":
        about = noun_phrase_before(passage, at - 2, sentence.start)  # `the units, no longer wanted there,`
    if about is None and verb and not verb.negated:
        return verb.subject  # `Security, while crucial, was no longer enough`
    return about


def _of_any(sentence: Sentence, at: int, verb: Clause | None) -> Phrase | None:
    """The subject of what is denied: `does not buy any longer`, `nor was it possible any longer`."""
    if verb is None:
        return None
    tags, lows = sentence.passage.tags, sentence.passage.lows
    denied = "!" in tags[verb.start : verb.end + 1] or "nor" in lows[sentence.start : at]
    return verb.subject if denied else None


def _what_ended(sentence: Sentence, at: int) -> Phrase | None:
    """What is no longer done: the object of the verb (`no longer buys gas from Marenne`), not what somebody is."""
    verb = next((one for one in sentence.clauses if at <= one.head <= at + 1), None)
    if verb is None or verb.passive or verb.lemma in _STATES or sentence.passage.tags[at] == "D":
        return None
    if sentence.passage.tags[verb.head] == "G" and _is_thing(sentence, verb):
        return None  # `the raids are no longer hitting the port`, which is told of the raids
    thing = whole_thing(sentence, verb.end)
    return None if thing and sentence.passage.lows[thing[0]] in ("anything", "anyone") else thing


def _is_thing(sentence: Sentence, verb: Clause) -> bool:
    """Whether what no longer does it is nobody: `the raids`; not `Kestria`, `the envoys`, `he`."""
    last = verb.subject[1] - 1 if verb.subject else 0
    return sentence.passage.tags[last] == "N" and sentence.passage.lows[last] not in tellers()


def _is_vague(sentence: Sentence, at: int) -> bool:
    """Whether a word alone does not say what changes: `it`, `this`, `they`."""
    low = sentence.passage.lows[at]
    return (sentence.passage.tags[at] == "U" and low not in ("he", "she")) or low in ("this", "that")


def _for_to(sentence: Sentence, at: int) -> Phrase | None:
    """`(no longer possible) for Strand to stay`."""
    passage = sentence.passage
    for word in range(at, min(at + 3, sentence.end)):
        phrase = noun_phrase_from(passage, word + 1, sentence.end) if passage.lows[word] == "for" else None
        if phrase and passage.tags[phrase[1] : phrase[1] + 2] == "tV":
            return phrase[0], verb_phrase_end(passage, phrase[1] + 1, sentence.end)
    return None
