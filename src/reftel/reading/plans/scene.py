"""A sentence and its clauses, with what the rules of plans ask of it."""

import re
from functools import lru_cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import base_tags, lemma_of
from reftel.reading.people.cast import Cast
from reftel.reading.plans.lexicon import Frame
from reftel.reading.plans.names import without_opening
from reftel.reading.plans.questions import is_asked
from reftel.reading.plans.timing import Calendar
from reftel.reading.plans.whom import whom
from reftel.reading.statements.lexicon import verbs as cues

__all__ = ["Scene"]

_TO_VERB: Final = re.compile(r"R{0,2}(?:(?P<not>!)R?)?t(?::-{0,2})?(?:D(?=V))?R{0,2}<?(?P<act>[VBHX])")
_TO_TO: Final = 5  # tokens of this at most up to its `to`
_TO_UNKNOWN: Final = re.compile(r"R?tR?(?P<act>N)(?=[DuKC])")
_HANGING: Final = re.compile(r"(?:\([NC]{1,3}\))?(?:[OPt](?!G)[DJNCG#'y]{1,8}(?:K[DJNC]{1,4})?){0,5}")
_BETWEEN: Final = re.compile(r",?(?:P[DJNCu#'yL]{1,7}(?:t[DJNC]{1,4}(?=t))?,?(?:#,?)?){1,2}")
_MONEY: Final = re.compile(r"[DC]?L(?=#)")
_OF_ACTS: Final = ("tion", "sion", "ment")
_VAGUE: Final = frozenset(("so", "more", "this", "that", "it", "better", "the", ".", ",", "likewise"))
_REACHED: Final = frozenset(
    ("decision", "decisions", "agreement", "agreements", "accord", "settlement", "understanding")
)
_OUTCOMES: Final = frozenset(
    ("progress", "solution", "solutions", "way", "ways", "underway", "headway", "good", "peace")
)
_NOBODY: Final = frozenset(("no", "none", "nobody", "neither", "etc."))
_NONE: Final = frozenset(("of", "more", "such", "other", "further"))  # behind `no` or `none`


_BARE: Final = (
    ["look", "into"],
    ["leave", "for"],
    ["return", "from"],
    ["proceed", "with"],
    ["work", "with"],
    ["meet", "with"],
)
_OPENS_DAY: Final = frozenset("DJNCRy#")
_LONGEST_DAY: Final = 5  # tokens
_UNITS: Final = frozenset(("intelligence service", "intelligence services", "security service", "security services"))
_DOERS: Final = read_words("doers.txt")
_QUANTITIES: Final = read_words("quantities.txt")
_SERVICES: Final = frozenset(("service", "services"))
_SHORT_FORM: Final = 4  # letters of what may be an abbreviation


