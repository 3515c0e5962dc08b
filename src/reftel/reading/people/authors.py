"""Who wrote a text that speaks, as in `The Minister sent a letter. The letter asks for help.`: the Minister."""

from typing import TYPE_CHECKING, Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.people.lexicon import words

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["author_of", "sender_before"]

_ANNOUNCED: Final = 40  # tokens before a text that is handed on, which say whose it is
_LEAST: Final = 2  # tokens of `the letter`
_FARTHEST: Final = 160  # tokens back to where a text was named before
_MOST_MODIFIERS: Final = 4  # tokens of `Strand's long and bitter letter`


def author_of(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Return the name of who wrote the text that a phrase names (`the letter`), from where it was named before.

    Only a text of the same paragraph is meant; where the last one named has no author, it stays open.
    """
    at = end - 1
    if (
        passage.lows[start] != "the"
        or end - start != len(("the", "letter"))
        or passage.lows[at] not in words("letters")
    ):
        return None
    for before in range(start - 1, max(-1, start - _FARTHEST), -1):
        if passage.lows[before] == passage.lows[at]:
            if passage.lows[before - 1] == "the" and before > 0 and passage.lows[before + 1] not in words("sent by"):
                continue  # the same one again
            return _owner(cast, passage, before) or _behind(cast, passage, before) or _sender(cast, passage, before)
    return None


def sender_before(passage: Passage, end: int) -> tuple[int, int] | None:
    """Return who is said to send what follows behind a token: `deliver the following message from | Strand to Tran:`.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "Deliver the following message from the Minister to Tran:"
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> passage.words_of(*sender_before(passage, len(passage.words)))
    'the Minister'
    """
    for at in range(end - 1, max(0, end - _ANNOUNCED), -1):
        if passage.lows[at] == "from" and passage.lows[at - 1] in words("letters"):
            alone = passage.lows[at + 1 : at + 2] == ["me"]
            return (at + 1, at + 2) if alone else noun_phrase_from(passage, at + 1, end)
    return None


def _owner(cast: "Cast", passage: Passage, at: int) -> str | None:
    """`Strand's letter`, `the GOK note`."""
    first = at
    while first > 0 and at - first < _MOST_MODIFIERS and passage.tags[first - 1] in "JNYR#y":
        first -= 1
    if first and passage.tags[first - 1] == "'":
        owner = noun_phrase_before(passage, first - 1, 0)
        return cast.who(passage.index, *owner) if owner else None
    name = first
    while name > 0 and passage.tags[name - 1] == "C":
        name -= 1
    return cast.who(passage.index, name, first) if name < first else None


def _behind(cast: "Cast", passage: Passage, at: int) -> str | None:
    """`a letter from Strand`, `a statement by the GOK`."""
    if passage.lows[at + 1 : at + 2] not in (["from"], ["by"]):
        return None
    phrase = noun_phrase_from(passage, at + 2, len(passage.words))
    return cast.who(passage.index, *phrase) if phrase else None


def _sender(cast: "Cast", passage: Passage, at: int) -> str | None:
    """`Strand sent a letter`, `Strand responded with a letter`."""
    number = passage.sentence_index(at)
    before = [one for one in cast.study.clauses(passage, passage.sentences[number]) if one.end <= at]
    last = before[-1] if before else None
    if last is None or last.passive or last.subject is None or last.lemma not in words("sends"):
        return None
    return cast.who(passage.index, *last.subject)
