"""The register of bodies."""

import re
from collections.abc import Callable
from functools import cache

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.appositions import find_named_after, find_named_before, find_owned
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.bodies.forms import find_formed
from reftel.reading.bodies.known import find_known
from reftel.reading.bodies.ledger import entries
from reftel.reading.bodies.lexicon import Lexicon, lexicon
from reftel.reading.bodies.merging import merged, with_bare
from reftel.reading.bodies.nations import find_of_nation
from reftel.reading.bodies.own import add_own, take_names
from reftel.reading.bodies.unexplained import find_unexplained
from reftel.reading.bodies.unlisted import find_unlisted
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["find_bodies"]

_Rule = Callable[[Passage, int, Lexicon], Find | None]
_NAME = re.compile("C")


def find_bodies(study: Study, mentions: Mentions) -> tuple[Body, ...]:
    """Return the bodies in the order of their first mention, and take their mentions up."""
    names: dict[str, Named | None] = {}
    found: list[list[Find]] = []
    capitals = [[match.start() for match in _NAME.finditer(passage.tags)] for passage in study.passages]
    for passage in study.passages:
        here = _finds(passage)
        take_names(passage, here, names)
        found.append(here)
    if names:
        found = list(map(add_own, study.passages, capitals, found, [names] * len(found)))
    finds = merged(with_bare([find for here in found for find in here]))
    finds += find_unlisted(study.passages, capitals, finds)
    finds += find_unexplained(study.passages, capitals, finds, names)
    return entries(study, sorted(finds, key=_place), mentions)


def _finds(passage: Passage) -> list[Find]:
    lex, rules = lexicon(passage.capitals), _rules(passage.capitals)
    words, found = passage.words, []
    for at in [at for at, word in enumerate(words) if word in rules]:
        for rule in rules[words[at]]:
            find = rule(passage, at, lex)
            if find:
                found.append(find)
    return longest(found)


@cache
def _rules(capitals: bool) -> dict[str, tuple[_Rule, ...]]:  # noqa: FBT001  the key of a cache
    """The rules that a word sets off, in the order in which they are asked."""
    lex = lexicon(capitals)
    silent = {word for word, form in lex.forms.single.items() if form.role == "adjective"}
    table: tuple[tuple[set[str], _Rule], ...] = (
        (lex.forms.firsts() - (silent - lex.forms.longer.keys()), find_known),
        (set(lex.heads), find_formed),
        (set(lex.common), find_of_nation),
        (set(lex.after), find_named_after),
        (set(lex.before), find_named_before),
        (set(lex.owned), find_owned),
    )
    found: dict[str, tuple[_Rule, ...]] = {}
    for words, rule in table:
        for word in words:
            found[word] = (*found.get(word, ()), rule)
    return found


def _place(find: Find) -> tuple[int, int]:
    return find.index, find.start
