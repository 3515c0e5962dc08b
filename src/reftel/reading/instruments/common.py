"""Instruments named in small letters: `fisheries agreement`, `talks between Kestria and Veldora`, `UN sanctions`."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import Lexicon, lexicon
from reftel.reading.instruments.lexicon import Head, heads
from reftel.reading.mentions import Mentions

__all__ = ["find_common"]

_DEFINITE = frozenset(["the", "this", "these", "that", "those"])
_BETWEEN = frozenset(["between", "among"])
_TITLED = frozenset(["exercise", "operation"])
_COMING = frozenset(["new", "draft", "proposed"])
_PLACED = frozenset(["talks", "negotiations", "resolution", "resolutions"])
_MOST = 6


def find_common(passage: Passage, at: int, names: Lexicon, mentions: Mentions) -> Find | None:
    """Return the instrument whose head stands at a token; rule `bare` where it is told from others by nothing."""
    head = heads().common[passage.lows[at]]
    if passage.tags[at] not in ("NC" if passage.capitals or passage.words[at].islower() else "N"):
        return None
    if passage.lows[at] in _TITLED and passage.tags[at + 1 : at + 2] == "C" and passage.words[at + 1].isupper():
        return _titled(passage, at, head)
    start = _start(passage, at)
    if head.need == "nation":
        start = next((one for one in range(start, at) if _is_nation(passage, one, mentions)), start)
    if _is_broken(passage, at):
        return None
    is_told = _is_told(passage, start, at, head, names, mentions)
    end = at + 1 if is_told else _parties(passage, start, at, head, mentions)
    if is_told or (end > at + 1 and head.need != "name"):
        name = passage.words_of(start, end)
        return Find(passage.index, start, end, Named(key=name.lower(), name=name, kind=head.kind, rule="common"))
    if 0 < start == at and passage.lows[start - 1] in _DEFINITE:
        name = passage.words_of(at, at + 1)
        return Find(passage.index, at, at + 1, Named(key=name.lower(), name=name, kind=head.kind, rule="bare"))
    return None


def _titled(passage: Passage, at: int, head: Head) -> Find:
    """`exercise GREEN LAMP 09`."""
    name = passage.words_of(at, _while(passage, at + 1, "C#"))
    return Find(
        passage.index,
        at,
        _while(passage, at + 1, "C#"),
        Named(key=name.lower(), name=name, kind=head.kind, rule="named"),
    )


def _is_broken(passage: Passage, at: int) -> bool:
    return at + 1 < len(passage.words) and passage.words[at + 1] in heads().broken


def _is_told(passage: Passage, start: int, at: int, head: Head, names: Lexicon, mentions: Mentions) -> bool:
    """Whether the words before a head make an instrument of it: they are asked in the way that the head needs."""
    if any(passage.lows[one] in head.telling for one in range(start, at)):
        return True
    return _NEEDS[head.need](passage, start, at, names, mentions)


def _nothing(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`sanctions`."""
    del passage, start, at, names, mentions
    return True


def _definite(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`the treaty`."""
    del at, names, mentions
    return start > 0 and passage.lows[start - 1] in _DEFINITE


def _a_nation(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian aid`."""
    del names
    return any(_is_nation(passage, one, mentions) for one in range(start, at))


def _a_name(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand plan`."""
    return start < at and _is_name(passage, at - 1, names, mentions)


def _a_noun(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`fisheries agreement`."""
    return any(passage.tags[one] == "N" or _is_name(passage, one, names, mentions) for one in range(start, at))


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
    "name": _a_name,
    "any": _a_noun,
    "linked": _a_work,
    "coming": _a_change,
}


def _is_nation(passage: Passage, at: int, mentions: Mentions) -> bool:
    mention = mentions.at(passage.index, at)
    return (mention is not None and mention.kind == "body") or passage.words[at] in lexicon(passage.capitals).forms


def _is_name(passage: Passage, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """Whether a word is a name that is neither a nation's nor a people's."""
    return (
        passage.tags[at] == "C"
        and not passage.capitals
        and passage.lows[at] not in names.peoples
        and not _is_nation(passage, at, mentions)
    )


def _start(passage: Passage, at: int) -> int:
    """Back over the words before a head that belong to it, up to a possessive."""
    start = at
    while start > 0 and at - start < _MOST:
        if _is_modifier(passage, start - 1):
            start -= 1
        elif start > 1 and passage.tags[start - 1] in "-/" and passage.words[start - 2][0].isupper():
            start -= 2
        else:
            break
    while start < at and (passage.tags[start] == "#" or passage.lows[start] in heads().empty):
        start += 1
    return start


def _is_modifier(passage: Passage, at: int) -> bool:
    return passage.tags[at] in "NJC#" or (passage.tags[at] == "u" and passage.words[at].isupper())


def _parties(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int:
    """The end of what tells a head apart behind it: its parties, its place, its matter; else the end of the head."""
    link = passage.lows[at + 1] if at + 2 < len(passage.lows) else ""
    is_definite = start < at or (start > 0 and (passage.lows[start - 1] in _DEFINITE or passage.tags[start - 1] == "'"))
    if link in _BETWEEN:
        return _pair(passage, at + 2, mentions) or at + 1
    if link in {"with", "against"} and is_definite and head.need != "linked":
        return _party(passage, at + 2, mentions) or at + 1
    if link in {"at", "in"} and passage.lows[at] in _PLACED and passage.tags[at + 2] == "C":
        end = _while(passage, at + 2, "C")
        return (_party(passage, end + 1, mentions) if passage.lows[end : end + 1] == ["against"] else None) or end
    if link == "on" and head.need == "linked" and passage.lows[at - 1] == "working":
        end = _while(passage, at + 2, "CNJ")
        return end if end > at + 2 else at + 1
    return at + 1


def _pair(passage: Passage, at: int, mentions: Mentions) -> int | None:
    """The end of `Kestria and Veldora`."""
    end = _party(passage, at, mentions)
    if end and passage.tags[end : end + 1] == "K":
        return _party(passage, end + 1, mentions) or end
    return end


def _while(passage: Passage, at: int, tags: str) -> int:
    end = at
    while end < min(at + _MOST, len(passage.tags)) and passage.tags[end] in tags:
        end += 1
    return end


def _party(passage: Passage, at: int, mentions: Mentions) -> int | None:
    """The end of the body that is named at a token, with or without `the`."""
    at += at < len(passage.lows) and passage.lows[at] == "the"
    mention = mentions.at(passage.index, at) if at < len(passage.lows) else None
    return mention.end if mention and mention.kind == "body" else None
