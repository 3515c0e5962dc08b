"""A plan beside a later sentence: which words they share, whether it names the act, its doer and its days."""

import re
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache

from reftel.corpus.fates.acts import act_of, stems_of
from reftel.corpus.fates.days import days_named
from reftel.corpus.fates.reports import Report, answers, behind, is_our_own
from reftel.corpus.keywords import WORD, keys_of
from reftel.corpus.lines import KeptLine

__all__ = ["ENOUGH", "Pair"]

ENOUGH = 2  # words in common
_MANY = 3
_ENDED = re.compile(r"[,;.(]| and | but ")  # where the object of a verb ends at the latest
_PASSIVE = re.compile(r"\b(?:was|were|been|being)\b|, [a-z]++ed\b")


class Pair:
    """A plan beside a later sentence."""

    def __init__(self, plan: KeptLine, report: Report) -> None:
        self.plan, self.report = plan, report
        self.act = act_of(plan.words, plan.doers, plan.about, "" if plan.doers else " ".join(plan.who))
        self.shared = [key for key in plan.keys if key in report.keys]
        self.core = self.act.core.intersection(report.keys)

    @property
    def post(self) -> str | None:
        """The post that both cables are from, none being one as well; None where they are from two."""
        post = self.plan.post or ""
        return post if post == (self.report.post or "") else None

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
        return self.names_cable and (2 * len(self.core) >= len(self.act.core) or len(self.matter) >= ENOUGH)

    @cached_property
    def names_cable(self) -> bool:
        """Whether the sentence names the plan's own cable."""
        return bool(self.plan.cable) and self.plan.cable in self.report.cites

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words that both have of what is to be done, else those of who is to do it."""
        return (self.said | self.core).intersection(self.report.keys)

    @cached_property
    def is_of_act(self) -> bool:
        """Whether the sentence has a telling word of what is to be done, the verb where there is no other."""
        return not self.said or not (self.said - {self.act.verb} or self.said).isdisjoint(self.report.keys)

    def has_much(self, near: str) -> bool:
        """Whether some words of a cable that refers to the plan's have three of its words."""
        return self.is_linked and len(self.matter.intersection(keys_of(near))) >= _MANY

    @cached_property
    def places(self) -> frozenset[str]:
        """The names in what is to be done."""
        return _names(self.plan.words)

    @cached_property
    def is_telling(self) -> bool:
        """Whether the plan says in two words or more what is to be done, one of them no name."""
        said = self.said - {self.act.verb}
        return len(said) >= ENOUGH and not self.act.core.isdisjoint(said - self.places)

    @cached_property
    def has_most(self) -> bool:
        """Whether the sentence has two of three words of what is to be done, and of the names among these."""
        return self.has_names and _most(self.said - {self.act.verb}, self.report.keys)

    @cached_property
    def has_names(self) -> bool:
        """Whether the sentence has two of three names of what is to be done."""
        return _most(self.places, self.report.keys)

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
        short = [(begin, end) for begin, end in self.days if begin[:7] == end[:7]]
        return _meets(short, max(first, self.plan.date or ""), last)

    @cached_property
    def is_dated(self) -> bool:
        """Whether a sentence names who is to do it, in a word that answers the verb, on a day of the plan's."""
        if not self.is_on_a_day:
            return False
        told = answers(self.report.words, self.act) or self.names_cable
        other = self.core - set(keys_of(" ".join(self.plan.doers))) or self.is_linked or self.names_cable
        known = self.names_somebody or self.is_of_the_thing or self.is_of_the_one_day
        known = known or (self.is_linked and self.core == self.act.core)
        return bool(told and other and known)

    @cached_property
    def is_our_own(self) -> bool:
        """Whether whoever was asked says that they did such a thing, and names the cable that asked."""
        return self.names_cable and is_our_own(self.report.words, self.act)

    @cached_property
    def is_refused(self) -> bool:
        """Whether the doer refused the very thing, in a cable that refers to the plan's: `refused compensation`."""
        if not (self.is_linked and self.act.has_doer and len(self.matter) >= ENOUGH and self.names_doer):
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
        whole = len(self.core) == len(self.act.core) and len(self.core) >= ENOUGH
        return whole and (not self.act.has_doer or _PASSIVE.search(self.report.words) is not None)

    @cached_property
    def is_of_the_one_day(self) -> bool:
        """Whether it has every word of what nobody known is to do on a day, and the plan says which day."""
        return not self.act.has_doer and self.plan.start == self.plan.end and self.core == self.act.core

    @cached_property
    def months(self) -> int:
        """How many months the sentence is from the plan, or from the last of the plan's days that have passed."""
        date = self.report.date or ""
        days = (self.plan.date or "", self.plan.start or "", self.plan.end or "")
        since = max(day for day in days if day <= date)
        return 12 * (int(date[:4]) - int(since[:4])) + int(date[5:7]) - int(since[5:7])

    def is_of_other_days(self, after: str) -> bool:
        """Whether what was put off was put off from days (the words after that) which are not the plan's."""
        days = days_named(after, self.report.date or "") if after.startswith(" from ") else []
        first, last = self.plan.start or self.plan.date or "", self.plan.end
        return bool(days) and last is not None and not _meets(days, first, last)


@lru_cache(maxsize=65536)
def _said(words: str, about: str) -> frozenset[str]:
    return frozenset(keys_of(f"{words} {about}"))


@lru_cache(maxsize=65536)
def _names(words: str) -> frozenset[str]:
    return frozenset(keys_of(" ".join(word for word in WORD.findall(words) if word[0].isupper())))


def _most(words: frozenset[str], told: Collection[str]) -> bool:
    return 3 * sum(word in told for word in words) >= 2 * len(words)


def _meets(days: Iterable[tuple[str, str]], first: str, last: str) -> bool:
    """Whether one of some times has a day between two."""
    return any(begin <= last and end >= first for begin, end in days)
