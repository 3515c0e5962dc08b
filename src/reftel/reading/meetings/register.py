"""The register of meetings: what clauses tell, put together."""

import re
from bisect import bisect_left
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.base.tokens import low_of
from reftel.reading.meetings.answers import told_by_answers
from reftel.reading.meetings.circumstances import Circumstances
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.lexicon import needs, needs_to, nouns, triggers
from reftel.reading.meetings.merging import date_by_visits, merged, with_paragraphs, without_summed_up
from reftel.reading.meetings.named import HELD, told_by_nouns
from reftel.reading.meetings.scene import Scene
from reftel.reading.meetings.turns import told_in_turns
from reftel.reading.meetings.verbs import told_by_verbs
from reftel.reading.people.cast import Cast
from reftel.record import DateMention, Instrument, Meeting, Place, Span
from reftel.record.editorial import Participant

__all__ = ["find_meetings"]

_NOUNS: Final = nouns()


def _sign(word: str, _: bool) -> str:  # noqa: FBT001  as rows are asked
    """`!` for a word that may tell of an encounter, `t` for one that does with `to` soon behind, `o` for `to`."""
    low = low_of(word)
    return "o" if low == "to" else "t" if low in needs_to() else "!" if low in triggers() else " "


_TRIGGERS: Final = Row(_sign)
_OPENING: Final = 4  # tokens in which a summary calls itself one
_TITLE: Final = (
    r"(?:(?:Acting |Under |Assistant |Deputy )?Secretary|Mr\.|Mrs\.|Miss|Dr\.|General|Admiral|Ambassador|Colonel"
    r"|Captain|Governor|Senator)"
)
_TITLED: Final = re.compile(rf"^{_TITLE} ")
_NAMED: Final = rf"{_TITLE}(?: [A-Z][\w.'’-]{{1,20}}){{1,3}}"
_MANY: Final = re.compile(rf"(?:[A-Z][A-Za-z ]{{1,20}}: )?(?P<names>{_NAMED}(?:, {_NAMED}){{1,24}})$")
_REACH: Final = 9  # tokens from a word to the one before which its `to` must stand


def find_meetings(
    cast: Cast, dates: tuple[DateMention, ...], instruments: tuple[Instrument, ...]
) -> tuple[Meeting, ...]:
    """Return the meetings in the order of the text."""
    del instruments
    circumstances = Circumstances(cast, dates)
    tellings = _told(cast, circumstances)
    if (printed := _printed(cast)) is not None:
        tellings.insert(0, printed)
    encounters = [one for one in merged(tellings) if one.rule != HELD or len(one.names) > 1]
    if cast.study.passages and "summary" in cast.study.passages[0].lows[:_OPENING]:
        encounters = without_summed_up(encounters)
    encounters += told_in_turns(cast, circumstances, encounters)
    date_by_visits(encounters)
    with_paragraphs(cast, encounters)
    return tuple(_meeting(cast, one) for one in encounters)


def _told(cast: Cast, circumstances: Circumstances) -> list[Encounter]:
    tellings: list[Encounter] = []
    for passage in cast.study.passages:
        hits = _hits(_TRIGGERS.of(passage))
        if not hits:
            continue
        first, size = 0, len(hits)
        for sentence in passage.sentences:
            last = first
            while last < size and hits[last] < sentence[1]:
                last += 1
            here, first = hits[first:last], last
            if here and _may_tell(passage.lows, here, sentence):
                scene = Scene(cast, circumstances, passage, sentence)
                tellings += _of_scene(scene, here)
    return tellings


def _hits(signs: str) -> list[int]:
    """The tokens of the words that may tell of an encounter, from left to right."""
    hits = _places(signs, "!")
    told_to = [at for at in _places(signs, "t") if signs.find("o", at + 1, at + _REACH) >= 0]
    return sorted(hits + told_to) if told_to else hits


def _places(signs: str, sign: str) -> list[int]:
    """Where a sign stands."""
    found: list[int] = []
    at = signs.find(sign)
    while at >= 0:
        found.append(at)
        at = signs.find(sign, at + 1)
    return found


def _of_scene(scene: Scene, hits: list[int]) -> list[Encounter]:
    """What a sentence tells of; those who came along behind what they came to."""
    told = told_by_verbs(scene, hits) if _has_verb(scene.passage, hits) else []
    told += told_by_nouns(scene, hits)
    if (answered := told_by_answers(scene)) is not None:
        told.append(answered)
    told = _with_own_days(scene, told)
    for one in told:
        if one.is_visit and one.is_latest and not scene.circumstances.visitors:
            scene.circumstances.visitors = one.names[:1]
    came_along = [one for one in told if one.kind == "with"]
    return [one for one in told if one.kind != "with"] + came_along if came_along else told


