"""Which mentions are of one person: names laid side by side, word by word."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import log2

import msgspec
from msgspec import structs

from reftel.reading.base.passage import Passage
from reftel.reading.people.evidence import ENOUGH, LISTED, REPEATED, STYLE, SURE, UNKNOWN, signs_of
from reftel.reading.people.lexicon import gender_of_given, gender_of_title, title_of, words
from reftel.reading.people.names import Candidate
from reftel.reading.people.surroundings import Surroundings
from reftel.reading.study import Study

__all__ = ["Figure", "figures_of", "key_of", "one_slip"]


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
    row = passage.words[one.start : one.end]
    if one.inside:
        return (key_of(row[0][slice(*one.inside)]),)
    kept = [word for word, letter in zip(row, one.letters, strict=True) if letter not in "vs" and word != "-"]
    return tuple(part for word in kept or row for part in key_of(word).split("-") if part)


def figures_of(study: Study, letters: list[str], found: list[Candidate]) -> list[Figure]:
    """Return the people among the candidates, in the order of their first place."""
    named = [(one, _keys(study.passages[one.index], one)) for one in _apart(study, found)]
    worth = _worth(study, letters, named)
    enough = _enough(named, worth)
    _listed(letters, named, worth, enough)
    kept = [(one, keys) for one, keys in named if _believed(worth, keys, enough)]
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
    """What all places of a surname say together: a sign for it counts once, one against it by how often it stands."""
    shown: dict[str, list[dict[str, float]]] = {}
    for one, keys in named:
        sure = one.around.titles or (one.around.before and not one.around.apart)
        signs = _SURE_SIGN if sure else signs_of(study.passages[one.index], letters[one.index], one)
        for key in {keys[-1], keys[0]}:
            shown.setdefault(key, []).append(signs)
    return {key: _sum(rows) for key, rows in shown.items()}


_SURE_SIGN = {"title or office": 3.5}


def _sum(rows: list[dict[str, float]]) -> float:
    signs: dict[str, float] = {}
    against = 0.0
    unknown = 0
    for row in rows:
        signs |= row
        unknown += UNKNOWN in row
        against += sum(weight for weight in row.values() if weight < 0)
    for_it = sum(weight for weight in signs.values() if weight > 0)
    return for_it + against / len(rows) + REPEATED * log2(max(1, unknown))


def _listed(
    letters: list[str], named: list[tuple[Candidate, tuple[str, ...]]], worth: dict[str, float], enough: float
) -> None:
    """`Strand, Tran and Ekberg`: who stands beside a person is likelier to be one."""
    for (one, left), (other, right) in pairwise(named):
        if one.index != other.index or not 0 < other.phrase[0] - one.end <= _BETWEEN:
            continue
        if set(letters[one.index][one.end : other.phrase[0]]) <= set(",K/s"):
            for key, beside in ((left[-1], right[-1]), (right[-1], left[-1])):
                if worth[beside] >= enough > worth[key]:
                    worth[key] += LISTED


def _apart(study: Study, found: list[Candidate]) -> Iterator[Candidate]:
    """`the Strand-Tran talks`: two names in one token, where one of them stands by itself elsewhere."""
    alone = {study.passages[one.index].lows[one.end - 1] for one in found}
    for one in found:
        word = study.passages[one.index].words[one.start]
        left, dash, right = word.partition("-")
        if (
            one.end - one.start > 1
            or not dash
            or not right[:1].isupper()
            or alone.isdisjoint((left.lower(), right.lower()))
        ):
            yield one
            continue
        for part, offset in ((left, 0), (right, len(left) + 1)):
            yield structs.replace(one, inside=(offset, offset + len(part)), around=Surroundings())


def _enough(named: list[tuple[Candidate, tuple[str, ...]]], worth: dict[str, float]) -> float:
    """How much a name must be worth in this cable: less where its surest people are called by surnames alone."""
    sure: dict[str, int] = {}
    for _, keys in named:
        if worth[keys[-1]] >= SURE:
            sure[keys[-1]] = max(sure.get(keys[-1], 0), len(keys))
    full = sum(count > 1 for count in sure.values())
    return ENOUGH + STYLE * (2 * full / len(sure) - 1) if sure else ENOUGH


def _believed(worth: dict[str, float], keys: tuple[str, ...], enough: float) -> bool:
    return worth[keys[-1]] >= enough or (len(keys) > 1 and worth[keys[0]] >= enough + 1)


def _same(figures: list[Figure], keys: tuple[str, ...]) -> Figure | None:
    """The one figure whose name has all words of a shorter one; the surname tells, then any word."""
    fits = [figure for figure in figures if _fits(figure.words, keys)]
    if not fits:
        fits = [figure for figure in figures if _is_slip(figure.words, keys)]
    if len(fits) > 1:
        by_last = [figure for figure in fits if figure.words[-1] == keys[-1]]
        fits = by_last or fits
    return fits[0] if fits else None


def _fits(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Every word of the short name stands in the full one, initials as first letters."""
    if short[-1] not in full and full[-1] not in short:
        return False
    return all(word in full or any(_shortens(word, other) for other in full) for word in short)


