"""The words that bodies are found by, from the data files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.remembered import Remembered
from reftel.reading.base.tables import read_lines, read_rows
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.index import Form, Index, form_of

__all__ = ["Lexicon", "Parts", "lexicon"]


class Parts(Remembered[bool]):
    """Words looked at so far, never more than a bound, and whether they can be part of a name by themselves."""

    def __init__(self, stops: frozenset[str]) -> None:
        super().__init__()
        self._stops = stops

    def find(self, word: str) -> bool:
        """Return whether a word can be part of a name."""
        return word[0].isupper() and word not in self._stops and word[-1] != "."


@mypyc_attr(acyclic=True)
@dataclass(frozen=True)
class Lexicon:
    """What names are found by, for text with small letters or in capitals only.

    `forms` are the known names; `heads` the words that end or begin an unknown one, with its kind, `kinds` what decides
    it otherwise, `weak` those that are common words too; `common` the heads in small letters that need a nation or a
    leader before them; `after`, `before` and `owned` what says of the capitals around it what they are. `stops` end a
    name, in capitals some adjectives too, and what else can be part of one is remembered in `parts`, `inner` words
    stand inside one; `people` is said of bodies, `offices` are what a state's adjective stands before; `regions`,
    `peoples` and `things` have names that are no bodies', `no_body` are such acronyms; `given` names begin a person's,
    `levels` tell which government it is, `surnames` end as the names of lands do; `groups` say what a group is,
    `quoted` is said of papers, `sorts` of acronyms; `alone` name a body by themselves where a text has none of that
    sort; `between` stand between a nation and a common head. Capitals that are `minded`, have `wills` or have
    `dealings` are governments. `naming` are the words, in small letters, that known names are made of, and some
    adjectives that others are.
    """

    forms: Index
    heads: dict[str, str]
    parts: Parts
    common: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    owned: dict[str, str] = field(default_factory=dict)
    nations: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    kinds: dict[str, list[tuple[frozenset[str], str]]] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    no_body: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    groups: dict[str, str] = field(default_factory=dict)
    quoted: dict[str, str] = field(default_factory=dict)
    sorts: dict[str, str] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)
    between: frozenset[str] = frozenset()
    minded: frozenset[str] = frozenset()
    wills: frozenset[str] = frozenset()
    dealings: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()


@cache
def lexicon(capitals: bool) -> Lexicon:  # noqa: FBT001  the key of a cache
    """Return the names as they stand in text with small letters, or in capitals only."""
    states = list(_states())
    nouns = frozenset(base_tags())
    around = {use: _words("body_words.csv", use, capitals=capitals) for use in _USES}
    if not capitals:
        around["common"] |= {word.title(): kind for word, kind in around["common"].items()}
    bodies = list(_bodies())
    named = frozenset(word.lower() for form in bodies for word in form.words)
    return Lexicon(
        forms=Index([*states, *bodies], capitals=capitals),
        heads=_words("body_heads.csv", "", capitals=capitals),
        common=around["common"],
        after=around["after"],
        before=around["before"],
        owned=around["owned"],
        nations=frozenset(_cased(form.words[0], capitals=capitals) for form in states if form.kind == "state"),
        offices=frozenset(_words("body_words.csv", "offices")),
        regions=frozenset(_words("body_words.csv", "regions")),
        peoples=frozenset(_words("body_words.csv", "adjectives")),
        things=frozenset(_things()),
        kinds=_kinds(capitals=capitals),
        weak=frozenset(around["weak"]),
        parts=Parts(frozenset(around["stop"]) | (frozenset(around["plain"]) if capitals else frozenset())),
        stops=frozenset(around["stop"]),
        inner=frozenset(_words("body_words.csv", "inner")),
        people=frozenset(_words("body_words.csv", "people")),
        no_body=frozenset(_no_bodies()),
        given=frozenset(name for _, names in read_rows("given_names.csv", 2) for name in names.split()) - nouns,
        levels=frozenset(_words("body_words.csv", "levels")),
        groups=_words("body_words.csv", "group"),
        quoted=_words("body_words.csv", "quoted"),
        sorts=_words("body_words.csv", "kinds"),
        alone=_words("body_words.csv", "alone"),
        between=frozenset(_words("body_words.csv", "between")),
        minded=frozenset(_words("body_words.csv", "minded")),
        wills=frozenset(_words("body_words.csv", "wills")),
        dealings=frozenset(_words("body_words.csv", "dealings")),
        naming=named | frozenset(_words("body_words.csv", "naming")),
        surnames=frozenset(
            word for use, row in read_rows("people_signs.csv", 2) if use == _LANDS for word in row.split()
        ),
    )


def _kinds(*, capitals: bool) -> dict[str, list[tuple[frozenset[str], str]]]:
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for kind, heads, words in read_rows("body_kinds.csv", 3):
        deciding = frozenset(_cased(word, capitals=capitals) for word in words.split())
        for head in heads.split():
            found.setdefault(_cased(head, capitals=capitals), []).append((deciding, kind))
    return found


_LANDS: Final = "surnames like lands"
_USES: Final = ("common", "after", "before", "owned", "weak", "stop", "plain")


def _words(file: str, use: str, *, capitals: bool = False) -> dict[str, str]:
    """The words of a file with their kinds; of one use, where its rows begin with `use-`."""
    prefix = f"{use}-" if use else ""
    rows = ((kind.removeprefix(prefix), words) for kind, words in read_rows(file, 2) if kind.startswith(prefix))
    return {_cased(word, capitals=capitals): kind for kind, words in rows for word in words.split()}


def _cased(word: str, *, capitals: bool) -> str:
    return word.upper() if capitals else word


def _no_bodies() -> Iterator[str]:
    """Acronyms of other things, those of known instruments among them."""
    for line in read_lines("acronyms.txt"):
        yield from line.split()
    for _, abbreviations, _, _ in read_rows("instruments.csv", 4):
        yield from _cell(abbreviations)


def _things() -> Iterator[str]:
    """Words of names that are not bodies': the heads of instruments, and what else has acronyms."""
    yield from _words("body_words.csv", "things")
    for _, kind, words, *_ in read_rows("instrument_heads.csv", 5):
        yield from words.lower().split() if kind else ()


def _states() -> Iterator[Form]:
    for name, adjectives, people, governments, capitals, others in read_rows("states.csv", 6):
        for text in [name, *_cell(others)]:
            yield form_of(text, name, "state", name, _role(text))
        for text in _cell(people):
            yield form_of(text, name, "state", name, "both" if text in _cell(adjectives) else "people")
        for text in _cell(adjectives):
            yield form_of(text, name, "state", name, "adjective")
        for text in _cell(governments):  # GOK, and GoK
            for one in (text, text.replace("GO", "Go", 1)):
                yield form_of(one, text, "government", text, "short")
        for text in _cell(capitals):
            yield form_of(text, name, "state", text, "capital")


def _bodies() -> Iterator[Form]:
    for kind, abbreviations, name, others in read_rows("bodies.csv", 4):
        short = _cell(abbreviations)
        for text in dict.fromkeys([name, *short, *_cell(others)]):
            yield form_of(text, name, kind, name, "short" if text in short else _role(text))


def _cell(text: str) -> list[str]:
    return [one for one in text.split(";") if one]


def _role(text: str) -> str:
    """An acronym stands for a name, wherever the table has it."""
    return "short" if text.isupper() and " " not in text and len(text) < 9 else "name"
