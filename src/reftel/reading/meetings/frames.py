"""Where the other side of an encounter stands: behind `with`, `to`, `on`, `before`; the object, the first of two."""

from collections.abc import Callable
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.officers import is_officer, is_ours
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["is_body", "other_side"]

_ABOUT: Final = words("about")
_NOUNS: Final = nouns()
_HOURS: Final = words("hours")
_BROUGHT_WORDS: Final = words("brought")
_RELATION: Final = words("relation")
_MADE: Final = words("made")
_PURPOSE: Final = words("purpose")

_REACH: Final = 12  # tokens from `met` to its `with`
_FAR: Final = 16  # from `delivered` to its `to`
_NEAR: Final = 6  # from `called` to its `on`
_SENT: Final = frozenset(("provide", "transmit"))  # which a post may do by wire: one of us, to somebody, in person
_OF_PEOPLE: Final = frozenset(
    ("see", "receive", "entertain", "approach", "engage", "contact", "demarche")
)  # what else they may have for an object is no encounter
_WHOM: Final = (["me"], ["him"], ["her"], ["us"])
_BROUGHT: Final = frozenset(("deliver", "present", "hand", "convey", "give", "pass", "make", "provide", "transmit"))


def other_side(scene: Scene, clause: Clause, places: str) -> Side | None:
    """Return the other side, where the frame of the verb says that it stands; None where it is not there."""
    if scene.passage.lows[clause.end : clause.end + 1] == [":"]:
        return scene.enumerated(clause.end + 1) if clause.lemma == "meet" else None
    if "o" in places and (whom := _whom(scene, clause)):
        return whom
    for letter, look in _PLACES.items():
        if letter in places and (side := look(scene, clause)) and (side.names or side.us):
            return side
    return None


def _whom(scene: Scene, clause: Clause) -> Side | None:
    """`Admiral Tran, whom the Ambassador saw on May 3`; `Tran, with whom he met`."""
    first = (clause.subject[0] if clause.subject else clause.start) - 1
    if first <= scene.start or scene.passage.lows[first] != "whom":
        return None
    first -= scene.passage.lows[first - 1] == "with"
    phrase = noun_phrase_before(scene.passage, first - (scene.passage.tags[first - 1] == ","), scene.start)
    found = scene.side(*phrase) if phrase else None
    return found if found and scene.people.intersection(found.names) else None


def _before(scene: Scene, clause: Clause) -> Side | None:
    """`appeared before the Committee`."""
    return scene.after_word("before", clause.end, 2)


def _with(scene: Scene, clause: Clause) -> Side | None:
    """`met at noon with Strand`."""
    found = scene.after_word("with", clause.end, _REACH)
    if found is None or _is_matter(scene, clause, found) or _is_of_noun(scene, clause):
        return None
    return found


def _is_of_noun(scene: Scene, clause: Clause) -> bool:
    """`talked about conversations with Tran`: whom another encounter was with, that was talked of; or it was not."""
    lows, tags = scene.passage.lows, scene.passage.tags
    at = lows.index("with", clause.end)
    if lows[at - 1] == "not":
        return True  # `discussed it not with Tran but with others`
    return tags[at - 1] == "N" and lows[at - 1] in _NOUNS and not _ABOUT.isdisjoint(lows[clause.end : at])


def _to(scene: Scene, clause: Clause) -> Side | None:
    """`spoke to Strand`; `delivered the demarche to Strand`."""
    if scene.passage.lows[clause.end : clause.end + 1] == ["of"]:
        return None
    return _given(scene, clause) if clause.lemma in _BROUGHT else scene.after_word("to", clause.end, 3)


def _object(scene: Scene, clause: Clause) -> Side | None:
    """`met Strand`; `saw Strand`, where that is somebody."""
    end = clause.end
    if end >= scene.end or scene.passage.lows[end] in {"with", "to", "no", "as"}:
        return None
    return scene.object_after(end) if clause.lemma not in _OF_PEOPLE or _is_somebody(scene, end) else None


