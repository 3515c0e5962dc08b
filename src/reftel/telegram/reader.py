"""The reading of running text: frames, heads, bodies and damage put together into cables."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

import msgspec

from reftel.record import Cable, Damage, Header, Layout, Paragraph, Source
from reftel.sources.witness import TextWitness
from reftel.telegram.blocks import summary_of
from reftel.telegram.body import PAGE, RULE, TEXT, Line, body_lines
from reftel.telegram.damage import lost_header, lost_headings, lost_sections, lost_text
from reftel.telegram.foreign import foreign_tail, is_site_line, subject_of_title
from reftel.telegram.frame import Frame, Part, find_frames
from reftel.telegram.head import Head, read_head
from reftel.telegram.identity import Identity, identify
from reftel.telegram.paragraphs import Draft, finish, read_drafts
from reftel.telegram.signature import Foot, find_foot
from reftel.telegram.site import site_of_lines
from reftel.telegram.transmission import Transmission, read_transmission
from reftel.telegram.withheld import find_withheld

__all__ = ["read_text"]

_HEAD_LINES = 170
_BLOCK = re.compile(r"^\s{0,4}(?:V?ZCZC[A-Z0-9]{2,}|DE R[A-Z]{3,7} ?#\d)")
_NUMBERED = re.compile(r"^[ \t]*¶?1[ \t]?[.)]")
_PAGE_NUMBER = re.compile(r"\b(\d{3})(?:\.\d)? {1,3}OF {1,3}\d|PAGE {1,3}(\d\d)\b")


class _Body(msgspec.Struct):
    """The logical lines of a cable's body and what became of them."""

    lines: list[Line]
    foot: Foot
    tail: int
    drafts: list[Draft]


class _Roles:
    """What each source line is, by index; the first word said of a line holds."""

    def __init__(self, lines: Sequence[str], frame: Frame) -> None:
        self.lines, self.start = lines, frame.start
        self.roles: list[str | None] = [None] * (frame.end - frame.start)

    def say(self, role: str, start: int, end: int) -> None:
        for at in range(max(start, self.start) - self.start, min(end - self.start, len(self.roles))):
            if self.roles[at] is None:
                self.roles[at] = role

    def runs(self, first_line: int) -> tuple[Layout, ...]:
        runs: list[tuple[str, int, int]] = []
        current, first, last = None, 0, 0
        for at, role in enumerate(self.roles):
            if role is None or not self.lines[self.start + at].strip():
                continue
            if role != current:
                if current is not None:
                    runs.append((current, first, last))
                current, first = role, at
            last = at
        if current is not None:
            runs.append((current, first, last))
        number = first_line + self.start
        return tuple(Layout(role=role, lines=(number + start, number + end)) for role, start, end in runs)


def read_text(witness: TextWitness) -> list[Cable]:
    """Return the cables in a text, in order; none where nothing in it reads as a telegram.

    >>> text = ("UNCLAS LIMA 000012", "TAGS: PREL", "SUBJECT: A VISIT", "", "1. (U) The Minister came.", "DOE")
    >>> [cable] = read_text(TextWitness(path="a.txt", format="text", sha256="00", lines=text))
    >>> cable.header.subject, cable.paragraphs[0].mark, cable.header.signed
    ('A VISIT', 'U', 'DOE')
    """
    frames = find_frames(witness.lines)
    cables = [_read_frame(witness, frame, alone=len(frames) == 1) for frame in frames]
    return [cable for cable in cables if cable is not None]


def _read_frame(witness: TextWitness, frame: Frame, *, alone: bool) -> Cable | None:
    lines = witness.lines
    roles = _Roles(lines, frame)
    sent, text_start = _transmission(lines, frame, roles)
    front = _front(lines, frame.start, text_start, sent)
    site = witness.site or site_of_lines([lines[at] for at in front if is_site_line(lines[at])])
    identity = identify(frame.parts[0].found if frame.parts else None, sent, site, _file_id(witness.path) if alone else None)
    head, head_end = _head(lines, frame, text_start, identity, roles)
    if not _is_cable(frame, sent, head):
        return None
    title = _name_front(lines, front, roles)
    body = _body(witness, frame, head_end)
    paragraphs = finish(body.lines, body.drafts, body.foot)
    _name_body(roles, body, witness.first_line)
    header = _header(frame, sent, head, identity, body.foot, title, paragraphs)
    roles.say("header", frame.start, frame.end)
    layout = roles.runs(witness.first_line)
    damage = _damage(witness, frame, header, head, body, paragraphs, layout)
    return Cable(
        id=identity.id,
        header=header,
        paragraphs=tuple(paragraphs),
        damage=tuple(damage),
        summary=summary_of(p.text for p in paragraphs if p.block == "summary"),
        withheld=tuple(find_withheld(paragraphs)),
        source=Source(path=witness.path, format=witness.format, sha256=witness.sha256, site=site),
        layout=layout,
    )


def _file_id(path: str) -> str:
    return PurePosixPath(path.rpartition("!")[2].replace("\\", "/")).stem.upper()


