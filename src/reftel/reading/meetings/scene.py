"""A sentence with what the rules of meetings ask of it."""

import re
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.meetings.circumstances import Circumstances, span_of
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import UNTIL, words
from reftel.reading.meetings.officers import is_officer, is_ours, is_secretary
from reftel.reading.meetings.parties import OBJECTS, Side, side, side_of_writer
from reftel.reading.meetings.stretches import stretch_end
from reftel.reading.people.cast import Cast

__all__ = ["Scene"]

_WITH: Final = words("with")
_COME_BY: Final = words("come by")
_WIRE_WORDS: Final = words("wire")
_AFTER: Final = words("after")
_COME: Final = words("come")
_CHANCE: Final = words("chance")

_FINITE: Final = frozenset("EZMXQBH;:.")
_FOR_MANY: Final = frozenset(("briefing", "ceremony"))  # what one may give to all
_PLACE: Final = 16  # tokens from an encounter to its place
_WIRE: Final = 10  # tokens from a verb to `by phone`
_OWN_WORDS: Final = re.compile(r"[^.,;:()EVZMBHXTQ]*+")
_OVER: Final = frozenset(("by", "over", "on", "via"))
_TALKS: Final = frozenset(("meeting", "talks"))
_BEFORE_IT: Final = frozenset(("after", "when", "once", "until", "till", "before", "if", "unless"))
_HAVING: Final = frozenset(("have", "take", "use", "be", "get"))  # `took the occasion to see`, `was able to see`
_MEANWHILE: Final = frozenset(("meet", "visit", "call", "confer", "consult", "tour", "brief", "dine", "lunch"))
_DAYS: Final = frozenset(("this", "yesterday", "that", "late", "last"))
_TIMES_OF_DAY: Final = frozenset(("morning", "afternoon", "evening", "noon", "night", "week"))
_SAME_DAY: Final = 3  # tokens of `the same day`
_OFFICIALS: Final = frozenset(("officials", "leaders"))
_IN: Final = (["in"], ["by"], ["over"], ["here"])
_UNTIL: Final = 6  # tokens from what had not been to the day when it was


