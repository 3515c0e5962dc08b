"""Text of strangers made safe for a page's reader: what would show as nothing, or turn the line around, is shown."""

import re

__all__ = ["shown"]

_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_CONTROLS = 0x2400  # the pictures of the control characters begin here
_NAMED = {
    0x200E: "⟦LRM⟧", 0x200F: "⟦RLM⟧", 0x202A: "⟦LRE⟧", 0x202B: "⟦RLE⟧", 0x202C: "⟦PDF⟧", 0x202D: "⟦LRO⟧",
    0x202E: "⟦RLO⟧", 0x2066: "⟦LRI⟧", 0x2067: "⟦RLI⟧", 0x2068: "⟦FSI⟧", 0x2069: "⟦PDI⟧", 0x7F: "␡",
    0x200C: "\u200c", 0x200D: "\u200d",
}  # fmt: skip  # joiners belong to Persian and Indian words, and hide nothing


def shown(text: str) -> str:
    r"""Return the text with control characters and signs of direction in letters.

    Every word keeps its own direction, which needs no such sign; a name from right to left is laid out as it should be.

    >>> shown("a\x1b[31m b\u202ecba\u202c")
    'a␛[31m b⟦RLO⟧cba⟦PDF⟧'
    """
    return _HIDDEN.sub(_picture, text)


def _picture(match: "re.Match[str]") -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_CONTROLS + code)
    return _NAMED.get(code, f"⟦U+{code:04X}⟧")
