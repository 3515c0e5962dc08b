"""The text of an Australian document: paragraphs by their printed numbers, and what the editors left out of it."""

import re
from collections.abc import Sequence

import msgspec

from reftel.record import Damage, Paragraph
from reftel.sources.witness import Block

__all__ = ["Text", "lay_out", "printed_number"]

_NUMBERED = re.compile(r"(?P<number>\d{1,3})\.(?:\s+(?=\S)|(?=[A-Z‘“'\"(]))")
_LEFT_OUT = re.compile(
    r"\[\s?_?\s?(?:i?matter|text|words|passage|paragraphs?)\s(?:has been |have been )?(?:omitted|deleted)\s?_?\s?\]",
    re.IGNORECASE,
)
_DOTS = re.compile(r"\[\s?(?:\.{3}|…)\s?\]|(?<![.\d])\.{3}(?!\.)|…")
_ALONE = re.compile(r"[\s.]*(?:\d{1,2})?")
_LARGEST_GAP = 40
_SHORT_LIST = 3  # a list may well be as long as the number of the paragraph it stands in, a longer one hardly
_MOST_BEFORE_A_LIST = 3


class _Open:
    """A paragraph in the making, and where its blocks begin in its text."""

    def __init__(self, number: int, heading: str | None, block: Block, text: str) -> None:
        self.number, self.heading, self.lines = number, heading, block.lines
        self.texts = [text]

    def add(self, block: Block, text: str) -> int:
        """Join a block, with a heading of its own in front, and return the offset of its text."""
        if block.heading:
            self.texts.append(_title(block.heading))
        start = len(" ".join(self.texts)) + 1
        self.texts.append(text)
        self.lines = (self.lines[0], block.lines[1])
        return start

    def close(self) -> Paragraph:
        return Paragraph(number=self.number, heading=self.heading, text=" ".join(self.texts), lines=self.lines)


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraphs, damage, and for each block by position its paragraph and the shift of its offsets."""

    paragraphs: tuple[Paragraph, ...]
    damage: tuple[Damage, ...]
    places: dict[int, tuple[int, int]]


def printed_number(text: str) -> int | None:
    """Return the number printed in front of a text, or None.

    >>> printed_number("12. He left."), printed_number("1963 was a good year.")
    (12, None)
    """
    match = _NUMBERED.match(text)
    return int(match["number"]) if match else None


def _title(heading: str) -> str:
    return " ".join(heading.split("\n"))


def lay_out(blocks: Sequence[tuple[int, Block]]) -> Text:
    """Return the paragraphs of blocks with their positions: by printed numbers where there are any, else from 1.

    >>> texts = ["We met.", "2. He asked:", "1. for fish", "2. for salt", "3. He left."]
    >>> text = lay_out([(n, Block(text=text, lines=(n, n))) for n, text in enumerate(texts, 1)])
    >>> [(paragraph.number, paragraph.text) for paragraph in text.paragraphs]
    [(0, 'We met.'), (2, 'He asked: 1. for fish 2. for salt'), (3, 'He left.')]
    """
    starts = _starts([block.text for _, block in blocks])
    opened: list[_Open] = []
    damage: list[Damage] = []
    places: dict[int, tuple[int, int]] = {}
    carried: str | None = None
    standing: str | None = None
    for turn, (place, block) in enumerate(blocks):
        number = _number(starts, turn, opened)
        if _is_only_gap(block.text) and (block.heading is None or turn + 1 < len(blocks)):
            damage.append(_lost(opened[-1].number if opened else number, block.text, block.lines))
            carried = _joined(carried, block.heading)
            continue
        block, carried = msgspec.structs.replace(block, heading=_joined(carried, block.heading)), None
        cut = starts.get(turn, (0, 0))[1]
        shift = -cut
        if turn in starts or not starts or not opened:
            standing = _title(block.heading) if block.heading else standing
            opened.append(_Open(number, standing, block, block.text[cut:]))
        else:
            shift = opened[-1].add(block, block.text)
        places[place] = (number, shift)
        damage += [_lost(number, gap[0], block.lines) for gap in _gaps(block.text)]
    return Text(paragraphs=tuple(one.close() for one in opened), damage=tuple(damage), places=places)


def _joined(*headings: str | None) -> str | None:
    """Headings one a line; one above words that are left out stands above the next words."""
    return "\n".join(heading for heading in headings if heading) or None


def _number(starts: dict[int, tuple[int, int]], turn: int, opened: Sequence[_Open]) -> int:
    if turn in starts:
        return starts[turn][0]
    if starts:
        return opened[-1].number if opened else 0
    return len(opened) + 1


def _starts(texts: Sequence[str]) -> dict[int, tuple[int, int]]:
    """The blocks that open numbered paragraphs, with number and length of what is printed in front of the text.

    A number opens a paragraph where it follows the last, or where those between are left out: points inside a
    paragraph begin again at 1. A list of points far into a text without numbers numbers no paragraphs.
    """
    printed = {at: match for at, text in enumerate(texts) if (match := _NUMBERED.match(text))}
    starts: dict[int, tuple[int, int]] = {}
    last = point = 0
    for at, match in printed.items():
        number = int(match["number"])
        later = {int(other["number"]) for other_at, other in printed.items() if other_at > at}
        if not starts or _opens(number, last, point, later):
            starts[at] = (number, match.end())
            last, point = number, 0
        else:
            point = number
    return starts if _numbers_paragraphs(starts, texts) else {}


def _opens(number: int, last: int, point: int, later: set[int]) -> bool:
    """Tell whether a number opens a paragraph: `point` is the last number of a list that is under way, 0 for none."""
    if point and number == point + 1 and (point >= last > _SHORT_LIST or number in later):
        return False
    if number == last + 1:
        return True
    return last < number <= last + _LARGEST_GAP and last + 1 not in later


def _numbers_paragraphs(starts: dict[int, tuple[int, int]], texts: Sequence[str]) -> bool:
    """Numbers that begin at 1 behind several paragraphs, and are the fewer, are points of a list."""
    if not starts:
        return False
    first = min(starts)
    return starts[first][0] != 1 or first < _MOST_BEFORE_A_LIST or len(starts) * 2 > len(texts)


def _is_only_gap(text: str) -> bool:
    match = _LEFT_OUT.search(text) or _DOTS.search(text)
    return match is not None and _ALONE.fullmatch(text[: match.start()] + text[match.end() :]) is not None


def _gaps(text: str) -> list[re.Match[str]]:
    """One bracketed omission a place; dots once a block, since the writer's own cannot be told from the editors'."""
    dots = _DOTS.search(text)
    return [*_LEFT_OUT.finditer(text), *([dots] if dots else [])]


def _lost(number: int, sign: str, lines: tuple[int, int]) -> Damage:
    sign = sign.strip("_ ")
    note = (
        "left out in the edition"
        if _LEFT_OUT.search(sign)
        else "words left out in the edition, or the writer's own dots"
    )
    return Damage(kind="lost_text", paragraph=number, note=f"{note}: {sign}", lines=lines)
