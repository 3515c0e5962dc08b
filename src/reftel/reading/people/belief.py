"""Which candidates are people: the signs of all places of a name, weighed by how a cable names people."""

from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise
from math import fsum, log2
from typing import Final

from reftel.reading.base.hints import is_quality
from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import row_of_words
from reftel.reading.people.circumstances import is_of_ship
from reftel.reading.people.evidence import (
    DULLED,
    ENOUGH,
    FIRM,
    LAND,
    LISTED,
    REPEATED,
    STYLE,
    SURE,
    UNKNOWN,
    WEIGHTS,
    signs_of,
)
from reftel.reading.people.lexicon import words
from reftel.reading.people.names import Candidate
from reftel.reading.study import Study

__all__ = ["believed"]

_OF_PEOPLES: Final = ("n", "an", "ian", "ese", "ish")  # `Strandia` and `Strandian` are a land and its people
_SHORT: Final = 3  # letters of a word that has no such ending
Named = list[tuple[Candidate, tuple[str, ...]]]

_BETWEEN: Final = 4  # tokens between two in a list


def believed(study: Study, letters: list[str], named: Named) -> Named:
    """Return the candidates that are people, each with the keys of its words."""
    worth = _worth(study, letters, named)
    enough = _enough(named, worth)
    _listed(letters, named, worth, enough)
    for key in _firms(study, {keys[-1] for _, keys in named if enough <= worth[keys[-1]] != SURE}):
        worth[key] -= FIRM
    return [
        (one, keys)
        for one, keys in named
        if worth[keys[-1]] >= enough or (len(keys) > 1 and worth[keys[0]] >= enough + 1)
    ]


def _firms(study: Study, keys: set[str]) -> set[str]:
    """The names among some that a longer name of a firm begins with (`Strand Trading Company`, then `Strand`)."""
    if not keys:
        return keys
    found: set[str] = set()
    for passage in study.passages:
        if "!" in _FIRMS.of(passage):
            found |= {low for at, low in enumerate(passage.lows) if low in keys and _is_firm(passage, at)}
    return found


def _is_firm(passage: Passage, at: int) -> bool:
    for word, low in zip(passage.words[at + 1 : at + _LONG], passage.lows[at + 1 : at + _LONG], strict=True):
        if not word[:1].isupper():
            return False
        if low in words("firms"):
            return True
    return False


_LONG: Final = 6  # tokens of a firm's name
_FIRMS: Final = row_of_words(lambda: words("firms"))


def _worth(study: Study, letters: list[str], named: Named) -> dict[str, float]:
    """What all places of a surname say together; a title or office before one of them is enough."""
    worth: dict[str, float] = {}
    for one, keys in named:
        if one.around.titles or (one.around.before and not one.around.apart and not _is_of_thing(study, one)):
            worth[keys[-1]] = worth[keys[0]] = SURE
    shown: dict[str, list[tuple[str, ...]]] = {}
    for one, keys in named:
        first, last = keys[0], keys[-1]
        if last in worth and first in worth:
            continue
        signs = signs_of(study.passages[one.index], letters[one.index], one)
        for key in (last, first) if first != last else (last,):
            if key not in worth:
                shown.setdefault(key, []).append(signs)
    worth.update((key, _sum(rows)) for key, rows in shown.items())
    for key in (*_lands(shown.keys()), *filter(is_quality, shown)):
        worth[key] -= LAND
    for key in _several(named):
        worth[key] = -LAND
    return worth


def _is_of_thing(study: Study, one: Candidate) -> bool:
    """Whether an office is of what is named (`head of the firm Strand`): the word before the name is no office."""
    passage = study.passages[one.index]
    return (one.start > 0 and passage.lows[one.start - 1] in words("things")) or is_of_ship(passage, one)


def _several(named: Named) -> set[str]:
    """The words for a whole family (`the Strands`), where the cable has one of it (`Strand`)."""
    last = {keys[-1] for _, keys in named}
    return {key for key in last if key[-1:] == "s" and len(key) > _SHORT + 1 and key[:-1] in last}


def _lands(keys: Collection[str]) -> set[str]:
    """The words among some that are of a land or its people: one with the ending of a people, one without."""
    pairs = (
        (key, key.removesuffix(ending))
        for key in keys
        if key.endswith(_OF_PEOPLES)
        for ending in _OF_PEOPLES
        if key.endswith(ending)
    )
    return {key for pair in pairs if len(pair[1]) > _SHORT and pair[1] in keys for key in pair}


def _sum(rows: list[tuple[str, ...]]) -> float:
    """A sign for a name counts once, one against it by how often it stands."""
    return _alone(rows[0]) if len(rows) == 1 else _together(rows)


@lru_cache(maxsize=8192)
def _alone(signs: tuple[str, ...]) -> float:
    return _together([signs])


def _together(rows: list[tuple[str, ...]]) -> float:
    signs = [sign for row in rows for sign in row]
    for_it = fsum([WEIGHTS[sign] for sign in set(signs) if WEIGHTS[sign] > 0])
    against = fsum([WEIGHTS[sign] for sign in signs if WEIGHTS[sign] < 0])
    dulled: float = len(rows) ** DULLED
    return for_it + against / dulled + REPEATED * log2(signs.count(UNKNOWN) or 1)


def _enough(named: Named, worth: dict[str, float]) -> float:
    """How much a name must be worth in this cable: less where its surest people are called by surnames alone."""
    sure: dict[str, int] = {}
    for _, keys in named:
        if worth[keys[-1]] >= SURE:
            sure[keys[-1]] = max(sure.get(keys[-1], 0), len(keys))
    full = sum(count > 1 for count in sure.values())
    return ENOUGH + STYLE * (2 * full / len(sure) - 1) if sure else ENOUGH


def _listed(letters: list[str], named: Named, worth: dict[str, float], enough: float) -> None:
    """`Strand, Tran and Ekberg`: who stands beside a person is likelier to be one."""
    for (one, left), (other, right) in pairwise(named):
        if one.index != other.index or not 0 < other.phrase[0] - one.end <= _BETWEEN:
            continue
        if set(letters[one.index][one.end : other.phrase[0]]) <= set(",K/s"):
            for key, beside in ((left[-1], right[-1]), (right[-1], left[-1])):
                if worth[beside] >= enough > worth[key]:
                    worth[key] += LISTED
