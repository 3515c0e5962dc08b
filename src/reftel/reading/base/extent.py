"""How far a verb phrase goes: to the next clause that is not part of it.

The end is looked for from left to right at the signs where a phrase can end; each asks whether what follows it belongs
to the phrase (an item of a list, words in apposition) or begins something new (a verb of its own, a new subject).
"""

import re
from collections.abc import Callable
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_words

__all__ = ["parts_of", "verb_phrase_end"]

_MOST_TOKENS: Final = 60
_NEW_CLAUSE: Final = re.compile(
    r"[R!]*+(?:T|P?Q|A|[MBHXEZ])"  # a verb, `that`, `which`, `because`
    r"|[R!]*+U"  # `he said`
    r"|[DJNC#'y]{1,8}+(?>(?:[OP][DJNC#'y]{1,6}+)?)(?>(?:\([CN]\)[JNC]{0,5}+)?)[R!]*+[MBHXEZ](?!y)"  # the Minister said
)
_FINITE: Final = re.compile(
    r"[R!]*+(?:[EZHXMB]|T)|[R!]*+U[R!]*+[A-Z]"
    r"|[DJNC#']{1,8}+(?>(?:K[DJNC]{1,5}+|[OP][DJNC#']{1,6}+)?)(?>(?:\([CN]\)[JNC]{0,5}+)?)[R!]*+[MBHXEZ]"
    r"|A[^,.;:()]{2,20}+,"  # `and if he does not, they will`
    r"|R{1,2}[DJNC]{1,5}+(?>(?:[OP][DJNC]{1,5}+)?)[MBHX]"  # `and then the Greeks will`
)
# `and at that time they will`
_BEHIND_TIME: Final = re.compile(r"PT?[DJNC#]{1,4}(?>(?:P[DJNC]{1,4}+)?),?(?:U[R!]*+)?[MBHX]")
_UNTIL: Final = frozenset(("before", "after", "until", "till", "since"))  # `and before the treaty is signed`
_BEHIND_ASIDE: Final = re.compile(r",P[^,.;:()TZEMBHX]{1,20}+,[R!]*+[EZHXMB]")  # `and, in this case, will end`
_ENDING: Final = frozenset(
    ["because", "although", "though", "whereas", "while", "but", "which", "who", "whose", "whom"]
)
_PERSONAL: Final = frozenset(("he", "she", "they", "we", "i", "you", "it"))
_OBJECTS: Final = frozenset(("you", "it"))  # where no verb follows
_HAS_VERB: Final = re.compile(r"[R!]*+[MBHXEZV]")
_PAIR_HAS_VERB: Final = re.compile(r"K(?>U|[DC][JNC]{0,3}+)[R!]*+[MBHXEZV]")  # behind `you`
# `make sure | they sign`, `meet those | they know`, `tell you | they will`
_BEFORE_CLAUSE: Final = frozenset(("sure", "certain", "those", "all", "everything", "anything", "you"))
_INSERTED: Final = re.compile(r"\([^().]{1,30}+\)")
_ABSOLUTE: Final = re.compile(r"(?P<ing>[DJ]{0,2}N[GN])R?[PD]")  # `sell the ship, payment coming from Kestria`
_SHORTEST: Final = 4
_ING_AFTER: Final = re.compile(r"R?(G)[^.,;]")
_TO_VERB: Final = re.compile(r"[^.,;:(]{0,14}?[MBHXEZ]")
_VERB_AFTER: Final = re.compile(r"R?t?R?(V)[^.,;]")


def verb_phrase_end(passage: Passage, at: int, end: int) -> int:
    """Return the token before which the verb phrase ends whose main verb stands at a token; at most the sentence's end.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He planned to visit Kestria, Marenne and the Isles, noting delays, and said no more."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> passage.words_of(3, verb_phrase_end(passage, 3, 17))
    'visit Kestria, Marenne and the Isles'
    """
    tags, end = passage.tags, min(end, at + _MOST_TOKENS)
    here = at + 1
    while here < end:
        sign = tags[here]
        if sign not in _SIGNS:
            here += 1
            continue
        after = _SIGNS[sign](passage, at, here, end)
        if after is None:
            return here - (here > at + 1 and tags[here - 1] == ",")  # `the talks, nor did he`
        here = after
    return end


