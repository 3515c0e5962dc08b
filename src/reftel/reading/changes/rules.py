"""The rules of changes, in order. Of two for one matter the rule that stands first counts."""

from functools import cache

from reftel.reading.base.words import forms_of
from reftel.reading.changes.draft import Draft, Sentence
from reftel.reading.changes.lexicon import verbs
from reftel.reading.changes.verbs import STATE_RULES, STATE_WORDS, VERB_RULES
from reftel.reading.changes.words import WORD_RULES

__all__ = ["drafts_of", "telltales"]


def drafts_of(sentence: Sentence) -> list[Draft]:
    """Return the changes of a sentence in the order of what changes."""
    found: dict[int, Draft] = {}
    lows = sentence.passage.lows[sentence.start : sentence.end]
    rules = VERB_RULES if STATE_WORDS.isdisjoint(lows) else VERB_RULES + STATE_RULES
    for clause in sentence.clauses:
        for rule in rules if clause.lemma in verbs() or rules is not VERB_RULES else ():
            for draft in rule(sentence, clause):
                found.setdefault(draft.about[0], draft)
    for at, low in enumerate(lows[:-1], sentence.start) if not WORD_RULES.keys().isdisjoint(lows) else ():
        for word in WORD_RULES.get(low, ()):
            for draft in word(sentence, at):
                found.setdefault(draft.about[0], draft)
    return [found[at] for at in sorted(found)]


@cache
def telltales() -> frozenset[str]:
    """Return words one of which stands in every sentence that tells of a change.

    >>> "declined" in telltales(), "than" in telltales()
    (True, True)
    """
    return frozenset(forms_of(verbs())) | WORD_RULES.keys() | STATE_WORDS
