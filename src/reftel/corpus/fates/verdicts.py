"""What became of a plan: the later sentences that speak of it, and what they tell.

A verdict is never given without a cited line that names the act, and where it is done its doer and no other days; else
the plan stays open, or has no later word once its last day has passed.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec

from reftel.corpus.fates.acts import act_of, stems_of, verb_key
from reftel.corpus.fates.days import days_named
from reftel.corpus.fates.reports import Cue, Report, answers, behind, cue_of, is_our_own
from reftel.corpus.keywords import WORD, keys_of
from reftel.corpus.lines import Line

__all__ = ["NO_WORD", "OPEN", "YEARS", "Evidence", "Fate", "judged", "settled"]

NO_WORD = "no later word"
OPEN = "open"
YEARS = 5  # in which a plan is followed
_ENOUGH = 2  # words in common
_MANY = 3
_SOON = 2  # years in which a plan is spoken of without a word of which
_REACH = 120  # letters on either side of a word for a fate in which it is said of what
_SHARE = 0.5  # of the weight of a plan's words that a sentence must have
_CHANCE = 5  # sentences that may have the words by chance
_EVIDENCE = 5
_ASKED = re.compile(r"\b(?:if|unless|whether|whatever|cannot|asked when|unclear when)\b")  # what follows may not be so
_KEPT = re.compile(r"\b(?:made good|makes good|as (?:promised|agreed|announced))\b")
_ENDED = re.compile(r"[,;.(]| and | but ")  # where the object of a verb ends at the latest
_LOOSE = re.compile(r"(?:had|has|have) (?:still )?not\b")  # what is said of any number of things
_PASSIVE = re.compile(r"\b(?:was|were|been|being)\b|, [a-z]++ed\b")
_UNMADE = frozenset({"put off", "refused", "overtaken"})
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

    It speaks of it where it names its cable, where it names the doer and the act on a day of the plan's, or where it
    has enough of what the plan's words weigh, and words so rare that among `total` sentences hardly another would have
    them by chance; there it must say near its word for the fate who does what to what.
    """
    if not _later(plan, report):
        return None
    pair = _Pair(plan, report)
    if not pair.shared or not (_is_meant(pair) or _is_rare(pair, weights, total)):
        return None
    if _ASKED.search(report.words.lower()):
        return None
    cue = cue_of(report.words, pair.act, pair.matter, pair.is_of_other_days)
    if cue is not None:
        fate = cue.fate if _is_firm(cue, pair) else ""
    else:  # makes good what was agreed in a cable that it names; our approach, as that cable had asked of us
        is_kept = _KEPT.search(report.words.lower()) is not None or pair.is_our_own
        fate = "done" if pair.is_dated and is_kept else ""
    return Evidence(fate=fate, report=report) if fate else None


