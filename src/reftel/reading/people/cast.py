"""Who a phrase means: a name, an office, a pronoun, a body's people."""

from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body, Identification, Person

__all__ = ["Cast"]


class Cast:
    """The people and bodies of a cable, to be asked who is meant at a place."""

    __slots__ = ("bodies", "mentions", "people", "study")

    def __init__(self, study: Study, mentions: Mentions, people: tuple[Person, ...], bodies: tuple[Body, ...]) -> None:
        self.study = study
        self.mentions = mentions
        self.people = people
        self.bodies = bodies

    def who(self, index: int, start: int, end: int) -> str | None:
        """Return the `name` of the person or body that a phrase (tokens of a passage) means; None where it is open.

        A pronoun is resolved by what stands before it in the passage and the ones before.
        """
        del index, start, end
        return None

    def everybody(self, index: int, start: int, end: int) -> list[str]:
        """Return the names of all that a phrase lists: `Strand and Tran`, `they`."""
        del index, start, end
        return []

    def identified(self, index: int, start: int, end: int) -> Identification | None:
        """Return who an unnamed office was (`the Ambassador`), from the list of chiefs of mission; None otherwise."""
        del index, start, end
        return None
