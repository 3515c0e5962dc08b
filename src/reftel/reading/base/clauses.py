"""Verbs and their subjects: the shallow clauses of a sentence.

Grammars over the letters of `tagger` find the verb groups; from each finite one the subject is looked for to the left:
past adverbs and what stands between commas, dashes or brackets, back over a noun phrase with its `of` and `in` phrases.
A verb without a subject of its own shares that of the verb before it (`said A, noting B and urging C`). The method is
that of finite-state partial parsing (S. Abney, "Partial Parsing via Finite-State Cascades", 1996).
"""

import re

import msgspec

from reftel.reading.base.participles import described, tells_of_noun
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import named_before_office, noun_phrase_before, subject_end
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import base_tags, lemmas

__all__ = ["Clause", "clauses_of"]

_GROUP = re.compile(
    r"(?=[tMHXBZVEGY])(?:"  # what a group begins with, so that most tokens are passed over at once
    r"(?P<inf>t[R!]{0,3}(?:HB?|B)?[R!]{0,2}[VYB])"
    r"|(?P<fin>[MHXB](?:[R!u]{0,3}[MHXB]){0,3}(?:[R!]{0,3}[VYEG](?![NC]?[NC]B))?|[ZV]|(?<!N)E|E(?![MBHX]))"
    r"|(?P<ing>G(?:[R!]{0,2}B)?(?:[R!]{0,2}Y)?)"
    r"|(?P<part>[YE]))"
)


class Clause(msgspec.Struct, frozen=True, gc=False):
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
    passive: bool = False
    negated: bool = False
    modal: str | None = None
    subject: tuple[int, int] | None = None
    shared: bool = False
    relative: bool = False


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
    for match in _GROUP.finditer(passage.tags, start, end):
        found.append(_clause(passage, match, start, found))
    return found


_NEGATED = frozenset(form for form, letter in base_tags().items() if letter in "BHXM" and form.endswith(("n't", "not")))
_SHORT = {"'ll": "will", "'d": "would"}  # `we'll sign`
_KINDS = {"inf": "infinitive", "fin": "finite", "ing": "ing", "part": "participle"}
_SAID = frozenset({"said", "thought", "felt", "believed", "hoped"})  # no participles of what stands before them
# What is told of a noun between commas: `the charts, promised in May, had reached us`.
_INSERTED = re.compile(r"[NC)],E[Py#](?<!,E#)[^,.;:TZEMBHX]{1,20}+,[R!]{0,2}+[HBMX]")
_MOST_INSERTED = 26  # tokens of it


def _clause(passage: Passage, match: re.Match[str], start: int, found: list[Clause]) -> Clause:
    lows, (first, end) = passage.lows, match.span()
    kind, low, modal = _KINDS[match.lastgroup or "fin"], lows[first], None
    if kind == "participle" and low in _SAID:
        kind = "finite"
    elif kind == "finite" and (_is_reduced(passage, match, found) or _is_inserted(passage.tags, first, start)):
        kind = "participle"
    passive = kind == "participle"
    negated = first - start > 1 and lows[first - 1] == "longer" and lows[first - 2] == "no"
    head = lows[end - 1]
    if end - first > 1:
        group = match[0]
        passive = group[-1] in "YE" and "B" in group[:-1]
        negated = negated or "!" in group or low in _NEGATED
        modal = lows[first + group.index("M")] if "M" in group else None
        modal = _SHORT.get(modal, modal) if modal else None
        if low == "'d" and group[-1] in "YE" and not passive:
            modal = None  # `he'd signed`: had
    elif match[0] == "M":
        modal = _SHORT.get(low, low)  # `should "take concrete steps"`: its verb stands apart
    if kind == "finite" and low != "being":
        subject, shared, relative = _subject(passage, first, start, found)
    else:
        subject, shared, relative = (found[-1].subject if found else None), True, False
        kind = "ing" if kind == "finite" else kind
    lemma = lemmas().get(head, head)
    return Clause(first, end, end - 1, lemma, kind, passive, negated, modal, subject, shared, relative)


_NEW_CLAUSE = re.compile(r"[,;:TQA.]")


def _is_inserted(tags: str, at: int, start: int) -> bool:
    return _INSERTED.match(tags, max(start, at - 2), at + _MOST_INSERTED) is not None


