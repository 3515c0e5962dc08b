"""What was so at first, and went otherwise: had initially refused to talk, was at first hailed as a success."""

from bisect import bisect_left
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.changes.draft import Draft
from reftel.reading.sentence import Sentence

__all__ = ["FIRST_WORDS", "at_first"]

_FIRST: Final = frozenset(("initially", "originally", "first"))
_AT_FIRST: Final = frozenset(("initially", "originally"))
_FORMERLY: Final = frozenset(("previously", "formerly", "hitherto", "heretofore"))
FIRST_WORDS: Final = _FIRST | _FORMERLY
_LATER: Final = frozenset(
    ("but", "later", "subsequently", "eventually", "finally", "then", "before", "ultimately", "now")
)
_THEN: Final = frozenset(
    ("however", "but", "yet", "nevertheless", "nonetheless", "subsequently", "later", "now", "today")
)
_NOWADAYS: Final = frozenset(("now", "present", "current", "currently", "later", "since"))
_CONTRAST: Final = frozenset(("but", "while", "whereas", "now", "although", "though", "today"))
_SAID_BEFORE: Final = frozenset((
    "tell", "inform", "say", "state", "report", "mention", "discuss", "agree", "note", "indicate", "meet", "visit",
    "serve", "attend", "work", "receive", "raise", "see", "speak", "talk",
))  # fmt: skip
_WANTING: Final = frozenset(("ask", "call", "press", "look", "push", "hope"))
_FARTHEST: Final = 24  # tokens from `Initially` to its verb
_MOST_BEGINNING: Final = 3  # tokens of the next sentence in which it turns


def at_first(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`accepted all points, even though he had initially refused to discuss the treaty`."""
    passage = sentence.passage
    first = _first_word(sentence, clause) if clause.kind == "finite" else None
    if first is None or clause.lemma in _SAID_BEFORE:
        return []
    had = passage.lows[clause.start] == "had" and first > clause.start and _is_held(sentence, first)
    if not had and not _is_turned(sentence, clause, first):
        return []
    inner = next((one for one in sentence.clauses if one.kind == "infinitive" and one.start == clause.end), clause)
    about = inner.end, verb_phrase_end(passage, inner.head, sentence.end)
    if passage.tags[about[0] : about[0] + 1] in ("T", "K"):
        return []  # `was at first sure that it would fail`
    if clause.passive and inner is clause and passage.tags[about[0] : about[0] + 1] not in ("D", "N", "C"):
        return _of_passive(clause, about[1])
    wanted = clause.lemma in _WANTING and passage.lows[about[0] : about[0] + 1] == ["for"]
    if about[0] + wanted >= about[1] or not (wanted or passage.tags[about[0]] not in "PR"):
        return []
    was = max(first, clause.start - 1), inner.end
    return [Draft("at first", (about[0] + wanted, about[1]), (clause.start, about[1]), was=was)]


def _of_passive(clause: Clause, end: int) -> list[Draft]:
    """`was initially hailed as a success`."""
    if not clause.subject or clause.relative:
        return []
    return [Draft("at first", clause.subject, (clause.subject[0], clause.end), was=(clause.head, end))]


def _first_word(sentence: Sentence, clause: Clause) -> int | None:
    """The token of `initially` or the like by a verb, else where it opens the sentence."""
    lows = sentence.passage.lows
    for at in range(clause.start - 1, clause.end):
        if lows[at] in FIRST_WORDS:
            return at
    return _opening(sentence, clause)


def _opening(sentence: Sentence, clause: Clause) -> int | None:
    """The `Initially,` that a sentence opens with, for the first clause that tells of the past."""
    if sentence.passage.lows[sentence.start] not in _AT_FIRST or clause.start - sentence.start > _FARTHEST:
        return None
    told = (one for one in sentence.clauses if one.kind == "finite" and not one.modal)
    return sentence.start if next(told, None) is clause else None


def _is_held(sentence: Sentence, first: int) -> bool:
    """Whether what was so is held against now: `previously` and the like alone may only tell of the order."""
    lows = sentence.passage.lows
    return lows[first] in _FIRST or not _CONTRAST.isdisjoint(lows[sentence.start : sentence.end])


def _is_turned(sentence: Sentence, clause: Clause, first: int) -> bool:
    """Whether it is told in the past of what then went otherwise: `initially refused to talk, but later agreed`."""
    lows = sentence.passage.lows
    at_first = lows[first] in _AT_FIRST or lows[first - 1 : first + 1] == ["at", "first"]
    past = sentence.passage.tags[clause.head] == "E" or lows[clause.start] in ("was", "were")
    if not at_first or clause.modal or not past:
        return False
    though = lows[sentence.start] in ("although", "though", "while")
    return though or not _LATER.isdisjoint(lows[clause.end : sentence.end]) or _is_followed(sentence)


def _is_followed(sentence: Sentence) -> bool:
    """Whether the next sentence says that it went otherwise: `However, ...`, `Our present arrangement ...`."""
    passage = sentence.passage
    number = bisect_left(passage.sentences, (sentence.end, sentence.end))
    if number == len(passage.sentences) or passage.sentences[number][0] != sentence.end:
        return False
    begins = passage.lows[sentence.end : sentence.end + _MOST_BEGINNING]
    return begins[0] in _THEN or not _NOWADAYS.isdisjoint(begins)
