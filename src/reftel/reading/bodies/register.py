"""The register of bodies."""

import re
from collections.abc import Callable, Collection
from functools import cache
from operator import attrgetter
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.bodies.agencies import agencies, find_agency
from reftel.reading.bodies.alone import find_alone
from reftel.reading.bodies.appositions import (
    GROUPS,
    find_group,
    find_named_after,
    find_named_before,
    find_owned,
    find_quoted,
)
from reftel.reading.bodies.compounds import find_compounds
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.bodies.forms import find_formed
from reftel.reading.bodies.index import TAGGED
from reftel.reading.bodies.known import OURS, find_known, find_our_state, find_single, is_single
from reftel.reading.bodies.ledger import entries
from reftel.reading.bodies.lexicon import Lexicon, lexicon
from reftel.reading.bodies.marks import ACRONYM, MARKS
from reftel.reading.bodies.merging import merged, with_bare
from reftel.reading.bodies.nations import find_of_nation
from reftel.reading.bodies.own import add_own, take_names
from reftel.reading.bodies.several import find_several
from reftel.reading.bodies.strings import without_strings
from reftel.reading.bodies.titles import VISITORS, find_foreign, find_visitors, foreign_heads
from reftel.reading.bodies.triggers import Triggers, only_longer
from reftel.reading.bodies.unexplained import find_unexplained
from reftel.reading.bodies.unlisted import find_unlisted
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["find_bodies"]

_Rule = Callable[[Passage, int, Lexicon], Find | None]
_PEOPLES: Final = re.compile(r"[A-Z](?:IANS?|ESE)\b")
_PLACE: Final = attrgetter("index", "start")


def find_bodies(study: Study, mentions: Mentions) -> tuple[Body, ...]:
    """Return the bodies in the order of their first mention, and take their mentions up."""
    names: dict[str, Named | None] = {}
    found: list[list[Find]] = []
    for passage in study.passages:
        here = _finds(passage)
        take_names(passage, here, names)
        found.append(here)
    if names:
        found = [add_own(passage, here, names) for passage, here in zip(study.passages, found, strict=True)]
    finds = merged(with_bare([find for here in map(without_strings, study.passages, found) for find in here]))
    alone = find_alone(study.passages, finds)
    unknown = _unknown(study.passages, finds + alone, names)
    if alone or unknown:
        finds = sorted([*finds, *alone, *unknown], key=_PLACE)
    return entries(study, finds, mentions)


def _unknown(passages: tuple[Passage, ...], finds: list[Find], names: dict[str, Named | None]) -> list[Find]:
    """The states and acronyms that no list has: acronyms where words have small letters, so that capitals tell."""
    of_states: list[tuple[str, Passage, int]] = []
    acronyms: list[tuple[Passage, int]] = []
    for passage in passages:
        places = [at for at in MARKS.places(passage) if passage.tags[at] == "C"]
        if not places or (passage.capitals and not _PEOPLES.search(passage.text)):
            continue
        marks = MARKS.of(passage)
        of_states += [(marks[at], passage, at) for at in places if marks[at] != ACRONYM]
        acronyms += [(passage, at) for at in places if marks[at] == ACRONYM]
    states = find_unlisted(_written(passages), of_states, finds) if of_states else []
    return states + find_unexplained(acronyms, [*finds, *states], names)


def _written(passages: tuple[Passage, ...]) -> list[Passage]:
    """The passages in which a state may stand that no list has; those in capitals last."""
    small = [one for one in passages if not one.capitals]
    return small + [one for one in passages if one.capitals and _PEOPLES.search(one.text)]


def _finds(passage: Passage) -> list[Find]:
    lex, triggers = lexicon(passage.capitals), _triggers(passage.capitals)
    words, rules, found = passage.words, triggers.rules, []
    for at in triggers.places(words, _TRIGGERS.places(passage)):
        if words[at] in TAGGED and passage.tags[at] != "C":
            continue
        for rule in rules[words[at]]:
            find = rule(passage, at, lex)
            if find:
                found.append(find)
    if several := find_several(passage, lex):
        taken = {at for find in several for at in range(find.start, find.end)}
        found = [*several, *(find for find in found if taken.isdisjoint(range(find.start, find.end)))]
    found += find_compounds(passage, lex)
    return longest(found) if len(found) > 1 else found


@cache
def _triggers(capitals: bool) -> Triggers[_Rule]:  # noqa: FBT001  the key of a cache
    """The rules that words set off."""
    lex = lexicon(capitals)
    silent = {word for word, form in lex.forms.single.items() if form.role == "adjective"}
    firsts = lex.forms.firsts() - (silent - frozenset(lex.forms.longer))
    single = {word for word in firsts if is_single(word, lex)}
    table: tuple[tuple[Collection[str], _Rule], ...] = (
        (single, find_single),
        (firsts - single, find_known),
        (lex.heads, find_formed),
        (lex.common, find_of_nation),
        ((), find_foreign) if capitals else (foreign_heads(), find_foreign),
        (VISITORS, find_visitors),
        (lex.after, find_named_after),
        (lex.before, find_named_before),
        (lex.owned, find_owned),
        (GROUPS, find_group),
        (lex.quoted, find_quoted),
        (agencies(), find_agency),
        ((OURS,) if capitals else (), find_our_state),
    )
    return Triggers(table, only_longer(lex.forms))


def _sign(word: str, capitals: bool) -> str:  # noqa: FBT001  as rows are asked
    return "!" if word in _triggers(capitals).rules else " "


_TRIGGERS: Final = Row(_sign)
