"""Adjectives as cues: `was very interested in`, `is in favor of`, in a telegram also without a verb."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.statements.complements import begins_clause
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.governors import begin_of, dress, is_condition
from reftel.reading.statements.lexicon import Verb, adjectives, phrases, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import can_say, is_somebody, noun_before

__all__ = ["adjective_cue", "verbless_cues"]

_FEELING = Verb("show", "", frozenset())


def adjective_cue(sentence: Sentence, clause: Clause) -> Cue | None:
    """Return the cue that an adjective behind a clause's verb is; None where there is none."""
    if clause.kind != "finite" or (clause.modal and clause.modal not in word_class("willing_modals")):
        return None
    at = _adjective_at(sentence, clause)
    if at is None or at + 1 >= sentence.end:
        return None
    if clause.modal and sentence.passage.lows[at] not in word_class("willing"):
        return None
    return (_standing if sentence.passage.tags[at] in "PO" else _feeling)(sentence, clause, at)


def _adjective_at(sentence: Sentence, clause: Clause) -> int | None:
    """The token at which the adjective must stand: behind a copula, or as the verb of a passive."""
    if clause.lemma not in word_class("copulas"):
        return clause.head if clause.passive or _is_telegraphic(sentence, clause) else None
    at, lows, tags = clause.end, sentence.passage.lows, sentence.passage.tags
    while at < sentence.end:
        if (
            tags[at] in "R!"
            or tags[at - 1 : at + 2] == "RKR"
            or lows[at] in word_class("degrees")
            or (tags[at] == "<" and ">" in tags[at : at + 5])
        ):
            at += 1
        elif lows[at : at + 2] == ["at", "all"]:
            at += 2
        else:
            break
    return at


def _is_telegraphic(sentence: Sentence, clause: Clause) -> bool:
    """`Shah deeply concerned at`: the verb left out behind a name."""
    if clause.subject is None or clause.shared:
        return False
    tags, (first, last) = sentence.passage.tags, clause.subject
    named = tags[last - 1] in "CU" or (first == sentence.start and is_somebody(sentence.passage, clause.subject))
    return named and not tags[last : clause.start].strip("R!")


def _standing(sentence: Sentence, clause: Clause, at: int) -> Cue | None:
    """`is in favor of`, `was of the opinion that`."""
    lows = sentence.passage.lows
    for words, links in phrases().items():
        after = at + len(words)
        if tuple(lows[at:after]) == words and after + 1 < sentence.end:
            linked = lows[after] in links
            return _felt(sentence, clause, at, after + linked) if linked or not links else None
    return None


def _feeling(sentence: Sentence, clause: Clause, at: int) -> Cue | None:
    """`concerned about`, `afraid that`, `afraid the boat sank`, in a telegram `glad learn that`."""
    links = adjectives().get(sentence.passage.lows[at])
    if links is None or at + 2 >= sentence.end:
        return None
    behind = at + 1 + (sentence.passage.tags[at + 1] == ">")  # `was "very keen" on`
    if sentence.passage.lows[behind] in links:
        return _felt(sentence, clause, at, behind + 1)
    joint = behind + (sentence.passage.tags[behind] == ",")
    if sentence.passage.tags[joint] == "K" and (start := _joined(sentence, joint + 1)):
        return _felt(sentence, clause, at, start)
    follows = sentence.passage.tags[at + 1] in "DUC" or begins_clause(sentence.passage, at + 1, sentence.end)
    bare = ("that" in links and follows) or ("to" in links and sentence.passage.tags[at + 1] == "V")
    return _felt(sentence, clause, at, at + 1) if bare else None


def _joined(sentence: Sentence, at: int) -> int | None:
    """Where the content of `interested and pleased with` begins, of which the second adjective stands at a token."""
    lows = sentence.passage.lows
    at += sentence.passage.tags[at : at + 1] == "R"
    linked = at + 2 < sentence.end and lows[at + 1] in adjectives().get(lows[at], ())
    return at + 2 if linked else None


def _felt(sentence: Sentence, clause: Clause, at: int, start: int) -> Cue | None:
    """The cue of an adjective at a token whose content begins at another."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    if not clause.subject or not can_say(sentence.passage, clause.subject, _FEELING) or is_condition(sentence, clause):
        return None
    clausal = start == at + 1 or tags[start - 1] in "TA"
    rule = "adjective-clause" if clausal else "adjective"
    cue = Cue(begin_of(clause), (clause.start, start), start, sentence.end, rule)
    cue.kind = "mind"
    cue.negated = clause.negated or "!" in tags[clause.subject[1] : at] or "no" in lows[clause.end : at]
    return dress(sentence, cue, clause, clause.subject)


def _leading(sentence: Sentence) -> Iterator[Cue]:
    """`Concerned that talks would fail, Strand left`: of whom the main clause tells."""
    at = sentence.start
    links = adjectives().get(sentence.passage.lows[at], frozenset())
    if at + 2 < sentence.end and sentence.passage.lows[at + 1] in links:
        cue = Cue(at, (at, at + 2), at + 2, sentence.end, "adjective-leading")
        cue.kind, cue.form, cue.own = "mind", "ing", False
        yield cue


def verbless_cues(sentence: Sentence) -> Iterator[Cue]:
    """Yield the adjectives of a telegram's sentence that stand behind a name without a verb: `GOK fearful that`."""
    tags = sentence.passage.tags
    for at in sentence.adjectives:
        if at == sentence.start:
            yield from _leading(sentence)
        last = at - 1
        while last > sentence.start and tags[last] == "R":
            last -= 1
        if tags[at] != "J" or last < sentence.start or tags[last] not in "CU":
            continue
        subject = noun_before(sentence.passage, last + 1, sentence.start)
        clause = Clause(last + 1, at + 1, at, "be", "finite", subject=subject)
        cue = _feeling(sentence, clause, at)
        if cue is not None:
            yield cue
