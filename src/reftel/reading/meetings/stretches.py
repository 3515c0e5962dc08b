"""Where the list of those who take part ends: before a verb, a day, a place, another encounter."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.meetings.lexicon import nouns, words

__all__ = ["is_of_servants", "stretch_end"]

_COME_BY: Final = words("come by")
_NOUNS: Final = nouns()
_GROUP: Final = words("group")
_SERVED: Final = words("served")

_STOPS: Final = frozenset(
    {"on", "about", "regarding", "concerning", "during", "after", "before", "at", "over", "since", "following", "re"}
    | {
        "prior",
        "pursuant",
        "through",
        "without",
        "because",
        "when",
        "where",
        "while",
        "but",
        "until",
        "to",
        "under",
        "upon",
    }
)
_FINITE: Final = frozenset("EZBHMXQTA;:.V")
_VERBS: Final = frozenset("EZ")
_LONGEST: Final = 90  # tokens of a list of participants
_BEHIND_PLACE: Final = ("P", ".", ",", "y", "t", ";", "", "E", "Z")


def stretch_end(passage: Passage, start: int, end: int) -> int:
    """Return where the list of participants that begins at a token ends: at a verb, a purpose, another circumstance."""
    depth = 0
    for at in range(start, min(end, start + _LONGEST)):
        tag = passage.tags[at]
        depth += (tag == "(") - (tag == ")")
        if depth > 0 or (passage.lows[at] in ("on", "at") and _is_member_of(passage, at, start)):
            continue
        if tag in _FINITE or (passage.lows[at] in _STOPS and _stops(passage, at)):
            return _before_verb(passage, at, start)
        if at > start and (ended := _ended(passage, at, start)) is not None:
            return ended
    return min(end, start + _LONGEST)


def _before_verb(passage: Passage, at: int, start: int) -> int:
    """Where a list ended before a verb or another circumstance, its subject and a dash left out."""
    tag = passage.tags[at]
    if tag in _VERBS and at > start + 1 and passage.tags[at - 1] == "-":
        return at - 1  # `with a group - attended by`
    return _before_subject(passage, at, start) if tag in _VERBS and at > start else at


def _ended(passage: Passage, at: int, start: int) -> int | None:
    """Where a list ended before a day, a place, another subject, another encounter; None where it goes on."""
    tag = passage.tags[at]
    if tag == "G" and passage.lows[at] in _COME_BY:
        return None  # `with visiting Senator Strand`
    if tag in "GyY" or _is_where(passage, at) or passage.tags[at : at + 2] == "#y":
        return at  # `spoke to me 11 June`
    if tag == "," and at == start + 1 and passage.tags[start] in "uU":
        return at  # `with you, Strand and Tran have agreed`
    if tag == "U" and passage.tags[at - 1] == "K":
        return at - 1  # `with Strand and he said`
    return _before_phrase(passage, at, start) if tag == "N" and passage.lows[at] in _NOUNS else None


def _before_subject(passage: Passage, at: int, start: int) -> int:
    """Where a list ended before whoever does what the verb at a token tells (`with Strand, | Minister Tran said`)."""
    comma = passage.tags.rfind(",", start, at)
    return comma if comma > start and at - comma > 1 and "K" not in passage.tags[comma:at] else at


def _stops(passage: Passage, at: int) -> bool:
    """Whether a preposition that lists nobody stands at a token; `Under Secretary` is an office."""
    return passage.lows[at : at + 2] != ["under", "secretary"]


def _is_where(passage: Passage, at: int) -> bool:
    """Whether a place, behind which a list does not go on, begins at a token: `in Lysandra on May 3`."""
    if passage.lows[at] != "in":
        return False
    end = at + 1
    while passage.tags[end : end + 1] == "C":
        end += 1
    if end == at + 1 or passage.tags[end : end + 1] not in _BEHIND_PLACE:
        return False
    return passage.tags[end : end + 1] != "," or (end + 1 < len(passage.words) and _is_land(passage, end + 1))


def _is_land(passage: Passage, at: int) -> bool:
    """`in Borovoe, | Kestria on May 3`: a state; not who heads the office in Lysandra."""
    form = lexicon(passage.capitals).forms.at(passage.words, at)
    return form is not None and form.kind == "state"


def _is_member_of(passage: Passage, at: int, start: int) -> bool:
    """`members on the Committee`, `officials at the Ministry of Trade`; not `officials at the hotel`."""
    if at == start or passage.lows[at - 1] not in _GROUP or passage.lows[at + 1 : at + 2] != ["the"]:
        return False
    return passage.lows[at] == "on" or is_of_servants(passage, at)


def is_of_servants(passage: Passage, at: int) -> bool:
    """Return whether `at` says where those before it serve: `officials at the Ministry of Trade`."""
    behind = passage.lows[at + 1 : at + 6]
    return (
        passage.lows[at - 1] in _GROUP
        and behind[:1] == ["the"]
        and passage.tags[at + 2 : at + 3] == "C"
        and not _SERVED.isdisjoint(behind)
    )


def _before_phrase(passage: Passage, at: int, start: int) -> int:
    """Where the list ended before the phrase of another encounter (`with legislators and a meeting with Strand`)."""
    first = at
    while first > start and passage.tags[first - 1] in "DJN#y'":
        first -= 1
    if first - 1 > start and passage.tags[first - 1] == "P":
        return first - 1  # `told Secretary Tran | in a phone conversation`
    while at > start and passage.tags[at] not in ",K":
        at -= 1
    return at
