"""Who was not told, where it is not said what: has not notified the Board, left without consulting the Ministry."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.matter import Phrase, is_teller

__all__ = ["whom_alone"]

_TELLING: Final = frozenset(("notify", "inform", "consult", "alert", "forewarn"))
_ONESELF: Final = frozenset(("identify", "introduce"))
_GOING_ON: Final = ("of", "about", "that", "on", "how", "what", "when", "why", "whether", "if")


def whom_alone(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return the verb with those who were not told: `notified the Board`; with `identify` the verb phrase."""
    passage, at = sentence.passage, clause.end
    if clause.lemma in _ONESELF and passage.lows[at].endswith(("self", "selves")):
        return clause.head, verb_phrase_end(passage, clause.head, sentence.end)
    if clause.lemma not in _TELLING or clause.passive:
        return None
    whom = noun_phrase_from(passage, at, sentence.end)
    if whom is None or not is_teller(sentence, whom) or passage.lows[whom[1]] in _GOING_ON:
        return None
    return clause.head, whom[1]