def _is_matter(scene: Scene, clause: Clause, found: Side) -> bool:
    """`discussed cooperation with Kestria`: what is discussed, and not with whom. `raised` needs a day, too."""
    if clause.lemma == "have":  # `had two hours with Strand`; not `had trouble with him for hours`
        at = scene.passage.lows.index("with", clause.end)
        told = scene.passage.lows[clause.end : at]
        return _HOURS.isdisjoint(told) or not set(scene.passage.tags[clause.end : at]) <= set("#DNKJRy")
    if clause.lemma in {"take", "bring", "follow"}:
        return "up" not in scene.passage.lows[clause.end : clause.end + _NEAR]
    if clause.lemma in {"share", "leave"}:  # `left a paper with Strand`; not `shared our concern with him`
        near = scene.passage.lows[clause.end : clause.end + _NEAR]
        return _BROUGHT_WORDS.isdisjoint(near) or not _is_one_of_us(scene, clause)
    if clause.lemma in {"raise", "broach", "touch"}:
        entry = scene.circumstances.date_of(scene.passage, (clause.start, clause.end), (scene.start, scene.end))
        return entry is None and not (scene.people.intersection(found.names) and _is_one_of_us(scene, clause))
    stretch = scene.passage.lows[clause.end : clause.end + _REACH]
    at = stretch.index("with")
    relation = at > 0 and stretch[at - 1] in _RELATION
    return clause.lemma in {"discuss", "review"} and relation and not scene.people.intersection(found.names)


def _is_one_of_us(scene: Scene, clause: Clause) -> bool:
    """Whether the writer's side does it: `I`, `the Ambassador`, `EPOL Counselor`."""
    doer = scene.subject(clause)
    return doer.us or any(map(scene.is_ours, doer.names))


def _is_somebody(scene: Scene, at: int) -> bool:
    """Whether a person, by name or pronoun, begins at a token."""
    at += scene.passage.lows[at : at + 2] == ["under", "secretary"]
    if scene.passage.tags[at] == "u":
        return scene.passage.lows[at] in {"him", "her", "them", "me", "us"}
    phrase = scene.object_phrase(at)
    people = [one for one in scene.cast.mentions.within(scene.passage.index, *phrase) if one.kind == "person"]
    if not people:
        return phrase[1] > phrase[0] and is_officer(scene.passage.lows[phrase[1] - 1])
    return (people[0].phrase or (people[0].start, 0))[0] <= at + 1


def _given(scene: Scene, clause: Clause) -> Side | None:
    """`delivered the demarche to Strand`: what is brought is a paper, and `to` stands behind it."""
    stretch = scene.passage.lows[clause.end : clause.end + _FAR]
    if "to" not in stretch:
        return None
    things = _MADE if clause.lemma == "make" else _BROUGHT_WORDS
    before = stretch[: stretch.index("to")] if stretch[0] != "to" else stretch  # `delivered to Strand note of May 3`
    in_hand = clause.lemma == "hand" or not things.isdisjoint(before)
    first = clause.end + stretch.index("to") + 1
    found = (_first_named(scene, first) if stretch[0] == "to" else scene.listed(first)) if in_hand else None
    if (
        found
        and clause.lemma in _SENT
        and not (_is_one_of_us(scene, clause) and scene.people.intersection(found.names))
    ):
        return None
    return found


def _first_named(scene: Scene, first: int) -> Side:
    """`transmitted to Minister Strand second Tran memorandum`: to whom, and not whose the paper is."""
    found = scene.listed(first)
    named = scene.cast.mentions.within(scene.passage.index, first, min(first + _NEAR, scene.end))
    people = [scene.cast.people[one.entry].name for one in named if one.kind == "person"]
    return Side((people[0],), listed=1) if len(found.names) == 1 and people else found


def _handed(scene: Scene, clause: Clause) -> Side | None:
    """`handed me a note`, `gave Strand the letter`: to whom, and behind him a paper."""
    end = clause.end
    stretch = scene.passage.lows[end : end + _NEAR]
    paper = next((at for at, low in enumerate(stretch) if low in _BROUGHT_WORDS), None)
    if paper is None or "to" in stretch[:paper]:
        return None
    one = end + 1 if scene.passage.tags[end] == "u" else end + paper
    found = scene.side(end, one)
    return found if found.us or scene.people.intersection(found.names) else None


