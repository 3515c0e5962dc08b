"""Instruments with a name in capitals: `Border Cooperation Program`, `Operation Green Lamp`, `Treaty of Lysandra`."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.extents import is_part, name_around
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.index import Form
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.instruments.capitals import LEADING, is_led, is_told_by_name
from reftel.reading.instruments.complements import run_end
from reftel.reading.instruments.lexicon import HEADS
from reftel.reading.instruments.modifiers import format_start, is_nation, joined_start, sum_start, whole_name
from reftel.reading.mentions import Mentions

__all__ = ["MANY", "MATTER", "find_known", "find_named"]

_EARLY: Final = frozenset(["draft", "new", "proposed", "bilateral", "standard"])
_WHERE: Final = frozenset(["at", "in", "to", "from", "near", "outside"])
_LONGEST: Final = 24  # tokens of a title
_TITLE_LINKS: Final = frozenset(["of", "from", "or", "in", "against"])
_INSIDE: Final = frozenset(["the", "of", "and", "in", "for", "on"])
_NAMED: Final = 2  # words before the aim
# of which one tells nothing but what it is on
MANY: Final = ("memorandum of", "memoranda of", "letter of", "letters of")
MATTER: Final = re.compile(" (?:on|for) ")
_JOINS: Final = frozenset(["-", "–", "/"])
_NO_MATTERS: Final = frozenset((
    "signature", "review", "approval", "consideration", "comment", "years", "months", "time", "behalf", "use",
    "subject", "matter", "issue", "basis", "question", "topic", "side", "part",
))  # fmt: skip
_OFFICES: Final = frozenset((
    "director", "head", "chief", "manager", "coordinator", "officer", "office", "bureau", "division", "department",
))  # fmt: skip
# behind a report, by whom it is
_GIVEN: Final = frozenset(("presented", "submitted", "issued", "released", "published"))
_NUMBERS: Final = frozenset(["I", "II", "III", "IV", "V"])


def find_known(passage: Passage, at: int, lexicon: Lexicon, mentions: Mentions) -> Find | None:
    """Return the known instrument that is named from a token on; a common name is none with more words before it."""
    form = lexicon.forms.at(passage.words, at)
    if form is None or (form.words[0].islower() and _is_longer(passage, at)) or _is_place(passage, at, form):
        return None
    start, end = sum_start(passage, at) if form.words[0].islower() else at, at + len(form.words)
    if passage.lows[end : end + 1] and passage.lows[end] in HEADS.enclosures:
        return None
    if form.words[0].islower() and passage.lows[max(at - 1, 0)] in HEADS.another:
        name = passage.words_of(at - 1, end)  # `an additional line of credit`
        return Find(passage.index, at - 1, end, Named(key=name.lower(), name=name, kind=form.kind, rule="known"))
    if (last := _matter_end(passage, form, end)) > end:
        name, matter = passage.words_of(start, last), passage.words_of(end, last).lower()
        return Find(
            passage.index, start, last, Named(key=f"{form.key} {matter}", name=name, kind=form.kind, rule="known")
        )
    is_many = form.name.lower().startswith(MANY)
    if is_many and (first := _whose_start(passage, start, lexicon, mentions)) < start:
        key = f"{form.key} for {passage.words_of(first, start).lower()}"  # told from others as by what one is on
        return Find(
            passage.index, first, end, Named(key=key, name=passage.words_of(first, end), kind=form.kind, rule="known")
        )
    return Find(passage.index, start, end, form.body, short=form.role == "short")


def _whose_start(passage: Passage, start: int, lexicon: Lexicon, mentions: Mentions) -> int:
    """Where those begin whose memorandum one of many is (`the | US-Kestrian Memorandum of Understanding`)."""
    first = start
    while first > 0 and _is_party(passage, first - 1, lexicon, mentions):
        first -= 1
    return next(one for one in range(first, start + 1) if passage.words[one] not in _JOINS)


def _is_party(passage: Passage, at: int, lexicon: Lexicon, mentions: Mentions) -> bool:
    return passage.words[at] in _JOINS or is_nation(passage, at, lexicon, mentions)


def _matter_end(passage: Passage, form: Form, end: int) -> int:
    """The end of what a memorandum is on, of which there may be many (`an MOU | on fish quotas`); else the end."""
    if not form.name.lower().startswith(MANY) or passage.lows[end : end + 1] not in (["on"], ["for"]):
        return end
    first = end + 1 + (passage.tags[end + 1 : end + 2] == "D")
    last = run_end(passage, first, "NJC")
    is_matter = last > first and passage.tags[last - 1] == "N" and _NO_MATTERS.isdisjoint(passage.lows[first:last])
    return last if is_matter else end


def _is_longer(passage: Passage, at: int) -> bool:
    """Whether a name in small letters is only the end of one; not behind `draft`, nor `a secret exchange of notes`."""
    if at == 0 or passage.tags[at - 1] not in "NJ" or passage.lows[at - 1] in _EARLY:
        return False
    if passage.lows[at - 1] in HEADS.empty:
        return False  # `our present | military assistance program`
    return passage.tags[at - 1] == "N" or passage.lows[at + 1 : at + 2] != ["of"]


def _is_place(passage: Passage, at: int, form: Form) -> bool:
    """Whether a name that is a town's too (`Dayton`) stands for the town: `in Dayton`."""
    return len(form.words) == 1 and form.words[0].istitle() and passage.lows[max(at - 1, 0)] in _WHERE


