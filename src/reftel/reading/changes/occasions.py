"""What was not done this time: a deed that is missed on one occasion was done on others."""

from collections.abc import Callable
from typing import Final

from reftel.reading.changes.draft import Draft
from reftel.reading.changes.matter import whole_thing
from reftel.reading.sentence import Sentence

__all__ = ["OCCASION_RULES"]

_MOST_BETWEEN: Final = 16  # tokens between the verb and its occasion


def not_this_time(sentence: Sentence, at: int) -> list[Draft]:
    """`The toll was not discussed during this latest visit`, `Tran did not raise the wharf this time`."""
    this, end = at - 1, at + 1 + (sentence.passage.lows[at] == "latest")
    if this < sentence.start or end > sentence.end or not _is_one_of_several(sentence, at):
        return []
    verb = sentence.clause_before(this) or next((one for one in sentence.clauses if one.kind == "finite"), None)
    if verb is None or not verb.negated or verb.modal or abs(this - verb.end) > _MOST_BETWEEN:
        return []
    about = verb.subject if verb.passive or verb.lemma in ("be", "do") else whole_thing(sentence, verb.end)
    if about is None or about[0] == this:
        about = verb.subject
    if about:
        return [Draft("not this time", about, (min(about[0], verb.start), end), now=(verb.start, verb.end))]
    return []


def _is_one_of_several(sentence: Sentence, at: int) -> bool:
    """Whether an occasion is held against others, as `at this meeting` and `at this time` are not."""
    passage = sentence.passage
    if passage.lows[at - 1] != "this":
        return False
    if passage.lows[at] == "time":
        return passage.tags[at - 2 : at - 1] != "P" and passage.lows[at + 1 : at + 2] != ["of"]
    return passage.lows[at] == "latest" or passage.lows[at - 2] == "on"


OCCASION_RULES: Final[dict[str, tuple[Callable[[Sentence, int], list[Draft]], ...]]] = {
    "time": (not_this_time,),
    "occasion": (not_this_time,),
    "latest": (not_this_time,),
}
"""By the word at which each looks closer."""
