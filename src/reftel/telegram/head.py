"""The head of a telegram's text: from the classification line to where the body begins."""

import re

import msgspec

from reftel.record import ExecutiveOrder, Reference
from reftel.telegram.captions import Captions, is_handling_line, read_captions
from reftel.telegram.labels import Label, find_labels
from reftel.telegram.marks import MARK
from reftel.telegram.orders import parse_executive_order
from reftel.telegram.references import is_lettered_reference, parse_references, references_end
from reftel.telegram.subject import subject_end, subject_of
from reftel.telegram.tags import parse_tags, tags_end

__all__ = ["Head", "read_head"]

# All forms begin with one set of characters, which is found many times faster than one of several.
_FIRST_PARAGRAPH = re.compile(
    rf"[\s.](?:(?<=\n)[ \t>]*¶?[ \t]*1[ \t]?[.)][ \t]*(?=\(|[A-Z\"“']|\d\.|\.\.\.|$)"
    rf"|(?<=\n)[ \t]*\((?:{MARK})\)[ \t]*(?=\S)"
    rf"|1\. ?\((?:{MARK})\)|(?<=\s)\((?:SBU|C|C/NF|S|S/NF)\)[ \t]+(?=\n?[A-Z][a-z]))",
)
_SCANNED = 8000
_ONLY_SUBJECT_MARK = re.compile(r"(?:SUBJECT|SUBJ|Subject) ?:?\s*$")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the labelled lines say; `end` is the offset in the text at which the body begins."""

    captions: Captions
    executive_order: ExecutiveOrder | None = None
    tags: tuple[str, ...] = ()
    subject: str | None = None
    references: tuple[Reference, ...] = ()
    classified_by: str | None = None
    labels: tuple[str, ...] = ()
    end: int = 0


def read_head(text: str, year: int | None, post_code: str | None) -> Head:
    r"""Return the head that opens the text, which starts right after the classification line.

    >>> text = "\nSIPDIS\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A VISIT\nREF: LIMA 12\n\n1. Text"
    >>> head = read_head(text, 2009, "LIMA")
    >>> head.tags, head.subject, head.references[0].id, head.captions.caveats
    (('PREL',), 'A VISIT', '09LIMA12', ('SIPDIS',))
    """
    limit = _limit(text)
    labels = find_labels(text[:limit])
    stops = [label.start for label in labels[1:]] + [limit]
    spans = {label.field: _span(text, label, stop) for label, stop in zip(labels, stops, strict=False)}
    captions = read_captions(text[: labels[0].start]) if labels else read_captions(_upper_lines(text[:limit]))
    end = max((stop for _, stop in spans.values()), default=captions.end)
    values = {field: text[start:stop] for field, (start, stop) in spans.items()}
    return Head(
        captions=captions,
        executive_order=parse_executive_order(values["executive_order"]) if "executive_order" in values else None,
        tags=parse_tags(values["tags"]) if "tags" in values else (),
        subject=subject_of(values["subject"]) if "subject" in values else None,
        references=parse_references(values["references"], year, post_code) if "references" in values else (),
        classified_by=_folded(values.get("classified_by")),
        labels=tuple(values),
        end=_after_handling(text, end, limit),
    )


def _folded(value: str | None) -> str | None:
    return " ".join(value.split()).strip("\\ ") or None if value else None


def _limit(text: str) -> int:
    """The offset up to which labels are looked for: the first paragraph, or a few thousand characters."""
    for match in _FIRST_PARAGRAPH.finditer(text, 0, _SCANNED):
        if is_lettered_reference(text, match.start()):
            continue
        if not _ONLY_SUBJECT_MARK.search(text, max(0, match.start() - 12), match.start() + 1):
            return match.start()
    return min(len(text), _SCANNED)


def _span(text: str, label: Label, stop: int) -> tuple[int, int]:
    """The offsets of a label's value, which ends at `stop` at the latest."""
    if label.field == "subject":
        return label.end, subject_end(text, label.end, stop)
    if label.field == "references":
        return label.end, references_end(text, label.end, stop)
    if label.field == "tags":
        return label.end, tags_end(text, label.end, stop)
    return label.end, _block_end(text, label.end, stop)


def _block_end(text: str, start: int, stop: int) -> int:
    """The end of a value that goes on to the next blank line."""
    blank = re.compile(r"\n[ \t\\]*\n").search(text, start, stop)
    if blank and text[start : blank.start()].strip():
        return blank.start()
    return stop


def _upper_lines(text: str) -> str:
    """The lines before the first that is in sentences: all a head without labels can be."""
    kept: list[str] = []
    for line in text.split("\n"):
        if sum(map(str.islower, line)) > 10:
            break
        kept.append(line)
    return "\n".join(kept)


def _after_handling(text: str, end: int, limit: int) -> int:
    """Handling lines (`Sensitive but unclassified - handle accordingly`) below the last field belong to the head."""
    at = end
    while at < limit:
        line_end = text.find("\n", at, limit)
        line_end = limit if line_end < 0 else line_end
        line = text[at:line_end]
        if is_handling_line(line):
            end = line_end
        elif line.strip(" \t\\"):
            break
        at = line_end + 1
    return end
