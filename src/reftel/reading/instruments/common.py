"""Instruments named in small letters: `fisheries agreement`, `talks with Kestria`, `UN sanctions`."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.instruments.lexicon import heads
from reftel.reading.mentions import Mentions

__all__ = ["find_common"]

_MODIFIERS = frozenset("NJCGY#y'")
_LINKS = frozenset(["with", "between", "among", "against"])
_MOST = 6


def find_common(passage: Passage, at: int, mentions: Mentions, nations: frozenset[str]) -> Find | None:
    """Return the instrument whose head stands at a token; rule `bare` where it is told from others by nothing."""
    words, (need, kind) = heads(), heads().common[passage.words[at]]
    start = _start(passage, at)
    end = _linked(passage, at + 1, mentions)
    telling = [passage.words[one] for one in range(start, at) if passage.lows[one] not in words.empty]
    name = passage.words_of(start, end)
    if _is_enough(need, telling, nations, is_linked=end > at + 1):
        return Find(passage.index, start, end, Named(key=name.lower(), name=name, kind=kind, rule="common"))
    if not telling and start > 0 and passage.lows[start - 1] in {"the", "this", "these", "that"}:
        return Find(passage.index, at, at + 1, Named(key=passage.lows[at], name=name, kind=kind, rule="bare"))
    return None


def _is_enough(need: str, telling: list[str], nations: frozenset[str], *, is_linked: bool) -> bool:
    """Whether the words before and behind a head make an instrument of it."""
    if need == "bare" or (need != "name" and is_linked):
        return True
    if need == "any":
        return bool(telling)
    if need == "nation":
        return any(word in nations or word in heads().telling for word in telling)
    return any(word[0].isupper() and word not in nations for word in telling)


def _start(passage: Passage, at: int) -> int:
    """Back over the words before a head that belong to it."""
    start = at
    while start > 0 and at - start < _MOST and passage.tags[start - 1] in _MODIFIERS:
        start -= 1
    while start < at and (passage.tags[start] in "'GY#y" or passage.lows[start] in heads().empty):
        start += 1
    return start


def _linked(passage: Passage, at: int, mentions: Mentions) -> int:
    """The end of `with Kestria`, `between Kestria and Veldora` behind a head; where it would begin, if there is none."""
    if at >= len(passage.lows) or passage.lows[at] not in _LINKS:
        return at
    first = at + 1 + (at + 1 < len(passage.lows) and passage.lows[at + 1] == "the")
    mention = mentions.at(passage.index, first) if first < len(passage.lows) else None
    if mention is None or mention.kind != "body":
        return at
    end = mention.end
    if passage.lows[at] in {"between", "among"} and end + 1 < len(passage.lows) and passage.tags[end] == "K":
        first = end + 1 + (passage.lows[end + 1] == "the")
        other = mentions.at(passage.index, first) if first < len(passage.lows) else None
        end = other.end if other and other.kind == "body" else end
    return end