def _is_reduced(passage: Passage, match: re.Match[str], found: list[Clause]) -> bool:
    """Whether a past form tells of the object before it: `conveyed concern at reports received from Kestria`."""
    tags, at = passage.tags, match.start()
    if match[0] != "E":
        return False
    if tags[at - 1] in "NC" and tells_of_noun(passage, at):
        return True
    if not found or tags[at - 1] != "N" or tags[at + 1 : at + 2] != "P":
        return False
    if lemmas().get(passage.lows[at]) not in read_words("transitive.txt"):
        return False
    return _NEW_CLAUSE.search(tags, found[-1].end, at) is None


def _subject(passage: Passage, at: int, start: int, found: list[Clause]) -> tuple[tuple[int, int] | None, bool, bool]:
    """The subject of the finite verb at a token; whether it is shared; whether `who` or `which` stands for it."""
    tags, own = passage.tags, at - 1
    if own < start or tags[own] not in _RIGHT_BEFORE:
        before = _before_insertions(passage, own, start, found)
        if before is None:
            return _shared(passage, at, found), True, False
        own = before
        if tags.startswith(",Q", own + 1) and (name := named_before_office(passage, own + 2, start)):
            return name, False, False
    letter = tags[own]
    if letter in "QT":
        return _relative(passage, own, start), False, True
    phrase = (own, own + 1) if letter == "U" else noun_phrase_before(passage, own + 1, start)
    if phrase is not None and phrase[0] - 2 >= start:
        joint = tags[phrase[0] - 1]
        if joint == "P" and tags[phrase[0] - 2] == "K" and _LONE.fullmatch(tags, *phrase):
            return _shared(passage, at, found), True, False
        phrase = _whole(passage, phrase, start, found)
    return phrase, False, False


def _whole(passage: Passage, phrase: tuple[int, int], start: int, found: list[Clause]) -> tuple[int, int]:
    """A subject with what belongs to it, and without what does not."""
    tags, joint = passage.tags, passage.tags[phrase[0] - 1]
    if joint in "Pt" and tags[phrase[0] - 2] in "YE":
        phrase = described(passage, phrase, start)
        joint = tags[phrase[0] - 1] if phrase[0] - 2 >= start else ""
    if joint == "K":
        phrase = _with_others(passage, phrase, start)
    elif passage.lows[phrase[0] - 1] in _WHAT and (asked := _ASKED_FOR.fullmatch(tags, *phrase)):
        return asked.span(1)
    return (_told_of(passage, found[-1], phrase) if found and found[-1].relative else None) or phrase


_TELLING = frozenset({"who", "which", "that"})
_TIMES = frozenset({"since", "after", "before", "until", "till", "than", "like"})  # a clause of its own follows
_OBJECT = re.compile(r"[DJNCYy#'OPRKu]*+")  # no border of a clause


