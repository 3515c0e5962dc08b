"""The rules of silences, in order. Of two for one matter the rule that stands first counts."""

from reftel.reading.silences.answers import ANSWER_RULES
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.matter import Sentence
from reftel.reading.silences.verbs import VERB_RULES
from reftel.reading.silences.words import WORD_RULES

__all__ = ["drafts_of"]


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the silences of a sentence in the order of their matters."""
    found: dict[int, Draft] = {}
    for rule in (*VERB_RULES, *ANSWER_RULES):
        for clause in sentence.clauses:
            for draft in rule(sentence, clause):
                found.setdefault(_key(draft), draft)
    for at, low in enumerate(sentence.passage.lows[sentence.start : sentence.end - 1], sentence.start):
        word = WORD_RULES.get(low)
        for draft in word(sentence, at) if word else ():
            found.setdefault(_key(draft), draft)
    return [found[at] for at in sorted(found)]


def _key(draft: Draft) -> int:
    return draft.about[0] if draft.about else draft.cue[0]
