"""What a silence is about: where the words for it begin and end."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.bounds import without_exception, without_when
from reftel.reading.silences.lexicon import matters, tellers, tellings

__all__ = [
    "ON",
    "Phrase",
    "behind_noun",
    "behind_verb",
    "can_tell",
    "is_of_deeds",
    "is_teller",
    "phrase_at",
]

Phrase = tuple[int, int]

_OF_FACTS: Final = frozenset(
    (
        "explain",
        "indicate",
        "reveal",
        "confirm",
        "address",
        "raise",
        "predict",
        "answer",
        "specify",
        "clarify",
        "tell",
    )
)
_TO_WHOM: Final = frozenset((
    "mention", "indicate", "say", "explain", "reveal", "disclose", "report", "suggest", "state", "confirm", "announce",
    "convey", "communicate", "raise", "discuss",
))  # fmt: skip
_HYPHENS: Final = ("-", "\N{EN DASH}")
_RAISED: Final = frozenset(
    (
        "expectations",
        "hopes",
        "prices",
        "taxes",
        "tariffs",
        "rice",
        "wheat",
        "crops",
        "cattle",
        "money",
        "funds",
        "troops",
        "wages",
        "rates",
    )
)
_REPEATED: Final = frozenset(("mistake", "mistakes", "error", "errors", "experience", "success", "performance", "past"))
_DEEDS: Final = frozenset((
    "raid", "raids", "attack", "attacks", "pressure", "pressures", "provocation", "provocations", "aggression", "moves",
    "needs", "challenges", "crisis", "efforts", "fire", "shelling", "measures", "treatment", "developments",
))  # fmt: skip
_WELL: Final = frozenset(("adequately", "sufficiently", "effectively", "properly", "fully", "yet", "being"))
_HOW: Final = frozenset((
    "favourably", "favorably", "positively", "readily", "quickly", "promptly", "adequately", "appropriately", "well",
    "effectively", "militarily", "forcefully", "strongly", "enthusiastically", "warmly", "kindly", "properly",
))  # fmt: skip
_NOW: Final = (["at", "this", "time"], ["at", "this", "stage"], ["at", "this", "point"])
_SO_FAR: Final = (["to", "date"], ["as", "yet"], ["so", "far"], ["thus", "far"], ["at", "all"], ["up", "to"])
_ANSWERING: Final = frozenset(("comment", "comments", "reply", "response", "answer", "reaction"))
_DETAIL: Final = frozenset(("detail", "details", "specifics", "particulars"))
_PRETEXTS: Final = frozenset(("excuse", "excuses", "reason", "reasons"))
_TO_SOMEBODY: Final = frozenset(("give", "offer"))
_TALK: Final = frozenset((
    "discussion", "discussions", "debate", "dialogue", "argument", "conversation", "detail", "details", "specifics",
))  # fmt: skip
_WHEN_NOT: Final = re.compile(r"(?:D|(?=N))[JNC]{1,5}")
_WHATEVER: Final = (["whatsoever"], ["whatever"])
ON: Final = frozenset(("re", "of", "to", "on", "about", "upon", "regarding", "concerning", "that", "as"))


def can_tell(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the subject is one that could have told: somebody, or a text; a fact only `does not explain`."""
    return clause.subject is None or clause.lemma not in _OF_FACTS or is_teller(sentence, clause.subject)


