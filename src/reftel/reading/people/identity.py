"""Which mentions are of one person: names laid side by side, word by word."""

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.people.belief import believed
from reftel.reading.people.lexicon import gender_of_given, gender_of_title, one_of_many, title_of, words
from reftel.reading.people.names import Candidate
from reftel.reading.people.surroundings import Surroundings
from reftel.reading.study import Study

__all__ = ["Figure", "add_places", "figures_of", "in_order", "key_of", "office_text", "one_slip"]


@mypyc_attr(acyclic=True)
@dataclass(init=False)
class Figure:
    """A person as the mentions build them up: `words` are the keys of the fullest name.

    `takes_part` says that a list printed at the head of the document has them.
    """

    name: str
    words: tuple[str, ...]
    titles: list[str]
    roles: list[str]
    places: list[Candidate]
    gender: str
    rule: str
    takes_part: bool

    def __init__(  # noqa: PLR0913  written out, since that of a dataclass is not compiled
        self,
        *,
        name: str,
        words: tuple[str, ...],
        titles: list[str],
        roles: list[str],
        places: list[Candidate],
        gender: str = "",
        rule: str = "",
        takes_part: bool = False,
    ) -> None:
        self.name = name
        self.words = words
        self.titles = titles
        self.roles = roles
        self.places = places
        self.gender = gender
        self.rule = rule
        self.takes_part = takes_part


@lru_cache(maxsize=8192)
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
    if one.inside:
        return (key_of(passage.words[one.start][slice(*one.inside)]),)
    return _keys_of(tuple(passage.words[one.start : one.end]), one.letters)


@lru_cache(maxsize=8192)
def _keys_of(row: tuple[str, ...], letters: str) -> tuple[str, ...]:
    kept = [word for word, letter in zip(row, letters, strict=True) if letter not in "vs" and word != "-"]
    return tuple(part for word in kept or row for part in key_of(word).split("-") if part)


def add_places(found: list[tuple[Candidate, Figure]]) -> None:
    """Add places to the people they name, and put theirs in the order of the text."""
    for one, figure in found:
        figure.places.append(one)
    for figure in {id(figure): figure for _, figure in found}.values():
        figure.places = in_order(figure.places)


def in_order(places: list[Candidate]) -> list[Candidate]:
    """Return places in the order of the text: most are so already, which is found out without a key for each."""
    before = places[0] if places else None
    for one in places:
        if before and (one.index < before.index or (one.index == before.index and one.start < before.start)):
            return sorted(places, key=_place)
        before = one
    return places


def _place(one: Candidate) -> tuple[int, int]:
    return one.index, one.start


def figures_of(study: Study, letters: list[str], found: list[Candidate]) -> list[Figure]:
    """Return the people among the candidates, in the order of their first place."""
    named = [(one, _keys(study.passages[one.index], one)) for one in _apart(study, found)]
    kept = believed(study, letters, named)
    kept.sort(key=_size, reverse=True)  # each stays behind those of as many words that the text has before it
    known = _Known()
    for one, keys in kept:
        known.figure_of(keys, study, one).places.append(one)
    titled = {(one.index, one.start): one for one, _ in kept if one.around.titles or one.around.before}
    for figure in known.figures:
        figure.places = in_order(figure.places)
        _dress(study, figure, titled)
    return sorted(known.figures, key=_first_place)


def _size(pair: tuple[Candidate, tuple[str, ...]]) -> int:
    return len(pair[1])


def _first_place(figure: Figure) -> tuple[int, int]:
    return _place(figure.places[0])


@mypyc_attr(acyclic=True)
class _Known:
    """The people so far, found by the words of their names."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._by_name: dict[tuple[str, ...], Figure] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_last: dict[str, list[int]] = {}
        self._by_shape: dict[tuple[str, int], list[Figure]] = {}

    def figure_of(self, keys: tuple[str, ...], study: Study, one: Candidate) -> Figure:
        """The figure a name is of: one known, or a new one of that name."""
        figure = self._by_name.get(keys) or self._same(keys)
        if figure is None:
            figure = Figure(name=_name(study, one), words=keys, titles=[], roles=[], places=[])
            number = len(self.figures)
            self.figures.append(figure)
            self._by_last.setdefault(keys[-1], []).append(number)
            for word in set(keys):
                self._by_word.setdefault(word, []).append(number)
                if len(word) >= _LONG - 1:
                    self._by_shape.setdefault((word[0], len(word)), []).append(figure)
        self._by_name[keys] = figure
        return figure

    def _like(self, keys: tuple[str, ...]) -> list[Figure]:
        """Figures with a word of about the length of a long one and the same first letter."""
        found: list[Figure] = []
        for word in keys:
            if len(word) >= _LONG:
                for size in range(len(word) - 1, len(word) + 2):
                    found += self._by_shape.get((word[0], size), [])
        return found

    def _same(self, keys: tuple[str, ...]) -> Figure | None:
        """The one figure whose name has all words of a shorter one; the surname tells, then any word."""
        near = set(self._by_word.get(keys[-1], ()))
        for word in keys:
            near.update(self._by_last.get(word, ()))
        figures = [self.figures[number] for number in sorted(near)]
        fits = [figure for figure in figures if _fits(figure.words, keys)]
        if len(fits) > 1:
            fits.sort(key=lambda figure: next((at for at, word in enumerate(keys) if word in figure.words)))
        if not fits:
            fits = [figure for figure in self._like(keys) if _is_slip(figure.words, keys)]
        if len(fits) > 1:
            fits = [figure for figure in fits if figure.words[-1] == keys[-1]] or fits
        return fits[0] if fits else None


def _apart(study: Study, found: list[Candidate]) -> list[Candidate]:
    """`the Strand-Tran talks`: two names in one token, where one of them stands by itself elsewhere."""
    alone = {study.passages[one.index].lows[one.end - 1] for one in found}
    apart: list[Candidate] = []
    for one in found:
        word = study.passages[one.index].words[one.start]
        left, _, right = word.partition("-") if "-" in word else ("", "", "")
        if not right[:1].isupper() or one.end - one.start > 1 or alone.isdisjoint((left.lower(), right.lower())):
            apart.append(one)
            continue
        for part, offset in ((left, 0), (right, len(left) + 1)):
            apart.append(replace(one, inside=(offset, offset + len(part)), around=Surroundings()))
    return apart


def _fits(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Every word of the short name stands in the full one, initials as first letters."""
    if short[-1] not in full and full[-1] not in short:
        return False
    return all(
        word in full or any(_shortens(word, other) or _shortens(other, word) for other in full) for word in short
    )