class _Pair:
    """A plan beside a later sentence."""

    def __init__(self, plan: Line, report: Report) -> None:
        self.plan, self.report = plan, report
        self.act = act_of(plan.words, plan.doers, plan.about, "" if plan.doers else " ".join(plan.who))
        self.shared = [key for key in plan.keys if key in report.keys]
        self.core = self.act.core.intersection(report.keys)

    @cached_property
    def days(self) -> list[tuple[str, str]]:
        """The times that the sentence names, each with its first and its last day."""
        return days_named(self.report.words, self.report.date or "")

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of what is to be done, and of what a word in it stands for."""
        return _said(self.plan.words, self.plan.about)

    @cached_property
    def is_cited(self) -> bool:
        """Whether the sentence names the plan's own cable, and half of what the plan is of or two words of it."""
        return self._names_cable and (2 * len(self.core) >= len(self.act.core) or len(self.matter) >= _ENOUGH)

    @cached_property
    def _names_cable(self) -> bool:
        return bool(self.plan.cable) and self.plan.cable in self.report.cites

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words that both have of what is to be done, else those of who is to do it."""
        return (self.said | self.core).intersection(self.report.keys)

    @cached_property
    def is_of_act(self) -> bool:
        """Whether the sentence has a telling word of what is to be done, the verb where there is no other."""
        return not self.said or not (self.said - {self.act.verb} or self.said).isdisjoint(self.report.keys)

    def is_whole(self, near: str) -> bool:
        """Whether some words have all of what is to be done, two or three; some of it, if its cable refers here."""
        said, here = self.said - {self.act.verb}, set(keys_of(near))
        has_verb = self.act.verb in {verb_key(word) for word in WORD.findall(near)}
        if said <= here and _soon(self) and len(said) + has_verb >= (_ENOUGH if not self.act.verb else _MANY):
            return True
        if self.is_linked and len(self.matter & here) >= _MANY:
            return True
        return self.act.core <= here and len(self.core) >= _ENOUGH and self.is_on_a_day

    @cached_property
    def names_doer(self) -> bool:
        """Whether the sentence names who is to do it, or is that one's own; a plan of nobody's asks none."""
        return self.act.names_doer(stems_of(f"{self.report.words} {self.report.own}"))

    @cached_property
    def names_somebody(self) -> bool:
        """Whether it names the doer, or for a plan of nobody's one whom the plan's sentence names."""
        if self.act.has_doer:
            return self.names_doer
        return not set(keys_of(" ".join(self.plan.names))).isdisjoint(self.report.keys)

    @cached_property
    def is_on_a_day(self) -> bool:
        """Whether the sentence names a day of the plan's, where that has some, and those no long time."""
        first, last = self.plan.start or self.plan.date or "", self.plan.end
        if last is None or not last > (self.plan.date or "") or int(last[:4]) - int(first[:4]) > 1:
            return False
        return _meets(self.days, max(first, self.plan.date or ""), last)

    @cached_property
    def is_dated(self) -> bool:
        """Whether a sentence names who is to do it, in a word that answers the verb, on a day of the plan's."""
        if not self.is_on_a_day:
            return False
        told = answers(self.report.words, self.act) or self._names_cable
        other = self.core - set(keys_of(" ".join(self.plan.doers))) or self.is_linked or self._names_cable
        known = self.names_somebody or self.is_of_the_thing or (self.is_linked and self.core == self.act.core)
        return bool(told and other and known)

    @cached_property
    def is_our_own(self) -> bool:
        """Whether whoever was asked says that they did such a thing, and names the cable that asked."""
        return self._names_cable and is_our_own(self.report.words, self.act)

    @cached_property
    def is_refused(self) -> bool:
        """Whether the doer refused the very thing, in a cable that refers to the plan's: `refused compensation`."""
        if not (self.is_linked and self.act.has_doer and len(self.matter) >= _ENOUGH and self.names_doer):
            return False
        objects = (_ENDED.split(words, maxsplit=1)[0] for words in behind(self.report.words, "refused"))
        return any(self.act.core.issubset(keys_of(words)) for words in objects)

    @cached_property
    def is_linked(self) -> bool:
        """Whether the sentence's cable refers to the plan's."""
        return self.plan.cable in self.report.refers

    @cached_property
    def is_of_the_thing(self) -> bool:
        """Whether it has every word of what the plan is done to, where neither or only the plan says who does it."""
        whole = len(self.core) == len(self.act.core) and len(self.core) >= _ENOUGH
        return whole and (not self.act.has_doer or _PASSIVE.search(self.report.words) is not None)

    def is_of_other_days(self, after: str) -> bool:
        """Whether what was put off was put off from days (the words after that) which are not the plan's."""
        days = days_named(after, self.report.date or "") if after.startswith(" from ") else []
        first, last = self.plan.start or self.plan.date or "", self.plan.end
        return bool(days) and last is not None and not _meets(days, first, last)


def _is_meant(pair: _Pair) -> bool:
    """Whether a sentence is surely of the plan, however common its words are."""
    return pair.is_cited or pair.is_dated or pair.is_refused


