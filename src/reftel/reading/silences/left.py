"""Rules on what was left open, and on what a text has no word of."""

from collections.abc import Iterator
from typing import Final

from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.lexicon import matters, tellers
from reftel.reading.silences.matter import Phrase, behind_matter, phrase_at

__all__ = ["OPEN", "absent", "left_open"]

_STRIKINGLY: Final = (["notably"], ["conspicuously"], ["noticeably"], ["strikingly"], ["significantly"])
_UNTOLD: Final = ("undisclosed", "unannounced", "unstated", "unreported", "unpublished", "unspecified")
OPEN: Final = (*_UNTOLD, "unanswered", "unmentioned", "undiscussed", "unaddressed", "unsaid", "unexplained", "unspoken")


def left_open(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`The question went unanswered`, `left the question unanswered`, `left unanswered the question of troops`."""
    passage = sentence.passage
    verb = next((one for one in reversed(sentence.clauses) if one.end <= at and one.kind != "infinitive"), None)
    if verb is None or verb.modal or verb.lemma not in ("go", "be", "remain", "leave"):
        return
    if passage.tags[at + 1 : at + 2] in ("N", "J"):
        return  # `the reply is an unspoken threat`
    if verb.subject and passage.tags[verb.start] == "V" and passage.tags[verb.subject[1] - 1] == "N":
        singular = not passage.lows[verb.subject[1] - 1].endswith("s")
        if singular:
            return  # `with injunction the source remain undisclosed`, which is bidden
    who, about = None, _left(sentence, verb.subject)
    if passage.tags[at - 1] == "(":
        about = noun_phrase_before(passage, at - 1, sentence.start)  # `under pressure (unspecified)`
    if verb.lemma == "leave" and not verb.passive:
        about = noun_phrase_from(passage, verb.end, at) or phrase_at(sentence, at + 1)
        if passage.tags[at + 1] == "B" and verb.start == sentence.start:
            about = phrase_at(sentence, at + 2)  # `Left unsaid was who would pay`
        who = verb.subject
    if about and passage.tags[about[0] - 1] == "P" and passage.tags[at - 1] != "(":
        return  # `within days questions remain unanswered`
    if about and verb.end >= at - 8 and passage.lows[about[0]] != "there":
        yield Draft("left open", who, about, (at, at + 1))


def _left(sentence: Sentence, subject: Phrase | None) -> Phrase | None:
    """What was left open; for `which` the noun that it stands for: `questions arose which remain unanswered`."""
    if subject is None or sentence.passage.tags[subject[0]] not in "QT" or subject[0] == sentence.start:
        return subject
    led = next((one for one in sentence.clauses if one.end == subject[0] and one.kind == "finite"), None)
    return led.subject if led else noun_phrase_before(sentence.passage, subject[0], sentence.start)


def absent(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`Absent from his speech was any reference to the treaty`, `the treaty was absent from his speech`."""
    passage = sentence.passage
    text = noun_phrase_from(passage, at + 2, sentence.end) if passage.lows[at + 1] == "from" else None
    if text is None and passage.lows[at - 1 : at] in _STRIKINGLY and passage.tags[at + 1 : at + 2] == "B":
        about = phrase_at(sentence, at + 2)  # `Notably missing was any word on the treaty`
        if about:
            yield Draft("absent", None, about, (at, at + 1))
        return
    if text is None or tellers().isdisjoint(passage.lows[slice(*text)]):
        return
    verb = next((one for one in sentence.clauses if one.end > at - 3 and one.lemma == "be"), None)
    if verb and verb.start > at:
        about = phrase_at(sentence, verb.end)
        if about and passage.lows[about[0]] == "any" and passage.lows[about[0] + 1] in matters():
            about = behind_matter(sentence, about[0] + 2) or about
    else:
        about = verb.subject if verb else None
    if about and passage.tags[about[0]] != "C":  # not somebody who was absent
        yield Draft("absent", None, about, (at, at + 1))
