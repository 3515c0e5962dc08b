"""Verbs and their subjects: the shallow clauses of a sentence.

Grammars over the letters of `tagger` find the verb groups; from each finite one the subject is looked for to the left:
past adverbs and what stands between commas, dashes or brackets, back over a noun phrase with its `of` and `in` phrases.
A verb without a subject of its own shares that of the verb before it (`said A, noting B and urging C`). The method is
that of finite-state partial parsing (S. Abney, "Partial Parsing via Finite-State Cascades", 1996).
"""

import re
from dataclasses import dataclass
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.antecedents import behind_saying, those_before, told_by, whom_who_means
from reftel.reading.base.participles import begins_clause_at, described, hung_on, is_put_so, tells_of_noun
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import before_time, named_before_office, noun_phrase_before, subject_end
from reftel.reading.base.sharing import subject_shared
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import base_tags, lemmas

__all__ = ["Clause", "clauses_of"]

_VERBAL: Final = [chr(code) in "ZVEYtGMHXB" for code in range(128)]  # what begins a group, by a letter's code
_ALONE: Final = frozenset("ZVEY")  # what is a group by itself
# What one begins with, and what it may go on with; else it is that letter, or none where that is `to`.
_LEADING: Final = {"t": frozenset("R!HBVY"), "G": frozenset("R!BY"), **dict.fromkeys("MHXB", frozenset("R!uMHXB,VYEG"))}
_GROUP: Final = re.compile(
    r"t[R!]{0,3}(?:HB?|B)?[R!]{0,2}[VYB]"
    r"|[MHXB](?:[R!u]{0,3}[MHXB]){0,3}(?:[R!]{0,6}(?:,R{1,2},)?[VYEG](?![NC]?[NC]B))?"
    r"|G(?:[R!]{0,2}B)?(?:[R!]{0,2}Y)?"
)


