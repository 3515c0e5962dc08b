"""Frames: where in a text each cable stands, with its transmission block, classification lines and repeats.

One text may hold several cables, one cable in several sections, or one cable twice (a cut copy before the whole
one, as dumps and mirrors made them).
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.telegram.attributes import TEXT, attributes_start
from reftel.telegram.classification import ClassLine, find_class_line
from reftel.telegram.foreign import is_site_line
from reftel.telegram.transmission import is_transmission_line

__all__ = ["Frame", "Part", "find_frames"]

_CLASS_START = re.compile(
    r"\n[ \t>\"(]{0,8}+(?i:(?=[UCSTL])"
    r"(?:U ?N ?C ?L|C ?O ?N ?F ?I|S ?E ?C ?R ?E|T ?O ?P {1,4}S|L ?I ?M ?I ?T|LOU))[^\n]{0,110}?\d{3}"
)
_IN_A_LINE = ("UNCLAS ", "CONFIDENTIAL ", "SECRET ")
_PROSE = re.compile(r"[a-z]{2,30} [a-z]{2,30} [a-z]{2}|[a-z]{3,30}, [a-z]{3}")
_STARTS = ("V", "Z", "D", "O", "P", "R", "F", "Y")
_FIRST_LINES = re.compile(
    r"^\s{0,4}(?:V?ZCZC|DE R[A-Z]{3,7} ?#|[ZOPR]{2} R[A-Z]{4,7}|[ZOPRY](?: [ZOPRY]){0,3} \d{6} ?Z [A-Z]{3})"
)
_FIRST_LETTERS = frozenset("VZDOPRY")


class Part(msgspec.Struct, frozen=True):
    """A classification line and the lines it heads: `start` (its transmission block), `line`, `end` (exclusive).

    Message attributes below it are no lines of its own.
    """

    start: int
    line: int
    end: int
    found: ClassLine


class Frame(msgspec.Struct, frozen=True):
    """One cable in the text: lines `start` to `end` (exclusive).

    `parts` are its sections in order, each the best of its repeats; empty where the copy has no classification line
    with a message reference number. `repeats` are the parts left aside, `attributes` the runs of lines (start, end)
    with message attributes below parts.
    """

    start: int
    end: int
    parts: tuple[Part, ...] = ()
    repeats: tuple[Part, ...] = ()
    attributes: tuple[tuple[int, int], ...] = ()

    @property
    def text_end(self) -> int:
        """Where the lines of the first part end, or those of the telegram where it has none."""
        if self.parts:
            return self.parts[0].end
        return self.attributes[0][0] if self.attributes else self.end


def find_frames(lines: tuple[str, ...]) -> list[Frame]:
    """Return the frames of a text, which together cover all its lines.

    >>> text = ["UNCLAS LIMA 000012", "1. Text.", "NNNN", "UNCLAS QUITO 000013", "1. More."]
    >>> [(frame.start, frame.end) for frame in find_frames(tuple(text))]
    [(0, 3), (3, 5)]
    """
    found = _class_lines(lines)
    if not found:
        return _without_class_lines(lines)
    starts = [_block_start(lines, line, found[n - 1][0] if n else -1) for n, (line, _) in enumerate(found)]
    ends = [*starts[1:], len(lines)]
    below = [attributes_start(lines, line, end) for (line, _), end in zip(found, ends, strict=True)]
    parts = [Part(s, i, e, c) for (i, c), s, e in zip(found, starts, below, strict=True)]
    ends_of = dict(zip(starts, ends, strict=True))
    groups: list[list[Part]] = []
    for part in parts:
        if groups and _same_cable(groups[-1][0].found, part.found):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [_frame(lines, group, ends_of, first=n == 0) for n, group in enumerate(groups)]


def _class_lines(lines: tuple[str, ...]) -> list[tuple[int, ClassLine]]:
    """The classification lines by index; a scan of the whole text picks the few lines worth reading closely."""
    text = "\n" + "\n".join(lines)
    found: list[tuple[int, ClassLine]] = []
    index, before, last = -1, 0, -1
    for offset in sorted(_class_offsets(text)):
        index += text.count("\n", before, offset + 1)
        before = offset + 1
        if index != last and (read := find_class_line(lines[index])):
            found.append((index, read))
        last = index
    return found


def _class_offsets(text: str) -> Iterator[int]:
    """The offsets at which a classification line may begin: a line's start, or a word in the middle of one."""
    for match in _CLASS_START.finditer(text):
        yield match.start()
    for word in _IN_A_LINE:
        at = text.find(word)
        while at >= 0:
            if text[at - 1] in ' ",':
                yield at
            at = text.find(word, at + 1)


def _same_cable(one: ClassLine, other: ClassLine) -> bool:
    return (one.post, one.serial) == (other.post, other.serial)


def _frame(lines: tuple[str, ...], group: list[Part], ends: dict[int, int], *, first: bool) -> Frame:
    best: dict[int, Part] = {}
    for part in group:
        section = part.found.section or 1
        if section not in best or _size(lines, part) > _size(lines, best[section]):
            best[section] = part
    chosen = tuple(best[section] for section in sorted(best))
    repeats = tuple(part for part in group if part not in chosen)
    attributes = tuple((part.end, ends[part.start]) for part in group if part.end < ends[part.start])
    return Frame(0 if first else group[0].start, ends[group[-1].start], chosen, repeats, attributes)


def _size(lines: tuple[str, ...], part: Part) -> int:
    return sum(map(len, lines[part.line : part.end]))


def _block_start(lines: tuple[str, ...], line: int, after: int) -> int:
    """The first line of the transmission block, and site lines, that lead up to a classification line."""
    start = line
    limit = max(after + 1, line - 120)
    for at in range(line - 1, limit - 1, -1):
        text = lines[at]
        if TEXT in text and text.strip() == TEXT:
            return at
        if text.lstrip()[:1] in _FIRST_LETTERS and _FIRST_LINES.match(text):
            start = at
        elif text.startswith(("NNNN", "#####")) or _is_prose(text):
            break
    while start > limit and (not lines[start - 1].strip() or is_site_line(lines[start - 1])):
        start -= 1
    while start < line and not lines[start].strip():
        start += 1
    return start


def _is_prose(text: str) -> bool:
    return not text.isupper() and _PROSE.search(text) is not None


def _without_class_lines(lines: tuple[str, ...]) -> list[Frame]:
    """Frames of a text without classification lines: a new cable at each DE line of another serial."""
    starts, serial = [0], None
    for at, line in enumerate(lines):
        if line[:1] in _STARTS and line.startswith("DE R") and is_transmission_line(line):
            here = line.split("/")[0].split(" ")[1:3]
            if serial is not None and here != serial:
                starts.append(_block_start(lines, at, starts[-1]))
            serial = here
    return [_without_parts(lines, s, e) for s, e in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _without_parts(lines: tuple[str, ...], start: int, end: int) -> Frame:
    below = attributes_start(lines, start, end)
    return Frame(start, end, attributes=((below, end),) if below < end else ())
