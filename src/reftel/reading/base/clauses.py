"""Verbs and their subjects: the shallow clauses of a sentence.

Grammars over the letters of `tagger` find the verb groups; from each finite one the subject is looked for to the left:
past adverbs and what stands between commas, dashes or brackets, back over a noun phrase with its `of` and `in` phrases.
A verb without a subject of its own shares that of the verb before it (`said A, noting B and urging C`). The method is
that of finite-state partial parsing (S. Abney, "Partial Parsing via Finite-State Cascades", 1996).
"""

import re

import msgspec

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags, lemma_of

__all__ = ["Clause", "clauses_of", "noun_phrase_before", "noun_phrase_from"]

_GROUP = re.compile(
    r"(?P<inf>t[R!]{0,3}(?:HB?|B)?[R!]{0,2}[VYB])"
    r"|(?P<fin>[MHXB](?:[R!u]{0,3}[MHXB]){0,3}(?:[R!]{0,3}[VYEG](?![NC]?[NC]B))?|[ZEV])"
    r"|(?P<ing>G)"
    r"|(?P<part>Y)"
)
# Right to left (the letters of a sentence reversed): a noun, its modifiers, then `of` or preposition and the next noun.
_BACK = re.compile(r"(?:[NCDuU#y>]|(?<=.)J)[JNCGY#y'<>/D]{0,14}+(?:[OP][NC#yuD>)][JNCGY#y'<>/D]{0,14}+){0,4}")
_AHEAD = re.compile(r"(?:[DJNCGY#y'R</>]{0,14}?[NC#>uU](?:[JNC#y'/]|K(?=[JNC])){0,14}+)(?:O[DJNCGY#y'</>]{0,14}+)*+")


class Clause(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
_KINDS = {"inf": "infinitive", "fin": "finite", "ing": "ing", "part": "participle"}


def _clause(passage: Passage, match: re.Match[str], start: int, found: list[Clause]) -> Clause:
    kind = _KINDS[match.lastgroup or "fin"]
    group, head = match[0], match.end() - 1
    subject, shared, relative = _subject(passage, match.start(), start, kind, found)
    return Clause(
        start=match.start(),
        end=match.end(),
        head=head,
        lemma=lemma_of(passage.lows[head]),
        kind=kind,
        passive=kind == "participle" or (group[-1] in "YE" and "B" in group[:-1]),
        negated="!" in group or (len(group) > 1 and not _NEGATED.isdisjoint(passage.lows[match.start() : match.end()])),
        modal=passage.lows[match.start() + group.index("M")] if "M" in group else None,
        subject=subject,
        shared=shared,
        relative=relative,
    )


def _subject(
    passage: Passage, at: int, start: int, kind: str, found: list[Clause]
) -> tuple[tuple[int, int] | None, bool, bool]:
    """The subject of the verb group at a token; whether it is shared; whether `who` or `which` stands for it."""
    if kind != "finite":
        return (found[-1].subject if found else None), True, False
    own = _to_the_left(passage.tags, at - 1, start)
    if own is None:
        return _shared(found), True, False
    if passage.tags[own] in "QT":
        phrase = noun_phrase_before(passage, own - (passage.tags[own - 1] == ",") if own > start else own, start)
        return (phrase or (own, own + 1)), False, True
    return noun_phrase_before(passage, own + 1, start), False, False


def _shared(found: list[Clause]) -> tuple[int, int] | None:
    """The subject of the last finite verb before, which this one goes on."""
    return next((clause.subject for clause in reversed(found) if clause.kind == "finite"), None)


def _to_the_left(tags: str, at: int, start: int) -> int | None:
    """The token at which the subject ends: past adverbs, and past one insertion between commas, dashes, brackets."""
    while at >= start and tags[at] in "R!":
        at -= 1
    if at < start:
        return None
    if tags[at] in ",-)":
        at = _past_insertion(tags, at, start)
        if at < start:
            return None
    if tags[at] in "NC#U>DuyJTQ":
        return at
    return None


_PAIRS = {",": ",", "-": "-", ")": "("}


def _past_insertion(tags: str, at: int, start: int) -> int:
    """The token before `, who ... ,` or `(...)`; the start, less one, where it has no beginning."""
    opening = tags.rfind(_PAIRS[tags[at]], start, at)
    return opening - 1 if opening > start else start - 1


def noun_phrase_before(passage: Passage, end: int, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before a token, with what hangs on it by `of`, `in`, `from`.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="In May members of the Forum from Kestria met.", lines=(1, 1)), 0)
    >>> passage.words_of(*noun_phrase_before(passage, 8, 0))
    'members of the Forum from Kestria'
    """
    if end <= start:
        return None
    if passage.tags[end - 1] == "U":
        return end - 1, end
    reverse = passage.tags[start:end][::-1]
    match = _BACK.match(reverse)
    if match is None:
        return None
    first = end - match.end()
    while first < end - 1 and passage.tags[first] in "GYy'/>":
        first += 1
    return first, end


def noun_phrase_from(passage: Passage, at: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at a token, with its `of` phrases; None where none begins there.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="He described the state of the talks as poor.", lines=(1, 1)), 0)
    >>> passage.words_of(*noun_phrase_from(passage, 2, 9))
    'the state of the talks'
    """
    match = _AHEAD.match(passage.tags, at, end)
    return match.span() if match else None
