"""Names of one instrument put together: shorter ones with the longer one, plurals, papers by whose they are."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reftel.reading.bodies.finds import Find, Named
from reftel.reading.instruments.lexicon import HEADS
from reftel.reading.instruments.modifiers import SHARED

__all__ = ["merged"]

_NAMED: Final = frozenset(["known", "named"])
_LINKS: Final = frozenset(
    ["of", "on", "with", "between", "to", "for", "from", "in", "at", "against", "by", "the", "and", "or", "a"]
)
_SENDER: Final = re.compile(r"(?<!\S)(\S++) to ")  # `letter from President Strand to the Envoy`
_JOINED: Final = re.compile(r"[\s/–-]+")
_MOST_MORE: Final = 4  # words that a longer name of one thing has more
_AGREED: Final = frozenset(["treaty", "accord", "pact"])  # one man's agreement is another's treaty


def merged(finds: list[Find]) -> list[Find]:
    """Return finds with shorter names under the one longer name that they begin or end (`fisheries agreement`).

    A name is that of its plural, too, where a cable has both (`two protest notes`, `the protest note`).
    """
    keys: dict[str, Named] = {}
    for find in finds:
        lowered = find.body.key.lower()
        if lowered not in keys or find.body.rule == "known":
            keys[lowered] = find.body  # `the Reef Fund`, `a reef fund`
    finds = [_with_body(find, _one_of(find.body, keys)) for find in finds]
    if plural := {key: keys[f"{key}s"] for key in keys if f"{key}s" in keys}:
        finds = [_with_body(find, _fullest(find.body, plural)) for find in finds]
        keys = {find.body.key.lower(): find.body for find in finds}
    longer: dict[str, list[Named]] = {}
    for key, body in keys.items():
        for part in _parts(key.split()):
            if part in keys:
                longer.setdefault(part, []).append(body)
    same = {part: some[0] for part, some in longer.items() if len(some) == 1 and not _is_kind(keys[part])}
    same |= _with_names(keys)
    same |= {key: fuller for key, fuller in _with_all_words(keys).items() if key not in same}
    if not same:
        return finds
    return [_with_body(find, _fullest(find.body, same)) for find in finds]


def _with_body(find: Find, body: Named) -> Find:
    """A find as one of another instrument; itself where it is of that one."""
    return find if body is find.body else Find(find.index, find.start, find.end, body, short=find.short)


def _one_of(body: Named, keys: dict[str, Named]) -> Named:
    """The instrument of its kind with the same name but for capitals, else itself."""
    same = keys[body.key.lower()]
    return same if same.kind == body.kind else body


def _with_names(keys: dict[str, Named]) -> dict[str, Named]:
    """The papers of somebody called by a title only, with those of whom the title is (`the President's letter`).

    `Strand's letter` is `the letter from President Strand to the Envoy`, where he sent no other.
    """
    owned = [(key, *key.rpartition("'s ")[::2]) for key, body in keys.items() if body.rule == "owned"]
    sent: dict[tuple[str, str], list[str]] = {}
    had: dict[tuple[str, str], list[str]] = {}
    for key, name, paper in owned:
        for sender in _SENDER.findall(key):
            sent.setdefault((key.partition(" from ")[0], sender), []).append(key)
        had.setdefault((paper, name.partition(" ")[0]), []).append(key)
    found: dict[str, Named] = {}
    for key, title, paper in owned:
        sent_by = sent.get((paper, title.rpartition(" ")[2]), ())
        had_by = had.get((paper, title.partition(" ")[0]), ())
        papers = {other for other in sent_by if f" {title} to " in other}
        papers |= {other for other in had_by if other.startswith(f"{title} ")}
        if len(papers) == 1:
            found[key] = keys[papers.pop()]
    return found


class _Telling(NamedTuple):
    """A name taken apart: its head, what kind of thing it is, and the words that tell it from others of that kind."""

    body: Named
    head: str
    thing: str
    words: frozenset[str]


def _with_all_words(keys: dict[str, Named]) -> dict[str, Named]:
    """The names of whose words one longer name of the same thing has all (`Jordan deal`, `the arms deal with Jordan`).

    Where several have them, each in the next (`a reef deal`, `a Kestrian reef deal`), it is the one with the fewest.
    """
    by_thing: dict[tuple[str, str], list[_Telling]] = {}
    for body in keys.values():
        if body.rule in _NAMED or body.rule == "common":
            told = _told_by(body)
            by_thing.setdefault((body.kind, told.thing), []).append(told)
    found: dict[str, Named] = {}
    for alike in by_thing.values():
        having: dict[str, list[_Telling]] = {}
        for each in alike:
            for word in each.words:
                having.setdefault(word, []).append(each)
        for one in filter(_is_apart, alike):
            near = min((having[word] for word in one.words), key=len)  # those that have its rarest word
            longer = sorted((other for other in near if _is_more_of(one, other)), key=_size)
            if longer and all(longer[0].words <= other.words for other in longer):
                found[one.body.key.lower()] = longer[0].body
    return found


def _told_by(body: Named) -> _Telling:
    """Take a name apart: `arms deal with Norway` is a deal, told by `arms` and `norway`."""
    words = [word for word in _JOINED.split(body.key.lower()) if word]
    link = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    head = words[link - 1].removesuffix("s")
    telling = frozenset(words).difference(_LINKS, (words[link - 1],))
    return _Telling(body, head, "agreement" if head in _AGREED else head, telling)


def _size(one: _Telling) -> int:
    return len(one.words)


def _is_apart(one: _Telling) -> bool:
    """Whether a name tells one instrument from others; `bilateral agreements` are any."""
    return not (one.body.rule == "known" and _is_kind(one.body)) and not one.words <= SHARED


def _is_more_of(one: _Telling, other: _Telling) -> bool:
    """Whether another name only tells more of the same instrument; a second one is another.

    By names alone, an agreement with Norway is no treaty with it.
    """
    more = other.words - one.words
    is_longer = one.words < other.words and len(more) <= _MOST_MORE and HEADS.another.isdisjoint(more)
    return is_longer and (one.head == other.head or not one.words.isdisjoint(_JOINED.split(one.body.name)))


def _fullest(body: Named, same: dict[str, Named]) -> Named:
    """The longest of the names that a name is a part of, one of the other."""
    while fuller := same.get(body.key.lower()):
        body = fuller
    return body


def _is_kind(body: Named) -> bool:
    """Whether a known name is that of a kind of which there may be many (`memorandum of understanding`)."""
    return body.rule == "known" and body.name.rsplit(" ", 1)[-1].islower()


def _parts(words: list[str]) -> Iterator[str]:
    """The names of two words or more that begin or end a name; `Protocol to the Treaty` is not the treaty.

    `Second land deal` is not the land deal.
    """
    is_another = words[0] in HEADS.another
    for size in range(2, len(words)):
        yield " ".join(words[:size])
        if "to" not in words[:-size] and not is_another:
            yield " ".join(words[-size:])
