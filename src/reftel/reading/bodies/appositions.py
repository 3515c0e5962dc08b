"""Names that a common word says are a body's: `the Dawn party`, `NGO Open Water`, `Corvane CEO`."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.extents import is_part
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.marks import places

__all__ = ["GROUPS", "find_group", "find_named_after", "find_named_before", "find_owned", "find_quoted"]

GROUPS: Final = frozenset(["group", "giant", "agency", "service"])
_QUOTES: Final = frozenset(('"', '""', "“", "”", "''"))
_MARKS: Final = _QUOTES | {","}
_MOST: Final = 5


def find_named_after(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the name that stands before a word such as `party` at a token, with or without an acronym between."""
    end = at - 3 if at > 3 and passage.tags[at - 1] == ")" and passage.tags[at - 3] == "(" else at
    return _found(passage, _back(passage, end, lexicon), end, lexicon.after[passage.words[at]], lexicon)


def find_named_before(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the name that stands behind a word such as `NGO` at a token, in quotation marks or not."""
    start = at + 1 + (passage.tags[at + 1 : at + 2] == "<")
    return _found(passage, start, _ahead(passage, start, lexicon), lexicon.before[passage.words[at]], lexicon)


def find_group(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the name behind a `group` or `agency` whose kind the word before tells: `oil giant Corvane`."""
    kind = lexicon.groups.get(passage.lows[at - 1]) if at else None
    if kind is None:
        return None
    start = at + 1 + (passage.tags[at + 1 : at + 2] == "<")
    return _found(passage, start, _ahead(passage, start, lexicon), kind, lexicon)


def find_quoted(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the paper in quotation marks that the verb at a token tells of: `"Morning Veld" reported`."""
    end = at
    while end > 0 and passage.words[end - 1] in _MARKS:
        end -= 1
    start = _back(passage, end, lexicon)
    if start == 0 or passage.words[start - 1] not in _QUOTES or _QUOTES.isdisjoint(passage.words[end:at]):
        return None
    return _found(passage, start, end, "media", lexicon)


def find_owned(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the company that a word such as `CEO` or `shareholders` at a token is of."""
    kind = lexicon.owned[passage.words[at]]
    if passage.lows[at + 1 : at + 2] in (["of"], ["in"]):
        return _found(passage, at + 2, _ahead(passage, at + 2, lexicon), kind, lexicon)
    end = at - (at > 0 and passage.tags[at - 1] == "'")
    return _found(passage, _back(passage, end, lexicon), end, kind, lexicon)


def _back(passage: Passage, end: int, lexicon: Lexicon) -> int:
    start = end
    while start > 0 and end - start < _MOST and is_part(passage, start - 1, lexicon):
        start -= 1
    return start


def _ahead(passage: Passage, start: int, lexicon: Lexicon) -> int:
    end = start
    while end < len(passage.words) and end - start < _MOST and is_part(passage, end, lexicon):
        end += 1
    return end


def _is_word(low: str, kind: str, lexicon: Lexicon) -> bool:
    """Whether a single word is a people's or a common one; parties have such names (`Dawn`), others seldom."""
    return low in lexicon.peoples or (kind != "party" and low in base_tags())


def _is_description(word: str) -> bool:
    """`GOK-owned`, `M-16`: what something is like, or its make."""
    before, _, last = word.replace("–", "-").rpartition("-")
    return bool(before) and (last.islower() or last.isdigit())


def _is_of_two(word: str, lexicon: Lexicon) -> bool:
    """`Norwegian-Fijian committee`, `GON-GOK talks`: a word for two states."""
    return "-" in word and all(part in lexicon.nations or part in lexicon.forms.single for part in word.split("-"))


def _found(passage: Passage, start: int, end: int, kind: str, lexicon: Lexicon) -> Find | None:
    """A name in capitals that is not a nation's alone, nor begins a sentence that it may owe its capital to."""
    while start < end and _is_description(passage.words[start]):
        start += 1
    if start >= end or passage.capitals or end - start == _MOST:
        return None
    form = lexicon.forms.at(passage.words, start)
    if form and (form.kind == "state" or len(form.words) == end - start):
        return None
    if end - start == 1 and (passage.tags[start] != "C" or _is_word(passage.lows[start], kind, lexicon)):
        return None
    if end - start == 1 and (passage.words[start] in places() or _is_of_two(passage.words[start], lexicon)):
        return None
    name = passage.words_of(start, end)
    return Find(passage.index, start, end, Named(key=name.lower(), name=name, kind=kind, rule="apposition"))
