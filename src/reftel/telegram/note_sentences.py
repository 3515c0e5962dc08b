"""Sentences of editors' notes, which are full of initials, titles and `Vol. 16`."""

import re
from collections.abc import Iterator

__all__ = ["note_sentences"]

_STOP = re.compile(r"[.?!][”\"’')\]]{0,2}\s+(?=[A-Z(\[“\"])")
_LAST_WORD = re.compile(r"[\w.'’&-]{1,20}$")
_TITLES = (
    "Jr",
    "Sr",
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Prof",
    "Rev",
    "Hon",
    "Amb",
    "Asst",
    "Sec",
    "Rep",
    "Sen",
    "Gov",
    "Dep",
    "Min",
)
_RANKS = ("Gen", "Col", "Lt", "Maj", "Capt", "Adm", "Brig")
_SHORTENED = ("Vol", "vol", "No", "Nos", "St", "U.S", "U.N", "U.K", "pp", "p", "Ibid", "cf", "ca", "H.E", "a.m", "p.m")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec")
_ABBREVIATIONS = frozenset((*_TITLES, *_RANKS, *_SHORTENED, *_MONTHS))


def note_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text without their full stops; initials and abbreviations end none.

    >>> list(note_sentences("Drafted by L. B. Tarn of NE on May 2. Also sent to Vol. 3, St. Orme. (Ibid.)"))
    ['Drafted by L. B. Tarn of NE on May 2', 'Also sent to Vol. 3, St. Orme', '(Ibid.)']
    """
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "." and _is_abbreviation(text, stop.start()):
            continue
        if sentence := text[start : stop.end()].strip().rstrip("."):
            yield sentence
        start = stop.end()
    if rest := text[start:].strip().rstrip("."):
        yield rest


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at this place belongs to an initial or a shortened word."""
    word = _LAST_WORD.search(text, max(0, stop - 20), stop)
    if word is None:
        return False
    last = word[0].lstrip("'’-")
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last.isupper()) or last[-2:-1] == "."
