"""Names that are known beforehand, where they stand in a passage."""

import re
from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.index import Form
from reftel.reading.bodies.lexicon import Lexicon, lexicon

__all__ = ["OURS", "find_known", "find_our_state", "find_single", "is_single"]

OURS: Final = "US"

_ADJECTIVES: Final = re.compile(r"((?:,[CJ]){0,4}),?K[CJ]J?N")
_NOUN: Final = frozenset("NJCGY")
_WILLS: Final = frozenset("MHXZE")
_DOES: Final = frozenset("MHXBZ")
_BEFORE_OURS: Final = frozenset(
    "PODK,.;:N(-/"
)  # what may stand before the state where a noun follows; a verb has an object there
_DEALT: Final = frozenset(["with", "from", "to", "toward", "towards"])
_OPENS: Final = frozenset(".;:,TA<")
_LANGUAGE: Final = frozenset(["in", "speak", "speaks", "spoke", "speaking", "fluent", "into", "learn", "study"])
_REALMS: Final = frozenset(["republic", "kingdom", "sultanate", "emirate", "principality", "commonwealth"])
# US$ is money; `NSC Files` are of an archive, and stores have many counters
_NO_BODY: Final = frozenset(["war", "wars", "conflict", "crisis", "$", "files", "store", "stores"])


def find_known(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the known body that is named from a token on; a state with `Republic of` where that stands before it."""
    form = lexicon.forms.at(passage.words, at)
    if form is None or form.role == "adjective":
        return None
    if form.role == "capital":
        return _capital(passage, at, form, lexicon)
    start, end = at, at + len(form.words)
    if form.role in {"people", "both"} and not _is_people(passage, at, end, form):
        return None
    after = passage.lows[end] if end < len(passage.lows) else ""
    if after in _NO_BODY or (after == "of" and end == at + 1 and passage.words[at] in lexicon.heads):
        return None
    if form.kind == "state":
        start = _realm(passage, at)
    return Find(passage.index, start, end, form.body, short=form.role == "short" and start == at)


def find_single(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the known body that a word names always, and that begins no longer name."""
    lows, form = passage.lows, lexicon.forms.single[passage.words[at]]
    if form.kind == "state" and (start := _realm(passage, at)) < at:
        return Find(passage.index, start, at + 1, form.body)
    if at + 1 < len(lows) and lows[at + 1] in _NO_BODY:
        return None
    return Find(passage.index, at, at + 1, form.body, short=form.role == "short")


_TO_OURS: Final = frozenset(["ambassador", "envoy", "visit", "visits", "trip", "travel", "exports", "emigration"])


def find_our_state(passage: Passage, at: int, _: Lexicon) -> Find | None:
    """Return the state that `US` is in a text of capitals: `IN US`, `US OFFICIALS`, `US WILL`; not `TOLD US`."""
    before, after = passage.tags[at - 1] if at else ".", passage.tags[at + 1]
    is_one = passage.lows[max(at - 1, 0)] in ("the", "in") or after in "-/" or before in "-/"
    is_one = is_one or (passage.lows[max(at - 1, 0)] == "to" and passage.lows[max(at - 2, 0)] in _TO_OURS)
    is_one = is_one or (before in _BEFORE_OURS and after in _NOUN) or (before in _OPENS and after in _DOES)
    return Find(passage.index, at, at + 1, _our_state(), short=True) if is_one else None


@cache
def _our_state() -> Named:
    return lexicon(capitals=False).forms.single[OURS].body


def _realm(passage: Passage, at: int) -> int:
    """Where the name of a state begins: at `Republic of` or `Commonwealth of the` where that stands before it."""
    lows = passage.lows
    of = at - 1 - (at > 0 and lows[at - 1] == "the")
    return of - 1 if of > 0 and lows[of] == "of" and lows[of - 1] in _REALMS else at


def is_single(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the whole of a body's name, and nothing around it can make something else of it."""
    form = lexicon.forms.single.get(word)
    return (
        form is not None
        and form.role in {"name", "short"}
        and word not in lexicon.forms.longer
        and word not in lexicon.heads
    )


def _capital(passage: Passage, at: int, form: Form, lexicon: Lexicon) -> Find | None:
    """`Oslo would not agree`: a capital that acts, has a will or is dealt with is a government."""
    end = at + len(form.words)
    if not (
        _acts(passage, at, end, lexicon) or _has_will(passage, end, lexicon) or _is_dealt(passage, at, end, lexicon)
    ):
        return None
    return Find(passage.index, at, end, Named(key=form.name, name=form.name, kind="government", rule="capital"))


def _acts(passage: Passage, at: int, end: int, lexicon: Lexicon) -> bool:
    """`Oslo will`, `that Oslo is ready`: nothing before it makes a place of it."""
    if at and passage.tags[at - 1] not in _OPENS:
        return False
    is_minded = passage.tags[end] == "B" and not lexicon.minded.isdisjoint(passage.lows[end + 1 : end + 3])
    return is_minded or passage.tags[end] in _WILLS


def _has_will(passage: Passage, end: int, lexicon: Lexicon) -> bool:
    """`Oslo's decision`, `Oslo's long-standing policy`."""
    return passage.tags[end] == "'" and not lexicon.wills.isdisjoint(passage.lows[end + 1 : end + 3])


def _is_dealt(passage: Passage, at: int, end: int, lexicon: Lexicon) -> bool:
    """`relations with Oslo`, `a message from Oslo`, `ties between Oslo and Suva`, where both are governments."""
    before = passage.lows[max(at - 2, 0) : at]
    if before[-1:] == ["between"]:
        return passage.tags[end] == "K" and before[0] in lexicon.dealings
    if before[-1:] == ["and"] and at > 3 and passage.lows[at - 3] == "between":
        return passage.tags[at - 2] == "C" and passage.lows[at - 4] in lexicon.dealings
    return before[-1:] != [] and before[-1] in _DEALT and before[0] in lexicon.dealings


def _is_first_of_two(passage: Passage, at: int) -> bool:
    """Whether `and U.S. laws` follows: two adjectives before one noun."""
    return (
        passage.tags[at : at + 1] == "K"
        and passage.tags[at + 1 : at + 2] in {"C", "J"}
        and passage.tags[at + 2 : at + 3] in {"N", "J"}
    )


def _is_listed(passage: Passage, at: int) -> bool:
    """Whether `, Greek, and Swedish banks` follows: one of several adjectives before a noun."""
    several = _ADJECTIVES.match(passage.tags, at)
    return several is not None and (passage.lows[max(at - 2, 0)] != "the" or "," in several.group(1))


def _is_people(passage: Passage, at: int, end: int, form: Form) -> bool:
    """Whether `Greeks` or `the Dutch` stands for its state: no noun follows, it is not `two Greeks` nor a language."""
    after = passage.tags[end] if end < len(passage.tags) else "."
    before = passage.lows[at - 1] if at else ""
    if form.role == "both" and (before in _LANGUAGE or _is_first_of_two(passage, end) or _is_listed(passage, end)):
        return False
    return after not in _NOUN and (at == 0 or before == "the" or passage.tags[at - 1] not in "D#J")
