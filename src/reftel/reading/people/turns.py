"""Turns of a conversation written down word by word: `Secretary Strand: I believe so.`."""

import re
from collections import Counter

from reftel.reading.study import Study

__all__ = ["turns_of"]

_LABEL = re.compile(
    r"((?:The )?(?>(?:[A-Z][\w’'.-]{1,24}+ ?){1,4}))(?>(?:\([^()]{1,30}+\))? ?)(?P<end>(?<=\.) |: )(?=[“\"(A-Z—–…-])"
)
_LEAST = 2  # turns of each of those who speak, and who they are


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
