"""Where a printed document is not whole: words kept back, words nobody could read, sentences with a piece missing.

A guess here costs trust, so only clear cases count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reftel.record import Damage, Paragraph
from reftel.telegram.printed_text import Printed

__all__ = ["find_damage"]

_BRACKET = re.compile(r"[\[(](?P<words>[^\[\]()]{1,160})[\])]")
_LOST = re.compile(
    r"\b(?:not declassified|illegible|unintelligible|garbled?|words? missing|text missing|missing text)\b",
    re.IGNORECASE,
)
_SMALL_AFTER_STOP = re.compile(r"(?P<before>[A-Za-z]{2,20})[.!?][”\"’]? (?P<after>[a-z]{3,20}(?: [\w'’-]{1,20}){1,3})")
_SPEECH = "acknowledged|replied|said|answered|asked|noted|added|stated|observed|agreed|responded|commented|remarked"
_NOUN_THEN_NAME = re.compile(
    r"\b(?P<before>[a-z]{3,20} [a-z]{2,16}(?:ment|tion|sion|ness|ance|ence)) (?P<after>[A-Z][a-z]{2,20}) "
    rf"(?:{_SPEECH})\b"
)
_SHORT_RANKS = ("asst", "secy", "capt", "reps", "dept", "depts", "govt", "govts")
_SHORT_WORDS = (
    "approx",
    "incl",
    "ibid",
    "para",
    "paras",
    "refs",
    "subj",
    "info",
    "misc",
    "corp",
    "assn",
    "asap",
    "memcon",
)
_ABBREVIATED = frozenset((*_SHORT_RANKS, *_SHORT_WORDS))
_SHORTEST_WORD = 4
_WIDEST_GAP = 3
_QUOTE = 60
_OPENING_WORDS = 8  # `In this connection Bey said` opens a sentence and is whole


def find_damage(printed: Printed) -> tuple[Damage, ...]:
    """Return the damage of a document's paragraphs, in order.

    >>> paragraph = Paragraph(number=1, text="They met in secret [1 line not declassified].", lines=(3, 3))
    >>> find_damage(Printed(paragraphs=(paragraph,), places=(), is_numbered=False))[0].note
    "'[1 line not declassified]'"
    """
    found: list[Damage] = []
    for paragraph in printed.paragraphs:
        notes = [*_kept_back(paragraph.text), *_broken(paragraph.text)]
        if notes:
            found.append(_lost(paragraph, "; ".join(dict.fromkeys(notes))))
    if printed.is_numbered:
        found.extend(_missing_numbers(printed.paragraphs, printed.joined))
    return tuple(sorted(found, key=lambda damage: damage.paragraph))


def _lost(paragraph: Paragraph, note: str) -> Damage:
    return Damage(kind="lost_text", paragraph=paragraph.number, note=note, lines=paragraph.lines)


def _kept_back(text: str) -> Iterator[str]:
    """Words in brackets that say that others are missing."""
    for bracket in _BRACKET.finditer(text):
        if _LOST.search(bracket["words"]):
            yield f"'{bracket[0]}'"


def _broken(text: str) -> Iterator[str]:
    """A small letter after a full stop; a noun that runs into the next sentence's speaker."""
    for match in _SMALL_AFTER_STOP.finditer(text):
        if _is_break(match, text):
            yield f"a sentence starts in the middle: '{match['after'][:_QUOTE]}'"
    for match in _NOUN_THEN_NAME.finditer(text):
        if len(text[: match.start()].rpartition(". ")[2].split()) >= _OPENING_WORDS:
            yield f"breaks off after '{match['before']}'"


def _is_break(match: "re.Match[str]", text: str) -> bool:
    """Abbreviations, and whole texts without capitals, have small letters after full stops too."""
    before = match["before"]
    if before.isupper():
        return _is_known_word(before, text)
    return before.islower() and len(before) >= _SHORTEST_WORD and before not in _ABBREVIATED


def _is_known_word(before: str, text: str) -> bool:
    """A word in capitals that stands without a full stop elsewhere in the text is no abbreviation."""
    return len(before) > 1 and before + " " in text


def _missing_numbers(paragraphs: Sequence[Paragraph], joined: frozenset[int]) -> Iterator[Damage]:
    """Numbers left out between two printed ones, unless text without a number stands there."""
    for before, after in pairwise(paragraphs):
        gap = after.number - before.number
        if before.number and 1 < gap <= _WIDEST_GAP and before.number not in joined:
            missing = ", ".join(str(number) for number in range(before.number + 1, after.number))
            note = f"the printed numbers go from {before.number} to {after.number}: no paragraph {missing}"
            yield Damage(kind="lost_text", paragraph=before.number, note=note)
