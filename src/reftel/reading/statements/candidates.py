"""The cues of a sentence, each by itself: verbs in their frames, adjectives behind `be`, `according to`."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.frames import complement, verb_at
from reftel.reading.statements.lexicon import Verb, adjectives, people, texts

__all__ = ["find_cues"]

_COPULAS = frozenset({"be", "remain", "become", "seem", "appear", "feel", "grow", "get"})
_WILLING = frozenset({"would", "could"})
_CHAINS = frozenset({"go", "continue", "begin", "proceed", "start", "wish", "want", "like", "care", "come", "have"})
_NOBODY = frozenset({"it", "this", "that", "there", "these", "those", "nothing", "which", "what"})


def find_cues(passage: Passage, clauses: list[Clause], end: int) -> list[Cue]:
    """Return the cues of a sentence that ends before a token, from left to right, their content open to its end."""
    found: list[Cue] = []
    for number, clause in enumerate(clauses):
        before = clauses[number - 1] if number else None
        cue = _verb_cue(passage, clause, before, end) or _adjective_cue(passage, clause, end)
        if cue is not None:
            found.append(cue)
    return found


def _verb_cue(passage: Passage, clause: Clause, before: Clause | None, end: int) -> Cue | None:
    verb, at = verb_at(passage, clause.lemma, clause.head)
    if verb is None:
        return None
    subject = _governor(clause, before)
    if subject is None or (subject.modal and not _may(passage, verb, subject)):
        return None
    if clause.passive:
        return _passive(passage, clause, verb, at, end)
    if not _can(passage, subject, verb):
        return None
    begin, negated = subject.start, clause.negated or subject.negated
    fit = complement(passage, verb, clause.lemma, at, end)
    if fit is None:
        return _closing(clause) if verb.kind == "hush" else None
    cue = Cue(_begin(subject, begin), (begin, fit.end), fit.start, end, f"verb-{fit.frame}")
    cue.kind = verb.kind
    return _dress(passage, cue, subject, negated=negated or fit.negated)


def _governor(clause: Clause, before: Clause | None) -> Clause | None:
    """The clause that has the subject and the tense, for `went on to say` the one before; None for others."""
    if clause.kind != "infinitive":
        return clause
    chained = before is not None and before.lemma in _CHAINS and clause.start - before.end <= 2
    return before if chained else None


def _closing(clause: Clause) -> Cue:
    cue = Cue(clause.start, (clause.start, clause.end), clause.end, clause.end, "hush")
    cue.kind, cue.own, cue.source = "hush", not clause.shared, clause.subject
    cue.form = "ing" if clause.kind == "ing" else "finite"
    return cue


def _dress(passage: Passage, cue: Cue, clause: Clause, *, negated: bool) -> Cue:
    cue.source = clause.subject
    cue.own = not clause.shared
    cue.form = "ing" if clause.kind == "ing" else "finite"
    cue.negated = negated
    cue.tense = _tense(passage, clause)
    return cue


def _begin(clause: Clause, begin: int) -> int:
    return clause.subject[0] if clause.subject and not clause.shared else begin


def _tense(passage: Passage, clause: Clause) -> str:
    """`past`, `present`, `perfect`, by the first letter of the group and the word."""
    first = passage.tags[clause.start]
    if first == "E":
        return "past"
    if first == "H":
        return "perfect" if clause.end - clause.start > 1 else "past"
    if first in "BX":
        return "past" if passage.lows[clause.start] in {"was", "were", "did"} else "present"
    return "modal" if first == "M" else "present"


def _may(passage: Passage, verb: Verb, clause: Clause) -> bool:
    """With a modal only what one would want or think is a statement, and `we would note`; `will say` is to come."""
    if clause.modal not in _WILLING:
        return False
    return verb.kind in {"mind", "express"} or (
        clause.subject is not None and passage.lows[clause.subject[0]] in {"i", "we"}
    )


def _can(passage: Passage, clause: Clause, verb: Verb) -> bool:
    """Whether the subject is one who can say or think so."""
    if clause.subject is None:
        return clause.kind == "ing" or clause.shared
    head = clause.subject[1] - 1
    low, tag = passage.lows[head], passage.tags[head]
    if low in _NOBODY:
        return low == "it" and verb.kind == "say" and clause.shared is False
    if tag in "CUu" or low in people():
        return True
    first = passage.lows[_head(passage, clause.subject)]
    if first in people():
        return True
    if verb.kind in {"mind", "express"}:
        return False
    return first in texts() or low in texts() or (verb.kind == "say" and "t" in verb.frames)


def _head(passage: Passage, phrase: tuple[int, int]) -> int:
    """The head of a noun phrase: the last noun before its first preposition."""
    for token in range(*phrase):
        if passage.tags[token] in "OP" and token > phrase[0]:
            return token - 1
    return phrase[1] - 1


def _passive(passage: Passage, clause: Clause, verb: Verb, at: int, end: int) -> Cue | None:
    """`was told that`, `was asked whether`, `it was noted that`: nobody is named, but by `by`."""
    if clause.kind == "participle" or verb.kind not in {"say", "mind"} or clause.shared:
        return None
    expletive = clause.subject is not None and passage.lows[clause.subject[0]] == "it"
    if not expletive and not set("wu") & set(verb.frames):
        return None
    plain = Verb(verb.kind, "tq" + ("i" if "u" in verb.frames else ""), verb.prepositions)
    fit = complement(passage, plain, clause.lemma, at, end)
    if fit is None or (fit.frame == "clause" and passage.tags[fit.start] in "PN"):
        return None
    cue = Cue(_begin(clause, clause.start), (clause.start, fit.end), fit.start, end, "verb-passive")
    _dress(passage, cue, clause, negated=clause.negated)
    cue.source = None
    return cue


def _adjective_cue(passage: Passage, clause: Clause, end: int) -> Cue | None:
    """`was very interested in`, `is afraid that`."""
    if clause.kind == "finite" and clause.lemma in _COPULAS:
        at = clause.end
        while at < end and passage.tags[at] in "R!":
            at += 1
    elif clause.kind == "finite" and clause.passive:
        at = clause.head
    else:
        return None
    links = adjectives().get(passage.lows[at]) if at < end - 1 else None
    if links is None or not _links(passage, links, at + 1):
        return None
    if clause.subject is None or not _can(passage, clause, Verb("mind", "", frozenset())):
        return None
    start = at + 2 if passage.lows[at + 1] in links or passage.tags[at + 1] == "T" else at + 1
    cue = Cue(_begin(clause, clause.start), (clause.start, start), start, end, "adjective")
    cue.kind = "mind"
    negated = clause.negated or "!" in passage.tags[clause.start : at]
    return _dress(passage, cue, clause, negated=negated)


def _links(passage: Passage, links: frozenset[str], at: int) -> bool:
    tag, low = passage.tags[at], passage.lows[at]
    return low in links or ("that" in links and tag in "TUD")


def asides(passage: Passage, start: int, end: int) -> Iterator[Cue]:
    """Yield `according to X`, `in X's view`."""
    for at in range(start, end - 2):
        if passage.lows[at] == "according" and passage.lows[at + 1] == "to":
            yield _according(passage, at, start, end)


def _according(passage: Passage, at: int, start: int, end: int) -> Cue:
    comma = passage.tags.find(",", at, end)
    stop = comma if comma >= 0 else end - 1
    cue = Cue(at, (at, at + 2), min(stop + 1, end), end, "according-to")
    cue.source = (at + 2, stop)
    cue.form = "according"
    if at > start + 1:
        cue.left = (start, at - (passage.tags[at - 1] == ","))
    return cue
