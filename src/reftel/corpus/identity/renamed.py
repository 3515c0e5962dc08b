"""States that go on under another name, or whose name meant another once: one party through all cables."""

from functools import cache

from reftel.corpus.tables import read_rows

__all__ = ["party_of"]


def party_of(state: str, day: str | None = None) -> str:
    """Return the party that a state is, of a name that meant another once on an ISO day.

    >>> party_of("United Arab Republic"), party_of("Russia", "1973-05-01"), party_of("Russia", "2009-05-01")
    ('Egypt', 'Soviet Union', 'Russia')
    """
    party, until = _renamed().get(state, (state, ""))
    return party if not until or (day is not None and day <= until) else state


@cache
def _renamed() -> dict[str, tuple[str, str]]:
    return {row["state"]: (row["party"], row["until"]) for row in read_rows("corpus/renamed.csv")}
