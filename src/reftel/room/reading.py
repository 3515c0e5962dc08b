"""The text of a cable as its page shows it: paragraphs in runs of marked words, each with its entries beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from reftel.record import Cable, Damage, Paragraph
from reftel.room.entries import NAMED, EntryShown, entries_of, marks_of
from reftel.room.marks import Mark, Run, runs_of
from reftel.room.slices import Slice, parts_of
from reftel.room.words import clipped

__all__ = ["ParagraphShown", "Part", "anchors_of", "lost_head", "part_of"]

_MOST_BESIDE = 150
_MOST_ELSEWHERE = 1_000  # some 50 bytes of the page each


class ParagraphShown(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, or as much of it as a part has room for.

    `anchor` leads to it (`p4`); `is_continued` and `goes_on` tell that it began on the part before, and ends on the
    next one. `names` are the entries that it names, `beside` those that stand in it first; `left_off` counts those for
    which there was no room.
    """

    anchor: str
    number: int
    mark: str | None
    heading: str | None
    block: str | None
    runs: tuple[Run, ...]
    names: tuple[EntryShown, ...] = ()
    beside: tuple[EntryShown, ...] = ()
    left_off: int = 0
    damage: tuple[str, ...] = ()
    is_continued: bool = False
    goes_on: bool = False


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a cable: `number` of `parts`, counted from 1.

    `firsts` are the anchors of the first paragraph that begins in each part, empty where none does; `elsewhere` has the
    anchors of the paragraphs that begin in other parts, and the numbers of these. `opens_at_head` tells that there is
    no text before paragraph 1, so that what stands in paragraph 0 stands in the head.
    """

    number: int
    parts: int
    firsts: tuple[str, ...]
    elsewhere: tuple[tuple[str, int], ...]
    paragraphs: tuple[ParagraphShown, ...]
    named: tuple[EntryShown, ...]
    opens_at_head: bool = False


def part_of(cable: Cable, number: int, extra: Mapping[int, Sequence[Mark]] | None = None) -> Part | None:
    """Return a part of a cable by its number, from 1; None where there is none.

    `extra` are marks besides those of the entries, by the index of the paragraph: words supplied from another copy.
    """
    entries = list(entries_of(cable))
    marks = marks_of(cable)
    for index, more in (extra or {}).items():
        marks.setdefault(index, []).extend(more)
    counts = Counter(place.index for entry in entries for place in entry.at)
    parts = parts_of(cable.paragraphs, [counts[index] for index in range(len(cable.paragraphs))])
    if not 1 <= number <= len(parts):
        return None
    anchors = anchors_of(cable.paragraphs)
    making = _Making(cable, entries, marks, anchors)
    shown = tuple(map(making.paragraph, parts[number - 1]))
    ids = {one.id for paragraph in shown for one in paragraph.names}
    return Part(
        number=number,
        parts=len(parts),
        firsts=tuple(next(_begun(part, anchors), "") for part in parts),
        elsewhere=tuple(islice(_elsewhere(parts, anchors, number), _MOST_ELSEWHERE)),
        paragraphs=shown,
        named=tuple(entry for entry in entries if entry.id in ids or (entry.register in NAMED and not entry.at)),
        opens_at_head="p0" not in anchors,
    )


def anchors_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the anchor of each paragraph: by its printed number, which a damaged copy may have twice.

    >>> anchors_of([Paragraph(number=number, text="", lines=(1, 1)) for number in (0, 1, 2, 2)])
    ['p0', 'p1', 'p2', 'p2-2']
    """
    seen: Counter[int] = Counter()
    found = []
    for paragraph in paragraphs:
        seen[paragraph.number] += 1
        again = seen[paragraph.number]
        found.append(f"p{paragraph.number}" if again == 1 else f"p{paragraph.number}-{again}")
    return found


def _begun(part: Sequence[Slice], anchors: Sequence[str]) -> Iterator[str]:
    return (anchors[each.paragraph] for each in part if each.start == 0)


