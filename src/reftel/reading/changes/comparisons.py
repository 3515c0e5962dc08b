"""Rules that compare with an earlier time: warmer than last year, less willing than his predecessor, unlike before."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.lexicon import words_of
from reftel.reading.changes.matter import is_time, matter_of, whole_thing
from reftel.reading.sentence import Sentence

__all__ = ["than_before", "unlike_before"]

_MOST_BEFORE: Final = 24  # tokens from a verb to `than`
_PAST: Final = frozenset(
    ("past", "before", "previously", "earlier", "ago", "last", "previous", "months", "years", "weeks")
)
_HAD: Final = re.compile(r"UR?[HBXE]|D?[JNC]{1,4}+[HBX]")
_IN_MAY: Final = re.compile(r"in (?:[12]\d\d\d|may|ja|fe|mar|apr|jun|jul|aug|sep|oct|nov|dec)")  # `than he was in May`
_HAD_BEEN: Final = re.compile(r"U(?P<had>H)[BHYE](?=[.,;:)KA]|P)")
_FOR_LONG: Final = (["some"], ["years"], ["a"], ["months"], ["many"], ["decades"], ["recent"], ["several"])
_WHOSE: Final = frozenset(("the", "his", "her", "its", "their", "our", "any"))
_MOST_NAME: Final = 5  # tokens of a name behind `than`
_ANY: Final = frozenset(("anything", "nothing", "something"))
_COUNT: Final = re.compile(r"(?:R?[ND]O)?D#")
_MOST_COUNTED: Final = 9  # tokens from a number to its year
_MORE: Final = frozenset(("more", "less", "better", "worse"))
_AS_A_RULE: Final = (["customary"], ["usual"], ["normal"], ["typical"], ["usually"], ["normally"])
_LEAVING: Final = frozenset(("leave", "make", "find", "render", "keep"))
_TIMES: Final = frozenset(("years", "months", "weeks", "days", "year", "month", "week", "time", "times", "occasions"))
_VAGUE: Final = frozenset(("they", "it", "these", "this", "those"))
_DEGREES: Final = frozenset(("better", "worse", "more", "less", "further", "harder", "faster"))
_TIME_PREPOSITIONS: Final = frozenset(("in", "at", "during", "under"))
_EARLIER: Final = words_of("than") | words_of("usual") | {"past"}


def than_before(sentence: Sentence, at: int) -> list[Draft]:
    """`relations are warmer than last year`, `was more willing than when we first met`."""
    if not _is_earlier(sentence, at + 1):
        return []
    verb = sentence.clause_before(at)
    if verb is not None and (at - verb.end > _MOST_BEFORE or _is_bidden(sentence, verb)):
        return []
    about = _compared(sentence, at, verb) if verb else _of_telegram(sentence, at) or _of_what_follows(sentence, at)
    if about and verb and about[1] - about[0] == 1 and sentence.passage.lows[about[0]] in ("we", "i", "you"):
        about = _from_more(sentence, verb), verb_phrase_end(sentence.passage, verb.head, sentence.end)
    if about and about[1] - about[0] == 1 and sentence.passage.lows[about[0]] in _VAGUE:
        about = _named_behind(sentence, at + 1) or about
    if about:
        return [Draft("than before", about, (about[0], at + 2))]
    return []


def _is_bidden(sentence: Sentence, verb: Clause) -> bool:
    """Whether it only ought to be: `must help and help more than before`, `insists that it be heard more`."""
    bare = sentence.passage.tags[verb.start] == "V" and verb.shared
    return bare or verb.modal in ("must", "should") or sentence.passage.lows[verb.start] == "be"


def _from_more(sentence: Sentence, verb: Clause) -> int:
    """Where a comparison of `we` begins: at its verb, or its `more` (`we are | less inclined than before`)."""
    return next((one for one in range(verb.start, verb.head) if sentence.passage.lows[one] in _MORE), verb.head)


def _named_behind(sentence: Sentence, at: int) -> Phrase | None:
    """What `they` are, by what they are held against: `they are more complex than previous | requirements`."""
    first = at + (sentence.passage.tags[at] == "D")
    is_time = not _TIMES.isdisjoint(sentence.passage.lows[first + 1 : first + 3])
    if sentence.passage.lows[first] not in words_of("usual") or is_time:
        return None
    return whole_thing(sentence, first + 1)


def _of_telegram(sentence: Sentence, at: int) -> Phrase | None:
    """What is compared where a telegram leaves the verb out: `Requirements more complex than last time`."""
    near = range(max(sentence.start, at - 4), at - 1)
    more = max((one for one in near if sentence.passage.lows[one] in _MORE), default=0)
    named = more > 0 and sentence.passage.tags[more - 1] in "NC"
    return noun_phrase_before(sentence.passage, more, sentence.start) if named else None


def _of_what_follows(sentence: Sentence, at: int) -> Phrase | None:
    """What a sentence that begins with a comparison goes on to tell: `More than ever before, Kestria buys coal`."""
    after = next((one for one in sentence.clauses if one.kind == "finite"), None)
    return matter_of(sentence, after) if after and sentence.passage.lows[at - 2] not in _ANY else None


def _is_earlier(sentence: Sentence, at: int) -> bool:
    """Whether an earlier time stands at a token: `last year`, `when we met`, `April 1963`, `ten years ago`."""
    if _is_as_before(sentence, at) or _is_while(sentence, at):
        return True
    lows, tags = sentence.passage.lows, sentence.passage.tags
    if _COUNT.match(tags, at) and any(low == "in" and is_time(sentence, at + far) for far, low in _near(sentence, at)):
        return True  # `39 died, which is less than the 49 deaths in 2008`
    if "used to" in " ".join(lows[at : at + _MOST_NAME]):
        return True  # `more briefly than Strand used to`
    if lows[at - 2] in ("later", "earlier", "sooner"):
        return False  # `no later than June`
    if lows[at - 2] in ("more", "less") and not {"ago", "earlier"}.isdisjoint(lows[at : at + 4]):
        return False  # `made more than a year ago`
    return lows[at] in words_of("than") or tags[at] == "y" or "ago" in lows[at : at + 5]


def _near(sentence: Sentence, at: int) -> Iterator[tuple[int, str]]:
    """The words behind a token, each with how far the next one is from the token."""
    return enumerate(sentence.passage.lows[at : min(at + _MOST_COUNTED, sentence.end - 1)], 1)


def _is_as_before(sentence: Sentence, at: int) -> bool:
    """Whether an earlier state stands at a token: `its predecessor`, `is customary`, `they had in the past`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    named = lows[at] in _WHOSE and (
        lows[at + 1 : at + 2] in (["previous"], ["predecessor"], ["predecessors"])
        or lows[at + 1 : at + 3] in (["first", "one"], ["last", "one"])
    )
    as_a_rule = lows[at] in ("is", "was") and lows[at + 1 : at + 2] in _AS_A_RULE
    if named or as_a_rule or lows[at : at + 2] == ["at", "any"]:
        return True  # `better than at any time in the past year`, `than its predecessor`, `than is customary`
    if (been := _HAD_BEEN.match(tags, at)) and _is_over(sentence, been.start("had"), been.end()):
        return True  # `better than it has been for some time`, `less urgent than it had been`
    had = _HAD.match(tags, at)
    dated = had is not None and _IN_MAY.match(" ".join(lows[had.end() : had.end() + 2])) is not None
    return dated or (had is not None and not _PAST.isdisjoint(lows[had.end() : had.end() + 6]))