@mypyc_attr(acyclic=True)
@dataclass(init=False, eq=False)
class Clause:
    """A verb group and who does it. All numbers are token indexes in the passage, the ends not included.

    `kind`: `finite`, `infinitive`, `ing`, `participle`. `head` is the token of the main verb, `lemma` its base form.
    `subject` is None where there is none to the left; `shared` says that it is the subject of `before`, the index of
    the clause before it whose subject it takes, and `relative` that the subject is what `who` or `which` stands for.
    """

    start: int
    end: int
    head: int
    lemma: str
    kind: str
    passive: bool
    negated: bool
    modal: str | None
    subject: tuple[int, int] | None
    shared: bool
    relative: bool

    def __init__(  # noqa: PLR0913  written out, since that of a dataclass is not compiled
        self,
        start: int,
        end: int,
        head: int,
        lemma: str,
        kind: str,
        *,
        passive: bool = False,
        negated: bool = False,
        modal: str | None = None,
        subject: tuple[int, int] | None = None,
        shared: bool = False,
        relative: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.lemma = lemma
        self.kind = kind
        self.passive = passive
        self.negated = negated
        self.modal = modal
        self.subject = subject
        self.shared = shared
        self.relative = relative


def clauses_of(passage: Passage, start: int, end: int) -> list[Clause]:
    """Return the verb groups of a sentence (token indexes), from left to right.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "Foreign Minister Strand, who arrived on Monday, said Kestria had not agreed, noting delays."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> for clause in clauses_of(passage, 0, 18):
    ...     print(clause.lemma, "-", passage.words_of(*clause.subject), "- not" if clause.negated else "")
    arrive - Foreign Minister Strand
    say - Foreign Minister Strand
    agree - Kestria - not
    note - Kestria
    """
    found: list[Clause] = []
    last = start
    tags = passage.tags
    for at in range(start, end):
        if at >= last and _VERBAL[ord(tags[at])] and (last := _group_end(tags, at, end)) > at:
            found.append(_clause(passage, at, last, start, found))
    return found


def _group_end(tags: str, at: int, end: int) -> int:
    """Where the verb group ends that a verbal letter begins; the token itself where it begins none."""
    letter = tags[at]
    if letter in _ALONE:
        return at + 1
    if tags[at + 1] not in _LEADING[letter]:
        return at if letter == "t" else at + 1
    group = _GROUP.match(tags, at, end)
    return group.end() if group else at


_NEGATED: Final = frozenset(
    form for form, letter in base_tags().items() if letter in "BHXM" and form.endswith(("n't", "not"))
)
_LEMMAS: Final = lemmas()
_CLAUSAL: Final = read_words("clausal.txt")
_TRANSITIVE: Final = read_words("transitive.txt")
_SHORT: Final = {"'ll": "will", "'d": "would"}  # `we'll sign`
_KINDS: Final = {"t": "infinitive", "G": "ing", "Y": "participle"}  # by the first letter of a group
_AUXILIARIES: Final = frozenset("MBHX")
_SAID: Final = frozenset({"said", "thought", "felt", "believed", "hoped"})  # no participles of what stands before them
# What is told of a noun between commas: `the charts, promised in May, had reached us`.
_INSERTED: Final = re.compile(r"[NC)],E[Py#](?<!,E#)[^,.;:TZEMBHX]{1,20}+,[R!]{0,2}+[HBMX]")
_MOST_INSERTED: Final = 26  # tokens of it


def _clause(passage: Passage, first: int, end: int, start: int, found: list[Clause]) -> Clause:
    lows, tags = passage.lows, passage.tags
    group = tags[first:end]
    kind, low, modal = _KINDS.get(group[0], "finite"), lows[first], None
    if group == "E" and tags[first - 1] == "N" and tags[first + 1] in _AUXILIARIES:
        kind = "participle"  # `the talks held have ended`
    if kind == "participle" and low in _SAID:
        kind = "finite"
    elif kind == "finite" and (_is_reduced(passage, first, group, found) or _is_inserted(tags, first, start)):
        kind = "participle"
    passive = kind == "participle"
    negated = first - start > 1 and lows[first - 1] == "longer" and lows[first - 2] == "no"
    head = lows[end - 1]
    if end - first > 1:
        passive = group[-1] in "YE" and "B" in group[:-1]
        negated = negated or "!" in group or low in _NEGATED
        modal = lows[first + group.index("M")] if "M" in group else None
        modal = _SHORT.get(modal, modal) if modal else None
        if low == "'d" and group[-1] in "YE" and not passive:
            modal = None  # `he'd signed`: had
    elif group == "M":
        modal = _SHORT.get(low, low)  # `should "take concrete steps"`: its verb stands apart
    if kind == "finite" and low != "being":
        parted = _parted(tags, first, found)
        subject, shared, relative = _subject(passage, first, start, found) if parted is None else parted
    else:
        subject, shared, relative = (found[-1].subject if found else None), True, False
        kind = "ing" if kind == "finite" else kind
    lemma = _LEMMAS.get(head, head)
    return Clause(
        first,
        end,
        end - 1,
        lemma,
        kind,
        passive=passive,
        negated=negated,
        modal=modal,
        subject=subject,
        shared=shared,
        relative=relative,
    )


_NEW_CLAUSE: Final = re.compile(r"[,;:TQA.]")
_NEW_OBJECT: Final = re.compile(r"[,;:TQAK.]")
_MAKING: Final = frozenset({"call", "consider", "deem", "declare", "find", "get", "have", "keep", "leave", "want"})
_AFTER_MADE: Final = (*".,;:KP)",)


def _is_inserted(tags: str, at: int, start: int) -> bool:
    return at - start > 1 and tags[at - 1] == "," and _INSERTED.match(tags, at - 2, at + _MOST_INSERTED) is not None


def _is_reduced(passage: Passage, at: int, group: str, found: list[Clause]) -> bool:
    """Whether a past form tells of the object before it: `conveyed concern at reports received from Kestria`."""
    tags = passage.tags
    if group != "E":
        return False
    if tags[at - 1] in "NC" and (tells_of_noun(passage, at) or is_put_so(passage, at)):
        return True
    if not found or tags[at - 1] not in "NC":
        return False
    if tags[at + 1 : at + 2] in _AFTER_MADE and found[-1].lemma in _MAKING and not found[-1].passive:
        return _is_made_so(tags, found[-1].end, at)
    return tags[at - 1] == "N" and tags[at + 1 : at + 2] in ("P", "t") and _is_told_of(passage, at, found[-1])


def _is_made_so(tags: str, end: int, at: int) -> bool:
    """`called the report biased`."""
    return tags[end] != "P" and _NEW_OBJECT.search(tags, end, at) is None


def _is_told_of(passage: Passage, at: int, last: Clause) -> bool:
    """Whether a verb that takes an object has none, behind the object of the verb before it."""
    if _LEMMAS.get(passage.lows[at]) not in _TRANSITIVE:
        return False
    return _NEW_CLAUSE.search(passage.tags, last.end, at) is None


def _subject(passage: Passage, at: int, start: int, found: list[Clause]) -> tuple[tuple[int, int] | None, bool, bool]:
    """The subject of the finite verb at a token; whether it is shared; whether `who` or `which` stands for it."""
    tags, own = passage.tags, at - 1
    if own < start or tags[own] not in _RIGHT_BEFORE or passage.lows[own] == "'":
        before = _before_insertions(passage, own, start, found)
        if before is None:
            around = _around(passage, at, start, found)
            return around or subject_shared(passage, at, found), around is None, False
        own = _before_examples(passage, before, start)
        if tags.startswith(",Q", own + 1) and (name := named_before_office(passage, own + 2, start)):
            return name, False, False
    own = before_time(passage, own, start)
    letter = tags[own]
    if letter in "QT":
        return _second_relative(passage, own, start, found) or _relative(passage, own, start), False, True
    if letter == "'":
        return _of_whose(passage, own, start), False, False
    phrase = (own, own + 1) if letter == "U" else noun_phrase_before(passage, own + 1, start)
    if phrase is not None and phrase[0] - 2 >= start:
        joint = tags[phrase[0] - 1]
        if joint == "P" and tags[phrase[0] - 2] == "K" and _LONE.fullmatch(tags, *phrase):
            return subject_shared(passage, at, found), True, False
        phrase = _whole(passage, phrase, start, found)
    return phrase, False, False


_BETWEEN_PARTS: Final = re.compile(r"P[DJ#N]{0,3}N")


def _parted(tags: str, at: int, found: list[Clause]) -> tuple[tuple[int, int] | None, bool, bool] | None:
    """The subject of `has | on several occasions | stressed`, whose verb a phrase parts."""
    last = found[-1] if found else None
    if last is None or last.lemma != "have" or tags[last.end - 1] != "H" or tags[at] != "E":
        return None
    return (last.subject, last.shared, last.relative) if _BETWEEN_PARTS.fullmatch(tags, last.end, at) else None


def _around(passage: Passage, at: int, start: int, found: list[Clause]) -> tuple[int, int] | None:
    """The subject of a verb right behind another that tells of it: `Anyone wishing to leave | must`."""
    last = passage.tags[at - 1]
    if last in "VG" and (whole := hung_on(passage, (at, at), start)):
        return whole
    own = bool(found) and found[-1].end == at and found[-1].kind == "finite" and not found[-1].shared
    return _told_in(passage, found, start) if own else None


def _of_whose(passage: Passage, sign: int, start: int) -> tuple[int, int] | None:
    """`A colleague of Strand's | said`: a subject that ends with whose it is."""
    phrase = noun_phrase_before(passage, sign, start)
    return (phrase[0], sign + 1) if phrase and "O" in passage.tags[slice(*phrase)] else None


def _whole(passage: Passage, phrase: tuple[int, int], start: int, found: list[Clause]) -> tuple[int, int]:
    """A subject with what belongs to it, and without what does not."""
    tags = passage.tags
    if "G" in tags[phrase[0] : phrase[1] - 1]:
        phrase = behind_saying(passage, phrase)
    if found and found[-1].kind == "participle" and found[-1].end == phrase[0] and tags[phrase[0] + 1] == "P":
        return noun_phrase_before(passage, found[-1].start, start) or phrase  # `the plan put | forward by Kestria`
    if whole := hung_on(passage, phrase, start):
        return whole
    joint = tags[phrase[0] - 1]
    if joint in "Pt" and (verb := _past_before(passage, phrase[0] - 1, found)):
        known = bool(found) and found[-1].kind == "participle" and found[-1].head == verb
        phrase = described(passage, phrase, verb, start, known=known)
        joint = tags[phrase[0] - 1] if phrase[0] - 2 >= start else ""
    if joint == "K":
        phrase = _with_others(passage, phrase, start)
    elif passage.lows[phrase[0] - 1] in _WHAT and (asked := _ASKED_FOR.fullmatch(tags, *phrase)):
        return asked.span(1)
    return _told_of(passage, found, phrase, start) or phrase


def _past_before(passage: Passage, link: int, found: list[Clause]) -> int | None:
    """The past form before a preposition, or before the small word that goes with it (`put forward | by`)."""
    if passage.tags[link - 1] in "YE":
        return link - 1
    parted = bool(found) and found[-1].head == link - 2 and found[-1].kind == "participle"
    return link - 2 if parted and passage.tags[link - 1] in "PRN" else None


_LETTING: Final = frozenset({"lead", "let", "make", "help", "have", "see", "hear"})
_TELLING: Final = frozenset({"who", "which", "that"})
_TIMES: Final = frozenset({"since", "after", "before", "until", "till", "than", "like"})  # a clause of its own follows
_OBJECT: Final = re.compile(r"[DJNCYy#'OPRKutVG]*+")  # no border of a clause


def _told_of(passage: Passage, found: list[Clause], phrase: tuple[int, int], start: int) -> tuple[int, int] | None:
    """Of whom a relative without commas tells, where a phrase is its object: `Officials who left the talks | said`.

    It may have two verbs: `Officials who came in May and left the talks | said`.
    """
    at = next((at for at in range(len(found) - 1, -1, -1) if found[at].kind == "finite"), None)
    if at is None or found[at].end > phrase[0]:
        return None
    relative, tags = found[at], passage.tags
    done_by = relative.passive and passage.lows[relative.end] == "by"  # `a ban that had been urged by Kestria`
    if not done_by and any(one.lemma in _CLAUSAL for one in found[at:]):
        return None
    who = _told_in(passage, found[: at + 1], start)
    if who is None or not _OBJECT.fullmatch(tags, relative.end, phrase[1]):
        return None
    if tags[phrase[0]] == "u" and tags[phrase[1]] == "V" and relative.lemma in _LETTING:
        return None  # `reports which lead us believe`
    return who if _TIMES.isdisjoint(passage.lows[relative.end : phrase[0]]) else None


_OPENED: Final = re.compile(r"[NC](?:P?Q|T)?$")  # before the subject of a relative: `the envoy (with whom)`


def _told_in(passage: Passage, found: list[Clause], start: int) -> tuple[int, int] | None:
    """Whom the last of some clauses tells of, being a relative with `who`, or without: `The envoys we met | said`."""
    relative = found[-1]
    who = relative.subject
    if who is None:
        return None
    if relative.relative or (relative.shared and relative.kind == "finite" and len(found) > 1 and found[-2].relative):
        return who if passage.lows[who[1]] in _TELLING else None
    if relative.shared or passage.tags[slice(*who)] != "U":
        return None
    opened = _OPENED.search(passage.tags, max(start, who[0] - 3), who[0])
    told = noun_phrase_before(passage, opened.start() + 1, start) if opened else None
    return told if told and begins_clause_at(passage, told[0], start) else None


def _before_insertions(passage: Passage, at: int, start: int, found: list[Clause]) -> int | None:
    """The last token of the subject, past what is put in between it and a token before its verb."""
    before = subject_end(passage.tags, at, start)
    return _behind_relative(passage, at, start, found) if before is None else before


_EXAMPLES: Final = frozenset({"including", "notably", "especially", "particularly"})


def _before_examples(passage: Passage, at: int, start: int) -> int:
    """The last token of a subject before examples of it: `officials, including Strand, such as he was, left`."""
    comma = passage.tags.rfind(",", start, at)
    given = comma > start and passage.lows[comma + 1] in _EXAMPLES and passage.tags[comma + 2] in "DJNC#"
    return comma - 1 if given else at


# Right to left: the comma behind a relative clause that none opens, `the union which we had urged, was new`.
_UNOPENED: Final = re.compile(r",[^,.;:()<>Q-]{1,24}+Q(?=[NC])")


def _behind_relative(passage: Passage, comma: int, start: int, found: list[Clause]) -> int | None:
    """The last token of the subject before a relative clause with which a sentence begins, and which a comma ends."""
    size = len(passage.tags)
    match = _UNOPENED.match(passage.backward, size - comma - 1, size - start) if comma > start else None
    first = size - match.end() if match else start
    return first - 1 if match and not (found and found[0].kind == "finite" and found[0].start < first) else None


_WHAT: Final = frozenset({"what", "which", "whatever"})
_ASKED_FOR: Final = re.compile(r"J{0,3}N{1,3}+(C{1,4}+)")  # `what wider part | Kestria might play`
_LONE: Final = re.compile(r"D?[Ny]")  # the noun of `and in addition assured`, `and at the meeting said`
_RIGHT_BEFORE: Final = frozenset("NC#UuyJTQ'")  # what ends a subject, right before its verb


def _relative(passage: Passage, at: int, start: int) -> tuple[int, int] | None:
    """What the relative at a token stands for; itself where nothing stands before it; for `when` and `how` nobody."""
    tags, low = passage.tags, passage.lows[at]
    comma = at > start and tags[at - 1] == ","
    if low == "who" and comma and (name := named_before_office(passage, at, start)):
        return name
    phrase = noun_phrase_before(passage, at - comma, start)
    if phrase is None:
        return None if low in _NO_SUBJECTS else (at, at + 1)
    if low == "who":
        if those := those_before(passage, at, start):
            return those
        return whom_who_means(passage, phrase, comma=comma)
    return told_by(passage, phrase, start) or phrase


def _second_relative(passage: Passage, at: int, start: int, found: list[Clause]) -> tuple[int, int] | None:
    """What a second `who` stands for: `the officials who came and who left`."""
    joined = at > start and passage.tags[at - 1] == "K" and passage.lows[at] == "who"
    told = (one.subject for one in reversed(found) if one.relative) if joined else iter(())
    return next(told, None)


_NO_SUBJECTS: Final = frozenset({"when", "where", "why", "how"})


def _with_others(passage: Passage, phrase: tuple[int, int], start: int) -> tuple[int, int]:
    """A subject with those named before its `and`: `both Kestria and Marenne`; not `saw Strand and Tran left`."""
    comma = passage.tags[phrase[0] - 2] == ","
    other = noun_phrase_before(passage, phrase[0] - 1 - comma, start)
    dated = other is not None and other[0] > start and passage.tags[other[0] - 1 : other[0] + 1] == "y#"
    if other and dated and not comma and other[1] - other[0] > 1:
        return other[0] + 1, phrase[1]  # `On May 5 Strand and Tran`
    listed = other is not None and other[0] > start and passage.tags[other[0] - 1] == ","
    pronoun = passage.tags[phrase[0]] == "U" and (other is None or passage.tags[other[1] - 1] != "C")
    if other is None or pronoun or (comma and not listed):
        return phrase
    before = passage.tags[other[0] - 1] if other[0] > start else "."
    if passage.lows[other[0]] == "both" or listed or before in ".TQA;:<K-" or _are_names(passage.tags, other, phrase):
        return other[0], phrase[1]
    return phrase


def _are_names(tags: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return set(tags[slice(*one)]) | set(tags[slice(*other)]) == {"C"} and tags[one[0] - 1] in "EZVY,NU"
