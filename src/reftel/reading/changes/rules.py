"""The rules of changes, in order. Of two for one matter the rule that stands first counts."""

from reftel.reading.changes.draft import Draft, Sentence
from reftel.reading.changes.verbs import VERB_RULES
from reftel.reading.changes.words import WORD_RULES

__all__ = ["drafts_of"]


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the changes of a sentence in the order of what changes."""
    found: dict[int, Draft] = {}
    for clause in sentence.clauses:
        for rule in VERB_RULES:
            for draft in rule(sentence, clause):
                found.setdefault(draft.about[0], draft)
    for at in range(sentence.start, sentence.end - 1):
        for word in WORD_RULES.get(sentence.passage.lows[at], ()):
            for draft in word(sentence, at):
                found.setdefault(draft.about[0], draft)
    return [found[at] for at in sorted(found)]