def find_named(passage: Passage, at: int, lexicon: Lexicon, mentions: Mentions) -> Find | None:
    """Return the instrument whose head, in capitals, stands at a token, where it has a name."""
    start, end = name_around(passage, at, lexicon)
    end = _aim_end(passage, start, _title_end(passage, at, end, lexicon))
    if end == at + 1:
        end = _behind(passage, at, lexicon) if passage.lows[at] in LEADING else _numbered(passage, end)
    is_organ = passage.lows[start] == "conference" and passage.lows[start + 1 : start + 2] == ["on"]
    if is_organ or _is_broken(passage, end) or _is_paper(passage, start, at, end) or _is_of_office(passage, start):
        return None
    if _is_known_first(passage, start, at, end, lexicon):
        return None
    start = format_start(passage, at) if start == at else joined_start(passage, start)
    start = whole_name(passage, start, at, mentions)
    name, kind = passage.words_of(start, end), lexicon.heads[passage.words[at]]
    if end - start == 1 and passage.lows[max(start - 1, 0)] not in {"the", "this", "that"}:
        return None
    if _is_told_elsewhere(passage, start, end, at):
        return None
    if end - start == 1:
        return Find(passage.index, start, end, Named(key=name.lower(), name=name, kind=kind, rule="bare"))
    return Find(passage.index, start, end, Named(key=name.lower(), name=name, kind=kind, rule="named"))


def _is_told_elsewhere(passage: Passage, start: int, end: int, at: int) -> bool:
    """Whether a head is told with the words in small letters, or by nothing in a text of capitals."""
    is_common = passage.lows[at] in HEADS.common
    if passage.capitals:
        return not (is_led(passage, at, end) if is_common else is_told_by_name(passage, start, end, at))
    return is_common and end - start == 1


def _is_broken(passage: Passage, end: int) -> bool:
    """`Strait Program Manager` is an office; `Strait Initiative countries` take part in one."""
    behind = passage.words[end] if end < len(passage.words) else ""
    return behind in HEADS.broken and (behind[0].isupper() or behind == "committee")