def _stop(passage: Passage, head: int, at: int, end: int) -> None:
    del passage, head, at, end


def _dot(passage: Passage, head: int, at: int, end: int) -> int | None:
    """A stop inside a sentence (`et al.`) ends nothing."""
    del head
    return (
        at + 1 if at + 1 < end and passage.lows[at + 1] == passage.words[at + 1] and passage.tags[at] != "." else None
    )


def _dash(passage: Passage, head: int, at: int, end: int) -> int | None:
    """A dash ends the phrase, but not one without blanks in figures or names (`12-15 officers`, `Strand–Tran Pact`)."""
    del head
    between = passage.starts[at + 1] - passage.starts[at - 1] if at + 1 < end else 0
    joined = passage.tags[at - 1] == "#" == passage.tags[at + 1 : at + 2]
    joined = joined or (passage.words[at] == "–" and passage.tags[at - 1] == "C" == passage.tags[at + 1 : at + 2])
    return at + 2 if joined and between == len(passage.words[at - 1]) + 1 else None


def _bracket(passage: Passage, head: int, at: int, end: int) -> int | None:
    """An abbreviation in brackets is passed over."""
    del head
    match = _INSERTED.match(passage.tags, at, end)
    return match.end() if match else None


def _comma(passage: Passage, head: int, at: int, end: int) -> int | None:
    """A comma ends the phrase before a verb, a relative, a new subject; an `and` behind it is asked itself."""
    if at + 1 >= end:
        return None
    following = passage.tags[at + 1]
    if following == "G" and passage.lows[at + 1] != "including":
        noun = passage.lows[at + 1] in read_words("ing_nouns.txt") and passage.tags[at + 2 : at + 3] == "N"
        return at + 2 if passage.tags[head] == "G" or noun else None
    apart = _ABSOLUTE.match(passage.tags, at + 1, end)
    if apart and passage.lows[apart.end("ing") - 1].endswith("ing"):
        return None
    if following == "K":
        return at + 1 if passage.lows[at + 1] != "but" else None
    if following == ">" and passage.tags[at + 2 : at + 3] not in ("T", "Q"):
        at += 1  # `call it "the old route," Tran said`
    return None if _NEW_CLAUSE.match(passage.tags, at + 1, end) else at + 1


def _and(passage: Passage, head: int, at: int, end: int) -> int | None:
    """`and` ends the phrase before a finite verb or a new subject with its verb."""
    if passage.lows[at] == "but" or at + 1 >= end:
        return None
    if passage.lows[at + 1] == "be":
        return at + 2  # `meet Tran and be in touch with Strand`
    if passage.tags[at + 1] == "G":
        told = passage.tags[at + 2 : at + 3] == "T"  # `leave the island and saying that he would`
        return at + 2 if passage.tags[head] == "G" or not (told or passage.tags[at - 1] == ",") else None
    if passage.tags[at - 1 : at + 2] == "JKE" and at + 2 < end and passage.tags[at + 2] in ".,;":
        return at + 2  # `make it open and disciplined`
    return None if _is_new_clause(passage, at + 1, end) else at + 1


def _is_new_clause(passage: Passage, at: int, end: int) -> bool:
    """Whether a finite verb or a new subject with its verb follows an `and`, also behind a time or an aside."""
    tags = passage.tags
    if tags[at] == "P":
        return passage.lows[at] not in _UNTIL and _BEHIND_TIME.match(tags, at, end) is not None
    if tags[at] == ",":
        return _BEHIND_ASIDE.match(tags, at, end) is not None
    return _FINITE.match(tags, at, end) is not None


