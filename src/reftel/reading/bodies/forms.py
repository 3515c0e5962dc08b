"""Unknown names, by their form: a head (`Ministry`, `Council`) with capitals before it, or `of` and capitals behind."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.extents import is_part, name_around
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.titles import is_ordinal, title_end

__all__ = ["find_formed"]

_MOST: Final = 12
_UNITS: Final = frozenset(["division", "brigade", "regiment", "battalion", "corps", "fleet", "army", "squadron"])
_ANY: Final = frozenset(
    ["company", "organization", "organisation", "movement", "group", "association", "school", "center"]
)
# in capitals these need a name, or two words that tell which it is: no `RACIST PARTY`, but `INTERNAL SECURITY SERVICE`
_MANY: Final = frozenset((
    "party", "parties", "unit", "agency", "service", "services", "force", "forces", "troops", "society", "network",
    "newspaper", "authority", "telecom", "consulting", "industries", "inspection", "office", "team", "division", "ngo",
    "coalition", "union", "front", "fund", "mission", "exchange", "administration", "board", "embassy",
))  # fmt: skip
_TELLING: Final = 2
# that a nation is named before these tells nothing there: any of its companies
_NATIONLESS: Final = _ANY | {"society", "telecom", "petroleum", "industries", "network", "unit", "services", "agency"}
_SIDES: Final = frozenset(["west", "east", "left", "right", "north", "south"])
_NAMED_AFTER: Final = {"group": "company", "administration": "government"}  # `Corvane Group`, `Strand Administration`
_TREATIES: Final = frozenset(["convention", "treaty", "protocol"])
_PORTFOLIOS: Final = frozenset(["minister", "ministers", "secretary", "vice-minister", "commissioner"])


def find_formed(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the body whose name has its head at a token; with rule `bare` where the head stands alone."""
    start, end = name_around(passage, at, lexicon)
    start = _before_bracket(passage, at, lexicon) if start == at else start
    end = _behind_radio(passage, at, lexicon) if start == at == end - 1 else end
    if _is_portfolio(passage, start, lexicon) or _is_province(passage, start, end, at) or _is_deed(passage, start, at):
        return None
    end = _before_treaty(passage, at, title_end(passage, end, lexicon))
    kind = _kind(passage, start, end, at, lexicon)
    if start == at > 0 and is_ordinal(passage, at - 1) and passage.lows[at] in _UNITS:
        start, kind = at - 1, "armed_force"
    name = passage.words_of(start, end)
    if passage.capitals and _is_common(passage, start, end, at, lexicon):
        return None
    if passage.words[at] in lexicon.weak and _is_weak(passage, start, end, lexicon):
        return None
    if end - start == 1:
        return Find(passage.index, start, end, Named(key=name, name=name, kind=kind, rule="bare"))
    return Find(
        passage.index, start, end, Named(key=_key(passage, start, end, lexicon), name=name, kind=kind, rule="form")
    )


def _before_bracket(passage: Passage, at: int, lexicon: Lexicon) -> int:
    """Where a party's name begins that has a word in brackets before its head: `Dawn (Socialist) Party`."""
    first = at - 3
    if passage.lows[at] != "party" or first < 1 or passage.tags[first] + passage.tags[at - 1] != "()":
        return at
    while first > 0 and is_part(passage, first - 1, lexicon):
        first -= 1
    return first if first < at - 3 else at


def _behind_radio(passage: Passage, at: int, lexicon: Lexicon) -> int:
    """Where a station's name ends that is called by its place: `Radio Kestria`; not `Radio Station`."""
    end = at + 1
    if passage.lows[at] != "radio" or passage.capitals or end >= len(passage.words) or passage.tags[end] != "C":
        return end
    return end + (passage.lows[end] not in base_tags() and is_part(passage, end, lexicon))


def _before_treaty(passage: Passage, at: int, end: int) -> int:
    """The end of a name, before a treaty of the body's (`Council of Kestria | Convention on Seals`)."""
    return next((one for one in range(at + 2, end) if passage.lows[one] in _TREATIES), end)


