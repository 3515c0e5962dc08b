"""The SUBJECT line, which runs over several lines and ends where something else plainly begins."""

import re

from reftel.telegram.pagelines import find_page_line, is_page_line

__all__ = ["subject_end", "subject_of"]

_RULE = re.compile(r"^[ \t]*[-=_*.~]{3}[-=_*.~ ]*$")
_PARAGRAPH = re.compile(
    r"^[ \t>]*+¶?[ \t]*+(?:\d{1,2}[ \t]?[.,)][ \t]*+(?:\(|[A-Z]|\d)|\((?:U|SBU|C|S|C/NF|S/NF|S//NF|LOU)\))",
    re.IGNORECASE,
)
_PAGE = re.compile(r"^[ \t]*(?:[A-Z][A-Z .'-]{1,30}\d{8}\s|PAGE \d\d\s)")
_OTHER = re.compile(
    r"^[ \t]*(?:C O R R E C T|SENSITIVE BUT UNCLASSIFIED|THIS (?:IS AN|MESSAGE|CABLE)|INDEX\b|SUMMARY\b"
    r"|SIPDIS\b|SENSITIVE\s*$|NOFORN\s*$)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[ \t]{0,8}\([A-Z/]{1,8}\)")
_SENTENCE = 20  # lower-case letters, more than a subject in capitals has
_INLINE_END = re.compile(r"\s(?:1\.? ?\((?:U|SBU|C|S|C/NF|S/NF)\)|\((?:SBU|C/NF|S/NF)\)\s|(?:INDEX|Index):)")


def subject_end(text: str, start: int, limit: int) -> int:
    r"""Return the offset at which the subject that starts at `start` ends, at most `limit`.

    It ends at a blank line, a rule, a numbered or marked paragraph, a page line or a handling caption.

    >>> text = "SUBJECT: A VISIT TO \nTHE ISLANDS \n \nSUMMARY"
    >>> text[8:subject_end(text, 8, len(text))]
    ' A VISIT TO \nTHE ISLANDS '
    """
    at, seen = start, False
    while at < limit:
        line_end = text.find("\n", at, limit)
        line_end = limit if line_end < 0 else line_end
        line = text[at:line_end]
        if not line.strip(" \t\\"):
            if seen:
                return at - 1
        elif seen and _ends(text[start:at], line):
            return at - 1
        else:
            seen = True
            page = None if is_page_line(line) else find_page_line(text, at, line_end)
            inside = _INLINE_END.search(text, _after_mark(text, at, line_end), line_end)
            if page or inside:
                return min(page or line_end, inside.start() if inside else line_end)
        at = line_end + 1
    return limit


def _ends(before: str, line: str) -> bool:
    """Whether a line ends the subject `before`; below one in capitals a line in sentences is the telegram's text."""
    is_text = before.isupper() and sum(map(str.islower, line)) > _SENTENCE
    return is_text or any(pattern.match(line) for pattern in (_RULE, _PARAGRAPH, _PAGE, _OTHER))


def _after_mark(text: str, at: int, stop: int) -> int:
    """The offset after a portion mark that opens the subject, which ends nothing."""
    match = _MARK.match(text, at, stop)
    return match.end() if match else at


def subject_of(value: str) -> str | None:
    r"""Return the subject as one line.

    >>> subject_of(" A VISIT TO \nTHE ISLANDS ")
    'A VISIT TO THE ISLANDS'
    """
    lines = value.replace("\\\n", "\n").rstrip("\\ ").split("\n")
    return " ".join(" ".join(line for line in lines if not is_page_line(line)).split()) or None
