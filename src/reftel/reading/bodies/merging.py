"""Names of one body: a bare `Council`, a `Parliament` that is one country's, a `GOK` that is one government's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from reftel.reading.base.tables import read_rows
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import lexicon

__all__ = ["merged", "with_bare"]

_LINKS: Final = frozenset(["of", "on", "for"])
_OF: Final = re.compile(r"(?P<head>\w{1,40}) (?:of|on|for) (?:the )?(?P<field>.+)")
# `University of Helmo` and `Helmo University` are two
_TWO: Final = frozenset(["university", "college", "school", "bank"])
_GOES_ON: Final = re.compile(r",| and ")


def with_bare(finds: list[Find]) -> list[Find]:
    """Return finds with a bare `Council` as the council named before it; where there is none, it names nobody."""
    bare = {find.body.name for find in finds if find.body.rule == "bare"}
    if not bare:
        return finds
    last = _of_union(finds)
    heads = {name: _words_among(name, bare) for name in {find.body.name for find in finds}}
    kept = []
    for find in finds:
        if find.body.rule != "bare":
            if words := heads[find.body.name]:
                last.update(dict.fromkeys(words, find.body))
            kept.append(find)
        elif body := last.get(find.body.name):
            kept.append(replace(find, body=body))
    return kept


def _words_among(name: str, some: set[str]) -> set[str]:
    """The words of a name that are among some: most names have none of them, which is quickly said."""
    return some.intersection(name.split()) if any(word in name for word in some) else set()


def _of_union(finds: list[Find]) -> dict[str, Named]:
    """What `Commission` is in a text of the European Union, before another is named."""
    union, commission = (lexicon(capitals=False).forms.at(words, 0) for words in (["EU"], ["European", "Commission"]))
    is_of_union = union and commission and any(find.body.key == union.key for find in finds)
    return {"Commission": commission.body} if commission and is_of_union else {}


def merged(finds: list[Find]) -> list[Find]:
    """Return finds with names that can mean one body only under that body's key."""
    keys = {find.body.key: find.body for find in finds}
    same = _qualified(keys) | _governments(keys) | _shortened(keys) | _turned(keys)
    if not same:
        return finds
    last = {key: keys[_last(key, same)] for key in same}
    return [replace(find, body=body) if (body := last.get(find.body.key)) else find for find in finds]


def _last(key: str, same: dict[str, str]) -> str:
    """The key that a key leads to: `Congress` is the `Kestrian Congress`, and that the `Congress of Kestria`."""
    seen: set[str] = set()
    while key in same and key not in seen:
        seen.add(key)
        key = same[key]
    return key


def _qualified(keys: dict[str, Named]) -> dict[str, str]:
    """`Parliament` and `Kestrian Parliament` are one where no other country's is named."""
    qualified: dict[str, list[str]] = {}
    for key, body in keys.items():
        if body.rule == "form" and body.name.split(" ", 1)[0] in _nations() and " " in body.name:
            qualified.setdefault(_key_of(body.name.split(" ", 1)[1]), []).append(key)
    return {key: qualified[key.lower()][0] for key in keys if len(qualified.get(key.lower(), ())) == 1}


def _key_of(name: str) -> str:
    """The key of a name in small letters: a known body's where it is one of its names, and the body no nation's."""
    words = name.split(" ")
    form = lexicon(capitals=False).forms.at(words, 0)
    is_known = form is not None and len(form.words) == len(words) and form.key.split(" ", 1)[0] not in _nations()
    return form.key.lower() if form and is_known else name.lower()


def _shortened(keys: dict[str, Named]) -> dict[str, str]:
    """`Ministry of Ports` is the `Ministry of Ports, Roads and Canals` where no other begins like it.

    And `Ports Unit` is the `Special Ports Unit` where no other ends like it.
    """
    longer: dict[str, list[str]] = {}
    for key, body in keys.items():
        for short in _shorter(key.lower(), body):
            longer.setdefault(short, []).append(key)
    unsure = [key for key, body in keys.items() if body.rule == "form" or body.kind == "ministry"]
    return {key: some[0] for key in unsure if len(some := longer.get(key.lower(), [])) == 1}


def _shorter(name: str, body: Named) -> Iterator[str]:
    """What a body may be called by the beginning of a ministry's name, or by the end of any that has no `of`."""
    if body.kind == "ministry" and " of " in name:
        yield from (name[: match.start()] for match in _GOES_ON.finditer(name))
    elif body.rule == "form" and " of " not in name:
        words = name.split(" ")
        yield from (" ".join(words[start:]) for start in range(1, len(words) - 1))


def _turned(keys: dict[str, Named]) -> dict[str, str]:
    """`Ports Department` is the `Department of Ports`, `Assembly Ports Committee` the `Committee on Ports`."""
    named = [key for key, body in keys.items() if body.rule == "form" and " " in key]
    turned = [
        (key, match)
        for key in named
        if not _LINKS.isdisjoint(key.lower().split(" "))
        and (match := _OF.fullmatch(key.lower()))
        and match["head"] not in _TWO
    ]
    if not turned:
        return {}
    ends: dict[str, list[str]] = {}
    for key in named:
        words = key.lower().split(" ")
        for start in range(len(words) - 1 if _LINKS.isdisjoint(words) else 0):
            ends.setdefault(" ".join(words[start:]), []).append(key)
    same = [(key, ends.get(f"{match['field']} {match['head']}", [])) for key, match in turned]
    return {some[0]: key for key, some in same if len(some) == 1}


def _governments(keys: dict[str, Named]) -> dict[str, str]:
    """`GOK` is the government of Kestria where no other country is named whose government has these letters."""
    found = {}
    for key in keys:
        states = [state for state in _states_of().get(key, ()) if state in keys or f"government of {state}" in keys]
        if len(states) == 1 and f"government of {states[0]}" in keys:
            found[key] = f"government of {states[0]}"
    return found


@cache
def _states_of() -> dict[str, list[str]]:
    """The states whose governments an acronym stands for."""
    found: dict[str, list[str]] = {}
    for name, _, _, governments, *_ in read_rows("states.csv", 6):
        for short in filter(None, governments.split(";")):
            found.setdefault(short, []).append(name)
    return found


@cache
def _nations() -> frozenset[str]:
    """Words by themselves that are a state's name or adjective."""
    return frozenset(word for word, form in lexicon(capitals=False).forms.single.items() if form.kind == "state")
