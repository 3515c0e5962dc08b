"""The body of one cable in a text: its logical lines, where it ends, and which lines its paragraphs are."""

import re

import msgspec

from reftel.sources.witness import TextWitness
from reftel.telegram.body import BLANK, PAGE, RULE, TEXT, Line, body_lines
from reftel.telegram.foreign import foreign_tail
from reftel.telegram.frame import Frame, Part
from reftel.telegram.head import read_head
from reftel.telegram.paragraphs import Draft, read_drafts
from reftel.telegram.roles import Roles
from reftel.telegram.signature import Foot, find_foot, is_end_sign

__all__ = ["Body", "head_lines", "name_body", "read_body"]

_HEAD_LINES = 170
# what a line of each kind is where nothing else was said of it
_ROLES = {BLANK: None, RULE: "rule", PAGE: "page_line", TEXT: "heading"}
_BLOCK = re.compile(r"^\s{0,4}(?:V?ZCZC[A-Z0-9]{2,}|DE R[A-Z]{3,7} ?#\d)")


class Body(msgspec.Struct):
    """The logical lines of a cable's body and what became of them."""

    lines: list[Line]
    foot: Foot
    tail: int
    drafts: list[Draft]


def read_body(witness: TextWitness, frame: Frame, start: tuple[int, int]) -> Body:
    """Return the body: of the first section from below its head, of further sections from below theirs.

    `start` is the place (line index, offset in that line) at which the first section's body begins.
    """
    first = witness.first_line
    end = frame.text_end
    numbered = _from(witness.lines, start, end, first)
    for part in frame.parts[1:]:
        numbered += _from(witness.lines, _section_start(witness.lines, part), part.end, first)
    lines = body_lines(numbered)
    last = _last_start(lines)
    tail = min(foreign_tail(lines, last), _second_block(lines, last), _below_end(lines, last))
    foot = find_foot(lines[:tail])
    return Body(lines, foot, tail, read_drafts(lines, foot))


def _from(lines: tuple[str, ...], start: tuple[int, int], end: int, first: int) -> list[tuple[int, str]]:
    line, column = start
    if line >= end:
        return []
    return [
        (first + line, lines[line][column:]),
        *zip(range(first + line + 1, first + end), lines[line + 1 : end], strict=False),
    ]


def _section_start(lines: tuple[str, ...], part: Part) -> tuple[int, int]:
    text = "\n".join(head_lines(lines, part.line, part.end, part.found.end))
    used = text[: read_head(text, None, None).end]
    column = len(used) - used.rfind("\n") - 1 if "\n" in used else part.found.end + len(used)
    return part.line + used.count("\n"), column


def _last_start(lines: list[Line]) -> int:
    return next((at for at in range(len(lines) - 1, -1, -1) if lines[at].start is not None), 0)


def _second_block(lines: list[Line], after: int) -> int:
    """The position of a transmission block below the text: some dumps put it there a second time."""
    found = (at for at in range(after + 1, len(lines)) if lines[at].kind == TEXT and _BLOCK.match(lines[at].text))
    return next(found, len(lines))


def _below_end(lines: list[Line], after: int) -> int:
    """The position of what stands below the end sign `NNNN`: it is not of the cable."""
    end = next((at for at in range(after + 1, len(lines)) if lines[at].text.strip() == "NNNN"), len(lines))
    below = (at for at in range(end + 1, len(lines)) if lines[at].kind == TEXT and not is_end_sign(lines[at].text))
    return next(below, len(lines))


def name_body(roles: Roles, body: Body, first_line: int) -> None:
    """Say what the body's lines are: paragraphs first, since a reflowed line may hold a heading too."""
    lines, foot, tail = body.lines, body.foot, body.tail
    roles.say_all("paragraph", [lines[at].number - first_line for draft in body.drafts for at in draft.lines])
    if foot.signer is not None:
        roles.say_all("signature", [lines[foot.signer].number - first_line])
    roles.say_all("end", [line.number - first_line for line in lines[foot.end : tail] if line.kind == TEXT])
    repeated = tail < len(lines) and _BLOCK.match(lines[tail].text) is not None
    roles.say_all("repeated" if repeated else "foreign", [line.number - first_line for line in lines[tail:]])
    roles.say_each((_ROLES[line.kind], line.number - first_line) for line in lines)


def head_lines(lines: tuple[str, ...], start: int, end: int, offset: int) -> list[str]:
    """Return the lines that can hold a head, from index `start`, of which the first counts from `offset`."""
    if start >= end:
        return []
    return [lines[start][offset:], *lines[start + 1 : min(end, start + _HEAD_LINES)]]
