"""Who took part in an encounter that a noun names: whose it is, with whom it was, which body sat."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.meetings.carriers import is_had, takes_place
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.officers import is_officer
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene
from reftel.reading.mentions import Mention

__all__ = [
    "OWN",
    "addressed_by",
    "body_of",
    "guests_of",
    "held_with",
    "hosts_of",
    "others_of",
    "owner_of",
    "people_of",
    "visitors_of",
]

_WITH: Final = words("with")
_AFTER: Final = words("after")
_FEAST: Final = words("feast")
_OF_PEOPLE: Final = words("of people")
_NOUNS: Final = nouns()
_TELL: Final = words("tell")
_CARRY: Final = words("carry")
_HOSTED: Final = words("chair") | words("given")

OWN: Final = frozenset(("his", "her", "my", "our", "their", "your"))
_PAIR: Final = 2
_HE: Final = frozenset(("he", "she"))
_SELVES: Final = frozenset(("himself", "herself"))
_REACH: Final = 10  # tokens from a noun to its `with`
_EXCHANGES: Final = frozenset(("discussion", "review", "exchange"))
_NEAR_HOST: Final = 14  # tokens from an encounter to who gave it
_SITTINGS: Final = frozenset(("meeting", "meetings"))
_TOWARDS: Final = frozenset(("before", "to"))
_LIST: Final = frozenset("CNDKJ,'#Ou")
_FAR: Final = 14  # tokens from `took place` to its `between`
_PLACES: Final = (("with", _REACH), ("between", 4))
_OF_KIND: Final = {"briefing": (("to", 2), ("for", 2)), "call": (("on", 4), ("by", 3), ("from", 1))}


def owner_of(scene: Scene, first: int, at: int) -> Side | None:
    """Whose encounter it is: `his`, `Strand's`."""
    passage = scene.passage
    if passage.lows[first] in OWN:
        return _holder(scene, first)
    mark = passage.tags.rfind("'", first, at)
    if mark < 0:
        return None
    phrase = noun_phrase_before(passage, mark, scene.start)
    if phrase is None:
        return None
    found = scene.side(*phrase)
    of = passage.tags.rfind("O", *phrase)
    return (
        scene.side(of + 1, mark) if of > 0 and not (found.names or found.us) else found
    )  # `memcon of | Strand's talk`


def _holder(scene: Scene, at: int) -> Side:
    """Who `his` is: who does what stands before it, or whom `accompanied` has for its object; `my` is the writer's."""
    low = scene.passage.lows[at]
    if low in {"my", "our"}:
        return scene.writer()
    if low == "their":
        return _both(scene, at)
    if low == "your":
        return _meant(scene, at)
    if at - 1 > scene.start and (named := _named_before(scene, at - 1)) is not None:
        return named
    finite = [one for one in scene.clauses if one.kind == "finite" and one.subject]
    before = [one for one in reversed(finite) if one.end <= at]
    doers = [_doer(scene, one) for one in before or [one for one in finite if one.start > at and not one.shared][:1]]
    alone = [one for one in doers if one.listed == 1 and not one.us]
    named = next((one for one in alone if scene.people.intersection(one.names)), None) or scene.side(at, at + 1)
    named = named if named.names else _meant_here(scene, at)
    last = before[0] if before else None
    if named.names or (last and any(one.kind == "person" for one in _mentions(scene, last.end, at))):
        return named
    return next((one for one in alone if is_officer(_last(one))), named)


def _meant(scene: Scene, at: int) -> Side:
    """Whom `his`, `your` means."""
    name = scene.cast.who(scene.passage.index, at, at + 1)
    return Side((name,), listed=1) if name else Side(())


def _meant_here(scene: Scene, at: int) -> Side:
    """Whom `his` means, where the sentence names him alone before it, or goes on to tell of him with `he`."""
    found = _meant(scene, at)
    before = {scene.cast.people[one.entry].name for one in _mentions(scene, scene.start, at) if one.kind == "person"}
    he = any(one.subject and one.end <= at and scene.passage.lows[one.subject[0]] in _HE for one in scene.clauses)
    return found if before == set(found.names) or (not before and he) else Side(())


def _mentions(scene: Scene, start: int, end: int) -> list[Mention]:
    return scene.cast.mentions.within(scene.passage.index, start, end)


def _doer(scene: Scene, clause: Clause) -> Side:
    """Who does what a clause tells; of `accompanied` whom its object names."""
    with_him = clause.lemma in _WITH and not clause.passive
    return scene.side(*scene.object_phrase(clause.end)) if with_him else scene.subject(clause)


def _last(side: Side) -> str:
    return side.names[0].rsplit(maxsplit=1)[-1].lower()


