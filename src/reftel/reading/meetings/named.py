"""Encounters told by a noun: `in a May 4 briefing to`, `his meeting with`, `had a talk with`, `paid a call on`."""

from collections.abc import Iterable, Iterator

from reftel.reading.base.clauses import Clause, noun_phrase_before
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene

__all__ = ["told_by_nouns"]

_BEFORE = "JNCGY#y'/"
_REACH = 10  # tokens from a noun to its `with`
_WITHIN = frozenset(("in", "during", "at", "for", "over"))
_OWN = frozenset(("his", "her", "my", "our", "their"))
_TIMES = frozenset(("last", "today", "yesterday", "tonight"))
_MANY = frozenset(("meetings", "visits", "calls", "conversations", "briefings", "trips", "sessions", "ceremonies"))


def told_by_nouns(scene: Scene, hits: Iterable[int]) -> Iterator[Encounter]:
    """Yield the encounters that the nouns of a sentence tell of; `hits` are the tokens that may be such nouns."""
    known, before = nouns(), None
    for at in hits:
        low = scene.passage.lows[at]
        if low in known and _is_head(scene, at):
            found, before = _encounter(scene, at, known[low].kind, before)
            if found:
                yield found


def _is_head(scene: Scene, at: int) -> bool:
    """Whether the word is a noun and the last of its phrase: not `meeting room`, `meeting with` as a verb."""
    tags = scene.passage.tags
    if tags[at] == "G" and at > scene.start and tags[at - 1] in "y#D'":
        return True
    ends = at + 1 >= scene.end or tags[at + 1] not in "N'" or scene.passage.lows[at + 1] in _TIMES
    return tags[at] in "NC" and ends


def _encounter(scene: Scene, at: int, kind: str, before: Side | None) -> tuple[Encounter | None, Side | None]:
    """The encounter that a noun names, and who told of it, for the next noun of a list."""
    first = _phrase_start(scene, at)
    carrier = _carrier(scene, first)
    if scene.is_unreal(first) or _is_of_no_time(scene, first, at):
        return None, None
    if carrier is not None and not scene.has_happened(carrier):
        return None, None
    main = carrier or _main(scene, first, at)
    if scene.passage.lows[at] in _MANY and carrier is None and not (main and _is_placed(scene, first, at)):
        return None, None
    if kind == "other" and carrier is None:
        return None, None
    if kind == "visit" and carrier is None and not _has_been(scene, first, at):
        return None, None
    teller = scene.subject(main) if main and main.subject else None
    if teller is None and first > scene.start and scene.passage.tags[first - 1] == "K":
        teller = before
    return _made(scene, (first, at), kind, teller, main), teller


def _made(
    scene: Scene, phrase: tuple[int, int], kind: str, teller: Side | None, main: Clause | None
) -> Encounter | None:
    first, at = phrase
    owner = _owner(scene, first, at)
    if kind == "visit":
        sides = (
            [owner]
            if owner
            else _visitors(scene, first, at)
            or _guests(scene, at)
            or ([teller] if teller and main and main.end <= first else [])
        )
    else:
        comma = _comma(scene, at, main)
        others = _others(scene, at, kind, comma) or _addressed(scene, main)
        if comma and main and (tellers := scene.side(comma + 1, main.start)).names:
            teller = tellers
        sides = [*(one for one in (owner, teller) if one), *others, *_body(scene, first, at)]
        if not others and main and _is_with_us(scene, sides):
            sides.append(scene.writer())
    found = scene.encounter(kind, sides, (first, at + 1), f"{scene.passage.lows[at]} of", 0.7)
    if found and kind == "visit":
        found.place = _destination(scene, at) or found.place
    if found:
        _host(scene, at, found)
    return found


def _is_with_us(scene: Scene, sides: list[Side]) -> bool:
    """`In a long talk today Strand said`: with whom else than the writer, where one person tells it."""
    names = [name for one in sides for name in one.names]
    return len(names) == 1 and bool(scene.people.intersection(names))


def _comma(scene: Scene, at: int, main: Clause | None) -> int | None:
    """The comma that parts `In a meeting with Tran` from the main clause behind it."""
    if main is None or main.start < at:
        return None
    tags = scene.passage.tags
    return next((one for one in range(at, main.start - 1) if tags[one] == "," and tags[one + 1] != "#"), None)


def _addressed(scene: Scene, main: Clause | None) -> list[Side]:
    """`told us in a meeting`: whom the verb that the phrase hangs on is said to."""
    if main is None or main.lemma not in words("tell"):
        return []
    found = scene.object_after(main.end)
    return [found] if found else []


def _body(scene: Scene, first: int, at: int) -> list[Side]:
    """`the Council meeting`, `the Strand-Tran talks`: the body that sat, the people who met."""
    named = scene.cast.mentions.within(scene.passage.index, first, at)
    people = [one for one in named if one.kind == "person" and scene.passage.tags[one.end : one.end + 1] != "'"]
    if people:
        return [Side(tuple(scene.cast.people[one.entry].name for one in people))]
    inside = [one for one in named if one.kind == "body"]
    own = [one for one in inside if scene.passage.tags[one.end : one.end + 1] != "'"]
    if own and first > scene.start:
        return [Side((scene.cast.bodies[own[-1].entry].name,))]
    if at > first and scene.passage.tags[at - 1] == "C" and (name := scene.cast.who(scene.passage.index, at - 1, at)):
        return [Side((name,))]
    return []