def _shortens(word: str, other: str) -> bool:
    """`J` for `John`, `Steve` for `Steven`."""
    return other.startswith(word) and (len(word) == 1 or len(word) >= _SHORTENED)


_SHORTENED: Final = 3  # letters of `Dan` for `Daniel`


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


_COUPLE: Final = 2  # words before `Mrs.` in `President and Mrs. Strand`
_TIMED: Final = 2  # words of a time such as `last week`
_LONG: Final = 7  # letters of a surname that may have a slip


def _name(study: Study, one: Candidate) -> str:
    text = study.passages[one.index].words_of(one.start, one.end)
    return text[slice(*one.inside)] if one.inside else text


def _dress(study: Study, figure: Figure, titled: dict[tuple[int, int], Candidate]) -> None:
    """Titles, offices and gender out of all places; an office that holds somebody else with another is none."""
    titles: dict[str, None] = {}
    roles: dict[str, None] = {}
    is_wife = any(_is_wife(study, one) for one in figure.places)
    for one in figure.places:
        passage = study.passages[one.index]
        if one.around.titles:
            if not is_wife and (husband := _husband(passage, *one.around.titles)):
                (titles if title_of(husband) else roles)[title_of(husband) or husband] = None
                figure.gender = "m"
            else:
                titles[_title(passage, *one.around.titles)] = None
                figure.gender = figure.gender or gender_of_title(passage.words[one.around.titles[1] - 1])
        for first, last in (*one.around.before, *one.around.after):
            inside = [other for at in range(first, last) if (other := titled.get((one.index, at)))]
            if any(other is not one and passage.tags[other.end] != "'" for other in inside):
                continue
            if words("family").isdisjoint(passage.lows[first:last]) and not _is_judgement(passage, first, last):
                roles[_of_one(office_text(passage, first, last))] = None
    figure.titles.extend(titles)
    figure.roles.extend(role for role in roles if role)
    figure.gender = figure.gender or gender_of_given(figure.name.split()[0])
    figure.rule = _rule(figure)


def _husband(passage: Passage, start: int, end: int) -> str | None:
    """`President and Mrs. Strand`, `Mr. and Mrs. Tran`: what the man is, whom the name behind the two means as well."""
    if start < _COUPLE or end - start > 1 or passage.lows[start] not in words("wives"):
        return None
    held = passage.words[start - _COUPLE]
    joined = passage.lows[start - 1] == "and" and held[0].isupper()
    return held if joined and (title_of(held) or held.lower() in words("sole")) else None


def _is_wife(study: Study, one: Candidate) -> bool:
    """`Mrs. Strand` alone, who is also she of `President and Mrs. Strand`."""
    passage, titles = study.passages[one.index], one.around.titles
    if titles is None or passage.lows[titles[1] - 1] not in words("wives"):
        return False
    return _husband(passage, *titles) is None


def _is_judgement(passage: Passage, start: int, end: int) -> bool:
    """`a very clever leader`: what somebody is thought to be, all in small letters."""
    first = start + (passage.tags[start] == "D")
    return passage.lows[first] in words("judgements") and passage.words[first:end] == passage.lows[first:end]


def _of_one(office: str) -> str:
    """An office that several hold, each one of his own, as that of one of them: `Presidents Strand and Tran`."""
    first, _, last = office.rpartition(" ")
    one = one_of_many().get(last.lower())
    if one is None or first.endswith(" of"):
        return office  # `Speaker of the House of Representatives`
    return f"{first} {last[: len(one) - 1]}{one[-1]}".strip()


def _rule(figure: Figure) -> str:
    """What made somebody a person: a title or office somewhere, a full name, or the signs around a bare one."""
    if any(one.around.titles or one.around.before or one.around.after for one in figure.places):
        return "title or office"
    return "full name" if len(figure.words) > 1 else "bare name"


def _title(passage: Passage, start: int, end: int) -> str:
    return " ".join(title_of(word) or word for word in passage.words[start:end])


def office_text(passage: Passage, start: int, end: int) -> str:
    """Return the words of an office without an article or a dash before it, up to one that begins the next point.

    Without `elected` before it, and without the time behind it, either: `was named Minister of Ports last week`.
    """
    while start < end and passage.tags[start] in "D-" and passage.tags[start + 1 : start + 2] != "/":  # not `A/S`
        start += 1
    start += (
        passage.lows[start : start + 1] != [] and passage.lows[start] in words("come to office") and end - start > 1
    )
    if (
        end - start > _TIMED
        and passage.lows[end - 2] in words("last and next")
        and passage.lows[end - 1] in words("times")
    ):
        end -= 2
    return passage.words_of(start, next((at for at in range(start, end) if passage.words[at] == "--"), end))
