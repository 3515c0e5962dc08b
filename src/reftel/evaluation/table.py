"""Figures as lines of text."""

from collections.abc import Iterable, Iterator

from reftel.evaluation.comparison import Figure

__all__ = ["lines_of"]


def lines_of(figures: Iterable[Figure]) -> Iterator[str]:
    """Yield a line a figure, details below their register.

    >>> print(*lines_of([Figure(name="people", precision=0.5, recall=1, f1=0.667, gold=3)]))
    people           precision 0.500  recall 1.000  F1 0.667  of 3
    """
    for one in figures:
        if one.of is not None:
            yield f"  {one.name:<22} accuracy {'-' if one.accuracy is None else one.accuracy} of {one.of}"
        else:
            yield (
                f"{one.name:<16} precision {one.precision:.3f}  recall {one.recall:.3f}  F1 {one.f1:.3f}  of {one.gold}"
            )