def _host(scene: Scene, at: int, found: Encounter) -> None:
    """`hosted by Strand`: who gave it takes part."""
    for clause in scene.clauses:
        if clause.lemma == "host" and at < clause.start <= at + 14 and clause.kind == "participle":
            host = scene.after_word("by", clause.end, 3)
            if host and host.names:
                found.host = host.names[0]
                found.names = tuple(dict.fromkeys((*found.names, host.names[0])))


def _is_of_no_time(scene: Scene, first: int, at: int) -> bool:
    """`an upcoming meeting`, `regular meetings`; not `the June 7 regular press briefing`."""
    inside = scene.passage.lows[first:at]
    if not words("unreal").isdisjoint(inside):
        return True
    return "y" not in scene.passage.tags[first:at] and not words("repeated").isdisjoint(inside)


def _is_placed(scene: Scene, first: int, at: int) -> bool:
    """`April meetings with`, `separate meetings with`: many, but each of its own time."""
    return "y" in scene.passage.tags[first:at] or "separate" in scene.passage.lows[first:at]


def _has_been(scene: Scene, first: int, at: int) -> bool:
    """Whether a visit is told as one that was or is: `during his visit`, with a day that is past, the last one."""
    lows = scene.passage.lows
    if not {"during", "after", "following", "since", "throughout", "latest", "recent", "last"}.isdisjoint(
        lows[max(scene.start, first - 1) : at]
    ):
        return True
    entry = scene.circumstances.date_of(scene.passage, (first, at + 1), (scene.start, scene.end))
    return entry is not None and not scene.circumstances.is_ahead(entry)


def _phrase_start(scene: Scene, at: int) -> int:
    first = at
    while first > scene.start and scene.passage.tags[first - 1] in _BEFORE:
        first -= 1
    if first > scene.start and scene.passage.tags[first - 1] == "D":
        first -= 1
    return first


def _owner(scene: Scene, first: int, at: int) -> Side | None:
    """Whose encounter it is: `his`, `Strand's`."""
    passage = scene.passage
    if passage.lows[first] in _OWN:
        return _holder(scene, first)
    mark = passage.tags.rfind("'", first, at)
    if mark < 0:
        return None
    phrase = noun_phrase_before(passage, mark, scene.start)
    return scene.side(*phrase) if phrase else None


def _holder(scene: Scene, at: int) -> Side:
    """Who `his` is: the subject of the verb before, where that is a person."""
    before = [one for one in scene.clauses if one.end <= at and one.kind == "finite" and one.subject]
    found = scene.subject(before[-1]) if before else Side(())
    if not before and scene.passage.lows[at] in {"his", "her"}:
        after = (one for one in scene.clauses if one.start > at and one.kind == "finite" and not one.shared)
        main = next(after, None)
        found = scene.subject(main) if main else found
    if found.listed == 1 and scene.passage.lows[at] in {"his", "her"} and scene.people.intersection(found.names):
        return found
    return scene.side(at, at + 1)


def _carrier(scene: Scene, first: int) -> Clause | None:
    """The verb that has the noun for its object: `had a talk`."""
    for clause in scene.clauses:
        if first - 3 <= clause.end <= first and clause.lemma in words("carry"):
            return clause
    return None


def _main(scene: Scene, first: int, at: int) -> Clause | None:
    """The verb that a phrase hangs on: `In a meeting with Tran, Strand said`, `he said in a meeting`."""
    if first == scene.start or scene.passage.lows[first - 1] not in _WITHIN:
        return None
    verbs = [one for one in scene.clauses if one.kind == "finite" and not one.relative]
    if first - 1 == scene.start or scene.passage.tags[first - 2] in ",;:(":
        after = [one for one in verbs if one.start > at and one.subject and one.subject[0] > at + 1]
        parted = [one for one in after if one.subject and scene.passage.tags[one.subject[0] - 1] == ","]
        return next(iter(parted or after), None)
    before = [one for one in verbs if one.end <= first]
    return before[-1] if before else None


def _others(scene: Scene, at: int, kind: str, limit: int | None) -> list[Side]:
    """Those behind `with`, `between`, `to`, `on`, up to where the main clause begins."""
    found = scene.after_word("with", at + 1, _REACH, limit) or scene.after_word("between", at + 1, 4)
    if found is None and kind == "briefing":
        found = scene.after_word("to", at + 1, 2) or scene.after_word("for", at + 1, 2)
    if found is None and kind == "call":
        found = scene.after_word("on", at + 1, 4)
    return [found] if found else []


def _visitors(scene: Scene, first: int, at: int) -> list[Side]:
    """`the Strand visit`."""
    return [one for one in _body(scene, first, at) if scene.people.intersection(one.names)]


def _guests(scene: Scene, at: int) -> list[Side]:
    """`the visit of Strand`, `a visit by Strand`."""
    found = scene.after_word("of", at + 1, 5) or scene.after_word("by", at + 1, 5)
    return [found] if found else []


def _destination(scene: Scene, at: int) -> str | None:
    if at + 2 < scene.end and scene.passage.lows[at + 1] == "to":
        return scene.circumstances.place_from(scene.passage, at + 2, scene.end)
    return None