def _with_own_days(scene: Scene, told: list[Encounter]) -> list[Encounter]:
    """Return tellings, those of what is only reported without the day on which it was reported.

    `Strand told the Envoy on May 6 that he had met Tran`, `called on me May 6 to report talks with Tran`.
    """
    if len(told) < _TWO:
        return told
    first = min(told, key=lambda one: one.at[0].start if one.at else _NOWHERE)
    behind = _reported_from(scene, first) if first.at and first.date and not first.is_visit else None
    for one in told if behind is not None else ():
        reported = one.at and behind is not None and one.at[0].start > behind and one.date == first.date
        if reported and first.shared(one.names) != len(one.names):
            one.date, one.is_earlier = None, True
    return told


def _reported_from(scene: Scene, first: Encounter) -> int | None:
    """The offset from which on a sentence tells what somebody reported at an encounter."""
    passage = scene.passage
    begin = bisect_left(passage.starts, first.at[0].end)
    that = passage.tags.find("T", begin, scene.end)
    to_report = (one.start for one in scene.clauses if one.kind == "infinitive" and one.lemma in _REPORTING)
    found = min((at for at in (that, *to_report) if at >= begin), default=-1)
    return passage.starts[found] if found >= 0 else None


_REPORTING: Final = frozenset({"report", "say", "inform", "tell", "announce", "convey"})
_TWO: Final = 2
_NOWHERE: Final = 1 << 60


def _has_verb(passage: Passage, here: list[int]) -> bool:
    """Whether one of the words is no noun of an encounter, or one that stands as a verb (`after meeting Strand`)."""
    return any(passage.tags[at] not in "NCJ" or passage.lows[at] not in _NOUNS for at in here)


def _may_tell(lows: list[str], here: list[int], sentence: tuple[int, int]) -> bool:
    """Whether one of the words may tell of an encounter with the others of its sentence: `raised` needs a `with`."""
    known = needs()
    start, end = sentence
    for at in here:
        needed = known.get(lows[at])
        if needed is None or any(lows[one] in needed for one in range(start, end)):
            return True
    return False


def _printed(cast: Cast) -> Encounter | None:
    """The meeting of a memorandum of conversation: those listed at its head took part."""
    cable = cast.study.cable
    editorial = cable.editorial
    if editorial is None or not editorial.participants:
        return None
    names = tuple(name for one in editorial.participants if one.text[0] not in "([" for name in _listed(one))
    if not names:  # `See attached list`
        return None
    day = (cable.header.date or "")[:10]
    return Encounter(
        kind="meeting",
        names=tuple(dict.fromkeys(names)),
        index=0,
        at=(Place(0, 0, 0),) if not cable.paragraphs else (),
        rule="participants",
        confidence=0.98,
        date=Span(from_=day, to=day) if day else None,
        place=editorial.place,
        paragraphs=frozenset(range(len(cable.paragraphs))),
    )


def _listed(one: Participant) -> tuple[str, ...]:
    """Those whom an item of the list names: one, unless it is a list in itself (`Strand, the Envoy, and a Clerk`)."""
    if one.text.endswith(":") or one.text.startswith("See "):
        return ()
    if (many := _MANY.match(one.text)) is not None:  # `State: Under Secretary Tarn, Mr. Strand, Mr. Okoro`
        return tuple(_TITLED.sub("", part).strip() for part in many["names"].split(", "))
    if ", and " not in one.text:
        return ((one.name or one.role or one.text).split(" of the ")[0],)
    whole = re.sub(r" (?:was|were) .*", "", one.text)
    parts = [part.removeprefix("and ").removeprefix("The ").removeprefix("a ") for part in whole.split(", ")]
    return tuple(one.name if one.name and one.name in part else part for part in parts)


def _meeting(cast: Cast, one: Encounter) -> Meeting:
    numbers = {cast.study.passages[index].number for index in one.paragraphs}
    return Meeting(
        kind=one.kind,
        date=one.date,
        place=one.place,
        host=one.host,
        participants=one.names,
        paragraphs=tuple(sorted(numbers)),
        at=one.at,
        rule=one.rule,
        confidence=one.confidence,
    )