def _called(scene: Scene, clause: Clause) -> Side | None:
    """`called on Strand to discuss`, `called in the Ambassador`, `called me in`; not `called on the GOK to agree`."""
    lows, end = scene.passage.lows, clause.end
    if end < scene.end and lows[end] == "in":
        return scene.object_after(end + 1)
    if end < scene.end and lows[end] == "for":
        return None  # `called for attacks on the party`
    phrase = scene.object_phrase(end) if end < scene.end and scene.passage.tags[end] != "u" else (end, end + 1)
    if phrase[1] > phrase[0] and lows[phrase[1] : phrase[1] + 1] == ["in"] and scene.passage.tags[phrase[0]] in "uDC":
        return scene.side(*phrase)
    found = scene.after_word("on", end, _NEAR) or scene.after_word("upon", end, _NEAR)
    if found and (found.names or found.us):
        return None if _is_urging(scene, end, found) else found
    if _is_telephoned(scene, phrase) or _is_telephoned_to(scene, end):
        return scene.side(*phrase)
    return scene.writer() if _is_on_us(scene, end) else None


def _is_telephoned(scene: Scene, phrase: tuple[int, int]) -> bool:
    """`called Strand at eight to congratulate him`, `called the Charge on May 3`; not `called Strand's words rude`."""
    people = [one for one in scene.cast.mentions.within(scene.passage.index, *phrase) if one.kind == "person"]
    behind = scene.passage.tags[phrase[1] : phrase[1] + 2]
    if behind[:1] not in tuple("Py.,R") and behind != "tV":
        return False
    if people:
        return people[-1].end == phrase[1]
    return phrase[1] > phrase[0] and is_ours(scene.passage.lows[phrase[1] - 1])


def _is_telephoned_to(scene: Scene, at: int) -> bool:
    """`called me yesterday`, `called him to say`; not `called him a liar`, `called them back`."""
    behind = scene.passage.tags[at + 1 : at + 3]
    return scene.passage.lows[at : at + 1] in _WHOM and (behind[:1] in tuple("y.,G;(") or behind == "tV")


def _is_on_us(scene: Scene, end: int) -> bool:
    """`Kamel called today at his request`: on whom else than the writer."""
    words_after = scene.passage.lows[end : end + 5]
    return words_after[:1] != ["for"] and ("request" in words_after or words_after[:1] in (["today"], ["yesterday"]))


def is_body(scene: Scene, found: Side) -> bool:
    """Return whether a side is a body, such as a state, and nobody by name."""
    if found.us or scene.people.intersection(found.names):
        return False
    return any(body.name in found.names for body in scene.cast.bodies)


def _is_on_a_day(scene: Scene, at: int, to: int) -> bool:
    """Whether a call has a day before its `to` (`called on the King on November 5 to recapitulate`)."""
    tags = scene.passage.tags
    entry = scene.circumstances.date_of(scene.passage, (at - 1, at), (scene.start, scene.end))
    named = "y" in tags[scene.start : to] and tags[to - 1] != "!"  # not `called on them May 3 not to sell`
    return named and entry is not None and entry.from_ == entry.to


def _is_urging(scene: Scene, end: int, found: Side) -> bool:
    """Whether `called on` asks something of somebody: a body, or an act behind `to` that is no purpose of a call."""
    if (
        is_body(scene, found)
        and not scene.people.intersection(found.names)
        and (":" in scene.passage.tags[end : end + 25] or "for" in scene.passage.lows[end : end + _REACH])
    ):
        return True  # `calling on Kestria for help`
    for at in range(end, min(end + 25, scene.end - 1)):
        if scene.passage.tags[at] == "t" and scene.passage.tags[at + 1] in "VNB":
            told = scene.passage.lows[at + 1] in _PURPOSE or (found.listed < 2 and _is_on_a_day(scene, end, at))
            return not told or is_body(scene, found)
        if scene.passage.tags[at] in "EZM.;":
            break
    return False


_PLACES: Final[dict[str, Callable[[Scene, Clause], Side | None]]] = {
    "b": _before,
    "o": _object,
    "w": _with,
    "d": _handed,
    "t": _to,
    "n": _called,
}
