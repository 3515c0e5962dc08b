"""Whether a verb is denied, and of whom: `never raised`, `nor did he raise`, `neither Strand nor Tran raised`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.sentence import Sentence
from reftel.reading.silences.matter import Phrase

__all__ = ["before_other", "goes_on_denied", "is_denied", "is_nobody", "others", "who"]

_AUXILIARIES: Final = frozenset(("did", "do", "does", "has", "have", "had", "would"))
_NOR: Final = frozenset(("nor", "neither", "never", "nowhere"))
_HARDLY: Final = frozenset(("hardly", "scarcely", "barely", "rarely", "seldom"))
_NOBODY: Final = frozenset(("no", "none", "nobody", "neither", "few"))
_NO_ONE: Final = frozenset(("no", "not"))
# `nobody will answer`; not the forecast `neither side will go beyond it`
_PRONOUNS: Final = frozenset(("nobody", "none"))


def is_nobody(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the subject is `nobody`, `none of them`, `no member who`, `neither Strand nor Tran`."""
    if clause.subject is None:
        return False
    first, lows = clause.subject[0], sentence.passage.lows
    if clause.shared and lows[clause.start - 1] in ("but", "and"):
        return False  # `no great talks were held, but mentioned it`
    is_willing = clause.modal == "would" or (clause.modal == "will" and lows[first] in _PRONOUNS)
    if sentence.passage.tags[clause.head] == "V" and not is_willing:
        return False  # `no one should name them`
    if lows[first] == "doubt" or (lows[first] == "no" and lows[first + 1] == "doubt"):
        return False
    return lows[first] in _NOBODY or _none_of(sentence, first) or _before_place(sentence, first) is not None


def is_denied(sentence: Sentence, clause: Clause) -> bool:
    """Return whether the verb is denied, also by a `never` before it, by `at no time` and by `nor did`."""
    if clause.negated or sentence.passage.tags[clause.start - 1 : clause.start] == "!":
        return not _is_only_part(sentence, clause)
    if goes_on_denied(sentence, clause):
        return True
    lows, first = sentence.passage.lows, clause.subject[0] if clause.subject else clause.start
    before = clause.start - (clause.start > sentence.start)
    is_hardly = clause.modal is None and any(lows[at] in _HARDLY for at in range(before, clause.head))
    if is_hardly and "need" not in lows[first:before]:
        return True  # `rarely discusses it`, `barely touched on it`; not `I need hardly say`
    if clause.start > 2 and lows[clause.start - 2] == "no" and lows[clause.start - 3] == "at":
        return True
    if first - 1 <= sentence.start or lows[first - 1] not in _AUXILIARIES:
        return False
    letter = sentence.passage.tags[clause.start]
    inverted = letter == "V" or (lows[first - 1] in ("has", "have", "had") and letter in "YE")
    when = lows[max(0, first - 4) : first - 2]
    return inverted and (lows[first - 2] in _NOR or (when[-1:] == ["no"] and when[0] in ("at", "on", "in")))


def _is_only_part(sentence: Sentence, clause: Clause) -> bool:
    """Whether more was told: `has not only disclosed the plan`, `did not merely say it`."""
    lows = sentence.passage.lows
    return any(lows[at + 1] in _ONLY and lows[at] in ("not", "n't") for at in range(clause.start, clause.head - 1))


_ONLY: Final = frozenset(("only", "merely", "just", "simply"))


def goes_on_denied(sentence: Sentence, clause: Clause) -> bool:
    """Return whether `or` takes up a denied verb: `did not mention the treaty or refer to the port`."""
    passage, at = sentence.passage, clause.start
    if not clause.shared or passage.tags[at] != "V" or passage.lows[at - 1] not in ("or", "nor"):
        return False
    before = next((one for one in reversed(sentence.clauses) if one.end < at), None)
    if before is None or passage.tags[at - 2] == ",":
        return False  # `we do not see the need for, or recommend, a reply`
    return before.negated or passage.lows[before.end : before.end + 2] == ["not", "once"]


def before_other(sentence: Sentence, about: Phrase) -> Phrase:
    """Return a matter without the other verb that is denied, too: `the treaty | or refer to the port`."""
    other = next((one for one in sentence.clauses if about[0] < one.start < about[1]), None)
    return (about[0], other.start - 1) if other and goes_on_denied(sentence, other) else about


def who(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return the subject without `no` and `at no stage`; `no one at the board`; None for `there`."""
    if clause.subject is None or sentence.passage.lows[clause.subject[0]] == "there":
        return None
    lows, (first, end) = sentence.passage.lows, clause.subject
    if lows[first:end] == ["nobody"]:
        return None
    nobody = _before_place(sentence, first)
    if nobody is not None:
        return (nobody, end) if nobody < first - 1 or end - first > 1 else None
    for at in range(first + 1, end - 1):
        if lows[at : at + 2] == ["at", "no"]:
            return first, at
    return _without_no(sentence, clause)


def others(sentence: Sentence, named: Phrase | None) -> list[Phrase | None]:
    """Return whom a subject names: of `Strand nor Tran` each of the two, of any other only itself."""
    lows, words = sentence.passage.lows, sentence.passage.words
    if named is None or "nor" not in lows[slice(*named)]:
        return [named]
    nor = lows.index("nor", *named)
    is_each = nor > named[0] and not words[nor - 1].islower() and not words[named[1] - 1].islower()
    return [(named[0], nor), (nor + 1, named[1])] if is_each else [named]


def _before_place(sentence: Sentence, at: int) -> int | None:
    """The token of the `no one` or `nobody` that is told of: `no one raised it`, `nobody in the cabinet raised it`."""
    if _is_no_one(sentence, at):
        return at - 1
    if at > 1 and sentence.passage.lows[at - 2] == "nobody":
        return at - 2
    return at - 3 if _is_no_one(sentence, at - 2) else None


def _is_no_one(sentence: Sentence, at: int) -> bool:
    """Whether a token is the `one` of `no one`."""
    lows = sentence.passage.lows
    return at > 0 and lows[at] == "one" and lows[at - 1] in _NO_ONE


def _none_of(sentence: Sentence, at: int) -> bool:
    """Whether `none of` stands before a token."""
    lows = sentence.passage.lows
    return at > 1 and lows[at - 1] == "of" and lows[at - 2] == "none"


def _without_no(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject without its `no`."""
    if clause.subject is None or not is_nobody(sentence, clause) or clause.subject[1] - clause.subject[0] < 2:
        return clause.subject
    if sentence.passage.lows[clause.subject[0]] == "none" or _none_of(sentence, clause.subject[0]):
        return clause.subject[0] - 2 * _none_of(sentence, clause.subject[0]), clause.subject[1]
    if (
        sentence.passage.lows[clause.subject[0]] == "neither"
        and "nor" not in sentence.passage.lows[slice(*clause.subject)]
    ):
        return clause.subject  # `neither side`
    return clause.subject[0] + 1, clause.subject[1]
