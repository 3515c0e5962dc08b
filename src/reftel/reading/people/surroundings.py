"""Titles and offices around a name: `Deputy Foreign Minister X`, `X, Minister of Fisheries`, `the minister, X`.

What stands before a name is read from right to left, as the name is where it ends: the patterns match the letters
reversed.
"""

import re
from dataclasses import dataclass
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.hints import is_plural
from reftel.reading.base.passage import Passage
from reftel.reading.base.words import lemma_of
from reftel.reading.people.lexicon import words

__all__ = ["END", "OFFICE", "Surroundings", "surroundings_of"]

_CAPITAL: Final = r"[wWxSkbpqcnFgs&/]"
_SMALL: Final = r"[JNrwWxSkbpqcF/&-]"
_THING: Final = r"[wSkbpqcnJNF&/'-]"
# `of Industry, Tourism, and Commerce`, `responsible for the Press`, `to the President`: from right to left and from
# left to right.
_OF_BACK: Final = (
    rf"(?:W{{1,2}}w{{0,2}}Dt|(?:{_THING}{{1,4}}D?K,?)?(?:{_THING}{{1,3}},){{0,3}}"
    rf"(?:\)[kbi]\()?(?:{_THING}|G){{1,6}}D?[OPt][JN]?)"
)
_OF: Final = (
    rf"(?:tDw{{0,2}}W{{1,2}}|[OPt](?:D#?)?(?:[wSkbpqcnJNFv&/']|-(?![gnI])|x(?=[bcw])){{1,8}})(?:\([kbi]\){_THING}{{0,3}})?"
    rf"(?:,{_THING}{{1,3}}){{0,3}}(?:(?:(?<=,{_THING}),|(?<=,{_THING}{{2}}),)?K(?!nn|g){_THING}{{1,4}}|KD(?!nn|g){_THING}{{1,4}})?"
)
_OF_NAME: Final = r"(?:O[bkSc]{1,3})?"  # `Chamber of Commerce President`
_OFFICE_BACK: Final = (
    rf"(?:{_OF_BACK}){{0,3}}(?:F?[Wx]{_CAPITAL}{{0,6}}(?:\)[kb]\({_CAPITAL}{{1,8}})?{_OF_NAME}-?[JNr]?"
    rf"|r(?:\)[kbi]\()?{_SMALL}{{0,5}}{_OF_NAME}n?"
    rf"|(?<=[OPt])F{_CAPITAL}{{0,5}})"
)
_MODS: Final = (
    r"(?:[bkSpqcw]{1,4}(?:OD?[bkScwN]{1,5})?(?:'(?:\([kbi]\))?|\([kbi]\)))?(?:[JNwc]{1,2}K)?[JNrwWxSkbpqcnF/&'-]{0,7}?"
)
OFFICE: Final = rf"D?[JNYRw]?{_MODS}[WxrF][kbSFWcw/&]{{0,4}}(?:{_OF}){{0,3}}(?:,[bS][bkScw&]{{1,5}}(?=[,.;()]))?"
END: Final = r"(?=[,.;:)(KQPOYGTtzA-]|\Z)"

