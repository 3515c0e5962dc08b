"""The adding of sources: results of the workers written to the records and the index as they come."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reftel.archive.catching_up import catch_up
from reftel.archive.index_batches import from_bytes
from reftel.archive.indexing import Indexing
from reftel.archive.intake import Begun, Intake
from reftel.archive.known import Known
from reftel.archive.ledger import Entry, Ledger, State
from reftel.archive.pool import Pool
from reftel.archive.reader import Reader
from reftel.archive.records import Records
from reftel.archive.tasks import Outcome, Result
from reftel.telegram import Done, Tally

__all__ = ["Added", "Adding"]

_COMMIT_CABLES = 20_000  # between two commits of the index; after a kill, as many are indexed again


class Added(Tally):
    """The tally of an adding; `held` counts the files that the archive had already, and are not read again."""

    def __init__(self) -> None:
        super().__init__()
        self.held = 0

    def add_cables(self, damage: Sequence[Sequence[str]]) -> None:
        """Count cables by the kinds of damage that each of them has."""
        self.cables += len(damage)
        self.damaged += sum(map(bool, damage))
        self.damage.update(itertools.chain.from_iterable(damage))


class Adding:
    """One adding to an archive whose lock is held."""

    def __init__(self, records: Records, index: Indexing, ledger: Ledger, reader: Reader, *, again: bool) -> None:
        self._records = records
        self._index = index
        self._ledger = ledger
        self._reader = reader
        self._known = Known(records, ledger, reader.rules, again=again)
        self._batches: set[str] = set()
        self._waiting = 0
        self._indexing = False
        self._parts: dict[str, Outcome] = {}
        self.tally = Added()

    def run(self, paths: Sequence[str], pool: Pool, folder: Path | None = None) -> Iterator[Done]:
        """Add what is under the paths, but for the archive's own `folder`; yield a word on every file as it is done."""
        intake = Intake(self._reader, self._known.holds, self._records.batches().__contains__, folder)
        try:
            for result in pool.run(intake.jobs(paths)):
                match result:
                    case Begun():
                        self._begin(result)
                    case Outcome():
                        yield from self._finish(result)
                    case Result():
                        self._write(result)
                        yield from self._outcomes(result.outcomes)
        finally:
            if not self._indexing:  # half a batch is not committed, and is indexed anew when the archive is opened
                self._commit()
        catch_up(self._index, self._records)  # what is left of replaced batches

    def _begin(self, big: Begun) -> None:
        self._parts[big.sha256] = Outcome(big.path, big.sha256)

    def _outcomes(self, outcomes: Iterable[Outcome]) -> Iterator[Done]:
        empty: list[Entry] = []
        for outcome in outcomes:
            if outcome.sha256 in self._parts:
                self._parts[outcome.sha256] = _joined(self._parts[outcome.sha256], outcome)
                continue
            if not outcome.cables and not outcome.faults:
                empty.append(self._entry(outcome, "empty"))
            yield from self._done(outcome)
        self._ledger.add(*empty)

    def _finish(self, outcome: Outcome) -> Iterator[Done]:
        """Take an outcome no worker gave: of a file that was held, or cannot be opened, or whose parts are done."""
        if outcome.sha256 in self._parts and not outcome.held:
            outcome = _joined(self._parts.pop(outcome.sha256), outcome)
            self._ledger.add(self._entry(outcome, "whole"))
        yield from self._done(outcome)

    def _done(self, outcome: Outcome) -> Iterator[Done]:
        done = Done(
            path=outcome.path,
            cables=outcome.cables,
            failed=bool(outcome.faults),
            reason=outcome.reason,
            without=outcome.without,
        )
        for fault in outcome.faults:
            self.tally.add(fault.error())
        if outcome.held:
            self.tally.files += 1
            self.tally.held += 1
        else:
            self.tally.add(done)
        yield done

    def _entry(self, outcome: Outcome, state: State) -> Entry:
        return Entry(
            sha256=outcome.sha256, rules=self._reader.rules, state=state, path=outcome.path, reason=outcome.reason
        )

    def _write(self, result: Result) -> None:
        read = {outcome.sha256 for outcome in result.outcomes if outcome.cables or not outcome.faults}
        old = self._known.replaced(read)
        if result.piece is not None or old.gone:
            pieces = [result.piece] if result.piece is not None else []
            self._records.write([*pieces, *old.pieces], old.of)
        if result.piece is None:
            return
        self.tally.add_cables(result.damage)
        self._indexing = True
        self._index.add_ready(result.batch, from_bytes(*result.indexed))
        self._indexing = False
        self._batches.add(result.batch)
        self._waiting += len(result.damage)
        if self._waiting >= _COMMIT_CABLES:
            self._commit()

    def _commit(self) -> None:
        self._index.commit(self._batches)
        self._batches.clear()
        self._waiting = 0


def _joined(one: Outcome, other: Outcome) -> Outcome:
    """One outcome of two parts of a file."""
    return one._replace(
        cables=one.cables + other.cables, faults=one.faults + other.faults, without=(*one.without, *other.without)
    )
