"""A cable as a footnote cites it, after the Chicago Manual of Style's form for telegrams, with the paragraph."""

import re

from reftel.record import Cable

__all__ = ["OPENING", "cite", "day", "edition", "place_name", "short_name"]

OPENING = "opening"
"""What stands before paragraph 1, which the record counts as paragraph 0, is called so wherever a person reads it."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_FRUS = re.compile(
    r"frus(?P<first>\d{4})(?:-(?P<last>\d{2,4}))?(?:v(?P<series>e)?(?P<volume>\d{1,2})(?:p(?P<part>\d{1,2}))?)?/d(?P<document>\w+)"
)
_DFAT = re.compile(r"dfat-v(?P<volume>\d{1,3})/(?P<document>\w+)")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_SHORTENED = {"Foreign Relations of the United States": "FRUS", "Documents on Australian Foreign Policy": "DAFP"}
_KINDS = {"embassy": "Embassy", "consulate": "Consulate", "mission": "Mission", "liaison_office": "Liaison Office"}


def cite(cable: Cable, paragraph: int | None = None) -> str:
    """Return the citation of a cable, or of a paragraph of it by its printed number.

    >>> from reftel.record import Header, Source
    >>> header = Header(mrn="08 PORTHAVEN 45", post="Porthaven", post_kind="embassy", date="2008-01-15")
    >>> cite(Cable(id="08PORTHAVEN45", header=header, source=Source(path="a", format="text", sha256="")), 3)
    'Embassy Porthaven, telegram 08 PORTHAVEN 45, 15 January 2008, para. 3'
    """
    header = cable.header
    printed, is_numbered = edition(cable.id) or "", header.mrn and not _FRUS.fullmatch(cable.id or "")
    parts = [
        _post(cable),
        _number(cable) if is_numbered or not printed else "",
        printed,
        day(header.date or (header.dtg or "")[:10]),
        f"para. {paragraph}" if paragraph else "",
    ]
    return ", ".join(part for part in parts if part)


def place_name(cable: str | None, paragraph: int | None) -> str:
    """Return how a place is named in a list, and asked for again with `reftel show`.

    >>> place_name("08PORTHAVEN45", 3), place_name("08PORTHAVEN45", 0), place_name(None, None)
    ('08PORTHAVEN45#3', '08PORTHAVEN45#opening', 'cable without a number')
    """
    return f"{cable or 'cable without a number'}{'' if paragraph is None else f'#{paragraph or OPENING}'}"


def edition(identity: str | None) -> str | None:
    """Return the edition in which a document is printed and its place there; None for a cable that is in none.

    >>> edition("frus1964-68v18/d111")
    'Foreign Relations of the United States, 1964–68, vol. XVIII, doc. 111'
    >>> edition("dfat-v20/12"), edition("08PORTHAVEN45")
    ('Documents on Australian Foreign Policy, vol. 20, doc. 12', None)
    """
    if frus := _FRUS.fullmatch(identity or ""):
        return _printed(frus)
    if dfat := _DFAT.fullmatch(identity or ""):
        return f"Documents on Australian Foreign Policy, vol. {dfat['volume']}, doc. {dfat['document']}"
    return None


def short_name(cable: Cable) -> str | None:
    """Return what a cable that was cited in full is cited by after that; None for one without a number.

    >>> from reftel.record import Header, Source
    >>> source = Source(path="a", format="text", sha256="")
    >>> short_name(Cable(id="frus1964-68v18/d111", header=Header(), source=source))
    'FRUS, 1964–68, vol. XVIII, doc. 111'
    """
    printed = edition(cable.id) or ""
    for whole, short in _SHORTENED.items():
        printed = printed.replace(whole, short)
    return printed or cable.header.mrn or cable.id


def _post(cable: Cable) -> str:
    header = cable.header
    if header.post_kind == "department" and header.post == "State":
        return "Department of State"
    if header.post:
        return f"{_KINDS.get(header.post_kind or '', '')} {header.post}".strip()
    return header.sender or ""


def _number(cable: Cable) -> str:
    number = cable.header.mrn or cable.id
    return f"telegram {number}" if number else "telegram without a number"


def _printed(match: "re.Match[str]") -> str:
    years = match["first"] + (f"–{match['last']}" if match["last"] else "")
    parts = ["Foreign Relations of the United States", years]
    if match["volume"]:
        number = int(match["volume"])
        parts.append(f"vol. E–{number}" if match["series"] else f"vol. {_TENS[number // 10]}{_ONES[number % 10]}")
    parts += [f"part {match['part']}"] if match["part"] else []
    return ", ".join([*parts, f"doc. {match['document']}"])


def day(iso: str) -> str:
    """Return an ISO date in words.

    >>> day("2008-01-15"), day("")
    ('15 January 2008', '')
    """
    year, _, rest = iso.partition("-")
    month, _, number = rest.partition("-")
    if not (_is_short(month) and 1 <= int(month) <= 12):
        return year
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(number)} {name}" if _is_short(number) else name


def _is_short(figures: str) -> bool:
    """Tell whether these are one or two figures; a stranger's record may have anything for a day."""
    return len(figures) <= 2 and figures.isdecimal()
