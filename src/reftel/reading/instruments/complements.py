"""What stands behind the head of an instrument and tells which it is: its parties, its place, its matter."""

from reftel.reading.base.passage import Passage
from reftel.reading.instruments.lexicon import Head
from reftel.reading.instruments.modifiers import is_acted_on, is_definite
from reftel.reading.mentions import Mentions

__all__ = ["complement_end", "run_end"]

_MOST = 6
_ARTICLES = frozenset(["a", "an"])
_SIDES = frozenset(["sides", "parties", "countries", "governments", "states", "nations", "capitals", "powers"])


def complement_end(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int:
    """Return the end of what tells a head at a token apart behind it; else the end of the head."""
    end = at + 1
    if (
        head.kind == "dialogue"
        and passage.tags[end : end + 1] in ("Y", "E")
        and passage.lows[end + 1 : end + 2] == ["at"]
    ):
        end += 1  # `the process begun at Lysandra`
    link = passage.lows[end] if end + 1 < len(passage.lows) else ""
    if link not in head.links:
        return at + 1
    return _LINKS[link](passage, start, end + 1, head, mentions) or at + 1


def _between(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`Kestria and Veldora`."""
    del start, head
    end = _party(passage, at, mentions)
    if end and passage.tags[end : end + 1] == "K":
        return _party(passage, end + 1, mentions) or end
    return end


def _with(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`the talks with Kestria`, `resume talks with Kestria`; `had talks with Kestria` is a meeting."""
    del head
    is_one = start < at - 2 or is_definite(passage, start) or is_acted_on(passage, start)
    return _party(passage, at, mentions) if is_one else None


def _to(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`aid to Kestria`."""
    del start, head
    return _party(passage, at, mentions)


def _at(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`talks at Camp David`, `a resolution in the Council against Kestria`."""
    del start, head
    at += passage.lows[at] == "the"
    end = run_end(passage, at, "C")
    if end == at:
        return None
    return (_party(passage, end + 1, mentions) if passage.lows[end : end + 1] == ["against"] else None) or end


def _on(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`a working group on harbor dues`, `an agreement on fisheries`."""
    del mentions
    if head.need == "linked":
        is_one = passage.lows[at - 3] == "working"
    else:
        is_one = (
            is_definite(passage, start) or passage.lows[max(start - 1, 0)] in _ARTICLES or is_acted_on(passage, start)
        )
    end = run_end(passage, at, "CNJ")
    return end if is_one and end > at else None


def _of(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`a treaty of friendship and cooperation`; not `the treaty of the King`. `the sale of tanks to Kestria`."""
    if head.need == "given":
        end = run_end(passage, at + (passage.tags[at : at + 1] == "D"), "CNJ#K")
        return _party(passage, end + 1, mentions) if end > at and passage.lows[end : end + 1] == ["to"] else None
    del start
    end = run_end(passage, at, "NJK")
    end -= end > at and passage.tags[end - 1] == "K"
    return end if end > at else None


_LINKS = {
    "of": _of,
    "between": _between,
    "among": _between,
    "with": _with,
    "against": _with,
    "to": _to,
    "at": _at,
    "in": _at,
    "on": _on,
}


def run_end(passage: Passage, at: int, tags: str) -> int:
    """Return the end of the tokens with such tags that begin at a token."""
    end = at
    while end < min(at + _MOST, len(passage.tags)) and passage.tags[end] in tags:
        end += 1
    return end


def _party(passage: Passage, at: int, mentions: Mentions) -> int | None:
    """The end of the body that is named at a token, with or without `the`."""
    at += at < len(passage.lows) and passage.lows[at] == "the"
    mention = mentions.at(passage.index, at) if at < len(passage.lows) else None
    if mention is None:
        return _parties(passage, at)
    return mention.end if mention.kind == "body" else None


def _parties(passage: Passage, at: int) -> int | None:
    """`between the two sides`, `among the three governments`."""
    if passage.tags[at - 1 : at + 2] not in ("D#N", "P#N", "D#J") or passage.lows[at + 1] not in _SIDES:
        return None
    return at + 2
