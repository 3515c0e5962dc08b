"""Nouns as cues: `the Kestrian announcement that`, `his interest in`, `their main concern is that`."""

from collections.abc import Iterator

from reftel.reading.base.passage import Passage
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.frames import behind_noun
from reftel.reading.statements.lexicon import Noun, nouns
from reftel.reading.statements.marks import Marks
from reftel.reading.statements.subjects import noun_before

__all__ = ["nominal_cues"]

_OWNERS = frozenset({"his", "her", "their", "its", "our", "my"})
_OURS = frozenset({"our", "my"})  # what the writer himself thinks he says with a verb
_MOST_MODIFIERS = 4


def nominal_cues(passage: Passage, marks: Marks) -> Iterator[Cue]:
    """Yield the nouns of a sentence that say what their owner said, thought or wanted."""
    table = nouns()
    for at in marks.nouns:
        if marks.start < at < marks.end - 2:
            cue = _owned(passage, table[passage.lows[at]], at, marks.start, marks.end)
            if cue is not None:
                yield cue


def _owned(passage: Passage, noun: Noun, at: int, start: int, end: int) -> Cue | None:
    first, by_name = at, False
    while first > start and at - first < _MOST_MODIFIERS and passage.tags[first - 1] in "JNYR#":
        first -= 1
    owner = first - 1
    if owner < start:
        return None
    if passage.tags[owner] == "'":
        source = noun_before(passage, owner, start)
    elif passage.lows[owner] in _OWNERS:
        source, by_name = (owner, owner + 1), passage.lows[owner] in _OURS and passage.tags[at + 1] != "B"
    elif passage.tags[owner] == "C":
        source, by_name = noun_before(passage, owner + 1, start), True
    else:
        return None
    begin = _content(passage, noun, at, end, by_name=by_name)
    if begin is None or source is None:
        return None
    clausal = passage.tags[begin - 1] in "TB" or begin == at + 1
    cue = Cue(source[0], (first, begin), begin, end, "noun-clause" if clausal else "noun")
    cue.source = source
    cue.form = "noun"
    return cue


def _content(passage: Passage, noun: Noun, at: int, end: int, *, by_name: bool) -> int | None:
    """Where the content begins: behind `that`, the noun's preposition, or `was that`."""
    tags = passage.tags
    if tags[at + 1] == "T" and "that" in noun.links:
        return at + 2
    if tags[at + 1] == "B" and not by_name and at + 3 < end:
        linked = tags[at + 2] == "T" or passage.lows[at + 2] in noun.links
        return at + 3 if linked else at + 2 if tags[at + 2] in "UD" and "that" in noun.links else None
    if by_name or "own" not in noun.carriers:
        return None
    return behind_noun(passage, noun.links, at + 1, end)