def _is_rare(pair: _Pair, weights: Mapping[str, float], total: int) -> bool:
    """Whether a sentence has enough of a plan's words, and of those in which its act is said."""
    core, act, common = pair.core, pair.act, _weight(pair.shared, weights)
    if len(pair.shared) < _ENOUGH or common < math.log(max(1.0, total / _CHANCE)) or not core:
        return False
    if _weight(core, weights) < _SHARE * _weight(act.core, weights) and 2 * len(core) < len(act.core):
        return False
    if (core == act.core and len(core) >= _ENOUGH) or (not act.has_doer and pair.names_somebody):
        return True
    return common >= _SHARE * _weight(pair.said, weights)


def _is_firm(cue: Cue, pair: _Pair) -> bool:
    """Whether a sentence's word for a fate may be taken: its act, its doer and its days are the plan's."""
    if cue.fate == "done":
        is_known = pair.is_cited or len(pair.act.core) >= _ENOUGH
        return pair.is_dated or (is_known and _fits(pair) and _is_told(cue, pair))
    if cue.fate == "repeated":
        return _is_told(cue, pair)
    if cue.fate == "not done":
        is_due = pair.plan.end is None or (pair.report.date or "") > pair.plan.end
        told = pair.report.words[cue.start : cue.end].lower()
        surely = pair.is_cited or pair.is_linked or (pair.core == pair.act.core and len(pair.core) >= _ENOUGH)
        if not is_due or (_LOOSE.match(told) and not surely):
            return False
    if cue.fate == "refused" and pair.is_refused:
        return True
    return (pair.is_cited and pair.is_of_act) or pair.is_whole(_near(cue, pair)) or _is_told(cue, pair)


def _is_told(cue: Cue, pair: _Pair) -> bool:
    """Whether the words near a cue say who does what to what, as the plan does."""
    near = _near(cue, pair)
    core = pair.act.core.intersection(keys_of(near))
    verbs = {verb_key(word) for word in WORD.findall(near)}
    has_verb = pair.act.verb in cue.verbs or pair.act.verb in verbs
    if not _soon(pair) or 2 * len(core) < len(pair.act.core):
        return False
    if pair.act.has_doer:
        return has_verb and pair.act.names_doer(stems_of(f"{near} {pair.report.own}"))
    somebody = not set(keys_of(" ".join(pair.plan.names))).isdisjoint(keys_of(near))
    whole = len(core) == len(pair.act.core) and len(core) >= _ENOUGH
    if cue.fate in _UNMADE and somebody:
        return has_verb or not core.isdisjoint(_plain(pair.plan.words))
    return whole and has_verb and not pair.plan.who


@lru_cache(maxsize=65536)
def _said(words: str, about: str) -> frozenset[str]:
    return frozenset(keys_of(f"{words} {about}"))


def _near(cue: Cue, pair: _Pair) -> str:
    return pair.report.words[max(0, cue.start - _REACH) : cue.end + _REACH]


def _plain(words: str) -> tuple[str, ...]:
    """The keys of words that are no names."""
    return keys_of(" ".join(word for word in WORD.findall(words) if word.islower()))


def _soon(pair: _Pair) -> bool:
    """Whether a sentence is of the years in which a plan is spoken of without saying which."""
    return int((pair.report.date or "0")[:4]) - int((pair.plan.date or "0")[:4]) <= _SOON


def _weight(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(key, 0.0) for key in keys)


def _meets(days: Iterable[tuple[str, str]], first: str, last: str) -> bool:
    """Whether one of some times has a day between two."""
    return any(begin <= last and end >= first for begin, end in days)


def _later(plan: Line, report: Report) -> bool:
    """Whether a sentence is of a later cable, and not years after, unless it names the plan's cable."""
    if plan.date is None or report.date is None or report.copy == plan.copy:
        return False
    return plan.date < report.date and (
        plan.cable in report.cites or int(report.date[:4]) - int(plan.date[:4]) <= YEARS
    )


def _fits(pair: _Pair) -> bool:
    """Whether the days a sentence names, if any, are neither all before the promise nor all after its day."""
    if not pair.days:
        return True
    first, last = min(first for first, _ in pair.days), max(last for _, last in pair.days)
    return last >= (pair.plan.date or "") and (pair.plan.end is None or first <= pair.plan.end)
