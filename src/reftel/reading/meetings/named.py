"""Encounters told by a noun: `in a May 4 briefing to`, `his meeting with`, `had a talk with`, `paid a call on`."""

from collections.abc import Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.attendance import (
    addressed_by,
    body_of,
    guests_of,
    held_with,
    hosts_of,
    others_of,
    owner_of,
    people_of,
    visitors_of,
)
from reftel.reading.meetings.carriers import WITHIN, carrier_behind, carrier_of, main_of, takes_place
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.extent import phrase_start
from reftel.reading.meetings.gatherings import gathering_of
from reftel.reading.meetings.happened import are_only_states, are_others, has_come_about, is_shown
from reftel.reading.meetings.heads import is_head, kind_of
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.officers import is_officer, is_ours
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene
from reftel.reading.meetings.sessions import session_of
from reftel.reading.meetings.tellers import teller_of
from reftel.reading.meetings.times import is_held, is_of_no_time, is_put_off
from reftel.reading.meetings.unreal import is_unreal

__all__ = ["HELD", "told_by_nouns"]

_NOUNS: Final = nouns()
_MANY: Final = words("many")
_EARLIER: Final = words("earlier")
_ATTENDED: Final = words("attended")

HELD: Final = "took place"  # the rule of encounters of which nobody is told that took part

_FAR: Final = 10  # tokens from a visit to where it went
_PRESS: Final = frozenset(("press", "news"))
_HOSTED: Final = frozenset(("meeting", "dinner", "briefing"))
_AROUND: Final = WITHIN | {"after", "following"}
_HE: Final = frozenset(("he", "she"))
_US: Final = frozenset(("me", "us", "you"))


def told_by_nouns(scene: Scene, hits: list[int]) -> list[Encounter]:
    """Return the encounters that the nouns of a sentence tell of; `hits` are the tokens that may be such nouns."""
    before: Side | None = None
    found: list[Encounter] = []
    for at in hits:
        low = scene.passage.lows[at]
        if low in _NOUNS and is_head(scene, at):
            first = phrase_start(scene, at)
            carrier = carrier_of(scene, first) or carrier_behind(scene, at)
            of_no_time = is_of_no_time(scene, first, at) and not is_held(scene, carrier, first, at)
            if is_unreal(scene, first) or of_no_time or is_put_off(scene, at) or _is_told(scene, first, at):
                continue
            kind = kind_of(scene, first, at, _NOUNS[low].kind)
            if (session := session_of(scene, first, at, kind, carrier)) is not None:
                found.append(session)
            elif (gathering := gathering_of(scene, first, at, kind)) is not None:
                found.append(gathering)
            elif has_come_about(scene, (first, at), kind, carrier):
                main = carrier or main_of(scene, first, at)
                teller = teller_of(scene, (first, at), main)
                owner = owner_of(scene, first, at)
                if teller is owner is None and first > scene.start and scene.passage.tags[first - 1] == "K":
                    teller = before
                found += _made(scene, (first, at), kind, teller, main)
                before = teller or owner
    return found


def _is_told(scene: Scene, first: int, at: int) -> bool:
    """`In the same conversation Strand said`: the one told of before, by whoever was there."""
    return "same" in scene.passage.lows[first:at] and "y" not in scene.passage.tags[first:at]


def _is_with_us(scene: Scene, sides: list[Side], phrase: tuple[int, int]) -> bool:
    """`In a long talk today Strand said`: with whom else than the writer; not `in a talk with a friend Strand said`."""
    first, at = phrase
    behind = scene.passage.lows[at + 1 : at + 3]
    if scene.passage.lows[at] in _MANY or (behind[:1] == ["with"] and behind[-1] not in _US):
        return False
    if not _PRESS.isdisjoint(scene.passage.lows[first:at]):
        return False
    names = [name for one in sides for name in one.names]
    is_one = bool(scene.people.intersection(names)) or (
        bool(names) and is_ours(names[0].rsplit(maxsplit=1)[-1].lower())
    )
    return len(names) == 1 and is_one