def is_of_deeds(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a verb means doing: `did not adequately address the problem`, `did not repeat the mistake`."""
    lows = sentence.passage.lows
    if clause.lemma in ("respond", "react", "reply"):
        how = lows[clause.start : clause.end + 2]
        return not _HOW.isdisjoint(how) or _is_to_deeds(sentence, clause.end)
    if clause.lemma == "address":
        return not _WELL.isdisjoint(lows[clause.start : clause.end + 1])
    if clause.lemma == "raise":
        return not _RAISED.isdisjoint(lows[clause.end : clause.end + 4])
    if clause.lemma != "repeat":
        return False
    behind = lows[clause.end : clause.end + 4]
    is_part = clause.passive or clause.kind == "participle" or lows[clause.start] == "repeated"
    return is_part or clause.modal == "will" or behind[:1] == ["not"] or not _REPEATED.isdisjoint(behind)


def _is_to_deeds(sentence: Sentence, at: int) -> bool:
    """Whether what stands behind `to` wants no words: `did not respond to the raid`."""
    to = sentence.passage.lows[at : at + 1] == ["to"]
    phrase = noun_phrase_from(sentence.passage, at + 1, sentence.end) if to else None
    return phrase is not None and not _DEEDS.isdisjoint(sentence.passage.lows[slice(*phrase)])


def is_teller(sentence: Sentence, phrase: Phrase) -> bool:
    """Return whether a phrase ends with the name of somebody or of a text."""
    head = phrase[1] - 1
    return sentence.passage.tags[head] in "UuCQT" or sentence.passage.lows[head] in tellers()


def phrase_at(sentence: Sentence, at: int) -> Phrase | None:
    """Return the matter that begins at a token, to the end of its phrase."""
    passage = sentence.passage
    if at >= sentence.end or passage.tags[at] in ".,;:-)>K":
        return None
    end = verb_phrase_end(passage, at, sentence.end)
    while (
        end + 1 < sentence.end
        and passage.words[end] in _HYPHENS
        and passage.starts[end + 1] - passage.end_of(end - 1) == 1
    ):
        end = verb_phrase_end(passage, end + 1, sentence.end)  # `80-100 tons`, `the F-5 fighters`
    end = without_when(passage, at, without_exception(passage, at, end))
    while end > at + 1 and passage.tags[end - 1] in "K,":
        end -= 1  # `the talks and, when they met`
    return at, end


def behind_verb(sentence: Sentence, clause: Clause, *, late: bool) -> Phrase | None:
    """Return the matter of a verb of telling; `late` where something like `declined to` stands before it."""
    passage, at = sentence.passage, clause.head + 1
    at = _behind_whom(sentence, clause, at)
    behind = tellings().get(clause.lemma)
    bound = clause.lemma == "commit" and passage.lows[at].endswith(("self", "selves"))
    if behind is None:
        return None
    if "late" in behind and not late and not bound:
        return _asked_what(sentence, at) if "that" in behind or sentence.passage.lows[at : at + 1] != ["when"] else None
    if is_of_deeds(sentence, clause):
        return None
    while at < sentence.end and passage.tags[at] == "R" and passage.lows[at] not in behind:
        at += 1
    if at >= sentence.end:
        return None
    return _behind_word(sentence, at, behind, lemma=clause.lemma)


def _asked_what(sentence: Sentence, at: int) -> Phrase | None:
    """The question of `did not describe what the terms might be`, `did not identify who was there`."""
    is_question = at < sentence.end and (sentence.passage.tags[at] == "Q" or sentence.passage.lows[at] == "whether")
    return phrase_at(sentence, at) if is_question else None


def _behind_whom(sentence: Sentence, clause: Clause, at: int) -> int:
    """The token behind those to whom it was not told: `did not indicate to the envoys in Lysandra that`."""
    passage = sentence.passage
    if clause.lemma not in _TO_WHOM or passage.lows[at : at + 1] not in (["to"], ["with"]):
        return at
    whom = noun_phrase_from(passage, at + 1, sentence.end)
    end = at + 2 if passage.tags[at + 1 : at + 2] == "u" else whom[1] if whom and is_teller(sentence, whom) else at
    place = noun_phrase_from(passage, end + 1, sentence.end) if passage.lows[end : end + 1] == ["in"] else None
    return place[1] if place and end > at and "C" in passage.tags[slice(*place)] else end


def _behind_word(sentence: Sentence, at: int, behind: frozenset[str], *, lemma: str) -> Phrase | None:
    """The matter that begins at a token, where the verb takes what stands there."""
    passage = sentence.passage
    if "whom" in behind:
        at += 2 * (passage.lows[at : at + 2] == ["in", "advance"])
        while at < sentence.end - 1 and passage.tags[at] in "DJNCu":
            at += 1
        at += 3 * (passage.lows[at : at + 3] in _NOW)  # `not tell the Board at this time whether`
    if lemma == "commit" and passage.lows[at].endswith(("self", "selves")):
        at += 1 + 2 * (passage.lows[at + 1 : at + 3] == ["in", "advance"])
    if passage.lows[at] in behind:
        if lemma == "go" and passage.tags[at + 1 : at + 2] in ("N", "C") and passage.lows[at + 1] not in _DETAIL:
            return None  # `did not go into operation`
        if passage.lows[at : at + 2] == ["on", "behalf"]:
            return None  # `did not speak on behalf of the Board`
        if lemma == "enter":
            return _of_talk(sentence, at + 1)
        return phrase_at(sentence, at + 1)
    clausal = passage.tags[at] in "TQU" or passage.lows[at] in ("if", "whether") or passage.tags[at : at + 2] == "PQ"
    if "that" in behind and clausal:
        return phrase_at(sentence, at + (passage.tags[at] == "T"))
    is_matter = passage.tags[at] in "DJNCGYu<#T" or _is_it(sentence, at)
    return phrase_at(sentence, at) if "-" in behind and is_matter else None


def _of_talk(sentence: Sentence, at: int) -> Phrase | None:
    """The treaty of `refused to enter into any discussion of the treaty`."""
    phrase = noun_phrase_from(sentence.passage, at, sentence.end)
    talk = next((one for one in range(*phrase) if sentence.passage.lows[one] in _TALK), None) if phrase else None
    return behind_matter(sentence, talk + 1) or phrase if talk else None


def _is_it(sentence: Sentence, at: int) -> bool:
    """Whether `it` is the matter of a verb, not the subject of another."""
    return sentence.passage.lows[at] == "it" and sentence.passage.tags[at + 1] in ".,;)KPaA"


def behind_noun(sentence: Sentence, clause: Clause, *, denied: bool) -> Phrase | None:
    """Return the matter of `gave no indication that`, `offered no suggestions`, `did not offer an explanation`."""
    passage = sentence.passage
    phrase = noun_phrase_from(passage, clause.head + 1, sentence.end)
    if phrase is None:
        return None
    return _matter_in(sentence, clause, phrase, denied=denied) or _given_to(sentence, clause, phrase, denied=denied)


def _given_to(sentence: Sentence, clause: Clause, whom: Phrase, *, denied: bool) -> Phrase | None:
    """The matter behind those who got none: `did not give the envoy | any details of the treaty`."""
    thing = noun_phrase_from(sentence.passage, whom[1], sentence.end) if clause.lemma in _TO_SOMEBODY else None
    if thing is None or not is_teller(sentence, whom) or not _PRETEXTS.isdisjoint(sentence.passage.lows[slice(*thing)]):
        return None  # `will give them no excuse for it`
    return _matter_in(sentence, clause, thing, denied=denied)


def _matter_in(sentence: Sentence, clause: Clause, phrase: Phrase, *, denied: bool) -> Phrase | None:
    """The matter that a phrase behind a verb tells: `no indication that`, `any details of it`."""
    passage = sentence.passage
    no = passage.lows[phrase[0]] in ("no", "none", "little", "scant")
    for noun in range(*phrase) if no or denied else ():
        how = matters().get(passage.lows[noun])
        if how is not None and clause.lemma in how.verbs:
            if passage.lows[noun] in _DETAIL and _is_ours_to_have(sentence, clause):
                return None
            whom = passage.tags[phrase[0]] == "u" and noun > phrase[0]  # `without giving us reasons`
            return behind_matter(sentence, noun + 1) if how.behind else phrase_at(sentence, phrase[0] + (no or whom))
    return None


def _is_ours_to_have(sentence: Sentence, clause: Clause) -> bool:
    """Whether we lack it ourselves: `we have no details of his talks`."""
    subject = clause.subject
    return clause.lemma == "have" and subject is not None and sentence.passage.lows[subject[0]] in ("i", "we")


def behind_matter(sentence: Sentence, at: int) -> Phrase | None:
    """Return what stands behind `mention`, `indication`: with `of`, `that`, or a clause without it."""
    passage = sentence.passage
    at += 2 * (passage.lows[at : at + 2] in _SO_FAR) + (passage.lows[at : at + 1] in _WHATEVER)
    at += passage.lows[at : at + 2] == ["either", "from"]
    if at < sentence.end and passage.lows[at] == "from" and (whom := noun_phrase_from(passage, at + 1, sentence.end)):
        at = whom[1]  # `no reaction from Kestria to the treaty`
    at = _behind_when(sentence, at)
    if at >= sentence.end:
        return None
    if passage.lows[at] in ON or passage.tags[at] == "T":
        if passage.lows[at - 1] == "sign" and passage.tags[at + 1 : at + 2] == "G":
            return None  # `gave no sign of leaving`
        return phrase_at(sentence, at + 1 + (passage.lows[at : at + 2] == ["as", "to"]))
    # `little hint there will be a change`
    there = passage.lows[at] == "there" and passage.tags[at + 1 : at + 2] in tuple("BMXHZE")
    is_hint = passage.lows[at - 1] not in _ANSWERING  # `made no comment he was sad`
    return phrase_at(sentence, at) if is_hint and (there or passage.tags[at] in "UDCQ") else None


def _behind_when(sentence: Sentence, at: int) -> int:
    """The token behind where it was not told: `no reference during the talks to the treaty`."""
    lows = sentence.passage.lows
    if lows[at : at + 1] not in (["during"], ["in"], ["at"], ["throughout"]) or lows[at + 1 : at + 2] == ["support"]:
        return at
    when = _WHEN_NOT.match(sentence.passage.tags, at + 1, sentence.end - 1)
    return when.end() if when and lows[when.end()] in ON else at
