"""The cues of a sentence, each by itself, their contents open to its end."""

from reftel.reading.base.clauses import Clause
from reftel.reading.statements.adjectival import adjective_cue, verbless_cues
from reftel.reading.statements.asides import attributions, within
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.nominal import nominal_cues
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.verbal import seeming_cue, verb_cue
from reftel.reading.study import Study

__all__ = ["find_cues"]


def find_cues(study: Study, sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence from left to right, one that stands around its content before those in it."""
    found: list[Cue] = []
    if sentence.verbs or sentence.adjectives:
        found = _by_clauses(sentence, study.clauses(sentence.passage, (sentence.start, sentence.end)))
    if sentence.asides:
        found.extend([within(sentence, cue, found) for cue in attributions(sentence)])
    if sentence.nouns:
        found.extend(_apart(found, nominal_cues(sentence)))
    if sentence.adjectives:
        found.extend(_apart(found, verbless_cues(sentence)))
    if len(found) > 1:
        found.sort(key=_order)
    return found


def _order(cue: Cue) -> tuple[int, bool, int]:
    return cue.begin, cue.left is None, cue.words[0]


def _by_clauses(sentence: Sentence, clauses: list[Clause]) -> list[Cue]:
    """The cues that are verbs, or adjectives behind one."""
    found: list[Cue] = []
    before: Clause | None = None
    for clause in clauses:
        cue = None
        if sentence.adjectives and (clause.passive or clause.head not in sentence.verbs):
            cue = adjective_cue(sentence, clause)
        if cue is None and clause.head in sentence.verbs:
            cue = seeming_cue(sentence, clause) or verb_cue(sentence, clause, before)
            if cue is None and sentence.adjectives:
                cue = adjective_cue(sentence, clause)
        if cue is not None:
            if clause.kind == "infinitive" and found and before is not None and found[-1].words[0] == before.start:
                found.pop()  # `wished to tell` is one cue
            found.append(cue)
        before = clause
    return found


def _apart(cues: list[Cue], others: list[Cue]) -> list[Cue]:
    """Those of other cues that are no part of one: not the interest of `expressed its interest in`."""
    if not others:
        return others
    taken = [cue.words for cue in cues]
    return [cue for cue in others if not any(first < cue.words[1] and cue.words[0] < last for first, last in taken)]
