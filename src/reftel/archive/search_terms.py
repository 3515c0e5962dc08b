"""A query's tree as queries of the index, and as words to highlight."""

import itertools
import math
import re
from collections.abc import Iterable, Iterator

import tantivy

from reftel.archive.index_documents import KINDS
from reftel.archive.index_reading import values_of
from reftel.archive.index_schema import NAMES, SCHEMA, VALUES, day_number, key, stem, words
from reftel.archive.index_values import has_words, is_value
from reftel.archive.query import And, Node, Not, Or, Query, Term, terms
from reftel.archive.query_fields import ENTRIES, EVERYWHERE, PARAGRAPHS
from reftel.telegram.ids import compared

__all__ = ["Translation", "exact_words", "family", "pattern_of"]

_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_SHORTEST_ROOT = 3
_WILD = re.compile(r"[*?]")
_PART_END = "\\x00s"  # between a part of a field and its words: tantivy's mark for text
_BETWEEN = re.compile(r"[^\w*?]++|_")


def exact_words(text: str) -> list[str]:
    """Return the words of a text as the index has them.

    >>> exact_words("U.S. tariffs")
    ['u', 's', 'tariffs']
    """
    return [word for word, _, _ in words(text)]


def family(searcher: tantivy.Searcher, field: str, word: str) -> dict[str, int]:
    """Return the words of a field that have the word's stem, from the index's own list, and how often they stand.

    No stems are indexed: the endings of a word are few, and a list of words that begin alike is found at once.
    """
    root = stem(word)
    common = next((at for at, (one, other) in enumerate(zip(word, root, strict=False)) if one != other), len(root))
    prefix = word[: max(_SHORTEST_ROOT, common)]
    found = searcher.terms_with_prefix(field, prefix)
    return {each: count for each, count in found if stem(each) == root} or {word: 0}


def pattern_of(text: str) -> list[str]:
    """Return the words of a text with wildcards as regular expressions.

    >>> pattern_of("al-Tam*"), pattern_of("wom?n")
    (['al', 'tam.*'], ['wom.n'])
    """
    return [_pattern(piece) for piece in _BETWEEN.split(text) if piece]


def _pattern(piece: str) -> str:
    marks = iter([".*" if mark == "*" else "." for mark in _WILD.findall(piece)])
    literals = ["".join(exact_words(literal)) for literal in _WILD.split(piece)]
    return literals[0] + "".join(next(marks) + literal for literal in literals[1:])


