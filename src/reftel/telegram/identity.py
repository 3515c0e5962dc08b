"""Identity: post, serial, message reference number and id of a cable, from the best place its copy has."""

import re
from collections.abc import Iterator

import msgspec

from reftel.record import Discrepancy, Site
from reftel.telegram.classification import ClassLine
from reftel.telegram.dtg import MONTHS, day_of_year, year_of_two_digits
from reftel.telegram.pagelines import PageLine
from reftel.telegram.posts import (
    Post,
    kind_of_addressee,
    post_by_cut_name,
    post_by_name,
    post_by_routing_indicator,
    post_of_addressee,
)
from reftel.telegram.transmission import Transmission

__all__ = ["Identity", "identify", "is_id"]

_ID = re.compile(r"^(?:19|20)?(?P<year>\d\d)(?P<post>[A-Z]{2,24}?)(?P<serial>\d{1,6})$")
_SITE_KINDS = (
    ("Embassy", "embassy"), ("Consulate", "consulate"), ("Secretary of State", "department"), ("Mission", "mission"),
    ("US Mission", "mission"), ("US Delegation", "mission"), ("USUN", "mission"), ("US Office", "other"),
)  # fmt: skip
_MONTHS = tuple(month[:3] for month in MONTHS)
_STATION_SERIALS = 10_000  # DE lines count in four figures


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Who the sender is and how the field calls the cable; `year` is the cable's own, four figures."""

    id: str | None = None
    mrn: str | None = None
    post: str | None = None
    post_kind: str | None = None
    post_code: str | None = None
    serial: int | None = None
    year: int | None = None
    date: str | None = None
    discrepancies: tuple[Discrepancy, ...] = ()


class _SiteId(msgspec.Struct, frozen=True):
    year: int
    post: str
    serial: int


def is_id(text: str | None) -> bool:
    """Tell whether a site's words are a cable's id.

    >>> is_id("08LIMA212"), is_id("08 LIMA 212"), is_id("1974LIMA00212"), is_id("212"), is_id(None)
    (True, True, True, False, False)
    """
    return _site_id(text) is not None


def _site_id(text: str | None) -> _SiteId | None:
    match = _ID.match("".join((text or "").upper().split()))
    return _SiteId(year_of_two_digits(int(match["year"])), match["post"], int(match["serial"])) if match else None


def _title(name: str) -> str:
    """A post's name in capitals as reports print it.

    >>> _title("PORT AU PRINCE"), _title("USNATO")
    ('Port Au Prince', 'Usnato')
    """
    return " ".join(word.capitalize() for word in name.split())


def _post(
    found: ClassLine | None, sent: Transmission, site: _SiteId | None, page: PageLine | None
) -> tuple[Post | None, str | None]:
    """The post, and the name it goes by where the table does not know it."""
    if found:
        return post_by_name(found.post), found.post
    if sent.sender and (post := post_of_addressee(sent.sender)):
        return post, None
    if sent.indicator and (post := post_by_routing_indicator(sent.indicator)):
        return post, None
    if site:
        return post_by_cut_name(site.post), site.post
    return (post_by_cut_name(page.post), page.post) if page else (None, None)


def _kind(post: Post | None, sent: Transmission, site: Site | None) -> str | None:
    if sent.sender and (kind := kind_of_addressee(sent.sender)):
        return kind
    for prefix, kind in _SITE_KINDS:
        if site and site.origin and site.origin.startswith(prefix):
            return kind
    return post.kind if post else None


def identify(
    found: ClassLine | None,
    sent: Transmission,
    site: Site | None,
    file_id: str | None = None,
    page: PageLine | None = None,
) -> Identity:
    """Return the identity that classification line, transmission block, site, page line and file name give, best first.

    The year is that of the date-time group, else of the site's id or date. `page` and `file_id` count only where
    nothing better names the cable, and a file's name that a page line belies counts for nothing.
    """
    by_site, by_file = _site_id(site.id if site else None), _site_id(file_id)
    if by_file and page and page.serial % _STATION_SERIALS != by_file.serial % _STATION_SERIALS:
        by_file = None
    outside = by_site or by_file
    post, name = _post(found, sent, outside, page)
    code = post.code if post else "".join(c for c in (name or "") if c.isalpha()) or None
    serial = _serial(found, sent, outside) or (page.serial if page else None)
    date = sent.dtg[:10] if sent.dtg else _site_date(site)
    year = int(date[:4]) if date else (outside.year if outside else None)
    whole = code is not None and serial is not None and year is not None
    printed = found.post if found else (post.name.upper() if post else name)
    return Identity(
        id=f"{year % 100:02d}{code}{serial}" if whole and year is not None else None,
        mrn=f"{year % 100:02d} {_mrn_post(post, printed)} {serial}" if whole and year is not None else None,
        post=post.name if post else (_title(name) if name else None),
        post_kind=_kind(post, sent, site),
        post_code=code,
        serial=serial,
        year=year,
        date=date,
        discrepancies=(
            *_discrepancies(found, sent, site, by_site),
            *_lent(found, sent, year_known=date is not None, by_site=by_site, by_file=by_file, page=page),
        ),
    )


