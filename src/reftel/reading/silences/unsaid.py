"""Rules on what was left unsaid: no answer was given, it was not made public, blamed for not mentioning it."""

from dataclasses import replace
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.denials import before_other, is_denied, is_nobody
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.lexicon import matters, tellings
from reftel.reading.silences.matter import (
    Phrase,
    behind_matter,
    behind_noun,
    behind_verb,
    is_of_deeds,
    is_teller,
    phrase_at,
)
from reftel.reading.silences.supposed import is_supposed

__all__ = ["unsaid"]

_PUBLIC: Final = frozenset(("public", "publicly"))
_DISCLOSING: Final = frozenset(("declare", "publish", "release", "publicise"))
_BLAMED: Final = frozenset(("for", "in", "by", "of"))
_UNTIL: Final = frozenset(("until", "unless", "before"))
_MOST_INSERTED: Final = 6  # tokens between `did not` and its verb


def none_given(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`No answer was given to our note`, `neither sale has been disclosed`: what was not told, by its `no`."""
    if not clause.passive or clause.modal or clause.negated or clause.subject is None or clause.kind != "finite":
        return []
    first, end = clause.subject
    lows = sentence.passage.lows
    if not is_nobody(sentence, clause) or end - first < 2 or lows[first] not in ("no", "neither"):
        return []
    if is_supposed(sentence, clause) or not _UNTIL.isdisjoint(lows[first:end]):
        return []  # `asked that no mention be made of it`, `no talks until the matter is clarified`
    how = matters().get(lows[end - 1])
    if how is not None and clause.lemma in how.verbs:
        about = behind_matter(sentence, clause.end) or (None if how.behind else (first + 1, end))
        if about is None and sentence.passage.tags[clause.end : clause.end + 1] == "t":
            about = phrase_at(sentence, clause.end + 1)
        return [Draft("none given", None, about, (first, clause.end))]
    if _is_told(sentence, clause):
        return [Draft("none given", None, (first + 1, end), (first, clause.end))]
    return []


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb is one of telling that takes its matter without a word between."""
    behind = tellings().get(clause.lemma, frozenset())
    return "-" in behind and "late" not in behind and not is_of_deeds(sentence, clause)


def not_public(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The reports are not made public`, `budgets are not declared`, `many imports not discussed`."""
    passage = sentence.passage
    if clause.kind != "finite" or clause.modal or clause.subject is None or passage.tags[clause.subject[0]] in "QTU":
        return []
    if is_supposed(sentence, clause):
        return []
    made = clause.lemma == "make" and clause.end < sentence.end and passage.lows[clause.end] in _PUBLIC
    if is_teller(sentence, clause.subject) and not made:
        return []
    if clause.passive and is_denied(sentence, clause) and (made or clause.lemma in _DISCLOSING):
        return [Draft("was not told", None, clause.subject, (clause.start, clause.end))]
    if not clause.passive and _is_bare(sentence, clause) and _is_told(sentence, clause):
        return [Draft("was not told", None, clause.subject, (clause.start - 1, clause.end))]
    return []


def _is_bare(sentence: Sentence, clause: Clause) -> bool:
    """Whether a telegram left `were` out: `many imports not discussed.`."""
    tags = sentence.passage.tags
    no = clause.start - 1 - (tags[clause.start - 2 : clause.start] == "!R")
    alone = clause.end - clause.start == 1 and tags[no] == "!" and tags[clause.head] in "EY"
    ends = clause.end >= sentence.end or tags[clause.end] in ".,;P)"
    return alone and ends and clause.subject is not None and clause.subject[1] == no


def not_telling(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`criticised for not mentioning the treaty`, `remiss in not answering the note`, `not having raised it`."""
    lows, at = sentence.passage.lows, clause.start
    if clause.kind != "ing" or at - 1 <= sentence.start or lows[at - 1] != "not":
        return []
    if lows[at - 2] not in _BLAMED and lows[at] != "having":
        return []
    blamed = (
        lows[at] == "having" or lows[at - 2] == "for" or lows[at - 3] == "remiss"
    )  # not `wise in not objecting to it`
    about = behind_verb(sentence, clause, late=blamed) or behind_noun(sentence, clause, denied=True)
    if about:
        return [Draft("not telling", clause.subject, about, (at - 1, clause.end))]
    return []


def not_however(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Strand did not, however, mention the treaty`, `did not once mention the treaty`."""
    passage, at = sentence.passage, clause.end
    once = passage.lows[at : at + 2] == ["not", "once"]
    if clause.lemma != "do" or clause.kind != "finite" or not (once or passage.tags[at : at + 2] in ("!,", "!(")):
        return []
    sign = passage.tags[at + 1].replace("(", ")")
    closing = at + 1 if once else passage.tags.find(sign, at + 2, min(at + _MOST_INSERTED, sentence.end - 2))
    lemma = passage.lows[closing + 1] if closing > 0 else ""
    if lemma not in tellings():
        return []
    telling = replace(clause, head=closing + 1, end=closing + 2, lemma=lemma, negated=True)
    about = behind_verb(sentence, telling, late=False) or behind_noun(sentence, telling, denied=True)
    if about:
        return [Draft("not told", clause.subject, before_other(sentence, about), (clause.start, closing + 2))]
    return []


def told_nothing(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`We had been told nothing of the talks`, `told us nothing about the talks`."""
    passage, at = sentence.passage, clause.end
    if clause.lemma != "tell" or clause.modal or clause.kind != "finite":
        return []
    whom = noun_phrase_from(passage, at, sentence.end) if not clause.passive else None
    at = whom[1] if whom else at + (passage.tags[at : at + 1] == "u")
    if passage.lows[at : at + 1] == ["nothing"] and passage.lows[at + 1 : at + 2] in (["of"], ["about"], ["on"]):
        about = phrase_at(sentence, at + 2)
        who: Phrase | None = None if clause.passive else clause.subject
        if about:
            return [Draft("not told", who, about, (clause.start, at + 1))]
    return []


def unsaid(sentence: Sentence, clause: Clause) -> list[Draft]:
    """Return what the rule for a clause of this kind finds; most clauses are of none."""
    found: list[Draft] = []
    if clause.kind == "ing":
        found.extend(not_telling(sentence, clause))
    elif clause.kind == "finite":
        if clause.lemma in _OWN_RULES:
            found.extend(_OWN_RULES[clause.lemma](sentence, clause))
        if clause.passive:
            found.extend(none_given(sentence, clause))
        if clause.passive or _is_behind_not(sentence.passage.tags, clause.start):
            found.extend(not_public(sentence, clause))
    return found


def _is_behind_not(tags: str, at: int) -> bool:
    """Whether `not` stands before a token, or before the word before it."""
    return at > 1 and (tags[at - 1] == "!" or tags[at - 2] == "!")


_OWN_RULES: Final = {"do": not_however, "tell": told_nothing}
