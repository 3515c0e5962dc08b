"""Rules on other words: no mention of, without telling, silent on."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.left import OPEN, absent, left_open
from reftel.reading.silences.lexicon import matters, tellings
from reftel.reading.silences.matter import (
    Phrase,
    behind_matter,
    behind_noun,
    behind_verb,
    is_teller,
)
from reftel.reading.silences.silent import CLOSED, UNWILLING, owner_of, silent_on
from reftel.reading.silences.supposed import is_supposed
from reftel.reading.silences.whom import whom_alone

__all__ = ["WORD_RULES"]


def no_mention(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`There was little mention of the treaty`, `no reference to it was made`, `his lack of reaction to it`."""
    passage = sentence.passage
    if passage.lows[at] == "little" and passage.lows[at - 1 : at] == ["a"]:
        return  # `a little discussion of it`
    noun = at + 1 + (passage.lows[at] in _LACKING)
    if passage.lows[at] in _LACKING and passage.lows[at + 1] in ("from", "in"):
        text = noun_phrase_from(passage, at + 2, sentence.end)  # `the absence from the draft of any mention of it`
        of = passage.tags.find("O", at + 2, text[1]) if text else -1
        noun = of + 1 if of > 0 else noun
    last = min(noun + 4, sentence.end)
    while noun < last and passage.lows[noun] not in matters() and passage.tags[noun] in "JDN":
        noun += 1
    how = matters().get(passage.lows[noun]) if noun < sentence.end else None
    if how is None:
        return
    if passage.lows[at] in _LACKING and passage.lows[noun + 1 : noun + 2] == ["by"]:
        whose = noun_phrase_from(passage, noun + 2, sentence.end)  # `the absence of a statement by the Minister`
        yield Draft("no mention", whose, (at + 2, noun + 1), (at, noun + 1))
        return
    told = "there" in how.verbs or (how.behind and (passage.lows[at] in _LACKING or _is_in_text(sentence, noun)))
    verb, giver = sentence.verb_before(at), _giver(sentence, noun + 1)
    wanted = verb is not None and verb.end == at and (verb.modal in _ORDERED or is_supposed(sentence, verb))
    wanted = wanted or passage.lows[noun + 1 : noun + 2] == ["be"]
    wanted = wanted or (verb is not None and verb.end >= at - 1 and verb.lemma in _HOPING)
    if wanted or not _SINGLE.isdisjoint(passage.lows[at:noun]):
        return  # `there must be no mention of it`, `there is no single answer to it`
    alone = _is_alone(sentence, at, noun)
    about = behind_matter(sentence, noun + 1) if told or (giver and how.behind) or alone else None
    about = about or _given_out(sentence, noun)
    if alone and about and _has_predicate(sentence, about):
        return  # `No word of it is true`
    if about:
        yield Draft("no mention", giver or owner_of(sentence, at), _before_verb(sentence, about), (at, noun + 1))
    elif (
        told
        and passage.lows[noun] in _REPLIES
        and verb
        and verb.lemma == "be"
        and verb.modal is None
        and verb.end == at
        and (giver or passage.tags[noun + 1 : noun + 2] in tuple(".,;K"))
    ):
        yield Draft("no answer", giver, None, (at, noun + 1))  # `There was no reply.`


def _is_in_text(sentence: Sentence, noun: int) -> bool:
    """Whether it is said of a talk or a text: `no hint of a new offer in his speech`; not `no hint of a coup`."""
    lows = sentence.passage.lows
    for at in range(noun + 1, min(noun + _MOST_TO_TEXT, sentence.end - 1)):
        phrase = noun_phrase_from(sentence.passage, at + 1, sentence.end) if lows[at] in ("in", "during") else None
        if phrase and not _TALKS.isdisjoint(lows[slice(*phrase)]):
            return True
    return False


def _is_alone(sentence: Sentence, at: int, noun: int) -> bool:
    """Whether a telegram says no more: `Comment: No indication of the date.`."""
    opens = at == sentence.start or sentence.passage.tags[at - 1] == ":"
    return opens and sentence.passage.lows[noun] in ("indication", "mention", "word", "reference", "sign", "hint")


def _has_predicate(sentence: Sentence, about: Phrase) -> bool:
    """Whether what stands behind `no word of` is the subject of a verb (`of the story | was true`)."""
    end = _before_verb(sentence, about)[1]
    return end < sentence.end - 1 and sentence.passage.tags[end] in "BMXHZ"


def _giver(sentence: Sentence, at: int) -> Phrase | None:
    """Who gave none: `There has been no reaction from Kestria`."""
    if sentence.passage.lows[at : at + 1] != ["from"]:
        return None
    whom = noun_phrase_from(sentence.passage, at + 1, sentence.end)
    return whom if whom and is_teller(sentence, whom) else None


def _given_out(sentence: Sentence, noun: int) -> Phrase | None:
    """What nothing was given out of: `there has been no detail published on actual costs`."""
    given = sentence.passage.lows[noun + 1 : noun + 2]
    return behind_matter(sentence, noun + 2) if given and given[0] in _PUBLISHED else None


