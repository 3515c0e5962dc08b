"""Page lines: what message terminals printed at the head and foot of each page, left in the middle of the text."""

import re

import msgspec

from reftel.telegram.posts import post_by_cut_name
from reftel.telegram.searching import near_sign

__all__ = ["PageLine", "find_page_line", "is_page_line", "is_stamp", "read_page_line", "without_page_lines"]

_MODERN = r"(?<![A-Za-z])(?P<run>[A-Z][A-Z .'-]{1,20}) {1,3}\d{8} {1,4}\d{3}(?:\.\d)? {1,3}OF {1,3}\d{1,3}(?!\d)"
_OLDER = (
    r"PAGE {1,3}\d\d {1,12}[A-Z][A-Z .]{1,16} {1,6}\d{4,6}(?: {1,4}\d\d OF \d\d)? {1,4}\d{6}Z"
    r"(?: {1,4}[A-Z]{3} \d\d)?(?: {1,4}\d\d\d\d)?"
)
_PAGE = re.compile(
    rf"\s{{0,4}}(?:{_MODERN}|(?:\s(?:UNCLASSIFIED|CONFIDENTIAL|SECRET"
    rf"|LIMITED OFFICIAL USE)\s{{1,4}})?{_OLDER})\s{{0,4}}"
)
_INSIDE = re.compile(_MODERN)
_NAMED = re.compile(
    r"\s{0,4}(?:(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\s{0,4})?(?:PAGE {1,3}\d\d {1,12})?"
    r"(?P<post>[A-Z][A-Z .'-]{1,20}?) {1,8}(?P<serial>\d{4,8})(?: |$)"
)
_LEVELS = r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)"
_STRAY = re.compile(
    rf"^\s{{0,30}}(?:SIPDIS|NNNN ?MAFVVZCZ.*|{_LEVELS}"
    # with no moment in those of the Department, and glued to the level of the page before
    rf"|{_LEVELS}?PAGE {{1,3}}\d\d {{1,12}}[A-Z][A-Z .]{{1,16}} {{1,8}}\d{{4,6}}(?: {{1,4}}\d\d OF \d\d)?"
    r"(?: {1,4}\d{6}Z)?)\s{0,30}$"
)
_STAMP = re.compile(
    r"^\s*(?:(?:[A-Z][a-z]{1,20} [A-Z]\. [A-Z][a-z]{1,20} )?Declassified/Released .{0,60}Review \d\d [A-Za-z]{3} \d{4}"
    r"|\*{3} Current (?:Handling Restrictions|Classification) \*{3}.{0,40})\s*$"
)
_LEVEL_WORDS = ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE")
_FOOT = re.compile(rf"\s{{2,8}}(?:{'|'.join(_LEVEL_WORDS)})$")
_INLINE_STRAY = re.compile(r"(?<=[a-z,]) SIPDIS(?= [a-z])|^SIPDIS (?=[a-z])")
_ANCHOR = re.compile(r"\d{8} {1,4}\d{3}(?:\.\d)? {1,3}OF |PAGE {1,3}\d\d ")  # what every page line has, quick to see
_BEFORE_ANCHOR = 60  # characters, more than a page line has before that
_NEAR = 40


class PageLine(msgspec.Struct, frozen=True):
    """What a page line names: the post as printed (cut to six places in the 1970s) and the serial."""

    post: str
    serial: int


def is_page_line(line: str) -> bool:
    """Tell whether a line holds a page line, or a stamp at a page's end, and nothing else.

    >>> is_page_line("SAO PAULO 00001131  002 OF 002 "), is_page_line("PAGE 02 VATICA 00819 190632Z")
    (True, True)
    >>> is_page_line("He paid 00001131 002 OF 002")
    False
    """
    if _STRAY.match(line) or is_stamp(line):
        return True
    match = _PAGE.match(line) if "PAGE" in line or "OF" in line else None
    return match is not None and match.end() == len(line)


def is_stamp(line: str) -> bool:
    """Tell whether a line is what the printouts of the telegrams of 1973 to 1979 have at the end of a page.

    >>> is_stamp("Declassified/Released Ferry Board Review 04 MAY 2006"), is_stamp("04 MAY 2006")
    (True, False)
    """
    return ("Declassified/" in line or "*** Current" in line) and _STAMP.match(line) is not None


def read_page_line(line: str) -> PageLine | None:
    """Return the post and serial of a page line, None for any other line.

    >>> read_page_line("SAO PAULO 00001131  002 OF 002 ")
    PageLine(post='SAO PAULO', serial=1131)
    >>> read_page_line("PAGE 02 VATICA 00819 190632Z").post
    'VATICA'
    """
    match = _NAMED.match(line) if is_page_line(line) else None
    return PageLine(" ".join(match["post"].split()), int(match["serial"])) if match else None


def without_page_lines(line: str) -> str:
    """Return a reflowed line without the page lines and stray captions in its middle.

    >>> without_page_lines("52,000 metric ADDIS ABAB 00003407 003 OF 003 tons will")
    '52,000 metric tons will'
    >>> without_page_lines("THE TALKS WILL BE HELD LIMA 00003407 003 OF 003 IN MAY")
    'THE TALKS WILL BE HELD IN MAY'
    """
    if "OF 0" in line or "PAGE " in line:
        line = _without_page_lines_inside(line)
    if "SIPDIS" in line:
        line = _INLINE_STRAY.sub("", line)
    return _FOOT.sub("", line) if line.endswith(_LEVEL_WORDS) else line


def _without_page_lines_inside(line: str) -> str:
    kept: list[str] = []
    done = 0
    for match in near_sign(_PAGE, _ANCHOR, _BEFORE_ANCHOR, line):
        kept += line[done : match.start()], _words_before(match)
        done = match.end()
    return ("".join(kept) + line[done:]).strip() if kept else line


def find_page_line(text: str, start: int, stop: int) -> int | None:
    """Return the offset at which a page line begins between `start` and `stop`, None where there is none.

    >>> find_page_line("A VISIT LIMA 00003407  003 OF 003", 0, 33)
    8
    """
    match = _INSIDE.search(text, start, stop) if text.find("OF 0", start, stop) >= 0 else None
    return match.start() + match["run"].index(_post_of(match)) if match else None


def _words_before(match: "re.Match[str]") -> str:
    """What a page line in the middle of a text leaves there: the words in capitals before its post."""
    run = match["run"] or ""
    return f" {before} " if (before := run[: run.index(_post_of(match))].strip()) else " "


def _post_of(match: "re.Match[str]") -> str:
    """The post's name within the words in capitals before a page line's number: one that is known, else the last."""
    run = (match["run"] or "").rstrip()
    starts = [0, *(at + 1 for at, letter in enumerate(run) if letter == " " and run[at + 1] != " ")]
    for at in starts:
        if post_by_cut_name(run[at:]):
            return run[at:]
    around = match.string[max(0, match.start() - _NEAR) : match.start()] + match.string[match.end() :][:_NEAR]
    return run if any(map(str.islower, around)) or not around.strip() else run[starts[-1] :]
