"""Names of parties that no cable has, and what they may have been meant for."""

from collections.abc import Mapping
from typing import NamedTuple

from reftel.archive.query_fields import nearest
from reftel.corpus.surveys.survey import Survey

__all__ = ["UnknownParty", "unknown_party"]


class UnknownParty(NamedTuple):
    """A name that is no party's of any line, and the party that was probably meant."""

    name: str
    meant: str | None


def unknown_party(survey: Survey, parties: Mapping[str, str]) -> UnknownParty | None:
    """Return the first of some names, each with the party it was taken for, that no line has, if one has not."""
    known = {str(row["party"]) for row in survey.rows("SELECT DISTINCT party FROM lines_by", [])}
    name = next((name for name, party in parties.items() if party not in known), None)
    if name is None:
        return None
    by_letters = {party.lower(): party for party in sorted(known)}
    near = nearest(name, by_letters)
    return UnknownParty(name, by_letters[near] if near else None)
