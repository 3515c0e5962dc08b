"""What became of a plan: the later sentences that speak of it, and what they tell.

A verdict is never given without a cited line that names the act, and where it is done its doer and no other days; else
the plan stays open, or has no later word once its last day has passed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from reftel.corpus.fates.clauses import clause_of
from reftel.corpus.fates.pairs import ENOUGH, Pair
from reftel.corpus.fates.reports import Cue, Report, cue_of
from reftel.corpus.fates.scales import Half, Scale
from reftel.corpus.fates.telling import is_of_the_day, is_told
from reftel.corpus.keywords import keys_of
from reftel.corpus.lines import KeptLine, Line

__all__ = ["NO_WORD", "OPEN", "REFUSED", "YEARS", "Evidence", "Fate", "Judged", "judged", "settled"]

NO_WORD = "no later word"
OPEN = "open"
REFUSED = "refused"
YEARS = 5  # in which a plan is followed
_REACH = 120  # letters on either side of a word for a fate in which it is said of what
_EVIDENCE = 5
_ASKED = re.compile(r"\b(?:if|unless|whether|whatever|cannot|asked when|unclear when)\b")  # what follows may not be so
_KEPT = re.compile(r"\b(?:made good|makes good|as (?:promised|agreed|announced))\b")
_LOOSE = re.compile(r"(?:had|has|have) (?:still )?not\b")  # what is said of any number of things
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


class Judged(NamedTuple):
    """What a sentence tells of a plan, and what words must weigh for it to be of that plan."""

    evidence: Evidence
    scale: Scale


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a plan, and the evidence in the order of time: what came late was not done in its time."""

    plan: Line
    fate: str
    evidence: tuple[Evidence, ...] = ()


def settled(plan: Line, told: Sequence[Evidence], today: str) -> Fate:
    """Return the fate of a plan out of all that later sentences tell of it, else out of its own: refused, or past."""
    rows = sorted(told, key=lambda one: (one.report.date or "", one.report.copy, one.report.index, one.report.start))
    fate, evidence = "", list[Evidence]()
    for row in rows:
        if not fate or row.fate in _AFTER[fate]:
            fate = row.fate
            evidence.append(row)
    if fate:
        return Fate(plan=plan, fate=fate, evidence=tuple(evidence[-_EVIDENCE:]))
    if plan.kind == REFUSED:
        return Fate(plan=plan, fate=REFUSED)
    passed = plan.end is not None and plan.end < today
    return Fate(plan=plan, fate=NO_WORD if passed else OPEN)


def judged(plan: KeptLine, report: Report) -> Judged | None:
    """Return what a later sentence tells of a plan; None where it speaks of something else, or tells nothing firm.

    It speaks of it where it names its cable, where it names the doer and the act on a day of the plan's, or where it
    has words of the plan's that weigh enough, which is left to its scale; there it must say near its word for the fate
    who does what to what.
    """
    if not _later(plan, report):
        return None
    pair = Pair(plan, report)
    scale = _scale(pair)
    if scale is None or _ASKED.search(report.words.lower()):
        return None
    cue = cue_of(report.words, pair.act, pair.matter, pair.is_of_other_days)
    if cue is not None:
        fate = cue.fate if _is_firm(cue, pair) else ""
    else:  # makes good what was agreed in a cable that it names; our approach, as that cable had asked of us
        is_kept = _KEPT.search(report.words.lower()) is not None or pair.is_our_own
        fate = "done" if pair.is_dated and is_kept else ""
    return Judged(Evidence(fate=fate, report=report), scale) if fate else None


def _scale(pair: Pair) -> Scale | None:
    """What the words must weigh for the sentence to be of the plan; None where they say too little anyhow."""
    is_sure = pair.is_cited or pair.is_dated or pair.is_refused
    if not pair.shared or not (is_sure or (len(pair.shared) >= ENOUGH and pair.core)):
        return None
    return Scale(
        shared=tuple(pair.shared),
        post=pair.post,
        is_linked=pair.is_linked or pair.names_cable,
        is_sure=is_sure,
        halves=() if is_sure else tuple(_halves(pair)),
    )


def _halves(pair: Pair) -> Iterator[Half]:
    """Words of which the sentence must have half by weight: those in which the plan's act is said, and all it says."""
    core, act = pair.core, pair.act
    if 2 * len(core) < len(act.core):
        yield tuple(sorted(core)), tuple(sorted(act.core))
    is_whole = core == act.core and len(core) >= ENOUGH
    if not is_whole and (act.has_doer or not pair.names_somebody):
        yield tuple(pair.shared), tuple(sorted(pair.said))


def _is_firm(cue: Cue, pair: Pair) -> bool:
    """Whether a sentence's word for a fate may be taken: its act, its doer and its days are the plan's."""
    if cue.fate == "done":
        if pair.is_dated:
            return pair.is_linked or pair.names_cable or is_of_the_day(cue, pair)
        return _fits(pair) and is_told(cue, pair)
    if cue.fate == "repeated":
        return is_told(cue, pair)
    if cue.fate == "not done" and not _is_due(cue, pair):
        return False
    if cue.fate == "refused" and pair.is_refused:
        return True
    return (
        (pair.is_cited and pair.is_of_act and _is_of_clause(cue, pair))
        or pair.has_much(_near(cue, pair))
        or is_told(cue, pair)
    )


def _is_of_clause(cue: Cue, pair: Pair) -> bool:
    """Whether the clause of the word for a fate has a word of the plan: who names its cable may speak of others too."""
    clause = clause_of(pair.report.words, cue.start, cue.end)
    return not pair.matter.isdisjoint(keys_of(f"{clause.before} {clause.behind}"))


def _is_due(cue: Cue, pair: Pair) -> bool:
    """Whether the plan's day has passed, and what is said of many things is surely said of the plan's."""
    told = pair.report.words[cue.start : cue.end].lower()
    surely = pair.is_cited or pair.is_linked or (pair.core == pair.act.core and len(pair.core) >= ENOUGH)
    is_due = pair.plan.end is None or (pair.report.date or "") > pair.plan.end
    return is_due and (surely or not _LOOSE.match(told))


def _near(cue: Cue, pair: Pair) -> str:
    return pair.report.words[max(0, cue.start - _REACH) : cue.end + _REACH]


def _later(plan: Line, report: Report) -> bool:
    """Whether a sentence is of a later cable, and not years after, unless it names the plan's cable."""
    if plan.date is None or report.date is None or report.copy == plan.copy:
        return False
    return plan.date < report.date and (
        plan.cable in report.cites or int(report.date[:4]) - int(plan.date[:4]) <= YEARS
    )


def _fits(pair: Pair) -> bool:
    """Whether the days a sentence names, if any, are neither all before the promise nor all after its day."""
    if not pair.days:
        return True
    first, last = min(first for first, _ in pair.days), max(last for _, last in pair.days)
    return last >= (pair.plan.date or "") and (pair.plan.end is None or first <= pair.plan.end)
