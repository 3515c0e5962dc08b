"""The cues of a sentence, each by itself: verbs in their frames, adjectives behind `be`."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause, noun_phrase_from
from reftel.reading.base.passage import Passage
from reftel.reading.statements.asides import aside
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.frames import Complement, begins_clause, complement, verb_at
from reftel.reading.statements.lexicon import Verb, adjectives
from reftel.reading.statements.marks import Marks
from reftel.reading.statements.subjects import can_say, is_somebody, is_text, noun_before

__all__ = ["find_cues", "verbless_cues"]

_WOULD = frozenset(
    {"like", "prefer", "rule", "welcome", "support", "oppose", "favor", "favour", "appreciate", "object"}
)
_BE_WILLING = frozenset({"willing", "prepared", "ready", "interested", "happy", "glad", "grateful", "open", "opposed"})
_COPULAS = frozenset({"be", "remain", "become", "seem", "appear", "feel", "grow", "get"})
_WILLING = frozenset({"would", "could"})
_CHAINS = frozenset({"go", "continue", "begin", "proceed", "start", "wish", "want", "like", "care", "come"})
_PERFORMING = frozenset({"i", "we"})
_BY = frozenset({"by", "while", "in", "after", "without", "before"})
_CLAUSAL = frozenset("tcT")
_CLAUSES = frozenset({"clause", "question", "quotation", "addressed", "relative", "attitude-clause"})
_OBJECTS = frozenset("oOa")
_STRONG = frozenset("two")  # frames of verbs that `went on to` may stand before
_WANTING = Verb("mind", "ui", frozenset())
_FEELING = Verb("show", "", frozenset())


def find_cues(passage: Passage, clauses: list[Clause], marks: Marks) -> list[Cue]:
    """Return the cues of a sentence that are verbs or stand behind one, their contents open to its end."""
    found: list[Cue] = []
    before: Clause | None = None
    for clause in clauses:
        cue = _cue(passage, clause, before, marks)
        if cue is not None:
            if clause.kind == "infinitive" and found and before is not None and found[-1].words[0] == before.start:
                found.pop()  # `wished to tell` is one cue
            found.append(cue)
        before = clause
    return found


def _cue(passage: Passage, clause: Clause, before: Clause | None, marks: Marks) -> Cue | None:
    if clause.head in marks.verbs:
        cue = _verb_cue(passage, clause, before, marks.start, marks.end)
        if cue is not None:
            return cue
    return _adjective_cue(passage, clause, marks.end) if marks.adjectives else None


def _verb_cue(passage: Passage, clause: Clause, before: Clause | None, start: int, end: int) -> Cue | None:
    verb, at = verb_at(passage, clause.lemma, clause.head)
    governor = _governor(passage, clause, before)
    if verb is None or governor is None or not _is_told(passage, verb, clause, governor, before, start):
        return None
    if verb.kind == "hush" or ("!" in verb.frames and (clause.negated or governor.negated)):
        return _hush(clause)
    if clause.passive:
        return _passive(passage, clause, verb, at, end)
    if governor.modal == "would" and clause.lemma == "like":
        verb = _WANTING
    source = _source(passage, governor, verb)
    if source is None and governor.subject is not None and not governor.shared:
        return None
    return _active(passage, verb, clause, governor, (at, start, end), source)


def _active(
    passage: Passage,
    verb: Verb,
    clause: Clause,
    governor: Clause,
    bounds: tuple[int, int, int],
    source: tuple[int, int] | None,
) -> Cue | None:
    """The cue of a verb in the active voice; `bounds` are the token behind it, the sentence's first and its end."""
    at, start, end = bounds
    if verb.kind in {"say", "show"} and (cue := aside(passage, verb, clause, at, (start, end))):
        return _dress(passage, cue, governor, cue.source)
    fit = complement(passage, verb, clause.lemma, at, end) or _relative(passage, verb, governor, at, end)
    if fit is None or not (source is None or fit.frame in _CLAUSES or is_somebody(passage, source)):
        return None
    cue = Cue(_begin(governor), (governor.start, fit.end), fit.start, end, f"verb-{fit.frame}")
    cue.kind = verb.kind
    cue.nested = "1" in verb.frames
    cue.negated = governor.negated or clause.negated or fit.negated
    return _dress(passage, cue, governor, source)


