"""What a silence is about: where the words for it begin and end."""

import re
from typing import NamedTuple

from reftel.reading.base.clauses import Clause, noun_phrase_before, noun_phrase_from
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.silences.lexicon import matters, tellers, tellings

__all__ = [
    "Phrase",
    "Sentence",
    "asked_before",
    "asked_behind",
    "behind_noun",
    "behind_verb",
    "can_tell",
    "is_of_deeds",
    "is_teller",
    "named_before",
    "phrase_at",
    "relative_before",
    "told_after",
]

Phrase = tuple[int, int]

_OF_FACTS = frozenset(
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
_TO_WHOM = frozenset((
    "mention", "indicate", "say", "explain", "reveal", "disclose", "report", "suggest", "state", "confirm", "announce",
    "convey", "communicate", "raise", "discuss",
))  # fmt: skip
_HYPHENS = ("-", "\N{EN DASH}")
_RAISED = frozenset(
    ("expectations", "hopes", "prices", "taxes", "tariffs", "money", "funds", "troops", "wages", "rates")
)
_REPEATED = frozenset(("mistake", "mistakes", "error", "errors", "experience", "success", "performance", "past"))
_WELL = frozenset(("adequately", "sufficiently", "effectively", "properly", "fully", "yet", "being"))
_SO_FAR = (["to", "date"], ["as", "yet"], ["so", "far"], ["thus", "far"], ["at", "all"], ["up", "to"])
_DETAIL = frozenset(("detail", "details", "specifics", "particulars"))
_PRONOUNS = (["another"], ["one"], ["any"], ["either"])
_THOUGH = frozenset(("though", "although", "while"))
_MOST_AHEAD = 6  # tokens from `it` to the comma behind it
_MOST_BACK = 60  # tokens back to the noun that a pronoun stands for
_ONE_MORE = re.compile(r"[PO][DJNC']{0,5}[NC]")
_WHEN_NOT = re.compile(r"(?:D|(?=N))[JNC]{1,5}")
_WHEN = frozenset(("when", "after", "if", "upon", "on"))
_ASKED = frozenset(("asked", "pressed", "questioned", "queried", "probed", "quizzed", "prodded"))
_ON = frozenset(("of", "to", "on", "about", "upon", "regarding", "concerning", "that", "as"))


class Sentence(NamedTuple):
    """A sentence of a passage and its clauses; `start` and `end` are token indexes."""

    passage: Passage
    start: int
    end: int
    clauses: list[Clause]

    def verb_before(self, at: int) -> Clause | None:
        """Return the last finite verb before a token."""
        return next((one for one in reversed(self.clauses) if one.end <= at and one.kind == "finite"), None)


def can_tell(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the subject is one that could have told: somebody, or a text; a fact only `does not explain`."""
    return clause.subject is None or clause.lemma not in _OF_FACTS or is_teller(sentence, clause.subject)


def is_of_deeds(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a verb means doing: `did not adequately address the problem`, `did not repeat the mistake`."""
    lows = sentence.passage.lows
    if clause.lemma == "address":
        return not _WELL.isdisjoint(lows[clause.start : clause.end + 1])
    if clause.lemma == "raise":
        return not _RAISED.isdisjoint(lows[clause.end : clause.end + 4])
    if clause.lemma != "repeat":
        return False
    behind = lows[clause.end : clause.end + 4]
    is_part = clause.passive or clause.kind == "participle" or lows[clause.start] == "repeated"
    return is_part or clause.modal == "will" or behind[:1] == ["not"] or not _REPEATED.isdisjoint(behind)


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
    return at, end


def behind_verb(sentence: Sentence, clause: Clause, *, late: bool) -> Phrase | None:
    """Return the matter of a verb of telling; `late` where something like `declined to` stands before it."""
    passage, at = sentence.passage, clause.head + 1
    at = _behind_whom(sentence, clause, at)
    behind = tellings().get(clause.lemma)
    bound = clause.lemma == "commit" and passage.lows[at].endswith(("self", "selves"))
    if behind is None or ("late" in behind and not late and not bound):
        return None
    if is_of_deeds(sentence, clause):
        return None
    while at < sentence.end and passage.tags[at] == "R" and passage.lows[at] not in behind:
        at += 1
    if at >= sentence.end:
        return None
    return _behind_word(sentence, at, behind, lemma=clause.lemma)


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
        while at < sentence.end - 1 and passage.tags[at] in "DJNCu":
            at += 1
    if lemma == "commit" and passage.lows[at].endswith(("self", "selves")):
        at += 1
    if passage.lows[at] in behind:
        if lemma == "go" and passage.tags[at + 1 : at + 2] in ("N", "C") and passage.lows[at + 1] not in _DETAIL:
            return None  # `did not go into operation`
        return phrase_at(sentence, at + 1)
    clausal = passage.tags[at] in "TQU" or passage.lows[at] in ("if", "whether") or passage.tags[at : at + 2] == "PQ"
    if "that" in behind and clausal:
        return phrase_at(sentence, at + (passage.tags[at] == "T"))
    is_matter = passage.tags[at] in "DJNCGYu<#T" or _is_it(sentence, at)
    return phrase_at(sentence, at) if "-" in behind and is_matter else None


def _is_it(sentence: Sentence, at: int) -> bool:
    """Whether `it` is the matter of a verb, not the subject of another."""
    return sentence.passage.lows[at] == "it" and sentence.passage.tags[at + 1] in ".,;)KPaA"


def behind_noun(sentence: Sentence, clause: Clause, *, denied: bool) -> Phrase | None:
    """Return the matter of `gave no indication that`, `offered no suggestions`, `did not offer an explanation`."""
    passage = sentence.passage
    phrase = noun_phrase_from(passage, clause.head + 1, sentence.end)
    if phrase is None:
        return None
    no = passage.lows[phrase[0]] in ("no", "little", "scant")
    for noun in range(*phrase) if no or denied else ():
        how = matters().get(passage.lows[noun])
        if how is not None and clause.lemma in how.verbs:
            return behind_matter(sentence, noun + 1) if how.behind else phrase_at(sentence, phrase[0] + no)
    return None


def behind_matter(sentence: Sentence, at: int) -> Phrase | None:
    """Return what stands behind `mention`, `indication`: with `of`, `that`, or a clause without it."""
    passage = sentence.passage
    at += 2 * (passage.lows[at : at + 2] in _SO_FAR)
    at += passage.lows[at : at + 2] == ["either", "from"]
    if at < sentence.end and passage.lows[at] == "from" and (whom := noun_phrase_from(passage, at + 1, sentence.end)):
        at = whom[1]  # `no reaction from Kestria to the treaty`
    at = _behind_when(sentence, at)
    if at >= sentence.end:
        return None
    if passage.lows[at] in _ON or passage.tags[at] == "T":
        return phrase_at(sentence, at + 1)
    return phrase_at(sentence, at) if passage.tags[at] in "UDCQ" else None


def _behind_when(sentence: Sentence, at: int) -> int:
    """The token behind where it was not told: `no reference during the talks to the treaty`."""
    lows = sentence.passage.lows
    if lows[at : at + 1] not in (["during"], ["in"], ["at"], ["throughout"]) or lows[at + 1 : at + 2] == ["support"]:
        return at
    when = _WHEN_NOT.match(sentence.passage.tags, at + 1, sentence.end - 1)
    return when.end() if when and lows[when.end()] in _ON else at


def relative_before(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return the thing of `the attacks that the press did not report`."""
    passage = sentence.passage
    if clause.subject is None or clause.subject[0] - 1 <= sentence.start:
        return None
    that = clause.subject[0] - 1
    if passage.tags[clause.subject[0]] == "U" and passage.tags[that] == "N" and passage.tags[clause.end] in ".,;P)B":
        return noun_phrase_before(passage, that + 1, sentence.start)  # `a matter he did not raise`
    comma = passage.tags[that - 1] == ","
    return noun_phrase_before(passage, that - comma, sentence.start) if passage.tags[that] in "TQ" else None


def named_before(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return what `another` or `one` stands for: `He asked for an estimate. Strand did not give one.`."""
    passage, at = sentence.passage, clause.end
    if passage.lows[at : at + 1] not in _PRONOUNS or passage.tags[at + 1 : at + 2] not in (".", ",", ";", "K"):
        return None
    for noun in range(clause.start - 1, max(0, clause.start - _MOST_BACK), -1):
        how = matters().get(passage.lows[noun])
        if how is not None and not how.behind and clause.lemma in how.verbs:
            phrase = noun_phrase_before(passage, noun + 1, 0)
            on = _ONE_MORE.match(passage.tags, noun + 1)
            return (phrase[0], on.end() if on else noun + 1) if phrase else None
    return None


def told_after(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return what `it` or `so` points ahead to: `While he has not said so, Kestria seeks a loan`."""
    passage, at = sentence.passage, clause.end
    if passage.lows[sentence.start] not in _THOUGH or clause.subject is None or clause.subject[0] != sentence.start + 1:
        return None
    if passage.lows[at] not in ("it", "so", "this"):
        return None
    comma = passage.tags.find(",", at + 1, min(at + _MOST_AHEAD, sentence.end - 2))
    main = next((one for one in sentence.clauses if one.start > comma > 0 and one.kind == "finite"), None)
    return (comma + 1, verb_phrase_end(passage, main.head, sentence.end)) if main else None


def asked_behind(sentence: Sentence, at: int) -> Phrase | None:
    """Return what was asked of somebody who gave no answer (`did not respond when asked whether Kestria agreed`)."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    if at + 2 >= sentence.end or lows[at] not in _WHEN:
        return None
    at += 1 + (lows[at + 1] in ("being", "repeatedly"))
    while tags[at] in "NCUuD" and at < sentence.end - 2:
        at += 1  # `when the Ambassador asked about it`
    if lows[at] not in _ASKED:
        return None
    at += 1 + (tags[at + 1] in "uC")
    return phrase_at(sentence, at + (lows[at] in _ON))


def asked_before(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return what was asked or told before somebody gave no answer (`When Tran raised it, Strand did not reply`)."""
    passage = sentence.passage
    for one in reversed(sentence.clauses):
        if one.end > clause.start or one is clause:
            continue
        opens = passage.lows[max(sentence.start, (one.subject or (one.start, 0))[0] - 1)] in (
            "when",
            "while",
            "after",
            "as",
        )
        if opens or (one.lemma == "ask" and one.kind != "ing"):
            at = one.end + (passage.lows[one.end] in _ON)
            phrase = phrase_at(sentence, at)
            if phrase and phrase[1] <= clause.start:
                return phrase
    return None
