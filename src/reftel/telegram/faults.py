"""All the damage of one copy of a cable, collected."""

import re

from reftel.record import Damage, Header, Layout
from reftel.sources.witness import TextWitness
from reftel.telegram.body import BLANK, PAGE, Line
from reftel.telegram.damage import blacked_out, lost_header, lost_headings, lost_sections, lost_text
from reftel.telegram.parts import Parts
from reftel.telegram.text_body import Body

__all__ = ["find_damage"]

_PAGE_NUMBER = re.compile(r"\b(\d{3})(?:\.\d)? {1,3}OF {1,3}\d|PAGE {1,3}(\d\d)\b")


def find_damage(witness: TextWitness, parts: Parts, header: Header, layout: tuple[Layout, ...]) -> list[Damage]:
    """Return all the damage of a cable's copy, that of the head first, foreign text last."""
    frame, head, body, paragraphs = parts.frame, parts.head, parts.body, parts.paragraphs
    found = list(
        lost_header(header, subject_printed=head.subject is not None, has_order=head.executive_order is not None)
    )
    found += lost_text(paragraphs)
    if found:
        found += lost_headings(paragraphs, _blanks(body), [draft.heading is not None for draft in body.drafts])
    found += blacked_out(paragraphs)
    present = {part.found.section or 1 for part in frame.parts}
    pages = _highest_page(body.lines)
    found += lost_sections(
        header, present, class_line=bool(frame.parts), signed=body.foot.signed is not None, pages=pages
    )
    for repeat in frame.repeats:
        span = (witness.first_line + repeat.line, witness.first_line + repeat.end - 1)
        found.append(
            Damage(kind="repeated_text", paragraph=0, note="the cable stands here a second time, cut off", lines=span)
        )
        break
    found += _foreign(witness, layout)
    return found


def _foreign(witness: TextWitness, layout: tuple[Layout, ...]) -> list[Damage]:
    runs = [run for run in layout if run.role == "foreign"]
    notes = [_foreign_note(run) for run in runs]
    notes = [*witness.foreign, *notes]
    if not notes:
        return []
    return [Damage(kind="foreign_text", paragraph=0, note="; ".join(notes), lines=runs[0].lines if runs else None)]


def _foreign_note(run: Layout) -> str:
    first, last = run.lines
    return f"text that is not of the cable in {f'line {first}' if first == last else f'lines {first} to {last}'}"


def _blanks(body: Body) -> list[int]:
    """How many blank lines stand right above each paragraph's first line."""
    counts = []
    for draft in body.drafts:
        at = draft.lines[0] - 1
        while at >= 0 and body.lines[at].kind == BLANK:
            at -= 1
        counts.append(draft.lines[0] - 1 - at)
    return counts


def _highest_page(lines: list[Line]) -> int:
    pages = (_PAGE_NUMBER.search(line.text) for line in lines if line.kind == PAGE)
    return max((int(page[1] or page[2]) for page in pages if page), default=0)
