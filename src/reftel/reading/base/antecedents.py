"""Which part of the words before a verb its subject is: whom `who` stands for, who does what reports say."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemmas, state_names

__all__ = ["behind_saying", "those_before", "told_by", "whom_who_means"]

_MOST_OF_THOSE: Final = 12  # tokens back from `who` to `those`
_PLACES: Final = frozenset("PODJNCK,")


def whom_who_means(passage: Passage, phrase: tuple[int, int], *, comma: bool) -> tuple[int, int]:
    """Return the part of a noun phrase that `who` behind it stands for; `comma` says that a comma parts the two.

    It is the last part, from a preposition on, that can be somebody: of `the issue with Strand, who` the name, of
    `ministers with no part in ICT who` the ministers; without a comma a name is only meant where nobody else is.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="He met officials from the harbour who left.", lines=(1, 1)), 0)
    >>> passage.words_of(*whom_who_means(passage, (2, 6), comma=False))
    'officials from the harbour'
    """
    tags, end = passage.tags, phrase[1]
    starts = [phrase[0], *(at + 1 for at in range(*phrase) if tags[at] in "Pt")]
    last = starts[-1]
    for start in reversed(starts):
        if _is_somebody(passage, start, end, named=comma):
            return _at_his_place(passage, starts, start), phrase[1]
        end = start - 1
    return last, phrase[1]


def _at_his_place(passage: Passage, starts: list[int], start: int) -> int:
    """The first token of whom a part only places: of `officials at the Ministry of Trade, who` that of `officials`."""
    number = starts.index(start)
    if number == 0 or passage.lows[start - 1] not in _PLACING:
        return start
    placed = starts[number - 1]
    return placed if _is_somebody(passage, placed, start - 1, named=False) else start


_PLACING: Final = frozenset({"at", "from", "in", "within"})


def those_before(passage: Passage, at: int, start: int) -> tuple[int, int] | None:
    """Return `those` with their places before a `who` at a token: `those in Kestria, Orland and on Holm who`."""
    first = max(start, at - _MOST_OF_THOSE)
    near = passage.lows[first:at]
    if "those" not in near:
        return None
    those = at - 1 - near[::-1].index("those")
    placed = passage.tags[those + 1 : those + 2] == "P" and set(passage.tags[those + 1 : at]) <= _PLACES
    return (those, at) if placed else None


def behind_saying(passage: Passage, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return who does what a participle of saying tells: of `reports from Holm indicating Kestria | was` the state."""
    at = passage.tags.rfind("G", *phrase)
    says = passage.tags[at + 1] in "CDU" and lemmas().get(passage.lows[at]) in read_words("clausal.txt")
    return (at + 1, phrase[1]) if says and at + 1 < phrase[1] else phrase


def told_by(passage: Passage, phrase: tuple[int, int], start: int) -> tuple[int, int] | None:
    """Return what `which` stands for before by whom it was sent: `the letter, delivered by Strand, which`."""
    first, tags = phrase[0], passage.tags
    if first - 3 < start or passage.lows[first - 1] != "by" or tags[first - 3 : first - 1] not in (",Y", ",E"):
        return None
    sent = noun_phrase_before(passage, first - 3, start)
    to = noun_phrase_before(passage, sent[0] - 1, start) if sent and tags[sent[0] - 1] == "t" else None
    return (to[0], sent[1]) if to and sent else sent  # `the letter to Holm, delivered by Strand, which`


def _is_somebody(passage: Passage, start: int, end: int, *, named: bool) -> bool:
    """Whether a part of a phrase has a person's noun or title at its head, or is a person's name alone."""
    stop = passage.tags.find("O", start, end)
    stop = end if stop < 0 else stop
    if not read_words("cue_people.txt").isdisjoint(passage.lows[start:stop]):
        return True  # `Ambassador Strand`
    return named and set(passage.tags[start:stop]) == {"C"} and not (stop - start == 1 and _is_place(passage, start))


def _is_place(passage: Passage, at: int) -> bool:
    return passage.words[at].isupper() or passage.lows[at] in state_names()
