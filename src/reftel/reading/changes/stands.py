"""Rules on verbs of giving up and of replacing: who dropped a demand, who took whose office, who had refused before."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.base.words import base_tags, state_names
from reftel.reading.changes.doubts import is_background
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.lexicon import tellers, words_of
from reftel.reading.changes.matter import is_earlier_time, is_told, matter_of, whole_thing
from reftel.reading.sentence import Sentence

__all__ = ["broke_with", "gave_up", "had_refused", "not_repeated", "replaced", "took_over"]

# What stands behind verbs that give something up only with it; of `away from` the first word may be left out.
_BEHIND: Final = {
    "give": (("up",),),
    "move": (("away", "from"), ("off",), ("off", "from")),
    "retreat": (("from",),),
    "backtrack": (("on",), ("from",)),
    "step": (("back", "from"), ("away", "from")),
    "back": (("down", "from"), ("away", "from"), ("off", "from"), ("off",)),
    "pull": (("back", "from"), ("away", "from")),
    "draw": (("back", "from"),),
}
_ENTERED: Final = frozenset(("replace", "succeed", "supplant", "supersede"))
_OF_THINGS: Final = frozenset(("replace", "supplant", "supersede"))
_LEFT: Final = frozenset(("resign", "step"))
_TAKEN_FROM: Final = frozenset(("remove", "relieve", "strip"))
_TAKEN_BEHIND: Final = frozenset(("from", "after", "at", "on", "during", "following"))  # when and from whom
_MOST_BEHIND: Final = 10  # tokens behind the verb in which the post is named
_RANK: Final = re.compile(r"[JNC]{1,6}(?:O[DJNC]{1,6})?")
_AGREEING: Final = frozenset(("agree", "decide", "consent", "persuade", "prepare"))
_MOST_APART: Final = 5  # tokens from the verb to the time before it or behind it


def gave_up(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Kestria dropped its demand for inspectors`, `has backed away from its position`, `the claim was withdrawn`."""
    if clause.negated or not (is_told(sentence, clause) or _is_agreed(sentence, clause)):
        return []
    at = _behind(sentence, clause)
    first = clause.subject[0] if clause.subject else clause.start
    if at is None or sentence.passage.lows[first - 1 : first] in (["before"], ["until"]):
        return []
    about = clause.subject if clause.passive else whole_thing(sentence, at)
    if about and _head(sentence, about) in words_of("stand"):
        return [Draft("gave up", about, (min(clause.start, about[0]), max(clause.end, about[1])), was=about)]
    return []


