"""Those met on other days by the same verb: `met Strand on March 2 and, separately, Tran and Holm on March 3`."""

import re
from collections.abc import Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.meetings.encounter import Encounter
from reftel.reading.meetings.parties import Side
from reftel.reading.meetings.scene import Scene
from reftel.reading.meetings.stretches import stretch_end

__all__ = ["met_further"]

_ON: Final = r"P(?:y#?|#y)(?:,#,?)?"  # on March 2; on March 2, 2009
_NEXT: Final = re.compile(rf"[^.;:EZMBHXTQGt]{{1,40}}?{_ON},?K?(?:,R,|R)?P?(?=[DJNC])")
_CLOSED: Final = re.compile(_ON)


def met_further(scene: Scene, clause: Clause, kind: str, doer: Side) -> Iterator[Encounter]:
    """Yield an encounter for each further list behind a verb that has a day of its own."""
    tags, start = scene.passage.tags, clause.end
    while match := _NEXT.match(tags, start, scene.end):
        first = match.end()
        end = stretch_end(scene.passage, first, scene.end)
        if not _CLOSED.match(tags, end, scene.end):
            return
        found = scene.side(first, end)
        if scene.people.intersection(found.names):
            one = scene.encounter(kind, [doer, found], (end - 1, end), "met further", 0.7)
            yield from [one] if one else ()
        start = first
