"""Noun phrases by the letters of `tagger`: the one that ends before a token, the one that begins at a token."""

import re

from reftel.reading.base.passage import Passage

__all__ = ["MOST_BACK", "noun_phrase_before", "noun_phrase_from"]

MOST_BACK = 64  # tokens looked at for a noun phrase before a verb
# Right to left (the letters of a sentence reversed): a noun, its modifiers, then `of` or preposition and the next noun.
_BACK = re.compile(
    r"(?:(?:\)[^()]{1,12}\()?(?:[NCuU#y>][JNCGY#y'<>/]{0,14}+|J[JNCGY#y'<>/]{1,14}+)D{0,2}+|\)[^()]{1,12}\(D{0,2}+|D{1,2}+)"
    r"(?:[OP](?:\)[^()]{1,12}\()?(?:[NC#yu>][JNCGY#y'<>/]{0,14}+D{0,2}+|D)){0,4}"
)
_AHEAD = re.compile(
    r"(?:[DJNCGY#y'R</>]{0,14}?[NC#>uU](?>(?:[JNC#y'/]|K(?=[JNC])){0,14}))(?>(?:O[DJNCGY#y'</>]{0,14}+)*)"
)


def noun_phrase_before(passage: Passage, end: int, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a token, with what hangs on it by `of`, `in`, `from`.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="In May members of the Forum from Kestria met.", lines=(1, 1)), 0)
    >>> passage.words_of(*noun_phrase_before(passage, 8, 0))
    'members of the Forum from Kestria'
    """
    tags = passage.tags
    if end <= start:
        return None
    if tags[end - 1] == "U":
        return end - 1, end
    size = len(tags)
    match = _BACK.match(passage.backward, size - end, size - max(start, end - MOST_BACK))
    if match is None:
        return None
    first = size - match.end()
    while first < end - 1 and (tags[first] in "GYy'/>" or (tags[first] == "<" and ">" not in tags[first:end])):
        first += 1
    return first, end


def noun_phrase_from(passage: Passage, at: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at a token, with its `of` phrases; None where none begins there.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="He described the state of the talks as poor.", lines=(1, 1)), 0)
    >>> passage.words_of(*noun_phrase_from(passage, 2, 9))
    'the state of the talks'
    """
    match = _AHEAD.match(passage.tags, at, end)
    return match.span() if match else None
