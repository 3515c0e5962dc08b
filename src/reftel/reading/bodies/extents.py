"""How far a name goes: from its head to the capitals before it, and behind `of`, `for`, `on` to those after it."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.marks import places

__all__ = ["BY_WHOM", "is_part", "name_around"]

_MOST: Final = 12
_PARTS: Final = frozenset("CNJGYEL")
_PARTS_OF_CAPITALS: Final = frozenset("CNJL")
_LINKS: Final = frozenset(["of", "for", "on", "against"])
_ABOUT: Final = frozenset(["for", "on", "against"])
# heads whose names seldom go on with `of` and `on`: in a text of capitals they do not, as `TROOPS ON THE ISLAND`
_NOT_OF: Final = frozenset((
    "forces", "force", "troops", "group", "groups", "press", "holding", "holdings", "institution", "inspection",
    "company", "companies", "consortium", "coalition", "police", "army", "navy", "parties", "party", "movement",
    "minutes", "team", "club", "league", "exchange", "command", "system", "house",
))  # fmt: skip
_GOING_ON: Final = frozenset(["of", "for", "on", "against", "to", "in", "and", "the", "with", "at"])
_POSTS: Final = frozenset(["embassy", "consulate", "mission", "amconsul", "amembassy"])
_NATIONAL: Final = frozenset(
    ["bank", "university", "academy", "institute", "association", "federation", "party", "church"]
)
_ORGANS: Final = frozenset(["board", "bureau", "directorate", "office", "headquarters", "command", "press"])
_OWNERS: Final = frozenset(
    [
        "people",
        "workers",
        "women",
        "children",
        "lord",
        "farmers",
        "peasants",
        "teachers",
        "students",
        "victim",
        "victims",
        "consumer",
        "veterans",
        "citizen",
        "citizens",
    ]
)
_MINISTRIES: Final = frozenset(["ministry", "ministries", "department", "secretariat"])
_LISTS: Final = _MINISTRIES | {"committee", "commission", "council", "bureau", "division"}
BY_WHOM: Final[tuple[str, ...]] = (
    "-led", "-backed", "-run", "-controlled", "-sponsored", "-funded", "-financed", "-dominated", "-chaired", "-owned",
    "-supported", "-trained", "-supplied", "-brokered", "-mandated", "-imposed",
)  # fmt: skip


def name_around(passage: Passage, at: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the whole name that a head is part of, as token indexes; the head alone where it has nothing to it.

    >>> from reftel.reading.bodies.lexicon import lexicon
    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He met the Kestrian Trade and Customs Council and the Ministry of Roads, Ports, and Canals."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> for at in (7, 10):
    ...     print(passage.words_of(*name_around(passage, at, lexicon(False))))
    Kestrian Trade and Customs Council
    Ministry of Roads, Ports, and Canals
    """
    start = _start(passage, at, lexicon)
    end = _end(passage, start, at, lexicon)
    return start, _to_acronym(passage, end, lexicon) if start < end - 1 else end


def _to_acronym(passage: Passage, end: int, lexicon: Lexicon) -> int:
    """Where a name ends that goes on to its acronym: `Office against Violence at Sea and Smuggling in Ports (ASSP)`.

    What goes on are words of the language in capitals, with small words between them, and no body of their own.
    """
    bracket = passage.tags.find("(", end, end + _MOST)
    if bracket < 0 or passage.tags[bracket + 1 : bracket + 3] != "C)" or not passage.words[bracket + 1].isupper():
        return end
    if passage.words[bracket + 1] in lexicon.no_body or passage.words[bracket + 1] in lexicon.forms:
        return end  # an instrument's, or that of another body known by itself
    rest = range(end, bracket)
    is_other = not lexicon.heads.keys().isdisjoint(passage.words[end:bracket])
    if is_other or passage.lows[end] not in _GOING_ON:
        return end
    goes_on = all(passage.lows[at] in _GOING_ON or _is_common(passage, at) for at in rest)
    return bracket if goes_on and _is_common(passage, bracket - 1) else end


def _is_common(passage: Passage, at: int) -> bool:
    return passage.words[at][0].isupper() and passage.lows[at] in base_tags() and passage.tags[at] in _PARTS


