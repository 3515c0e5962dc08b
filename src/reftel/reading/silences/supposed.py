"""Whether a clause tells of what was, or of what is only supposed, wanted or bidden."""

from reftel.reading.base.clauses import Clause
from reftel.reading.silences.matter import Sentence

__all__ = ["OUGHT", "is_supposed"]

OUGHT = frozenset(("should", "must", "may", "might", "shall", "can"))
_WANTED = frozenset((
    "imperative", "essential", "vital", "ensure", "ensuring", "demand", "demanded", "insist", "insisted", "lest",
    "provided", "suppose", "recommend", "recommended",
))  # fmt: skip


def is_supposed(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a clause stands behind `if`, or tells of what goes on now (`we are not talking about it`)."""
    first = clause.subject[0] if clause.subject else clause.start
    lows = sentence.passage.lows
    before = lows[max(sentence.start, first - 2) : first]
    if before[-1:] in (["if"], ["unless"], ["provided"]) or before == ["long", "as"]:
        return True
    need = lows[clause.start] == "need" or lows[clause.start - 2 : clause.start] == ["need", "not"]
    if need or (before[-1:] == ["why"] and clause.modal):
        return True  # `see no reason why they could not answer`, `need not discuss it`
    if lows[clause.start] == "be" or not _WANTED.isdisjoint(lows[max(sentence.start, first - 4) : first]):
        return True  # `asked that it be not mentioned`, `it is imperative that we make no comment`
    if clause.shared and lows[clause.start] == "don't":
        return True  # `they may leave, but don't talk about it`
    return sentence.passage.tags[clause.head] == "G" and clause.lemma not in ("offer", "give", "provide")
