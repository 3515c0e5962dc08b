"""What stands before the head of an instrument in small letters: the words that belong to it, and what they tell."""

import re

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.lexicon import Lexicon, lexicon
from reftel.reading.bodies.marks import places
from reftel.reading.instruments.lexicon import Head, heads
from reftel.reading.mentions import Mentions

__all__ = [
    "first_word",
    "format_start",
    "is_acted_on",
    "is_definite",
    "is_nation",
    "is_told",
    "may_be_told",
    "nation_or",
    "run_start",
    "whole_name",
    "with_figures",
]

_DEFINITE = frozenset(["the", "this", "these", "that", "those"])
_COMING = frozenset(["new", "draft", "proposed"])
_CERTAIN = _DEFINITE | {"our", "their", "its", "his", "her", "your"}
_NEW = frozenset(["new", "such", "proposed"])  # what stands before these is no part of the name (`outlines new treaty`)
_SUMS = frozenset(["million", "billion", "euro", "euros", "$", "us$", "dollar", "-"])
_INQUIRIES = frozenset(["mission", "commission", "panel", "team", "inquiry", "group"])
_JOINS = frozenset(["-", "–", "/"])
_PARTS = frozenset(["paragraph", "para", "article", "section", "annex", "page", "chapter", "clause"])
_FORMAT = re.compile(r"[a-z\d]{1,9}-(?:plus-[a-z\d]{1,9}|party|power|nation|way)")
_FORUMS = frozenset(
    ["mechanism", "format", "dialogue", "talks", "process", "negotiations", "consultations", "framework"]
)
_MOST = 6
_YEAR = 4  # figures
_ACT = 4  # words between an act and what it is done to


def first_word(passage: Passage, at: int) -> int:
    """Go back over the words before a head that belong to it, up to a possessive; empty ones do not begin it."""
    start = _run_before(passage, at, at)
    while (
        start > 1
        and at - start < _MOST
        and passage.words[start - 1] in _JOINS
        and passage.words[start - 2][0].isupper()
    ):
        start = _run_before(passage, start - 2, at)
    start = next((one + 1 for one in range(at - 1, start - 1, -1) if passage.lows[one] in _NEW), start)
    while start < at and (passage.tags[start] == "#" or passage.lows[start] in heads().empty):
        start += 1
    if start + 1 < at and passage.lows[start] in _PARTS and passage.tags[start + 1] == "#":
        return start + 2  # `paragraph 4 | Strand agreement`
    return start


def whole_name(passage: Passage, start: int, at: int, mentions: Mentions) -> int:
    """Return where the name of a body begins that a head's words begin inside (`Council of | Kestria crime treaty`)."""
    mention = mentions.at(passage.index, start) if start < at else None
    if mention is None or mention.kind != "body" or "'" in passage.tags[mention.start : start]:
        return start
    return min(mention.start, start)


def _run_before(passage: Passage, end: int, at: int) -> int:
    """Back over names, nouns, adjectives and figures that end before a token, and over `US`, taken for a pronoun."""
    first = max(at - _MOST, 0)
    start = first + len(passage.tags[first:end].rstrip("NJC#"))
    while start > first and passage.tags[start - 1] == "u" and passage.words[start - 1].isupper():
        start = first + len(passage.tags[first : start - 1].rstrip("NJC#"))
    return next(
        (one + 1 for one in range(end - 1, start - 1, -1) if passage.lows[one] in heads().apart), min(start, end)
    )


def run_start(passage: Passage, end: int) -> int:
    """Return where the names begin that end before a token."""
    return max(end - _MOST, 0) + len(passage.tags[max(end - _MOST, 0) : end].rstrip("C"))


def nation_or(passage: Passage, start: int, at: int, head: Head, names: Lexicon, mentions: Mentions) -> int:
    """Return the first nation before a head that needs one, else `start`."""
    if head.need not in {"nation", "whose", "given"}:
        return start
    return next((one for one in range(start, at) if is_nation(passage, one, names, mentions)), start)


