"""Foreign text: what a web page put around and between the lines of a cable."""

import re

from reftel.telegram.body import BLANK, TEXT, Line

__all__ = ["foreign_tail", "is_page_title", "is_site_line", "subject_of_title"]

_SIGN = re.compile(
    r"^\W{0,4}(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|advertisement\b|story continues below"
    r"|read more\b|more ?>>"
    r"|share (?:this|on|via)\b|world headlines|(?:latest|top|related|more|other|breaking|recent)\s(?:news"
    r"|stories|headlines|articles|posts|from)\b"
    r"|most (?:read|popular|viewed|shared)|subscribe\b|sign up (?:for|to)\b|follow us\b"
    r"|join the (?:discussion|conversation)|leave a (?:reply|comment)"
    r"|\d{1,5} comments?\s*$|comments \(\d|posted (?:by|in|on)\b|(?:previous|next) (?:post|article|story)"
    r"|print this|e-?mail this|tweet\b"
    r"|newsletter|terms of (?:use|service)|privacy policy|cookie (?:policy|settings)|back to (?:top"
    r"|the top)|view all\b|home page\b|contact us\b"
    r"|about us\b|powered by\b|skip to (?:content|main))",
    re.IGNORECASE,
)
# the first letters of all of those words, which most lines do not begin with
_SIGN_LETTERS = frozenset((
    "cop", "all", "adv", "sto", "rea", "mor", "sha", "wor", "lat", "top", "rel", "oth", "bre", "rec",
    "mos", "sub", "sig", "fol", "joi", "lea", "com", "pos", "pre", "nex", "pri", "e-m", "ema", "twe",
    "new", "ter", "coo", "bac", "vie", "hom", "con", "abo", "pow", "ski",
))  # fmt: skip
_INSIDE = re.compile(r"(?:\bMore ?(?:>>|»)|\| (?:Home|News|World|Politics) \|)")
_SITE = re.compile(
    r"^\s*(?:\d{2}[A-Z]{3,20}\d{1,6}|\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?|(?:UNCLASSIFIED"
    r"|CONFIDENTIAL|SECRET)(?://.{0,40})?"
    r"|(?:Embassy|Consulate|Mission|US |USUN|Secretary of State|REO|American Institute).{0,40}"
    r"|(?:id|date|refid|origin|classification|destination|header|subject|tags|reference id|created|released):.{0,200}"
    r"|\d{1,7}|\d{2}[A-Z]+\d+(?:[|,;]\s?\d{2}[A-Z]+\d+)+|This record is a partial extract.*|-{3,} header ends -{3,}"
    r"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\t\d\d[A-Z]+\d+\t.*"
    r"|[A-Z][a-z]+day, \d\d? [A-Z][a-z]+ \d{4}, \d\d:\d\d|FICTIONAL\b.*|Message Text)\s*$"
)
_PREFIX = re.compile(
    r"^\s*(?:(?:Cablegate|Wiki ?leaks(?: cables?)?|(?:US |Embassy |US embassy |The )?Cables?(?: [A-Z][a-z]{2,10})?"
    r"|Viewing cable [0-9A-Z]+)\s*[:|,]\s*)+",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s(?:\||»|::)\s+[^|»:]{2,40}$")


def is_site_line(line: str) -> bool:
    """Tell whether a line is what a cable site prints above a telegram: id, date, classification, origin.

    >>> [is_site_line(line) for line in ("09TELAVIV2554", "2009-11-27 09:08", "Embassy Tel Aviv", "We met.")]
    [True, True, True, False]
    """
    return _SITE.match(line) is not None


def is_page_title(line: str) -> bool:
    """Tell whether a line is plainly the title that a page gave a cable.

    >>> is_page_title("Cablegate: Officer Briefs the Corps"), is_page_title("The Daily Page")
    (True, False)
    """
    return _PREFIX.match(line) is not None


def subject_of_title(title: str) -> str | None:
    """Return the subject that a page's title gives, without the site's own words.

    >>> subject_of_title("Cablegate: Officer Briefs the Corps | The Daily Page")
    'Officer Briefs the Corps'
    """
    return " ".join(_SUFFIX.sub("", _PREFIX.sub("", title)).split()) or None


def foreign_tail(lines: list[Line], after: int) -> int:
    """Return the position at which foreign text begins below position `after`, the number of lines where there is none.

    >>> from reftel.telegram.body import body_lines
    >>> foreign_tail(body_lines(enumerate(["1. Text.", "", "© The Page", "", "Rain tomorrow"], 1)), 0)
    2
    """
    for at in range(after + 1, len(lines)):
        text = lines[at].text
        if lines[at].kind != TEXT:
            continue
        if (">>" in text or "»" in text or "| " in text) and _INSIDE.search(text):
            return _block_start(lines, at, after)
        if _may_be_sign(text) and _SIGN.match(text):
            return at
    return len(lines)


def _may_be_sign(text: str) -> bool:
    letters = text[:3]
    return not (letters.isascii() and letters[0].isalpha()) or letters.lower() in _SIGN_LETTERS


def _block_start(lines: list[Line], at: int, after: int) -> int:
    while at - 1 > after and lines[at - 1].kind != BLANK:
        at -= 1
    return at
