"""Rules on what is so now: now willing to accept, now able to pay, has now been settled, now wants to join."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.lexicon import words_of
from reftel.reading.sentence import Sentence

__all__ = ["is_now", "is_present", "now_willing", "verb_of_now"]

_SEEMING: Final = frozenset(("be", "appear", "seem"))
_DISPOSED: Final = frozenset(
    (
        "willing",
        "ready",
        "prepared",
        "inclined",
        "convinced",
        "disposed",
        "eager",
        "anxious",
        "keen",
        "content",
        "determined",
        "committed",
        "resigned",
    )
)
_FREE: Final = frozenset((
    "able", "unable", "allowed", "permitted", "forced", "obliged", "free", "authorized", "unwilling", "reluctant",
    "more", "less",
))  # fmt: skip
_TOLD: Final = frozenset(
    ("tell", "inform", "ask", "advise", "notify", "brief", "follow", "receive", "instruct", "give")
)
_STANCES: Final = frozenset((
    "want", "prefer", "regard", "seem", "appear", "favor", "favour", "agree", "accept", "support", "oppose",
    "recognize",
    "recognise", "realize", "realise", "feel", "believe", "see", "view", "insist", "deny", "admit", "concede",
    "think", "consider", "understand", "expect", "intend", "refuse", "reject", "claim", "call", "regret", "fear",
    "hope", "depend", "rely", "lack", "tend", "threaten", "demand", "advocate", "urge", "enjoy", "acknowledge",
))  # fmt: skip


def now_willing(sentence: Sentence, at: int) -> list[Draft]:
    """`Kestria is now willing to accept inspectors`, `now appears ready to sign`."""
    passage = sentence.passage
    verb = verb_of_now(sentence, at)
    if verb is None or verb.lemma not in _SEEMING or verb.modal or verb.negated or verb.subject is None:
        return []
    state = next(
        (token for token in range(verb.end, min(verb.end + 5, sentence.end)) if passage.lows[token] in _DISPOSED), 0
    )
    if state and passage.lows[state + 1 : state + 2] in (["to"], ["that"]):
        now = (state, verb_phrase_end(passage, state + 1, sentence.end))
        return [Draft("now willing", verb.subject, (verb.subject[0], state + 1), now=now)]
    return []


def is_now(sentence: Sentence, at: int) -> list[Draft]:
    """`Kestria is now able to pay`, `the rift has now been healed`, `the Marennese now want to join`."""
    passage = sentence.passage
    verb = next((one for one in sentence.clauses if one.kind == "finite" and one.start - 1 <= at <= one.end), None)
    if verb is None or verb.modal or verb.negated or verb.subject is None or not is_present(sentence, verb):
        return []
    if passage.tags[at + 1] in ".,;:?K" or passage.lows[at - 1] in (
        "as",
        "just",
        "right",
        "until",
        "by",
        "and",
        "even",
    ):
        return []  # `is the problem now`
    if at == verb.start - 1 and passage.tags[verb.start] == "E":
        return []
    if passage.lows[verb.subject[1] - 1] in words_of("question") or passage.tags[verb.subject[0]] in "UQT":
        return []
    first = passage.lows[verb.start]
    behind = passage.lows[verb.end : verb.end + 1 + (verb.end == at)]
    free = first in ("is", "are", "was", "were") and not _FREE.isdisjoint(passage.lows[verb.start : verb.end] + behind)
    settled = first in ("has", "have", "had") and verb.passive and verb.lemma not in _TOLD
    if not (free or settled or verb.lemma in _STANCES):
        return []
    about = _focus(sentence, verb) or verb.subject
    return [Draft("is now", about, (min(about[0], verb.subject[0]), max(verb.end, at + 1, about[1])))]


def _focus(sentence: Sentence, verb: Clause) -> Phrase | None:
    """What somebody now sets his mind on: `is now focusing more on the port`."""
    passage = sentence.passage
    on = verb.end + (passage.lows[verb.end : verb.end + 1] in (["more"], ["instead"], ["mainly"]))
    focused = verb.lemma in ("focus", "concentrate") and passage.lows[on : on + 1] == ["on"]
    return noun_phrase_from(passage, on + 1, sentence.end) if focused else None


def verb_of_now(sentence: Sentence, at: int) -> Clause | None:
    """Return the finite verb that `now` stands by: right before or behind it, inside it, or before its subject."""
    for one in sentence.clauses:
        first = one.subject[0] if one.subject and one.subject[0] > at else one.start
        if one.kind == "finite" and (
            one.start - 1 <= at <= one.end or first == at + 1 + (sentence.passage.tags[at + 1] == ",")
        ):
            return one
    return None


def is_present(sentence: Sentence, verb: Clause) -> bool:
    """Return whether a verb tells what is; `was now` is what somebody says is."""
    low, letter = sentence.passage.lows[verb.start], sentence.passage.tags[verb.start]
    return letter in "ZVE" or low in ("is", "are", "was", "were", "has", "have", "does", "do")