def _is_while(sentence: Sentence, at: int) -> bool:
    """Whether a stretch of time stands at a token: `during the long war`, `in 2007`, `under the previous board`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    if lows[at] not in _TIME_PREPOSITIONS:
        return False
    return lows[at] == "during" or tags[at + 1 : at + 2] in ("#", "y") or not _EARLIER.isdisjoint(lows[at + 1 : at + 4])


def _is_over(sentence: Sentence, had: int, behind: int) -> bool:
    """Whether `had been` ends the comparison, or `for some time`, `in years` stands behind `has been`."""
    lows = sentence.passage.lows
    if lows[behind - 1] not in ("been", "had"):
        return False  # `less flexible than we had hoped`
    if lows[behind : behind + 1] in (["for"], ["in"]):
        return lows[behind + 1 : behind + 2] in _FOR_LONG
    return lows[had] == "had" and sentence.passage.tags[behind : behind + 1] in tuple(".,;:)")


def _compared(sentence: Sentence, at: int, verb: Clause) -> Phrase | None:
    """What is compared: the subject; the object of `found Strand to be`; what `, even worse than` stands behind."""
    passage = sentence.passage
    comma = passage.tags.rfind(",", verb.end, at)
    if comma > 0 and at - comma < 4:
        return noun_phrase_before(passage, comma, sentence.start)
    thing = noun_phrase_from(passage, verb.end, at)
    more = thing is not None and passage.lows[thing[0]] in words_of("more") and thing[1] - thing[0] > 1
    if thing and more and verb.lemma != "be" and thing[1] < at:
        named = noun_phrase_from(passage, thing[0] + 1, at)
        return whole_thing(sentence, thing[0] + 1) or named  # `has allowed greater access to prisons than in the past`
    if (
        thing
        and thing[1] == at
        and verb.lemma != "be"
        and passage.tags[thing[0] : at].rstrip("JR")
        and (passage.lows[at - 1] not in _DEGREES)
    ):
        return thing  # `sensed greater caution than usual`
    there = verb.subject is not None and passage.lows[verb.subject[0]] == "there"
    if thing and (there or verb.lemma in _LEAVING):
        return thing  # `left the situation worse than before`, `there are fewer ships than a year ago`
    for one in sentence.clauses:
        if one.kind == "infinitive" and one.lemma == "be" and verb.end < one.start and one.end < at:
            return noun_phrase_from(passage, verb.end, one.start) or verb.subject
    return verb.subject


def unlike_before(sentence: Sentence, at: int) -> list[Draft]:
    """`Unlike on earlier visits, Strand had no complaints`, `Compared to last year, piracy is rare`."""
    passage = sentence.passage
    at += passage.lows[at + 1] in ("to", "with")
    if at + 2 >= sentence.end or not (_is_earlier(sentence, at + 1) or _names_earlier(sentence, at + 1)):
        return []
    verb = next((one for one in sentence.clauses if one.start > at and one.kind == "finite" and one.subject), None)
    about = matter_of(sentence, verb) if verb else None
    if about:
        return [Draft("unlike before", about, (at, about[1]))]
    return []


def _names_earlier(sentence: Sentence, at: int) -> bool:
    """Whether an earlier state is named soon (`on previous visits`)."""
    return not words_of("usual").isdisjoint(sentence.passage.lows[at : at + 3])
