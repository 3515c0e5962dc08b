"""What became of a plan: the later sentences that speak of it, and what they tell.

A verdict is never given without a cited line that names the act, and where it is done its doer and no other days; else
the plan stays open, or has no later word once its last day has passed.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reftel.corpus.fates.acts import Act, act_of
from reftel.corpus.fates.days import days_named
from reftel.corpus.fates.reports import Report, fate_told
from reftel.corpus.lines import Line

__all__ = ["NO_WORD", "OPEN", "YEARS", "Evidence", "Fate", "judged", "settled"]

NO_WORD = "no later word"
OPEN = "open"
YEARS = 5  # in which a plan is followed
_ENOUGH = 2  # words in common
_SHARE = 0.5  # of the weight of a plan's words that a sentence must have
_CHANCE = 5  # sentences that may have the words by chance
_EVIDENCE = 5
_ASKED = re.compile(r"\b(?:if|unless|whether|whatever|cannot|asked when|unclear when)\b")  # what follows may not be so
_AFTER: Mapping[str, frozenset[str]] = {  # the fates that may follow one: what came late was not done in its time
    "repeated": frozenset({"repeated", "done", "put off", "refused", "overtaken", "not done"}),
    "refused": frozenset({"done", "overtaken", "repeated"}),
    "put off": frozenset({"put off", "refused", "overtaken"}),
    "not done": frozenset({"not done", "overtaken"}),
    "overtaken": frozenset(),
    "done": frozenset({"done"}),
}


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a later cable, and what it tells of the plan."""

    fate: str
    report: Report


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a plan, and the evidence in the order of time: what came late was not done in its time."""

    plan: Line
    fate: str
    evidence: tuple[Evidence, ...] = ()


def settled(plan: Line, told: Sequence[Evidence], today: str) -> Fate:
    """Return the fate of a plan out of all that later sentences tell of it."""
    rows = sorted(told, key=lambda one: (one.report.date or "", one.report.copy, one.report.index, one.report.start))
    fate, evidence = "", list[Evidence]()
    for row in rows:
        if not fate or row.fate in _AFTER[fate]:
            fate = row.fate
            evidence.append(row)
    if fate:
        return Fate(plan=plan, fate=fate, evidence=tuple(evidence[-_EVIDENCE:]))
    passed = plan.end is not None and plan.end < today
    return Fate(plan=plan, fate=NO_WORD if passed else OPEN)


def judged(plan: Line, report: Report, weights: Mapping[str, float], total: int) -> Evidence | None:
    """Return what a later sentence tells of a plan; None where it speaks of something else, or tells nothing firm.

    It speaks of it where it names its cable, or has enough of what the plan's words weigh, and words so rare that among
    `total` sentences hardly another would have them by chance.
    """
    shared = [key for key in plan.keys if key in report.keys]
    if not shared or not _later(plan, report):
        return None
    act = act_of(plan.words, plan.who)
    if not _speaks_of(plan, act, report, shared, weights, total):
        return None
    fate = fate_told(report.words, act, frozenset(shared))
    return Evidence(fate=fate, report=report) if fate and _is_firm(fate, plan, act, report) else None


def _speaks_of(
    plan: Line, act: Act, report: Report, shared: Sequence[str], weights: Mapping[str, float], total: int
) -> bool:
    """Whether a sentence has enough of a plan's words, and of those in which its act is said."""
    if _cites(plan, report):
        return not act.core.isdisjoint(shared)
    common, core = _weight(shared, weights), act.core.intersection(report.keys)
    if len(shared) < _ENOUGH or common < math.log(max(1.0, total / _CHANCE)):
        return False
    if _weight(core, weights) < _SHARE * _weight(act.core, weights) or not act.core:
        return False
    return (core == act.core and len(core) >= _ENOUGH) or common >= _SHARE * _weight(plan.keys, weights)


def _cites(plan: Line, report: Report) -> bool:
    """Whether a sentence names the plan's own cable."""
    return bool(plan.cable) and str(plan.cable) in report.words.replace(" ", "").upper()


def _is_firm(fate: str, plan: Line, act: Act, report: Report) -> bool:
    """Whether a sentence's word for a fate may be taken: its act, its doer and its days are the plan's."""
    low = report.words.lower()
    if _ASKED.search(low):
        return False
    if fate == "not done":
        is_due = plan.end is None or (report.date or "") > plan.end
        return is_due and (_cites(plan, report) or (act.has_doer and act.names_doer(report.words)))
    if fate in {"done", "repeated"} and not act.names_doer(report.words):
        return False
    return fate != "done" or _fits(plan, report)


def _weight(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(key, 0.0) for key in keys)


def _later(plan: Line, report: Report) -> bool:
    """Whether a sentence is of a later cable, and not years after."""
    if plan.date is None or report.date is None or report.copy == plan.copy:
        return False
    return plan.date < report.date and int(report.date[:4]) - int(plan.date[:4]) <= YEARS


def _fits(plan: Line, report: Report) -> bool:
    """Whether the days a sentence names, if any, are neither all before the promise nor all after its day."""
    days = days_named(report.words, report.date or "")
    if not days:
        return True
    return max(days) >= (plan.date or "") and (plan.end is None or min(days) <= plan.end)
