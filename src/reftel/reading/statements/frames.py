"""What follows a cue: its particle, whom it is said to, and where the content begins."""

import re
from typing import NamedTuple

from reftel.reading.base.passage import Passage
from reftel.reading.statements.lexicon import LIGHT, Verb, adjectives, carriers, nouns, particles, topics, verbs

__all__ = ["Complement", "begins_clause", "behind_noun", "complement", "verb_at"]

# Up to `that`, past adverbs and one phrase between commas or behind a preposition: `noted, however, that`,
# `said on several occasions during the meeting that`.
_THAT = re.compile(r"R{0,3}+(?:,[^,.;:T]{1,14}+,|-[^-.;:T]{1,14}+-|[PtOay#][^,.;:TVZEMBHXQ]{0,14}+)?T[:,]?+")
_WHOM = re.compile(r"u|U(?=[RTQAtPO<])|D?+[J'NCY#]{0,6}?[NC]++(?:,?K[DJNC']{0,4}[NC]++)?")
_OF_WHOM = re.compile(r"O[DJNC']{0,6}[NC]++")
_WHEN = re.compile(r"R{0,2}+(?:,[^,.;:T]{1,14}+,|(?:[Py#][^,.;:TVZEMBHXQ<]{0,14}+))?(?=[T<])")
_INSERTED = re.compile(r",(?:R|P[DJNC']{1,5}|A),(?=[DJNCOP])")  # `appreciate, though, the wish`
_PHRASE_FIRST = re.compile(r"P[DJNCYGy#'R]{1,10}(?:O[DJNC']{1,6})?,?")
_QUOTE = re.compile(r"R?[,:-]?+<")
_ADVERBS = re.compile(r"R{0,3}+(?![MBHX])")
# A clause has its own verb: `said Kestria would agree`.
_CLAUSE = re.compile(
    r"D{0,2}+(?:U|[JNCYG#y'R<>/]{0,10}[NC#>])(?:[OP][DJNCYG#y'R<>/]{1,10}){0,3}(?:K[DJNC']{1,8})?[R!]{0,3}+[ZEMBHXV]"
)
_FINITE = frozenset("BHMXZE")
_TO_DO = re.compile(r"t[R!]{0,2}+[VBHX]")
# Something, and what it is called: `called the plan unworkable`, `called him a friend`.
_NAMED = re.compile(r"(?:u|D?+[JNC']{0,5}?[NC](?:O[DJNC']{1,6})?)(?=[<J]|D[JN])")
_TOPIC = re.compile(r"[DJRNCYG'#K/<>U]{1,10}")
_PHRASE = re.compile(r"[DJRNCYG'#K/]{0,9}+")
_AS = re.compile(r"[^ZEMBHX.;:]{1,40}?a")
_CLAUSE_START = frozenset("UDNCJ#y<")
_OBJECT_START = frozenset("DJNCGY#yuU'<L")
_ASIDE_OF_CONTENT = frozenset({"with", "for", "in", "on", "at", "before", "during"})
_IF = frozenset({"if", "whether"})
_WHEN_NEAR = frozenset({"last", "this", "next"})
_PERIODS = frozenset({"week", "month", "year", "morning", "afternoon", "evening", "night", "spring", "summer", "fall"})
_TALKED = frozenset("toO")
_CLAUSAL = frozenset("tcT")
_MADE = frozenset({"clear", "plain", "known"})


class Complement(NamedTuple):
    """Where the cue's words end and the content begins; the frame that fits; whether the cue says `no`."""

    end: int
    start: int
    frame: str
    negated: bool = False


def verb_at(passage: Passage, lemma: str, head: int) -> tuple[Verb | None, int]:
    """Return the lexicon's verb for a lemma, with its particle where one stands behind it, and the token behind."""
    for particle in particles().get(lemma, ()):
        if head + 1 < len(passage.lows) and passage.lows[head + 1] == particle:
            return verbs()[f"{lemma} {particle}"], head + 2
    return verbs().get(lemma), head + 1


def complement(passage: Passage, verb: Verb, lemma: str, at: int, end: int) -> Complement | None:
    """Return what follows a cue that ends before a token; None where nothing fits its frames."""
    if at >= end:
        return None
    at = _past_time(passage, _skip(_INSERTED, passage.tags, at, end), end)
    if _CLAUSAL & verb.letters and (start := _behind_that(passage, at, end)):
        return Complement(at, start, "clause")
    if lemma in carriers() and (found := _attitude(passage, lemma, at, end)):
        return found
    at = _skip(_ADVERBS, passage.tags, at, end)
    if at >= end:
        return None
    if verb.kind == "say" and (match := _QUOTE.match(passage.tags, at, end)):
        return Complement(at, match.end() - 1, "quotation")
    return _BY_TAG.get(passage.tags[at], _object)(passage, verb, at, end)


