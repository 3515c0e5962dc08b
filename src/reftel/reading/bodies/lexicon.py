"""The names that are known beforehand, and the words that make a name a body's."""

from collections.abc import Iterator
from functools import cache

import msgspec

from reftel.reading.base.tables import read_lines, read_rows
from reftel.reading.base.tokens import tokenize
from reftel.reading.base.words import base_tags

__all__ = ["Form", "Lexicon", "form_of", "index_of", "lexicon"]


class Form(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A way of naming a body that is known beforehand.

    `key` is one for all forms of a body. `role` is what this form is: `name`, `short` (an acronym), `people` (`Turks`),
    `adjective` (`Turkish`), `both` of them (`Dutch`) or `capital`; the last four name the body in some places only.
    """

    words: tuple[str, ...]
    key: str
    kind: str
    name: str
    role: str


class Lexicon(msgspec.Struct, frozen=True):
    """What names are found by, for text with small letters or in capitals only.

    `forms` are known names by their first word, the longest first; `heads` the words that end or begin an unknown name,
    with its kind; `common` those in small letters that need a nation or a leader before them, `after` and `before` those that
    say what the capitals before or behind them are; `people` what is said of bodies; `no_body` acronyms that are none.
    """

    forms: dict[str, tuple[Form, ...]]
    heads: dict[str, str]
    common: dict[str, str] = {}
    after: dict[str, str] = {}
    before: dict[str, str] = {}
    owned: dict[str, str] = {}
    peoples: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    no_body: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()


@cache
def lexicon(capitals: bool) -> Lexicon:  # noqa: FBT001  the key of a cache
    """Return the names as they stand in text with small letters, or in capitals only."""
    forms = index_of([*_states(), *_bodies()], capitals=capitals)
    heads = {_cased(word, capitals=capitals): kind for word, kind in _words("body_heads.csv").items()}
    around = {
        use: {_cased(word, capitals=capitals): kind for word, kind in _words("body_words.csv", use).items()}
        for use in ("common", "after", "before", "owned", "stop", "inner", "people")
    }
    around["common"] |= {word.title(): kind for word, kind in around["common"].items() if not capitals}
    return Lexicon(
        forms=forms,
        heads=heads,
        common=around["common"],
        after=around["after"],
        before=around["before"],
        owned=around["owned"],
        things=frozenset(_things()),
        peoples=frozenset(_words("body_words.csv", "adjectives")),
        weak=frozenset(_words("body_words.csv", "weak")),
        stops=frozenset(around["stop"]),
        inner=frozenset(_words("body_words.csv", "inner")),
        people=frozenset(_words("body_words.csv", "people")),
        no_body=frozenset(_no_bodies()),
        triggers=frozenset([*forms, *heads, *around["common"], *around["after"], *around["before"], *around["owned"]]),
    )


def _no_bodies() -> Iterator[str]:
    """Acronyms of other things, those of known instruments among them."""
    for line in read_lines("acronyms.txt"):
        yield from line.split()
    for _, abbreviations, _, _ in read_rows("instruments.csv", 4):
        yield from _cell(abbreviations)


def _things() -> Iterator[str]:
    """Words of names that are not bodies': the heads of instruments, and what else has acronyms."""
    yield from _words("body_words.csv", "things")
    for _, kind, words, _ in read_rows("instrument_heads.csv", 4):
        yield from words.lower().split() if kind else ()


def _words(file: str, use: str = "") -> dict[str, str]:
    """The words of a file with their kinds; of one use, where its rows begin with `use-`."""
    rows = ((kind.removeprefix(f"{use}-"), words) for kind, words in read_rows(file, 2) if kind.startswith(use))
    return {word: kind for kind, words in rows for word in words.split()}


def _cased(word: str, *, capitals: bool) -> str:
    return word.upper() if capitals else word


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
        adjective, people_ = _cell(adjectives), _cell(people)
        found += [form_of(text, name, "state", name, _role(text)) for text in [name, *_cell(others)]]
        found += [form_of(text, name, "state", name, "both" if text in adjective else "people") for text in people_]
        found += [form_of(text, name, "state", name, "adjective") for text in adjective]
        for text in _cell(governments):
            found += [form_of(one, text, "government", text, "short") for one in (text, text.replace("GO", "Go", 1))]
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
