"""Names that are known beforehand, found by their first words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.tokens import tokenize
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.finds import Named

__all__ = ["TAGGED", "Form", "Index", "form_of"]


@mypyc_attr(acyclic=True)
@dataclass(frozen=True, kw_only=True)
class Form:
    """A way of naming a body or an instrument that is known beforehand; `body` is what it names.

    `key` is one for all forms of a body. `role` is what this form is: `name`, `short` (an acronym), `people` (`Turks`),
    `adjective` (`Turkish`), `both` of them (`Dutch`) or `capital`; the last four name the body in some places only.
    """

    words: tuple[str, ...]
    key: str
    kind: str
    name: str
    role: str
    body: Named


def form_of(text: str, key: str, kind: str, name: str, role: str) -> Form:
    """Return a way of naming, its text taken apart as the texts of cables are."""
    body = Named(key=key, name=name, kind=kind, rule="known")
    return Form(words=tuple(tokenize(text).words), key=key, kind=kind, name=name, role=role, body=body)


@mypyc_attr(acyclic=True)
class Index:
    """Known names, for text with small letters or in capitals only; of several with the same words, the first holds.

    >>> names = Index([form_of("Free Ports", "x", "party", "Free Ports", "name")], capitals=False)
    >>> names.at("The Free Ports".split(), 1).kind, names.at("The Free Press".split(), 1)
    ('party', None)
    """

    __slots__ = ("longer", "single")

    def __init__(self, forms: Iterable[Form], *, capitals: bool) -> None:
        self.single: dict[str, Form] = {}
        self.longer: dict[str, dict[str, list[Form]]] = {}
        for form in _with_both_apostrophes(forms):
            if not capitals:
                self._add(form)
            elif not _is_common(form):
                self._add(replace(form, words=tuple(word.upper() for word in form.words)))

    def _add(self, form: Form) -> None:
        first = form.words[0]
        if len(form.words) == 1:
            self.single.setdefault(first, form)
        else:
            some = self.longer.setdefault(first, {}).setdefault(form.words[1], [])
            some.append(form)
            some.sort(key=_length, reverse=True)

    def at(self, words: list[str], at: int) -> Form | None:
        """Return the longest name that begins at a word."""
        first = words[at]
        seconds = self.longer.get(first)
        some = seconds.get(words[at + 1]) if seconds is not None and at + 1 < len(words) else None
        if some is not None:
            for form in some:
                if _goes_on(form.words, words, at):
                    return form
        return self.single.get(first)

    def before(self, words: list[str], end: int) -> tuple[Form, int] | None:
        """Return the name of at most three words that ends before a word, and where it begins."""
        for start in range(max(end - 3, 0), end):
            form = self.at(words, start)
            if form and start + len(form.words) == end:
                return form, start
        return None

    def __contains__(self, word: str) -> bool:
        """Whether a name begins with a word."""
        return word in self.single or word in self.longer

    def firsts(self) -> set[str]:
        """Return the words that begin a name."""
        return {*self.single, *self.longer}


def _with_both_apostrophes(forms: Iterable[Form]) -> Iterator[Form]:
    """Each form, and with `’` for the apostrophe of the lists (`People’s Republic`)."""
    for form in forms:
        yield form
        if any("'" in word for word in form.words):
            yield replace(form, words=tuple(word.replace("'", "’") for word in form.words))


def _goes_on(name: tuple[str, ...], words: list[str], at: int) -> bool:
    """Whether a name whose first two words stand at a token goes on there."""
    if at + len(name) > len(words):
        return False
    return all(words[at + number] == name[number] for number in range(2, len(name)))


def _length(form: Form) -> int:
    return len(form.words)


def _is_common(form: Form) -> bool:
    """Whether an acronym in capital letters could be a word as well (`WHO`, `US`, `LeT`)."""
    word = form.words[0]
    low = word.lower()
    return (
        len(form.words) == 1
        and word[-1].isupper()
        and word not in TAGGED | _MEANT
        and (low in base_tags() or low in _ARTICLES)
    )


_MEANT: Final = frozenset(["SALT"])  # what telegrams hardly ever have the word for
TAGGED: Final = frozenset(["GOT"])
"""Acronyms that could be a word, of which the tagger says which they are."""
_ARTICLES: Final = ("a", "an", "the")