_BEFORE: Final = re.compile(
    rf"(?:\)[EYNJw]\((?=F))?(?P<titles>F{{0,4}})"
    rf"(?:(?P<first>{_OFFICE_BACK})(?:K(?P<second>{_OFFICE_BACK})(?!D)|(?P<side>[Skbcp]{{0,2}}))"
    rf"|\)(?P<inner>{_OFFICE_BACK})K?\((?P<outer>{_OFFICE_BACK})"
    rf"|(?P<plain>[bSk]{{1,3}}[Wx])(?![bSkpcwW'])"
    rf"|(?P<only>[Skbpqwcn]{_CAPITAL}{{0,4}}))?"
)
_OFFICE_ALONE: Final = re.compile(rf"(?P<first>{_OFFICE_BACK}[JNc]{{0,2}})D")
_COMMA_BEFORE: Final = re.compile(rf",(?:\)[kbi]\()?(?P<first>{_OFFICE_BACK})")
_AFTER: Final = re.compile(
    rf"(?:\([^()]{{1,4}}\))?(?:,#(?=,))?(?:,D?[Spbw]{{1,3}}(?=,))?(?:\([kn],|[,(-])(?:R(?=[SbkJNwWxrFD]))?"
    rf"(?:(?!D|F[EZHMBX])(?P<bare>{OFFICE})(?=[EZHMB])|(?P<first>{OFFICE}){END}(?:K(?P<second>{OFFICE}){END}|,(?P<third>{OFFICE})(?=[.;)-]))?)"
)
_AS: Final = re.compile(rf",?[aP](?P<first>{OFFICE}){END}")  # `Strand as the provincial governor`
_TO_POST: Final = re.compile(rf"tDNO(?P<first>{OFFICE}){END}")  # `the elevation of Strand to the post of governor`
_NAMED: Final = re.compile(rf"(?:,?Q)?R?[BHEYZ]{{1,3}}R?(?:tB)?a?(?:[FW]?[gnc]{{1,2}}')?(?P<first>{OFFICE}){END}")
_NAMED_BEFORE: Final = re.compile("F[ngI]")  # `assured Ambassador Tran Mr. Strand had`: somebody else, and no office
_PAIR: Final = re.compile(r"K[gnIcv]{2,5}[,.]")  # another full name, and the end of the two
_BEFORE_NAME: Final = frozenset("WxrFwSkbpqcnN)")
_HEADS: Final = frozenset("WxrF")  # what an office or a title has one of
_VERBAL: Final = frozenset("BHEYZRQ")
_MANY: Final = frozenset("K,(")  # what goes on with the others
_LEADING: Final = _VERBAL | frozenset(",(-aPt")  # what an office behind a name follows
_ASIDES: Final = ("E,", "Z,", "V,", "Y,")
_WINDOW: Final = 26
_NAMING: Final = 10  # tokens before an office in `who has recently been sworn in as`


@mypyc_attr(acyclic=True)
@dataclass(init=False, eq=False)
class Surroundings:
    """Stretches of tokens around a name: its titles, the offices before and after it; where they begin.

    `apart` says that the offices before it stand off by a comma.
    """

    titles: tuple[int, int] | None
    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]
    first: int | None
    apart: bool

    def __init__(  # written out, since that of a dataclass is not compiled
        self,
        *,
        titles: tuple[int, int] | None = None,
        before: tuple[tuple[int, int], ...] = (),
        after: tuple[tuple[int, int], ...] = (),
        first: int | None = None,
        apart: bool = False,
    ) -> None:
        self.titles = titles
        self.before = before
        self.after = after
        self.first = first
        self.apart = apart


def surroundings_of(passage: Passage, letters: str, start: int, end: int) -> Surroundings:
    """Return what stands around a name, from token `start` to `end`.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.reading.mentions import Mentions
    >>> from reftel.reading.people.letters import letters_of
    >>> from reftel.record import Paragraph
    >>> text = "Secretary General Ambassador Strand, former Minister of Fisheries, left."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> found = surroundings_of(passage, letters_of(passage, Mentions([len(passage.words)])), 3, 4)
    >>> [passage.words_of(*stretch) for stretch in (found.titles, *found.before, *found.after)]
    ['Ambassador', 'Secretary General', 'former Minister of Fisheries']
    """
    after = _after(passage, letters, end) if letters[end : end + 1] in _LEADING else ()
    near = letters[start - 1] if start else ""
    if near in _BEFORE_NAME:
        titles, before = _before(passage, letters, start)
        if titles and passage.lows[titles[1] - 1] in words("plural titles") and letters[end : end + 1] not in _MANY:
            titles = None
        if titles and not before and letters[titles[0] - 1 : titles[0]] == "," and letters[titles[0] - 2] not in "nq":
            before = _before_comma(passage, letters, titles[0], together=False)
        starts = [stretch[0] for stretch in (*before, titles) if stretch]
        return Surroundings(titles=titles, before=before, after=after, first=min(starts, default=None))
    if (
        near == ","
        and (end - start > 1 or letters[start : end + 1] in ("n,", "g,"))
        and not _is_aside(passage, letters, end)
    ):
        before = _before_comma(passage, letters, start, together=_PAIR.match(letters, end) is not None)
        return Surroundings(before=before, after=after, first=before[0][0] if before else None, apart=bool(before))
    if near == "(" and letters[end : end + 1] == ")" and letters[start - 2 : start - 1] in _BEFORE_NAME:
        titles, before = _before(passage, letters, start - 1)
        heads = [
            at for span in (*before, *([titles] if titles else ())) for at in range(*span) if letters[at] in "FWxr"
        ]
        if heads and not any(passage.lows[at].endswith("s") for at in heads):
            return Surroundings(titles=titles, before=before, after=after, first=start)
    if near == "B" and (before := _before_is(passage, letters, start, end)):
        return Surroundings(before=before, after=after)
    return Surroundings(after=after) if after else _NONE


