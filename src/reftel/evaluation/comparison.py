"""Records compared with those made by hand, cable by cable, into figures and a list of misses."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from reftel.evaluation.details import REGISTERS, Register
from reftel.evaluation.header import FIELDS, header_value
from reftel.evaluation.likeness import Entry, Likeness, overlap

__all__ = ["Comparison", "Figure"]

_EMPTY: tuple[Any, ...] = (None, [], [None, None])
_HEADING = 0.8
_SHOWN = 230  # characters of an entry in the list of misses


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One register's precision, recall and F1 out of `gold` entries; of a detail (`people.role`) its accuracy `of`.

    `accuracy` is None where no pair has the detail.
    """

    name: str
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    gold: int | None = None
    accuracy: float | None = None
    of: int | None = None


class Comparison:
    """The tally of records made by hand against records read. Entries marked optional cost nothing, found or missed."""

    def __init__(self) -> None:
        self.misses: list[str] = []
        self.unread: list[str] = []
        self._tally: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, gold: Mapping[str, Any], found: Mapping[str, Any] | None) -> None:
        """Count one cable; `found` is None where it was not read."""
        if found is None:
            self.unread.append(gold["id"])
        found = found or {}
        self._header(gold, found.get("header") or {})
        self._paragraphs(gold, found.get("paragraphs") or [])
        for name, register in REGISTERS.items():
            if name in gold:
                self._register(gold["id"], name, register, gold[name], found.get(name) or [])

    def figures(self) -> list[Figure]:
        """Return the figures of all that was compared, in the order of the comparison."""
        return [_accuracy(name, one) if "of" in one else _figure(name, one) for name, one in self._tally.items()]

    def _header(self, gold: Mapping[str, Any], found: Mapping[str, Any]) -> None:
        for field in FIELDS:
            if field not in gold["header"]:
                continue
            want, got = header_value(field, gold["header"].get(field)), header_value(field, found.get(field))
            if want in _EMPTY and got in _EMPTY:
                continue
            self._tally["header"].update(right=int(want == got), gold=1, found=1)
            if want != got:
                self.misses.append(f"{gold['id']} header {field}: want {want!r}, got {got!r}")

    def _paragraphs(self, gold: Mapping[str, Any], found: Sequence[Entry]) -> None:
        by_number = {str(paragraph["number"]): paragraph for paragraph in found}
        for number, mark in gold["paragraph_marks"].items():
            there = by_number.get(number)
            heading = gold.get("paragraph_headings", {}).get(number)
            right = there is not None and there.get("mark") == mark
            right = right and (heading is None or overlap(heading, (there or {}).get("heading")) >= _HEADING)
            self._tally["paragraphs"]["right"] += right
            if not right:
                got = there and (there.get("mark"), there.get("heading"))
                want = f"want mark {mark!r}, heading {heading!r}"
                self.misses.append(f"{gold['id']} paragraph {number}: {want}, got {got!r}")
        if gold["paragraph_marks"]:
            self._tally["paragraphs"].update(gold=len(gold["paragraph_marks"]), found=len(by_number))

    def _register(self, cable: str, name: str, register: Register, want: list[Entry], got: list[Entry]) -> None:
        pairs = paired(want, got, register.likeness)
        optional = {at for at, entry in enumerate(want) if entry.get("optional")}
        firm = [(one, other) for one, other in pairs if one not in optional]
        tally = self._tally[name]
        tally.update(right=len(firm), gold=len(want) - len(optional), found=len(got) - (len(pairs) - len(firm)))
        for detail, is_right in register.details.items():
            verdicts = [said for one, other in firm if (said := is_right(want[one], got[other])) is not None]
            self._tally[f"{name}.{detail}"].update(right=sum(verdicts), of=len(verdicts))
        missed = set(range(len(want))) - {one for one, _ in pairs} - optional
        wrong = set(range(len(got))) - {other for _, other in pairs}
        self.misses += [f"{cable} {name} missed: {json.dumps(want[at])[:_SHOWN]}" for at in sorted(missed)]
        self.misses += [f"{cable} {name} wrong: {json.dumps(got[at])[:_SHOWN]}" for at in sorted(wrong)]


def paired(want: Sequence[Entry], got: Sequence[Entry], likeness: Likeness) -> list[tuple[int, int]]:
    """Return one-to-one pairs of indexes, the likest first.

    >>> from reftel.evaluation.likeness import like_person
    >>> paired([{"name": "Strand"}, {"name": "Tran"}], [{"name": "Thi Tran"}], like_person)
    [(1, 0)]
    """
    scored = sorted(
        ((likeness(one, other), i, j) for i, one in enumerate(want) for j, other in enumerate(got)), reverse=True
    )
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in scored:
        if score > 0 and i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def _accuracy(name: str, tally: Counter[str]) -> Figure:
    accuracy = round(tally["right"] / tally["of"], 3) if tally["of"] else None
    return Figure(name=name, accuracy=accuracy, of=tally["of"])


def _figure(name: str, tally: Counter[str]) -> Figure:
    right, found, gold = tally["right"], tally["found"], tally["gold"]
    precision = right / found if found else float(not gold)
    recall = right / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figure(name=name, precision=round(precision, 3), recall=round(recall, 3), f1=round(f1, 3), gold=gold)
