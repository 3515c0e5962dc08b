"""The corpus brought up to what the archive's records are: new batches worked in, and only what they touch again."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import msgspec

from reftel.archive import Batches, Workers
from reftel.corpus.fates.following import follow
from reftel.corpus.kept.gathering import gathered
from reftel.corpus.kept.holdings import Card, Holdings
from reftel.corpus.kept.identifying import identified
from reftel.corpus.kept.joining import joined
from reftel.corpus.kept.linking import linked
from reftel.corpus.kept.sharing import shared_out
from reftel.corpus.kept.siding import sided

__all__ = ["RULES", "update"]

RULES = "50"
_TASKS = ("reftel.corpus.kept.gathering", "reftel.corpus.kept.resolving", "reftel.corpus.fates.following")
_SMALL = 600  # copies that are worked in without other processes


def update(
    holdings: Holdings, batches: Batches, workers: int | None = None, begin: Callable[[], None] | None = None
) -> int:
    """Work in what the records have and the corpus has not; return how many batches that were.

    `begin` is called where there is something to do.
    """
    holdings.look_again()
    if _is_current(holdings.card, batches):
        return 0
    with holdings.alone():
        if _is_current(holdings.card, batches):  # another process did it while this one waited
            return 0
        sizes = batches.sizes()
        there = frozenset(sizes)
        held = holdings.card
        if held.rules != RULES or held.batches - there:
            held = Card(rules=RULES)
        # the longest first, so that no worker ends long after another
        fresh = sorted(there - held.batches, key=lambda batch: (-sizes[batch], batch))
        draft = Holdings(holdings.folder, held)
        if fresh and begin is not None:
            begin()
        if fresh:
            with Workers(workers if batches.count() > _SMALL else 1, _TASKS) as pool:
                _Working(draft, pool).run(batches, fresh)
        holdings.name(Card(rules=RULES, batches=there, files=draft.card.files))
    return len(fresh)


def _is_current(card: Card, batches: Batches) -> bool:
    return card.rules == RULES and card.batches == batches.names()


class _Working:
    """One bringing up to date: what is written is of the corpus once the card is named."""

    def __init__(self, holdings: Holdings, pool: Workers) -> None:
        self._holdings, self._pool = holdings, pool
        self._setting = Lock()

    def run(self, batches: Batches, fresh: Sequence[str]) -> None:
        """Work in fresh batches; people and plans side by side, since neither asks for the other."""
        new = gathered(self._holdings, batches, fresh, self._pool)
        self._set({name: [*self._holdings.card.files.get(name, []), file] for name, file in new.items()})
        self._set(shared_out(self._holdings, new["copies"]))
        with ThreadPoolExecutor(1) as beside:
            plans = beside.submit(self._plans, new)
            self._people(new)
            plans.result()
        self._set(joined(self._holdings))

    def _people(self, new: Mapping[str, str]) -> None:
        people = identified(self._holdings, new["people"], self._pool)
        self._set(people.files)
        self._set(sided(self._holdings, new, people.moved))

    def _plans(self, new: Mapping[str, str]) -> None:
        links = linked(self._holdings, **{name: new[name] for name in ("copies", "citations", "names")})
        self._set(links.files)
        of_plans = {name: new[name] for name in ("copies", "lines", "reports")}
        self._set(follow(self._holdings, self._pool, relinked=links.moved, **of_plans))

    def _set(self, files: dict[str, list[str]]) -> None:
        """Let the tables have these files, in a card that is not named yet."""
        with self._setting:
            held = self._holdings.card
            self._holdings.card = msgspec.structs.replace(held, files={**held.files, **files})
