"""The register of instruments."""

from collections.abc import Callable, Collection
from functools import cache
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.bodies.acronyms import Pair, pairs
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.own import add_own
from reftel.reading.bodies.triggers import Triggers, only_longer
from reftel.reading.instruments.alike import merged
from reftel.reading.instruments.coded import find_coded
from reftel.reading.instruments.common import find_common
from reftel.reading.instruments.ledger import entries, unified, with_bare
from reftel.reading.instruments.lexicon import instruments
from reftel.reading.instruments.named import find_known, find_named
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body, Instrument

__all__ = ["find_instruments"]

_TITLED: Final = frozenset(["named", "known"])
_INSIDE: Final = frozenset(["and", "or", "of", "the", "for", "in", "on", "against", "to", ","])
_LONGEST_TITLE: Final = 16  # tokens behind a name that go on with its title

_Rule = Callable[[Passage, int, Lexicon, Mentions], Find | None]


def find_instruments(study: Study, mentions: Mentions, bodies: tuple[Body, ...]) -> tuple[Instrument, ...]:
    """Return the instruments in the order of their first mention, and take their mentions up."""
    found: list[list[Find]] = []
    names: dict[str, Named | None] = {}
    others: set[str] = set()
    for passage in study.passages:
        here = _finds(passage, mentions, bodies)
        if here and "(" in passage.tags:
            brackets = list(pairs(passage))
            here = _titled(passage, here, brackets)
            others |= _others(passage, here, brackets)
            here = _spelled_out(passage, here, brackets)
            names |= _acronyms(passage, here, brackets, names)
        found.append(here)
    if names:
        found = list(map(add_own, study.passages, found, [names] * len(found)))
    finds = [find for here in found for find in here if not _is_others(find, study, others)]
    finds = merged(with_bare(unified(study, finds, mentions)))
    return entries(study, finds, mentions, bodies)


def _is_others(find: Find, study: Study, others: set[str]) -> bool:
    """Whether an acronym is that of something else in this cable (`Kestrian Fishermen's Estate (KFE)`)."""
    return find.short and bool(others) and study.passages[find.index].words[find.start] in others


def _others(passage: Passage, here: list[Find], brackets: list[Pair]) -> set[str]:
    """The known acronyms that stand behind words which they are made of, none of them an instrument's name."""
    known = {find.start: find for find in here if find.short}
    own = {find.end for find in here if not find.short}
    return {
        pair.short
        for pair in brackets
        if pair.at in known and pair.end not in own and passage.tags[pair.end - 1 : pair.end] == "C"
    }


def _finds(passage: Passage, mentions: Mentions, bodies: tuple[Body, ...]) -> list[Find]:
    lex, triggers = instruments(passage.capitals), _triggers(passage.capitals)
    words, rules, found = passage.words, triggers.rules, []
    for at in triggers.places(words, _TRIGGERS.places(passage)):
        for rule in rules[words[at]]:
            find = rule(passage, at, lex, mentions)
            if find and not _is_body(find, mentions, bodies):
                found.append(find)
    found += find_coded(passage)
    return longest(found) if len(found) > 1 else found


@cache
def _triggers(capitals: bool) -> Triggers[_Rule]:  # noqa: FBT001  the key of a cache
    """The rules that words set off."""
    lex = instruments(capitals)
    common = {*lex.common, *(word.capitalize() for word in lex.common)}  # a sentence may begin with one
    table: tuple[tuple[Collection[str], _Rule], ...] = (
        (lex.forms.firsts(), find_known),
        (lex.heads, find_named),
        (common, find_common),
    )
    return Triggers(table, only_longer(lex.forms))


def _is_body(find: Find, mentions: Mentions, bodies: tuple[Body, ...]) -> bool:
    """Whether the words, or the last of them, are in a body's name (`Warsaw Pact`, `NATO-Warsaw Pact`).

    A known instrument is none that only its form makes a body (`Union for the Mediterranean`).
    """
    mention = mentions.at(find.index, find.end - 1)
    if mention is None or mention.kind != "body" or mention.end < find.end:
        return False
    if find.body.rule == "known" and not find.short and bodies[mention.entry].rule == "form":
        return mention.end > find.end
    return find.body.rule not in ("common", "signed") or mention.start <= find.start


def _titled(passage: Passage, here: list[Find], brackets: list[Pair]) -> list[Find]:
    """The finds with the rest of their titles, up to the acronym (`Reef Treaty | and Other Rules on Seals (RTS)`).

    Where the acronym is known, the name before it is that instrument's.
    """
    known = {find.start: find.body for find in here if find.short}
    own = {pair.end: known[pair.at] for pair in brackets if pair.at in known}
    ends = [(find, _title_end(passage, find, [pair.end for pair in brackets])) for find in here]
    return [
        Find(find.index, find.start, end, _same(find.body, own.get(end, find.body)), short=find.short)
        for find, end in ends
    ]


def _same(named: Named, known: Named) -> Named:
    """The known instrument that a name is one with by its acronym; talks are not what comes of them (SALT)."""
    return known if named.rule == "named" and named.kind == known.kind else named


def _title_end(passage: Passage, find: Find, ends: list[int]) -> int:
    """The end of the title that a find begins; its own end where no acronym stands behind words of a title."""
    end = next((one for one in ends if one >= find.end), find.end)
    if find.short or find.body.rule not in _TITLED or not 1 < end - find.end <= _LONGEST_TITLE:
        return find.end
    words = passage.words[find.end : end]
    is_title = all(word[0].isupper() or word in _INSIDE for word in words) and words[-1][0].isupper()
    if not instruments(passage.capitals).heads.keys().isdisjoint(words):
        return find.end  # `the Reef Fund | and the Strait Instrument for Seals (SIS)`
    return end if is_title and words[0] in ("and", "or") else find.end


def _spelled_out(passage: Passage, here: list[Find], brackets: list[Pair]) -> list[Find]:
    """The finds with all the words that the acronyms behind them stand for (`a status of boats agreement (SOBA)`)."""
    starts = {pair.end: pair.start for pair in brackets}
    return [_longer(passage, find, starts.get(find.end, find.end)) for find in here]


def _longer(passage: Passage, find: Find, start: int) -> Find:
    """A find that is known by its form only, from an earlier token on."""
    if start >= find.start or find.body.rule not in ("common", "named"):
        return find
    name = passage.words_of(start, find.end)
    return Find(
        find.index, start, find.end, Named(key=name.lower(), name=name, kind=find.body.kind, rule=find.body.rule)
    )


def _acronyms(
    passage: Passage, here: list[Find], brackets: list[Pair], known: dict[str, Named | None]
) -> dict[str, Named | None]:
    """The acronyms in brackets behind instruments; behind the last of the parties it is that one's."""
    own = (find for find in here if not find.short and " between " not in find.body.name)
    ends = {find.end: find.body for find in own if "(" in passage.tags[find.end : find.end + 2]}
    return {pair.short: ends[pair.end] for pair in brackets if pair.end in ends and pair.short not in known}


def _sign(word: str, capitals: bool) -> str:  # noqa: FBT001  as rows are asked
    return "!" if word in _triggers(capitals).rules else " "


_TRIGGERS: Final = Row(_sign)
