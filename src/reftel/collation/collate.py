"""Copies of one cable made one: aligned, joined, and all that differs kept.

The steps are those of the Gothenburg model: tokenise, regularise, align, analyse; what shows the result is elsewhere.
"""

from collections.abc import Iterable, Sequence

import msgspec

from reftel.collation.alignment import align
from reftel.collation.base import choose_base, word_count
from reftel.collation.heads import join_heads
from reftel.collation.misread import without_misread
from reftel.collation.paragraphs import paragraphs_of
from reftel.collation.pieces import pieces
from reftel.collation.repairs import remaining_damage, repairs_of
from reftel.collation.result import CollatedParagraph, Collation, Copy
from reftel.collation.strays import judge_of
from reftel.collation.table import Column, add_copy, first_table
from reftel.collation.tokens import Token, tokens_of
from reftel.record import Cable, Editorial

__all__ = ["collate"]

_LEAST_SHARED = 0.2  # of the shorter copy's words: with less it is another text under the same id
_RUN = 3  # words on end that copies share; single ones are shared by any two texts
_MISSING = frozenset(["removed", "blacked_out"])
_FEW = 12  # words that tell nothing of likeness


def collate(cables: Sequence[Cable], *, base: int | None = None) -> Collation:
    """Return the collation of copies of one cable, which are in `copies` in the order given.

    `base` is the index of a copy to take as the base, whatever its worth. Raises `ValueError` where there is no copy,
    or where their ids differ.
    """
    if not cables:
        raise ValueError("nothing to compare: give at least one copy")
    if len({cable.id for cable in cables}) > 1:
        named = ", ".join(sorted({cable.id or "no id" for cable in cables}))
        raise ValueError(f"copies of one cable have one id, these have {named}")
    tokens = without_misread([tokens_of(cable, copy) for copy, cable in enumerate(cables)], cables)
    choice = choose_base(cables, tokens, asked=base)
    base = choice.order[0]
    apart = [copy != base and _is_other(tokens[base], tokens[copy]) for copy in range(len(cables))]
    together = [copy for copy in choice.order if not apart[copy]]
    paragraphs = paragraphs_of(_table(cables, tokens, choice.order, apart), cables, base)
    head = join_heads(cables, together)
    remaining = remaining_damage(head.header, paragraphs, [cables[copy] for copy in together], 0)
    return Collation(
        id=cables[0].id,
        base=base,
        reason=choice.reason,
        copies=tuple(
            _copy(cable, copy, tokens[copy], paragraphs, base, apart=apart[copy]) for copy, cable in enumerate(cables)
        ),
        header=head.header,
        header_supplied=head.supplied,
        header_variants=head.variants,
        paragraphs=paragraphs,
        repairs=tuple(repairs_of(cables, remaining, apart)),
        remaining=remaining,
        editorial=_editorial(cables[base].editorial, paragraphs),
    )


def _table(
    cables: Sequence[Cable], tokens: Sequence[Sequence[Token]], order: Sequence[int], apart: Sequence[bool]
) -> list[Column]:
    """The table of all copies; their texts come in the order of worth, which the judge of foreign text must know."""
    table = first_table(tokens[order[0]])
    for number, copy in enumerate(order[1:], start=1):
        judge = judge_of(cables, copy, order[:number])
        table = add_copy(table, tokens[copy], judge, apart=apart[copy])
    return table


def _is_other(base: Sequence[Token], own: Sequence[Token]) -> bool:
    """Whether two texts share too little to be one."""
    least = min(word_count(base), word_count(own))
    if least < _FEW:
        return False
    keys = [[token.key for token in each if token.text and not token.is_sign] for each in (base, own)]
    return sum(size for _, _, size in align(*keys) if size >= _RUN) < least * _LEAST_SHARED


def _copy(
    cable: Cable, copy: int, tokens: Sequence[Token], paragraphs: Iterable[CollatedParagraph], base: int, *, apart: bool
) -> Copy:
    missing = (
        piece.lacks for paragraph in paragraphs for piece in pieces(paragraph, copy, base) if piece.kind in _MISSING
    )
    return Copy(
        source=cable.source,
        words=word_count(tokens),
        lacks=sum(len(words.split()) for words in missing),
        blacked_out=sum(token.is_sign for token in tokens),
        apart=apart,
        damage=cable.damage,
    )


def _editorial(editorial: Editorial | None, paragraphs: Sequence[CollatedParagraph]) -> Editorial | None:
    """The base's editorial matter, without the places of words in paragraphs that supplied words have moved."""
    moved = {p.number for p in paragraphs if any(one.part == "text" for one in p.supplied)}
    if editorial is None or not moved:
        return editorial
    fixed = {
        name: tuple(
            msgspec.structs.replace(one, at=None) if one.paragraph in moved else one for one in getattr(editorial, name)
        )
        for name in ("people", "glosses", "footnotes")
    }
    return msgspec.structs.replace(editorial, **fixed)