def _both(scene: Scene, at: int) -> Side:
    """`Strand has known Tran since their talk`: who does what is told before it, and whom else that names."""
    for clause in reversed([one for one in scene.clauses if one.kind == "finite" and one.subject and one.end <= at]):
        behind = [one for one in _mentions(scene, clause.end, at) if one.kind == "person"]
        others = (scene.cast.people[one.entry].name for one in behind)
        if len(names := dict.fromkeys((*scene.subject(clause).names, *others))) == _PAIR:
            return Side(tuple(names), listed=_PAIR)
    return Side(())


def _named_before(scene: Scene, at: int) -> Side | None:
    """`remarks by Strand during his visit`, `from Strand himself, after his visit`: who stands before it."""
    if scene.passage.tags[at] != "P" and scene.passage.lows[at] not in _AFTER:
        return None
    at -= scene.passage.tags[at - 1] == ","
    at -= scene.passage.lows[at - 1] in _SELVES
    mention = scene.cast.mentions.at(scene.passage.index, at - 1)
    if mention is None or mention.kind != "person" or mention.end != at:
        return None
    return Side((scene.cast.people[mention.entry].name,))


def others_of(scene: Scene, at: int, kind: str, limit: int | None) -> list[Side]:
    """Those behind `with`, `between`, `to`, `on`, up to where the main clause begins: the first place with somebody."""
    after = at + 1
    sides = (
        side
        for word, reach in _PLACES + _OF_KIND.get(kind, ())
        if (side := scene.after_word(word, after, reach, limit))
    )
    found = next((side for side in sides if side.names or side.us), None)
    if found and kind == "call" and scene.passage.lows[at + 1] == "from" and _is_of_bodies(scene, found):
        found = None  # `that call from Kestria` for help
    found = found or _by_many(scene, at)
    found = found or (_honoured(scene, at) if scene.passage.lows[at] in _FEAST else None)
    found = found or _behind_had(scene, at) or (_behind_which(scene, at) if kind == "call" else None)
    return [found] if found else []


def _is_of_bodies(scene: Scene, side: Side) -> bool:
    return {body.name for body in scene.cast.bodies}.issuperset(side.names)


def people_of(scene: Scene, at: int) -> Side | None:
    """Return whose it is said to be with `of`: `the meeting of Presidents Strand and Tran with advisers`."""
    if scene.passage.lows[at] not in _OF_PEOPLE or scene.passage.lows[at + 1 : at + 2] != ["of"]:
        return None
    behind = scene.passage.lows[at + 2 : min(at + _REACH, scene.end)]
    limit = at + 2 + behind.index("with") if "with" in behind else None
    found = scene.after_word("of", at + 1, 1, limit)
    return found if found and scene.people.intersection(found.names) else None


def _by_many(scene: Scene, at: int) -> Side | None:
    """`discussion of the pact by Strand, Tran and Okoro`; `in an aside to me`, `in a phone call to Tran`."""
    if scene.passage.lows[at] in ("aside", "phone-call") or scene.passage.lows[at - 1] in ("phone", "telephone"):
        return scene.after_word("to", at + 1, 1)
    if scene.passage.lows[at] not in _EXCHANGES or scene.passage.lows[at + 1 : at + 2] != ["of"]:
        return None
    found = scene.after_word("by", at + 2, _REACH)
    return found if found and len(scene.people.intersection(found.names)) > 1 else None


def _honoured(scene: Scene, at: int) -> Side | None:
    """`a reception in honor of Strand`, `a dinner for Strand`."""
    behind = scene.passage.lows[at + 1 : at + 4]
    if behind[:1] == ["for"]:
        return scene.after_word("for", at + 1, 1)
    return scene.after_word("of", at + 3, 1) if behind in (["in", "honor", "of"], ["in", "honour", "of"]) else None


def _behind_which(scene: Scene, at: int) -> Side | None:
    """`a call which lasted an hour on Strand`."""
    behind = next((one for one in scene.clauses if at < one.start <= at + 3 and one.relative), None)
    return scene.after_word("on", behind.end, _REACH) if behind else None


def _behind_had(scene: Scene, at: int) -> Side | None:
    """`the talks Strand had with Tran`, `the talks that Strand had with Tran`."""
    for clause in scene.clauses:
        if at < clause.start <= at + _REACH and clause.lemma == "have" and is_had(scene, clause, at):
            return scene.after_word("with", clause.end, _REACH)
    return None


