"""Text of strangers made safe for a terminal."""

import re

__all__ = ["plain"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    r"""Return the text with control characters, escape sequences and direction marks shown as U+FFFD.

    >>> plain("a\x1b[31mb")
    'a\ufffd[31mb'
    """
    return _CONTROLS.sub("\ufffd", text)