def with_figures(passage: Passage, start: int, head: Head) -> int:
    """Return where a sum (`$5 million loan`) or a year (`the 1972 treaty`) begins before a name; else `start`."""
    if head.need in {"given", "name", "dealt"} and head.kind in {"agreement", "programme"}:
        first = start
        while first > 0 and start - first < _MOST and _is_sum(passage, first - 1):
            first -= 1
        if "$" in passage.words[first:start]:
            return first
    if head.need in {"any", "name", "definite", "dealt"} and start > 1 and _is_year(passage, start - 1):
        return start - 3 if passage.tags[start - 3 : start] == "#-#" else start - 1
    return start


def _is_sum(passage: Passage, at: int) -> bool:
    return passage.tags[at] == "#" or passage.lows[at] in _SUMS


def _is_year(passage: Passage, at: int) -> bool:
    """Whether a token is a year behind an article or a possessive, or the end of a span of them."""
    word = passage.words[at]
    if passage.tags[at - 2 : at + 1] == "#-#":
        return len(passage.words[at - 2]) == _YEAR and word.isdigit()
    return len(word) == _YEAR and word.isdigit() and (passage.lows[at - 1] in _DEFINITE or passage.tags[at - 1] == "'")


def format_start(passage: Passage, at: int) -> int:
    """Return where the figures begin that tell a forum by its parties (`2+2`, `five-plus-two`, `six-party`)."""
    if at > 2 and passage.words[at - 2] == "+" and passage.tags[at - 1] == "#" and passage.tags[at - 3] in "#C":
        return at - 3
    return at - (at > 0 and passage.lows[at] in _FORUMS and _FORMAT.fullmatch(passage.lows[at - 1]) is not None)


def is_definite(passage: Passage, at: int) -> bool:
    """Whether `the`, `this` or a possessive stands before a token."""
    return at > 0 and (passage.lows[at - 1] in _DEFINITE or passage.tags[at - 1] == "'")


def is_acted_on(passage: Passage, start: int) -> bool:
    """Whether a word before tells that something is done with an instrument: `sign the`, `under this`."""
    return not heads().acts.isdisjoint(passage.lows[max(start - _ACT, 0) : start])


def may_be_told(passage: Passage, at: int, head: Head) -> bool:
    """Whether the words before a head that needs certain ones, or the word behind it, can make an instrument of it."""
    if head.need == "linked":
        return at > 0 and passage.lows[at - 1] == "working"
    before = passage.lows[max(at - _MOST, 0) : at]
    if head.need == "coming":
        return not _COMING.isdisjoint(before)
    if head.need == "told":
        return not head.telling.isdisjoint(before) or not head.links.isdisjoint(passage.lows[at + 1 : at + 2])
    return True


def is_told(passage: Passage, start: int, at: int, head: Head, names: Lexicon, mentions: Mentions) -> bool:
    """Whether the words before a head make an instrument of it: they are asked in the way that the head needs."""
    if not head.telling.isdisjoint(passage.lows[start:at]):
        if head.need == "given" and head.kind == "programme":
            return _a_nation(passage, start, at, names, mentions)  # `aircraft sales` may be anybody's
        is_one = head.kind != "programme" or head.need != "dealt" or is_definite(passage, start)
        return is_one or _a_nation(passage, start, at, names, mentions)
    if head.kind == "dialogue" and head.need == "nation" and start < at and _is_place(passage, at - 1):
        return True
    return head.need != "told" and _NEEDS[head.need](passage, start, at, names, mentions)


def _is_place(passage: Passage, at: int) -> bool:
    """`the Lysandra talks`; not `the Hill talks`, which a word of the language names."""
    return passage.words[at] in places() and passage.lows[at] not in base_tags()


