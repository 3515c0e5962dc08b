"""What was not answered, and from whom no answer was had."""

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.elsewhere import asked_before, asked_behind
from reftel.reading.silences.matter import Phrase, Sentence
from reftel.reading.silences.short import further

__all__ = ["BARE", "GIVING", "given_by", "unanswered"]

# verbs and, with `no reply` and its like, verbs of giving that say of themselves that nothing was answered
BARE = frozenset(("respond", "reply", "answer", "comment", "elaborate", "react"))
GIVING = frozenset(("make", "offer", "give", "have", "receive", "get"))


def given_by(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return from whom no answer was had: `we have had no reaction from Lysandra to the pact`."""
    if clause.lemma not in ("have", "receive", "get"):
        return None
    for at in range(clause.end + 1, min(clause.end + 5, sentence.end - 1)):
        if sentence.passage.lows[at] == "from":
            return noun_phrase_from(sentence.passage, at + 1, sentence.end)
    return None


def unanswered(sentence: Sentence, clause: Clause, telling: Clause) -> Draft:
    """Return what was not answered: asked in the sentence, or before it."""
    about = asked_before(sentence, clause) or asked_behind(sentence, telling.end) or further(sentence, telling.end)
    received = clause.lemma in ("have", "receive", "get")
    whose = given_by(sentence, clause) if received else clause.subject
    return Draft("not told" if about else "no answer", whose, about, (clause.start, telling.end))
