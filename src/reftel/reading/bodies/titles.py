"""Long names of bodies: what they are for, units by their number, and heads in French, Spanish and their kin."""

from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_rows, read_words
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.marks import places

__all__ = ["VISITORS", "find_foreign", "find_visitors", "foreign_heads", "is_ordinal", "title_end"]

# what telegrams call a party of members of Congress, or of their staffs, by the name of who leads it
VISITORS: Final = frozenset(["Codel", "CODEL", "CoDel", "Staffdel", "STAFFDEL", "StaffDel"])

_LONGEST: Final = 14  # tokens behind the head of a title
_SMALL: Final = frozenset(["of", "the", "and", "for", "in", "against", "on", "to", "with"])
_VERBS: Final = frozenset(["V", "1"])  # of the base words that can be verbs
_ENDINGS: Final = ("st", "nd", "rd", "th")


def title_end(passage: Passage, end: int, lexicon: Lexicon) -> int:
    """Return the end of a name that goes on with what the body is for: `National Network | to End Reef Fishing`."""
    if passage.capitals or end + 1 >= len(passage.words):
        return end
    is_deed = passage.words[end + 1].istitle() and base_tags().get(passage.lows[end + 1]) in _VERBS
    if passage.lows[end] == "to" and is_deed and passage.words[min(end + 2, len(passage.words) - 1)].istitle():
        return _last_title(passage, end + 2, lexicon)
    return end


def _last_title(passage: Passage, at: int, lexicon: Lexicon) -> int:
    """Behind the last word with a capital of those that begin at a token, small words between them."""
    last, most = at, min(at + _LONGEST, len(passage.words))
    while at < most and (passage.words[at][:1].isupper() or passage.lows[at] in _SMALL):
        if passage.lows[at] in lexicon.given and passage.tags[at + 1 : at + 2] == "C":
            break  # somebody of it
        at += 1
        last = at if passage.words[at - 1][0].isupper() else last
    is_where = passage.lows[last - 2] == "in" and passage.words[last - 1] in places()
    return last - 2 if is_where else last


def is_ordinal(passage: Passage, at: int) -> bool:
    """Return whether a token numbers a unit of an army: `20th Division`."""
    low = passage.lows[at]
    return low[:1].isdigit() and low.endswith(_ENDINGS)


def find_visitors(passage: Passage, at: int, _: Lexicon) -> Find | None:
    """Return the party of visitors that is named at a token: `Codel Strand`, `CODEL Strand/Tran`."""
    end = at + 1
    while passage.tags[end : end + 1] == "C" and (passage.capitals or not passage.words[end].isupper()):
        end += 1 + (passage.tags[end + 1 : end + 3] == "/C")
    if end == at + 1 or passage.capitals:
        return None
    name = passage.words_of(at, end)
    return Find(passage.index, at, end, Named(key=name.lower(), name=name, kind="other", rule="form"))


@cache
def foreign_heads() -> dict[str, str]:
    """Return the heads of names in Romance languages, each with its kind."""
    rows = (row for row in read_rows("body_words.csv", 2) if row[0].startswith("foreign-"))
    return {word: use.removeprefix("foreign-") for use, words in rows for word in words.split()}


def find_foreign(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the body whose name begins with such a head: `Banco de la Costa`, `Instituto Helmo`."""
    end = _foreign_end(passage, at + 1, lexicon)
    if end == at + 1 or passage.capitals:
        return None
    name = passage.words_of(at, end)
    kind = foreign_heads()[passage.words[at]]
    return Find(passage.index, at, end, Named(key=name.lower(), name=name, kind=kind, rule="form"))


def _foreign_end(passage: Passage, at: int, lexicon: Lexicon) -> int:
    particles, size = read_words("name_particles.txt") | {"para", "pour", "per", "et"}, len(passage.words)
    end, most = at, min(at + _LONGEST, size)
    while at < most:
        is_name = passage.words[at].istitle() and passage.tags[at] == "C"
        if not is_name and passage.lows[at] not in particles:
            break
        is_person = passage.lows[at] in lexicon.given and passage.tags[at + 1 : at + 2] == "C"
        if is_name and (passage.words[at] in lexicon.stops or is_person):
            break
        at += 1
        end = at if is_name else end
    return end