def _made(
    scene: Scene, phrase: tuple[int, int], kind: str, teller: Side | None, main: Clause | None
) -> Iterator[Encounter]:
    first, at = phrase
    rule = f"{scene.passage.lows[at]} of"
    hosts = hosts_of(scene, at)
    for sides in _sides(scene, phrase, kind, teller, main):
        sides += [side for _, side in hosts]
        of_body = _is_of_body(scene, phrase, sides)
        attended = bool(hosts) and (main is None or main.lemma == "attend")
        alone = of_body or attended or (main is None and is_shown(scene, at))
        alone = alone or (not _PRESS.isdisjoint(scene.passage.lows[first:at]) and not (main and main.modal))
        found = scene.encounter(kind, sides, (first, at + 1), rule, 0.7, fewest=1 if alone else 2)
        if found is None and not any(one.names for one in sides):
            found = _held(scene, phrase, main)
        if found and kind == "talks" and are_only_states(scene, found, main):
            continue
        if found and attended and len(found.names) == 1 and " " not in found.names[0]:
            continue  # `attended by delegations`
        if found and of_body and len(found.names) == 1 and not (found.date or found.place or _is_called(main)):
            continue
        if found and kind == "visit":
            found.place = _destination(scene, at) or found.place
            visitors = scene.circumstances.visitors
            found.is_latest = found.is_latest and (found.date is not None or not visitors or found.has(visitors[0]))
        if found:
            found.is_earlier = not _EARLIER.isdisjoint(scene.passage.lows[first:at]) or (
                are_others(scene, at, main) and found.date is None
            )
            found.host = next((side.names[0] for clause, side in hosts if clause.lemma == "host"), found.host)
            yield found


def _held(scene: Scene, phrase: tuple[int, int], carrier: Clause | None) -> Encounter | None:
    """`The last consultations took place May 11-12`: on a day; who was there the sentences behind it tell."""
    first, at = phrase
    if carrier is None or carrier.start < at or not takes_place(scene, carrier):
        return None
    kind = _NOUNS[scene.passage.lows[at]].kind
    found = scene.encounter(kind, [], (first, at + 1), HELD, 0.6, fewest=0)
    return found if found and found.date else None


def _is_called(main: Clause | None) -> bool:
    """`We convened a meeting of the Council`."""
    return main is not None and main.lemma in {"convene", "hold", "chair", "call"}


def _sides(
    scene: Scene, phrase: tuple[int, int], kind: str, teller: Side | None, main: Clause | None
) -> list[list[Side]]:
    """Those who took part; of separate meetings, those of each."""
    first, at = phrase
    owner = owner_of(scene, first, at) or people_of(scene, at)
    if kind == "visit":
        return [_visiting(scene, phrase, owner, teller, main)]
    comma = _comma(scene, at, main)
    others = others_of(scene, at, kind, comma) or addressed_by(scene, main, first) or held_with(scene, at, main)
    if comma and main and scene.passage.tags[comma + 1] != "P" and (tellers := scene.side(comma + 1, main.start)).names:
        teller = tellers
    own = [one for one in (owner, teller) if one]
    sides = [*own, *others, *body_of(scene, first, at)]
    if not others and main and main.lemma not in _ATTENDED and _is_with_us(scene, sides, phrase):
        sides.append(_seat_of(scene, at, sides) or scene.writer())
    if others and not own and (main is None or main.start > at) and _is_ours(scene, first, main):
        sides.append(scene.writer())  # `In a session with Strand, following points were made`
    if others and main and main.start > at and _is_he_alone(scene, main, [*own, *others]) and scene.writer().names:
        sides.append(scene.writer())
    if others and main and kind in _HOSTED and _are_hosts(scene, sides, others):
        sides.append(Side(scene.circumstances.visitors))
    if others and "separate" in scene.passage.lows[first:at]:
        return _apart(own, others) or [sides]
    return [sides]


def _apart(own: list[Side], others: list[Side]) -> list[list[Side]] | None:
    """`In separate meetings with Strand and Tran`, `In separate meetings with us, Strand and Tran`: one with each."""
    names = dict.fromkeys(name for side in own for name in side.names)
    if len(others[0].names) > 1:
        return [[*own, Side((name,))] for name in others[0].names]
    return [[Side((name,)), *others] for name in names] if len(names) > 1 else None