def _transmission(lines: tuple[str, ...], frame: Frame, roles: _Roles) -> tuple[Transmission, int]:
    """The transmission block, and the index of the line at which the text below it starts."""
    if frame.parts:
        main = frame.parts[0]
        start = main.start if frame.repeats else frame.start
        sent = read_transmission([(at, lines[at]) for at in range(start, main.line)])
        for repeat in frame.repeats:
            if sent.sender is None and sent.dtg is None:
                sent = read_transmission([(at, lines[at]) for at in range(repeat.start, repeat.line)])
        text_start = main.line
    else:
        sent = read_transmission(_leading(lines, frame))
        text_start = max(sent.lines) + 1 if sent.lines else frame.start
    for at in sent.lines:
        roles.say("transmission", at, at + 1)
    for repeat in frame.repeats:
        roles.say("transmission", repeat.start, repeat.line)
        roles.say("repeated", repeat.line, repeat.end)
    return sent, text_start


def _leading(lines: tuple[str, ...], frame: Frame) -> list[tuple[int, str]]:
    """The lines down to the first in sentences, below which no transmission block can stand."""
    found: list[tuple[int, str]] = []
    for at in range(frame.start, min(frame.end, frame.start + 200)):
        if _NUMBERED.match(lines[at]):
            break
        found.append((at, lines[at]))
    return found


def _front(lines: tuple[str, ...], start: int, text_start: int, sent: Transmission) -> list[int]:
    """The indexes of the lines above the telegram that are no part of it."""
    taken = set(sent.lines)
    return [at for at in range(start, text_start) if at not in taken and lines[at].strip(" \t\\")]


def _name_front(lines: tuple[str, ...], front: list[int], roles: _Roles) -> str | None:
    """Names the lines above the telegram; returns the first that can be a page's title."""
    title = None
    for at in front:
        role = "site" if is_site_line(lines[at]) or title is None else "foreign"
        if not is_site_line(lines[at]) and title is None and roles.roles[at - roles.start] is None:
            title = lines[at]
        roles.say(role, at, at + 1)
    return title


def _head(lines: tuple[str, ...], frame: Frame, text_start: int, identity: Identity, roles: _Roles) -> tuple[Head, tuple[int, int]]:
    """The head, and the place (line index, offset in it) at which the body begins."""
    part = frame.parts[0] if frame.parts else None
    offset = part.found.end if part else 0
    end = part.end if part else frame.end
    text = "\n".join(_heads_lines(lines, text_start, end, offset))
    head = read_head(text if part else "\n" + text, identity.year, identity.post_code)
    used = text[: head.end if part else max(0, head.end - 1)]
    line = text_start + used.count("\n")
    column = len(used) - used.rfind("\n") - 1 if "\n" in used else offset + len(used)
    roles.say("header", text_start, line + (1 if column else 0))
    return head, (line, column)


def _heads_lines(lines: tuple[str, ...], start: int, end: int, offset: int) -> list[str]:
    if start >= end:
        return []
    return [lines[start][offset:], *lines[start + 1 : min(end, start + _HEAD_LINES)]]


def _is_cable(frame: Frame, sent: Transmission, head: Head) -> bool:
    """Two signs of a telegram, or one that nothing else has."""
    labels = set(head.labels)
    return bool(frame.parts or (sent.dtg and sent.sender) or sent.indicator or labels & {"executive_order", "tags"} or len(labels) >= 2)


def _body(witness: TextWitness, frame: Frame, start: tuple[int, int]) -> _Body:
    """The body: of the first section from below its head, of further sections from below theirs."""
    first = witness.first_line
    end = frame.parts[0].end if frame.parts else frame.end
    numbered = _from(witness.lines, start, end, first)
    for part in frame.parts[1:]:
        numbered += _from(witness.lines, _section_start(witness.lines, part), part.end, first)
    lines = body_lines(numbered)
    tail = foreign_tail(lines, _last_start(lines))
    tail = min(tail, _second_block(lines, _last_start(lines)))
    foot = find_foot(lines[:tail])
    return _Body(lines, foot, tail, read_drafts(lines, foot))


def _from(lines: tuple[str, ...], start: tuple[int, int], end: int, first: int) -> list[tuple[int, str]]:
    line, column = start
    if line >= end:
        return []
    return [(first + line, lines[line][column:]), *((first + at, lines[at]) for at in range(line + 1, end))]


def _section_start(lines: tuple[str, ...], part: Part) -> tuple[int, int]:
    text = "\n".join(_heads_lines(lines, part.line, part.end, part.found.end))
    used = text[: read_head(text, None, None).end]
    column = len(used) - used.rfind("\n") - 1 if "\n" in used else part.found.end + len(used)
    return part.line + used.count("\n"), column


def _last_start(lines: list[Line]) -> int:
    return max((at for at, line in enumerate(lines) if line.start is not None), default=0)


def _second_block(lines: list[Line], after: int) -> int:
    """The position of a transmission block below the text: some dumps put it there a second time."""
    found = (at for at in range(after + 1, len(lines)) if lines[at].kind == TEXT and _BLOCK.match(lines[at].text))
    return next(found, len(lines))


