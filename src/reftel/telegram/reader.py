"""The reading of running text: frames, heads, bodies and damage put together into cables."""

import re

import msgspec

from reftel.record import Cable, Site, Source
from reftel.sources.witness import TextWitness
from reftel.telegram.attributes import site_of_attributes
from reftel.telegram.blocks import summary_of
from reftel.telegram.classification import is_level_line
from reftel.telegram.faults import find_damage
from reftel.telegram.foreign import is_page_title, is_site_line
from reftel.telegram.frame import Frame, find_frames
from reftel.telegram.head import Head, read_head
from reftel.telegram.header import make_header
from reftel.telegram.identity import Identity, identify, is_id
from reftel.telegram.pagelines import PageLine, read_page_line
from reftel.telegram.paragraphs import finish
from reftel.telegram.parts import Parts
from reftel.telegram.renumber import renumbered
from reftel.telegram.roles import Roles
from reftel.telegram.site import site_of_lines
from reftel.telegram.text_body import head_lines, name_body, read_body
from reftel.telegram.transmission import Transmission, read_transmission
from reftel.telegram.withheld import find_withheld

__all__ = ["read_text"]

_BLANKS = str.maketrans(dict.fromkeys((160, 8232, 8233, 12288, *range(8192, 8203)), " "))
_FILE_ID = re.compile(r"\d\d[A-Z]{2,24}\d{1,6}(?![A-Z0-9])")
_NUMBERED = re.compile(r"^[ \t]*¶?1[ \t]?[.)]")


def read_text(witness: TextWitness) -> list[Cable]:
    """Return the cables in a text, in order; none where nothing in it reads as a telegram.

    >>> text = ("UNCLAS LIMA 000012", "TAGS: PREL", "SUBJECT: A VISIT", "", "1. (U) The Minister came.", "DOE")
    >>> [cable] = read_text(TextWitness(path="a.txt", format="text", sha256="00", lines=text))
    >>> cable.header.subject, cable.paragraphs[0].mark, cable.header.signed
    ('A VISIT', 'U', 'DOE')
    """
    witness = _with_plain_spaces(witness)
    frames = find_frames(witness.lines)
    cables = [_read_frame(witness, frame, alone=len(frames) == 1) for frame in frames]
    found = [cable for cable in cables if cable is not None]
    return [renumbered(cable, witness.first_line, witness.numbers) for cable in found] if witness.numbers else found


def _with_plain_spaces(witness: TextWitness) -> TextWitness:
    """Every kind of blank that web pages leave in a line as a plain one; no offset moves."""
    if all(map(str.isascii, witness.lines)):
        return witness
    lines = tuple([line if line.isascii() else line.translate(_BLANKS) for line in witness.lines])
    return msgspec.structs.replace(witness, lines=lines)


def _read_frame(witness: TextWitness, frame: Frame, *, alone: bool) -> Cable | None:
    lines = witness.lines
    roles = Roles(lines, frame.start, frame.end)
    sent, text_start = _transmission(lines, frame, roles)
    front = _front(lines, frame.start, text_start, sent)
    for first, last in frame.attributes:
        roles.say("site", first, last)
    site = witness.site or site_of_lines([lines[at] for at in front]) or _attributed(lines, frame)
    found = frame.parts[0].found if frame.parts else None
    page = None if found else _page_line(lines[frame.start : frame.end])
    identity = identify(found, sent, site, _file_id(witness.path) if alone else None, page)
    head, head_end = _head(lines, frame, text_start, identity, roles)
    if not (_is_cable(frame, sent, head) or (alone and _is_called_one(witness))):
        return None
    title = _name_front(lines, front, roles)
    body = read_body(witness, frame, head_end)
    paragraphs = finish(body.lines, body.drafts, body.foot)
    name_body(roles, body, witness.first_line)
    parts = Parts(
        frame=frame,
        sent=sent,
        identity=identity,
        head=head,
        body=body,
        paragraphs=paragraphs,
        title=title,
        site=site,
    )
    header = make_header(parts)
    roles.say("header", frame.start, frame.end)
    layout = roles.runs(witness.first_line)
    damage = find_damage(witness, parts, header, layout)
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


