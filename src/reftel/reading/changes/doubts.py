"""What is no change that happened: only asked, proposed, bidden, or a going away."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.changes.draft import Phrase
from reftel.reading.sentence import Sentence

__all__ = [
    "is_aside",
    "is_background",
    "is_before_it",
    "is_going_away",
    "is_named_whole",
    "is_only_asked",
    "is_only_proposed",
]

_PROPOSING: Final = frozenset((
    "propose", "justify", "need", "require", "expect", "consider", "recommend", "request", "plan", "envisage",
    "suggest", "seek", "foresee", "contemplate", "discuss", "appear", "warrant",
))  # fmt: skip
_WHOSE: Final = frozenset(("his", "her", "their", "my", "our", "your", "prior", "upon", "before", "after"))
_TOLD_IN_PERFECT: Final = frozenset(("avert", "defuse", "overcome"))
_BACKGROUND: Final = frozenset(("after", "until", "before", "when", "once"))
_MOST_BETWEEN: Final = 16  # tokens from a noun to its verb


def is_only_asked(sentence: Sentence, about: Phrase) -> bool:
    """Return whether it is only asked: `asked whether | prices had risen`, `as if | it had changed`."""
    return about[0] > sentence.start and sentence.passage.lows[about[0] - 1] in ("whether", "if")


def is_only_proposed(sentence: Sentence, at: int, *, known: bool) -> bool:
    """Return whether a change is only proposed or denied: `a cut in aid was proposed`, `a rise is not justified`.

    One that is `known` by its article has happened, whatever it will do (`the rise in prices will abate`).
    """
    after = (one for one in sentence.clauses if one.kind == "finite" and at < one.start < at + _MOST_BETWEEN)
    verb = next(after, None)
    if verb is None or verb.subject is None or not verb.subject[0] <= at < verb.subject[1]:
        return False
    if verb.modal is not None:
        return not known or verb.modal == "would"
    return not known and (verb.negated or (verb.lemma in _PROPOSING and verb.passive))


def is_going_away(sentence: Sentence, at: int) -> bool:
    """Return whether a departure is one of somebody: `prior to his departure from Porthaven`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    named = tags[at + 2 : at + 3] == "C" and tags[at + 3 : at + 4] not in ("'", "N", "J")
    return lows[at] == "departure" and named and (lows[at - 1] in _WHOSE or tags[at - 1] in "'C")


def is_background(sentence: Sentence, first: int) -> bool:
    """Return whether a clause only tells when another thing was: `she was Minister until | she resigned`."""
    return first > sentence.start and sentence.passage.lows[first - 1] in _BACKGROUND


def is_named_whole(sentence: Sentence, about: Phrase) -> bool:
    """Return whether a phrase is one that names something: not the `unknown` of `unknown radicalized groups`.

    Nor one that begins with when it is so (`For first time since the war ships are no longer there`).
    """
    if sentence.passage.lows[about[0] : about[0] + 2] == ["first", "time"] or _is_since(sentence, about):
        return False
    alone = about[1] - about[0] == 1
    return not (alone and sentence.passage.tags[about[0]] in "JRYE" and sentence.passage.words[about[0]].islower())


def _is_since(sentence: Sentence, about: Phrase) -> bool:
    """Whether a phrase glues a time to what is told since (`For first time | since the war ships are no longer`)."""
    return sentence.passage.lows[about[0]] == "since"


def is_aside(sentence: Sentence, clause: Clause) -> bool:
    """Return whether a verb only tells which thing is meant (`the treaty, plus | accelerated delivery of ships`).

    The same of what only passed (`the scuffle was defused`), where it is not told in the perfect.
    """
    tags, at = sentence.passage.tags, clause.start
    if clause.lemma in _TOLD_IN_PERFECT:
        return sentence.passage.lows[at] not in ("has", "have", "had")
    if clause.end - at != 1 or tags[at] not in "EY" or tags[clause.end : clause.end + 1] not in ("N", "J"):
        return False
    return at == sentence.start or tags[at - 1] in "KPO," or sentence.passage.lows[at - 1] in ("plus", "that")


def is_before_it(sentence: Sentence, clause: Clause) -> bool:
    """Return whether it had not happened yet: `before we | modified the terms, we had to know`."""
    first = clause.subject[0] if clause.subject else clause.start
    return first > sentence.start and sentence.passage.lows[first - 1] == "before"