def _name_body(roles: _Roles, body: _Body, first_line: int) -> None:
    """Names the body's lines: paragraphs first, since a reflowed line may hold a heading too."""
    for draft in body.drafts:
        for at in draft.lines:
            _say_line(roles, "paragraph", body.lines[at], first_line)
    repeated = body.tail < len(body.lines) and _BLOCK.match(body.lines[body.tail].text) is not None
    for at, line in enumerate(body.lines):
        if at >= body.tail:
            _say_line(roles, "repeated" if repeated else "foreign", line, first_line)
        elif at >= body.foot.end and line.kind == TEXT:
            _say_line(roles, "signature" if at == body.foot.signer else "end", line, first_line)
        elif line.kind in (RULE, PAGE):
            _say_line(roles, line.kind, line, first_line)
        elif line.kind == TEXT:
            _say_line(roles, "heading", line, first_line)


def _say_line(roles: _Roles, role: str, line: Line, first_line: int) -> None:
    at = line.number - first_line
    roles.say(role, at, at + 1)


def _header(
    frame: Frame, sent: Transmission, head: Head, identity: Identity, foot: Foot, title: str | None, paragraphs: list[Paragraph]
) -> Header:
    found = frame.parts[0].found if frame.parts else None
    level = found.level if found else head.captions.level
    sensitive = head.captions.sensitive or (found is not None and bool({"SENSITIVE", "FOUO"} & set(found.captions)))
    own = tuple(c for c in found.captions if c not in {"SENSITIVE", "FOUO"}) if found else ()
    section = found.section if found and found.section else sent.section
    return Header(
        mrn=identity.mrn,
        post=identity.post,
        post_kind=identity.post_kind,
        routing_indicator=sent.indicator,
        serial=identity.serial,
        dtg=sent.dtg,
        date=identity.date,
        precedence=sent.precedence,
        classification="SBU" if level == "UNCLASSIFIED" and sensitive else level,
        caveats=tuple(dict.fromkeys([*own, *head.captions.caveats])),
        sender=sent.sender,
        to=sent.to,
        info=sent.info,
        passing=head.captions.passing,
        executive_order=head.executive_order,
        tags=head.tags,
        subject=head.subject or (subject_of_title(title) if title else None),
        references=head.references,
        classified_by=head.classified_by or _classified_by(paragraphs),
        section=section,
        sections=found.sections if found else None,
        signed=foot.signed,
        discrepancies=identity.discrepancies,
    )


_CLASSIFIED = re.compile(r"(?:^|\. {1,3})CLASSIFIED BY:? (?P<who>.{3,200})$", re.IGNORECASE)


def _classified_by(paragraphs: list[Paragraph]) -> str | None:
    """Cables of the 1990s said who had classified them in paragraph 1."""
    if not paragraphs:
        return None
    match = _CLASSIFIED.search(paragraphs[0].text[:300])
    return match["who"].strip() if match else None


def _damage(
    witness: TextWitness, frame: Frame, header: Header, head: Head, body: _Body, paragraphs: list[Paragraph], layout: tuple[Layout, ...]
) -> list[Damage]:
    found = list(lost_header(header, subject_printed=head.subject is not None, has_order=head.executive_order is not None))
    found += lost_text(paragraphs)
    if found:
        found += lost_headings(paragraphs, _blanks(body), {d.number for d in body.drafts if d.heading})
    present = {part.found.section or 1 for part in frame.parts}
    pages = _highest_page(body.lines)
    found += lost_sections(header, present, class_line=bool(frame.parts), signed=body.foot.signed is not None, pages=pages)
    for repeat in frame.repeats:
        span = (witness.first_line + repeat.line, witness.first_line + repeat.end - 1)
        found.append(Damage(kind="repeated_text", paragraph=0, note="the cable stands here a second time, cut off", lines=span))
        break
    found += _foreign(witness, layout)
    return found


def _foreign(witness: TextWitness, layout: tuple[Layout, ...]) -> list[Damage]:
    runs = [run for run in layout if run.role == "foreign"]
    notes = [f"text that is not of the cable, lines {run.lines[0]} to {run.lines[1]}" for run in runs]
    notes = [*witness.foreign, *notes]
    if not notes:
        return []
    return [Damage(kind="foreign_text", paragraph=0, note="; ".join(notes), lines=runs[0].lines if runs else None)]


def _blanks(body: _Body) -> dict[int, int]:
    """How many blank lines stand right above each paragraph's first line."""
    counts: dict[int, int] = {}
    for draft in body.drafts:
        at = draft.lines[0] - 1
        while at >= 0 and body.lines[at].kind == "blank":
            counts[draft.number] = counts.get(draft.number, 0) + 1
            at -= 1
    return counts


def _highest_page(lines: list[Line]) -> int:
    found = [0]
    for line in lines:
        if line.kind == PAGE and (match := _PAGE_NUMBER.search(line.text)):
            found.append(int(match[1] or match[2]))
    return max(found)
