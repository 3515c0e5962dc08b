"""The paragraphs of the joined cable: numbers, marks and headings of all copies brought together."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from reftel.collation.levels import stricter_mark
from reftel.collation.readings import joined, supplied_in, variants_of
from reftel.collation.result import CollatedParagraph, Supplied, Variant
from reftel.collation.table import Column
from reftel.collation.tokens import key_of
from reftel.record import Cable, Paragraph

__all__ = ["paragraphs_of"]


class _Own(msgspec.Struct, frozen=True):
    """A paragraph as one copy has it, and the heading that holds above it there."""

    copy: int
    paragraph: Paragraph
    above: str | None

    @property
    def has_heading(self) -> bool:
        """Whether a heading begins, or ends, right above it."""
        return self.paragraph.heading != self.above


def paragraphs_of(table: Sequence[Column], cables: Sequence[Cable], base: int) -> tuple[CollatedParagraph, ...]:
    """Return the paragraphs that a table of all copies gives, in order."""
    found: list[CollatedParagraph] = []
    heading: str | None = None
    renumbering: set[int] = set()
    shown = [{_letters(p.heading) for p in cable.paragraphs} for cable in cables]
    for columns in _by_paragraph(table):
        owns = _owns(columns, cables)
        chosen = owns[0]
        if chosen.copy != base:
            renumbering.add(chosen.copy)
        paragraph = _paragraph(columns, owns, base, len(cables))
        paragraph = _headed(paragraph, owns, heading)
        if paragraph.heading and not _like(paragraph.heading, heading):
            without = {copy for copy, known in enumerate(shown) if _letters(paragraph.heading) not in known}
            paragraph = _lacked(paragraph, without - {own.copy for own in owns}, base)
        paragraph = _numbered(paragraph, owns, renumbering, base)
        inner = tuple(_inner(columns, cables))
        found.append(msgspec.structs.replace(paragraph, variants=(*paragraph.variants, *inner)))
        heading = found[-1].heading
    return tuple(found)


def _by_paragraph(table: Sequence[Column]) -> list[Sequence[Column]]:
    """The columns of each joined paragraph; what stands above the first belongs to it."""
    starts = [at for at, column in enumerate(table) if column.token is not None and column.token.is_break]
    return [table[start:end] for start, end in zip([0, *starts[1:]], [*starts[1:], len(table)], strict=True) if starts]


def _owns(columns: Sequence[Column], cables: Sequence[Cable]) -> list[_Own]:
    """How each copy that has a beginning here has the paragraph, the chosen copy first."""
    start = next(column for column in columns if column.token is not None and column.token.is_break)
    copies = sorted(start.cells, key=lambda copy: copy != start.chosen)
    return [_own(cables[copy], copy, start.cells[copy].place.index) for copy in copies]


def _own(cable: Cable, copy: int, index: int) -> _Own:
    paragraph = cable.paragraphs[index]
    above = cable.paragraphs[index - 1].heading if index else None
    return _Own(copy, paragraph, above)


def _paragraph(columns: Sequence[Column], owns: Sequence[_Own], base: int, copies: int) -> CollatedParagraph:
    found = joined(columns)
    chosen = owns[0]
    supplied = list(supplied_in(found, base))
    mark = stricter_mark([own.paragraph.mark for own in owns])
    if mark and chosen.copy == base and chosen.paragraph.mark is None:
        giver = next(own.copy for own in owns if own.paragraph.mark)
        supplied.append(Supplied(part="mark", at=(0, len(mark)), copy=giver))
    variants = [variant for copy in range(copies) for variant in variants_of(found, copy, base)]
    return CollatedParagraph(
        number=chosen.paragraph.number,
        mark=mark,
        text=found.text,
        block=next((own.paragraph.block for own in owns if own.paragraph.block), None),
        copy=chosen.copy,
        lines=chosen.paragraph.lines,
        supplied=tuple(supplied),
        variants=(*variants, *_mark_variants(owns, mark, base)),
    )


def _inner(columns: Sequence[Column], cables: Sequence[Cable]) -> Iterator[Variant]:
    """Yield marks, headings and numbers of paragraphs that some copies begin inside of a joined one."""
    for column in columns:
        if column.token is None:
            for copy, token in column.cells.items():
                if token.is_break:
                    own = _own(cables[copy], copy, token.place.index)
                    values = {"number": str(own.paragraph.number), "mark": own.paragraph.mark}
                    values["heading"] = own.paragraph.heading if own.has_heading else None
                    yield from (_whole_variant(part, "", text, copy) for part, text in values.items() if text)


def _mark_variants(owns: Sequence[_Own], mark: str | None, base: int) -> list[Variant]:
    differing = [own for own in owns if own.paragraph.mark != mark and (own.copy != base or own.paragraph.mark)]
    return [_whole_variant("mark", mark or "", own.paragraph.mark or "", own.copy) for own in differing]


def _whole_variant(part: str, has: str, text: str, copy: int) -> Variant:
    kind = "removed" if not text else "added" if not has else "form" if _like(has, text) else "changed"
    return Variant(kind=kind, part=part, at=(0, len(has)), copy=copy, text=text)


def _headed(paragraph: CollatedParagraph, owns: Sequence[_Own], above: str | None) -> CollatedParagraph:
    """The paragraph with the heading that holds for it: its own, one that another copy has here, or the one above."""
    first = owns[0] if owns[0].has_heading else None
    giver = first if first and first.paragraph.heading else next((own for own in owns if _shows(own, above)), first)
    giver = giver or next((own for own in owns if _ends(own, above)), None)
    heading = above if giver is None else giver.paragraph.heading
    supplied, variants = list(paragraph.supplied), list(paragraph.variants)
    if giver is not None and giver is not owns[0] and heading:
        supplied.append(Supplied(part="heading", at=(0, len(heading)), copy=giver.copy))
    for own in owns:
        has = own.paragraph.heading
        if own is not giver and own.has_heading and has and has != heading:
            variants.append(_whole_variant("heading", heading or "", has, own.copy))
        elif own is not owns[0] and giver is not None and heading and not own.has_heading and not _like(has, heading):
            variants.append(_whole_variant("heading", heading, "", own.copy))
    return msgspec.structs.replace(paragraph, heading=heading, supplied=tuple(supplied), variants=tuple(variants))


def _lacked(paragraph: CollatedParagraph, copies: Iterable[int], base: int) -> CollatedParagraph:
    """The paragraph with its heading as lost by copies that have lost the paragraph's beginning with it."""
    heading = paragraph.heading or ""
    supplied, variants = list(paragraph.supplied), list(paragraph.variants)
    for copy in sorted(copies):
        if copy == base:
            supplied.append(Supplied(part="heading", at=(0, len(heading)), copy=paragraph.copy))
        else:
            variants.append(_whole_variant("heading", heading, "", copy))
    return msgspec.structs.replace(paragraph, supplied=tuple(supplied), variants=tuple(variants))


def _shows(own: _Own, above: str | None) -> bool:
    return own.has_heading and own.paragraph.heading is not None and not _like(own.paragraph.heading, above)


def _ends(own: _Own, above: str | None) -> bool:
    """Whether the heading above holds no longer, as this copy shows."""
    return own.has_heading and own.paragraph.heading is None and _like(own.above, above)


def _like(one: str | None, other: str | None) -> bool:
    return _letters(one) == _letters(other)


def _letters(text: str | None) -> str:
    return "".join(key_of(word) for word in (text or "").split()).replace("-", "")


def _numbered(
    paragraph: CollatedParagraph, owns: Sequence[_Own], renumbering: set[int], base: int
) -> CollatedParagraph:
    """The paragraph with its number in a copy that gave one before it: a base that lost one may have counted on."""
    giver = next((own for own in owns if own.copy in renumbering), None)
    number = giver.paragraph.number if giver is not None and paragraph.copy == base else paragraph.number
    others = [own for own in owns if own.paragraph.number != number]
    variants = [_whole_variant("number", str(number), str(own.paragraph.number), own.copy) for own in others]
    return msgspec.structs.replace(paragraph, number=number, variants=(*paragraph.variants, *variants))
