"""Ids of cables as people write them."""

import re

from reftel.telegram.posts import post_by_cut_name

__all__ = ["compared"]

_PRINTOUT = re.compile(r"(?:19|20)(?P<year>\d\d)(?P<post>[a-z]{2,8}?)(?P<serial>\d{5,6})")


def compared(identity: str) -> str:
    """Return an id as ids are compared: in small letters, without blanks; a printout's document number as the id.

    Printouts of 1973 to 1979 have the year in four figures, six letters of the post, and zeros before the number.

    >>> compared("08 PORTHAVEN 45"), compared("1974BELGRA01234")
    ('08porthaven45', '74belgrade1234')
    """
    text = "".join(identity.lower().split())
    match = _PRINTOUT.fullmatch(text)
    if match is None:
        return text
    post = post_by_cut_name(match["post"].upper())
    name = "".join(post.name.lower().split()) if post else match["post"]
    return f"{match['year']}{name}{int(match['serial'])}"