def _is_known_first(passage: Passage, start: int, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a title begins with an instrument known by itself: `the Reef Protocol | to the Strait Convention`."""
    known = lexicon.forms.at(passage.words, start)
    is_one = known is not None and start + len(known.words) == at + 1 < end
    return is_one and passage.lows[at - 1] not in ("additional", "optional")


def _is_of_office(passage: Passage, start: int) -> bool:
    """Whether a name only tells what somebody is in charge of: `Director of Programs for the Shore`."""
    return passage.lows[max(start - 1, 0)] == "of" and passage.lows[max(start - 2, 0)] in _OFFICES


def _is_paper(passage: Passage, start: int, at: int, end: int) -> bool:
    """Whether `Democratic Convention`, `Investigative Report`: no instrument between states."""
    if passage.lows[at] in {"memorandum", "memoranda"}:
        return passage.lows[at + 1 : at + 2] in (["for"], ["from"]) or passage.lows[at + 2 : at + 3] in (
            ["conversation"],
            ["conversations"],
        )
    if passage.lows[at] == "bill":
        return passage.lows[at + 1 : at + 2] == ["of"]  # `Bill of Rights`
    if passage.lows[at] not in {"convention", "conference", "report", "decision", "plan", "system"}:
        return False
    is_congress = (
        passage.lows[at] in {"convention", "conference"} and at > start and passage.lows[at - 1] in HEADS.papers
    )
    is_given = passage.lows[at] == "report" and passage.lows[end : end + 1] and passage.lows[end] in _GIVEN
    return is_congress or (passage.lows[start] in HEADS.papers and not is_given)


def _title_end(passage: Passage, at: int, end: int, lexicon: Lexicon) -> int:
    """The end of a long title: `Convention for the Protection of All Seals from Nets`; `Protocol to the Convention`."""
    words, lows, size = passage.words, passage.lows, len(passage.words)
    if passage.capitals or (end == at + 1 and lows[at] != "protocol"):
        return end
    while end + 1 < size and end - at < _LONGEST and lows[end] in (_TITLE_LINKS if end > at + 1 else ("to",)):
        first = end + 1 + (lows[end + 1] == "the")
        if (
            first >= size
            or not words[first][:1].isupper()
            or (lows[end] in ("and", "or") and words[first] == words[at])
        ):
            break
        if passage.tags[first] == "y":
            break  # `the Convention on Seals in December`
        last = first + 1
        while last < size and words[last][:1].isupper() and words[last].isalpha():
            last += 1
        if lows[at] != "protocol" and not lexicon.heads.keys().isdisjoint(words[first:last]):
            break
        end = last
    return end


def _aim_end(passage: Passage, start: int, end: int) -> int:
    """The end of a title that says what it is for: `Joint Initiative to Combat the Smuggling of Seals`."""
    words, size = passage.words, len(passage.words)
    if end + 1 >= size or passage.lows[end] != "to" or end - start < _NAMED or passage.capitals:
        return end
    if passage.tags[end + 1] not in "VC" or not words[end + 1].istitle():
        return end
    last = at = end + 2
    while at < size and at - start < _LONGEST and (words[at][:1].isupper() or passage.lows[at] in _INSIDE):
        at += 1
        last = at if words[at - 1][0].isupper() else last
    return last


def _numbered(passage: Passage, end: int) -> int:
    """Behind the number of a name: `Northern Dialogue II`."""
    return end + (end < len(passage.words) and passage.words[end] in _NUMBERS)


def _behind(passage: Passage, at: int, lexicon: Lexicon) -> int:
    """The end of the name or number behind `Operation`, `Resolution`."""
    end, size = at + 1, len(passage.words)
    if end < size and passage.tags[end] == "#":
        return end + 1 + 2 * _is_joined(passage, end)
    while end < size and (is_part(passage, end, lexicon) or _is_titled(passage, at, end)):
        if passage.words[end] in HEADS.broken:
            break
        end += 1
    return end


def _is_joined(passage: Passage, at: int) -> bool:
    """Whether a dash without blanks joins a second number to the one at a token (`Plan 1–64`)."""
    if at + 2 >= len(passage.words) or passage.words[at + 1] not in _JOINS or passage.tags[at + 2] != "#":
        return False
    return passage.starts[at + 2] - passage.starts[at] == len(passage.words[at]) + 1


def _is_titled(passage: Passage, at: int, end: int) -> bool:
    """Whether a word with a capital goes on the name of an operation (`Operation Just Harvest`)."""
    return passage.lows[at] == "operation" and passage.words[end].istitle() and passage.tags[end] in "RAPDJ"