def _governor(passage: Passage, clause: Clause, before: Clause | None) -> Clause | None:
    """The clause with the subject and the tense: the one before for `went on to say` and `welcomes and supports`."""
    if clause.kind != "infinitive":
        doubled = clause.shared and before is not None and before.kind == clause.kind and before.end == clause.start - 1
        return before if doubled and passage.tags[clause.start - 1] == "K" else clause
    chained = before is not None and before.lemma in _CHAINS and clause.start - before.end <= 2
    return before if chained else None


def _is_told(passage: Passage, verb: Verb, clause: Clause, governor: Clause, before: Clause | None, start: int) -> bool:
    """Whether the verb tells what was said: not what will or may be, not how something was done."""
    chained = clause.kind == "infinitive"
    if (chained and not _STRONG & verb.letters) or governor.kind == "participle":
        return False
    if clause.shared and passage.tags[clause.start] == "V" and clause.start > start and not _goes_on(before):
        return False  # the second of two infinitives
    if governor.kind == "ing":
        return _is_free(passage, verb, governor.start, start)
    if governor.modal is None:
        return True
    if governor.modal not in _WILLING or clause.passive:
        return False
    performing = (
        verb.kind == "say" and governor.subject is not None and passage.lows[governor.subject[0]] in _PERFORMING
    )
    return performing or clause.lemma in _WOULD


def _goes_on(before: Clause | None) -> bool:
    """Whether a base form may go on with the clause before: `we recognize that, but urge`."""
    return before is not None and before.kind == "finite" and before.modal is None


def _performs(passage: Passage, verb: Verb, clause: Clause, start: int) -> bool:
    """`We would note that`: said in saying it."""
    first = clause.subject[0] if clause.subject else -1
    return first == start and passage.lows[first] in _PERFORMING and verb.kind == "say" and "t" in verb.frames


def _is_free(passage: Passage, verb: Verb, at: int, start: int) -> bool:
    """Whether a participle is told of somebody: `, noting`, `by saying`, at the beginning, or of a text."""
    at -= 1
    while at >= start and passage.tags[at] == "R":
        at -= 1
    if at < start or passage.tags[at] in ",-(;":
        return True
    if passage.tags[at] in "PA":
        return passage.lows[at] in _BY and (at == start or passage.lows[at] in {"by", "while"})
    if passage.tags[at] in "K>":
        return passage.tags[at] == "K" or passage.tags[at - 1] == ","
    if passage.tags[at] not in "NC)a#y" or verb.kind == "mind" or not _CLAUSAL & verb.letters:
        return False
    return is_text(passage, noun_before(passage, at + (passage.tags[at] != "a"), start))


def _hush(clause: Clause) -> Cue:
    """What was not said: no statement, but the end of one."""
    cue = Cue(_begin(clause), (clause.start, clause.end), clause.end, clause.end, "hush")
    cue.kind, cue.own, cue.source = "hush", not clause.shared, clause.subject
    cue.form = "ing" if clause.kind == "ing" else "finite"
    return cue


def _dress(passage: Passage, cue: Cue, clause: Clause, source: tuple[int, int] | None) -> Cue:
    cue.source = source
    cue.own = not clause.shared or cue.rule.startswith("aside")
    cue.form = "ing" if clause.kind == "ing" else cue.form
    cue.tense = _tense(passage, clause)
    return cue


def _begin(clause: Clause) -> int:
    """The first token of a clause: of its subject, or of its verb where another clause stands between the two."""
    return clause.subject[0] if clause.subject and not clause.shared and not clause.relative else clause.start


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


def _source(passage: Passage, clause: Clause, verb: Verb) -> tuple[int, int] | None:
    """The subject, where it is one that can say so; for a participle behind a noun that noun."""
    if clause.kind == "ing" and passage.tags[clause.start - 1] in "NC)a#y":
        return noun_before(passage, clause.start - (passage.tags[clause.start - 1] == "a"), max(0, clause.start - 30))
    if clause.subject is None or not can_say(passage, clause.subject, verb):
        return None
    return clause.subject


def _relative(passage: Passage, verb: Verb, clause: Clause, at: int, end: int) -> Complement | None:
    """`what he said was a plan`, `which Strand explained had been put off`."""
    if "t" not in verb.frames or at >= end or passage.tags[at] not in "BHMXZE" or clause.shared:
        return None
    first = _begin(clause)
    return Complement(at, at, "relative") if first and passage.tags[first - 1] in "QTN" else None


