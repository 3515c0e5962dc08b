r"""The lines a cable was read from, kept beside its paragraphs at a twentieth of their size.

Nearly all of a cable's lines stand in its paragraphs, so a folded text says where: U+E000, how far on from where the
last piece ended (left out where it is 1, the blank that a line break became), `+`, how long, `;`. Lines that break as a
typewriter breaks them, each with as many words as its width holds, are counted: U+E000, how many, `*`, the width, `;`.
All else is the text itself. Offsets are into the paragraphs' texts with a line feed between them.

A text that has U+E000 itself is kept as it is, behind a `=`; a folded one has a `>` in front.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

__all__ = ["fold", "unfold"]

_MARK = "\ue000"
_PROBE = 12  # letters that agree are no chance
_PIECE = re.compile(rf"{_MARK}(?:(?P<skipped>\d{{1,9}})\+|(?P<lines>\d{{1,9}})\*)?(?P<length>\d{{1,9}});")


def fold(lines: Sequence[str], texts: Sequence[str]) -> str:
    r"""Return the lines folded into the texts of the paragraphs read from them.

    >>> fold(["1. (U) The Minister came on", "Monday, and left."], ["The Minister came on Monday, and left."])
    '>1. (U) \ue0000+20;\n\ue0001*17;'
    """
    whole = "\n".join(lines)
    if _MARK in whole:
        return "=" + whole
    text = "\n".join(texts)
    starts = _starts(texts)
    folded: list[str] = []
    whole_lines: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        if line and text.startswith(line, at + 1):  # most lines are the next of a paragraph, whole
            whole_lines.append((at + 1, at + 1 + len(line)))
            at += 1 + len(line)
            continue
        folded += _runs(whole_lines, text)
        whole_lines = []
        said = ""
        for skipped, piece in _pieces(line, text, at, starts):
            said += piece if skipped is None else _reference(skipped, len(piece))
            at += 0 if skipped is None else skipped + len(piece)
        folded.append(said)
    return ">" + "\n".join([*folded, *_runs(whole_lines, text)])


def _runs(found: list[tuple[int, int]], text: str) -> Iterator[str]:
    """Lines that are whole, one behind the other, by their starts and ends: counted where they are broken by width."""
    width = max((end - start for start, end in found), default=0)
    for is_full, run in groupby(found, lambda line: _line_end(text, line[0], width) == line[1]):
        if is_full:
            yield f"{_MARK}{sum(1 for _ in run)}*{width};"
        else:
            yield from (_reference(1, end - start) for start, end in run)


def _line_end(text: str, start: int, width: int) -> int:
    """Where a line ends that has as many words as its width holds."""
    end = text.find("\n", start, start + width + 1)
    if end >= 0:
        return end
    if len(text) - start <= width:
        return len(text)
    blank = text.rfind(" ", start, start + width + 1)
    return blank if blank > start else start + width


def _reference(skipped: int, length: int) -> str:
    return f"{_MARK}{'' if skipped == 1 else f'{skipped}+'}{length};"


def unfold(folded: str, texts: Sequence[str]) -> list[str]:
    """Return the lines that were folded into these texts."""
    if folded.startswith("="):
        return folded[1:].split("\n")
    text = "\n".join(texts)
    found: list[str] = []
    at = end = 0
    body = folded[1:]
    for match in _PIECE.finditer(body):
        found.append(body[end : match.start()])
        length = int(match["length"])
        for number in range(int(match["lines"] or 1)):
            at += int(match["skipped"] or 1)
            stop = _line_end(text, at, length) if match["lines"] else at + length
            found += ("\n" if number else "", text[at:stop])
            at = stop
        end = match.end()
    return "".join([*found, body[end:]]).split("\n")


def _starts(texts: Sequence[str]) -> list[int]:
    """The offsets at which the paragraphs begin."""
    found, at = [], 0
    for text in texts:
        found.append(at)
        at += len(text) + 1
    return found


def _pieces(line: str, text: str, at: int, starts: list[int]) -> Iterator[tuple[int | None, str]]:
    """A line in pieces: those of the text with how far on they stand, and what is between them with None."""
    place = 0
    while place < len(line):
        found = _next(line, place, text, at, starts)
        if found is None:
            yield None, line[place:]
            return
        begin, offset = found
        length = _agreement(line, begin, text, offset)
        if begin > place:
            yield None, line[place:begin]
        yield offset - at, line[begin : begin + length]
        place, at = begin + length, offset + length


def _next(line: str, place: int, text: str, at: int, starts: list[int]) -> tuple[int, int] | None:
    """Where the line goes on in the text: behind the last piece, or where the next paragraph begins."""
    after = next((start for start in starts if start > at), None)
    for offset in (at, at + 1, after):
        if offset is None or offset >= len(text):
            continue
        probe = text[offset : offset + _PROBE].partition("\n")[0]
        begin = line.find(probe, place) if len(probe) > 1 else -1
        if begin >= 0:
            return begin, offset
    return None


def _agreement(line: str, begin: int, text: str, offset: int) -> int:
    """How many letters agree from here on."""
    most = min(len(line) - begin, len(text) - offset)
    if line[begin : begin + most] == text[offset : offset + most]:
        return most
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        if line[begin : begin + middle] == text[offset : offset + middle]:
            low = middle
        else:
            high = middle
    return low
