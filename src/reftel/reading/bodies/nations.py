"""Governments, forces and other bodies named by their nation: `government of Kestria`, `Kestrian troops`."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.extents import BY_WHOM, is_part
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.index import Form
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.marks import places

__all__ = ["body_of_nation", "find_of_nation"]

_ADJECTIVES: Final = frozenset(
    [
        *("military", "police", "press", "army", "navy", "parliament", "embassy", "media", "enforcement"),
        *("intelligence", "customs", "delegation"),
    ]
)
_OFFICES: Final = frozenset(["minister", "ministers", "office", "secretary", "room", "level"])  # of a cabinet
_MOST_NAMES: Final = 3
_ARTICLES: Final = frozenset(["a", "an"])
_PARTS_OF_IT: Final = frozenset(["authorities", "cabinet"])  # of a government, and not all of it
_LEVELLED: Final = frozenset(["government", "police"])
_POLICE: Final = frozenset(["federal", "national"])
_NAMED: Final = frozenset(["ministry", "enforcement"])


def find_of_nation(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the body of a nation that a word such as `government` or `army` at a token is the head of."""
    kind = lexicon.common[passage.words[at]]
    if passage.lows[at] in _NAMED and not passage.words[at].islower() and not passage.capitals:
        return None  # a name by its form
    if kind == "government" and passage.lows[at] != "authorities":
        return (
            _government_of(passage, at, lexicon)
            or _before(passage, at, lexicon)
            or _leaders(passage, at, lexicon)
            or _of_level(passage, at, lexicon)
        )
    return _before(passage, at, lexicon) or (_of_level(passage, at, lexicon) if kind == "other" else None)


def _government_of(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """`government of Kestria`."""
    first = at + 2
    if first >= len(passage.words) or passage.lows[at + 1] != "of" or passage.lows[at] == "cabinet":
        return None
    first += passage.lows[first] == "the"
    form = lexicon.forms.at(passage.words, first) if first < len(passage.words) else None
    if form is None or form.kind != "state":
        return None
    return Find(passage.index, at, first + len(form.words), body_of_nation(form, "government", "government"))


def _before(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """`Kestrian government`, `Kestria's armed forces`, `UN force`."""
    start = at
    if passage.lows[at] in _ADJECTIVES and at + 1 < len(passage.tags) and passage.tags[at + 1] in "NJCG":
        return None
    if passage.lows[at] == "cabinet" and passage.lows[at + 1] in _OFFICES:
        return None
    while start > 0 and passage.lows[start - 1] in lexicon.between:
        start -= 1
    before = lexicon.forms.before(passage.words, start - (start > 0 and passage.tags[start - 1] == "'"))
    if before is None or before[0].role == "capital":
        return None
    form, first = before
    kind = lexicon.common[passage.words[at]]
    if form.kind == "state" or (form.kind == "organisation" and kind == "armed_force"):
        head = passage.words_of(start, at + 1) if kind == "ministry" else passage.lows[at]
        return Find(passage.index, first, at + 1, body_of_nation(form, kind, head))
    return None


def _of_level(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """`federal government`, `federal police`; a `coalition government` that may be is none."""
    low = passage.lows[at]
    if (
        low not in _LEVELLED
        or at == 0
        or passage.lows[at - 1] not in (lexicon.levels if low == "government" else _POLICE)
    ):
        return None
    if at > 1 and passage.lows[at - 2] in _ARTICLES:
        return None
    start = at - 1
    while start > 0 and passage.words[start].istitle() and _is_titled(passage, start - 1, lexicon):
        start -= 1  # `the Transitional | Federal Government`
    name = passage.words_of(start, at + 1)
    kind = lexicon.common[passage.words[at]]
    return Find(passage.index, start, at + 1, Named(key=name.lower(), name=name, kind=kind, rule="level"))


def _is_titled(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a word of the language with a capital goes on a name backwards."""
    is_word = passage.words[at].istitle() and passage.lows[at] in base_tags()
    return is_word and passage.tags[at] == "C" and is_part(passage, at, lexicon)


def _leaders(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """`Strand government`, `Le Tran government`: names that are no words of the language, and no other bodies'."""
    start = _place(passage, at, lexicon)
    while start > 0 and at - start < _MOST_NAMES and _is_leader(passage, start - 1, lexicon):
        start -= 1
    if start == at or passage.capitals:
        return None
    while start > 0 and _is_particle(passage, start - 1):
        start -= 1  # `the de la | Strand government`
    name = passage.words_of(start, at + 1)
    return Find(passage.index, start, at + 1, Named(key=name.lower(), name=name, kind="government", rule="leader"))


def _place(passage: Passage, at: int, lexicon: Lexicon) -> int:
    """Where the name of a city of several words begins that ends before a token: `Cape Town government`."""
    if at < 2 or passage.tags[at - 1] != "C":
        return at
    before = lexicon.forms.before(passage.words, at)
    if before and before[0].role == "capital":
        return before[1]
    return next((at - many for many in (3, 2) if passage.words_of(max(at - many, 0), at) in places()), at)


def _is_particle(passage: Passage, at: int) -> bool:
    return passage.lows[at] in read_words("name_particles.txt") and passage.tags[at] != "X"


def _is_leader(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    word = passage.words[at]
    return (
        passage.tags[at] == "C"
        and is_part(passage, at, lexicon)
        and passage.lows[at] not in base_tags()
        and not passage.lows[at].endswith(BY_WHOM)
        and not word.isupper()
        and word not in lexicon.forms.single
        and passage.lows[at] not in lexicon.peoples
    )


def body_of_nation(form: Form, kind: str, head: str) -> Named:
    """Return the body of a nation that a head in small letters names: `government`, `army`."""
    is_government = kind == "government" and head not in _PARTS_OF_IT
    key = f"government of {form.key}" if is_government else f"{form.key} {head}".lower()  # as a name by its form has it
    return Named(key=key, name=key, kind=kind, rule="nation")