def _passive(passage: Passage, clause: Clause, verb: Verb, at: int, end: int) -> Cue | None:
    """`was told that`, `it was noted that`, `was rejected by Strand`: nobody is named, but by `by`."""
    if clause.kind == "participle" or verb.kind not in {"say", "mind"} or clause.modal:
        return None
    agent = noun_phrase_from(passage, at + 1, end) if passage.lows[at : at + 1] == ["by"] else None
    expletive = clause.subject is not None and passage.lows[clause.subject[0]] == "it"
    cue = None
    if expletive or "w" in verb.frames:
        cue = _reported(passage, clause, verb, agent[1] if agent else at, end)
    elif agent and clause.subject and not clause.shared and is_somebody(passage, agent):
        cue = _done_by(passage, clause, verb, agent, (at, end))
    if cue is None:
        return None
    cue.negated = clause.negated
    return _dress(passage, cue, clause, agent)


def _reported(passage: Passage, clause: Clause, verb: Verb, at: int, end: int) -> Cue | None:
    fit = complement(passage, Verb("say", "tq", verb.prepositions), clause.lemma, at, end)
    if fit is None or (fit.frame == "clause" and passage.tags[fit.start] in "PN"):
        return None
    words_end = fit.end if fit.end <= at else clause.end
    return Cue(_begin(clause), (clause.start, words_end), fit.start, end, f"passive-{fit.frame}")


def _done_by(
    passage: Passage, clause: Clause, verb: Verb, agent: tuple[int, int], bounds: tuple[int, int]
) -> Cue | None:
    """`The plan was described by Strand as sound`: the content is the subject, and what it is described as."""
    at, end = bounds
    if clause.subject is None or not _OBJECTS & verb.letters:
        return None
    described = agent[1] < end and passage.tags[agent[1]] == "a" and "a" in verb.frames
    cue = Cue(clause.subject[0], (clause.start, at), agent[1] if described else end, end, "passive-agent")
    cue.left = clause.subject
    return cue


def _adjective_cue(passage: Passage, clause: Clause, end: int) -> Cue | None:
    """`was very interested in`, `is afraid that`."""
    if clause.kind != "finite" or (clause.modal and clause.modal not in _WILLING):
        return None
    at = clause.head
    if clause.lemma in _COPULAS:
        at = clause.end
        while at < end and passage.tags[at] in "R!":
            at += 1
    elif not clause.passive and not _is_telegraphic(passage, clause):
        return None
    if clause.modal and passage.lows[at : at + 1] and passage.lows[at] not in _BE_WILLING:
        return None
    return _feeling(passage, clause, at, end)


def _feeling(passage: Passage, clause: Clause, at: int, end: int) -> Cue | None:
    """The cue of an adjective at a token, with the subject of a clause."""
    links = adjectives().get(passage.lows[at]) if at + 2 < end else None
    start = _linked(passage, links, at + 1, end) if links else None
    if start is None or not clause.subject or not can_say(passage, clause.subject, _FEELING):
        return None
    clausal = start == at + 1 or passage.tags[start - 1] == "T"
    cue = Cue(_begin(clause), (clause.start, start), start, end, "adjective-clause" if clausal else "adjective")
    cue.kind = "mind"
    cue.negated = clause.negated or "!" in passage.tags[clause.start : at]
    return _dress(passage, cue, clause, clause.subject)


def verbless_cues(passage: Passage, marks: Marks) -> Iterator[Cue]:
    """Yield the adjectives of a telegram's sentence that stand behind a name without a verb: `GOK fearful that`."""
    for at in marks.adjectives:
        last = at - 1
        while last > marks.start and passage.tags[last] == "R":
            last -= 1
        if passage.tags[at] != "J" or last < marks.start or passage.tags[last] not in "CU":
            continue
        subject = noun_before(passage, last + 1, marks.start)
        if subject is None:
            continue
        clause = Clause(start=last + 1, end=at + 1, head=at, lemma="be", kind="finite", subject=subject)
        cue = _feeling(passage, clause, at, marks.end)
        if cue is not None:
            yield cue


def _is_telegraphic(passage: Passage, clause: Clause) -> bool:
    """`Shah deeply concerned at`: the verb left out behind a name."""
    return clause.subject is not None and not clause.shared and passage.tags[clause.subject[1] - 1] in "CU"


def _linked(passage: Passage, links: frozenset[str], at: int, end: int) -> int | None:
    """The token at which the content of an adjective begins."""
    if passage.lows[at] in links:
        return at + 1
    return at if "that" in links and begins_clause(passage, at, end) else None