class Translation:
    """Turns queries into the index's own, for the words and values that an index has now."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self.searcher = searcher
        self.values = values_of(searcher)

    def query(self, query: Query) -> tantivy.Query:
        """Return what finds the documents of a query."""
        fields = _text_fields(query.among)
        found = self._node(query.node, fields) if query.node is not None else None
        if found is not None and frozenset(query.among) in _BY_WORDS and _is_pinned(query.node):
            return found
        kinds = _unscored(_kinds(query.among))
        return kinds if found is None else tantivy.Query.boolean_query([(_MUST, kinds), (_MUST, found)])

    def by_kind(self, query: Query) -> tantivy.Query:
        """Return what finds the documents of a query and others of kinds that it is not about.

        For counts by kind, which leave these out: to have the column of kinds read for that once more takes longer.
        """
        return self.query(query) if query.node is None else self._node(query.node, _text_fields(query.among))

    def most(self, query: Query) -> int:
        """Return how many documents a query finds at the most, as far as the counts of its words tell."""
        return self._most(query.node, _text_fields(query.among))

    def is_dear(self, query: Query) -> bool:
        """Tell whether it takes long to find what a query finds: a phrase of words that each stand everywhere."""
        fields = [field for field in _text_fields(query.among) if field in _IN_A_ROW]
        phrases = [term for term in terms(query.node) if term.form == "phrase" and term.field is None]
        return any(self._most_of(field, term) > _DEAR for field in fields for term in phrases)

    def _most(self, node: Node | None, fields: tuple[str, ...]) -> int:
        match node:
            case Term(field=None):
                return sum(self._most_of(field, node) for field in fields)
            case And(parts=parts):
                return min(self._most(part, fields) for part in parts)
            case Or(parts=parts):
                return sum(self._most(part, fields) for part in parts)
        return self.searcher.num_docs

    def _most_of(self, field: str, term: Term) -> int:
        """How many documents have a term in a field at the most; all may have what no single words tell."""
        found = exact_words(term.text)
        if term.form not in ("word", "phrase") or not found:
            return self.searcher.num_docs
        field = "names.speaker" if field in _SPEAKERS else field
        if len(found) == 1 and term.form == "word" and field in _WITH_ENDINGS:
            return sum(family(self.searcher, _WITH_ENDINGS[field], found[0]).values())
        return min(self.searcher.doc_freq(field, word) for word in found)

    def _node(self, node: Node, fields: tuple[str, ...]) -> tantivy.Query:
        match node:
            case Term():
                return self._term(node, fields)
            case Or(parts=parts):
                return _any([self._node(part, fields) for part in parts])
            case And(parts=parts):
                return self._all(parts, fields)
            case Not():
                return self._all((node,), fields)

    def _all(self, parts: Iterable[Node], fields: tuple[str, ...]) -> tantivy.Query:
        clauses = [
            (_NOT, self._node(part.part, fields)) if isinstance(part, Not) else (_MUST, self._node(part, fields))
            for part in parts
        ]
        if all(occur == _NOT for occur, _ in clauses):
            clauses.append((_MUST, _unscored(tantivy.Query.all_query())))
        return tantivy.Query.boolean_query(clauses)

    def _term(self, term: Term, fields: tuple[str, ...]) -> tantivy.Query:
        if term.field is None:
            return _any([self._said(term) if field == _OF_ENTRIES else self._text(field, term) for field in fields])
        if term.field == "about":
            about = ["said" if field == "said" else "titles.about" for field in fields if field not in _SPEAKERS]
            return _any([self._text(field, term) for field in about])
        return _unscored(self._filter(term, term.field))

    def _said(self, term: Term) -> tantivy.Query:
        """What finds entries by who says them; paragraphs have their speakers too, but among their words."""
        entries = _unscored(_kinds(ENTRIES))
        return tantivy.Query.boolean_query([(_MUST, entries), (_MUST, self._text("names.speaker", term))])

    def _filter(self, term: Term, field: str) -> tantivy.Query:
        if term.form == "span":
            first, last = term.text.split("..")
            return _between("date", day_number(int(first)), day_number(int(last)))
        if field in NAMES:
            return self._text(NAMES[field], term)
        if field == "id":
            return self._id(term)
        if field in ("from", "to"):
            test = has_words(pattern_of(term.text))
        else:
            test = is_value(term.text, has_wildcards=term.form == "wildcard")
        runs = [_between(VALUES[field], *run) for run in self.values.among(field, test)]
        return _any(runs) if runs else tantivy.Query.empty_query()

    def _id(self, term: Term) -> tantivy.Query:
        """An id may be written as it is printed, with blanks."""
        text = compared(term.text)
        if term.form == "wildcard":
            pattern = re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")
            return tantivy.Query.regex_query(SCHEMA, "keys", f"id{_PART_END}{pattern}")
        return key("id", text)

    def _text(self, field: str, term: Term) -> tantivy.Query:
        """What finds a word, phrase or wildcard in a field of text. Names have no endings to look past."""
        if term.form == "wildcard":
            return _wild(field, pattern_of(term.text))
        found = exact_words(term.text)
        if len(found) != 1 or term.form == "phrase" or field not in _WITH_ENDINGS:
            return _phrase(field, found)
        return self._family(field, found[0])

    def _family(self, field: str, word: str) -> tantivy.Query:
        """A word with its endings, each weighing as much as any: a rare ending says no more than a common one."""
        counts = family(self.searcher, _WITH_ENDINGS[field], word)
        whole = _weight(self.searcher.num_docs, sum(counts.values()))
        boosts = {each: whole / _weight(self.searcher.num_docs, count) for each, count in counts.items()}
        return _any([tantivy.Query.boost_query(_exact(field, each), boost) for each, boost in boosts.items()])


_WITH_ENDINGS = {"words": "words", "said": "said", "titles.about": "words"}
"""The fields in which a word is found with its endings, and the field whose list of words tells them."""

_DEAR = 50_000
"""Documents with all words of a phrase in which it takes long, some five milliseconds, to see where they stand."""

_IN_A_ROW = frozenset({"words", "person", "titles.about"})
"""The fields that have the positions of their words; in the others, the words of a phrase need only all be there."""


def _weight(documents: int, count: int) -> float:
    """How much a word says that stands in so many documents (the idf of BM25, as tantivy has it)."""
    count = min(count, documents)
    return math.log(1 + (documents - count + 0.5) / (count + 0.5))


def _exact(field: str, word: str) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, field, word, "freq" if field in _IN_A_ROW else "basic")


def _phrase(field: str, found: list[str]) -> tantivy.Query:
    """What finds words in a row; where the index has no positions, what has all the words."""
    if not found:
        return tantivy.Query.empty_query()
    if len(found) == 1 or field not in _IN_A_ROW:
        return _every([_exact(field, word) for word in found])
    return tantivy.Query.phrase_query(SCHEMA, field, list(found))


def _wild(field: str, patterns: list[str]) -> tantivy.Query:
    """What finds words by patterns, in a row where the index has positions.

    In a part of a field its name stands before each of its words, and tantivy looks for no patterns in a row there: so
    the words of a title need only all be there.
    """
    whole, _, part = field.partition(".")
    if part:
        return _every([tantivy.Query.regex_query(SCHEMA, whole, f"{part}{_PART_END}{each}") for each in patterns])
    if len(patterns) == 1 or whole not in _IN_A_ROW:
        return _every([tantivy.Query.regex_query(SCHEMA, whole, each) for each in patterns])
    return tantivy.Query.regex_phrase_query(SCHEMA, whole, list(patterns))


def _between(column: str, first: int, last: int) -> tantivy.Query:
    return tantivy.Query.range_query(SCHEMA, column, tantivy.FieldType.Integer, first, last)


def _kinds(kinds: Iterable[str]) -> tantivy.Query:
    return _any([_between("kind", *run) for run in _runs(kinds)])


def _runs(kinds: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The numbers of kinds as spans: kinds one behind the other are one."""
    numbers = sorted(map(KINDS.index, kinds))
    for _, run in itertools.groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(_SHOULD, each) for each in queries])


def _every(queries: list[tantivy.Query]) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(_MUST, each) for each in queries])


def _text_fields(among: tuple[str, ...]) -> tuple[str, ...]:
    """Where words are looked for: a paragraph's text; what an entry says, and who says it."""
    if not set(among) - set(PARAGRAPHS):
        return ("words",)
    return ("words", "said", _OF_ENTRIES) if PARAGRAPHS[0] in among else ("said", "names.speaker")


_OF_ENTRIES = "names.speaker of entries"
"""The speakers of entries alone, where paragraphs are looked for as well, which have theirs in the same field."""

_SPEAKERS = frozenset({"names.speaker", _OF_ENTRIES})

_BY_WORDS = frozenset(map(frozenset, (PARAGRAPHS, EVERYWHERE)))
"""What the fields of words tell by themselves: paragraphs, or all there are."""


def _is_pinned(node: Node | None) -> bool:
    """Tell whether a query can find nothing but what has the words, since it asks for some in all its parts."""
    match node:
        case Term(field=field):
            return field in (None, "about")
        case And(parts=parts):
            return any(map(_is_pinned, parts))
        case Or(parts=parts):
            return all(map(_is_pinned, parts))
    return False