_NONE: Final = Surroundings()


def _is_aside(passage: Passage, letters: str, end: int) -> bool:
    """Whether a name only tells who says it: `The Minister, Strand said, believed`."""
    return letters[end : end + 2] in _ASIDES and lemma_of(passage.lows[end]) in words("speaking")


def _before(passage: Passage, letters: str, start: int) -> tuple[tuple[int, int] | None, tuple[tuple[int, int], ...]]:
    window = letters[max(0, start - _WINDOW) : start][::-1]
    match = None if _HEADS.isdisjoint(window) else _BEFORE.match(window)
    if match is None or not match.end():
        return None, ()
    found = [
        _without_noun(passage, letters, *_turned(match, name, start))
        for name in ("first", "second", "inner", "outer", "plain", "only")
        if match[name]
    ]
    found = [
        stretch
        for stretch in found
        if not _is_of_others(passage, letters, *stretch) and not (stretch[1] < start and _is_ours(passage, *stretch))
    ]
    at, till = _turned(match, "titles", start)  # what stands in brackets behind a rank is left out
    if found and at < start and passage.lows[at] == "general" and letters[at - 1] in "Wx" and at > 0:
        at += passage.lows[at - 1] not in _RANKED
        found[0] = found[0][0], at
    if match["only"]:
        if at == start or passage.lows[at] in words("courtesy") or _NAMED_BEFORE.search(letters, found[0][0], at):
            return ((at, till) if at < till else None), ()
        if words("rank parts").issuperset(passage.lows[slice(*found[0])]):
            return (found[0][0], start), ()
        if passage.lows[at] == "commander" and at + 1 < till:
            return (at + 1, till), ((found[0][0], at + 1),)  # `Army Commander | General Strand`
        found[0] = found[0][0], start
    return ((at, till) if at < till else None), tuple(found)


_RANKED: Final = frozenset(["minister", "premier", "president", "chairman"])  # a rank follows, no `Secretary General`
_LOOSE: Final = frozenset(first + then for first in "NJr" for then in "WwxF") - {"rF"}


def _without_noun(passage: Passage, letters: str, first: int, last: int) -> tuple[int, int]:
    """`the promise President Strand made`: only some words in small letters belong to an office (`police chief`)."""
    if letters[first : first + 2] in _LOOSE and "-" not in passage.lows[first]:
        known = words("office adjectives") if letters[first] == "J" else words("office nouns")
        first += passage.words[first].islower() and passage.lows[first] not in known
    return first, last


def _is_ours(passage: Passage, first: int, last: int) -> bool:
    """`Econoff and Director Strand`: one of the post by his short word, who is somebody else."""
    return last - first == 1 and passage.lows[last] == "and" and passage.lows[first] in words("post officers")


def _is_of_others(passage: Passage, letters: str, first: int, last: int) -> bool:
    """`to the members of the Forum Strand said`: many in small letters, and what they are members of."""
    heads = [at for at in range(first, last) if letters[at] == "r"]
    return bool(heads) and passage.lows[heads[0]].endswith("s") and "O" in letters[heads[0] : last]


def _turned(match: re.Match[str], name: str, start: int) -> tuple[int, int]:
    """A group of the reversed letters as tokens."""
    return start - match.end(name), start - match.start(name)


def _before_comma(passage: Passage, letters: str, start: int, *, together: bool) -> tuple[tuple[int, int], ...]:
    """`the mayor, Leontine Strand`; with another name behind it, `the mayors, Leontine Strand and Marlo Venn,`."""
    match = _COMMA_BEFORE.match(letters[max(0, start - _WINDOW) : start][::-1])
    if match is None or _is_of_list(passage, start):
        return ()
    first, last = _turned(match, "first", start)
    head = next((at for at in range(last - 1, first - 1, -1) if letters[at] in "Wxr"), first)
    return () if is_plural(passage.lows[head]) is not together else ((first, last),)


