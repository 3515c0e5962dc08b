"""Whether the head of an instrument has a name to it where a text is all in capitals, so that capitals tell nothing."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.lexicon import lexicon

__all__ = ["LEADING", "is_led", "is_told_by_name"]

# heads that a name or number may stand behind
LEADING: Final = frozenset(
    ["operation", "exercise", "task", "resolution", "unscr", "plan", "article", "project", "nssm", "nsdm", "nsam"]
)
_NATIONS: Final = frozenset(["state", "government"])


def is_led(passage: Passage, at: int, end: int) -> bool:
    """Return whether a name or a number stands behind a head: `OPERATION GREEN LAMP`; not `EXERCISE RESTRAINT`."""
    if passage.lows[at] not in LEADING or end == at + 1:
        return False
    if passage.lows[at + 1] in base_tags():
        return passage.lows[at] == "operation" and passage.tags[at + 1] != "O"
    return passage.tags[at + 1] in "C#"


def is_told_by_name(passage: Passage, start: int, end: int, at: int) -> bool:
    """Return whether a name has a word that is no nation's and none of the language.

    `THE STRAND DOCTRINE`; a `KESTRIAN SYSTEM` may be anything, and a decision is anybody's.
    """
    if passage.lows[at] == "decision":
        return False
    return any(passage.tags[one] in "C#" and _is_name(passage, one) for one in range(start, end))


def _is_name(passage: Passage, at: int) -> bool:
    if passage.lows[at] in base_tags():
        return False
    form = lexicon(passage.capitals).forms.single.get(passage.words[at])
    return form is None or form.kind not in _NATIONS