def is_part(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a token can be part of a name."""
    return passage.tags[at] in (_PARTS_OF_CAPITALS if passage.capitals else _PARTS) and lexicon.parts[passage.words[at]]


def _start(passage: Passage, at: int, lexicon: Lexicon) -> int:
    start = at
    while start > 0 and at - start < _MOST:
        if passage.capitals and passage.tags[start - 1] == "J" and passage.lows[start - 1] not in lexicon.naming:
            break  # `A LOOSE CUSTOMS UNION`
        if is_part(passage, start - 1, lexicon) and not _is_before(passage, start - 1, lexicon):
            start -= 1
        elif _is_linked(passage, start, at, lexicon):
            start -= 2
        else:
            break
    return start


def _is_linked(passage: Passage, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether `X and` stands before: both sides must be words of the language, no names; or `People's`."""
    if start < 2 or not is_part(passage, start - 2, lexicon):
        return False
    if passage.tags[start - 1] == "'":
        return passage.lows[start - 2] in _OWNERS
    return (
        start < at
        and passage.tags[start - 1] == "K"
        and passage.lows[start] in base_tags()
        and passage.lows[start - 2] in base_tags()
        and passage.words[start - 2] not in lexicon.heads
    )


def _end(passage: Passage, start: int, at: int, lexicon: Lexicon) -> int:
    """Behind `of`, `for`, `on`: the capitals that follow, with `and`, `of`, `the` and commas of a list between them."""
    size, low = len(passage.words), passage.lows[at]
    end = at + 1
    if low in _POSTS and end < size and is_part(passage, end, lexicon) and passage.lows[end] not in base_tags():
        return end + next((many for many in (3, 2) if end + many <= size and _is_place(passage, end, end + many)), 1)
    if end >= size or not _is_link(passage, end, low):
        return end
    first = _behind_the(passage, end + 1)
    if first >= size or not is_part(passage, first, lexicon) or passage.words[first] in lexicon.heads:
        return end
    if _is_known(passage, first, lexicon) or (
        (start < at or low in _ORGANS) and _begins_another(passage, first, lexicon)
    ):
        return end
    if start < at and low not in _NATIONAL and passage.words[first] in lexicon.nations:
        return end
    return _run(passage, first, lexicon, low)


def _is_link(passage: Passage, at: int, head: str) -> bool:
    """Whether a name can go on behind a word: `of`, `for`, `on`."""
    if passage.capitals and head in _NOT_OF:
        return False
    return passage.lows[at] in _LINKS or (head == "mission" and passage.lows[at] == "to")


def _is_place(passage: Passage, start: int, end: int) -> bool:
    """Whether words are a city of several (`Embassy Cape Town`)."""
    name = passage.words_of(start, end)
    return (name.title() if passage.capitals else name) in places()


def _is_known(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a body with a name of several words begins behind `of`, so that the words before are a part of it."""
    known = lexicon.forms.at(passage.words, at)
    return known is not None and len(known.words) > 1 and known.kind != "state"


def _run(passage: Passage, at: int, lexicon: Lexicon, head: str) -> int:
    end, most = at + 1, min(at + _MOST, len(passage.words))
    while end < most:
        if passage.tags[end] == "'" and passage.lows[end - 1] in _OWNERS and _is_owned(passage, end + 1, lexicon):
            end += 2
            continue
        if is_part(passage, end, lexicon):
            if _is_person(passage, end, lexicon):
                break
            end += 1
            continue
        after = _behind_link(passage, end, lexicon, head)
        if after is None:
            break
        end = after
    return min(end, len(passage.words))


def _is_owned(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """`Office of Women's Issues`: what stands behind the possessive is no body of its own."""
    return at < len(passage.words) and is_part(passage, at, lexicon) and passage.words[at] not in lexicon.heads


def _is_person(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether somebody's given name and surname follow a name without a comma (`Office of Ports Anna Strand`)."""
    return passage.lows[at] in lexicon.given and at + 1 < len(passage.words) and is_part(passage, at + 1, lexicon)


def _behind_link(passage: Passage, at: int, lexicon: Lexicon, head: str) -> int | None:
    """The end of the first word behind `of the`, `and` or the comma of a list, where the name goes on."""
    size = len(passage.words)
    after = at + 1
    if passage.tags[at] == ",":
        if head not in _LISTS or not _is_list(passage, at, lexicon):
            return None
        after += after < size and passage.lows[after] == "and"
    elif passage.lows[at] not in lexicon.inner or passage.tags[at] == "D" or _is_about(passage, at):
        return None
    after = _behind_the(passage, after)
    if after >= size or not is_part(passage, after, lexicon) or passage.words[after] in lexicon.heads:
        return None
    if head in _MINISTRIES and passage.words[after] in lexicon.nations:
        return None
    if passage.tags[at] in ",K" and _is_other(passage, after, lexicon, head):
        return None
    return after + 1


def _is_about(passage: Passage, at: int) -> bool:
    """`THE DEPARTMENT OF PORTS FOR SCRUTINY`: in a text of capitals `for` tells rather what something is done for."""
    return passage.capitals and passage.lows[at] in _ABOUT


def _is_other(passage: Passage, at: int, lexicon: Lexicon, head: str) -> bool:
    """Whether a word behind `and` is no field, or begins another body: `Ministry of Defense and the General Staff`."""
    if passage.lows[at - 1] == "the" and is_part(passage, at + 1, lexicon):
        return True
    return not _is_field(passage, at, lexicon, head) or _begins_another(passage, at, lexicon)


def _is_field(passage: Passage, at: int, lexicon: Lexicon, head: str) -> bool:
    """Whether a word behind `and` can be what a body is for: a word of the language, a ministry's any but a name's."""
    if head not in _MINISTRIES:
        return passage.lows[at] in base_tags()
    word = passage.words[at]
    return word not in lexicon.forms.single and (passage.capitals or not word.isupper())


def _is_before(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a token is no part of a name: a government (`GOK Ministry of Ports`), who leads it (`Strand-led`)."""
    if "-" in passage.lows[at] and passage.lows[at].endswith(BY_WHOM):
        return True
    form = lexicon.forms.single.get(passage.words[at])
    return form is not None and form.kind == "government"


def _begins_another(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows is a name of its own: it has a head or an office in it, no common word after `of`.

    Behind `and` a head may stand behind an `of` (`and the Council of Kestria Convention`).
    """
    after_of, is_joined = passage.tags[at - 1] == "O", passage.tags[at - 1] in "KD"
    for end in range(at, min(at + _MOST, len(passage.words))):
        word = passage.words[end]
        if word in lexicon.stops or (word in lexicon.heads and not (after_of and word in lexicon.weak)):
            return True
        if not is_part(passage, end, lexicon) and (passage.tags[end] != "O" or not is_joined):
            return False
    return False


def _is_list(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether words between commas go on to an `and` with a word behind it."""
    for end in range(at, min(at + 8, len(passage.words) - 1)):
        if passage.tags[end] == "K":
            return is_part(passage, end + 1, lexicon)
        if passage.tags[end] != "," and not is_part(passage, end, lexicon):
            return False
    return False


def _behind_the(passage: Passage, at: int) -> int:
    return at + (at < len(passage.words) and passage.lows[at] == "the")
