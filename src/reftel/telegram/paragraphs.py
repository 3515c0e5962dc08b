"""Numbered paragraphs out of a body's lines: numbers, marks, headings, text, and the lines each came from."""

import re
from itertools import pairwise

import msgspec

from reftel.record import Paragraph
from reftel.telegram.blocks import block_of_heading, block_of_text, ends_block, ends_summary
from reftel.telegram.body import BLANK, PAGE, RULE, TEXT, Line, heading_beside_rule
from reftel.telegram.headings import Heading, heading_above
from reftel.telegram.marks import split_mark
from reftel.telegram.sentences import ends_sentence
from reftel.telegram.sequence import paragraph_starts
from reftel.telegram.signature import Foot

__all__ = ["Draft", "finish", "read_drafts"]

_TWICE = re.compile(r"^(?P<number>\d{1,3})[.,)]\s{0,3}(?=\S)")
_BLANKS = re.compile("  +")
_TO_FOLD = ("  ", "\t", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e")
_MOST_HEADING_LINES = 2
_PASSING_HEADINGS = frozenset({"summary", "introduction", "action request", "note"})


class Draft(msgspec.Struct):
    """A paragraph in the making: `lines` are positions in the body, the first of which may lose its number."""

    number: int
    lines: list[int]
    heading: Heading | None = None
    numbered: bool = True


def read_drafts(lines: list[Line], foot: Foot) -> list[Draft]:
    """Return the paragraphs of a body, in order, as positions of its lines.

    Where numbers are printed, text before the first is paragraph 0 and an unnumbered block belongs to the number
    before it; where none is, blocks are counted from 1.
    """
    body = lines[: foot.end]
    starts = paragraph_starts(body, lambda at, floor: heading_above(body, at, floor) is not None)
    return _numbered(body, starts) if starts else _unnumbered(body)


def _numbered(lines: list[Line], starts: list[int]) -> list[Draft]:
    drafts: list[Draft] = []
    floor = 0
    for start in starts:
        heading = heading_above(lines, start, floor)
        end_before = heading.start if heading else start
        if drafts:
            drafts[-1].lines = _texts(lines, drafts[-1].lines[0], end_before)
        elif before := _texts(lines, 0, end_before):
            drafts.append(_unnumbered_start(lines, before))
        drafts.append(Draft(lines[start].start or 0, [start], heading))
        floor = start + 1
    drafts[-1].lines = _texts(lines, drafts[-1].lines[0], len(lines))
    return drafts


def _unnumbered_start(lines: list[Line], texts: list[int]) -> Draft:
    """Paragraph 0, without the heading that may open it: one with a rule, or a word like `Summary`."""
    second = next((at for last, at in pairwise(texts) if at > last + 1), None)
    heading = heading_above(lines, second, 0) if second is not None else None
    is_plain = heading and (block_of_heading(heading.text) or _has_rule(lines, heading.start, second or 0))
    if heading and is_plain and heading.start <= texts[0]:
        return Draft(0, [at for at in texts if at >= (second or 0)], heading, numbered=False)
    return Draft(0, texts, numbered=False)


def _has_rule(lines: list[Line], start: int, end: int) -> bool:
    return any(line.kind == RULE or heading_beside_rule(line.text) for line in lines[start:end])


def _texts(lines: list[Line], start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if lines[at].kind == TEXT]


def _unnumbered(lines: list[Line]) -> list[Draft]:
    """Blocks between blank lines; a blank line in the middle of a sentence (a double-spaced copy) parts nothing."""
    drafts: list[Draft] = []
    for at, line in enumerate(lines):
        if line.kind != TEXT:
            continue
        if not drafts or _begins(lines, drafts[-1].lines[-1], at):
            drafts.append(Draft(len(drafts) + 1, [at], numbered=False))
        else:
            drafts[-1].lines.append(at)
    return _with_headings(lines, drafts)


def _begins(lines: list[Line], before: int, at: int) -> bool:
    between = [line.kind for line in lines[before + 1 : at]]
    if split_mark(lines[at].text)[0] or RULE in between:
        return True
    return BLANK in between and PAGE not in between and ends_sentence(lines[before].text)


def _with_headings(lines: list[Line], drafts: list[Draft]) -> list[Draft]:
    """Without the blocks that have a rule and are the heading of the block below them."""
    kept: list[Draft] = []
    for draft in drafts:
        heading = heading_above(lines, draft.lines[0], kept[-1].lines[0]) if kept else None
        if heading and _is_heading_whole(lines, kept[-1], heading, draft.lines[0]):
            kept.pop()
            draft.heading = heading
        kept.append(draft)
    for number, draft in enumerate(kept, 1):
        draft.number = number
    return kept


def _is_heading_whole(lines: list[Line], above: Draft, heading: Heading, end: int) -> bool:
    """Whether all of the block above is a heading: with a rule, short, and no sentence."""
    is_short = len(above.lines) <= _MOST_HEADING_LINES and heading.start <= above.lines[0]
    return is_short and not heading.text.endswith(".") and _has_rule(lines, heading.start, end)


def _text(lines: list[Line], draft: Draft, foot: Foot) -> str:
    first = lines[draft.lines[0]]
    pieces = [first.rest if draft.numbered else first.text]
    pieces += [lines[at].text for at in draft.lines[1:]]
    if foot.cut is not None and draft.lines[-1] == foot.end - 1:
        whole = lines[draft.lines[-1]].text
        pieces[-1] = pieces[-1][: len(pieces[-1]) - (len(whole) - foot.cut)]
    return _folded(" ".join(pieces))


def _folded(text: str) -> str:
    """White space folded; most texts have no other than plain blanks, which is quick to see and to fold."""
    folded = text.strip(" ")
    if folded.isascii() and folded.isprintable():
        return _BLANKS.sub(" ", folded) if "  " in folded else folded
    return " ".join(folded.split()) if any(sign in folded for sign in _TO_FOLD) else folded


def _without_second_number(text: str, number: int) -> str:
    match = _TWICE.match(text)
    return text[match.end() :] if match and int(match["number"]) == number else text


def finish(lines: list[Line], drafts: list[Draft], foot: Foot) -> list[Paragraph]:
    """Return the paragraphs of the drafts, with headings carried on and blocks named.

    >>> from reftel.telegram.body import body_lines
    >>> from reftel.telegram.signature import find_foot
    >>> lines = body_lines(enumerate(["Talks", "-----", "1. (SBU) One", "goes on.", "2. Two.", "BAKER"], 1))
    >>> foot = find_foot(lines)
    >>> for p in finish(lines, read_drafts(lines, foot), foot):
    ...     print(p.number, p.mark, p.heading, p.text, p.lines)
    1 SBU Talks One goes on. (3, 4)
    2 None Talks Two. (5, 5)
    """
    done: list[Paragraph] = []
    ended: list[bool] = []
    heading: str | None = None
    named: str | None = None
    open_block: str | None = None
    for draft in drafts:
        mark, text = split_mark(_without_second_number(_text(lines, draft, foot), draft.number))
        if draft.heading:
            heading, named = draft.heading.text, block_of_heading(draft.heading.text)
            open_block = named
        elif named in _PASSING_HEADINGS and open_block is None:
            heading, named = None, None
        open_block = block_of_text(text) or open_block
        numbers = lines[draft.lines[0]].number, lines[draft.lines[-1]].number
        done.append(
            Paragraph(number=draft.number, mark=mark, heading=heading, text=text, block=open_block, lines=numbers)
        )
        ended.append(ends_block(text))
        if (
            ended[-1]
            or open_block in {"note", "action request"}
            or (open_block == "summary" and _is_short(draft, drafts))
        ):
            open_block = None
    return _named_by_their_end(done, ended)


def _is_short(draft: Draft, drafts: list[Draft]) -> bool:
    """A summary whose end is not marked is taken to be one paragraph, unless the next one ends it."""
    return draft.heading is None or draft is drafts[0] or draft.number == 1


def _named_by_their_end(paragraphs: list[Paragraph], ended: list[bool]) -> list[Paragraph]:
    """Paragraphs up to an `End summary` are the summary even where no label opened it, or only the first had one.

    `ended` says of each whether it holds an end label.
    """
    end = next((i for i, p in enumerate(paragraphs[:8]) if ended[i] and ends_summary(p.text)), None)
    if end is None:
        return paragraphs
    opened = next((i for i, p in enumerate(paragraphs[: end + 1]) if p.block == "summary"), None)
    first = (
        opened if opened is not None else next((i for i, p in enumerate(paragraphs[: end + 1]) if p.number >= 1), end)
    )
    return [msgspec.structs.replace(p, block="summary") if first <= i <= end else p for i, p in enumerate(paragraphs)]
