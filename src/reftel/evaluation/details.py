"""What each register is compared by: how entries pair, and which details of a pair are right or wrong.

A detail is None where the record made by hand does not say it.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reftel.evaluation.likeness import (
    Entry,
    Likeness,
    like_body,
    like_damage,
    like_date,
    like_meeting,
    like_person,
    like_plan,
    like_statement,
    like_topic,
    overlap,
    same_name,
)

__all__ = ["REGISTERS", "Register"]

Detail = Callable[[Entry, Entry], bool | None]
_HALF = 0.5


class Register(NamedTuple):
    """How the entries of one register are paired, and the details of a pair by name."""

    likeness: Likeness
    details: Mapping[str, Detail]


def _role(gold: Entry, found: Entry) -> bool | None:
    there = (found.get("roles") or []) + (found.get("titles") or [])
    return all(any(overlap(role, one) >= _HALF for one in there) for role in gold["roles"]) if gold["roles"] else None


def _kind(gold: Entry, found: Entry) -> bool:
    return bool(gold["kind"] == found.get("kind"))


def _standing_words(gold: Entry, found: Entry) -> bool | None:
    return overlap(gold["standing"], found.get("standing")) >= _HALF if gold.get("standing") else None


def _standing(gold: Entry, found: Entry) -> bool:
    return bool(gold.get("standing") == found.get("standing"))


def _place(gold: Entry, found: Entry) -> bool | None:
    return overlap(gold["place"], found.get("place")) >= _HALF if gold.get("place") else None


def _date(gold: Entry, found: Entry) -> bool:
    return _span(gold, "date") == _span(found, "date")


def _when(gold: Entry, found: Entry) -> bool | None:
    return _span(gold, "when") == _span(found, "when") if gold.get("when") else None


def _span(entry: Entry, key: str) -> tuple[Any, Any]:
    span = entry.get(key) or {}
    return span.get("from"), span.get("to")


def _speaker(gold: Entry, found: Entry) -> bool | None:
    return same_name(gold["speaker"], found.get("speaker")) if gold.get("speaker") else None


def _polarity(gold: Entry, found: Entry) -> bool:
    return bool(gold.get("polarity", "affirmed") == found.get("polarity", "affirmed"))


def _nested(gold: Entry, found: Entry) -> bool | None:
    return found.get("via") is not None if gold.get("via") is not None else None


def _silent(gold: Entry, found: Entry) -> bool | None:
    return bool(overlap(gold["who"], found.get("who"))) if gold["who"] else None


def _doer(gold: Entry, found: Entry) -> bool | None:
    if not gold["who"]:
        return None
    return bool(overlap(gold["who"], found.get("who")) or same_name(gold["who"], found.get("who")))


REGISTERS: Mapping[str, Register] = {
    "damage": Register(like_damage, {}),
    "people": Register(like_person, {"role": _role}),
    "bodies": Register(like_body, {"kind": _kind}),
    "instruments": Register(like_body, {"kind": _kind, "standing": _standing_words}),
    "meetings": Register(like_meeting, {"date": _date, "place": _place}),
    "statements": Register(like_statement, {"speaker": _speaker, "polarity": _polarity, "nested": _nested}),
    "silences": Register(like_topic, {"who": _silent}),
    "changes": Register(like_topic, {}),
    "plans": Register(like_plan, {"who": _doer, "when": _when, "standing": _standing}),
    "dates": Register(like_date, {}),
}