def _subordinate(passage: Passage, head: int, at: int, end: int) -> int | None:
    """`because`, `while` end it; `if`, `unless` say when, and belong to it."""
    del head
    if passage.lows[at - 1 : at + 1] == ["a", "while"]:
        return at + 1
    return None if passage.lows[at] in _ENDING or at + 1 >= end else _behind_clause(passage, at, end)


def _that(passage: Passage, head: int, at: int, end: int) -> int | None:
    """`that`, `what`, `whether` right behind a verb or noun open what belongs to it."""
    del head
    return _behind_clause(passage, at, end)


def _behind_clause(passage: Passage, at: int, end: int) -> int:
    """Behind the verb of a clause that belongs to the phrase, so that this verb does not end it."""
    match = _TO_VERB.match(passage.tags, at, end)
    return match.end() if match else at + 1


def _pronoun(passage: Passage, head: int, at: int, end: int) -> int | None:
    """A subject pronoun begins the clause of a time or a condition (`before he left`), or one without `that`."""
    del head
    if passage.lows[at] not in _PERSONAL or passage.tags[at - 1] in "tGEO":
        return at + 1  # `look to you`, `carrying it`, `a part of it`: objects
    if passage.lows[at] in _OBJECTS and not _is_subject(passage, at, end):
        return at + 1  # `counter it and he would`, `give you some`
    clause = passage.tags[at - 1] in "PaAQTNVCR" or passage.lows[at - 1] in _BEFORE_CLAUSE
    return _behind_clause(passage, at, end) if clause else None


def _is_subject(passage: Passage, at: int, end: int) -> bool:
    """Whether `you` or `it` has a verb, or `you and Tran` have."""
    paired = passage.lows[at] == "you" and _PAIR_HAS_VERB.match(passage.tags, at + 1, end)
    return bool(paired or _HAS_VERB.match(passage.tags, at + 1, end))


def _as(passage: Passage, head: int, at: int, end: int) -> int | None:
    """`as offered`, `as agreed` only say that it was so before; `as soon as` says when."""
    del head
    return None if passage.tags[at + 1 : at + 2] in ("Y", "E") else min(at + 1, end)


def _go_on(passage: Passage, head: int, at: int, end: int) -> int | None:
    del passage, head, end
    return at + 1


_SIGNS: Final[dict[str, Callable[[Passage, int, int, int], int | None]]] = {
    ".": _dot, ";": _stop, ")": _stop, ":": _stop, "-": _dash, ",": _comma, "K": _and, "A": _subordinate, "T": _that,
    "Q": _that, "(": _bracket, ">": _go_on, "U": _pronoun, "M": _go_on, "a": _as,
}  # fmt: skip


def parts_of(passage: Passage, head: int, end: int) -> list[tuple[int, int]]:
    """Return the verb phrases that `and` joins in one, each long enough to stand alone.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He will appeal to the Forum after the vote and seek a resolution against interference."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> [passage.words_of(*part) for part in parts_of(passage, 2, 15)]
    ['appeal to the Forum after the vote', 'seek a resolution against interference']
    """
    if "K" not in passage.tags[head:end] and "a" not in passage.tags[head:end]:
        return [(head, end)]
    parts, start = [], head
    ing = passage.tags[head] == "G"
    for at in range(head + _SHORTEST, end - _SHORTEST):
        verb = _next_part(passage, at, end, ing=ing)
        if verb is not None:
            parts.append((start, at - (passage.tags[at - 1] == ",")))
            start = verb
    return [*parts, (start, end)]


def _next_part(passage: Passage, at: int, end: int, *, ing: bool) -> int | None:
    """The verb behind the `and` at a token; behind `as well as` an -ing form."""
    if passage.lows[at] == "and":
        match = (_ING_AFTER if ing else _VERB_AFTER).match(passage.tags, at + 1, end)
        return match.start(1) if match else None
    if passage.lows[at : at + 3] == ["as", "well", "as"] and passage.tags[at + 3] == "G":
        return at + 3
    return None
