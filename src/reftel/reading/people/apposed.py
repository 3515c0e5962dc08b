"""Who is meant by what somebody is: `Strand, head of the Board, who`, `a leader from Holm Bay, Marlo Venn,`."""

from typing import TYPE_CHECKING, Final

from reftel.reading.base.passage import Passage
from reftel.reading.mentions import Mention
from reftel.reading.people.lexicon import words
from reftel.reading.people.offices import is_office, is_office_word, words_of_office
from reftel.reading.people.subjects import head_of

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["described", "latter_of", "named_in_brackets"]

_TITLED: Final = 8  # tokens of titles and the name behind them
_OF_MANY: Final = frozenset({"have", "were", "are"})  # behind `the latter` of several
_NEAR: Final = 20  # tokens of what is said of somebody before `who`


def described(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Return the name of the person beside a phrase (tokens of a passage) that says what he is; None where none is."""
    return _holder(cast, passage, start, end) or _named_behind(cast, passage, start, end)


def _holder(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Whom `who` means behind an office: `Strand, head of the Division of Arms and Safety, who thanked us`."""
    if passage.lows[end + (passage.lows[end] == ",")] != "who":
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
    """Who is named behind what he is: `A leader from Holm Bay, Marlo Venn, told us`, `his deputy, Venn, said`."""
    if passage.tags[end : end + 1] != ",":
        return None
    name = _named_at(cast, passage, end + 1)
    if name is None or passage.tags[name.end : name.end + 1] != ",":
        return None
    head = passage.lows[head_of(passage, start, end)]
    if passage.lows[start] in ("his", "her"):
        fits = is_office_word(head)
    else:
        placed = passage.tags[start] == "D" and "C" in passage.tags[start:end] and name.start == end + 1
        fits = placed and head.removesuffix("s") in words("somebody")
    return cast.people[name.entry].name if fits else None


def _named_at(cast: "Cast", passage: Passage, at: int) -> Mention | None:
    """Return the person whose name, or the title before it, begins at a token."""
    near = _people_in(cast, passage, at, min(at + _TITLED, len(passage.words)))
    first = near[0] if near else None
    return first if first and at in (first.start, (first.phrase or (first.start,))[0]) else None


def named_in_brackets(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Return who is named in the brackets behind a phrase that names nobody: `CG Third Army (LTG Strand) said`."""
    if passage.tags[end : end + 1] != "(" or _people_in(cast, passage, start, end):
        return None
    name = _named_at(cast, passage, end + 1)
    return cast.people[name.entry].name if name and passage.tags[name.end : name.end + 1] == ")" else None


def latter_of(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Return the one whom `the latter` means: who is named last in the sentence, with nobody in office behind him."""
    if passage.lows[end - 1] != "latter" or passage.lows[start:end] != ["the", "latter"]:
        return None
    if _OF_MANY.intersection(passage.lows[end : end + 1]):
        return None
    people = _people_in(cast, passage, passage.sentences[passage.sentence_index(start)][0], start)
    behind = passage.lows[people[-1].end : start] if people else []
    if not people or any(is_office_word(low) for low in behind):
        return None
    return cast.people[people[-1].entry].name


def _people_in(cast: "Cast", passage: Passage, start: int, end: int) -> list[Mention]:
    return [one for one in cast.mentions.within(passage.index, start, end) if one.kind == "person"]