def _elsewhere(parts: Sequence[Sequence[Slice]], anchors: Sequence[str], here: int) -> Iterator[tuple[str, int]]:
    return ((anchor, at) for at, part in enumerate(parts, 1) if at != here for anchor in _begun(part, anchors))


class _Making:
    """The making of one part's paragraphs."""

    def __init__(
        self, cable: Cable, entries: Sequence[EntryShown], marks: Mapping[int, Sequence[Mark]], anchors: Sequence[str]
    ) -> None:
        self._paragraphs = cable.paragraphs
        self._marks = marks
        self._anchors = anchors
        self._seen: set[str] = set()
        self._named = _by_paragraph(entry for entry in entries if entry.register in NAMED)
        self._others = _by_paragraph(entry for entry in entries if entry.register not in NAMED)
        self._damage = _damage_of(cable.damage)

    def paragraph(self, part: Slice) -> ParagraphShown:
        paragraph = self._paragraphs[part.paragraph]
        before = self._paragraphs[part.paragraph - 1].heading if part.paragraph else None
        goes_on = part.end < len(paragraph.text)
        first = [entry for entry in self._others.get(part.paragraph, ()) if _first_in(entry, part)]
        runs = runs_of(paragraph.text, self._marks.get(part.paragraph, ()), part.start, part.end, seen=self._seen)
        return ParagraphShown(
            anchor=self._anchors[part.paragraph],
            number=paragraph.number,
            mark=paragraph.mark and clipped(paragraph.mark),
            heading=clipped(paragraph.heading) if paragraph.heading and paragraph.heading != before else None,
            block=paragraph.block,
            runs=tuple(runs),
            names=tuple(entry for entry in self._named.get(part.paragraph, ()) if _is_in(entry, part))[:_MOST_BESIDE],
            beside=tuple(first[:_MOST_BESIDE]),
            left_off=max(0, len(first) - _MOST_BESIDE),
            damage=() if goes_on else self._damage.get(paragraph.number, ()),
            is_continued=part.start > 0,
            goes_on=goes_on,
        )


def _by_paragraph(entries: Iterable[EntryShown]) -> dict[int, list[EntryShown]]:
    """Entries by the indices of the paragraphs they have places in, in the order of their places there."""
    found: dict[int, list[EntryShown]] = {}
    for entry in entries:
        for index in dict.fromkeys(place.index for place in entry.at) or [0]:
            found.setdefault(index, []).append(entry)
    for index, each in found.items():
        each.sort(key=lambda entry, at=index: _start(entry, at))  # type: ignore[misc]
    return found


def _start(entry: EntryShown, index: int) -> int:
    return min((place.start for place in entry.at if place.index == index), default=0)


def _first_in(entry: EntryShown, part: Slice) -> bool:
    """Tell whether an entry begins in a slice; one without places does so in the first."""
    if not entry.at:
        return part.start == 0
    place = entry.at[0]
    return place.index == part.paragraph and part.start <= place.start < max(part.end, 1)


def _is_in(entry: EntryShown, part: Slice) -> bool:
    return any(place.index == part.paragraph and part.start <= place.start < part.end for place in entry.at)


def _damage_of(damage: Iterable[Damage]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for one in damage:
        if one.paragraph:
            found[one.paragraph] = (*found.get(one.paragraph, ()), damage_line(one))
    return found


def damage_line(damage: Damage) -> str:
    """Return damage in words.

    >>> damage_line(Damage(kind="lost_text", paragraph=3, note="breaks off", lines=(41, 46)))
    'lost text: breaks off, lines 41 to 46'
    """
    lines = damage.lines if damage.paragraph else None
    place = (
        f", lines {lines[0]} to {lines[1]}" if lines and lines[0] != lines[1] else f", line {lines[0]}" if lines else ""
    )
    return clipped(f"{damage.kind.replace('_', ' ')}: {damage.note}") + place


def lost_head(damage: Iterable[Damage]) -> Iterator[str]:
    """Yield the damage to a cable's head or whole, in words."""
    return (damage_line(one) for one in damage if not one.paragraph)