@mypyc_attr(acyclic=True)
class Scene:
    """One sentence of a passage: `start` and `end` are token indexes."""

    def __init__(self, cast: Cast, calendar: Calendar, passage: Passage, start: int, end: int) -> None:
        self.cast = cast
        self.calendar = calendar
        self.passage = passage
        self.start = start
        self.end = end
        self.clauses: list[Clause] = cast.study.clauses(passage, (start, end))
        self.framed: Clause | None = None  # the clause whose verb's frame was asked for last: its rules all ask for it
        self.frame: Frame | None = None
        self._asked: dict[int, bool] = {}  # by the head of a clause: several rules ask the same of it
        self._doers: dict[tuple[int, int], bool] = {}  # by phrases
        self._objects: dict[int, tuple[int, int] | None] = {}  # by tokens: rules of one verb ask for the same

    def verb_after(self, at: int) -> int | None:
        """Return the verb of the `to` phrase that begins at a token, a prepositional phrase before it passed over.

        Telegrams leave the `to` out (`intended try`).
        """
        tags, at = self.passage.tags, self.behind_adverb(self._behind_day(at))
        while at < self.end and tags[at] == "R" and tags[at + 1 : at + 2] in ("R", "V"):
            at += 1
        if at < self.end and (tags[at] == "V" or (tags[at] == "N" and self._is_bare(at))):
            return at
        if tags.find("t", at, self.end) < 0:
            return None
        if tags[at] in "tR!":
            match = _TO_VERB.match(tags, at, self.end)
            if match is None:
                return self.verb_right_after(at)
            return None if self.is_vague(match.start("act")) else match.start("act")
        if tags[at] not in ",P" or self.passage.lows[at : at + 2] == ["in", "order"]:
            return None  # `the text was resolved in order to go on`
        between = _BETWEEN.match(tags, at, self.end)
        return self.verb_right_after(between.end()) if between else None

    def behind_adverb(self, at: int) -> int:
        """Return where a sentence goes on behind an adverb between commas (`is ready, however, to sign`)."""
        lows = self.passage.lows
        if at < self.end and lows[at] == "first" and lows[at + 1] == "to":
            return at + 1
        return at + 3 if self.passage.tags[at : at + 3] == ",R," else at

    def _behind_day(self, at: int) -> int:
        """Return where a sentence goes on behind a day (`was authorized this afternoon | to sign`)."""
        if self.passage.tags[at : at + 1] not in _OPENS_DAY or not self.calendar.has(self.passage):
            return at
        dates = self.calendar.between(self.passage, at, min(at + _LONGEST_DAY, self.end))
        return next((last for first, last, _ in dates if first == at and self.passage.tags[last] == "t"), at)

    def _is_bare(self, at: int) -> bool:
        """Whether a noun's form right behind `intends` is the verb (`intends visit Kestria`, `intended try to`)."""
        tags = self.passage.tags
        return (
            tags[at - 1] in "EZVC"
            and (tags[at + 1 : at + 2] in ("t", "D", "C", "u") or self.passage.lows[at : at + 2] in _BARE)
            and base_tags().get(self.passage.lows[at]) == "1"
        )

    def is_vague(self, act: int) -> bool:
        """Return whether a verb says nothing of what is done (`do so`, `do more`)."""
        return self.passage.tags[act] == "X" and not _VAGUE.isdisjoint(self.passage.lows[act + 1 : act + 2])

    def is_goal(self, act: int) -> bool:
        """Return whether a verb names what one would like to come about, not what is done (`make progress`)."""
        lows = self.passage.lows
        if lows[act] == "reach" and not _REACHED.isdisjoint(lows[act + 1 : act + 5]):
            return False
        if lows[act] == "see":
            return not self._is_visit(act + 1)
        if lows[act] in ("make", "find", "get") and not _OUTCOMES.isdisjoint(lows[act + 1 : act + 4]):
            return True
        return lemma_of(lows[act]) in read_words("goals.txt")

    def _is_visit(self, at: int) -> bool:
        """Whether who stands behind `see` is met (`hopes to see Tran`), and not seen to do (`to see Marenne grow`)."""
        phrase = self.object_at(at)
        return phrase is not None and self.is_doer(phrase) and self.passage.tags[phrase[1]] not in "VEYGJ"

    def verb_right_after(self, at: int) -> int | None:
        """Return the verb of the `to` phrase that begins at a token."""
        tags = self.passage.tags
        if at >= self.end or tags[at] not in "tR!" or tags.find("t", at, at + _TO_TO) < 0:
            return None
        if match := _TO_VERB.match(tags, at, self.end):
            return match.start("act")
        match = _TO_UNKNOWN.match(tags, at, self.end)
        return match.start("act") if match and self.is_unknown(match.start("act")) else None

    def is_unknown(self, at: int) -> bool:
        """Return whether a word in small letters is in no table: behind `to` it is a verb (`to interrogate her`)."""
        return base_tags().get(self.passage.lows[at]) is None and self.passage.words[at].islower()

    def behind_able(self, act: int) -> int:
        """Return the verb of `to be able to sign`, any other verb as it is."""
        if self.passage.tags[act] == "B" and self.passage.lows[act + 1 : act + 2] == ["able"]:
            return self.verb_right_after(act + 2) or act
        return act

    def denied(self, act: int) -> int | None:
        """Return the token of the `not` before a `to` phrase, from its verb (`agreed not to sign`)."""
        at = self.passage.tags.rfind("t", max(act - 4, 0), act) - 1
        while at > 0 and self.passage.tags[at] == "R":
            at -= 1
        return at if at > 0 and self.passage.tags[at] == "!" else None

    def verb_before(self, at: int) -> Clause | None:
        """Return the last finite verb before a token: the one that most often governs what begins there."""
        return next((one for one in reversed(self.clauses) if one.end <= at and one.kind == "finite"), None)

    def is_asked(self, clause: Clause) -> bool:
        """Return whether a clause stands in a question, a condition or a doubt (`if he would`, `what he should do`)."""
        known = self._asked.get(clause.head)
        if known is None:
            known = self._asked[clause.head] = is_asked(self, clause)
        return known

    def comes_after(self, start: int, end: int) -> bool:
        """Return whether a date in a stretch of tokens is later than the cable's own day."""
        if not self.calendar.has(self.passage):
            return False
        day = self.cast.study.day
        dates = self.calendar.between(self.passage, start, min(end, self.end))
        if day is None:  # a cable that has lost its day: `in 2010`, but not `the 2010 treaty`
            return any(date.from_ and self.passage.tags[first - 1] == "P" for first, _, date in dates)
        return any((date.from_ or "") > day.isoformat() for _, _, date in dates)

    def is_pronoun(self, phrase: tuple[int, int] | None) -> bool:
        """Return whether a phrase is a pronoun or relative."""
        return phrase is not None and phrase[1] - phrase[0] == 1 and self.passage.tags[phrase[0]] in "UuQTD"

    def is_us(self, phrase: tuple[int, int] | None) -> bool:
        """Return whether a phrase is `we` or `I`."""
        return phrase is not None and self.passage.lows[phrase[0]] in ("we", "i")

    def is_event_word(self, at: int) -> bool:
        """Return whether a token is a noun of what people do together or to each other."""
        return self.passage.lows[at] in read_words("events.txt")

    def is_event(self, phrase: tuple[int, int]) -> bool:
        """Return whether a phrase means an act that can be asked for, by its noun or the noun's ending (`adoption`)."""
        head = self.head_of(phrase)
        if self.passage.lows[head] in _QUANTITIES and self.passage.tags[head + 1] == "O":
            head = phrase[1] - 1  # `a series of talks`
        low = self.passage.lows[head]
        if low in read_words("events.txt") or low in read_words("favours.txt"):
            return True
        one = low.removesuffix("s")
        return one.endswith(_OF_ACTS) and self.passage.tags[head] == "N" and one not in read_words("not_events.txt")

    def phrase_end(self, phrase: tuple[int, int]) -> int:
        """Return the end of a noun phrase with the phrases that hang on it by prepositions."""
        match = _HANGING.match(self.passage.tags, phrase[1], self.end)
        return match.end() if match else phrase[1]

    def object_at(self, at: int) -> tuple[int, int] | None:
        """Return the noun phrase or object pronoun that begins at a token."""
        if at not in self._objects:
            self._objects[at] = self._object_from(at)
        return self._objects[at]

    def _object_from(self, at: int) -> tuple[int, int] | None:
        """The noun phrase, the sum of money or the object pronoun that begins at a token."""
        if at < self.end and self.passage.tags[at] == "u":
            return at, at + 1
        if "L" in self.passage.tags[at : at + 2] and (money := _MONEY.match(self.passage.tags, at, self.end)):
            # `a $5 million bond`
            phrase = noun_phrase_from(self.passage, money.end(), self.end)
            return phrase and (at, phrase[1])
        return noun_phrase_from(self.passage, at, self.end)

    def head_of(self, phrase: tuple[int, int]) -> int:
        """Return the token of a phrase's head noun: the last one before `of` or a preposition."""
        start, end = phrase
        return start if end - start == 1 else start + _head(self.passage.tags[start:end])

    def is_doer(self, phrase: tuple[int, int] | None) -> bool:
        """Return whether a phrase means somebody who can act: a person, a body, people by their office."""
        if phrase is None:
            return False
        known = self._doers.get(phrase)
        if known is None:
            known = self._doers[phrase] = self._can_act(phrase)
        return known

    def _can_act(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase means somebody who can act."""
        if self.passage.lows[self.from_none(phrase)[0]] in _NOBODY or self._is_object(phrase):
            return False
        if self.passage.lows[phrase[0]] == "it" and phrase[1] - phrase[0] == 1:
            return self.name(phrase) is not None
        phrase = without_opening(self, phrase)
        head = self.head_of(phrase)
        low, several = self.passage.lows[head], self.passage.tags[head + 1 : head + 2] == "O" and head + 2 < phrase[1]
        if several and (low == "one" or low in _QUANTITIES):
            return self.is_doer((head + 2, phrase[1]))  # `a majority of the judges`, not `one of the reasons`
        mention = self.cast.mentions.at(self.passage.index, head)
        if mention is not None and mention.kind in ("person", "body"):
            return True
        unit = low in _SERVICES and f"{self.passage.lows[head - 1]} {low}" in _UNITS
        if unit or low in _DOERS:
            return True
        return (
            mention is None
            and self.passage.tags[head] == "C"
            and not self.passage.capitals
            and not self.is_code(phrase)
        )

    def from_none(self, phrase: tuple[int, int]) -> tuple[int, int]:
        """Return a phrase with the `none of`, `no more` before it, which the clauses leave out."""
        first = phrase[0] - 2
        if first < self.start or self.passage.lows[first] not in _NOBODY:
            return phrase
        return (first, phrase[1]) if self.passage.lows[first + 1] in _NONE else phrase

    def is_code(self, phrase: tuple[int, int]) -> bool:
        """Return whether a phrase is a name in capitals, such as exercises have (`STEADY LANTERN`)."""
        words = self.passage.words[phrase[0] : phrase[1]]
        names = [word for word in words if word.isalpha()]
        return len(names) > 1 and all(word.isupper() and len(word) > _SHORT_FORM for word in names)

    def is_named(self, phrase: tuple[int, int] | None) -> bool:
        """Return whether a phrase is the name of somebody: a person, a body."""
        mention = self.cast.mentions.at(self.passage.index, self.head_of(phrase)) if phrase else None
        return mention is not None and mention.kind in ("person", "body")

    def _is_object(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase is what an -ing form is done to (`isolating Kestria would help`); not behind `noting`."""
        before = phrase[0] - 1
        if before < self.start or self.passage.tags[before] != "G":
            return False
        return lemma_of(self.passage.lows[before]) not in cues()

    def name(self, phrase: tuple[int, int] | None) -> str | None:
        """Return who a phrase means: its own words; for a pronoun whom it stands for, None where that is open."""
        return None if phrase is None else whom(self, phrase)


@lru_cache(maxsize=4096)
def _head(tags: str) -> int:
    """Where the head is in the letters of a phrase: few strings of letters occur."""
    match = _HEAD.match(tags)
    return match.end() - 1 if match else len(tags) - 1


_HEAD: Final = re.compile(r"[DJG#RYy]*+(?>(?:[NCUuDQ]|'[JNC#]|[JG#Y](?=[NC]))+)")
