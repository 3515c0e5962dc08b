"""What follows a cue: its particle, whom it is said to, and where the content begins."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_words
from reftel.reading.statements.complements import Complement, attitude, begins_clause, behind_that
from reftel.reading.statements.lexicon import (
    Verb,
    adjectives,
    carriers,
    triggers,
    verb_at,
    word_class,
    word_list,
)
from reftel.reading.statements.listeners import behind_whom, past_whom, skip

__all__ = ["complement"]

_CARRIERS: Final = carriers()
_MOODS: Final = word_class("moods")
_ORDINALS: Final = word_class("ordinals")
_NEAR: Final = word_class("near")
_PERIODS: Final = word_class("periods")
_ANSWERED: Final = word_class("answered")
_MANNERS: Final = word_class("manners")
_TO_WHOM: Final = word_class("to_whom")
_YES_AND_NO: Final = word_class("yes and no")
_SPANS: Final = word_class("spans")
_VIEWS: Final = read_words("views.txt")
_HARD: Final = word_class("hard")
_WITHHELD: Final = word_class("withheld")
_ADJECTIVES: Final = adjectives()
_CAN: Final = word_class("can")
_SHARED: Final = word_class("shared")
_TOPICS: Final = word_list("topics")

_ON_WHOM: Final = re.compile(r"u|C{1,4}+")  # `urged on Strand the need`
# `appreciate, though, the wish`, `mentioned, as he had in May, the plan`, `expressed, once again, the hope`
_INSERTED: Final = re.compile(
    r",(?:A?R{0,2}|P[DJNC'y#]{1,5}|aR?[UDC][NC]?[BHXMEZ][^,.;:]{0,8}+|a[EY][^,.;:]{0,8}+|a[UDJ#]{0,3}[NC]{1,2}),(?=[DJNCOPUQ])"
)
_BRACKETED: Final = re.compile(
    r"\((?:[^()]{2,16}+|[NLDC](?=\)[DJNC]))\)"
)  # `cited (and praised) a report`, `wrote (5/16): "..."`
_MANNER: Final = re.compile(r"P[DJN]{1,3}+(?=[tPO])")  # `spoke in general terms about`, `at length`
_MOST_OF_PHRASE: Final = 10  # tokens of a phrase before a clause
_IN_PHRASE: Final = frozenset("DTJNCYGy#'RO")
_QUOTE: Final = re.compile(r"R?[,:-]?+<")
_LONGEST_QUOTE: Final = 3  # tokens that it matches
_THE_FACT: Final = ["the", "fact", "that"]
_CALLED: Final = re.compile(r"R|<[^<>]{1,12}+>[DJNC']")  # `called "historic" the sale`; not `a group called "Tide"`
_ADVERBS: Final = re.compile(r"(?>(?:R{1,3}(?:KR)?)?)(?![MBHX])")
# `to go`; before a list `to: - go`; in a telegram `told me go`
_TO_DO: Final = re.compile(r"!?t(?::[-#(L]?[N#L]?\)?)?<?[R!]{0,2}+[VBHX]|(?<=u)V")
_SAID_SO: Final = re.compile(r"RR{0,2}[,.;]")  # `While he has not said so explicitly, we believe`
_ALL_TO_DO: Final = re.compile(r"D?[NC][DNCO'(),K/]{2,30}+t[VBHX]")  # `urged Strand, Tran (Trade) and Ekberg to`
_TO_COLON: Final = re.compile(r"[PtO#DJNCy(),/R]{1,14}:")  # `commented in a paper (5/16): "..."`
_UNLIKELY: Final = re.compile(r"U[R!]{0,2}J")  # `felt it highly unlikely that`
# Something, and what it is called: `called the plan unworkable`, `called him a friend`.
# `called the decision to wait "unworkable"`.
_THING: Final = "D?+[JNC']{0,5}?[NC](?:O[DJNC']{1,6})?"
_NAMED: Final = re.compile(
    rf"(?:u|U(?=J(?!t))|{_THING})(?=[<J]|D[JN<]|E[,.;K)])|{_THING}(?=R{{1,2}}J|RG[,.;K)])"
    r"|D?+[JNC']{0,5}+t[VB][DJNCP'tO]{0,9}?(?=D?<)"
)
_TOPIC: Final = re.compile(r"(?:[DU]O)?[DJRNCYG'#K/<>U]{1,10}")
# `feel talks not over`
_VERBLESS: Final = re.compile(r"(?:D?[JNC']{0,3}[NC])(?:[OP][DJNC'G]{1,5}){0,3}(?:!|R{0,2}J(?=[.;]))")
_IT_HARD: Final = re.compile(r"UR{0,2}([JR])tV")
_AS: Final = re.compile(r"[^ZEMBHX.;:]{1,40}?(?<!,)a")
_PREDICATE: Final = re.compile(r"J(?![NCJG])")  # an adjective that stands before no noun
_LETTER: Final = re.compile(r"\([NCDLJ#P]\)")  # (a)
_SUMMING_UP: Final = re.compile(r"G[RPN]")
_AS_WELL: Final = re.compile(r"a[JR]")  # `wants as early a date as possible`
_FINITE: Final = re.compile(r"[ZEMBHX]")
_OWN_VERBS: Final = tuple("ZEBHX")
_NO_OBJECT: Final = ("", *",.;:BHMXZE")
_OBJECT_START: Final = frozenset("DJNCGY#yuU'<L")
_ON: Final = frozenset({"on", "upon"})
_IF: Final = frozenset({"if", "whether"})
_GERUNDS: Final = frozenset({"having", "being"})
_TALKED: Final = frozenset("toO")
_MUSING: Final = frozenset({"judge", "wonder", "think"})  # what newspapers are quoted with: `wondered: "Will it last?"`


def complement(passage: Passage, verb: Verb, lemma: str, at: int, end: int) -> Complement | None:
    """Return what follows a cue that ends before a token; None where nothing fits its frames."""
    at = _past_asides(passage, at, end) if at < end else end
    if at >= end or (verb.kind == "say" and passage.lows[at] == "so" and _SAID_SO.match(passage.tags, at, end)):
        return None
    if verb.clausal and (start := behind_that(passage, at, end)):
        return Complement(at, start, "clause")
    if lemma in _CARRIERS and (found := attitude(passage, lemma, at, end)):
        return found
    at = skip(_ADVERBS, passage.tags, at, end) if passage.tags[at] == "R" else at
    if "as to" in verb.prepositions and passage.lows[at : at + 2] == ["as", "to"]:
        return Complement(at + 2, at + 2, "prepositional")
    quotes = (verb.kind == "say" or lemma in _MUSING) and ("n" not in verb.frames or _CALLED.match(passage.tags, at))
    may_be = quotes and "<" in passage.tags[at : at + _LONGEST_QUOTE]
    if may_be and (match := _QUOTE.match(passage.tags, at, end)):
        return Complement(at, match.end() - 1, "quotation")
    return _BY_TAG.get(passage.tags[at], _object)(passage, verb, at, end) if at < end else None


def _past_asides(passage: Passage, at: int, end: int) -> int:
    """The token behind the closing mark of `"suggested" that`, behind `, though,`, `last week`, `May 3`, `today`."""
    lows, tags = passage.lows, passage.tags
    at += tags[at] == ">"
    if tags[at] == ",":
        at = skip(_INSERTED, tags, at, end)
    elif tags[at] == "(":
        at = skip(_BRACKETED, tags, at, end)
    if at >= end:
        return at
    if lows[at] == "with" and lows[at + 1] in _MOODS and tags[at + 2] not in "PO.,":
        return at + 2  # `notes with interest the report`
    if tags[at] == "y" and (day := _ON_A_DAY.match(tags, at, end)):
        return day.end()
    if tags[at + 1] == "T" and lows[at] in _ORDINALS:
        return at + 1
    if lows[at] in _DAYS and tags[at + 1 : at + 2] in _OF_OBJECTS and lows[at + 1] not in _PARTS_OF_DAYS:
        return at + 1
    dated = at + 2 < end and lows[at] in _NEAR and lows[at + 1] in _PERIODS
    of_course = lows[at] == "of" and lows[at + 1] == "course" and tags[at + 2 : at + 3] != "T"
    return at + 2 if dated or of_course else at


_ON_A_DAY: Final = re.compile(r"y(?:#(?:,#,?)?)?(?=D)")  # `announced May 3 the arrest of`, `announced Monday a ban`
_DAYS: Final = frozenset(("today", "yesterday", "tonight"))
_OF_OBJECTS: Final = tuple("DNJCG")
_PARTS_OF_DAYS: Final = frozenset(("morning", "afternoon", "evening", "night"))


def _colon(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`concluded: the talks were over`."""
    del passage
    clausal = verb.clausal and verb.kind == "say"
    return Complement(at, at + 1, "clause-colon") if clausal and at + 1 < end else None