def _past_time(passage: Passage, at: int, end: int) -> int:
    """The token behind `last week`."""
    lows = passage.lows
    return at + 2 if at + 2 < end and lows[at] in _WHEN_NEAR and lows[at + 1] in _PERIODS else at


def _behind_that(passage: Passage, at: int, end: int) -> int | None:
    """The token behind `that`, past one phrase: `said in May that`; not `held in May that year`."""
    match = _THAT.match(passage.tags, at, end)
    if match is None:
        return None
    near = match.end() - at <= 2 or passage.tags[at] in "R,-"
    return match.end() if near or _CLAUSE.match(passage.tags, match.end(), end) else None


def _colon(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`concluded: the talks were over`."""
    del passage
    clausal = bool(_CLAUSAL & verb.letters) and verb.kind == "say"
    return Complement(at, at + 1, "clause-colon") if clausal and at + 1 < end else None


def _comma(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`added, Kestria would agree`."""
    clausal = bool(_CLAUSAL & verb.letters) and verb.kind == "say" and at + 2 < end
    return Complement(at, at + 1, "clause") if clausal and passage.tags[at + 1] in "DJNCU#<V!A" else None


def _question(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`asked whether`, `explained how`."""
    del end
    if passage.tags[at] == "A" and passage.lows[at] not in _IF:
        return Complement(at, at, "clause") if "t" in verb.frames else None
    what = passage.lows[at] == "what" and bool(_TALKED & verb.letters)
    asked = what or ("q" in verb.frames and (passage.tags[at] == "Q" or passage.lows[at] in _IF))
    return Complement(at, at, "question") if asked else None


def begins_clause(passage: Passage, at: int, end: int) -> bool:
    """Return whether a clause with a verb of its own begins at a token."""
    return _CLAUSE.match(passage.tags, at, end) is not None


def _skip(pattern: re.Pattern[str], tags: str, at: int, end: int) -> int:
    match = pattern.match(tags, at, end)
    return match.end() if match else at


def _to(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`agreed to sign`, `pointed to the talks`, `explained to Strand the need`."""
    tags = passage.tags
    if _TO_DO.match(tags, at, end):
        return Complement(at + 1, at + 1, "infinitive") if "i" in verb.frames else None
    if "to" in verb.prepositions:
        return Complement(at + 1, at + 1, "prepositional")
    after = _past_whom(passage, verb, at + 1, end)
    return _behind_whom(passage, verb, at, after, end) if after else None


def _past_whom(passage: Passage, verb: Verb, at: int, end: int) -> int | None:
    """The token behind those to whom something is said; of `the members NATO's policy` only the first two."""
    tags = passage.tags
    match = _WHOM.match(tags, at, end)
    if match is None:
        return None
    after = match.end()
    if after < end and tags[after] == "O" and "of" not in verb.prepositions:
        after = _skip(_OF_WHOM, tags, after, end)
    if after < end and tags[after] == "'":
        parted = tags.find("NC", at, after)
        return parted + 1 if parted >= 0 else None
    return after


def _behind_whom(passage: Passage, verb: Verb, at: int, after: int, end: int) -> Complement | None:
    """`mentioned to Strand that`, `raised with him the issue`."""
    tags = passage.tags
    if _CLAUSAL & verb.letters and (match := _WHEN.match(tags, after, end)):
        return Complement(at, match.end() + (tags[match.end()] == "T"), "addressed")
    if after >= end:
        return None
    if tags[after] in "QA" and "q" in verb.frames and (tags[after] == "Q" or passage.lows[after] in _IF):
        return Complement(at, after, "addressed")
    if passage.lows[after] in verb.prepositions:
        return Complement(at, after + 1, "addressed")
    if tags[after] in _CLAUSE_START and _TALKED & verb.letters:
        return Complement(at, after, "addressed")
    return None


def _preposition(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`complained about`, `spoke in favor of`, `discussed with Strand the talks`."""
    low = passage.lows[at]
    three = " ".join(passage.lows[at : at + 3])
    if three in verb.prepositions:
        return Complement(at + 3, at + 3, "prepositional")
    if low in verb.prepositions:
        follows = at + 1 < end and passage.tags[at + 1] not in "PO"
        return Complement(at + 1, at + 1, "prepositional") if follows else None
    after = _past_whom(passage, verb, at + 1, end)
    told = after is not None and low in _ASIDE_OF_CONTENT and _behind_whom(passage, verb, at, after, end)
    return told or _phrase_first(passage, verb, at, end)


def _phrase_first(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`felt in that case Kestria would agree`."""
    phrase = _PHRASE_FIRST.match(passage.tags, at, end)
    if not phrase or not _CLAUSAL & verb.letters or not _CLAUSE.match(passage.tags, phrase.end(), end):
        return None
    return Complement(at, at, "clause")


def _object(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """An object, a clause without `that`, somebody and then what."""
    tags, frames = passage.tags, verb.frames
    if "n" in frames:
        return Complement(at, at, "as") if _NAMED.match(tags, at, end) else None
    if ("w" in frames or "u" in frames) and (found := _whom(passage, verb, at, end)):
        return found
    if tags[at] == "G" and ("g" in frames or "t" in frames):
        return Complement(at, at, "gerund")
    if "t" in frames and (found := _wordless(passage, at, end)):
        return found
    return _bare(passage, frames, at, end) if tags[at] in _OBJECT_START else None


def _wordless(passage: Passage, at: int, end: int) -> Complement | None:
    """A clause of a telegram, without subject or verb: `said not necessary repeat`, `stated interested in talks`."""
    if passage.lows[at] in adjectives() and at + 2 < end and passage.tags[at + 1] in "PO":
        return Complement(at + 2, at + 2, "attitude")
    return Complement(at, at, "clause") if passage.tags[at] in "VJRT!" else None


def _bare(passage: Passage, frames: str, at: int, end: int) -> Complement | None:
    """`said the talks were over`, `discussed the talks`, `sees the talks as over`."""
    if "t" in frames and ("o" not in frames or _CLAUSE.match(passage.tags, at, end)):
        return Complement(at, at, "clause")
    if "o" in frames or ("O" in frames and _is_topic(passage, at, end)):
        return Complement(at, at, "object")
    if "c" in frames and _CLAUSE.match(passage.tags, at, end):
        return Complement(at, at, "clause")
    return Complement(at, at, "as") if "a" in frames and _AS.match(passage.tags, at, end) else None


def _is_topic(passage: Passage, at: int, end: int) -> bool:
    """Whether an object is one that can be talked of: a name, or a noun of the list among its first words."""
    phrase = _TOPIC.match(passage.tags, at, end)
    stop = phrase.end() if phrase else at
    if "C" in passage.tags[at:stop] or passage.tags[at] in "uU":
        return True
    return not topics().isdisjoint(passage.lows[at:stop])


def _whom(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`told him that`, `asked the Minister whether`, `urged Kestria to`."""
    tags = passage.tags
    after = _past_whom(passage, verb, at, end)
    if after is None or after >= end:
        return None
    if "u" in verb.frames and _TO_DO.match(tags, after, end):
        return Complement(at, at, "request")
    asked = tags[after] in "QA" and "w" in verb.frames
    if "t" in verb.frames and not asked and passage.lows[after] not in verb.prepositions:
        return None
    if "w" not in verb.frames and passage.lows[after] not in verb.prepositions:
        return None
    if tags[after] in "MBHXZE" and tags[at] != "u":
        first = at + 1 + (tags[at] == "D")
        return Complement(at, first, "addressed") if first < after else None
    return _behind_whom(passage, Verb(verb.kind, "tqo", verb.prepositions), at, after, end)


def _attitude(passage: Passage, lemma: str, at: int, end: int) -> Complement | None:
    """`expressed interest in`, `has no objection to`, `made clear that`."""
    lows, tags = passage.lows, passage.tags
    if lemma == "make" and (clear := _made_clear(passage, at, end)):
        return clear
    phrase = _PHRASE.match(tags, at, end)
    table = nouns()
    for token in range(at, phrase.end() if phrase else at):
        noun = table.get(lows[token])
        if noun is None or not (lemma in noun.carriers or (lemma in LIGHT and "light" in noun.carriers)):
            if tags[token] in "C'":
                return None
            continue
        start = behind_noun(passage, noun.links, token + 1, end)
        if start is not None:
            clausal = tags[start - 1] == "T" or start == token + 1
            return Complement(start, start, "attitude-clause" if clausal else "attitude", "no" in lows[at:token])
    return None


def behind_noun(passage: Passage, links: frozenset[str], at: int, end: int) -> int | None:
    """Return the token at which the content of a noun begins: behind its preposition, `that` or `to`."""
    if at >= end:
        return None
    tag, low = passage.tags[at], passage.lows[at]
    if low in links or tag == "T":
        return at + 1
    if "that" in links and (tag in "UD<A" or tag in "NCJ") and _CLAUSE.match(passage.tags, at, end):
        return at
    return None


def _made_clear(passage: Passage, at: int, end: int) -> Complement | None:
    lows = passage.lows
    clear = at + 1 if lows[at] == "it" else at
    while clear < end and passage.tags[clear] == "R":
        clear += 1
    if clear + 1 >= end or lows[clear] not in _MADE:
        return None
    match = _THAT.match(passage.tags, clear + 1, end)
    return Complement(clear + 1, match.end() if match else clear + 1, "attitude-clause")


def _as(passage: Passage, verb: Verb, at: int, end: int) -> Complement | None:
    """`which he characterized as fraud`."""
    del passage
    return Complement(at, at, "as") if "a" in verb.frames and at + 1 < end else None


_BY_TAG = {
    ",": _comma,
    "a": _as,
    ":": _colon,
    "Q": _question,
    "A": _question,
    "t": _to,
    "P": _preposition,
    "O": _preposition,
}
