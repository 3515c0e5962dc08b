"""The lasting addresses of the room: every link is made here, so that what stands in an id or a name stays in it."""

from functools import lru_cache
from urllib.parse import quote, quote_plus

__all__ = ["address", "cable_address", "search_address"]


def address(*parts: str, **asked: object) -> str:
    """Return the address of a page: its parts, each whole whatever stands in it, and what is asked of it.

    An id with a slash (a document of FRUS has one) keeps it: `%2F` is read as one too.

    >>> address("relation", "Veldora", "Sea/Air Board", start=2008, end=None)
    '/relation/Veldora/Sea%2FAir%20Board?start=2008'
    """
    path = "/" + "/".join(map(_in_path, parts))
    given = [f"{name}={_asked(str(value))}" for name, value in asked.items() if value not in {None, ""}]
    return f"{path}?{'&'.join(given)}" if given else path


@lru_cache(maxsize=2048)  # a page has some hundred links with few parts
def _in_path(part: str) -> str:
    return quote(part, safe="~")


@lru_cache(maxsize=2048)
def _asked(value: str) -> str:
    return quote_plus(value)


def cable_address(cable: str, paragraph: int | None = None) -> str:
    """Return the address of a cable, or of a paragraph of it by its printed number.

    >>> cable_address("08PORTHAVEN45", 4), cable_address("frus1964-68v18/d111")
    ('/cable/08PORTHAVEN45#p4', '/cable/frus1964-68v18%2Fd111')
    """
    return address("cable", cable) + ("" if paragraph is None else f"#p{paragraph}")


def search_address(query: str, **asked: object) -> str:
    """Return the address of a search.

    >>> search_address('post:"tel aviv" fish')
    '/search?q=post%3A%22tel+aviv%22+fish'
    """
    return address("search", q=query, **asked)
