"""Cues beside their content: `The talks, he said, were over`, `according to Strand`, `in his view`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.statements.as_said import last_semicolon
from reftel.reading.statements.complements import begins_clause
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import Verb, triggers, word_class, word_list
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import can_say, head_of, is_somebody, is_text

__all__ = ["aside", "attributions", "within"]

_PEOPLE: Final = word_list("people")
_ASIDES_NOT_AFTER: Final = word_class("asides_not_after")
_AS_TOLD: Final = word_class("as told")
_NORMS: Final = word_class("norms")
_STATUTES: Final = word_class("statutes")
_REFERENCES: Final = word_class("references")
_OWNERS: Final = word_class("owners")
_CONTRASTS: Final = word_class("contrasts")

_WHOM: Final = re.compile(r"(?:u|(?:C{1,4}|D[JNC]{1,3})(?>(?:\([CN]{1,2}\))?))(?=[.,]|P[Dy#])")
_TO_WHOM: Final = re.compile(r"t(?:u|C{1,4}|D[JNC]{1,3})(?=[.,])")  # `The talks, Strand said to me, were over`
_ON_DAY: Final = re.compile(r"P[y#]{1,4}(?=[.,])")
_AT_TALKS: Final = re.compile(r"PD[y#JNC]{1,6}(?=,)")  # `told us during a June 4 meeting,`
_PHRASE: Final = re.compile(r"[PtO][DJNCy#'OP]{1,12}(?=[,.])")  # `Strand said of the plan, ...`
_FROM: Final = re.compile(r"P[DJNCOt']{1,9}(?=[.,])")
# `according to Ministry of Trade | and Ports officials,`, `a head | for human rights and aid Anna Strand,`
_WHOLE: Final = re.compile(r"(?:K[JNC]{1,4}|P[DJNCG/']{1,7}+(?:O[DJNC]{1,4}+)?(?:K[DJNC]{1,7}+){0,2})(?=[.,Q])")
# `according to | Strand (Trade) and Holm (Ports)`
_WITH_OTHERS: Final = re.compile(r"\([^()]{1,12}\)(?:K[DJNC']{0,4}C(?:\([^()]{1,12}\))?)?")
_OFFICE: Final = re.compile(r",(?>(?:[EY]P)?)([DRJNCOP#y'K/]{1,24}+(?>(?:\([^()]{1,12}\))?))(?=,[^QBHMXEZR,]|[.;])")
_NAME_BEFORE: Final = re.compile(r",(C{2,4})(?=[,>])")  # right to left
_NAME_LAST: Final = re.compile(r"NC{1,3}$")
_ISSUED: Final = re.compile(r"[EY]PD?[JNC]{1,6}(?:O[DJNC]{1,4})?(?:\([^()]{1,8}+\))?(?:[tP]D?[JNC]{1,4}+(?=,))?")
_PARTED_BEFORE: Final = _CONTRASTS | {"when", "because", "since"}
_BUT: Final = _CONTRASTS | {"but"}
_TOLD_IN: Final = frozenset({"in", "by"})
_MEDIA: Final = frozenset({"press", "media", "newspapers", "newspaper", "papers", "paper"})
_REST: Final = re.compile(r"(?:[tP]D?C)?(?:\([^()]{1,16}+\))?")  # `as reported in Deptel 403 | to Holm (repeated Wren)`
_MOST_OF_VIEW: Final = 8  # tokens from `in` to `view`
_AROUND: Final = frozenset(
    {"aside", "verb-clause", "verb-addressed", "verb-attitude-clause", "verb-question", "passive-clause"}
)
_SAYING: Final = Verb("show", "", frozenset())


def aside(sentence: Sentence, verb: Verb, clause: Clause, at: int) -> Cue | None:
    """Return the cue that stands behind its content or in the middle of it; None where it does not.

    `at` is the token behind the verb.
    """
    tags, start, end = sentence.passage.tags, sentence.start, sentence.end
    if clause.kind != "finite" or not (verb.clausal or "w" in verb.frames) or not _is_parted(sentence, clause):
        return None
    words = clause.start, at
    if whom := (_WHOM if "w" in verb.frames else _TO_WHOM).match(tags, at, end):
        at = whom.end()  # `The talks were over, Strand told us on May 6`
        placed = _ON_DAY.match(tags, at, end) or _AT_TALKS.match(tags, at, end)
        at = placed.end() if placed else at
    alone = clause.subject is None or clause.shared or _ends_clause(sentence, clause.start)
    inverted = _inverted(sentence, at) if alone else None
    source = inverted or (None if clause.shared or clause.subject is None else _named(sentence, clause.subject))
    begin = clause.start if inverted or source is None else source[0]
    if source is None or begin - start < 2 or tags[begin - 1] not in ",>" or _is_opening(sentence):
        return None
    if tags[at : at + 2] == ",E" and clause.subject and "K" in tags[slice(*clause.subject)]:
        return None  # `Kestria, Marenne and Veldora guaranteed, insured or backed a bond`
    after = _past_phrase(sentence, begin, inverted[1] if inverted else at)
    if (after < end and tags[after] not in ",.;-)>") or _quotes_behind(tags, begin, after):
        return None
    if clause.end - clause.start > 1 and tags[begin - 1] == "," and tags[after : after + 1] != ",":
        return None  # `Sharing a meal, they had agreed.`
    opening = last_semicolon(sentence, begin)
    cue = Cue(opening, words, _right(sentence, after, inverted), end, "aside")
    conjunction = (tags[begin - 2] in "ATQ") and after < end
    cue.left = None if conjunction else (opening, begin)  # `fell because, he said, funds were short`
    cue.begin = begin if conjunction else opening
    cue.form = "aside"
    cue.source = source
    return cue


def _is_parted(sentence: Sentence, clause: Clause) -> bool:
    """Whether a sign may part a clause from a content before it: most verbs have none there."""
    if clause.subject is None or clause.shared:
        return True
    return sentence.passage.tags[clause.subject[0] - 1] in ",>" or _ends_clause(sentence, clause.start)


def _named(sentence: Sentence, office: tuple[int, int]) -> tuple[int, int]:
    """Who speaks, with the name before an office: `The talks are over, Anna Strand, Head of Trade, said`."""
    size = len(sentence.passage.tags)
    name = _NAME_BEFORE.match(sentence.passage.backward, size - office[0], size - sentence.start)
    held = name is not None and not _PEOPLE.isdisjoint(sentence.passage.lows[slice(*office)])
    return (size - name.end(1), office[1]) if name and held else office


def _ends_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause with a verb of its own ends with the comma before a token: `A plan is good, said Strand`."""
    tags = sentence.passage.tags
    if tags[at - 1] != ",":
        return False
    comma = tags.rfind(",", sentence.start, max(sentence.start, at - 1))
    return comma >= 0 and begins_clause(sentence.passage, comma + 1, at - 1)


