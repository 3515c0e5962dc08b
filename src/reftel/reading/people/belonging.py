"""Bodies that phrases stand for: `GOI officials`, `members of the Forum`, `the committee`, `Kestrian officials`."""

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_rows
from reftel.reading.mentions import Mention
from reftel.reading.people.lexicon import words
from reftel.reading.people.offices import is_office_word
from reftel.reading.people.subjects import head_of
from reftel.record import Body

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["body_of", "government_of", "is_people"]

_STATE_TEXTS: Final = words("state's texts")
_STATE_PEOPLE: Final = words("state's people")
_THE_POST: Final = words("the post")
_NEAR: Final = 6  # tokens before a phrase that can belong to it
_FARTHEST: Final = 20  # passages back in which a body is looked for
_SHORT: Final = 4  # letters of a word that tells no body
_KINDS: Final = {"company": "company", "firm": "company", "paper": "media", "newspaper": "media", "party": "party"}


def body_of(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """Return the name of the body whose people a phrase names; None where it tells none.

    Of `Kestria's Board of Trade` it is the board.
    """
    if named := _called_so(cast, passage, start, end):
        return named
    inside = _bodies_in(cast, passage, start, end)
    if inside:
        head = head_of(passage, start, end)
        leading = [one for one in inside if one.start <= head]
        own = [one for one in leading if cast.bodies[one.entry].kind != "state"] or leading  # `USAID Kestria`
        own = [one for one in inside if one.start > start and passage.tags[one.start - 1] == "'"] or own
        told = own[-1] if own else inside[0]
        if not leading and (_are_two(cast, passage, inside) or _are_others(cast, passage, head, told)):
            return None
        if _is_our_mission(passage, told, start):
            return None
        foreign = cast.bodies[told.entry].kind == "state" and told.end <= head and passage.tags[head] == "N"
        official = told.end == head and passage.lows[head] in _STATE_TEXTS  # `the Kestrian note`
        if not foreign or official or passage.lows[head] in _STATE_PEOPLE:
            return cast.bodies[told.entry].name
    return (
        _of_state(cast, passage, start, end)
        or _by_kind_word(cast, passage, start, end)
        or _of_the_government(cast, passage, start, end)
    )


def _are_others(cast: "Cast", passage: Passage, head: int, told: Mention) -> bool:
    """`Traders in Kestria`, `police throughout Kestria`, `a critic of the Forum`: none of them speaks for it."""
    low = passage.lows[head]
    if low in words("of others"):
        return True
    placed = not _PLACES.isdisjoint(passage.lows[head + 1 : told.start]) and cast.bodies[told.entry].kind == "state"
    one_in_office = is_office_word(low) and not low.endswith(("s", "men"))
    return placed and low not in _STATE_PEOPLE and not one_in_office


_PLACES: Final = frozenset({"in", "throughout", "across", "within", "around", "inside", "outside", "from"})


def _are_two(cast: "Cast", passage: Passage, inside: list[Mention]) -> bool:
    """`officers from the Board of Trade and the Forum`: of one as much as of the other."""
    joined = any(passage.tags[one.end : other.start] in ("K", "KD") for one, other in pairwise(inside))
    return joined and len({cast.bodies[one.entry].name for one in inside}) > 1


def _called_so(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """The one body that is called just so somewhere in the cable: `Police`, `the AB team`, `AB team officials`."""
    first = start + (passage.lows[start] == "the")
    called = cast.body_called(" ".join(passage.lows[first:end]))
    if called is None and passage.lows[end - 1] in _STATE_PEOPLE:
        called = cast.body_called(" ".join(passage.lows[first : end - 1]))
        called = None if called is None or called.kind == "state" else called
    return called.name if called else None


def _is_our_mission(passage: Passage, place: Mention, start: int) -> bool:
    """Whether the word before a place makes it a mission of ours there: `Mission Kestria requests`."""
    return place.start == start + 1 and passage.lows[start] in _THE_POST


def _of_the_government(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """`Officials said`, `the authorities`, `the government`: the one government that the cable has beside our own.

    Of Australia's documents `the government` may be Australia's own, and a government that goes by its city is not told
    by that word.
    """
    first = start + (passage.lows[start] == "the")
    is_alone = first + 1 == end
    if not is_alone or not (passage.lows[first] in words("officials alone") or passage.lows[first] == _GOVERNMENT):
        return None
    found = [body for body in cast.bodies if body.kind == "government" and words("own state").isdisjoint(_forms(body))]
    if len(found) > 1:  # `the GOK`, where the cable tells of `the Vale administration` as well
        found = [body for body in found if _is_government_by_name(cast, body)]
    if len(found) != 1 or (passage.lows[first] == _GOVERNMENT and not _is_government_by_name(cast, found[0])):
        return None
    return found[0].name


_GOVERNMENT: Final = "government"
_GOVERNMENTS: Final = frozenset((_GOVERNMENT, "cabinet", "govt", "gov't"))


def _is_government_by_name(cast: "Cast", body: Body) -> bool:
    """Whether a body is called a government: by that word, or by letters (`GOK`)."""
    if cast.study.cable.source.format == "dfat":
        return False
    letters = (body.abbreviation or "").startswith("GO")
    return letters or not _GOVERNMENTS.isdisjoint(_forms(body))


def _forms(body: Body) -> set[str]:
    """The words of a body's name and of what else it is called, in small letters."""
    return {word for form in (body.name, *body.mentions) for word in form.lower().split()}


def _bodies_in(cast: "Cast", passage: Passage, start: int, end: int) -> list[Mention]:
    """The bodies of a phrase, or the one before it that belongs to it (`the new Forum (SCF) representative`)."""
    inside = [one for one in cast.mentions.within(passage.index, start, end) if one.kind == "body"]
    media = {one.entry for one in inside if cast.bodies[one.entry].kind == "media"}  # `a story on the radio`
    inside = [one for one in inside if one.entry in media or not _is_sent_to(passage, one, start)]
    if inside or passage.tags[start] == "D":
        return inside
    first = start
    while first > max(0, start - _NEAR) and passage.tags[first - 1] in "NCJ()":
        first -= 1
    return [one for one in cast.mentions.within(passage.index, first, start) if one.kind == "body"][-1:]


_OF_OTHERS: Final = frozenset({"to", "on", "about", "regarding", "concerning", "against", "toward", "towards"})


def _is_sent_to(passage: Passage, one: Mention, start: int) -> bool:
    """Whether a phrase that begins at a token is of one sent to a body, or speaking of it, and so none of its own.

    `the Ambassador to Kestria`, `the Orland envoy on Kestria`.
    """
    before = one.start - 1 - (passage.tags[one.start - 1] == "D")
    return before > start and passage.lows[before] in _OF_OTHERS


def _of_state(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """`Kestrian officials`, `the Kestrian note`: the government of the state, or the state, that the cable has."""
    head = head_of(passage, start, end)
    if passage.lows[head] in _STATE_TEXTS:
        end = head  # `the Kestrian note on the Orland plan`
    elif passage.lows[head] not in _STATE_PEOPLE:
        return None
    states = {_states()[word] for word in passage.words[start:end] if word in _states()}
    if len(states) != 1:
        return None
    return _ruling(cast, *states.pop())


def is_people(passage: Passage, at: int) -> bool:
    """Return whether a word is the people of another state: `Greeks`, `the Portuguese`, not `Portuguese`, `Americans`.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="Greeks and the French met the Danish sailors", lines=(1, 1)), 0)
    >>> [passage.words[at] for at in range(8) if is_people(passage, at)]
    ['Greeks', 'French']
    """
    word = passage.words[at]
    if word not in _peoples():
        return False
    if word not in _states():
        return passage.lows[at - 1] == "the" or passage.lows[at] not in words("own people")
    alone = at + 1 == len(passage.words) or passage.tags[at + 1] not in "NCJ"
    return alone and passage.lows[at - 1] == "the"


@cache
def _peoples() -> frozenset[str]:
    return frozenset(word for row in read_rows("states.csv", 6) for word in row[2].split(";") if word)


def government_of(cast: "Cast", state: str) -> str | None:
    """Return the name of the government of a state, or of the state, that the cable has; None where it has neither."""
    forms = frozenset[str]().union(*(forms for name, forms in _states().values() if name == state))
    return _ruling(cast, state, forms)


def _ruling(cast: "Cast", name: str, forms: frozenset[str]) -> str | None:
    """The one government called by some forms; the state of a name where there is none."""
    governments = [
        body.name
        for body in cast.bodies
        if body.kind == "government" and (body.name in forms or not forms.isdisjoint(body.mentions))
    ]
    if len(governments) == 1:
        return governments[0]
    return next((body.name for body in cast.bodies if body.kind == "state" and body.name == name), None)


@cache
def _states() -> dict[str, tuple[str, frozenset[str]]]:
    """The adjectives of states: the state's name, and what its government may be called."""
    found = {}
    for name, adjectives, _, governments, _ in (row[:5] for row in read_rows("states.csv", 6)):
        for adjective in adjectives.split(";"):
            forms = {f"{adjective} government", f"{adjective} Government", f"Government of {name}"}
            found[adjective] = (
                name,
                frozenset(forms | {f"government of {name}", *filter(None, governments.split(";"))}),
            )
    return found


def _by_kind_word(cast: "Cast", passage: Passage, start: int, end: int) -> str | None:
    """`the committee members`, `the Ministry`, `the company`: the last body before that the word tells."""
    first = start + (passage.tags[start] == "D")
    if end - first > 1 and "C" in passage.tags[first:end]:
        return None
    for at in range(first, end):
        low = passage.lows[at]
        if passage.tags[at] in "NC" and len(low) > _SHORT:
            named = passage.tags[first:end] == "C" and (first == start or passage.words[first] in _states())
            found = _last_body(cast, cast.bodies_told_by(low, _KINDS.get(low), named=named), passage.index, start)
            if found is not None:
                return found
    return None


def _last_body(cast: "Cast", fits: set[int], index: int, at: int) -> str | None:
    """The one of some bodies that was mentioned last before a place."""
    if not fits:
        return None
    for back in range(index, max(-1, index - _FARTHEST), -1):
        for mention in reversed(cast.mentions.of(back)):
            if mention.kind == "body" and mention.entry in fits and (back < index or mention.start < at):
                return cast.bodies[mention.entry].name
    return None
