"""Bodies of one sort, named together: `the Norwegian and Fijian Governments`, `the Ministries of Ports and Roads`.

Each is a body of its own, called as it would be alone (`Fijian Government`, `Ministry of Roads`).
"""

from dataclasses import replace
from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import row_of_words
from reftel.reading.base.tables import read_rows
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.extents import is_part
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.index import Form
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.nations import body_of_nation

__all__ = ["find_several"]

_MOST: Final = 8  # bodies named together
_LONGEST: Final = 4  # words of a field
_FEWEST: Final = 2


def find_several(passage: Passage, lexicon: Lexicon) -> list[Find]:
    """Return the bodies of a passage that are named together, each on its own words.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.reading.bodies.lexicon import lexicon
    >>> from reftel.record import Paragraph
    >>> text = "The Norwegian and Fijian Governments asked the Ministries of Ports, Roads, and Canals."
    >>> found = find_several(prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0), lexicon(False))
    >>> [one.called for one in found]
    ['Norwegian Government', 'Fijian Government', 'Ministry of Ports', 'Ministry of Roads', 'Ministry of Canals']
    """
    found = []
    for at in _PLURALS.places(passage):
        many = _of_nations if _plurals()[passage.lows[at]] != "ministry" else _ministries
        some = many(passage, at, lexicon)
        found += some if len(some) >= _FEWEST else []
    return found


@cache
def _plurals() -> dict[str, str]:
    """The heads of several bodies, with their kind."""
    rows = (row for row in read_rows("body_words.csv", 2) if row[0].startswith("several-"))
    return {word: use.removeprefix("several-") for use, words in rows for word in words.split()}


_PLURALS: Final = row_of_words(_plurals)


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _of_nations(passage: Passage, at: int, lexicon: Lexicon) -> list[Find]:
    """`Norwegian, Fijian and Icelandic embassies`, from the last one to the first."""
    found: list[Find] = []
    end = at
    while len(found) < _MOST and (before := lexicon.forms.before(passage.words, end)) is not None:
        form, start = before
        if form.kind != "state" or form.role == "capital":
            break
        head = _singular(passage.words[at])
        called = f"{passage.words_of(start, end)} {head}"
        last = end if found else at + 1
        found.append(Find(passage.index, start, last, _body(passage, at, form, called), called=called))
        end = _past_joint(passage, start)
        if end == start:
            break
    return found[::-1]


def _body(passage: Passage, at: int, form: Form, called: str) -> Named:
    """Who a nation's own is, as it is found alone: a name by its form where it has a capital."""
    kind, head = _plurals()[passage.lows[at]], _singular(passage.words[at])
    body = body_of_nation(form, kind, head.lower())
    return replace(body, name=called, rule="form") if kind != "government" and passage.words[at].istitle() else body


def _past_joint(passage: Passage, start: int) -> int:
    """Before the comma, the `and` or the `or` that stands before a token; the token where none does."""
    at = start
    if passage.tags[max(at - 1, 0)] == "K":
        at -= 1
    return at - (passage.tags[max(at - 1, 0)] == ",")


def _ministries(passage: Passage, at: int, lexicon: Lexicon) -> list[Find]:
    """`Departments of Ports, Roads, and Canals`, up to what is joined by `and`."""
    if passage.lows[at + 1 : at + 2] != ["of"] or not passage.words[at][0].isupper():
        return []
    found: list[Find] = []
    start, is_last = at + 2, False
    while len(found) < _MOST:
        start += passage.lows[start : start + 1] == ["the"]
        end = _field_end(passage, start, lexicon)
        if passage.tags[start - 2 : start] == ",K" and passage.tags[end : end + 1] == "K":
            end = max(_field_end(passage, end + 1, lexicon), end)  # `Ports, Roads, and Children | and Orphans`
        if end == start:
            return []
        found.append(_ministry(passage, at, start, end, lexicon, is_first=not found))
        if is_last:
            break
        start = _behind_joint(passage, end)
        is_last = passage.tags[start - 1] == "K"
        if start == end:
            return []
    is_name = passage.words[end : end + 1] and passage.words[end] in lexicon.stops
    return [] if is_name else found


def _field_end(passage: Passage, start: int, lexicon: Lexicon) -> int:
    """The end of a field: words of the language with capitals (`Foreign Affairs`)."""
    end = start
    while end < start + _LONGEST and end < len(passage.words) and is_part(passage, end, lexicon):
        end += 1
    return end if any(low in base_tags() for low in passage.lows[start:end]) else start


def _behind_joint(passage: Passage, end: int) -> int:
    """Behind the comma, the `and` or both that stand at a token; the token where none does."""
    at = end + (passage.tags[end : end + 1] == ",")
    return at + (passage.tags[at : at + 1] == "K")


def _ministry(passage: Passage, at: int, start: int, end: int, lexicon: Lexicon, *, is_first: bool) -> Find:
    field = passage.words_of(start, end)
    called = f"{_singular(passage.words[at])} of {field}"
    body = _known(called.split(), lexicon) or Named(key=called.lower(), name=called, kind="ministry", rule="form")
    return Find(passage.index, at if is_first else start, end, body, called=called)


def _known(words: list[str], lexicon: Lexicon) -> Named | None:
    """The body that is known beforehand by such words: `Department of Labor`, `Department of | the | Treasury`."""
    for name in (words, [*words[:2], "the", *words[2:]]):
        form = lexicon.forms.at(name, 0)
        if form is not None and len(form.words) == len(name):
            return form.body
    return None