def _is_of_list(passage: Passage, at: int) -> bool:
    """`Participants: the Secretary, Mr. Strand, the Envoy`: a list of those present, of whom each is another."""
    first = passage.sentences[passage.sentence_index(at)][0]
    return passage.lows[first] in _PRESENT and passage.lows[first + 1 : first + 2] == [":"]


_PRESENT: Final = frozenset({"participants", "present", "attendees"})


def _before_is(passage: Passage, letters: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """`The new governor is Leontine Strand`: an office that begins the sentence."""
    if letters[end : end + 1] not in tuple(".,;(") or passage.lows[start - 1] not in words("naming"):
        return ()
    match = _OFFICE_ALONE.match(letters[max(0, start - 1 - _WINDOW) : start - 1][::-1])
    if match is None:
        return ()
    first, last = _turned(match, "first", start - 1)
    begins = passage.sentences[passage.sentence_index(start)][0] == first - 1
    return ((first, last),) if begins and not _is_of_many(passage, letters, (first, last)) else ()


def _after(passage: Passage, letters: str, end: int) -> tuple[tuple[int, int], ...]:
    near = letters[end : end + 1]
    if near in _VERBAL or letters[end : end + 2] == ",Q":
        return _after_naming(passage, letters, end)
    if near in ("a", "P") or letters[end : end + 2] in (",a", ",P"):
        return _after_as(passage, letters, end)
    if near == "t":
        return _after_post(passage, letters, end)
    match = _AFTER.match(letters, end, end + 3 * _WINDOW)
    if match is None:
        return ()
    found = [match.span(name) for name in ("first", "second", "third", "bare") if match[name]]
    if near == "," and found and _begins_clause(passage, end, found[-1][1]):
        return ()
    return tuple(stretch for stretch in found if not _is_of_many(passage, letters, stretch))


def _after_naming(passage: Passage, letters: str, end: int) -> tuple[tuple[int, int], ...]:
    """`Strand, who has been sworn in as governor`, `Strand became governor`."""
    if words("naming").isdisjoint(passage.lows[end : end + _NAMING]):
        return ()
    match = _NAMED.match(letters, end, end + 2 * _WINDOW)
    if match is None or words("naming").isdisjoint(passage.lows[end : match.start("first")]):
        return ()
    return () if _is_of_many(passage, letters, match.span("first")) else (match.span("first"),)


def _after_as(passage: Passage, letters: str, end: int) -> tuple[tuple[int, int], ...]:
    """`the appointment of Strand as the governor`; not `sees Strand as a leader`."""
    at = end + (letters[end] == ",")
    if passage.lows[at] != "as" or passage.lows[at + 1 : at + 2] in (["a"], ["an"]):
        return ()
    match = _AS.match(letters, end, end + 2 * _WINDOW)
    return () if match is None or _is_of_many(passage, letters, match.span("first")) else (match.span("first"),)


def _after_post(passage: Passage, letters: str, end: int) -> tuple[tuple[int, int], ...]:
    """`the rise of Strand to the post of governor`."""
    match = _TO_POST.match(letters, end, end + 2 * _WINDOW)
    return (match.span("first"),) if match and passage.lows[end + 2] in words("posts") else ()


def _begins_clause(passage: Passage, comma: int, end: int) -> bool:
    """Whether an office behind a comma is who the sentence is about: `At a lunch for Strand, Prime Minister asked`."""
    if passage.tags[end : end + 1] not in ("E", "Z") or lemma_of(passage.lows[end]) not in words("speaking"):
        return False
    start = passage.sentences[passage.sentence_index(comma)][0]
    return passage.tags[start] == "P" and "," not in passage.tags[start:comma]


def _is_of_many(passage: Passage, letters: str, stretch: tuple[int, int]) -> bool:
    """`members of the Forum` behind a name are others."""
    head = next(
        (at for at in range(*stretch) if letters[at] in "WxrF" and letters[at + 1 : at + 2] not in tuple("WxrF")),
        stretch[0],
    )
    low = passage.lows[head]
    return low.endswith("s") and not low.endswith("ss")
