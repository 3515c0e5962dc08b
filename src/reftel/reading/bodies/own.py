"""Names that a cable gives bodies itself: acronyms in brackets, single words said to be a company's or a party's."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.acronyms import Pair, pairs
from reftel.reading.bodies.extents import is_part
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.bodies.lexicon import Lexicon, lexicon

__all__ = ["add_own", "take_names"]

_THINGS: Final = frozenset(
    ["regime", "reserve", "location", "network", "scheme", "treaty", "law", "act", "bill", "code", "tax", "system"]
)  # what an acronym behind such a word stands for is no body
_LONGEST: Final = 10  # letters of an acronym


def take_names(passage: Passage, here: list[Find], names: dict[str, Named | None]) -> None:
    """Add to `names` what a passage says its acronyms and names stand for, None for other things than bodies.

    Full names before brackets that no other rule found are added to `here`.
    """
    for named in here:
        if named.body.rule == "apposition" and named.end == named.start + 1:
            names.setdefault(named.body.name, named.body)
    if "(" not in passage.tags:
        return
    ends = {find.end: find for find in here if not find.short}
    new: list[Find] = []
    for pair in pairs(passage):
        find = ends.get(pair.end)
        body = find.body if find and _is_of(pair, find, lexicon(passage.capitals)) else None
        if find is None and _is_name(passage, pair, lexicon(passage.capitals)):
            name = passage.words_of(pair.start, pair.end)
            kind = "government" if name.lower().startswith("government of ") else "organisation"
            body = Named(key=name.lower(), name=name, kind=kind, rule="acronym")
            new.append(Find(passage.index, pair.start, pair.end, body))
        is_thing = pair.end > 0 and passage.lows[pair.end - 1] in _THINGS
        if body or pair.start < pair.end or is_thing:
            names.setdefault(pair.short, body)
    for find in here:
        if (short := _short_before(passage, find)) is not None:
            names.setdefault(short, find.body)
    if new:
        here[:] = longest([*here, *new])


def _short_before(passage: Passage, find: Find) -> str | None:
    """The acronym that a name in brackets explains: `BHW (Ministry of Ports)`, `BHW, (the Ministry of Ports)`."""
    bracket = find.start - 1 - (passage.tags[max(find.start - 1, 0)] == "D")
    before = bracket - 1 - (passage.tags[max(bracket - 1, 0)] == ",")
    if find.short or before < 0 or passage.tags[bracket] != "(" or passage.tags[find.end] != ")":
        return None
    word = passage.words[before]
    is_short = passage.tags[before] == "C" and 1 < len(word) <= _LONGEST and word.isupper() and not passage.capitals
    return word if is_short and find.body.rule == "form" else None


def _is_of(pair: Pair, find: Find, lex: Lexicon) -> bool:
    """Whether an acronym belongs to the body before it: a state has its own letters or a government's.

    Other bodies may have any (`Ministry of Ports (BHW)`, in another language), but no marking such as `(NFI)`, unless
    it has their letters in another order (`Dawn Party of Fiji (PDF)`).
    """
    if pair.start == find.start < pair.end:
        return True
    if find.body.kind == "state":
        return pair.short[:2] in {"GO", "Go"}
    if sorted(pair.short) == sorted(word[0] for word in find.body.name.split() if word[0].isupper()):
        return True
    return pair.short not in lex.no_body and "/" not in pair.short


def _is_name(passage: Passage, pair: Pair, lex: Lexicon) -> bool:
    """Whether an acronym's words all have capitals, and are not those of a person, an office or an instrument."""
    words = range(pair.start, pair.end)
    return (
        len(words) > 1
        and not passage.capitals
        and passage.tags[pair.until + 1 : pair.until + 2] not in {"N", "C", "J"}
        and pair.short not in lex.no_body
        and passage.lows[pair.start] not in lex.given
        and all(is_part(passage, at, lex) or passage.lows[at] in lex.inner for at in words)
        and lex.things.isdisjoint(passage.lows[pair.start : pair.end])
    )


def add_own(passage: Passage, finds: list[Find], names: dict[str, Named | None]) -> list[Find]:
    """Return the finds of a passage with those of the cable's own names, which mean what the cable says they mean."""
    tags, words = passage.tags, passage.words
    places = [at for at in range(len(tags)) if tags[at] == "C" and words[at] in names]
    if not places:
        return finds
    taken = {at for find in finds for at in range(find.start, find.end)}
    by_start = {find.start: find for find in finds}
    for at in places:
        body, find = names[words[at]], by_start.get(at)
        if at in taken and (find is None or find.end > at + 1):
            continue
        if body:
            by_start[at] = Find(passage.index, at, at + 1, body, short=words[at] != body.name)
        elif find:
            del by_start[at]
    return [by_start[at] for at in sorted(by_start)]
