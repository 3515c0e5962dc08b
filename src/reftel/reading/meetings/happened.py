"""Whether an encounter that a noun names has come about: `in a talk with`, not `for talks`, `a new dialogue would`."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.attendance import OWN, others_of
from reftel.reading.meetings.carriers import WITHIN, main_of
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import words
from reftel.reading.meetings.scene import Scene

__all__ = ["are_only_states", "are_others", "has_come_about", "is_shown"]

_CAME: Final = words("come") | words("gone")
_TELL: Final = words("tell")
_SHOWN: Final = words("shown")
_OFF: Final = words("off")
_MANY_WORDS: Final = words("many")

_WAS: Final = frozenset(("was", "were"))
_THIS: Final = frozenset(("this", "that"))
_PRESS: Final = frozenset(("press", "news"))
_MANY: Final = frozenset(
    ("meetings", "visits", "calls", "conversations", "briefings", "trips", "sessions", "ceremonies")
)


def has_come_about(scene: Scene, phrase: tuple[int, int], kind: str, carrier: Clause | None) -> bool:
    """Whether a noun tells of an encounter that has come about, and of one."""
    first, at = phrase
    if carrier is not None:
        return scene.has_happened(carrier) and not _is_attended(scene, first, at, carrier)
    if scene.passage.lows[first] == "your" and kind != "visit" and not _is_behind_you(scene, first, at):
        return False
    if first > scene.start and scene.passage.lows[first - 1] == "for" and not _is_gone_to(scene, first):
        return False
    if "M" in scene.passage.tags[at : scene.end] and _is_meant(scene, first, at):
        return False
    if scene.passage.lows[at] in _MANY and not _is_one_of_many(scene, first, at):
        return False
    is_told = kind != "other" or not _PRESS.isdisjoint(scene.passage.lows[first:at])
    return is_told and (kind != "visit" or _has_been(scene, first, at))


def _is_attended(scene: Scene, first: int, at: int, carrier: Clause) -> bool:
    """`Strand attended this meeting`: the one that is spoken of, of which the verb tells who was there."""
    return (
        carrier.lemma == "attend"
        and first + 1 == at
        and scene.passage.lows[first] in _THIS
        and not others_of(scene, at, "", None)
    )


def _is_behind_you(scene: Scene, first: int, at: int) -> bool:
    """`In your talk with Strand you said`, `your May 3 talk`, `your talks helped`; not `say in your talks`."""
    main = main_of(scene, first, at)
    behind = next((one for one in scene.clauses if one.start > at and one.subject), None)
    told = [one for one in (main, behind) if one and (one is main or _is_told_by(scene, one, first, at))]
    return _is_past(scene, first, at) or any(map(scene.has_happened, told))


def _is_told_by(scene: Scene, clause: Clause, first: int, at: int) -> bool:
    """Whether a verb says what came of an encounter, or what you did in it."""
    if clause.subject is None:
        return False
    lows = scene.passage.lows
    was_there = lows[clause.subject[0]] == "you" and lows[first - 1] in WITHIN
    return clause.subject[0] <= at < clause.subject[1] or was_there


def _is_gone_to(scene: Scene, first: int) -> bool:
    """`met for talks`, `arrived for a meeting`, `was in town for talks`; `signed a paper for talks` aims at them."""
    verbs = [one for one in scene.clauses if one.end <= first]
    if verbs and verbs[-1].lemma == "be" and scene.passage.lows[verbs[-1].start] in _WAS:
        return scene.passage.lows[verbs[-1].end : verbs[-1].end + 1] == ["in"]
    return bool(verbs) and verbs[-1].lemma in _CAME and scene.has_happened(verbs[-1])


def _is_meant(scene: Scene, first: int, at: int) -> bool:
    """`A new dialogue with Kestria would help`: the subject of what is to be, with no day that is past."""
    finite = (one for one in scene.clauses if one.modal and one.subject and not one.relative)
    modal = (one.subject is not None and one.subject[0] <= at < one.subject[1] for one in finite)
    return any(modal) and not _is_past(scene, first, at)


def _is_one_of_many(scene: Scene, first: int, at: int) -> bool:
    """`In April meetings with`, `in separate meetings with`, each of its own time; `In meetings with Tran, he said`."""
    main = main_of(scene, first, at)
    if main is None:
        return is_shown(scene, at)
    if main.lemma in _TELL and first - 1 == scene.start and scene.has_happened(main):
        return True  # `In conversations Strand told the envoy`
    if "y" in scene.passage.tags[first:at] or "separate" in scene.passage.lows[first:at]:
        return True
    with_them = scene.after_word("with", at + 1 + (scene.passage.tags[at + 1] == "y"), 1)  # `talks yesterday with`
    return first - 1 == scene.start and scene.has_happened(main) and bool(with_them and with_them.names)


def is_shown(scene: Scene, at: int) -> bool:
    """Return whether talks are told to have had a result: `Discussions with the Command indicate that`."""
    shown = (one for one in scene.clauses if one.start > at and one.subject and one.lemma in _SHOWN)
    has = any(one.subject is not None and one.subject[0] <= at < one.subject[1] and not one.modal for one in shown)
    return has and scene.passage.lows[at + 1 : at + 2] == ["with"]


def _has_been(scene: Scene, first: int, at: int) -> bool:
    """Whether a visit is told as one that was or is: `during his visit`, with a day that is past, the last one."""
    lows = scene.passage.lows
    if not {"during", "after", "following", "since", "throughout", "latest", "recent", "last"}.isdisjoint(
        lows[max(scene.start, first - 1) : at]
    ):
        return True
    if first > scene.start and lows[first - 1] == "on" and lows[first] in OWN and _is_behind_deed(scene, first):
        return True
    return _is_past(scene, first, at) or _is_looked_back_on(scene, first, at)


def _is_looked_back_on(scene: Scene, first: int, at: int) -> bool:
    """`Strand's visit to Lysandra had left its mark`: what a visit is told to have done, or how it went."""
    lows = scene.passage.lows
    if _has_done(scene, at):
        return True
    if "'" not in scene.passage.tags[first:at] and lows[first] not in OWN:
        return False
    for clause in scene.clauses:
        if clause.start > at and clause.subject and _begins(scene, clause.subject[0], at) and at < clause.subject[1]:
            was = lows[clause.start] in _WAS and lows[clause.end : clause.end + 1] != ["to"] and not clause.negated
            return (was or scene.has_happened(clause)) and _OFF.isdisjoint(lows[clause.start : clause.end])
    return False


def _has_done(scene: Scene, at: int) -> bool:
    """`the Strand visit, which put the harbor first`: what it did is told right behind it."""
    which = at + 1 + (scene.passage.tags[at + 1] == ",")
    if scene.passage.lows[which : which + 1] != ["which"]:
        return False
    return any(one.start == which + 1 and scene.has_happened(one) for one in scene.clauses)


def _begins(scene: Scene, subject: int, at: int) -> bool:
    """Whether a subject begins with a visit, or with the place that it was to (`his visit to | Lysandra was short`)."""
    return subject <= at or (subject == at + 2 and scene.passage.lows[at + 1] == "to")


def _is_behind_deed(scene: Scene, first: int) -> bool:
    """`had discovered oil on his visit`: whoever did something then was there."""
    told = [one for one in scene.clauses if one.kind == "finite" and one.end < first]
    return bool(told) and scene.has_happened(told[-1])


def _is_past(scene: Scene, first: int, at: int) -> bool:
    """Whether it has a day that is past."""
    entry = scene.circumstances.date_of(scene.passage, (first, at + 1), (scene.start, scene.end))
    return entry is not None and not scene.circumstances.is_ahead(entry)


def are_only_states(scene: Scene, found: Encounter, main: Clause | None) -> bool:
    """Return whether talks are spoken of by the way, of states and nobody of theirs (`talks between Kestria and`)."""
    if main is not None or found.us or found.date or found.people:
        return False
    states = {body.name for body in scene.cast.bodies if body.kind in ("state", "government", "party")}
    return len(found.names) > 1 and states.issuperset(found.names)


def are_others(scene: Scene, at: int, main: Clause | None) -> bool:
    """Return whether talks are others than the one a cable is of: `the discussions Strand had with Tran`."""
    is_many = scene.passage.lows[at] in _MANY_WORDS and scene.passage.index > 0
    return is_many and main is not None and main.lemma == "have" and main.start > at
