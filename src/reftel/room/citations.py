"""A cable, or a paragraph of one, as programs for references take it: BibTeX, CSL-JSON and RIS.

The fields are those in which such programs keep a letter or a document of an archive: who sent it, to whom, the
subject as the title, the telegram's number, its day, the archive it is in. There is no citation's own vocabulary in
`reftel.record`; what the Chicago form says (`reftel.archive.citation`) is the note's text everywhere.

BibTeX: https://www.bibtex.org/Format/, CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html,
RIS: the tags of Reference Manager's format as Zotero and EndNote read them.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from reftel.archive.citation import cite, edition
from reftel.record import Cable, Editorial

__all__ = ["FORMS", "bibtex", "chicago", "csl_json", "ris"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BLANKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]++")
_NO_KEY = re.compile(r"[^A-Za-z0-9]++")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TEX_SIGNS = str.maketrans(_TEX)
_LONGEST = 1_000


class _Cited(msgspec.Struct, frozen=True, kw_only=True):
    """What every form says of a cable."""

    key: str
    author: str
    recipient: str
    title: str
    number: str
    genre: str
    year: str
    month: str
    day: str
    locator: str
    archive: str
    note: str


def chicago(cable: Cable, paragraph: int | None, _archive: str) -> str:
    """Return the footnote of the Chicago Manual of Style."""
    return _line(cite(cable, paragraph)) + "."


def bibtex(cable: Cable, paragraph: int | None, archive: str) -> str:
    r"""Return an entry for BibTeX.

    >>> from reftel.record import Header, Source
    >>> header = Header(mrn="08 PORTHAVEN 45", post="Porthaven", post_kind="embassy", date="2008-01-15")
    >>> one = Cable(id="08PORTHAVEN45", header=header, source=Source(path="a", format="text", sha256=""))
    >>> print(bibtex(one, 3, "story"))
    @misc{08PORTHAVEN45p3,
      author = {{Embassy Porthaven}},
      title = {{telegram 08 PORTHAVEN 45}},
      howpublished = {telegram 08 PORTHAVEN 45},
      year = {2008},
      month = jan,
      day = {15},
      note = {para. 3},
      addendum = {story}
    }
    """
    one = _cited(cable, paragraph, archive)
    month = _MONTHS[int(one.month) - 1] if one.month else ""
    fields = (
        ("author", _tex(one.author) and f"{{{{{_tex(one.author)}}}}}"),
        ("title", f"{{{{{_tex(one.title)}}}}}"),
        ("howpublished", f"{{{_tex(one.number)}}}"),
        ("year", one.year and f"{{{one.year}}}"),
        ("month", month),
        ("day", one.day and f"{{{int(one.day)}}}"),
        ("note", one.locator and f"{{{one.locator}}}"),
        ("addendum", one.archive and f"{{{_tex(one.archive)}}}"),
    )
    lines = (f"  {name} = {value}" for name, value in fields if value)
    return f"@misc{{{one.key},\n" + ",\n".join(lines) + "\n}"


def csl_json(cable: Cable, paragraph: int | None, archive: str) -> str:
    """Return an item of CSL-JSON, in a list as programs expect it."""
    one = _cited(cable, paragraph, archive)
    item: dict[str, object] = {
        "id": one.key,
        "type": "personal_communication",
        "genre": one.genre,
        "title": one.title,
        "author": [{"literal": one.author}] if one.author else [],
        "recipient": [{"literal": one.recipient}] if one.recipient else [],
        "number": one.number,
        "issued": {"date-parts": [[int(part) for part in (one.year, one.month, one.day) if part]]}
        if one.year
        else None,
        "archive": one.archive,
        "note": one.note,
    }
    there = {name: value for name, value in item.items() if value}
    return msgspec.json.format(msgspec.json.encode([there]), indent=2).decode()


def ris(cable: Cable, paragraph: int | None, archive: str) -> str:
    """Return a record for RIS: a line a field, ended as the format asks."""
    one = _cited(cable, paragraph, archive)
    date = f"{one.year}/{one.month}/{one.day}/" if one.year else ""
    lines = (
        ("TY", "PCOMM"),
        ("ID", one.key),
        ("AU", one.author),
        ("A2", one.recipient),
        ("TI", one.title),
        ("M1", one.number),
        ("M3", one.genre),
        ("PY", one.year),
        ("DA", date),
        ("SP", one.locator),
        ("DB", one.archive),
        ("N1", one.note),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


FORMS = {
    "chicago": (chicago, "text/plain", "txt"),
    "bibtex": (bibtex, "application/x-bibtex", "bib"),
    "csl": (csl_json, "application/vnd.citationstyles.csl+json", "json"),
    "ris": (ris, "application/x-research-info-systems", "ris"),
}
"""The forms by name: what makes one, its media type, how its file's name ends."""


def _cited(cable: Cable, paragraph: int | None, archive: str) -> _Cited:
    header = cable.header
    parts = cite(cable).split(", telegram ", 1)
    year, month, day = _day(header.date or (header.dtg or "")[:10])
    return _Cited(
        key="".join(_key(cable.id, paragraph)),
        author=_line(parts[0] if len(parts) > 1 else header.sender or header.post or ""),
        recipient=_line("; ".join(each.addressee for each in header.to[:3])),
        title=_line(header.subject or (cable.editorial.head if cable.editorial else _number(cable))),
        number=_line(_number(cable)),
        genre=_genre(cable.editorial),
        year=year,
        month=month,
        day=day,
        locator=f"para. {paragraph}" if paragraph else "",
        archive="" if cable.editorial else _line(archive),  # what is printed is found without it
        note=_line(cite(cable, paragraph)),
    )


def _genre(editorial: Editorial | None) -> str:
    """What kind of document it is; where its head says just that, with the head's own capitals."""
    if editorial is None:
        return "Telegram"
    return _line(editorial.head if editorial.head.lower() == editorial.kind else editorial.kind.capitalize())


def _number(cable: Cable) -> str:
    """The telegram's number; of a document of an edition its place there."""
    if cable.editorial:
        return edition(cable.id) or f"{cable.editorial.volume}, document {cable.editorial.document}"
    return f"telegram {cable.header.mrn or cable.id or 'without a number'}"


def _key(identity: str | None, paragraph: int | None) -> Iterator[str]:
    """A key of plain letters, whatever the id is."""
    plain = unicodedata.normalize("NFKD", identity or "cable")
    yield _NO_KEY.sub("", plain)[:80] or "cable"
    if paragraph:
        yield f"p{paragraph}"


def _day(iso: str) -> tuple[str, str, str]:
    """Year, month and day, as far as there are any.

    >>> _day("2008-01-15"), _day("2008"), _day("soon")
    (('2008', '01', '15'), ('2008', '', ''), ('', '', ''))
    """
    parts = iso.split("-")
    year = parts[0] if len(parts[0]) == 4 and parts[0].isdecimal() else ""
    month = parts[1] if year and len(parts) > 1 and parts[1].isdecimal() and 1 <= int(parts[1]) <= 12 else ""
    day = parts[2] if month and len(parts) > 2 and parts[2].isdecimal() and 1 <= int(parts[2]) <= 31 else ""
    return year, month, day


def _line(text: str) -> str:
    """A text in one line of bounded length: a line break in a subject would begin another field."""
    return _BLANKS.sub(" ", text[:_LONGEST]).strip()


def _tex(text: str) -> str:
    r"""A text as TeX takes it.

    >>> _tex("R&D: 5% {of} $3_x")
    'R\\&D: 5\\% \\{of\\} \\$3\\_x'
    """
    return text.translate(_TEX_SIGNS)