def without_telling(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`without mentioning the treaty`, `accepted the note without comment`."""
    passage, lows = sentence.passage, sentence.passage.lows
    telling = next((one for one in sentence.clauses if one.head == at + 1 + (passage.tags[at + 1] == "R")), None)
    if telling and telling.lemma in _ATTEMPTING:
        telling = next((one for one in sentence.clauses if telling.end <= one.start <= telling.end + 1), telling)
    main = sentence.verb_before(at)
    if _is_to_be(sentence, main, at):
        return
    if main and (main.negated or not _SELDOM.isdisjoint(lows[main.start : at])):
        return  # `he could not leave without raising it`, `is seldom raised without reference to it`
    if telling and lows[at - 1 : at] not in (["goes"], ["go"], ["went"]):
        about = behind_verb(sentence, telling, late=False) or behind_noun(sentence, telling, denied=True)
        about = about or whom_alone(sentence, telling)
        detail = about is not None and lows[about[0]] in ("detail", "details")
        after = (one.subject for one in sentence.clauses if one.start > at and one.kind == "finite")
        behind = next(after, None) if at == sentence.start else None  # `Without giving a date, Strand said`
        if about and (not detail or telling.lemma != "go" or lows[about[0] + 1] in ("of", "on", "about")):
            about, who = _before_main(sentence, at, about)
            who = who or _by_whom(sentence, main) or telling.subject or behind
            yield Draft("without telling", who, about, (at, at + 2))
        elif detail or telling.lemma == "elaborate":
            yield Draft("without detail", telling.subject or behind, None, (at, at + 2))
    elif about := _behind_reference(sentence, at + 1):
        about, who = _before_main(sentence, at, _before_verb(sentence, about))
        yield Draft("without telling", main.subject if main else who, about, (at, about[0]))
    elif main and lows[at + 1 + _is_more(lows, at)] in _COMMENTS:
        about = noun_phrase_from(passage, main.end + (passage.lows[main.end] in _HEARING), at)
        if about and passage.tags[about[0]] != "u":
            yield Draft("without comment", main.subject, about, (at, at + 2))


def _by_whom(sentence: Sentence, main: Clause | None) -> Phrase | None:
    """Who did it in the passive: `it was rejected by the Board, without giving us reasons`."""
    by = main is not None and main.passive and sentence.passage.lows[main.end : main.end + 1] == ["by"]
    return noun_phrase_from(sentence.passage, main.end + 1, sentence.end) if main and by else None


def _is_more(lows: list[str], at: int) -> bool:
    """Whether a word of degree stands behind `without`: `without further comment`."""
    return lows[at + 1] in ("further", "any", "much", "direct")


def _is_to_be(sentence: Sentence, main: Clause | None, at: int) -> bool:
    """Whether it is only to be, or asked: `it will be done without telling them`, `Without telling, you should`."""
    passage = sentence.passage
    hard = (one for one in range(sentence.start, at) if passage.tags[one] == "J" and passage.lows[one] in _HARD)
    if passage.words[sentence.end - 1] == "?" or next(hard, None) is not None:
        return True  # `it is difficult to discuss it without mentioning them`
    if any(one.end <= at and one.lemma in _ASKING and passage.tags[one.end] in "TU" for one in sentence.clauses):
        return True  # `hoped that it had been done without mention of them`
    if main is not None and main.subject and passage.tags[main.start] == "V" and passage.tags[main.subject[0]] != "U":
        return True  # `asked that the Board be told without revealing it`
    if main is None:
        main = next((one for one in sentence.clauses if one.start > at and one.kind == "finite"), None)
        wished = main is not None and main.modal in ("would", "should") and passage.lows[main.start - 1] in ("i", "we")
        return wished or _is_ordered(sentence, main)
    if main.lemma in _HOPING or main.modal in ("will", "would", "can", "could", "may", "should", "must"):
        return True
    return _is_ordered(sentence, main)


def _is_ordered(sentence: Sentence, main: Clause | None) -> bool:
    """Whether it stands in what is asked of somebody: `you should`, `it is imperative that`, `please renew it`."""
    if main is None:
        return False
    lows, tags = sentence.passage.lows, sentence.passage.tags
    bare = tags[main.start] == "V" and main.subject is None
    return bare or main.modal in ("should", "must") or not _BIDDING.isdisjoint(lows[sentence.start : main.start])


def _before_main(sentence: Sentence, at: int, about: Phrase) -> tuple[Phrase, Phrase | None]:
    """A matter without a main clause that no comma parts from it, and who does what that tells.

    `Without mentioning the treaty | he declined to sign`; not `Without mentioning the letter he had written, he left`.
    """
    finite = [one for one in sentence.clauses if one.kind == "finite" and one.subject]
    parted = sentence.passage.tags[about[1] : about[1] + 1] == ","
    if any(one.end <= at or (parted and one.start >= about[1]) for one in finite):
        return about, None
    doers = (one.subject for one in finite if one.subject and one.subject[0] > about[0])
    who = next((one for one in doers if sentence.passage.lows[one[0]] in _SOMEBODY), None)
    return ((about[0], who[0]), who) if who else (about, None)


def _behind_reference(sentence: Sentence, at: int) -> Phrase | None:
    """The treaty of `without any direct reference to the treaty`."""
    passage = sentence.passage
    if passage.lows[at] == "reference" and not _is_of_telling(sentence, at):
        return None  # `was devised without reference to the wishes of the town`
    for noun in range(at, min(at + 4, sentence.end - 1)):
        how = matters().get(passage.lows[noun])
        if how is not None and how.behind and passage.lows[noun + 1] in ("to", "of"):
            return behind_matter(sentence, noun + 1)
        if passage.tags[noun] not in "DJ":
            return None
    return None


def _is_of_telling(sentence: Sentence, at: int) -> bool:
    """Whether the verb before a token is one of telling."""
    verb = next((one for one in reversed(sentence.clauses) if one.end <= at and one.kind != "infinitive"), None)
    return verb is not None and verb.lemma in tellings()


def refusal(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`Strand's refusal to discuss the treaty`, `the failure of the report to mention it`."""
    passage = sentence.passage
    who, to = owner_of(sentence, at), at + 1
    if passage.lows[to] == "of" and (whose := noun_phrase_from(passage, to + 1, sentence.end)):
        who, to = whose, whose[1]
    if who is None and passage.lows[at - 1] in ("his", "her", "their", "its", "our", "my"):
        who = (at - 1, at)
    near = range(to, to + _MOST_BETWEEN)
    bare = to if passage.tags[to] == "V" else None  # `our failure | respond to the note`
    told = (one for one in sentence.clauses if one.start in near)
    telling = next((one for one in told if one.kind == "infinitive" or one.start == bare), None)
    if telling and passage.tags[to : telling.start].strip("PODJNC"):
        return  # `failure during the debate to answer the charges`
    if passage.lows[at] == "failure" and telling and telling.lemma == "address":
        return  # `his failure to address the problem`, which is one of deeds
    about = behind_verb(sentence, telling, late=True) if telling and who else None
    if about:
        yield Draft("refusal", who, _before_verb(sentence, about), (at, to))


def _before_verb(sentence: Sentence, about: Phrase) -> Phrase:
    """A matter without the verb whose subject it is a part of: `his refusal to discuss the treaty | was odd`."""
    match = _UP_TO_VERB.match(sentence.passage.tags, *about)
    return (about[0], match.end()) if match else about


_SOMEBODY: Final = frozenset(("i", "we", "he", "she", "they"))
_MOST_BETWEEN: Final = 6  # tokens from `failure` to what somebody failed to do
_ORDERED: Final = ("must", "should", "will", "shall", "would")
_MOST_TO_TEXT: Final = 12  # tokens from `no hint` to the text that has none
_TALKS: Final = frozenset((
    "talk", "talks", "conversation", "discussion", "meeting", "speech", "speeches", "statement", "statements", "letter",
    "remarks", "comments", "communique", "interview", "note", "message", "article", "text", "draft", "report", "reply",
))  # fmt: skip
_COMMENTS: Final = frozenset(("comment", "explanation", "response", "elaboration", "reply"))
_HEARING: Final = frozenset(("to", "out"))
_HOPING: Final = frozenset(("hope", "wish", "want", "plan", "intend", "propose", "recommend", "expect", "need", "mean"))
_ASKING: Final = frozenset(("hope", "wish", "urge", "request"))
_BIDDING: Final = frozenset(("imperative", "essential", "please"))
_HARD: Final = frozenset(("difficult", "hard", "impossible"))
_SINGLE: Final = frozenset(("single", "easy", "simple", "final", "one"))
_PUBLISHED: Final = frozenset(
    ("received", "made", "published", "released", "given", "provided", "disclosed", "offered", "issued", "announced")
)
_REPLIES: Final = frozenset(("reply", "answer", "response", "reaction"))
_ATTEMPTING: Final = frozenset(("attempt", "try", "seek", "wish", "bother", "pause"))
_SELDOM: Final = frozenset(("seldom", "rarely", "never", "hardly"))
_UP_TO_VERB: Final = re.compile(r"[^BZEMHXTQUA.,;:]{1,30}?[NC](?=[BZMHX]|E[DUCT]|V[DUCT])")
_LACKING: Final = ("lack", "absence")
WORD_RULES: Final[dict[str, Callable[[Sentence, int], Iterator[Draft]]]] = {
    **dict.fromkeys(("no", "little", "lack", "absence", "scant"), no_mention),
    **dict.fromkeys(("silent", "silence", "reticent", "mum", "tight-lipped", *CLOSED, *UNWILLING), silent_on),
    **dict.fromkeys(OPEN, left_open),
    **dict.fromkeys(("absent", "missing"), absent),
    **dict.fromkeys(("refusal", "failure", "reluctance", "unwillingness", "inability", "hesitancy"), refusal),
    "without": without_telling,
}
