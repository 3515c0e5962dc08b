"""What stands behind the head of an instrument and tells which it is: its parties, its place, its matter."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.bodies.marks import places
from reftel.reading.instruments.lexicon import HEADS, Head
from reftel.reading.instruments.modifiers import SHARED, adjectives_start, is_acted_on, is_definite
from reftel.reading.mentions import Mentions

__all__ = ["aim_end", "between_end", "complement_end", "content_end", "run_end", "year_end"]

_MOST: Final = 6
_DATED: Final = frozenset(["agreement", "resolution"])
_AIMED: Final = frozenset(["agreement", "programme"])
_AIMS: Final = (["aimed", "at"], ["designed", "to"], ["intended", "to"])
_YEAR: Final = re.compile(r"(?:1[789]|20)\d\d(?:[-–]\d{2,4})?")
_ARTICLES: Final = frozenset(["a", "an", "new"])
_VERBS: Final = "EZBHMXVR"
# how the nouns of deeds end: `protection`, `settlement`, `financing`
_DEED: Final = ("tion", "sion", "ment", "ance", "exchange", "transfer", "use", "control")
_SPEAKERS: Final = frozenset(
    ["representatives", "officials", "delegations", "delegates", "leaders", "envoys", "experts"]
)
_OF: Final = frozenset(["of", "from"])
_GROUP: Final = 6  # tokens of a party without a name
_DEALS: Final = frozenset(["deal", "deals"])
_ORGANS: Final = frozenset(["organisation", "committee"])
_ORGAN_HEADS: Final = frozenset(["council", "assembly", "committee", "congress", "parliament", "senate", "conference"])
_NO_CONTENT: Final = frozenset(["following", "including", "during", "according", "noting", "saying", "pending"])
_WHEN: Final = frozenset(["last", "next", "this"])
_ABOUT: Final = (["on"], ["for"], ["with"])
_OWN_ORGANS: Final = frozenset(["cabinet", "parliament", "congress", "department", "senate", "embassy"])
_CALLERS: Final = frozenset(["my", "his", "her", "your", "our", "their", "have", "had", "has", "held", "some"])
_STRUCK_WITH: Final = frozenset(["negotiations", "treaty"])  # told by one party, with no article too
_TALKS: Final = frozenset(["talks", "negotiations"])
_STRUCK: Final = 3  # tokens from `struck` to the deal
_FIRMS: Final = (["firm"], ["company"], ["bank"], ["airline"], ["manufacturer"], ["contractor"])
_SIDES: Final = frozenset(["sides", "parties", "countries", "governments", "states", "nations", "capitals", "powers"])


def content_end(passage: Passage, end: int) -> int:
    """Return the end of what a deal that was signed is about: `creating a school`, `to buy 16 cars`, `with shops`."""
    tags, first = passage.tags, end + 1
    if tags[end : end + 2] == "tV":
        first = end + 2
    elif tags[end : end + 3] == "tRV":
        first = end + 3  # `to jointly develop a center`
    elif (tags[end : end + 1] != "G" or passage.lows[end] in _NO_CONTENT) and passage.lows[end : end + 1] not in _ABOUT:
        return end
    first += tags[first : first + 1] == "D"
    last = _before_time(passage, first, run_end(passage, first, "#NJC"))
    if passage.tags[last : last + 2] == "'C":
        last = run_end(passage, last + 1, "NJC")  # `with the Kestrian Prosecutor | 's Office`
    if last > first and passage.lows[last] == "in" and (place := run_end(passage, last + 1, "C")) > last + 1:
        return place  # `an agreement with schools in Lysandra`
    return last if last > first else end


def _before_time(passage: Passage, first: int, end: int) -> int:
    """Where a time that hangs on the deed begins: `agreements on reef cooperation | last year`; else the end."""
    return next((at for at in range(first + 1, end - 1) if passage.lows[at] in _WHEN and at + 2 == end), end)


def year_end(passage: Passage, end: int, head: Head) -> int:
    """Return the end of the year that tells an agreement apart behind it: `resolutions | of 1949-50`; else the end."""
    if head.kind not in _DATED or passage.lows[end : end + 1] != ["of"] or not passage.tags.startswith("#", end + 1):
        return end
    if not _YEAR.fullmatch(passage.words[end + 1]):
        return end
    span = passage.tags[end + 2 : end + 4] == "-#"
    return end + 4 if span else end + 2


def aim_end(passage: Passage, end: int, head: Head) -> int:
    """Return the end of what agreements are meant to do: `| aimed at stemming the flow of seals`; else the end."""
    if head.kind not in _AIMED or passage.lows[end : end + 2] not in _AIMS or end + 3 >= len(passage.tags):
        return end
    first = end + 3 + (passage.tags[end + 3] == "D")
    last = run_end(passage, first, "NJC")
    if last > first and passage.lows[last : last + 1] == ["of"]:
        far = last + 1 + (passage.tags[last + 1 : last + 2] == "D")
        last = max(run_end(passage, far, "NJC"), last) if run_end(passage, far, "NJC") > far else last
    return last if last > first and passage.tags[end + 2] in "GVN" else end


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
    if link == "on" and start < at and SHARED.issuperset(passage.lows[start:at]):
        return _matter(passage, end + 1, head, mentions) or at + 1  # `a joint statement on fish`
    if link not in head.links:
        return at + 1
    return _LINKS[link](passage, start, end + 1, head, mentions) or at + 1


def _between(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    del start
    return between_end(passage, at, head, mentions)


def between_end(passage: Passage, at: int, head: Head, mentions: Mentions) -> int | None:
    """Return the end of the parties that begin at a token: `Kestria and Veldora`."""
    end = _party(passage, at, mentions)
    if end and passage.tags[end : end + 1] == "(":
        end = _past_bracket(passage, end)
    if end and passage.tags[end : end + 1] == "K":
        named = run_end(passage, end + 1, "C")
        return _party(passage, end + 1, mentions) or (named if named > end + 1 else end)
    return end or _groups(passage, at, head, mentions)


def _past_bracket(passage: Passage, at: int) -> int:
    """Behind the acronym of a first party, where a second follows: `the Harbor Board (HB) and Kestria`."""
    close = passage.tags.find(")", at, at + _GROUP)
    return close + 1 if close > 0 and passage.tags[close + 1 : close + 2] == "K" else at


def _groups(passage: Passage, at: int, head: Head, mentions: Mentions) -> int | None:
    """`talks between fishermen and customs officers`: two parties, no bodies; those of a treaty have names."""
    first = _group(passage, at) or _adjective(passage, at)
    if first is not None and passage.tags[first : first + 1] == "(":
        first = _past_bracket(passage, first)  # `between a Fijian school (REEF) and a dockyard`
    if first is None or passage.tags[first : first + 1] != "K":
        return None
    end = _party(passage, first + 1, mentions) or _group(passage, first + 1)
    if end is None:
        return None
    if head.kind != "dialogue" and passage.lows[end : end + 1] == ["in"]:
        place = run_end(passage, end + 1, "C")
        end = place if place > end + 1 else end  # `and a dockyard | in Lysandra`
    is_named = "C" in passage.tags[at:first] and "C" in passage.tags[first:end]
    return end if is_named or (head.kind == "dialogue" and passage.lows[at - 2] in _TALKS) else None


def _group(passage: Passage, at: int) -> int | None:
    """The end of a group at a token: `customs officers`, `the envoys of Strand`; `Minister Strand` would meet."""
    at += passage.tags[at : at + 1] == "D"
    if passage.lows[at + 1 : at + 2] and passage.lows[at] in _SPEAKERS and passage.lows[at + 1] in _OF:
        first = at + 2 + (passage.tags[at + 2 : at + 3] == "D")
        end = run_end(passage, first, "NJC")
        return end if end > first else None
    end = run_end(passage, at, "NJC")
    if " ".join(passage.words[at:end]) in places():
        return end
    return end if end > at and (passage.tags[end - 1] == "N" or passage.lows[end - 1][-1] == "s") else None


def _adjective(passage: Passage, at: int) -> int | None:
    """The end of what tells one party from another of the same kind: `the Northern and Southern Ministers`."""
    at += passage.tags[at : at + 1] == "D"
    return at + 1 if passage.tags[at : at + 2] in ("JK", "CK") else None


def _with(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`the talks with Kestria`, `struck deals with Kestria`; `had talks with Kestria` is a meeting."""
    del head
    is_one = start < at - 2 or is_definite(passage, start) or is_acted_on(passage, start)
    is_known = passage.lows[at - 2] in _STRUCK_WITH and not _is_in(passage, start)
    is_one = is_one or is_known or passage.lows[at - 3] in _ARTICLES
    if not is_one and passage.lows[at - 2] in _DEALS:
        is_one = not HEADS.strikings.isdisjoint(passage.lows[max(start - _STRUCK, 0) : start])
    return _party(passage, at, mentions) if is_one else None