def _key(passage: Passage, start: int, end: int, lexicon: Lexicon) -> str:
    """A name in small letters, its nation as that is called (`Kestria Coast Guard` is the `Kestrian Coast Guard`)."""
    nation = lexicon.forms.single.get(passage.words[start])
    if nation is None or nation.kind != "state":
        return passage.words_of(start, end).lower().replace("n's ", "ns' ")  # `Citizen's`, `Citizens' Movement`
    return f"{nation.key} {passage.words_of(start + 1, end)}".lower()


def _is_common(passage: Passage, start: int, end: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a text of capitals has only words of the language before a head that any body may have."""
    low, rest = passage.lows[at], [*range(start, at), *range(at + 1, end)]
    names = [one for one in rest if passage.tags[one] == "C"]
    if low in _NATIONLESS and names and all(passage.words[one] in lexicon.nations for one in names):
        return at - start < _TELLING  # `FRENCH COMPANY`
    if names:
        return False
    if low in _MANY:
        return at - start < _TELLING and end > start + 1
    return low in _ANY and end == at + 1 and all(word in base_tags() for word in passage.lows[start:at])


def _is_province(passage: Passage, start: int, end: int, at: int) -> bool:
    """Whether a `Department of Puno` is a part of a country: its name is no word of the language."""
    rest = [*passage.lows[start:at], *passage.lows[at + 1 : end]]
    return (
        passage.lows[at] == "department"
        and len(rest) > 0
        and all(low == "of" or low not in base_tags() for low in rest)
    )


def _is_deed(passage: Passage, start: int, at: int) -> bool:
    """Whether a head is a deed (`Exchange of Notes`), a state's (`Commonwealth of Kestria`), a shore (`West Bank`)."""
    if passage.lows[at] == "bank" and start == at - 1:
        return passage.lows[start] in _SIDES
    if passage.lows[at] == "mission":
        return passage.lows[max(at - 2, 0) : at] == ["chief", "of"]  # `Deputy Chief of Mission Strand`
    return passage.lows[at] in ("exchange", "commonwealth") and passage.lows[at + 1 : at + 2] == ["of"]


def _kind(passage: Passage, start: int, end: int, at: int, lexicon: Lexicon) -> str:
    """The kind that a head has, or that the other words of the name give it."""
    for deciding, kind in lexicon.kinds.get(passage.words[at], ()):
        if not deciding.isdisjoint(passage.words[start:end]):
            return kind
    if passage.lows[at] in _NAMED_AFTER and _is_named(passage, start, end, at, lexicon):
        return _NAMED_AFTER[passage.lows[at]]
    if passage.lows[at] == "administration" and end == at + 1 and _is_nation(passage, start, at, lexicon):
        return "government"
    return lexicon.heads[passage.words[at]]


def _is_named(passage: Passage, start: int, end: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a group or an administration is called by a name that is no word and no nation's: `Corvane Group`."""
    word = passage.words[start]
    if (start, end) != (at - 1, at + 1) or not word.isalpha():
        return False
    return passage.lows[start] not in base_tags() and word not in lexicon.nations


def _is_nation(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether words are a state or its adjective: the `United States` of its Administration."""
    form = lexicon.forms.at(passage.words, start)
    return form is not None and form.kind == "state" and len(form.words) == end - start


def _is_portfolio(passage: Passage, start: int, lexicon: Lexicon) -> bool:
    """Whether the words are what a minister is minister of, or a director `for`: no body, an office's field."""
    at = start - 1
    while at > 0 and start - at < _MOST:
        low = passage.lows[at]
        if passage.words[at] in lexicon.stops or low in _PORTFOLIOS or low == "general":
            return low in _PORTFOLIOS or passage.lows[at + 1] == "for"
        if not (low in lexicon.inner or passage.tags[at] == "," or is_part(passage, at, lexicon)):
            return False
        at -= 1
    return False


def _is_weak(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a common word has its capital from the beginning of a sentence, or from an office behind it."""
    if passage.lows[start] == "mission" and end - start == 2 and passage.words[start + 1] in lexicon.nations:
        return passage.capitals  # `Mission Kestria asks for guidance`
    if end - start == 2 and (passage.tags[start] != "C" or (start and passage.lows[start - 1] == "in")):
        return True
    if passage.lows[end - 1] == "front" and passage.lows[max(start - 2, 0) : start] == ["on", "the"]:
        return True
    return end < len(passage.words) and is_part(passage, end, lexicon)
