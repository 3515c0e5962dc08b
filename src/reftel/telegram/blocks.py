"""Whose voice a paragraph is in, where the text says so: summary, comment, note, action request."""

import re
from collections.abc import Iterable

from reftel.telegram.searching import near_sign

__all__ = ["block_of_heading", "block_of_text", "ends_block", "ends_summary", "summary_of"]

_WITH = r"(?: AND (?:COMMENT|ACTION REQUEST|INTRODUCTION|BACKGROUND|CONCLUSION|RECOMMENDATIONS?))?"
_WHOSE = r"(?:EMBASSY |POST |MISSION |CONSULATE |CONCLUDING |FINAL |BIO )?"
_NAMES = (
    ("summary", rf"(?:EXECUTIVE )?SUMMARY{_WITH}|INTRODUCTION AND SUMMARY|COMMENT AND SUMMARY"),
    ("comment", rf"{_WHOSE}(?:COMMENTS?|ANALYSIS|ASSESSMENT){_WITH}"),
    ("note", r"(?:BIO(?:GRAPHIC)? |EMBASSY )?NOTE"),
    ("action request", r"ACTION REQUEST(?:ED)?"),
    ("introduction", r"INTRODUCTION"),
)
_LABEL = re.compile(
    r"^\W{0,3}(?:BEGIN )?(?:" + "|".join(f"(?P<B{i}>{pattern})" for i, (_, pattern) in enumerate(_NAMES)) + r")"
    r"\s{0,2}(?:[.:]|[)\]][.:]?|-{1,4}(?!\w)|(?=\s[A-Z]))\s{0,4}",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\W{0,3}(?:" + "|".join(f"(?P<B{i}>{pattern})" for i, (_, pattern) in enumerate(_NAMES)) + r")\W{0,4}$",
    re.IGNORECASE,
)
_END = re.compile(
    r"\W{0,3}\bEND (?:OF )?(?:SUMMARY|COMMENT|NOTE|INTRODUCTION|ACTION REQUEST"
    r"|BIO NOTE)(?: AND [A-Z ]{4,30}?)?\b\W{0,4}\s*",
    re.IGNORECASE,
)
_END_WORDS = re.compile(r"END (?<![A-Z]END )(?:OF )?(?:SUMMARY|COMMENT|NOTE|INTRODUCTION|ACTION REQUEST|BIO NOTE)")
_END_SIGN = re.compile("[Ee][Nn][Dd] ")
_END_SUMMARY = re.compile(r"\bEND (?:OF )?SUMMARY\b", re.IGNORECASE)
_TAIL = 400  # an end label stands at the end, at times with a sentence after it


def _name(match: "re.Match[str] | None") -> str | None:
    if match is None:
        return None
    return next(name for i, (name, _) in enumerate(_NAMES) if match[f"B{i}"])


def block_of_text(text: str) -> str | None:
    """Return the block that a paragraph's first words open.

    >>> block_of_text("SUMMARY AND COMMENT: The Minister said"), block_of_text("Comment. We think")
    ('summary', 'comment')
    >>> block_of_text("Comments by the Minister") is None
    True
    """
    match = _LABEL.match(text)
    if match is None or ((match[0][-1:].isspace() and not re.search(r"[.:)\]-]", match[0])) and not match[0].isupper()):
        return None
    return _name(match)


def block_of_heading(heading: str | None) -> str | None:
    """Return the block that a section heading opens, None for a heading of substance.

    >>> block_of_heading("COMMENT"), block_of_heading("Comment on the visit")
    ('comment', None)
    """
    return _name(_HEADING.match(heading)) if heading else None


def ends_block(text: str) -> bool:
    """Tell whether a paragraph holds an end label.

    >>> ends_block("It failed.  END SUMMARY."), ends_block("It failed.")
    (True, False)
    """
    tail = text[-_TAIL:].upper()
    return "END " in tail and _END_WORDS.search(tail) is not None


def ends_summary(text: str) -> bool:
    """Tell whether words of a paragraph mark the end of a summary, wherever they stand.

    >>> ends_summary("It failed. End of summary. We"), ends_summary("It failed. End comment.")
    (True, False)
    """
    return next(near_sign(_END_SUMMARY, _END_SIGN, 0, text), None) is not None


def summary_of(texts: Iterable[str]) -> str | None:
    """Return the text of a summary's paragraphs without its labels.

    >>> summary_of(["Summary: The talks failed.", "Nothing else.  End summary.  "])
    'The talks failed. Nothing else.'
    """
    joined = " ".join(texts)
    if not joined:
        return None
    match = _LABEL.match(joined)
    start = match.end() if match else 0
    end = _last_end(joined, start)
    return (joined[start : end.start() + _kept(end)] if end else joined[start:]).strip() or None


def _last_end(text: str, start: int) -> "re.Match[str] | None":
    ends = list(near_sign(_END, _END_SIGN, 3, text, max(start, len(text) - _TAIL)))
    return ends[-1] if ends else None


def _kept(end: "re.Match[str]") -> int:
    """The sentence's own closing mark before an end label stays with the summary."""
    return len(end[0]) - len(end[0].lstrip('.!?"”)]'))
