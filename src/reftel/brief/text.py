"""Text of strangers made safe for a document."""

import re

__all__ = ["clean", "label", "quoted"]

_CONTROLS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    r"""Return the text in one line; control characters and direction marks, which documents cannot have, as U+FFFD.

    >>> clean("a\x00b\n c")
    'a\ufffdb c'
    """
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))


def quoted(words: str) -> str:
    """Return a cable's words in quotation marks; nothing for none."""
    return f"“{clean(words)}”" if words else ""


def label(lead: str, words: str) -> str:
    """Return what stands before the words: with a colon where there are any."""
    return f"{clean(lead)}:" if words and lead else clean(lead)