def _is_he_alone(scene: Scene, main: Clause, told: list[Side]) -> bool:
    """`In a meeting with Strand today, he said`: the one man who is told of tells it, and whom else than the writer."""
    names = {name for side in told for name in side.names}
    said = main.subject is not None and scene.passage.lows[main.subject[0]] in _HE
    return said and len(names) == 1 and scene.people.issuperset(names) and not any(side.us for side in told)


def _is_ours(scene: Scene, first: int, main: Clause | None) -> bool:
    """Whether an encounter with somebody is the writer's, nobody else being told: `Third session with Strand went`."""
    if main is not None and takes_place(scene, main):
        told = any(one.kind == "finite" and one.end <= first for one in scene.clauses)
        return bool(scene.writer().names) and not told
    return main is not None or scene.passage.lows[first] == "my"


def _seat_of(scene: Scene, at: int, sides: list[Side]) -> Side | None:
    """`In a meeting at the Harbor Office, EconOff asked`: one of us, with whom else than those whose house it was."""
    ours = any(is_ours(name.rsplit(maxsplit=1)[-1].lower()) for one in sides for name in one.names)
    found = scene.after_word("at", at + 1, 1) if ours else None
    return found if found and found.names else None


def _is_of_body(scene: Scene, phrase: tuple[int, int], sides: list[Side]) -> bool:
    """`at the Council meeting on May 4`: the body alone is told to have met, with a day or a place."""
    first, at = phrase
    told = [one for one in sides if one.names or one.us]
    is_around = first > scene.start and scene.passage.lows[first - 1] in _AROUND
    if not (is_around or "y" in scene.passage.tags[first:at]) or told != body_of(scene, first, at):
        return False
    own = {body.name for body in scene.cast.bodies if body.kind not in ("state", "government")}
    return bool(told) and own.issuperset(told[0].names)


def _are_hosts(scene: Scene, sides: list[Side], others: list[Side]) -> bool:
    """`In a meeting with officials, the governor said`, on a visit: it was the visitor who met them."""
    names = [name for side in sides for name in side.names]
    if any(side.us for side in sides) or any(is_officer(name.split()[-1].lower()) for name in names):
        return False
    return all(not scene.people.intersection(side.names) for side in others)


def _visiting(
    scene: Scene, phrase: tuple[int, int], owner: Side | None, teller: Side | None, main: Clause | None
) -> list[Side]:
    """Who came: whose visit it is, whom it is of; else who does what is told, where the visit has a day or a place."""
    first, at = phrase
    if owner:
        return [owner]
    named = visitors_of(scene, first, at) or guests_of(scene, at)
    if named:
        return named
    caller = scene.after_word("from", at + 1, 1)
    if caller is not None and scene.people.intersection(caller.names):
        return [caller, *([teller] if teller else [])]  # `I received a visit from Strand`
    if scene.passage.lows[first] == "the" and first + 1 == at and scene.circumstances.visitors:
        return [Side(scene.circumstances.visitors)]
    if not (teller and main):
        return []
    placed = "y" in scene.passage.tags[first:at] or _destination(scene, at)
    return [teller] if main.end <= first or placed else []


def _comma(scene: Scene, at: int, main: Clause | None) -> int | None:
    """The comma that parts `In a meeting with Tran` from the main clause behind it."""
    if main is None or main.start < at:
        return None
    tags = scene.passage.tags
    return next((one for one in range(at, main.start - 1) if tags[one] == "," and tags[one + 1] != "#"), None)


def _destination(scene: Scene, at: int) -> str | None:
    """`the visit to Lysandra`, `the visit of Director Leontine Strand to Lysandra`."""
    reach = _FAR if scene.passage.lows[at + 1 : at + 2] in (["of"], ["by"]) else 2
    before = scene.passage.tags[at - 2 : at] == "'C" and scene.circumstances.place_from(scene.passage, at - 1, at)
    if before:
        return before  # `Strand's Lysandra visit`
    to = next((one for one in range(at + 1, min(at + reach, scene.end - 1)) if scene.passage.tags[one] == "t"), None)
    if to is None or not set(scene.passage.tags[at + 1 : to]) <= set("OPDCNJ'"):
        return None
    return scene.circumstances.place_from(scene.passage, to + 1, scene.end)