@mypyc_attr(acyclic=True)
class Scene:
    """One sentence of a passage: `start` and `end` are token indexes."""

    __slots__ = ("_clauses", "cast", "circumstances", "end", "passage", "people", "start")

    def __init__(self, cast: Cast, circumstances: Circumstances, passage: Passage, sentence: tuple[int, int]) -> None:
        """Take the sentence up; its clauses are found when they are asked for."""
        self.cast = cast
        self.circumstances = circumstances
        self.passage = passage
        self.start, self.end = sentence
        self.people = circumstances.people
        self._clauses: list[Clause] | None = None

    @property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence, from left to right."""
        if self._clauses is None:
            self._clauses = self.cast.study.clauses(self.passage, (self.start, self.end))
        return self._clauses

    def side(self, start: int, end: int) -> Side:
        """Return who is listed between two tokens."""
        return side(self.cast, self.passage, start, end)

    def subject(self, clause: Clause) -> Side:
        """Return who does what a clause tells."""
        if clause.subject is None:
            return self.writer() if self.is_bare(clause) else Side(())
        first = self._beside(*clause.subject) if clause.relative else self._list_start(clause)
        found = self.before_company(clause) or self.side(first, clause.subject[1])
        if not (found.names or found.us) and (before := self._before_time(clause.subject)) is not None:
            return self.side(*before)  # `Tran this morning saw the envoy`
        if found.names or found.us or self.passage.tags[clause.subject[1]] != ",":
            return found
        return self.side(clause.subject[1] + 1, clause.start)  # `their head, Colonel Tran, called`

    def _before_time(self, phrase: tuple[int, int]) -> tuple[int, int] | None:
        """Return the noun phrase before a subject that is only a time of day, or what follows it there."""
        first, end = phrase
        if self.passage.lows[first : first + 2] == ["the", "same"] and end == first + _SAME_DAY:
            return noun_phrase_before(self.passage, first, self.start) if first > self.start else None
        if self.passage.lows[first] not in _DAYS or self.passage.lows[first + 1] not in _TIMES_OF_DAY:
            return None
        if end > first + 2:
            return first + 2, end
        return noun_phrase_before(self.passage, first, self.start) if first > self.start else None

    def before_company(self, clause: Clause) -> Side | None:
        """Return who stands before `, accompanied by`: in that clause, and in the one behind, whose subject it is."""
        told = [one for one in self.clauses if one.start < clause.start and one.kind != "infinitive"]
        aside = clause if self.is_aside(clause) or not told else told[-1]
        if not self.is_aside(aside) or aside.lemma not in _WITH:
            return None
        end = aside.start - (self.passage.tags[aside.start - 1] == ",")
        whole = next((one.subject for one in self.clauses if one.subject and one.subject[1] == end), None)
        phrase = whole or (noun_phrase_before(self.passage, end, self.start) if end > self.start else None)
        return self.side(*phrase) if phrase else None

    def is_aside(self, clause: Clause) -> bool:
        """Return whether `by` tells who does what a clause tells."""
        return clause.passive or clause.kind == "participle" or self.passage.lows[clause.end : clause.end + 1] == ["by"]

    def is_bare(self, clause: Clause) -> bool:
        """Return whether a sentence begins with its verb, as telegrams do: `Saw Strand today`."""
        return clause.kind == "finite" and set(self.passage.tags[self.start : clause.start]) <= set("R")

    def is_ours(self, name: str) -> bool:
        """Return whether somebody is of the writer's side by what he is called: in the Department's, its Secretary."""
        return is_ours(name.rsplit(maxsplit=1)[-1].lower()) or is_secretary(self.cast.study.cable, name)

    def writer(self) -> Side:
        """Return the writer, by name where the document has `I`."""
        return side_of_writer(self.cast)

    def _list_start(self, clause: Clause) -> int:
        """Where the list begins whose last member is the subject (`Conoff, Poloff and Strand met`)."""
        first = clause.subject[0] if clause.subject else clause.start
        at = first
        while at > self.start and self.passage.tags[at - 1] in "CNJD,K'y#O":
            at -= 1
        if self.passage.lows[first] == "i" and first - 2 > self.start and self.passage.lows[first - 1] == "and":
            phrase = noun_phrase_before(self.passage, first - 1, self.start)  # `Foreign Minister Strand and I`
            return phrase[0] if phrase else first
        begins = at == self.start or (at == self.start + 1 and self.passage.tags[self.start : at + 1] == "Py")
        if not begins and self.passage.lows[first - 1] == "and" and first - 2 >= self.start:
            at = self._first_of_two(first - 1)
            begins = at < first
        while begins and self.passage.tags[at] in "y#,":  # `In May 2009 Strand and Tran met`
            at += 1
        listed = begins and "K" in self.passage.tags[at : clause.start]
        return at if listed and not clause.relative else first

    def _first_of_two(self, joint: int) -> int:
        """Where the other begins whom `and` joins to a subject: a pronoun, a name before which no verb stands."""
        if self.passage.tags[joint - 1] == "U":
            return joint - 1
        if any(one.kind == "finite" and one.end <= joint for one in self.clauses):
            return joint + 1
        before = self.cast.mentions.within(self.passage.index, self.start, joint)
        named = next((one for one in before if one.kind == "person" and one.end == joint), None)
        return (named.phrase or (named.start,))[0] if named else joint + 1

    def _beside(self, first: int, end: int) -> int:
        """Where the list begins of whose last member a relative clause tells (`Strand and Envoy Tran who spoke`)."""
        if first - 1 <= self.start or self.passage.lows[first - 1] != "and" or not self._is_person(first, end):
            return first
        before = noun_phrase_before(self.passage, first - 1, self.start)
        return before[0] if before and self._is_person(*before) else first

    def _is_person(self, start: int, end: int) -> bool:
        """Whether a phrase ends with the name of somebody."""
        inside = self.cast.mentions.within(self.passage.index, start, end)
        return any(one.kind == "person" and one.end == end for one in inside)

    def after_word(self, word: str, start: int, reach: int, limit: int | None = None) -> Side | None:
        """Return who is listed behind a preposition that stands within so many tokens, no verb in between."""
        for at in range(start, min(start + reach, self.end)):
            if self.passage.lows[at] == word:
                end = stretch_end(self.passage, at + 1, self.end if limit is None else max(limit, at + 1))
                return self.side(at + 1, end)
            if self.passage.tags[at] in _FINITE:
                return None
        return None

    def listed(self, start: int) -> Side:
        """Return who is listed from a token on."""
        return self.side(start, stretch_end(self.passage, start, self.end))

    def enumerated(self, start: int) -> Side:
        """Return the first of each item of a list that semicolons part: `met: Director Tran; Professor Strand`."""
        names: list[str] = []
        while start < self.end:
            end = self.passage.tags.find(";", start, self.end)
            end = self.end if end < 0 else end
            item = self.side(start, stretch_end(self.passage, start, end))
            names += [name for name in item.names if name in self.people][:1] or item.names[:1]
            start = end + 1
        return Side(tuple(names), listed=len(names))

    def object_after(self, start: int) -> Side | None:
        """Return who is the object that begins at a token, adverbs passed over."""
        while start < self.end and self.passage.tags[start] == "R":
            start += 1
        if start + 1 < self.end and self.passage.lows[start] in _COME_BY:
            start += 1  # `met visiting Senator Strand`
        if self.passage.lows[start : start + 2] == ["under", "secretary"]:
            return self.listed(start)
        if start >= self.end or self.passage.tags[start] not in "DCNuJ#Y'":
            return None
        low = self.passage.lows[start]
        if low in OBJECTS and (low != "her" or self.passage.tags[start + 1 : start + 2] not in tuple("NCJ")):
            return self.side(start, start + 1)  # `told me last night`; `her envoy` goes on
        return self.listed(start)

    def object_phrase(self, at: int) -> tuple[int, int]:
        """Return the noun phrase that begins at a token, as far as it goes."""
        return noun_phrase_from(self.passage, at, self.end) or (at, at)

    def _is_by_wire(self, at: int) -> bool:
        """`spoke by telephone`, `talked with Strand over the phone`."""
        lows = self.passage.lows
        own = _OWN_WORDS.match(self.passage.tags, at, min(at + _WIRE, self.end))
        behind = range(at, own.end() if own else at)
        return any(lows[one] in _WIRE_WORDS and not _OVER.isdisjoint(lows[one - 2 : one]) for one in behind)

    def has_happened(self, clause: Clause) -> bool:
        """Return whether a clause tells of what took place or is under way."""
        if clause.modal or clause.negated:
            return self._has_at_last(clause)
        if clause.kind == "infinitive":
            return self._has_come(clause)
        group = self.passage.tags[clause.start : clause.end]
        if clause.kind == "finite" and self._is_condition(clause):
            return False
        if clause.kind == "finite":
            had = group[-1] == "H" and self.passage.lows[clause.head] == "had"
            return had or group[-1] in "EY" or (group[-1] == "G" and "B" in group and not self._is_to_come(clause))
        before = self.passage.lows[clause.start - 1] if clause.start > self.start else ""
        is_told = before in _AFTER or self._is_back_from(clause, before) or self._is_while(clause, before)
        return clause.kind == "ing" and is_told

    def _is_back_from(self, clause: Clause, before: str) -> bool:
        """Whether somebody came back from doing it: `have just returned from seeing Strand`."""
        main = next((one for one in reversed(self.clauses) if one.end < clause.start and one.kind == "finite"), None)
        return before == "from" and main is not None and main.lemma == "return" and self.has_happened(main)

    def _is_condition(self, clause: Clause) -> bool:
        """Whether it is to be before something else (`after I have seen him`, `would sign after he had met him`)."""
        if clause.subject is None or clause.subject[0] == self.start:
            return False
        near = self.passage.lows[clause.subject[0] - 1 : clause.subject[1]]
        before, verb = next((low for low in near if low in _BEFORE_IT), ""), self.passage.lows[clause.start]
        if before in UNTIL or not before:
            return bool(before)
        last = next((one for one in reversed(self.clauses) if one.end <= clause.subject[0]), None)
        return verb in {"have", "has"} or (verb == "had" and last is not None and bool(last.modal))

    def _is_to_come(self, clause: Clause) -> bool:
        """Whether a clause tells of the next days (`I am seeing Strand tonight`); who is meeting may be at it."""
        return clause.lemma == "see" and self.passage.lows[clause.start] in {"am", "is", "are"}

    def _is_while(self, clause: Clause, before: str) -> bool:
        """Whether it was while something else was: `visited Lysandra, meeting with Strand`, `replied by visiting`."""
        if before not in (",", "by") or clause.lemma not in _MEANWHILE:
            return False
        main = next((one for one in reversed(self.clauses) if one.end < clause.start and one.kind == "finite"), None)
        return main is not None and not main.modal and self.has_happened(main)

    def _has_at_last(self, clause: Clause) -> bool:
        """Whether it was not before a day that is told (`did not meet until March`)."""
        if clause.modal or self.passage.lows[clause.start] not in {"did", "had", "didn't", "hadn't"}:
            return False
        behind = range(clause.end, min(clause.end + _UNTIL, self.end - 1))
        until = next((at for at in behind if self.passage.lows[at] in UNTIL), None)
        return until is not None and self.passage.tags[until + 1] in "y#"

    def _has_come(self, clause: Clause) -> bool:
        """Whether somebody came to do it, or could: `came to see me`, `had the opportunity to talk to`."""
        before = [one for one in self.clauses if one.end <= clause.start and one.kind != "ing"]
        if not before or not (self.has_happened(before[-1]) or self.passage.lows[before[-1].head] in {"was", "were"}):
            return False
        between = self.passage.lows[before[-1].end : clause.start]
        if not between or between in _IN:  # `came in to see the Secretary`
            return before[-1].lemma in _COME
        has_chance = not _CHANCE.isdisjoint(between) and "no" not in between
        return before[-1].lemma in _HAVING and has_chance

    def encounter(
        self, kind: str, sides: list[Side], at: tuple[int, int], rule: str, confidence: float, *, fewest: int = 2
    ) -> Encounter | None:
        """Return an encounter of some sides, told at some tokens; None where it is yet to come or too few are there."""
        entry = self.circumstances.date_of(self.passage, at, (self.start, self.end))
        if self.circumstances.is_ahead(entry):
            return None
        if kind in _TALKS and self._is_by_wire(at[1]):
            kind = "call"
        names = tuple(dict.fromkeys(name for one in sides for name in one.names))
        us = any(one.us for one in sides)
        if us and kind != "visit" and names and set(names) <= set(self.writer().names):
            return None
        alone = kind == "visit" or (entry is not None and kind in _FOR_MANY)
        met = entry or self.people.intersection(names) or any(_is_people(name) for name in names)
        if len(names) < (1 if alone or (us and met) else fewest):
            return None
        return Encounter(
            kind=kind,
            names=names,
            us=us,
            ours=frozenset(name for one in sides if one.us for name in one.names),
            is_latest=self.circumstances.is_near(entry),
            is_earlier=entry is None and "ago" in self.passage.lows[self.start : self.end],
            people=self.people.intersection(names),
            index=self.passage.index,
            at=(self.passage.place(*at),),
            rule=rule,
            confidence=confidence,
            date=span_of(entry),
            place=self.circumstances.place_of(self.passage, at[1], min(self.end, at[1] + _PLACE))
            or self.circumstances.place_before(self.passage, self.start, at[0]),
        )


def _is_people(name: str) -> bool:
    """Whether a name is that of somebody in an office, or of officials: no state's, body's or looser group's."""
    low = name.rsplit(maxsplit=1)[-1].lower()
    return low in _OFFICIALS or is_officer(low)
