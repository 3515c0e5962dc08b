"""People as cables have them, made in a line each."""

from collections.abc import Sequence
from itertools import count

from reftel.corpus import Sighting

__all__ = ["people", "seen"]

_NUMBERS = count()


def seen(
    name: str,
    *offices: str,
    copy: str = "",
    date: str | None = "2008-05-14",
    place: str = "",
    alone: Sequence[str] = (),
) -> Sighting:
    """An entry of `people`: one in a cable of its own unless a copy is named."""
    where = copy or f"{next(_NUMBERS):06}"
    return Sighting(where, 0, f"08LYSANDRA{where}", date, place, name, (), offices, tuple(alone))


def people(*lines: tuple[str, ...]) -> list[Sighting]:
    """An entry a line: the name, then offices."""
    return [seen(name, *offices) for name, *offices in lines]
