"""Which mentions are of one person: names laid side by side, word by word."""

import unicodedata
from functools import lru_cache

import msgspec

from reftel.reading.base.passage import Passage
from reftel.reading.people.evidence import ENOUGH, signs_of
from reftel.reading.people.lexicon import gender_of_given, gender_of_title, particles, title_of
from reftel.reading.people.names import Candidate
from reftel.reading.study import Study

__all__ = ["Figure", "figures_of", "key_of"]


class Figure(msgspec.Struct, kw_only=True):
    """A person as the mentions build them up: `words` are the keys of the fullest name."""

    name: str
    words: tuple[str, ...]
    titles: list[str]
    roles: list[str]
    places: list[Candidate]
    gender: str = ""
    rule: str = ""
    confidence: float = 1.0


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Return a word of a name without accents, article or apostrophes, in small letters.

    >>> [key_of(word) for word in ("al-Tamiri", "KIM", "François", "O'Neill", "J.")]
    ['tamiri', 'kim', 'francois', 'oneill', 'j']
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(sign))
    for article in ("al-", "el-", "ul-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-"):
        plain = plain.removeprefix(article)
    return plain.replace("'", "").replace("’", "").replace(".", "")


def _keys(passage: Passage, one: Candidate) -> tuple[str, ...]:
    small = particles()
    words = passage.words[one.start : one.end]
    kept = [word for word, letter in zip(words, one.letters, strict=True) if letter not in "vs" and word != "-"]
    del small
    return tuple(key_of(word) for word in kept or words)


def figures_of(study: Study, letters: list[str], found: list[Candidate]) -> list[Figure]:
    """Return the people among the candidates, in the order of their first place."""
    named = [(one, _keys(study.passages[one.index], one)) for one in found]
    worth = _worth(study, letters, named)
    kept = [(one, keys) for one, keys in named if _believed(worth, keys)]
    order = sorted(kept, key=lambda pair: (-len(pair[1]), pair[0].index, pair[0].start))
    figures: list[Figure] = []
    for one, keys in order:
        figure = _same(figures, keys)
        if figure is None:
            figure = Figure(name=_name(study, one), words=keys, titles=[], roles=[], places=[])
            figures.append(figure)
        figure.places.append(one)
    for figure in figures:
        figure.places.sort(key=lambda one: (one.index, one.start))
        _dress(study, figure)
    figures.sort(key=lambda figure: (figure.places[0].index, figure.places[0].start))
    return figures


def _worth(study: Study, letters: list[str], named: list[tuple[Candidate, tuple[str, ...]]]) -> dict[str, float]:
    """The signs of all places of a surname added up, each kind of sign once."""
    signs: dict[str, dict[str, float]] = {}
    for one, keys in named:
        shown = signs_of(study.passages[one.index], letters[one.index], one)
        for key in {keys[-1], keys[0] if "".join(one.letters) != "g" else keys[-1]}:
            signs.setdefault(key, {}).update(shown)
    return {key: sum(shown.values()) for key, shown in signs.items()}


def _believed(worth: dict[str, float], keys: tuple[str, ...]) -> bool:
    return worth.get(keys[-1], 0.0) >= ENOUGH or (len(keys) > 1 and worth.get(keys[0], 0.0) >= ENOUGH + 1)


def _same(figures: list[Figure], keys: tuple[str, ...]) -> Figure | None:
    """The one figure whose name has all words of a shorter one; the surname tells, then any word."""
    fits = [figure for figure in figures if _fits(figure.words, keys)]
    if len(fits) > 1:
        by_last = [figure for figure in fits if figure.words[-1] == keys[-1]]
        fits = by_last or fits
    return fits[0] if fits else None


def _fits(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Every word of the short name stands in the full one, initials as first letters."""
    if short[-1] not in full and full[-1] not in short:
        return False
    return all(word in full or any(len(word) == 1 and other[0] == word for other in full) for word in short)


def _name(study: Study, one: Candidate) -> str:
    return study.passages[one.index].words_of(one.start, one.end)


def _dress(study: Study, figure: Figure) -> None:
    """Titles, offices and gender out of all places."""
    titles: dict[str, None] = {}
    roles: dict[str, None] = {}
    for one in figure.places:
        passage = study.passages[one.index]
        if one.titles:
            titles[_title(passage, *one.titles)] = None
            figure.gender = figure.gender or gender_of_title(passage.words[one.titles[1] - 1])
        if one.office:
            roles[_role(passage, *one.office)] = None
        for span in one.after:
            roles[_role(passage, *span)] = None
    figure.titles.extend(titles)
    figure.roles.extend(role for role in roles if role)
    figure.gender = figure.gender or gender_of_given(figure.name.split()[0])
    figure.rule = "name"


def _title(passage: Passage, start: int, end: int) -> str:
    words = passage.words[start:end]
    return " ".join(title_of(word) or word for word in words)


def _role(passage: Passage, start: int, end: int) -> str:
    if passage.tags[start] == "D":
        start += 1
    return passage.words_of(start, end)
