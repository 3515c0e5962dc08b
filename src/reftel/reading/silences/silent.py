"""Who was silent on something, or unable or unwilling to tell it."""

from collections.abc import Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.matter import Phrase, behind_noun, behind_verb, phrase_at

__all__ = ["CLOSED", "UNWILLING", "owner_of", "silent_on"]

UNWILLING: Final = ("unwilling", "reluctant", "unable", "unprepared", "hesitant", "loath", "disinclined")
CLOSED: Final = (
    "quiet",
    "evasive",
    "noncommittal",
    "non-committal",
    "unresponsive",
    "unforthcoming",
    "coy",
    "cagey",
    "vague",
)
_UNANSWERING: Final = frozenset(
    ("evasive", "noncommittal", "non-committal", "unresponsive", "unforthcoming", "coy", "cagey")
)
_UNABLE: Final = ("unable", "unprepared")
_STANDS: Final = frozenset((
    "endorse", "recommend", "commit", "criticize", "criticise", "condemn", "denounce", "challenge", "reject",
    "press", "pursue", "dispute", "protest", "defend", "object",
))  # fmt: skip
_STAYING: Final = frozenset(("be", "remain", "keep", "stay", "become", "seem", "appear", "prove"))


def silent_on(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`was silent on the treaty`, `the silence of Strand on it`, `unwilling to discuss it`."""
    passage = sentence.passage
    telling = next((one for one in sentence.clauses if one.start == at + 1 and _is_bare(sentence, one)), None)
    is_stand = telling is not None and telling.lemma in _STANDS and passage.lows[at] not in _UNABLE
    about = behind_verb(sentence, telling, late=True) if telling else None
    about = about or (behind_noun(sentence, telling, denied=True) if telling else None)
    who = owner_of(sentence, at) or (_without_be(sentence, at) if telling else None)
    is_closed = not telling and passage.tags[at + 1] not in "NJ" and passage.lows[at] not in UNWILLING
    if (passage.lows[at] in CLOSED and not _is_kept(sentence, at)) or _is_to_come(sentence, at) or is_stand:
        return  # not `was reluctant to endorse him`, which is a stand
    kept = sentence.verb_before(at)
    if is_closed and kept and kept.negated and kept.lemma in _STAYING and kept.end == at:
        return  # `cannot be silent on it`
    for on in range(at + 1, min(at + 9, sentence.end - 1)) if is_closed else ():
        if passage.tags[on] in ";:":
            break
        to = passage.lows[on : on + 2] == ["as", "to"]
        if to or passage.lows[on] in ("on", "about", "regarding", "concerning"):
            about = phrase_at(sentence, on + 1 + to) if to or passage.lows[at] != "silence" else None
            about = about or noun_phrase_from(passage, on + 1, sentence.end)
            if about and passage.lows[about[1] - 1] == "part":
                return  # `a time of silence on our part`
            who = (at + 2, on) if passage.lows[at + 1] == "of" else who
            break
    if "if" in passage.lows[sentence.start : at]:
        return
    if about:
        yield Draft("silent on", who, about, (at, at + 1))
    elif passage.lows[at] in _UNANSWERING and who and passage.tags[at + 1] in ".,;K":
        yield Draft("no answer", who, None, (at, at + 1))  # `I asked who was there. He was non-committal.`


def _is_bare(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb hangs on the adjective before it: `unable to answer`, in telegrams `unable answer`."""
    return clause.kind == "infinitive" or sentence.passage.tags[clause.start] == "V"


def _without_be(sentence: Sentence, at: int) -> Phrase | None:
    """Who stands right before the adjective, a telegram having left the verb out: `We | unable specify limits`."""
    if sentence.passage.tags[at - 1] not in "UC" or at <= sentence.start:
        return None
    return noun_phrase_before(sentence.passage, at, sentence.start) or (at - 1, at)


def _is_to_come(sentence: Sentence, at: int) -> bool:
    """Whether somebody is only told to be so, or will be: `Remain noncommittal on it`, `will be unable to answer`."""
    verb = sentence.verb_before(at)
    if verb is None or verb.end < at - 3:
        return False
    return verb.modal in ("will", "would", "may", "might", "should", "must") or (
        verb.subject is None and sentence.passage.tags[verb.head] == "V"
    )


def _is_kept(sentence: Sentence, at: int) -> bool:
    """Whether somebody was or stayed so: not `a quiet strength`, not `if they will keep quiet`."""
    verb = sentence.verb_before(at)
    if sentence.passage.lows[at - 1] == "of":
        return False  # `a period of quiet on the border`
    if verb is None or (verb.lemma == "keep" and sentence.passage.tags[verb.end : at].strip("R")):
        return False  # `in a mood to keep things quiet on the border`
    return verb.lemma in _STAYING and verb.modal is None and verb.end >= at - 3


def owner_of(sentence: Sentence, at: int) -> Phrase | None:
    """Return whose the silence is: the possessive before it, or the subject of the `be` before it."""
    passage = sentence.passage
    if passage.tags[at - 1 : at] == "'":
        return noun_phrase_before(passage, at - 1, sentence.start)
    verb = sentence.verb_before(at)
    if verb is None or verb.subject is None or verb.end < at - 2 or passage.lows[verb.subject[0]] == "there":
        return None
    return verb.subject if verb.lemma in ("be", "remain", "keep", "stay", "make") else None