def _attributed(lines: tuple[str, ...], frame: Frame) -> Site | None:
    """What message attributes below the telegram say of it."""
    return next((site_of_attributes(lines[first:last]) for first, last in frame.attributes), None)


def _file_id(path: str) -> str | None:
    """The id that a file is named after: `08LIMA212` of `08LIMA212_copy_b.txt`."""
    match = _FILE_ID.match(re.split(r"[!/\\]", path)[-1].upper())
    return match[0] if match else None


def _page_line(lines: tuple[str, ...]) -> PageLine | None:
    return next((found for line in lines if (found := read_page_line(line))), None)


def _transmission(lines: tuple[str, ...], frame: Frame, roles: Roles) -> tuple[Transmission, int]:
    """The transmission block, and the index of the line at which the text below it starts."""
    if frame.parts:
        main = frame.parts[0]
        start = main.start if frame.repeats else frame.start
        before = [(at, lines[at]) for at in range(start, main.line)]
        if glued := lines[main.line][: main.found.start].strip(' ",>('):
            before.append((main.line, glued))
        sent = read_transmission(before)
        for repeat in frame.repeats:
            if sent.sender is None and sent.dtg is None:
                sent = read_transmission([(at, lines[at]) for at in range(repeat.start, repeat.line)])
        text_start = main.line
    else:
        sent = read_transmission(_leading(lines, frame))
        text_start = max(sent.lines) + 1 if sent.lines else _below_site_lines(lines, frame)
    roles.say_all("transmission", sent.lines)
    for repeat in frame.repeats:
        roles.say_all("transmission", [at for at in range(repeat.start, repeat.line) if not is_site_line(lines[at])])
        roles.say("repeated", repeat.line, repeat.end)
    return sent, text_start


def _below_site_lines(lines: tuple[str, ...], frame: Frame) -> int:
    """Where the site's lines end; a level above no site's id or date is the telegram's own."""
    at, level = frame.start, None
    while at < frame.end and (not lines[at].strip() or is_site_line(lines[at])):
        level = at if level is None and is_level_line(lines[at]) else level
        at += 1
    return at if level is None or site_of_lines(lines[frame.start : at]) else level


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


def _name_front(lines: tuple[str, ...], front: list[int], roles: Roles) -> str | None:
    """Names the lines above the telegram; returns the page's title, where one of them is one.

    One line more than is known of a site makes no foreign text.
    """
    unknown = [at for at in front if roles.says(at) is None and not is_site_line(lines[at])]
    title = next((at for at in unknown if is_page_title(lines[at])), None)
    foreign = set(unknown) - {title} if title is not None else set(unknown[1:])
    roles.say_each(("foreign" if at in foreign else "site", at) for at in front)
    return lines[title] if title is not None else None


def _head(
    lines: tuple[str, ...], frame: Frame, text_start: int, identity: Identity, roles: Roles
) -> tuple[Head, tuple[int, int]]:
    """The head, and the place (line index, offset in it) at which the body begins."""
    part = frame.parts[0] if frame.parts else None
    offset = part.found.end if part else 0
    end = frame.text_end
    text = "\n".join(head_lines(lines, text_start, end, offset))
    head = read_head(text if part else "\n" + text, identity.year, identity.post_code)
    used = text[: head.end if part else max(0, head.end - 1)]
    line = text_start + used.count("\n")
    column = len(used) - used.rfind("\n") - 1 if "\n" in used else offset + len(used)
    roles.say("header", text_start, line + (1 if column else 0))
    return head, (line, column)


def _is_called_one(witness: TextWitness) -> bool:
    """Whether the row of a dump gives the text a cable's id: many dumps have the text alone.

    A site's page without a line of a head may say that the cable was taken away.
    """
    is_named = witness.format == "csv" and witness.site is not None and is_id(witness.site.id)
    return is_named and any(map(str.strip, witness.lines))


def _is_cable(frame: Frame, sent: Transmission, head: Head) -> bool:
    """Two signs of a telegram, or one that nothing else has."""
    labels = set(head.labels)
    return bool(
        frame.parts
        or (sent.dtg and sent.sender)
        or sent.indicator
        or labels & {"executive_order", "tags"}
        or len(labels) >= 2
    )
