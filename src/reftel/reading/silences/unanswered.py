"""What was not answered, and from whom no answer was had."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.denials import others, who
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.elsewhere import asked_before, asked_behind
from reftel.reading.silences.matter import Phrase
from reftel.reading.silences.short import further

__all__ = ["BARE", "GIVING", "unanswered", "who_gave_none"]

# verbs and, with `no reply` and its like, verbs of giving that say of themselves that nothing was answered
BARE: Final = frozenset(("respond", "reply", "answer", "comment", "elaborate", "react"))
GIVING: Final = frozenset(("make", "offer", "give", "have", "receive", "get"))

_ANSWERS: Final = frozenset(("reply", "response", "answer", "reaction"))
_OURS: Final = frozenset(("we", "i", "post", "embassy", "department", "consulate", "mission"))


def _given_by(sentence: Sentence, clause: Clause) -> Phrase | None:
    """From whom no answer was had: `we have had no reaction from Lysandra to the pact`."""
    if clause.lemma not in ("have", "receive", "get"):
        return None
    for at in range(clause.end + 1, min(clause.end + 5, sentence.end - 1)):
        if sentence.passage.lows[at] == "from":
            return noun_phrase_from(sentence.passage, at + 1, sentence.end)
    return None


def who_gave_none(sentence: Sentence, clause: Clause) -> list[Phrase | None]:
    """Return who did not tell: the subject, each of two; of `we have received no reply` who gave none, where named."""
    giver = _given_by(sentence, clause)
    ours = clause.subject is not None and sentence.passage.lows[clause.subject[1] - 1] in _OURS
    no_answer = not _ANSWERS.isdisjoint(sentence.passage.lows[clause.end : clause.end + 3])
    awaited = clause.lemma in ("receive", "get") or (clause.lemma == "have" and ours and no_answer)
    return [giver] if giver or awaited else others(sentence, who(sentence, clause))


def unanswered(sentence: Sentence, clause: Clause, telling: Clause) -> Draft:
    """Return what was not answered: asked in the sentence, or before it."""
    about = asked_before(sentence, clause) or asked_behind(sentence, telling.end) or further(sentence, telling.end)
    whose = who_gave_none(sentence, clause)[0]
    return Draft("not told" if about else "no answer", whose, about, (clause.start, telling.end))