def _against(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`an action plan against trafficking in persons`: its matter; `a resolution against Kestria`."""
    if head.kind != "other":
        return _with(passage, start, at, head, mentions)
    end = run_end(passage, at, "NJG")
    if end == at:
        return None
    last = run_end(passage, end + 1, "N") if passage.lows[end] in _INSIDE else 0
    return last if last > end + 1 else end


_INSIDE: Final = frozenset(["in", "of"])


def _is_in(passage: Passage, start: int) -> bool:
    """`they are now in negotiations with Kestria`: a meeting under way."""
    return start > 0 and passage.lows[start - 1] == "in" and "B" in passage.tags[max(start - _STRUCK, 0) : start - 1]


def _for(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`the treaty for the protection of seals`, `an agreement for cooperation`: what is done by it; not `for now`."""
    del mentions
    last = at - 2
    at += passage.tags[at : at + 1] == "D"
    if (named := run_end(passage, at, "C")) > at and passage.tags[named : named + 2] == "tV":
        return run_end(passage, named + 2 + (passage.tags[named + 2 : named + 3] == "D"), "CNJ")
    if head.kind == "other":
        return _region_end(passage, start, last, at)
    end = run_end(passage, at, "NJ")
    if end == at or not passage.lows[end - 1].endswith(_DEED):
        return None
    if passage.lows[end : end + 1] == ["of"]:
        first = end + 1 + (passage.tags[end + 1 : end + 2] == "D")
        end = run_end(passage, first, "NJC") if run_end(passage, first, "NJC") > first else end
    return end


def _region_end(passage: Passage, start: int, plan: int, at: int) -> int | None:
    """`the growth plan for the Strand region of Kestria`: what has a name, behind a plan that a word tells."""
    end = run_end(passage, at, "CNJ")
    if end > at and passage.lows[end : end + 1] == ["of"]:
        end = max(run_end(passage, end + 1, "C"), end)
    known = lexicon(passage.capitals).forms.single
    is_region = any(word in known or word in places() for word in passage.words[at:end])
    if not is_region or passage.lows[plan] != "plan" or not set(passage.tags[start:plan]) & set("NC"):
        return None
    return end


def _to(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`aid to Kestria`, `a letter to the Harbor Council`; not `a letter to Harbor Council Director Strand`.

    What is sold is told by what it is, or definite: `the sale to Kestria`; `sale to Kestria is unlikely` is none yet.
    """
    led = adjectives_start(passage, start)
    if passage.lows[start] in HEADS.sold and not is_definite(passage, led) and passage.lows[led - 1] != "our":
        return None
    end = _party(passage, at, mentions)
    if end and head.kind == "other" and passage.tags[end : end + 1] in ("N", "C"):
        return None
    return end


def _at(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`talks at Camp David`, `a resolution in the Council against Kestria`; `my talks in Lysandra` were calls."""
    if head.kind == "dialogue" and passage.lows[start - 1] in _CALLERS:
        return None
    is_held = head.kind == "dialogue" and passage.lows[at - 1] == "in" and start == at - 2
    if is_held and not is_definite(passage, start) and not is_acted_on(passage, start):
        return None  # `talks in Lysandra went well`: a meeting
    at += passage.lows[at] == "the"
    end = run_end(passage, at, "C")
    if end == at or passage.lows[end - 1] in _OWN_ORGANS:
        return None
    return (_party(passage, end + 1, mentions) if passage.lows[end : end + 1] == ["against"] else None) or end


def _on(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`a working group on harbor dues`, `an agreement on fisheries`, `a new dialogue on fish with Kestria`."""
    if head.need == "linked":
        is_one = passage.lows[at - 3] == "working"
    else:
        is_one = (
            is_definite(passage, start) or passage.lows[max(start - 1, 0)] in _ARTICLES or is_acted_on(passage, start)
        )
        is_one = is_one or (passage.lows[at - 2] == "understandings" and passage.tags[at - 3] == "#")
    return _matter(passage, at, head, mentions) if is_one else None


def _matter(passage: Passage, at: int, head: Head, mentions: Mentions) -> int | None:
    """The end of what something is on: `harbor dues`, `economic and social issues`, `Trafficking in Persons`."""
    end = _before_time(passage, at, run_end(passage, at, "CNJ"))
    if end == at:
        return None
    if (
        passage.tags[end - 1] == "C"
        and passage.lows[end : end + 1] == ["in"]
        and passage.tags[end + 1 : end + 2] == "C"
    ):
        end = run_end(passage, end + 1, "C")  # `a law on Trafficking | in Persons`
    end = _joined_end(passage, end)
    is_talk = head.kind == "dialogue" and passage.lows[end : end + 1] == ["with"]
    return (_party(passage, end + 1, mentions) if is_talk else None) or end


def _organ(passage: Passage, at: int, mentions: Mentions) -> int | None:
    """The end of a body that passes resolutions (`of the Harbor Council`); `of the Kestria issue` names none."""
    body = mentions.at(passage.index, at)
    if body is None or body.kind != "body" or passage.tags[body.end : body.end + 1] == "N":
        return None
    return body.end if "C" in passage.tags[at : body.end] and _is_organ(passage, at, body.end) else None


def _is_organ(passage: Passage, at: int, end: int) -> bool:
    form = lexicon(passage.capitals).forms.at(passage.words, at)
    kind = form.kind if form and at + len(form.words) == end else ""
    return kind in _ORGANS or passage.lows[end - 1] in _ORGAN_HEADS


def _joined_end(passage: Passage, end: int) -> int:
    """Behind `and` and what it joins to a matter (`economic and social issues`), where no new clause begins there."""
    joint = _list_end(passage, end)
    if passage.tags[joint : joint + 1] != "K":
        return end
    last = run_end(passage, joint + 1, "CNJYG")
    is_one = last > joint + 1 and passage.tags[last - 1] in "NC" and passage.tags[last : last + 1] not in tuple(_VERBS)
    return last if is_one else end


def _list_end(passage: Passage, end: int) -> int:
    """The `and` of a list that a matter begins: `on water, fisheries, | and trade`."""
    at = end
    while passage.tags[at : at + 1] == "," and (last := run_end(passage, at + 1, "CNJ")) > at + 1:
        at = last
    return at + (passage.tags[at : at + 2] == ",K") if at > end else end


def _of(passage: Passage, start: int, at: int, head: Head, mentions: Mentions) -> int | None:
    """`a treaty of friendship and cooperation`; not `the treaty of the King`. `the sale of tanks to Kestria`."""
    if head.need == "given":
        end = run_end(passage, at + (passage.tags[at : at + 1] == "D"), "CNJ#K")
        return _party(passage, end + 1, mentions) if end > at and passage.lows[end : end + 1] == ["to"] else None
    if head.kind == "resolution":
        return _organ(passage, at + (passage.lows[at] == "the"), mentions)
    del start
    end = run_end(passage, at, "NJK")
    end -= end > at and passage.tags[end - 1] == "K"
    return end if end > at else None


_LINKS: Final = {
    "of": _of,
    "between": _between,
    "among": _between,
    "with": _with,
    "against": _against,
    "to": _to,
    "at": _at,
    "in": _at,
    "on": _on,
    "for": _for,
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
    if at + 2 < len(passage.lows) and passage.lows[at] in _SPEAKERS and passage.lows[at + 1] in _OF:
        at += 2 + (passage.lows[at + 2] == "the")
    mention = mentions.at(passage.index, at) if at < len(passage.lows) else None
    if mention is None:
        return _parties(passage, at)
    if passage.lows[mention.end - 1] in _OWN_ORGANS:
        return None  # `discuss the accord with Cabinet`
    return _firm_end(passage, mention.end, mentions) if mention.kind == "body" else None


def _firm_end(passage: Passage, at: int, mentions: Mentions) -> int:
    """The end of a party whose name goes on behind the nation that it is of: `Kestrian | firm Corvane`."""
    if passage.lows[at : at + 1] not in _FIRMS:
        return at
    firm = mentions.at(passage.index, at + 1)
    return firm.end if firm and firm.kind == "body" else at + 1


def _parties(passage: Passage, at: int) -> int | None:
    """`between the two sides`, `among the three governments`."""
    if passage.tags[at - 1 : at + 2] not in ("D#N", "P#N", "D#J") or passage.lows[at + 1] not in _SIDES:
        return None
    return at + 2
