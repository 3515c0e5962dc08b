"""Verbs that mostly tell of nothing done, where they do: `find a way`, `see Strand`, `allow the envoys to stay`."""

from collections.abc import Callable
from typing import Final

from reftel.reading.plans.scene import Scene

__all__ = ["is_deed"]

_WAYS: Final = frozenset(("way", "ways", "means", "solution", "solutions", "formula", "compromise", "alternative"))
_SHOWN: Final = frozenset(
    ("restraint", "flexibility", "moderation", "patience", "understanding", "leadership", "caution")
)
_DUTY: Final = frozenset(("should", "must", "ought"))


def is_deed(scene: Scene, lemma: str, act: int) -> bool:
    """Return whether a verb of forecasts tells of something done here, by what stands around it."""
    rule = _DEEDS.get(lemma)
    return rule is not None and rule(scene, act)


def _ensures(scene: Scene, act: int) -> bool:
    """`ensure that Kestria signs`, `ensure Kestria signs`, `ensure the delivery of the ships`."""
    what = scene.object_at(act + 1)
    clause = scene.passage.tags[act + 1 : act + 2] == "T" or (what is not None and scene.is_event(what))
    return clause or any(one.subject and one.subject[0] == act + 1 for one in scene.clauses if one.start > act)


def _loses_no_time(scene: Scene, act: int) -> bool:
    return scene.passage.lows[act + 1 : act + 2] == ["no"]


def _finds_a_way(scene: Scene, act: int) -> bool:
    found = scene.object_at(act + 1)
    return found is not None and not _WAYS.isdisjoint(scene.passage.lows[slice(*found)])


def _sees_somebody(scene: Scene, act: int) -> bool:
    return scene.passage.tags[act + 1 : act + 2] in ("C", "u") and _has_to_do(scene, act)


def _does_not_agree(scene: Scene, act: int) -> bool:
    """`said that Kestria would not agree to talks`, `asked that Kestria agree to talks`."""
    asked = scene.passage.tags[act - 1] in "!CUuN" and scene.passage.tags[act] == "V"
    return asked and scene.passage.lows[act + 1 : act + 2] == ["to"]


def _should_include(scene: Scene, act: int) -> bool:
    """`You should include this point`; `the team will include two envoys` only tells who is in it."""
    return scene.object_at(act + 1) is not None and not _DUTY.isdisjoint(scene.passage.lows[act - 2 : act])


def _should_say(scene: Scene, act: int) -> bool:
    """`We should stress this point`; `the report will show it` tells what it shows."""
    return not _DUTY.isdisjoint(scene.passage.lows[act - 2 : act]) and "i" not in scene.passage.lows[act - 3 : act]


def _lets(scene: Scene, act: int) -> bool:
    """`will allow the envoys to stay`, `should permit sales to Kestria`."""
    what = scene.object_at(act + 1)
    return what is not None and (scene.is_doer(what) or scene.is_event(what))


def _shows_restraint(scene: Scene, act: int) -> bool:
    """`urged both sides to show restraint`; `the vote will show strength` tells what it shows."""
    shown = scene.object_at(act + 1)
    return shown is not None and scene.passage.lows[scene.head_of(shown)] in _SHOWN


def _has_to_do(scene: Scene, act: int) -> bool:
    """Whether a verb is done to somebody: `will recognize Kestria`, `will receive the envoys`."""
    return scene.is_doer(scene.object_at(act + 1))


_DEEDS: Final[dict[str, Callable[[Scene, int], bool]]] = {
    "ensure": _ensures,
    "lose": _loses_no_time,
    "find": _finds_a_way,
    "see": _sees_somebody,
    "show": _shows_restraint,
    "agree": _does_not_agree,
    "include": _should_include,
    **dict.fromkeys(("permit", "allow"), _lets),
    **dict.fromkeys(("stress", "emphasize", "emphasise", "demonstrate", "indicate", "signal"), _should_say),
    **dict.fromkeys(("recognize", "recognise", "receive", "represent"), _has_to_do),
}
