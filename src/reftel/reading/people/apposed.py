"""Who is meant by what somebody is: `Strand, head of the Board, who`, `a leader from Holm Bay, Marlo Venn,`."""

from typing import TYPE_CHECKING

from reftel.reading.base.passage import Passage
from reftel.reading.people.lexicon import words
from reftel.reading.people.offices import is_office, words_of_office
from reftel.reading.people.subjects import head_of

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["described"]

_NEAR = 20  # tokens of what is said of somebody before `who`


def described(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Return the name of the person beside a phrase (tokens of a passage) that says what he is; None where none is."""
    return _holder(cast, passage, start, end) or _named_behind(cast, passage, start, end)


def _holder(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Whom `who` means behind an office: `Strand, head of the Division of Arms and Safety, who thanked us`."""
    if passage.lows[end : end + 1] != ["who"] and passage.lows[end : end + 2] != [",", "who"]:
        return None
    near = cast.mentions.within(passage.index, max(0, start - _NEAR), end)
    last = next((one for one in reversed(near) if one.kind == "person"), None)
    if last is None or last.end > start or passage.tags[last.end] not in ",(":
        return None
    told = passage.tags[last.end : end]
    if not set("EZVBHMXT;.").isdisjoint(told) or not is_office(words_of_office(passage.words_of(last.end, end))):
        return None
    return cast.people[last.entry].name


def _named_behind(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Who is named behind what he is: `A leader from Holm Bay, Marlo Venn, told us`."""
    if passage.tags[end : end + 2] != ",C" or passage.tags[start] != "D" or "C" not in passage.tags[start:end]:
        return None
    name = cast.mentions.at(passage.index, end + 1)
    if name is None or name.kind != "person" or name.start != end + 1 or passage.tags[name.end] != ",":
        return None
    head = passage.lows[head_of(passage, start, end)]
    return cast.people[name.entry].name if head.removesuffix("s") in words("somebody") else None
