"""What only one copy has and is not to be supplied: a web page's text, or a heading or signature read as text.

A copy loses easily and gains seldom; so what only one has is taken for lost in the others, unless it looks as what web
pages put around a cable.
"""

from collections.abc import Sequence
from itertools import groupby

from reftel.collation.table import Judge, Verdict
from reftel.collation.tokens import Token, key_of
from reftel.record import Cable, Paragraph
from reftel.telegram.body import body_lines
from reftel.telegram.foreign import foreign_tail

__all__ = ["is_page", "judge_of"]

_PAGES = frozenset(["html", "pdf"])


def judge_of(cables: Sequence[Cable], new: int, before: Sequence[int]) -> Judge:
    """Return the judge for adding copy `new` to those that are in the table before it."""
    signers = {key_of(cable.header.signed) for cable in cables if cable.header.signed}

    def judge(tokens: Sequence[Token], is_first: bool, is_last: bool) -> list[Verdict]:  # noqa: FBT001
        sides = {token.copy for token in tokens}
        others = [cables[copy] for copy in before] if new in sides else [cables[new]]
        found: list[Verdict] = []
        for (copy, index), run in groupby(tokens, key=lambda token: (token.copy, token.place.index)):
            piece = list(run)
            if is_last and len(piece) == 1 and piece[0].key in signers:
                found.append(Verdict.MISREAD)
                continue
            is_foreign = _is_foreign(cables[copy], index, others, is_whole=piece[0].is_break, edges=(is_first, is_last))
            if is_foreign or (is_last and found[-1:] == [Verdict.FOREIGN]):
                found += [Verdict.FOREIGN] * len(piece)
            else:
                found += [Verdict.MISREAD if token.misread else Verdict.OWN for token in piece]
        return found

    return judge


def _is_foreign(cable: Cable, index: int, others: Sequence[Cable], *, is_whole: bool, edges: tuple[bool, bool]) -> bool:
    """Whether a piece of a copy's paragraph is a web page's; a marked paragraph, or one with its number, is not."""
    paragraph = cable.paragraphs[index]
    above = cable.paragraphs[index - 1].number if index else 0
    if is_whole and (paragraph.mark or (paragraph.number != above and not is_page(cable))):
        return False
    return (
        (is_whole and paragraph.number == above and _looks_foreign(paragraph))
        or (edges[1] and _is_below_end(cable, others, paragraph, is_whole=is_whole))
        or (edges[0] and is_whole and _is_above_start(cable, others, paragraph))
    )


def _looks_foreign(paragraph: Paragraph) -> bool:
    """Whether a block begins as a page's own lines do."""
    lines = body_lines(enumerate(["", paragraph.text], 1))
    return foreign_tail(lines, 0) < len(lines)


def _is_below_end(cable: Cable, others: Sequence[Cable], paragraph: Paragraph, *, is_whole: bool) -> bool:
    """Text below an end that another copy shows with its signature, in a copy whose reading found none."""
    if cable.header.signed or not any(other.header.signed for other in others):
        return False
    last = max((p.number for other in others for p in other.paragraphs), default=0)
    return not is_whole or paragraph.number <= last or is_page(cable)


def _is_above_start(cable: Cable, others: Sequence[Cable], paragraph: Paragraph) -> bool:
    """Unnumbered text of a page above the first paragraph, where another copy has its head and no such text."""
    whole = any(other.header.subject and not is_page(other) for other in others)
    return is_page(cable) and paragraph.number == 0 and whole


def is_page(cable: Cable) -> bool:
    """Tell whether a copy comes from a page, or has a page's text in it."""
    return cable.source.format in _PAGES or any(damage.kind == "foreign_text" for damage in cable.damage)
