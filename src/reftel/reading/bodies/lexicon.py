"""The names that are known beforehand, and the words that make a name a body's."""

from functools import cache

import msgspec

from reftel.reading.base.tables import read_rows
from reftel.reading.base.tokens import tokenize
from reftel.reading.base.words import base_tags

__all__ = ["Form", "Lexicon", "form_of", "index_of", "lexicon"]


class Form(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A way of naming a body that is known beforehand.

    `key` is one for all forms of a body. `role` is what this form is: `name`, `short` (an acronym), `people` (`Turks`),
    `adjective` (`Turkish`) or `capital`; the last three name the body in some places only.
    """

    words: tuple[str, ...]
    key: str
    kind: str
    name: str
    role: str


class Lexicon(msgspec.Struct, frozen=True):
    """What names are found by, for text with small letters or in capitals only.

    `forms` are known names by their first word, the longest first; `heads` the words that end or begin an unknown name,
    with its kind; `common` those in small letters that need a nation or a leader before them.
    """

    forms: dict[str, tuple[Form, ...]]
    heads: dict[str, str]
    common: dict[str, str]
    stops: frozenset[str]
    inner: frozenset[str]
    triggers: frozenset[str]


@cache
def lexicon(capitals: bool) -> Lexicon:  # noqa: FBT001  the key of a cache
    """Return the names as they stand in text with small letters, or in capitals only."""
    forms = [*_states(), *_bodies()]
    heads = {word: kind for kind, words in read_rows("body_heads.csv", 2) for word in words.split()}
    around = dict(read_rows("body_words.csv", 2))
    stops = frozenset(around.pop("stop").split())
    inner = frozenset(around.pop("inner").split())
    common = {word: kind for kind, words in read_rows("body_words.csv", 2) for word in words.split() if kind in around}
    if capitals:
        heads = {word.upper(): kind for word, kind in heads.items()}
        common = {word.upper(): kind for word, kind in common.items()}
        stops = frozenset(map(str.upper, stops))
    ordered = index_of(forms, capitals=capitals)
    triggers = frozenset(ordered) | frozenset(heads) | frozenset(common)
    return Lexicon(ordered, heads, common, stops, inner, triggers)


def index_of(forms: list[Form], *, capitals: bool) -> dict[str, tuple[Form, ...]]:
    """Return forms by their first word, the longest first; of several with the same words, the first."""
    if capitals:
        forms = [_upper(form) for form in forms if not _is_common(form)]
    by_first: dict[str, dict[tuple[str, ...], Form]] = {}
    for form in forms:
        by_first.setdefault(form.words[0], {}).setdefault(form.words, form)
    return {word: tuple(sorted(some.values(), key=_length, reverse=True)) for word, some in by_first.items()}


def form_of(text: str, key: str, kind: str, name: str, role: str) -> Form:
    """Return a way of naming, its text taken apart as the texts of cables are."""
    return Form(words=tuple(tokenize(text).words), key=key, kind=kind, name=name, role=role)


def _length(form: Form) -> int:
    return len(form.words)


def _upper(form: Form) -> Form:
    return msgspec.structs.replace(form, words=tuple(word.upper() for word in form.words))


def _is_common(form: Form) -> bool:
    """Whether an acronym in capital letters could be a word as well (`WHO`, `US`)."""
    return len(form.words) == 1 and form.words[0].isupper() and form.words[0].lower() in base_tags()


def _states() -> list[Form]:
    found = []
    for name, adjectives, people, governments, capitals, others in read_rows("states.csv", 6):
        found += [form_of(text, name, "state", name, _role(text)) for text in [name, *_cell(others)]]
        found += [form_of(text, name, "state", name, "people") for text in _cell(people)]
        found += [form_of(text, name, "state", name, "adjective") for text in _cell(adjectives)]
        found += [form_of(text, text, "government", text, "short") for text in _cell(governments)]
        found += [form_of(text, name, "state", text, "capital") for text in _cell(capitals)]
    return found


def _bodies() -> list[Form]:
    found = []
    for kind, abbreviations, name, others in read_rows("bodies.csv", 4):
        short = _cell(abbreviations)
        for text in dict.fromkeys([name, *short, *_cell(others)]):
            found += [form_of(text, name, kind, name, "short" if text in short else _role(text))]
    return found


def _cell(text: str) -> list[str]:
    return [one for one in text.split(";") if one]


def _role(text: str) -> str:
    return "short" if text.isupper() and " " not in text and len(text) < 9 else "name"