def _told_of(passage: Passage, relative: Clause, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Of whom a relative without commas tells, where a phrase is its object: `Officials who left the talks | said`."""
    who = relative.subject
    if who is None or passage.lows[who[1]] not in _TELLING or relative.end > phrase[0]:
        return None
    if passage.tags[phrase[0]] == "u" and passage.tags[phrase[1]] == "V":
        return None  # `reports which lead us believe`
    if relative.lemma in read_words("clausal.txt") or not _OBJECT.fullmatch(passage.tags, relative.end, phrase[1]):
        return None
    return who if _TIMES.isdisjoint(passage.lows[relative.end : phrase[0]]) else None


def _before_insertions(passage: Passage, at: int, start: int, found: list[Clause]) -> int | None:
    """The last token of the subject, past what is put in between it and a token before its verb."""
    before = subject_end(passage.tags, at, start)
    return _behind_relative(passage, at, start, found) if before is None else before


# Right to left: the comma behind a relative clause that none opens, `the union which we had urged, was new`.
_UNOPENED = re.compile(r",[^,.;:()<>Q-]{1,24}+Q(?=[NC])")


def _behind_relative(passage: Passage, comma: int, start: int, found: list[Clause]) -> int | None:
    """The last token of the subject before a relative clause with which a sentence begins, and which a comma ends."""
    size = len(passage.tags)
    match = _UNOPENED.match(passage.backward, size - comma - 1, size - start) if comma > start else None
    first = size - match.end() if match else start
    return first - 1 if match and not (found and found[0].kind == "finite" and found[0].start < first) else None


_WHAT = frozenset({"what", "which", "whatever"})
_ASKED_FOR = re.compile(r"J{0,3}N{1,3}+(C{1,4}+)")  # `what wider part | Kestria might play`
_LONE = re.compile(r"D?[Ny]")  # the noun of `and in addition assured`, `and at the meeting said`
_RIGHT_BEFORE = frozenset("NC#UuyJTQ")  # what ends a subject, right before its verb


def _relative(passage: Passage, at: int, start: int) -> tuple[int, int] | None:
    """What the relative at a token stands for; itself where nothing stands before it; for `when` and `how` nobody."""
    tags, low = passage.tags, passage.lows[at]
    comma = at > start and tags[at - 1] == ","
    if low == "who" and comma and (name := named_before_office(passage, at, start)):
        return name
    phrase = noun_phrase_before(passage, at - comma, start)
    if phrase is None:
        return None if low in _NO_SUBJECTS else (at, at + 1)
    return _last_of(passage, phrase) if low == "who" else phrase


_NO_SUBJECTS = frozenset({"when", "where", "why", "how"})


def _last_of(passage: Passage, phrase: tuple[int, int]) -> tuple[int, int]:
    """Whom `who` stands for: behind the last preposition of what stands before it (`the issue with Strand, who`)."""
    last = max(passage.tags.rfind(letter, *phrase) for letter in "Pt")
    return (last + 1, phrase[1]) if last > phrase[0] else phrase


def _with_others(passage: Passage, phrase: tuple[int, int], start: int) -> tuple[int, int]:
    """A subject with those named before its `and`: `both Kestria and Marenne`; not `saw Strand and Tran left`."""
    comma = passage.tags[phrase[0] - 2] == ","
    other = noun_phrase_before(passage, phrase[0] - 1 - comma, start)
    listed = other is not None and other[0] > start and passage.tags[other[0] - 1] == ","
    pronoun = passage.tags[phrase[0]] == "U" and (other is None or passage.tags[other[1] - 1] != "C")
    if other is None or pronoun or (comma and not listed):
        return phrase
    before = passage.tags[other[0] - 1] if other[0] > start else "."
    if passage.lows[other[0]] == "both" or listed or before in ".TQA;:<K-" or _are_names(passage.tags, other, phrase):
        return other[0], phrase[1]
    return phrase


def _are_names(tags: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return set(tags[slice(*one)]) | set(tags[slice(*other)]) == {"C"} and tags[one[0] - 1] in "EZVY,"


def _shared(passage: Passage, at: int, found: list[Clause]) -> tuple[int, int] | None:
    """The subject of the last finite verb before, which this one goes on.

    What was done goes on what was done: `Strand asked what Kestria might do, but had no answer`, `Strand said that the
    port had closed, and left`. Behind a comma no relative is gone on with: `He saw the port, which was shut, and left`.
    """
    last = next((clause for clause in reversed(found) if clause.kind == "finite"), None)
    if last is None or passage.tags[at - 1] != "K":
        return last.subject if last else None
    if last.relative and passage.tags[at - 2] == ",":
        main = next((clause for clause in reversed(found) if clause.kind == "finite" and not clause.relative), last)
        last = main if passage.tags[at] in (passage.tags[main.start], "E") else last
    if last.modal and passage.lows[at] in _DONE:
        last = next((clause for clause in reversed(found) if clause.kind == "finite" and not clause.modal), last)
    elif passage.tags.startswith(",KE", at - 2) and passage.tags[last.start] != "E" and not last.negated:
        last = _that_told(passage.tags, last, found) or last
    elif passage.tags[at - 2] == ",":
        last = _main(passage.tags, at, last, found)
    return last.subject


def _main(tags: str, at: int, last: Clause, found: list[Clause]) -> Clause:
    """The clause that a verb behind `, and` goes on: not one that `where` opens, nor one of another tense.

    So in `Strand wants to leave Kestria, where Tran is held, but is willing to talk`, and in `Strand has told investors
    their money will be safe, but has also asked for loans`.
    """
    if last.subject is not None and not last.shared and tags[last.subject[0] - 1] == "Q":
        finite = (one for one in reversed(found) if one.kind == "finite" and one.end < last.subject[0])
        return next(finite, last)
    if tags[at] == "H" and tags[last.start] == "M":
        first = next(one for one in found if one.kind == "finite")
        return first if tags[first.start] == "H" else last
    return last


def _that_told(tags: str, last: Clause, found: list[Clause]) -> Clause | None:
    """The clause in the past that told, by `that`, what a clause says: the first of a sentence."""
    first = next(clause for clause in found if clause.kind == "finite")
    told = first.end < last.start and tags[first.start] == "E" and "T" in tags[first.end : last.start]
    return first if told else None


_DONE = frozenset({"did", "didn't"})
