"""What was not done this time: a deed that is missed on one occasion was done on others."""

from collections.abc import Callable, Iterator

from reftel.reading.changes.draft import Draft, Sentence
from reftel.reading.changes.matter import whole_thing

__all__ = ["OCCASION_RULES"]

_OCCASIONS = frozenset(("time", "visit", "trip", "occasion", "round", "session", "meeting"))
_LATEST = frozenset(("latest", "last", "second", "third"))
_MOST_BETWEEN = 16  # tokens between the verb and its occasion


def not_this_time(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`The toll was not discussed during this latest visit`, `Tran did not raise the wharf this time`."""
    lows = sentence.passage.lows
    is_latest = lows[at + 1] in _LATEST
    occasion = at + 1 + is_latest
    if occasion + 1 >= sentence.end or lows[occasion] not in _OCCASIONS:
        return
    this_time = lows[occasion] == "time" and sentence.passage.tags[at - 1] != "P" and lows[occasion + 1] != "of"
    if not (is_latest or this_time or lows[at - 1] == "on"):
        return  # `at this meeting`, `at this time` hold it against no other
    verb = sentence.clause_before(at) or next((one for one in sentence.clauses if one.kind == "finite"), None)
    if verb is None or not verb.negated or verb.modal:
        return
    if not -_MOST_BETWEEN < at - verb.end < _MOST_BETWEEN:
        return
    about = verb.subject if verb.passive or verb.lemma in ("be", "do") else whole_thing(sentence, verb.end)
    if about is None or about[0] == at:
        about = verb.subject
    if about:
        yield Draft("not this time", about, (min(about[0], verb.start), occasion + 1), now=(verb.start, verb.end))


OCCASION_RULES: dict[str, tuple[Callable[[Sentence, int], Iterator[Draft]], ...]] = {"this": (not_this_time,)}
"""By the word at which each looks closer."""
