"""Damage: where a copy is not whole. Found and named, never silently mended."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reftel.record import Damage, Header, Paragraph
from reftel.telegram.withheld import is_withheld

__all__ = ["blacked_out", "lost_header", "lost_headings", "lost_sections", "lost_text"]

_CLOSED = re.compile(r"[.!?:;)\]}\"”'’>*/-][)\"”'’\]]?\s*$|(?:END|End|end)(?: (?:OF|of))? [A-Za-z]+(?: [A-Za-z]+)*\W*$")
_LAST_WORD = re.compile(r"([A-Za-z]+)\W*$")
_DANGLING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "but",
        "nor",
        "as",
        "than",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "this",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "your",
        "my",
        "into",
        "onto",
        "upon",
        "over",
        "under",
        "between",
        "among",
        "against",
        "about",
        "during",
        "within",
        "without",
        "through",
        "toward",
        "towards",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "must",
        "shall",
        "not",
        "very",
        "more",
        "most",
        "such",
        "also",
        "both",
        "either",
        "neither",
        "because",
        "although",
        "while",
        "if",
        "when",
        "where",
        "whether",
        "until",
        "since",
        "before",
        "after",
        "per",
        "via",
        "including",
        "said",
        "that's",
        "he",
        "she",
        "they",
        "it",
        "we",
    ]
)
_OMITTED = re.compile(
    r"[\[(](?:text|matter|paragraph|portion|line)s? (?:omitted|missing|not declassified|lost)[\])]"
    r"|\[[^\[\]]{0,60}(?:not declassified|illegible|garbled?|missing text|text missing|excised"
    r"|redacted)[^\[\]]{0,40}\]",
    re.IGNORECASE,
)
_BROKEN_WORD = re.compile(r"[A-Za-z]{2}\.{3,5}$|[a-z]…$")
_LEAST_WORDS = 6
_MOST_BLANKS = 4  # left by a heading with rules above and below; where more stand, whole pages are gone
_TAIL = 60  # enough for the longest end label; looking at the end alone keeps long paragraphs linear
_HEADER_LINES = (
    ("date-time group", "dtg"),
    ("FM", "sender"),
    ("TO", "to"),
    ("classification", "classification"),
    ("TAGS", "tags"),
    ("SUBJECT", "subject"),
)
_TAGS_SINCE = 1974


def lost_header(header: Header, *, subject_printed: bool, has_order: bool) -> Iterator[Damage]:
    """Yield the damage of a head in which a line is missing that every cable has.

    TAGS lines came into use in 1973; an older telegram without one has lost nothing.
    """
    year = int(header.date[:4]) if header.date else None
    missing = [label for label, field in _HEADER_LINES if not getattr(header, field)]
    if "SUBJECT" not in missing and not subject_printed:
        missing.append("SUBJECT")
    if "TAGS" in missing and ((year and year < _TAGS_SINCE) or has_order is None):
        missing.remove("TAGS")
    if header.date is None and "date-time group" in missing and not header.sender and header.to:
        missing.remove("date-time group")
    if missing:
        yield Damage(
            kind="lost_header", paragraph=0, note=f"no {_listed(missing)} line{'s' if len(missing) > 1 else ''}"
        )


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def lost_text(paragraphs: Sequence[Paragraph]) -> Iterator[Damage]:
    """Yield a damage for each paragraph that breaks off, starts in the middle, says words are lost, or is missing."""
    if not paragraphs:
        yield Damage(kind="lost_text", paragraph=0, note="the copy ends before the text begins")
    capitals = _in_capitals(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        note = _loss(paragraph, capitals=capitals, alone=len(paragraphs) == 1)
        if note is None and at + 1 < len(paragraphs):
            before = paragraphs[at - 1].number if at else 0
            note = _gap(before, paragraph.number, paragraphs[at + 1].number)
        if note:
            yield Damage(kind="lost_text", paragraph=paragraph.number, note=note, lines=paragraph.lines)


def blacked_out(paragraphs: Sequence[Paragraph]) -> Iterator[Damage]:
    """Yield a damage for each paragraph of which nothing is left but blacked-out words."""
    for paragraph in paragraphs:
        if is_withheld(paragraph.text):
            note = "nothing but blacked-out words is left"
            yield Damage(kind="lost_text", paragraph=paragraph.number, note=note, lines=paragraph.lines)


def _loss(paragraph: Paragraph, *, capitals: bool, alone: bool) -> str | None:
    if alone and paragraph.text.endswith(("...", "…")):
        return _breaks_off(paragraph.text)
    return _broken(paragraph, capitals=capitals) or _omitted(paragraph.text)


def _in_capitals(paragraphs: Sequence[Paragraph]) -> bool:
    sample = paragraphs[:5]
    return sum(p.text[:80].isupper() for p in sample) * 2 > len(sample)


def _broken(paragraph: Paragraph, *, capitals: bool) -> str | None:
    text = paragraph.text
    is_cut = text.endswith(("...", "…")) and _BROKEN_WORD.search(text[-_TAIL:]) and len(text.split()) > _LEAST_WORDS
    if is_cut or _dangles(text):
        return _breaks_off(text)
    if (
        text[:1].islower()
        and not capitals
        and len(text.split()) >= _LEAST_WORDS
        and paragraph.number > 0
        and text[:12].split()[0].isalpha()
    ):
        return f"starts in the middle of a sentence: {_start(text)!r}"
    return None


def _dangles(text: str) -> bool:
    """A sentence that ends in a word no sentence ends with, without its full stop."""
    tail = text[-_TAIL:]
    if tail.endswith((".", "!", "?", ":", '"')):
        return False
    if _CLOSED.search(tail) or text.count(" ", 0, 200) < _LEAST_WORDS:
        return False
    match = _LAST_WORD.search(tail)
    return match is not None and (match[1].lower() in _DANGLING or tail.endswith(","))


def _omitted(text: str) -> str | None:
    if "[" not in text and "omitted" not in text and "missing" not in text:
        return None
    found = Counter(" ".join(match[0].split()) for match in _OMITTED.finditer(text))
    if not found:
        return None
    count = sum(found.values())
    first = next(iter(found))
    return f"words are cut out{f' in {count} places' if count > 1 else ''}: {first[:60]!r}"


def _gap(before: int, number: int, after: int) -> str | None:
    """What is missing between two printed numbers; a number typed twice (`12, 12, 14`) makes up for one left out."""
    if after <= number + 1 or number == 0 or (before == number and after == number + 2):
        return None
    lost = f"paragraph {number + 1}" if after == number + 2 else f"paragraphs {number + 1} to {after - 1}"
    return f"the printed numbers go from {number} to {after}: no {lost}"


def _breaks_off(text: str) -> str:
    return f"breaks off after {' '.join(text.split()[-4:])!r}"


def _start(text: str) -> str:
    return " ".join(text.split()[:4])


def lost_headings(
    paragraphs: Sequence[Paragraph], blanks_above: Sequence[int], own_heading: Sequence[bool]
) -> Iterator[Damage]:
    """Yield a damage where more blank lines stand above a paragraph than above its like, and no heading.

    `blanks_above` counts the blank lines right above each paragraph, `own_heading` tells which have a heading of
    their own. To be asked only of a copy that lost other lines; and only one that shows headings elsewhere, and else
    nearly always one blank line, can show that one is gone.
    """
    plain = [
        (paragraph, blanks)
        for paragraph, blanks, headed in list(zip(paragraphs, blanks_above, own_heading, strict=True))[1:]
        if not headed
    ]
    usual = sum(blanks == 1 for _, blanks in plain)
    if not any(own_heading) or usual < 2:
        return
    wide = [paragraph for paragraph, blanks in plain if 2 <= blanks <= _MOST_BLANKS and paragraph is not paragraphs[1]]
    if len(wide) > 2 or len(wide) * 2 > usual:
        return
    for paragraph in wide:
        yield Damage(
            kind="lost_heading",
            paragraph=paragraph.number,
            note="blank lines where a heading stood",
            lines=paragraph.lines,
        )


def lost_sections(header: Header, present: set[int], *, class_line: bool, signed: bool, pages: int) -> Iterator[Damage]:
    """Yield a damage where the head names sections that this copy does not have.

    Sites joined sections without their heads: `pages` is the highest page that a page line names. A signature at the
    foot shows that the last section is there.
    """
    if header.section and header.sections and header.sections > 1:
        wanted = set(range(1, header.sections + 1)) - present
        has_gap = bool(present) and min(wanted, default=max(present)) < max(present)
        ends_early = bool(wanted) and not signed and pages <= 1 and present != {1}
        if has_gap or ends_early:
            lost = _listed([str(number) for number in sorted(wanted)])
            note = f"the head says {header.sections} sections; lost: {lost}"
            yield Damage(kind="lost_section", paragraph=0, note=note)
    elif header.section and not class_line and not signed:
        note = f"the DE line says section {header.section:02d} of more"
        yield Damage(kind="lost_section", paragraph=0, note=note)