def _comma(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`added, Kestria would agree`; not `When asked, Strand agreed`, `Continuing, he left`, `Summing up, he said`."""
    leads = passage.tags[at - 1] == "G" or _SUMMING_UP.fullmatch(passage.tags, max(0, at - 2), at)
    if leads or (at > 1 and passage.tags[at - 2] in "QAa") or "i" in verb.frames:
        return None
    clausal = verb.clausal and verb.kind == "say" and at + 2 < end
    if clausal and passage.tags[at + 1] == "T":
        return Complement(at, at + 2, "clause")  # `mentioned, that the port was open`
    return Complement(at, at + 1, "clause") if clausal and passage.tags[at + 1] in "DJNCU#<V!AP" else None


def _question(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`asked whether`, `explained how`."""
    del end
    if passage.tags[at] == "A" and (passage.lows[at] not in _IF or "q" not in verb.frames):
        return Complement(at, at, "clause") if "t" in verb.frames else None
    what = passage.lows[at] == "what" and bool(_TALKED & verb.letters)
    asked = what or ("q" in verb.frames and (passage.tags[at] == "Q" or passage.lows[at] in _IF))
    return Complement(at, at, "question") if asked else None


def _to(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`agreed to sign`, `pointed to the talks`, `explained to Strand the need`."""
    tags = passage.tags
    if _TO_DO.match(tags, at, end) and ("i" in verb.frames or "to" not in verb.prepositions):
        return Complement(at + 1, at + 1, "infinitive") if "i" in verb.frames else None
    if "to" in verb.prepositions:
        if "r" in verb.frames and passage.lows[at - 1] not in _ANSWERED:
            return None
        if tags[at + 1 : at + 2] in _NO_OBJECT:
            return None  # `the note you refer to is lost`
        told = "P" not in verb.frames or _has_topic(passage, at + 1, end)
        return Complement(at + 1, at + 1, "prepositional") if told else None
    after = past_whom(passage, verb, at + 1, end)
    return behind_whom(passage, verb, at, after, end) if after else None


def _preposition(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`complained about`, `spoke in favor of`, `discussed with Strand the talks`."""
    if "about" in verb.prepositions and (manner := _MANNER.match(passage.tags, at, end)):
        at = manner.end() if passage.lows[manner.end() - 1] in _MANNERS else at
        if passage.tags[at] == "t":
            return _to(passage, verb, at, end)
    low = passage.lows[at]
    three = " ".join(passage.lows[at : at + 3])
    if three in verb.prepositions:
        return Complement(at + 3, at + 3, "prepositional")
    if low in verb.prepositions:
        return _with_whom(passage, verb, at, end) or _behind_preposition(passage, verb, at, end)
    told = None
    if low in _ON:
        match = _ON_WHOM.match(passage.tags, at + 1, end)
        after = match.end() if match else None
    else:
        after = past_whom(passage, verb, at + 1, end)
    if after is not None and low in _TO_WHOM:
        told = behind_whom(passage, verb, at, after, end)
    return told or _phrase_first(passage, verb, at, end)


def _behind_preposition(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`complained about the port`; not `spoke on October 18`, `spoke for the first time`."""
    low = passage.lows[at]
    follows = at + 1 < end and passage.tags[at + 1] not in ("POG.,;BMZ" if low == "by" else "PO.,;BMZ")
    if low == "on" and passage.tags[at + 1] == "y":
        return None
    if low == "in" and "r" in verb.frames and _YES_AND_NO.isdisjoint(passage.lows[at + 1 : at + 4]):
        return None  # `replied in his customary style`
    asked = {"q", "w"} <= verb.letters  # `asked for two days to think`
    if low == "for" and not asked and not _SPANS.isdisjoint(passage.lows[at + 1 : at + 5]):
        return None
    return Complement(at + 1, at + 1, "prepositional") if follows else None


def _with_whom(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`agreed with Strand that the port was safe`, of which the clause is the content."""
    clausal = passage.lows[at] == "with" and verb.clausal
    after = past_whom(passage, verb, at + 1, end) if clausal else None
    if after is None or passage.tags[after : after + 1] != "T" or passage.tags[after + 1 : after + 2] in _OWN_VERBS:
        return None  # not `agreed with the plan that requires a vote`
    return Complement(at, after + 1, "addressed") if after + 1 < end else None


def _phrase_first(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`felt in that case Kestria would agree`, `said after all of his years in office, he ...`, `wrote in May: ...`."""
    if verb.letters.isdisjoint("tc") or passage.lows[at] in {"by", "of"}:
        return None
    if verb.kind == "say" and (colon := _TO_COLON.match(passage.tags, at, end)):
        return Complement(at, colon.end(), "clause-colon") if colon.end() < end else None
    if "t" in verb.frames and _FINITE.search(passage.tags, at, end):
        return Complement(at, at, "clause")
    after = at + 1
    while after < min(end, at + _MOST_OF_PHRASE) and passage.tags[after] in _IN_PHRASE:
        after += 1
        if passage.tags[after - 1] in "NC" and begins_clause(passage, after, end):
            return Complement(at, at, "clause")
    return None


def _object(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """An object, a clause without `that`, somebody and then what."""
    tags, frames = passage.tags, verb.frames
    if "n" in frames:
        return Complement(at, at, "as") if _NAMED.match(tags, at, end) else _hard(passage, at, end)
    if (
        ("w" in frames or "u" in frames)
        and not _is_asked_for(passage, verb, at, end)
        and (found := _whom(passage, verb, at, end) or _someone(passage, verb, at, end))
    ):
        return found
    if (tags[at] == "G" or passage.lows[at] in _GERUNDS) and ("g" in frames or "t" in frames):
        return Complement(at, at, "gerund")
    if "t" in frames and (found := _wordless(passage, at, end)):
        return found
    if "i" in frames and (passage.lows[at] == "be" or tags[at] == "V"):
        return Complement(at, at, "infinitive")  # `hoped be in Kestria`
    return _bare(passage, frames, at, end) if tags[at] in _OBJECT_START else None


def _is_asked_for(passage: Passage, verb: Verb, at: int, end: int) -> bool:
    """`asked our views about the port`: nobody asked, but what is asked for."""
    after = past_whom(passage, verb, at, end) if {"q", "w"} <= verb.letters else None
    return after is not None and passage.lows[after - 1] in _VIEWS


def _hard(passage: Passage, at: int, end: int) -> Complement | None:
    """`found it hard to understand the delay`."""
    hard = _IT_HARD.match(passage.tags, at, end)
    if hard is None or passage.lows[hard.start(1)] not in _HARD:
        return None
    verb, _ = verb_at(passage.lows, passage.lows[hard.end() - 1], hard.end() - 1)
    thought = verb is not None and (verb.kind == "mind" or passage.lows[hard.end() - 1] in _WITHHELD)
    return Complement(at, at, "as") if thought and hard.end() < end else None


def _doing(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`proposed closing the port`; not `replied stressing the need`, where the second verb is the cue."""
    return None if "r" in verb.frames and passage.lows[at] in triggers() else _object(passage, verb, at, end)


def _someone(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`assured Strand the port would open`, where it cannot be told at which word whom ends."""
    told = "w" in verb.frames and "t" not in verb.frames and passage.tags[at] in "CD"
    return Complement(at, at, "clause") if told and begins_clause(passage, at, end) else None


def _wordless(passage: Passage, at: int, end: int) -> Complement | None:
    """A clause of a telegram, without subject or verb: `said not necessary repeat`, `stated interested in talks`."""
    if passage.lows[at] in _ADJECTIVES and at + 2 < end and passage.tags[at + 1] in "PO":
        return Complement(at + 2, at + 2, "attitude")
    verbless = passage.tags[at] in "VRT!MXBH" or _PREDICATE.match(passage.tags, at, end)
    listed = _LETTER.match(passage.tags, at, end)
    return Complement(at, at, "clause") if verbless or listed else None


def _bare(passage: Passage, frames: str, at: int, end: int) -> Complement | None:
    """`said the talks were over`, `discussed the talks`, `sees the talks as over`."""
    fact = passage.lows[at : at + 3] == _THE_FACT and not {"o", "O"}.isdisjoint(frames)  # `lamented the fact that`
    if fact or ("t" in frames and ({"o", "O"}.isdisjoint(frames) or begins_clause(passage, at, end))):
        return Complement(at, at, "clause")
    if "c" in frames and begins_clause(passage, at, end):
        return Complement(at, at, "clause")
    if "o" in frames or ("O" in frames and (_is_topic(passage, at, end) or _is_withheld(passage, at))):
        return Complement(at, at, "object")
    if "c" in frames and (_UNLIKELY.match(passage.tags, at, end) or _VERBLESS.match(passage.tags, at, end)):
        return Complement(at, at, "clause")
    return Complement(at, at, "as") if "a" in frames and _AS.match(passage.tags, at, end) else None


def _is_withheld(passage: Passage, at: int) -> bool:
    """`could not accept | a split of the island`: said of anything."""
    before = passage.lows[max(0, at - 4) : at]
    denied = "cannot" in before or "!" in passage.tags[max(0, at - 4) : at]
    withheld = passage.lows[at - 1] in _WITHHELD
    return withheld and denied and not _CAN.isdisjoint(before)


def _is_topic(passage: Passage, at: int, end: int) -> bool:
    """Whether an object is one that can be talked of: a name, or a noun of the list among its first words."""
    phrase = _TOPIC.match(passage.tags, at, end)
    stop = phrase.end() if phrase else at
    if not _SHARED.isdisjoint(passage.lows[at:stop]):
        return False
    if "C" in passage.tags[at:stop] or passage.tags[at] in "uU":
        return True
    return not _TOPICS.isdisjoint(passage.lows[at:stop])


def _has_topic(passage: Passage, at: int, end: int) -> bool:
    """`turned to the question of aid`, not `turned to Strand`."""
    phrase = _TOPIC.match(passage.tags, at, end)
    return phrase is not None and not _TOPICS.isdisjoint(passage.lows[at : phrase.end()])


def _whom(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`told him that`, `asked the Minister whether`, `urged Kestria to`."""
    tags = passage.tags
    after = past_whom(passage, verb, at, end)
    if "u" in verb.frames and (_ALL_TO_DO.match(tags, at, end) or _TO_DO.match(tags, after or end, end)):
        return Complement(at, at, "request")
    if after is None or after >= end:
        return None
    parted = tags[after] == "," and tags[at] == "u" and behind_that(passage, after, end) is not None
    asked = (tags[after] in "QATU" or parted) and "w" in verb.frames  # `warned them, however, that`
    if "t" in verb.frames and not asked and passage.lows[after] not in verb.prepositions:
        return None
    if "w" not in verb.frames and passage.lows[after] not in verb.prepositions:
        return None
    if tags[after] in "MBHXZE" and tags[at] != "u":
        first = at + 1 + (tags[at] == "D")
        return Complement(at, first, "addressed") if first < after else None
    return behind_whom(passage, Verb(verb.kind, "tqo", verb.prepositions), at, after, end)


def _as(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`which he characterized as fraud`, `wants as early a date as possible`."""
    many = passage.lows[at + 1 : at + 2] in (["many"], ["much"], ["few"], ["little"])
    if "o" in verb.frames and (many or _AS_WELL.match(passage.tags, at, end)):
        return Complement(at, at, "object")
    return Complement(at, at, "as") if "a" in verb.frames and at + 1 < end else None


_BY_TAG: Final = {
    ",": _comma,
    "a": _as,
    ":": _colon,
    "G": _doing,
    "Q": _question,
    "A": _question,
    "t": _to,
    "P": _preposition,
    "O": _preposition,
}
