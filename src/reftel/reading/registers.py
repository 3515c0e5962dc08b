"""The nine registers of a cable, read one after the other: each stands on those before it."""

import msgspec

from reftel.reading.bodies import find_bodies
from reftel.reading.changes import find_changes
from reftel.reading.dates import find_dates
from reftel.reading.instruments import find_instruments
from reftel.reading.meetings import find_meetings
from reftel.reading.mentions import Mentions
from reftel.reading.people import find_people
from reftel.reading.people.cast import Cast
from reftel.reading.plans import find_plans
from reftel.reading.silences import find_silences
from reftel.reading.statements import find_statements
from reftel.reading.study import study
from reftel.record import Cable

__all__ = ["read_registers"]


def read_registers(cable: Cable) -> Cable:
    """Return a read cable with its registers filled: the same cable always gives the same registers."""
    work = study(cable)
    mentions = Mentions([len(passage.words) for passage in work.passages])
    dates = find_dates(work, mentions)
    bodies = find_bodies(work, mentions)
    instruments = find_instruments(work, mentions, bodies)
    people = find_people(work, mentions)
    cast = Cast(work, mentions, people, bodies)
    statements = find_statements(cast)
    filled = msgspec.structs.replace(
        cable,
        people=people,
        bodies=bodies,
        instruments=instruments,
        meetings=find_meetings(cast, dates, instruments),
        statements=statements,
        silences=find_silences(cast, statements),
        changes=find_changes(cast, statements, dates),
        plans=find_plans(cast, statements, dates),
        dates=dates,
    )
    cast.close()
    return filled
