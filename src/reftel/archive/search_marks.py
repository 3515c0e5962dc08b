"""What each term of a query matches among the words of a text: the marks in a snippet."""

import re
from collections.abc import Callable, Iterator
from functools import partial

import tantivy

from reftel.archive.index_schema import NAMES
from reftel.archive.query import Query, Term, terms
from reftel.archive.search_terms import exact_words, family, pattern_of
from reftel.archive.snippets import Finder, Searched

__all__ = ["finders"]


def finders(searcher: tantivy.Searcher, query: Query) -> list[Finder]:
    """Return a finder for each term of the query that stands in the text, or names somebody there."""
    shown = (term for term in terms(query.node) if term.field is None or term.field in (*NAMES, "about"))
    return [finder for term in shown if (finder := _finder(searcher, term)) is not None]


def _finder(searcher: tantivy.Searcher, term: Term) -> Finder | None:
    if term.form == "wildcard":
        return partial(_runs, [re.compile(each).fullmatch for each in pattern_of(term.text)])
    found = exact_words(term.text)
    if not found:
        return None
    if len(found) > 1 or term.form == "phrase" or term.field in NAMES:
        return partial(_runs, [each.__eq__ for each in found])
    return _any_of({each for field in ("words", "said") for each in family(searcher, field, found[0])})


def _any_of(kin: set[str]) -> Finder:
    """Any of some words: in plain text without cutting it, which takes twenty times as long."""
    cut = partial(_runs, [kin.__contains__])
    pattern = re.compile(f"(?:{'|'.join(sorted(map(re.escape, kin)))})(?![a-z0-9])")
    return lambda searched: _whole(pattern, searched.text.lower()) if searched.text.isascii() else cut(searched)


def _whole(pattern: re.Pattern[str], small: str) -> Iterator[tuple[int, int]]:
    """Matches that do not begin within a word."""
    for match in pattern.finditer(small):
        start, end = match.span()
        if not start or not small[start - 1].isalnum():
            yield start, end


def _runs(tests: list[Callable[[str], object]], searched: Searched) -> Iterator[tuple[int, int]]:
    """Words in a row that pass the tests in a row."""
    first, *rest = tests
    cut = searched.words
    for at, (word, start, end) in enumerate(cut):
        if not first(word) or len(cut) - at <= len(rest):
            continue
        if not rest:
            yield start, end
        elif all(test(cut[number][0]) for number, test in enumerate(rest, start=at + 1)):
            yield start, cut[at + len(rest)][2]