def broke_with(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`He rejected the previous cabinet's use of the word`: what was so before is in the object."""
    if clause.negated or not is_told(sentence, clause):
        return []
    about = clause.subject if clause.passive else whole_thing(sentence, clause.end)
    if about and not _FORMER.isdisjoint(sentence.passage.lows[slice(*about)]):
        return [Draft("gave up", about, (min(clause.start, about[0]), max(clause.end, about[1])), was=about)]
    return []


_FORMER: Final = frozenset(
    ("previous", "predecessor", "predecessors", "former", "earlier", "long-standing", "longstanding")
)


def _behind(sentence: Sentence, clause: Clause) -> int | None:
    """The token at which what was given up begins: behind `up`, `away from`."""
    lows, at = sentence.passage.lows, clause.end
    if clause.lemma not in _BEHIND:
        return at
    at += (
        at < sentence.end and sentence.passage.tags[at] == "R" and lows[at] not in ("up", "away", "back", "off", "down")
    )
    return next(
        (at + len(words) for words in _BEHIND[clause.lemma] if tuple(lows[at : at + len(words)]) == words), None
    )


def _is_agreed(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is an infinitive behind a verb that says it is settled: `agreed to drop its demand`."""
    if clause.kind != "infinitive":
        return False
    led = next((one for one in reversed(sentence.clauses) if one.end == clause.start), None)
    return led is not None and led.lemma in _AGREEING and _is_done(sentence, led)


def _is_done(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells what was done, also `agreed to`, which tells of no change by itself."""
    told = clause.kind == "finite" and not clause.negated and clause.modal is None
    return told and sentence.passage.tags[clause.head] in "EY"


def _head(sentence: Sentence, phrase: Phrase) -> str:
    """The noun of a phrase that its `of` or `for` hangs on."""
    tags = sentence.passage.tags
    end = next((at for at in range(*phrase) if tags[at] in "OPt" and at > phrase[0]), phrase[1])
    return sentence.passage.lows[end - 1]


def replaced(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The King dismissed Strand`, `Tran replaced Strand as Minister`, `Strand was removed from office`."""
    if clause.negated or not (is_told(sentence, clause) or _takes_over(sentence, clause) or _enters(sentence, clause)):
        return []
    if is_background(sentence, clause.subject[0] if clause.subject else clause.start):
        return []
    leaves = clause.lemma in _LEFT and not clause.passive
    was = clause.subject if leaves or clause.passive else noun_phrase_from(sentence.passage, clause.end, sentence.end)
    if was is None or (leaves and not _left(sentence, clause)):
        return []
    if clause.lemma in _TAKEN_FROM and not _is_from_post(sentence, was[1] if was[0] >= clause.end else clause.end):
        return []
    now, person = _successor(sentence, clause, was), _is_person(sentence, was)
    if not person and (clause.lemma not in _OF_THINGS or not now or not _is_told_of(sentence, was)):
        return []
    about = _rank(sentence, max(was[1], clause.end)) or was
    return [Draft("replaced", about, (min(was[0], clause.start), max(was[1], clause.end)), was, now)]


def _takes_over(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is told in the present: `Tran replaces Okoro`."""
    tags = sentence.passage.tags
    if clause.lemma not in ("replace", "succeed") or tags[clause.head] != "Z" or clause.subject is None:
        return False
    whom = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    return tags[clause.subject[0]] not in "QT" and whom is not None and _is_person(sentence, whom)


def _enters(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is told in passing: `Tran, replacing Okoro, has begun his work`."""
    if clause.kind != "ing" or clause.lemma not in ("replace", "succeed") or clause.start == sentence.start:
        return False
    whom = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    return sentence.passage.tags[clause.start - 1] in ",(" and whom is not None and _is_person(sentence, whom)


def _left(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody left an office: `stepped down`; not `resigned himself to it`."""
    behind = sentence.passage.lows[clause.end : clause.end + 1]
    return (
        behind == ["down"]
        if clause.lemma == "step"
        else behind != ["to"] and not behind[0].endswith(("self", "selves"))
    )


def _is_person(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is somebody: a name that is no state's, or an office."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    of = tags.find("O", *phrase)
    phrase = phrase[0], of if of > phrase[0] else phrase[1]  # not of which party
    last, letters = lows[phrase[1] - 1], tags[slice(*phrase)]
    if phrase[1] - phrase[0] == 1 and letters in ("U", "u"):
        return last in _PERSONAL
    if _head(sentence, phrase) in tellers():
        return last != "charges"
    word = sentence.passage.words[phrase[1] - 1]
    is_known = "C" not in letters and last in base_tags()
    is_name = not word.islower() and not word.isupper() and not is_known and not set(letters) - set("CNJ")
    return is_name and last not in state_names()


_PERSONAL: Final = frozenset(("he", "she", "him", "her", "they", "them", "who"))


def _is_from_post(sentence: Sentence, at: int) -> bool:
    """Whether `from office`, `of his command` stands behind."""
    lows = sentence.passage.lows[at : min(at + _MOST_BEHIND, sentence.end)]
    return lows[:1] in (["from"], ["of"], ["as"]) and (lows[0] == "as" or not words_of("post").isdisjoint(lows[1:4]))


def _is_told_of(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a thing is named that can be replaced by another: not `it`, not `none`."""
    return sentence.passage.tags[phrase[1] - 1] in "NC" and sentence.passage.tags[phrase[0]] != "#"


def _successor(sentence: Sentence, clause: Clause, was: Phrase) -> Phrase | None:
    """Who or what came instead: behind `by` or `with`; the subject of `replaced`, `succeeded`."""
    if clause.lemma not in _ENTERED:
        return None
    if clause.kind == "ing":
        return noun_phrase_before(sentence.passage, clause.start - 1, sentence.start)  # `Tran, replacing Okoro,`
    end, word = max(was[1], clause.end), "by" if clause.passive else "with"
    for at in range(end, min(end + _MOST_BEHIND, sentence.end - 1)):
        if sentence.passage.lows[at] == word:
            return noun_phrase_from(sentence.passage, at + 1, sentence.end)
        if sentence.passage.tags[at] in ",;.KT":
            break
    appoints = clause.lemma == "replace" and sentence.passage.tags[was[1] - 1] != "C" and _is_person(sentence, was)
    return None if clause.passive or appoints else clause.subject  # not `The King replaced the governor`


def _rank(sentence: Sentence, end: int) -> Phrase | None:
    """The office of `as Minister of Finance`."""
    for at in range(end, min(end + _MOST_BEHIND, sentence.end - 1)):
        if sentence.passage.lows[at] == "as":
            first = at + 1 + (sentence.passage.tags[at + 1] == "D")
            match = _RANK.match(sentence.passage.tags, first, sentence.end)
            return match.span() if match else None
        if sentence.passage.tags[at] in ",;.T":
            break
    return None


def took_over(sentence: Sentence, at: int) -> list[Draft]:
    """`Tran took over as Minister of Finance`, `takes over from Okoro as envoy`, `has taken over the top post`."""
    passage = sentence.passage
    verb = next((one for one in sentence.clauses if one.end == at), None)
    if verb is None or verb.lemma != "take" or verb.kind != "finite" or verb.modal or verb.negated:
        return []
    at += 1
    post = whole_thing(sentence, at) if passage.tags[at] == "D" and _is_done(sentence, verb) else None
    if post and verb.subject and _head(sentence, post) in words_of("post"):
        post = post[0], next((one for one in range(*post) if passage.lows[one] in _TAKEN_BEHIND), post[1])
        return [Draft("took over", post, (verb.subject[0], post[1]), None, verb.subject)]
    whom = noun_phrase_from(passage, at + 1, sentence.end) if passage.lows[at] == "from" else None
    about = _rank(sentence, whom[1] if whom else at)
    if about and verb.subject and passage.lows[at] in ("as", "from"):
        return [Draft("took over", about, (verb.subject[0], about[1]), whom, verb.subject)]
    return []


def had_refused(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`announced a fund, which she had refused last May`, `accepted inspectors, whom he had long resisted`."""
    passage = sentence.passage
    if clause.kind != "finite" or passage.lows[clause.start] != "had" or not _was_before(sentence, clause):
        return []
    if not _AT_FIRST.isdisjoint(passage.lows[clause.start : clause.end]):
        return []  # a rule of its own
    done = (
        one
        for one in sentence.clauses
        if one.kind == "finite" and one.lemma in words_of("granted") and one is not clause
    )
    if not any(_is_done(sentence, one) and passage.lows[one.start] != "had" for one in done):
        return []
    about = _refused(sentence, clause)
    if about:
        return [
            Draft(
                "had refused",
                about,
                (min(clause.start, about[0]), max(clause.end, about[1])),
                (clause.head, clause.end),
            )
        ]
    return []


def _was_before(sentence: Sentence, clause: Clause) -> bool:
    """Whether an earlier time stands by the verb: `had refused last May`, `had long resisted`, `until then`."""
    near = range(max(sentence.start, clause.start - _MOST_APART), min(clause.end + _MOST_APART, sentence.end - 1))
    return any(is_earlier_time(sentence, at) or sentence.passage.lows[at] in _EARLIER for at in near)


_AT_FIRST: Final = frozenset(("initially", "originally", "first"))
_EARLIER: Final = frozenset(("long", "earlier", "once", "repeatedly", "always", "before", "twice", "consistently"))


def _refused(sentence: Sentence, clause: Clause) -> Phrase | None:
    """What was refused: behind the verb or its infinitive; what `which` stands for."""
    passage = sentence.passage
    inner = next((one for one in sentence.clauses if one.kind == "infinitive" and one.start == clause.end), None)
    if inner:
        end = verb_phrase_end(passage, inner.head, sentence.end)
        return (inner.end, end) if end > inner.end else None
    that = clause.subject[0] - 1 if clause.subject else 0
    if that > sentence.start and passage.tags[that] in "QT":
        return noun_phrase_before(passage, that - (passage.tags[that - 1] == ","), sentence.start)
    return matter_of(sentence, clause) if noun_phrase_from(passage, clause.end, sentence.end) else None


def not_repeated(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Tran did not repeat his old condition`: what was said before and is not now."""
    if not clause.negated or clause.passive or clause.modal not in (None, "would"):
        return []
    about = whole_thing(sentence, clause.end)
    lows = sentence.passage.lows[slice(*about)] if about else []
    if about and not words_of("usual").isdisjoint(lows[:3]):
        end = verb_phrase_end(sentence.passage, clause.head, sentence.end)
        return [Draft("not repeated", (about[0], max(about[1], end)), (clause.start, clause.end), was=about)]
    return []