def _shortens(word: str, other: str) -> bool:
    """`J` for `John`, `Steve` for `Steven`."""
    return other.startswith(word) and (len(word) == 1 or len(word) >= _SHORTENED)


_SHORTENED = 3  # letters of `Dan` for `Daniel`


def _is_slip(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a name differs from a fuller one by one slip of the typist in a long word, and by nothing else."""
    odd = [word for word in short if word not in full]
    if len(odd) != 1 or len(odd[0]) < _LONG or (len(short) == 1 and full[-1][0] != short[0][0]):
        return False
    others = full if len(short) > 1 else full[-1:]
    return any(other[0] == odd[0][0] and one_slip(other, odd[0]) for other in others)


def one_slip(one: str, other: str) -> bool:
    """Return whether two words differ by one letter written for another, two that changed places, or a doubled one.

    >>> one_slip("donnelly", "donnellly"), one_slip("wieczorek", "wiezcorek"), one_slip("johnson", "johnston")
    (True, True, False)
    """
    if abs(len(one) - len(other)) == 1:
        short, long = sorted((one, other), key=len)
        at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
        return short[at:] == long[at + 1 :] and at > 0 and long[at] == long[at - 1]
    if len(one) != len(other):
        return False
    off = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(off) == 1:
        return True
    return len(off) == 2 and off[1] == off[0] + 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]


_BETWEEN = 4  # tokens between two in a list
_LONG = 7  # letters of a surname that may have a slip


def _name(study: Study, one: Candidate) -> str:
    text = study.passages[one.index].words_of(one.start, one.end)
    return text[slice(*one.inside)] if one.inside else text


def _dress(study: Study, figure: Figure) -> None:
    """Titles, offices and gender out of all places."""
    titles: dict[str, None] = {}
    roles: dict[str, None] = {}
    for one in figure.places:
        passage = study.passages[one.index]
        if one.around.titles:
            titles[_title(passage, *one.around.titles)] = None
            figure.gender = figure.gender or gender_of_title(passage.words[one.around.titles[1] - 1])
        for span in (*one.around.before, *one.around.after):
            if words("family").isdisjoint(passage.lows[slice(*span)]):
                roles[_role(passage, *span)] = None
    figure.titles.extend(titles)
    figure.roles.extend(role for role in roles if role)
    figure.gender = figure.gender or gender_of_given(figure.name.split()[0])
    figure.rule = "name"


def _title(passage: Passage, start: int, end: int) -> str:
    return " ".join(title_of(word) or word for word in passage.words[start:end])


def _role(passage: Passage, start: int, end: int) -> str:
    while start < end and passage.tags[start] in "D-":
        start += 1
    return passage.words_of(start, end)