def body_of(scene: Scene, first: int, at: int) -> list[Side]:
    """`the Council meeting`, `the Strand-Tran talks`: the body that sat, the people who met."""
    if (pair := _joined(scene, first, at)) is not None:
        return [pair]
    named = [one for one in _mentions(scene, first, at) if one.kind != "date"]
    alone = [one for one in named if scene.passage.tags[one.end : one.end + 1] != "'"]
    if people := [scene.cast.people[one.entry].name for one in alone if one.kind == "person"]:
        is_in_honour = _NOUNS[scene.passage.lows[at]].kind == "ceremony"  # `the Strand celebration`
        return [] if is_in_honour else [Side(tuple(people))]
    bodies = [scene.cast.bodies[one.entry].name for one in alone if one.kind == "body"]
    if bodies and first > scene.start:
        return [Side((bodies[-1],))]
    found = _sat(scene, at) if not named else None
    if found is None and at > first and scene.passage.tags[at - 1] == "C":
        name = scene.cast.who(scene.passage.index, at - 1, at)
        found = Side((name,)) if name else None
    return [found] if found else []


def _joined(scene: Scene, first: int, at: int) -> Side | None:
    """`the Strand-Tran talks`: two people whose names one word joins."""
    word = next((word for word in scene.passage.words[first:at] if word.count("-") == 1), None)
    if word is None:
        return None
    named = [[name for name in sorted(scene.people) if name.rsplit(maxsplit=1)[-1] == part] for part in word.split("-")]
    return Side(tuple([names[0] for names in named]), listed=_PAIR) if all(map(len, named)) else None


def _sat(scene: Scene, at: int) -> Side | None:
    """`a meeting of the Council`: a body and nobody else."""
    if scene.passage.lows[at] not in _SITTINGS or scene.passage.lows[at + 1 : at + 2] != ["of"]:
        return None
    found = scene.after_word("of", at + 1, 1)
    return found if found and found.names and not scene.people.intersection(found.names) else None


def visitors_of(scene: Scene, first: int, at: int) -> list[Side]:
    """`the Strand visit`."""
    return [one for one in body_of(scene, first, at) if scene.people.intersection(one.names)]


def guests_of(scene: Scene, at: int) -> list[Side]:
    """`the visit of Strand`, `a visit by Strand`."""
    reach = 1 if scene.passage.lows[at + 1 : at + 2] == ["to"] else 5
    found = scene.after_word("of", at + 1, reach) or scene.after_word("by", at + 1, 5)
    return [found] if found else []


def addressed_by(scene: Scene, main: Clause | None, first: int) -> list[Side]:
    """`told us in a meeting`, `laid it before Tran in a meeting`: whom the verb that the phrase hangs on is said to."""
    if main is None:
        return []
    if main.lemma in _TELL:
        found = scene.object_after(main.end)
        return [found] if found else []
    towards = next((at for at in range(main.end, first - 1) if scene.passage.lows[at] in _TOWARDS), None)
    if towards is None or not scene.has_happened(main) or not set(scene.passage.tags[towards + 1 : first - 1]) <= _LIST:
        return []
    found = scene.side(towards + 1, first - 1)
    return [found] if scene.people.intersection(found.names) or found.us else []


def held_with(scene: Scene, at: int, main: Clause | None) -> list[Side]:
    """`Talks were held in Lysandra between Strand and Tran`: those behind the verb whose subject the noun is."""
    if main is None:
        main = next((one for one in scene.clauses if one.start == at + 1 and one.lemma in _CARRY), None)
        if main is None or main.lemma == "have" or "M" in scene.passage.tags[at + 1 : main.end]:
            return []
    elif main.start < at or not (takes_place(scene, main) or _is_held(main)):
        return []
    sides = (scene.after_word(word, main.end, _FAR) for word in ("between", "with", "among"))
    found = next((side for side in sides if side and (side.names or side.us)), None)
    return [found] if found else []


def _is_held(main: Clause) -> bool:
    return main.passive and main.lemma in _CARRY


def hosts_of(scene: Scene, at: int) -> list[tuple[Clause, Side]]:
    """Return who gave an encounter, led it or came to it, with the verbs that say so: `hosted by Strand`."""
    found = []
    for clause in scene.clauses:
        if clause.lemma in _HOSTED and _is_behind(scene, clause, at):
            others = "others" in scene.passage.lows[clause.end : clause.end + 6]  # `attended, among others, by`
            side = scene.after_word("by", clause.end, 6 if others else 3)
            if side and side.names:
                found.append((clause, side))
    return found


def _is_behind(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a verb in the passive hangs on a noun: `a dinner hosted by`, `The ceremony was attended by`."""
    if not at < clause.start <= at + _NEAR_HOST:
        return False
    if clause.passive and clause.kind == "finite" and clause.subject:
        return clause.subject[0] <= at < clause.subject[1]
    if not _NOUNS.keys().isdisjoint(scene.passage.lows[at + 1 : clause.start]):
        return False  # `at the convention he joined a meeting hosted by`
    others = "others" in scene.passage.lows[clause.end : clause.end + 4]
    return clause.kind == "participle" or others or scene.passage.tags[clause.start - 1] == "-"