def is_nation(passage: Passage, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """Whether a token is in the name of a body, or a state's name or adjective."""
    if passage.words[at] in names.nations:
        return True
    mention = mentions.at(passage.index, at)
    return mention is not None and mention.kind == "body"


def _nothing(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`sanctions`."""
    del passage, start, at, names, mentions
    return True


def _definite(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`the treaty`."""
    del at, names, mentions
    return start > 0 and passage.lows[start - 1] in _DEFINITE


def _a_nation(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian talks`."""
    return any(is_nation(passage, one, names, mentions) for one in range(start, at))


def _a_giver(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian aid`; `they requested Kestrian assistance` asks for a favour."""
    if not heads().favours.isdisjoint(passage.lows[max(start - 2, 0) : start]) and at - start == 1:
        return False
    return _a_nation(passage, start, at, names, mentions)


def _a_name(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand plan`, `Strand Commission report`."""
    if start < at and passage.lows[at - 1] in _INQUIRIES and passage.words[at - 1].istitle():
        return passage.lows[at] == "report" and start < at - 1
    return start < at and _is_name(passage, at - 1, names, mentions)


def _anybody(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand proposal`, `Kestrian proposal`, `Strand's truce proposal`."""
    is_owned = 1 < start < at and passage.tags[start - 2 : start] == "C'" and "N" in passage.tags[start:at]
    return is_owned or _a_nation(passage, start, at, names, mentions) or _a_name(passage, start, at, names, mentions)


def _a_noun(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`fisheries agreement`, `the Lysandra agreement`; of many, only `our fisheries agreements`."""
    if passage.lows[at][-1] == "s" and not _is_certain(passage, start, at, names, mentions):
        return False
    told = any(passage.tags[one] == "N" or _is_name(passage, one, names, mentions) for one in range(start, at))
    return told or (start == at - 1 and passage.lows[start - 1] == "the" and _is_place(passage, start))


def _is_certain(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """Whether several instruments are certain ones: an article, an owner or a name before them, or what is done."""
    first = start
    while first > 0 and passage.tags[first - 1] in "J#NGY" and start - first < _ACT:
        first -= 1
    is_owned = first > 0 and (passage.lows[first - 1] in _CERTAIN or passage.tags[first - 1] == "'")
    if is_owned or is_acted_on(passage, start):
        return True
    words = range(start, at)
    return any(_is_name(passage, one, names, mentions) or is_nation(passage, one, names, mentions) for one in words)


def _a_dealt(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand program`, `the harbor project`."""
    if _a_name(passage, start, at, names, mentions):
        return True
    if start == at - 1 and _is_state(passage, start) and passage.lows[start - 1] == "the":
        return passage.lows[at][-1] != "s"  # `the Norway program`
    is_one = passage.lows[max(start - 1, 0)] in _DEFINITE and passage.lows[at][-1] != "s"
    is_arsenal = not heads().arsenals.isdisjoint(passage.lows[start:at])
    return is_one and not is_arsenal and "N" in passage.tags[start:at]


def _is_state(passage: Passage, at: int) -> bool:
    """Whether a word is a state's own name, no adjective (`Norway`)."""
    form = lexicon(passage.capitals).forms.single.get(passage.words[at])
    return form is not None and form.kind == "state" and passage.words[at] == form.name


def _a_work(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian working group`."""
    return at > 0 and passage.lows[at - 1] == "working" and _a_nation(passage, start, at, names, mentions)


def _a_change(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`new fisheries law`."""
    del names, mentions
    is_coming = not _COMING.isdisjoint(passage.lows[max(start - 2, 0) : at])
    return is_coming and any(tag in "NC" for tag in passage.tags[start:at])


_NEEDS = {
    "bare": _nothing,
    "definite": _definite,
    "nation": _a_nation,
    "given": _a_giver,
    "name": _a_name,
    "whose": _anybody,
    "any": _a_noun,
    "dealt": _a_dealt,
    "linked": _a_work,
    "coming": _a_change,
}


def _is_name(passage: Passage, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """Whether a word is a name that is neither a nation's nor a people's; an organisation's is one."""
    if passage.tags[at] != "C" or passage.capitals or passage.lows[at] in names.peoples:
        return False
    if not is_nation(passage, at, names, mentions):
        return True
    return _is_organisation(passage, at) or _is_firm(passage, at, names)


def _is_firm(passage: Passage, at: int, names: Lexicon) -> bool:
    """`the Strandco contract`: a body that no list has, by a word that is none of the language."""
    return passage.words[at] not in names.nations and passage.lows[at] not in base_tags()


def _is_organisation(passage: Passage, at: int) -> bool:
    """`IMF program`, `the Strandco contract`."""
    forms = lexicon(passage.capitals).forms
    form = forms.single.get(passage.words[at])
    if form is None and (before := forms.before(passage.words, at + 1)) is not None:
        form = before[0]
    return form is not None and form.kind in {"organisation", "company"}
