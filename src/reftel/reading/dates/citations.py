"""Where editors say what a passage is printed from: `(National Archives, Files of the Council, Box 3, Minutes, 1971)`.

That is the edition's own voice, like a source note, and its dates are those of volumes and boxes.
"""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_lines

__all__ = ["citations_of"]

_NESTED: Final = r"[^()]*(?:\([^()]*\)[^()]*)*\)"


def citations_of(passage: Passage) -> list[tuple[int, int]]:
    """Return the stretches of a paragraph, in tokens, that cite archives and printed papers in parentheses.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He left in May. (National Archives, Box 3 (old), 1971) (In 1972 he was back.)"
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> [passage.words_of(*one) for one in citations_of(passage)]
    ['(National Archives, Box 3 (old), 1971)']
    """
    if not any(f"({name}" in passage.text for name in _NAMES):
        return []
    matches = _CITED.finditer(passage.text)
    return [(passage.token_at(match.start()), passage.token_at(match.end() - 1) + 1) for match in matches]


_NAMES: Final = tuple(read_lines("archives.txt"))
_CITED: Final = re.compile(rf"\((?:{'|'.join(map(re.escape, _NAMES))})(?!\w){_NESTED}")
