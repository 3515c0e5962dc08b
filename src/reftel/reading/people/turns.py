"""Whose words a passage is: a turn of a conversation (`Secretary Strand: I agree.`), a part of a long quotation."""

import re
from collections import Counter
from typing import Final

from reftel.reading.study import Study

__all__ = ["quoted_of", "turns_of"]

_LABEL: Final = re.compile(
    r"((?:The )?(?>(?:[A-Z][\w’'.-]{1,24}+ ?){1,4}))(?>(?:\([^()]{1,30}+\))? ?)(?P<end>(?<=\.) |: )(?=[“\"(A-Z—–…-])"
)
_OPENING, _CLOSING = frozenset('“"'), "”"
_LEAST: Final = 2  # turns of each of those who speak, and who they are


def turns_of(study: Study) -> dict[int, tuple[int, int, int]]:
    """Return for the passages of a conversation whose turn each is: passage and tokens of the name before it.

    A passage without a name goes on with the turn before it. Of a document that is no such conversation nothing.
    """
    labels = {passage.index: match for passage in study.passages if (match := _LABEL.match(passage.text))}
    often = Counter(match[1].strip() for match in labels.values())
    if sum(count >= _LEAST for count in often.values()) < _LEAST:
        return {}
    found: dict[int, tuple[int, int, int]] = {}
    last = None
    for passage in study.passages:
        if passage.index in labels:
            last = passage.index, 0, passage.token_at(labels[passage.index].end(1) - 1)
            last = passage.index, 0, last[2] + (passage.tags[last[2]] not in ".:")
        if last is not None:
            found[passage.index] = last
    return found


def quoted_of(study: Study) -> dict[int, int]:
    """Return for the passages of a quotation that opens anew in each the index of the passage that leads to it.

    `Strand went on, stating:`, `“I have read it.`, `“I agree with it.”`.
    """
    found: dict[int, int] = {}
    leading = None
    for passage in study.passages:
        if passage.text[:1] not in _OPENING:
            leading = passage.index if passage.text.endswith(":") else None
        elif leading is not None:
            found[passage.index] = leading
            leading = None if _is_closed(passage.text) else leading
    return found


def _is_closed(text: str) -> bool:
    """Whether a quotation that opens with a passage ends in it; straight marks close one another by twos."""
    return _CLOSING in text or ('"' in text and text.count('"') % 2 == 0)
