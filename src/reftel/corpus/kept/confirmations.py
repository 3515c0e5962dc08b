"""Visits of all cables beside the events of the archive, worked out anew when either has changed."""

from collections.abc import Iterable

import msgspec

from reftel.archive import Event
from reftel.corpus.kept.columns import rows_of, table_of
from reftel.corpus.kept.holdings import Holdings
from reftel.corpus.kept.shapes import ConfirmationRow
from reftel.corpus.visits.confirming import Calendar, Confirmation
from reftel.corpus.visits.told import VisitTold

__all__ = ["confirm"]


def confirm(holdings: Holdings, events: Iterable[Event], digest: str) -> bool:
    """Lay the events beside the visits unless that was done with these; return whether it was done now."""
    if holdings.card.events == digest:
        return False
    with holdings.alone():
        calendar = Calendar(events)
        query = "SELECT * FROM visits WHERE list_has_any(keys, ?) ORDER BY copy, register, position"
        told = rows_of(VisitTold, holdings.ask(query, [calendar.keys])) if calendar.keys else ()
        table = table_of(ConfirmationRow, [_row(one) for visit in told for one in calendar.of(visit)])
        files = {**holdings.card.files, "confirmations": [holdings.put("confirmations", table)]}
        holdings.name(msgspec.structs.replace(holdings.card, events=digest, files=files))
    return True


def _row(one: Confirmation) -> ConfirmationRow:
    whole = msgspec.json.encode(one).decode()
    return ConfirmationRow(copy=one.copy, register=one.register, position=one.position, whole=whole)