def _lent(
    found: ClassLine | None,
    sent: Transmission,
    *,
    year_known: bool,
    by_site: _SiteId | None,
    by_file: _SiteId | None,
    page: PageLine | None,
) -> Iterator[Discrepancy]:
    """What no head of the copy and no site gives, and where it was taken from instead."""
    known = {
        "year": year_known,
        "post": found is not None or _post(found, sent, None, None)[0] is not None,
        "serial": found is not None or sent.station_serial is not None,
    }
    missing = [] if by_site else [field for field, is_known in known.items() if not is_known]
    lent = [field for field in missing if field == "year" or not page] if by_file else []
    if lent:
        yield Discrepancy(field="id", note=f"only the file's name gives the {' and the '.join(lent)}")
    if page and (paged := [field for field in missing if field != "year"]):
        yield Discrepancy(field="id", note=f"only a page line gives the {' and the '.join(paged)}")


def _mrn_post(post: Post | None, printed: str | None) -> str:
    name = post.name if post else (printed or "")
    return name.upper()


def _serial(found: ClassLine | None, sent: Transmission, outside: _SiteId | None) -> int | None:
    if found:
        return found.serial
    if outside and (sent.station_serial is None or outside.serial % _STATION_SERIALS == sent.station_serial):
        return outside.serial
    return sent.station_serial


def _site_date(site: Site | None) -> str | None:
    """The day that a site gives, as `2009-11-27 09:08`; in dumps `11/27/2009 9:08`, in printouts `27 NOV 1974`."""
    text = site.date if site and site.date else ""
    if re.match(r"\d{4}-\d\d-\d\d", text):
        return text[:10]
    if (match := re.match(r"(\d{1,2}) ([A-Z]{3}) (\d{4})\b", text)) and match[2] in _MONTHS:
        return f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}"
    match = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", text)
    return f"{match[3]}-{int(match[1]):02d}-{int(match[2]):02d}" if match else None


def _discrepancies(
    found: ClassLine | None, sent: Transmission, site: Site | None, outside: _SiteId | None
) -> tuple[Discrepancy, ...]:
    """What does not agree between the DE line, the date-time group, the classification line and the site."""
    notes: list[Discrepancy] = []
    if sent.dtg and sent.day_of_year and abs(day_of_year(sent.dtg) - sent.day_of_year) not in {0, 1, 364, 365}:
        notes.append(
            Discrepancy(
                field="dtg",
                note=f"the DE line says day {sent.day_of_year}, the date-time group day {day_of_year(sent.dtg)}",
            )
        )
    if (
        found
        and sent.station_serial is not None
        and found.serial % _STATION_SERIALS != sent.station_serial % _STATION_SERIALS
    ):
        notes.append(
            Discrepancy(
                field="serial", note=f"the DE line says {sent.station_serial}, the classification line {found.serial}"
            )
        )
    if (
        found
        and sent.sender
        and (sender := post_of_addressee(sent.sender))
        and (post := post_by_name(found.post))
        and sender.code != post.code
    ):
        notes.append(
            Discrepancy(field="post", note=f"the FM line says {sent.sender}, the classification line {found.post}")
        )
    if found and outside and outside.serial != found.serial:
        notes.append(
            Discrepancy(field="serial", note=f"the site says {outside.serial}, the classification line {found.serial}")
        )
    day = _site_date(site)
    if day and sent.dtg and day[:7] != sent.dtg[:7] and day[8:] not in {"01", "28", "29", "30", "31"}:
        notes.append(Discrepancy(field="date", note=f"the site says {day}, the date-time group {sent.dtg[:10]}"))
    return tuple(notes)
