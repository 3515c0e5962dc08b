"""The REF line: what a telegram refers to, every bullet style, resolved to cable ids where it names a cable.

A telegram of the same year is cited by post and serial (`LIMA 1841`), an older one with its year in front
(`07 LIMA 2129`), behind (`LIMA 4516 (06)`, `QUITO 4525-91`, `PANAMA 00789/08`) or between (`STATE (01) 201265`).
"""

import re
from collections.abc import Iterator

from reftel.record import Reference
from reftel.telegram.dtg import MONTHS, year_of_two_digits
from reftel.telegram.posts import post_by_name

__all__ = ["is_lettered_reference", "parse_references", "references_end"]

_PAGE = re.compile(
    r"[ \t]{0,8}(?:[A-Z][A-Z .'-]{1,30}\d{8}\s{1,4}\d{3}(?:\.\d)?\s+OF\s+\d{3}|(?:(?:CONFIDENTIAL|SECRET"
    r"|UNCLASSIFIED)\\?\s+)?PAGE \d\d\s{1,12}"
    r"[A-Z .]{2,20}\s{1,8}\d{4,6}(?:\s{1,4}\d\d OF \d\d)?\s{1,4}\d{6}Z)[ \t]{0,8}"
)
_BULLET_LINE = re.compile(
    r"^[ \t-]*+¶?[ \t]*+(?:\(?\[?[A-Z]\)?[.):\]-]|\(?\[?[A-Z][)\]]|and\b|[A-Z] - )", re.IGNORECASE
)
_REF_LINE = re.compile(r"^[ \t-]*+¶?[ \t]*+(?:\d{2,4} )?[A-Z][A-Z .']{2,24} #?\d{2,6}\b")
_LETTERED = re.compile(r"\s{0,9}\([A-Z]\)[ \t]{0,4}(?:\d{2,4} )?[A-Za-z][A-Za-z .']{2,24} {1,4}\d{2,6}\b")
_SERIALS = re.compile(r" \d{2,6}\b")
_PROSE = 45  # lower-case letters: no reference line has so many, any line of text has
_BREAK = re.compile(
    r"^[ \t>]*+¶?[ \t]*+(?:\d{1,2}[ \t]?[.)][ \t]*+(?:\(|[A-Z])|\((?:U|SBU|S|C/NF|S/NF|S//NF|LOU)\)"
    r"|[-=_*]{3}|SUMMARY|SENSITIVE BUT"
    r"|SIPDIS|NOFORN|SENSITIVE\s*$|CLASSIFIED BY|THIS (?:IS|MESSAGE|CABLE))",
    re.IGNORECASE,
)
_INLINE_BREAK = re.compile(
    r"\s(?:1\.\s?\((?:U|SBU|C|S|C/NF|S/NF|S//NF)\)|\((?:SBU|C/NF|S/NF|U|C|S)\)\s+[A-Z][a-z]"
    r"|(?:Sensitive But|SENSITIVE BUT)"
    r"|(?:[Tt]his message|CLASSIFIED BY|Classified [Bb]y|E\.O\.|1\. [A-Z][a-z])|[-=]{5})"
)
_BULLET = re.compile(
    r"(?:(?<=[\s,;:.)&-])|\A|(?<=\d)|(?<=\d ))(?:¶\s?)?(?:(?P<label>\(?\[?[A-Za-z](?:[.):\]]\)?|\s-\s)"
    r"|\([A-Za-z]\)|\[[A-Za-z]\]))[ \t\n]*"
    r"(?=[\w(\[])"
)
_MARKED = re.compile(r"^\((?:U|C|S|SBU|C/NF|S/NF|S//NF)\)\s*")
_LOWER_POST = re.compile(r"^(?:\d\d |\d{4} )?[a-z]{3,20}(?: [a-z]{3,20})? \d{2,7}$")
_YEAR = r"(?:\d{4}|\d\d)"
_POST = r"[A-Za-z][A-Za-z0.' -]{1,30}?"
_CITED = re.compile(
    rf"^(?:UNCLASS?\s+)?(?:(?P<before>{_YEAR})(?:\s+|(?=[A-Z]{{3,20}}\d)))?(?P<post>{_POST})(?:,?\s*(?:CABLES?|TELS?|NO\.?)\s)?,?\s*"
    rf"(?:\((?P<between>{_YEAR})\)\s*|\([A-Za-z]\)\s*)?(?:#\s?"
    rf"|O(?=\d))?(?P<serial>\d{{1,7}})(?![A-Za-z])(?:-(?P<dashed>{_YEAR})\b(?!\d)|/(?P<slashed>\d\d)(?!\d)"
    rf"|\s\(?(?P<after>\d\d|(?:19|20)\d\d)\)?(?=\s*$|\s*[,;])|\s\((?P<round>{_YEAR})\))?"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
_REVERSED = re.compile(r"^(?P<serial>\d{1,6})\s+(?P<post>[A-Za-z][A-Za-z .']{2,30})$")
_BARE = re.compile(r"^#?(?P<serial>\d{2,7})(?:\s\((?P<round>(?:19|20)\d\d|\d\d)\))?(?P<rest>\s.*)?$", re.DOTALL)
_NO_POST = frozenset(MONTHS) | {
    "AND",
    "PREVIOUS",
    "POC",
    "MSG",
    "TELEGRAMS",
    "CABLE",
    "CABLES",
    "NO",
    "LIC",
    "SECDEF",
    "OSC",
    "IIR",
    "REF",
    "SUBJ",
    "DTG",
    "FAM",
    "PARA",
    "PARAS",
    "PARAGRAPH",
    "THRU",
}
_YEARS = re.compile(r"^(?:19|20)\d\d$")
_MORE = re.compile(
    r"^\s*+(?>(?:(?:,|AND|and|&|/|;)\s*+)+)#?(?P<serial>\d{2,6})(?:\s?\((?P<round>(?:19|20)\d\d"
    r"|\d\d)\))?(?![\w.:-])(?!/\d{1,2}(?!\d))"
)
_NOT_CABLE = re.compile(
    r"E-?MAIL|TELCON|\bFAM\b|\bFAX\b|REPORT|LETTER|MEMO|\bDTG\b|CONVERSATION|SIPRNET|\bIIR\b|\bTD-|DAILY"
    r"|POINTS\b|CIRCULAR\s+LETTER|NOTICE|UNSCR|RESOLUTION|\bOSC\b",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(
    r"\s{0,9};\s{0,9}|(?<=\d)\s{0,2},\s{0,9}(?=(?:\d\d |\d{4} )?[A-Za-z(]{2})(?!(?:and|AND)\b)"
    r"|(?:(?<=\d\d\d)|(?<=[A-Za-z] \d\d)|(?<=[A-Za-z] \d)|(?<=\)))[ \t]{0,9}\n"
    r"\s{0,40}(?=(?:\d\d |\d{4} )?[A-Z][A-Z .']{2,24} #?\d{2,6}\b)"
    r"|\n\s{0,9}(?=\d{4} [A-Z])|(?<=\d)\s{0,2}[/-]\s{0,2}(?=(?:\d\d )?[A-Z]{4,20} \d)"
    rf"(?!(?:\d\d )?(?:THRU|{'|'.join(MONTHS)})\b)"
    r"|(?<=\d):\s{1,9}(?=[A-Z]{3})|(?<=\d)\s{1,9}(?:AND|and"
    r"|&)\s{1,9}(?=(?:\d\d )?[A-Za-z]{4,})(?!(?:PREVIOUS|previous))"
)
_REF_WORDS = re.compile(r"^(?:REF(?:TEL|ERENCE|S)?S?(?:\([Ss]\))?(?:\s+[A-Z])?\s*[:.]?\s+|REF[: ]\s*)", re.IGNORECASE)
_CODE = re.compile(r"[^A-Z]")
_MARKS = frozenset({"(U)", "(C)", "(S)"})
_NEAR = 200
_NOTHING = frozenset({"REF", "A", "B", "AND", "N/A", "NONE", "NIL"})


def is_lettered_reference(text: str, at: int) -> bool:
    """Tell whether a bracketed letter is a reference's bullet, which looks like a portion mark.

    >>> is_lettered_reference("(C) Lima 12", 0), is_lettered_reference("(C) The Minister", 0)
    (True, False)
    """
    return _LETTERED.match(text, at) is not None


def references_end(text: str, start: int, limit: int) -> int:
    r"""Return the offset where the REF field that starts at `start` ends, at most `limit`.

    After a blank line only a line that is plainly one more reference goes on with it.

    >>> text = "REF: A. LIMA 12 \n \n     B. LIMA 14 \n \nThe Minister said"
    >>> text[4:references_end(text, 4, len(text))]
    ' A. LIMA 12 \n \n     B. LIMA 14 '
    """
    at, end, blank = start, start, False
    while at < limit:
        line_end = text.find("\n", at, limit)
        line_end = limit if line_end < 0 else line_end
        line = text[at:line_end]
        if not line.strip(" \t\\"):
            blank = True
        elif _is_end(line, seen=end > start, blank=blank):
            return end
        else:
            inside = _INLINE_BREAK.search(text, at, line_end)
            if inside and not is_lettered_reference(text, inside.start()):
                return inside.start()
            end, blank = line_end, False
        at = line_end + 1
    return end


def _is_end(line: str, *, seen: bool, blank: bool) -> bool:
    if not seen:
        return False
    if _PAGE.match(line):
        return False
    if _BREAK.match(line):
        return True
    if not blank:
        return False
    is_prose = sum(map(str.islower, line[:200])) > _PROSE and len(_SERIALS.findall(line)) < 2
    return is_prose or not (_BULLET_LINE.match(line) or _REF_LINE.match(line))


def parse_references(value: str, year: int | None, own_post: str | None = None) -> tuple[Reference, ...]:
    """Return the references of a REF field's value.

    `year` is the cable's own full year, taken where a reference names none; `own_post` is the cable's post, meant by
    a serial that stands alone (`REF: A. 6307`). What names no cable is kept with its words and no id.

    >>> [r.id for r in parse_references("A. LIMA 12 B. 07 LIMA 2129 C. DOE-ROE E-MAIL 12/01/09", 2009)]
    ['09LIMA12', '07LIMA2129', None]
    >>> parse_references("(A) BOGOTA 10 AND 12", 2006)[1]
    Reference(label='A', text='BOGOTA 10 AND 12', id='06BOGOTA12')
    """
    cleaned = _PAGE.sub(" ", value.replace("\\\n", "\n").replace("¶", " "))
    found: list[Reference] = []
    post = own_post
    for label, text in _items(cleaned):
        references, post = _read(label, text, year, post)
        found.extend(references)
    return tuple(found)


def _items(value: str) -> Iterator[tuple[str | None, str]]:
    """The parts of the value with the letter of the bullet before each."""
    bullets = list(_bullets(value))
    first = bullets[0].start() if bullets else len(value)
    for part in _SEPARATORS.split(value[:first]):
        if text := _fold(part):
            yield None, text
    stops = [bullet.start() for bullet in bullets[1:]] + [len(value)]
    for bullet, stop in zip(bullets, stops, strict=False):
        label = _CODE.sub("", bullet["label"].upper())
        inside = value[bullet.end() : stop]
        for part in _SEPARATORS.split(inside):
            if text := _fold(part):
                yield label, text


def _bullets(value: str) -> Iterator["re.Match[str]"]:
    """Bullets: letters that open a line, or go on in alphabetical order; initials of names (`J. Doe`) do neither."""
    last, end = "", 0
    for match in _BULLET.finditer(value):
        letter = _CODE.sub("", match["label"].upper())
        before = value[max(end, match.start() - _NEAR) : match.start()]
        marks_serial = value[match.end() : match.end() + 1].isdigit() and before.strip().isalpha()
        begins_late = match.start() < _NEAR and not (last or before.strip()) and f"({chr(ord(letter) + 1)})" in value
        if not marks_serial and (begins_late or _is_bullet(match["label"], letter, last, before)):
            last, end = letter, match.end()
            yield match


def _is_bullet(label: str, letter: str, last: str, before: str) -> bool:
    if letter == (chr(ord(last) + 1) if last else "A") and (before.strip() or "\n" in before or not last):
        return True
    if last and (letter == last or (not before.strip() and "\n" not in before)):
        return letter == last
    opens_line = not before.rpartition("\n")[2].strip(" \t-")
    if label in _MARKS:
        return opens_line and bool(last)
    return opens_line or (last < letter and bool(last) and before.rstrip()[-1:].isdigit())


def _fold(text: str) -> str:
    folded = " ".join(text.split()).strip(" ,;-\\")
    folded = _REF_WORDS.sub("", folded).removesuffix(" REF")
    return "" if folded.upper().rstrip(".)") in _NOTHING or not any(c.isalnum() for c in folded) else folded


def _read(label: str | None, text: str, year: int | None, post: str | None) -> tuple[list[Reference], str | None]:
    """The references in one part, and the post that a bare serial after it means."""
    bare_text = _MARKED.sub("", _LOWER_POST.sub(lambda found: found[0].upper(), text))
    match = _CITED.match(bare_text)
    code = _post_code(match["post"]) if match else None
    if match is None and (turned := _REVERSED.match(bare_text)) and (known := post_by_name(turned["post"])):
        match, code = turned, known.code
    if match is None or code is None or _NOT_CABLE.search(match["post"]) or _is_other(match):
        bare = _BARE.match(bare_text)
        if bare is None or post is None or _NOT_CABLE.search(bare_text) or _YEARS.match(bare_text):
            return [Reference(label=label, text=text)], post
        match, code = bare, post
    groups = match.groupdict()
    own = _year_cited(groups, year)
    serials = [(int(match["serial"]), own), *_more(groups.get("rest") or "", own)]
    return [Reference(label=label, text=text, id=_id(code, n, y)) for n, y in serials], code


def _year_cited(groups: dict[str, str | None], year: int | None) -> int | None:
    """The year a reference names, else the cable's own; no figure behind the serial is a year still to come."""
    for place in ("before", "between", "dashed", "slashed", "after", "round"):
        if cited := groups.get(place):
            named = year_of_two_digits(int(cited))
            return year if year and named > year and place in {"dashed", "slashed", "after"} else named
    return year


def _is_other(match: "re.Match[str]") -> bool:
    """A known post's name followed by something that is no serial: `PARIS POINTS JULY 15`, `OSC EUP2008`."""
    rest = (match.groupdict().get("rest") or "").strip()
    return bool(rest) and (
        (rest[0].isalnum() and not rest[0].isspace() and match["serial"] + rest[0] in match[0])
        or bool(_NOT_CABLE.match(rest))
    )


def _more(rest: str, year: int | None) -> Iterator[tuple[int, int | None]]:
    """Further serials of the same post: `LIMA 12, 14 AND 15`."""
    while match := _MORE.match(rest):
        cited = match["round"]
        yield int(match["serial"]), year_of_two_digits(int(cited)) if cited else year
        rest = rest[match.end() :]


def _id(code: str, serial: int, year: int | None) -> str | None:
    return None if year is None else f"{year % 100:02d}{code}{serial}"


def _post_code(name: str) -> str | None:
    """The post's code for ids; an unknown name in capitals is taken as it stands."""
    name = " ".join(name.split()).strip(" .-,")
    post = post_by_name(name)
    if post is not None:
        return post.code
    words = name.split()
    if len(words) > 3 or not all(word.isalpha() and word.isupper() for word in words) or _NO_POST & set(words):
        return None
    code = "".join(words)
    return code if len(code) > 2 else None
