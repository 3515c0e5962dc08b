"""Names that a common word says are a body's: `the Dawn party`, `NGO Open Water`."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.forms import is_part
from reftel.reading.bodies.known import form_at
from reftel.reading.bodies.lexicon import Lexicon

__all__ = ["find_named_after", "find_named_before"]

_MOST = 5


def find_named_after(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the name that stands before a word such as `party` at a token, with or without an acronym between."""
    end = at - 3 if at > 3 and passage.tags[at - 1] == ")" and passage.tags[at - 3] == "(" else at
    start = end
    while start > 0 and end - start < _MOST and is_part(passage, start - 1, lexicon):
        start -= 1
    return _found(passage, start, end, lexicon.after[passage.words[at]], lexicon)


def find_named_before(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the name that stands behind a word such as `NGO` at a token."""
    end = at + 1
    while end < len(passage.words) and end - at <= _MOST and is_part(passage, end, lexicon):
        end += 1
    return _found(passage, at + 1, end, lexicon.before[passage.words[at]], lexicon)


def _found(passage: Passage, start: int, end: int, kind: str, lexicon: Lexicon) -> Find | None:
    """A name in capitals that is not a nation's alone, nor begins a sentence that it may owe its capital to."""
    if start == end or passage.capitals:
        return None
    form = form_at(passage, start, lexicon)
    if form and (form.kind == "state" or len(form.words) == end - start):
        return None
    if end - start == 1 and passage.tags[start] != "C":
        return None
    name = passage.words_of(start, end)
    return Find(passage.index, start, end, Named(key=name.lower(), name=name, kind=kind, rule="apposition"))