def _inverted(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Who stands behind the verb, with where he is from: `said Strand from the MFA`."""
    tags, end = sentence.passage.tags, sentence.end
    phrase = noun_phrase_from(sentence.passage, at, end)
    if phrase is None or not is_somebody(sentence.passage, phrase):
        return None
    placed = _FROM.match(tags, phrase[1], end)
    return (phrase[0], placed.end()) if placed else phrase


def _is_opening(sentence: Sentence) -> bool:
    """Whether a sentence begins with a clause that leads to the main one: `When asked, Strand agreed`."""
    first = sentence.start
    return sentence.passage.lows[first] in _ASIDES_NOT_AFTER or sentence.passage.tags[first] == "G"


def _past_phrase(sentence: Sentence, begin: int, after: int) -> int:
    """The token behind adverbs; behind a quotation also behind one phrase: `Strand said of the plan`."""
    tags, end = sentence.passage.tags, sentence.end
    while after < end and tags[after] == "R":
        after += 1
    phrase = _PHRASE.match(tags, after, end) if tags[begin - 1] == ">" else None
    return phrase.end() if phrase else after


def _quotes_behind(tags: str, begin: int, after: int) -> bool:
    """Whether only what follows is quoted: `In its note it says, "..."`."""
    return tags[after : after + 2] == ",<" and not (tags[begin - 1] == ">" and tags[begin - 2] in ",.")


def _right(sentence: Sentence, after: int, inverted: tuple[int, int] | None) -> int:
    """Where the content goes on behind the cue; the end where something else follows: `said Strand, Head of Trade`."""
    tags, end = sentence.passage.tags, sentence.end
    if after >= end or tags[after] not in ",-" or (inverted and tags[after + 1 : after + 2] == "C"):
        return end
    follows = after + 1
    while follows < end and tags[follows] == "R":
        follows += 1
    goes_on = tags[follows : follows + 2] == "KM"  # `Kestria would help, he said, but could not pay`
    return after + 1 if follows < end and (goes_on or tags[follows] not in "GK") else end


def attributions(sentence: Sentence) -> list[Cue]:
    """Return the cues `according to X` and `in X's view` of a sentence."""
    lows = sentence.passage.lows
    found: list[Cue] = []
    for at in sentence.asides:
        if lows[at] in _AS_TOLD:
            cue = _as_told(sentence, at)
        elif lows[at] != "according":
            cue = _in_view(sentence, at) if sentence.start < at < sentence.end - 1 else None
        else:
            cue = _according(sentence, at) if at + 2 < sentence.end and lows[at + 1] == "to" else None
        if cue is not None:
            found.append(cue)
    return found


def _according(sentence: Sentence, at: int) -> Cue | None:
    """The cue of `according to Strand, Head of Trade`, of which the office is no content."""
    source = noun_phrase_from(sentence.passage, at + 2, sentence.end) or (at + 2, at + 3)
    source = _before_subject(sentence, source)
    if not can_say(sentence.passage, source, _SAYING) or _is_norm(sentence, source):
        return None
    more = _WITH_OTHERS.match(sentence.passage.tags, source[1], sentence.end)
    last = more.end() if more else source[1]
    given_out = _issued(sentence, last) if is_text(sentence.passage, source) else None
    last = given_out.end() if given_out else last
    last = more.end() if (more := _FROM.match(sentence.passage.tags, last, sentence.end)) else last
    last = more.end() if more is None and (more := _WHOLE.match(sentence.passage.tags, last, sentence.end)) else last
    return _beside(sentence, (at, at + 2), (source[0], last), (at, _behind_office(sentence, last)))


def _is_norm(sentence: Sentence, source: tuple[int, int]) -> bool:
    """`according to plan`, `according to the constitution`: what acts go by, and nobody's words."""
    lows = sentence.passage.lows
    return lows[source[0]] in _NORMS or lows[source[1] - 1] in _STATUTES


def _before_subject(sentence: Sentence, source: tuple[int, int]) -> tuple[int, int]:
    """A source without the name that the main clause begins with: `According to a Holm report | Tran left`."""
    tags = sentence.passage.tags
    named = _NAME_LAST.search(tags[slice(*source)]) if tags[source[1] : source[1] + 1] in tuple("MZEBHX") else None
    return (source[0], source[0] + named.start() + 1) if named else source


def _issued(sentence: Sentence, at: int) -> re.Match[str] | None:
    """Who gave a text out, behind it: `according to a report | issued by the Board of Trade`."""
    by = sentence.passage.lows[at : at + 2][-1:] == ["by"]
    return _ISSUED.match(sentence.passage.tags, at, sentence.end) if by else None


def _behind_office(sentence: Sentence, at: int) -> int:
    """The token behind the offices told of somebody between commas or at the end: `, Head of Trade at the Forum,`."""
    tags, end = sentence.passage.tags, sentence.end
    while (office := _OFFICE.match(tags, at, end)) and (tags[at + 1] in "EY" or _is_office(sentence, *office.span(1))):
        at = office.end()
    return at


def _is_office(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a phrase says what somebody is: an office or a company, no name."""
    low = sentence.passage.lows[head_of(sentence.passage, (at, end))]
    return low in _PEOPLE or (sentence.passage.tags[at] == "D" and is_somebody(sentence.passage, (at, end)))


def _as_told(sentence: Sentence, at: int) -> Cue | None:
    """The cue of `As reported in the press, talks are over`, `talks, as stressed by Strand, are over`."""
    tags, lows, first = sentence.passage.tags, sentence.passage.lows, at - 1
    while first > sentence.start and tags[first] == "R":
        first -= 1
    if first < sentence.start or lows[first] != "as" or (first > sentence.start and tags[first - 1] not in ",;"):
        return None
    linked = lows[at + 1] in _TOLD_IN
    source = noun_phrase_from(sentence.passage, at + 1 + linked, sentence.end)
    if source is None or not _can_be_cited(sentence, source, lows[at + 1]):
        return None
    last = rest.end() if (rest := _REST.match(tags, source[1], sentence.end)) else source[1]
    parted = last < sentence.end and tags[last] in ",.);"
    if not parted and (linked or not begins_clause(sentence.passage, last, sentence.end)):
        return None
    cue = _beside(sentence, (first, at + 1 + linked), source, (first, last))
    if cue.left and not tags[slice(*cue.left)].strip("R,"):
        cue.left, cue.begin = None, first  # `However, as stressed by Strand, talks are over`
    return cue


def _can_be_cited(sentence: Sentence, source: tuple[int, int], link: str) -> bool:
    """Whether a phrase is a text, another cable or, behind `by`, somebody."""
    if not _REFERENCES.isdisjoint(sentence.passage.lows[slice(*source)]):
        return True
    if link not in _TOLD_IN:
        return False
    if link == "in" and sentence.passage.lows[source[1] - 1] in _MEDIA:
        return True
    return is_text(sentence.passage, source) or (link == "by" and is_somebody(sentence.passage, source))


def _in_view(sentence: Sentence, at: int) -> Cue | None:
    """`in his view`, `in Strand's opinion`, `in the view of Strand`."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    if lows[at - 2 : at] == ["in", "the"] and tags[at + 1] == "O":
        phrase = noun_phrase_from(sentence.passage, at + 2, sentence.end)
        return _beside(sentence, (at - 2, at + 2), phrase, (at - 2, phrase[1])) if phrase else None
    first = at - 1
    while first > sentence.start and tags[first] in "DJNC'R" and at - first < _MOST_OF_VIEW:
        first -= 1
    owned = tags[at - 1] == "'" or lows[at - 1] in _OWNERS
    if lows[first] != "in" or at - first < 2 or not owned or lows[first - 1] in triggers():
        return None  # `interested in his view`
    return _beside(sentence, (first, at + 1), (first + 1, at - (tags[at - 1] == "'")), (first, at + 1))


def _beside(sentence: Sentence, words: tuple[int, int], source: tuple[int, int], whole: tuple[int, int]) -> Cue:
    """The cue of words with their source, from a token to another, that stands beside its content."""
    end = sentence.end
    after = whole[1] + (whole[1] < end and sentence.passage.tags[whole[1]] == ",")
    contrast = after > whole[1] and sentence.passage.lows[after] in _BUT
    if sentence.passage.tags[after : after + 1] == "Q" or contrast:
        after = end = whole[1]  # `according to Strand, who thought`, `according to Strand, but it remains to be seen`
    cue = Cue(whole[0], words, min(after, end), end, "attribution")
    cue.source = source
    cue.form = "according"
    before = whole[0] - 1 - (sentence.passage.tags[whole[0] - 1] == ",")
    if before > sentence.start and sentence.passage.tags[before] == "T":
        cue.form, cue.rule = "finite", "attribution-clause"  # `said that, in his view, talks were over`
        return cue
    if before > sentence.start and sentence.passage.lows[before] in _PARTED_BEFORE:
        return cue  # `talks failed because, according to Strand, funds were short`
    opening = last_semicolon(sentence, whole[0])
    bracket = sentence.passage.tags.rfind("(", opening, whole[0])
    told = whole[0] > bracket + 1 or sentence.passage.tags[after - 1] == ","
    if bracket > sentence.passage.tags.rfind(")", opening, whole[0]) and told:
        opening = bracket + 1
        closing = sentence.passage.tags.find(")", whole[1], end)
        cue.end = closing if closing >= 0 else end
    if whole[0] > opening + 1:
        cue.left = (opening, whole[0])
        cue.begin = opening
    return cue


def within(sentence: Sentence, cue: Cue, others: list[Cue]) -> Cue:
    """An attribution in the middle of what another cue says; as it is where it stands alone or at the end.

    Of `He noted that the fund was, according to Strand, empty` it is told in that content, of `He said the fund was
    empty, but in his view the port was safe` beside it.
    """
    first, left = cue.words[0], cue.left
    if left is None or cue.start >= sentence.end - 1:
        return cue
    told = [one for one in others if one.rule in _AROUND and left[0] <= one.words[0] < first and one.start <= first]
    tags = sentence.passage.tags
    if not told or "T" in tags[sentence.start : told[-1].begin]:
        return cue
    start = told[-1].start
    cue.form, cue.rule, cue.begin = "finite", "attribution-clause", first
    joint = tags[first - 2] if tags[first - 1] == "," else tags[first - 1]
    cue.left = None if joint in "KQT" or start >= first else (start, first)
    return cue
