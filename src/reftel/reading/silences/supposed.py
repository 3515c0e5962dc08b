"""Whether a clause tells of what was, or of what is only supposed, wanted or bidden."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.sentence import Sentence

__all__ = [
    "OUGHT",
    "is_bare_after_modal",
    "is_done_later",
    "is_own_policy",
    "is_promised",
    "is_supposed",
    "modal_of",
]

OUGHT: Final = frozenset(("should", "must", "may", "might", "shall", "can"))
_IF: Final = frozenset(("if", "unless", "provided"))
_WANTED: Final = frozenset((
    "imperative", "essential", "vital", "ensure", "ensuring", "demand", "demanded", "insist", "insisted", "lest",
    "provided", "suppose", "recommend", "recommended",
))  # fmt: skip

_DENIED: Final = {
    "cannot": "can", "can't": "can", "couldn't": "could", "won't": "will", "wouldn't": "would", "shouldn't": "should",
    "mustn't": "must", "mightn't": "might",
}  # fmt: skip


def modal_of(clause: Clause) -> str | None:
    """Return the modal of a verb group without its `not`: of `couldn't` it is `could`."""
    return _DENIED.get(clause.modal, clause.modal) if clause.modal else None


def is_bare_after_modal(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a verb stands under the modal of the one before it: `Kestria will reject or sidestep the note`."""
    if not clause.shared or sentence.passage.tags[clause.start] != "V" or clause.kind != "finite":
        return False
    before = next((one for one in reversed(sentence.clauses) if one.end <= clause.start), None)
    return before is not None and (before.modal is not None or before.kind == "infinitive")


_PROMISING: Final = frozenset((
    "undertake", "assure", "promise", "pledge", "agree", "hope", "plan", "expect", "trust", "assurance", "assurances",
    "promised", "undertaking", "pledged",
))  # fmt: skip
_MOST_PROMISED: Final = 6  # tokens from the word for a promise to who gave it


def is_promised(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a clause tells of what is to be: `assured us that he would not raise it`, `hoped he would not`."""
    if modal_of(clause) != "would" or clause.subject is None:
        return False
    first = clause.subject[0]
    led = next((one for one in reversed(sentence.clauses) if one.end <= first), None)
    near = led is not None and first - led.end < _MOST_PROMISED and led.lemma in _PROMISING
    return near or not _PROMISING.isdisjoint(sentence.passage.lows[max(first - 3, sentence.start) : first])


def is_supposed(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a clause stands behind `if`, or tells of what goes on now (`we are not talking about it`)."""
    first = clause.subject[0] if clause.subject else clause.start
    lows = sentence.passage.lows
    link = lows[first - 1] if first > sentence.start else ""
    if link in _IF or (link == "as" and first - 1 > sentence.start and lows[first - 2] == "long"):
        return True
    at = clause.start
    need = lows[at] == "need" or (at > 1 and lows[at - 1] == "not" and lows[at - 2] == "need")
    if need or (clause.modal and link in ("why", "whether")):
        return (
            True  # `see no reason why they could not answer`, `need not discuss it`, `asked whether we couldn't tell`
        )
    if lows[clause.start] == "be" or not _WANTED.isdisjoint(lows[max(sentence.start, first - 4) : first]):
        return True  # `asked that it be not mentioned`, `it is imperative that we make no comment`
    if clause.shared and lows[clause.start] == "don't":
        return True  # `they may leave, but don't talk about it`
    if is_promised(sentence, clause) or (lows[first] == "you" and lows[clause.start] in ("do", "don't")):
        return True  # `suggest you do not inform the Board`
    return sentence.passage.tags[clause.head] == "G" and clause.lemma not in ("offer", "give", "provide")


_LATER: Final = frozenset(("until", "till"))
_MOST_UNTIL: Final = 24  # tokens from a verb to its `until`


def is_done_later(sentence: Sentence, clause: Clause) -> bool:
    """Return whether it was told, only later: `did not speak of it until Tuesday`, `would not come up until May`."""
    if clause.modal not in (None, "would"):
        return False
    lows, end = sentence.passage.lows, min(clause.end + _MOST_UNTIL, sentence.end)
    if not any(lows[at] in _LATER for at in range(clause.end, end)):
        return False
    after = next((one.start for one in sentence.clauses if one.start >= clause.end and one.kind == "finite"), end)
    return not _LATER.isdisjoint(lows[clause.end : min(after, end)])


_OURS: Final = frozenset(("i", "we"))
_NOW: Final = frozenset(("do", "don't", "am", "are", "aren't"))


def is_own_policy(sentence: Sentence, clause: Clause) -> bool:
    """Return whether we tell what we mean to do: `we do not wish to discuss it`, `we would not disclose it`."""
    lows = sentence.passage.lows
    if clause.subject is None or lows[clause.subject[0]] not in _OURS:
        return False
    return lows[clause.start] in _NOW or (modal_of(clause) == "would" and lows[clause.subject[0]] == "we")
