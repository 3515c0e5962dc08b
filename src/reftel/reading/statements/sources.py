"""Whose the words are: the subject of a cue, with the list, the apposition or the place that it goes with."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.base.tables import read_words
from reftel.reading.statements.lexicon import Verb, word_class, word_list
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import can_say, is_somebody, noun_before

__all__ = ["first_named", "is_given_out", "is_quoted", "is_sent", "source_of"]

_ASIDES_NOT_AFTER: Final = word_class("asides_not_after")
_TIED: Final = read_words("reduced.txt") | read_words("tied.txt")
_SENDING: Final = word_class("sending")
_GIVING_OUT: Final = word_class("giving out")
_GIVEN_OUT: Final = word_class("given out")
_CONTAINING: Final = word_class("containing")
_OF_ANOTHER: Final = word_class("of another")
_PEOPLE: Final = word_list("people")
_SINCE: Final = word_class("since")
_NUMBERED: Final = word_class("numbered")
_SPANS: Final = word_class("spans")
_FACTS: Final = word_class("facts")

_REPLYING: Final = frozenset({"reply", "respond", "answer"})
_NO_DOUBT: Final = ["no", "doubt"]  # `No doubt | the members would agree`
_SETTING: Final = re.compile(r"D?J{0,2}N{1,2}(?=C)(?P<name>)")
_QUOTED_BY: Final = frozenset({"as", "by"})
_MOST_OF_TEXT: Final = 5  # tokens of `a strong joint statement`
_LED: Final = ("AP", "TP")  # `because in times of trouble | Strand feels`
_LEAST: Final = 2  # tokens of a phrase that can be cut
_NAMES: Final = re.compile(r"D?[NJ]{0,2}C{1,5}|N")  # one name of a list


def is_quoted(passage: Passage, clause: Clause, before: Clause | None) -> bool:
    """Return whether a participle is what somebody `was quoted as saying`; not `was interested in saying`."""
    behind = clause.kind == "ing" and before is not None and before.passive and before.end == clause.start - 1
    return behind and passage.lows[clause.start - 1] in _QUOTED_BY


def is_sent(before: Clause | None) -> bool:
    """Return whether the clause before a participle tells of a message: `cabled the Embassy asking`."""
    return before is not None and before.kind == "finite" and before.lemma in _SENDING


def is_given_out(passage: Passage, clause: Clause, before: Clause | None) -> bool:
    """Return whether a participle says what a text given out says: `issued a statement saying`.

    Also of `sent a letter to Strand saying`; not of `transmitted the treaty with a note saying`.
    """
    if before is None or before.kind != "finite" or before.passive or before.lemma not in _GIVING_OUT:
        return False
    at = clause.start
    if before.lemma in _REPLYING and passage.lows[before.end : before.end + 1] == ["to"]:
        return False  # `has replied to your message asking him to wait`
    if passage.lows[at] in _CONTAINING:
        return False
    if passage.lows[at - 1] in _GIVEN_OUT:
        return at - before.end <= _MOST_OF_TEXT
    whom = noun_phrase_before(passage, at, before.end)
    return whom is not None and passage.tags[whom[0] - 1] == "t" and passage.lows[whom[0] - 2] in _GIVEN_OUT


def source_of(sentence: Sentence, verb: Verb, clause: Clause, before: Clause | None) -> tuple[int, int] | None:
    """Return the subject, where it is one that can say so; for a participle behind a noun that noun."""
    if is_quoted(sentence.passage, clause, before):
        return clause.subject
    if clause.kind == "ing" and (is_sent(before) or is_given_out(sentence.passage, clause, before)):
        return before.subject if before else None
    tag = sentence.passage.tags[clause.start - 1] if clause.start > sentence.start else "."
    if clause.kind == "ing" and tag in "NC)a#y":
        behind = clause.start - (tag == "a")
        behind -= tag == "a" and sentence.passage.tags[behind - 1] == ","  # `quoted the envoy, Anna Strand, as saying`
        return noun_before(sentence.passage, behind, sentence.start)
    phrase = clause.subject and _last_named(sentence.passage, _behind_setting(sentence, clause.subject))
    titled = phrase is not None and sentence.passage.tags[phrase[1] - 1] == ">"
    if titled and (first := first_named(sentence, clause, before)):
        return first  # `A columnist of the daily "Tide" wrote`
    if phrase is None or not can_say(sentence.passage, phrase, verb):
        return first_named(sentence, clause, before) or _name_at_end(sentence, phrase)
    return _apposed(sentence, _with_all(sentence, _of_another(sentence, phrase)))


def _of_another(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """A subject with who stands by another: `an adviser to | Minister Strand`, `a source close to | the King`."""
    lows, at = sentence.passage.lows, phrase[0] - 1
    if at <= sentence.start or lows[at] != "to":
        return phrase
    near = lows[at - 1] == "close"
    if not near and lows[at - 1] not in _OF_ANOTHER:
        return phrase
    whole = noun_phrase_before(sentence.passage, at - near, sentence.start)
    return (whole[0], phrase[1]) if whole and is_somebody(sentence.passage, whole) else phrase


def _behind_setting(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """A subject without what a telegram sets before it: `During the meeting | Tran`, `After review | Tran`."""
    passage, first = sentence.passage, sentence.start
    if phrase[0] != first + 1 or passage.tags[first] != "P":
        return phrase
    match = _SETTING.match(passage.tags, *phrase)
    if match is None or is_somebody(passage, (phrase[0], match.start("name"))):
        return phrase
    return match.start("name"), phrase[1]


def _name_at_end(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """The name behind a phrase that a telegram puts no comma after: `Near the end of our talk | Strand said`."""
    tags = sentence.passage.tags
    asked = sentence.passage.lows[sentence.start] in _ASIDES_NOT_AFTER  # `When asked for reasons | Strand said`
    led = tags[sentence.start] == "P" or asked
    if phrase is None or not (led or tags[phrase[0] - 2 : phrase[0]] in _LED):
        return None
    if tags[phrase[1] - 3 : phrase[1]] == "CCN" and sentence.passage.lows[phrase[1] - 1] in _PEOPLE:
        return phrase[1] - 2, phrase[1]  # `In talks with Minister Strand | Dept officer`
    if tags[phrase[1] - 1] != "C":
        return None
    first = phrase[1] - len(tags[slice(*phrase)]) + len(tags[slice(*phrase)].rstrip("C"))
    within = set(tags[phrase[0] : first])
    parted = first > phrase[0] and tags[first - 1] == "N" and not within.isdisjoint("OPt")
    return (first, phrase[1]) if parted and not is_somebody(sentence.passage, (phrase[0], first)) else None


def first_named(sentence: Sentence, clause: Clause, before: Clause | None) -> tuple[int, int] | None:
    """Return who a sentence begins with, where more is told of him: `A reporter visiting the port said`."""
    if clause.shared or clause.relative or (before is not None and not _is_told_of(sentence, before)):
        return None
    start = sentence.start
    start += sentence.passage.tags[start] == "R"
    first = noun_phrase_from(sentence.passage, start, clause.start)
    if (
        first is None
        or sentence.passage.tags[first[1]] not in "GPE"
        or "," in sentence.passage.tags[first[1] : clause.start]
    ):
        return None
    return first if is_somebody(sentence.passage, first) else None


def _is_told_of(sentence: Sentence, before: Clause) -> bool:
    """`A firm asking for help | said`, `A firm involved in one of the cases | said`."""
    tied = before.lemma in _TIED
    return before.kind == "ing" or (tied and sentence.passage.tags[before.start : before.start + 2] == "EP")


def _apposed(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """A subject with the name before it: `Anna Strand, the Council's Head of Trade, Fisheries and Ports, said`."""
    tags, start = sentence.passage.tags, phrase[0]
    if start - 2 >= sentence.start and tags[start - 2 : start] == "UP":
        return start - 2, start - 1  # `We at Holm`
    if start - 3 < sentence.start or tags[start - 1] != "," or "O" not in tags[slice(*phrase)]:
        return phrase
    first = start - 1
    while first > sentence.start and tags[first - 1] == "C":
        first -= 1
    alone = first == sentence.start or tags[first - 1] in "T;:"
    return (first, phrase[1]) if alone and start - 1 - first > 1 else phrase


def _last_named(passage: Passage, phrase: tuple[int, int]) -> tuple[int, int]:
    """A subject without what only looks like a part of it: `the fact | Strand`, `finance since | Tran`."""
    start, end = phrase
    if end - start < _LEAST:
        return phrase
    tags, lows = passage.tags, passage.lows
    if lows[start : start + 2] == _NO_DOUBT and end - start > len(_NO_DOUBT):
        start += len(_NO_DOUBT)
        phrase = start, end
    since = tags.rfind("P", start, end - 1)
    if since > start and lows[since] in _SINCE:
        return since + 1, end
    if tags[end - 1] != "C":
        return phrase
    counted, lasting = tags.rfind("#C", start, end), tags.rfind("NC", start, end)
    if counted > start and (tags[counted - 1] == "y" or lows[counted - 1] in _NUMBERED):
        return counted + 1, end  # `In talks with Strand April 5 | Assistant Secretary Tran`, `In paragraph 3 | Tran`
    if lasting >= 0 and lows[lasting] in _SPANS:
        return lasting + 1, end  # `in recent years | Kestrian voters`
    return (start + 1, end) if lows[start] in _FACTS else phrase


def _with_all(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """A subject with all names of its list: `Strand, Tran and Ekberg`."""
    tags, start = sentence.passage.tags, phrase[0]
    joint = tags.find("K", phrase[0], phrase[1])
    if joint < 0 or _are_of_several(sentence.passage, phrase[0], joint):
        return phrase
    while start - 1 > sentence.start and tags[start - 1] == ",":
        other = noun_before(sentence.passage, start - 1, sentence.start)
        if other is None or not _NAMES.fullmatch(tags, *other):
            break
        first = other[0] == sentence.start
        if not first and (tags[other[0] - 1] not in ",TK;:(" or tags[other[0]] == "N"):
            break
        if not first and tags[other[0] - 1] == "K" and tags[other[0] - 2] not in ",.;":
            break  # `In the plan to Save Fish and Build Ports, | Kestria and the Forum`
        start = other[0]
    return start, phrase[1]


def _are_of_several(passage: Passage, start: int, joint: int) -> bool:
    """`in Holm, | the governments of Orland and Kestria`: of two, and no list of three."""
    of = passage.tags.rfind("O", start, joint)
    return of > start and passage.tags[of - 1] == "N" and passage.lows[of - 1].endswith("s")
