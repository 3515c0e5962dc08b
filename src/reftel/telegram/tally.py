"""The tally of a reading: every file accounted for, cables and damage counted."""

from collections import Counter

from reftel.errors import SourceError
from reftel.record import Cable
from reftel.telegram.stream import Done, Reading

__all__ = ["Tally"]


class Tally:
    """Counts what goes by; memory grows with the files that gave no cable or failed, not with the cables.

    `partly` are the files of which some texts held no cable.
    """

    def __init__(self) -> None:
        self.files = 0
        self.files_read = 0
        self.cables = 0
        self.damaged = 0
        self.damage: Counter[str] = Counter()
        self.without_cable: list[Done] = []
        self.partly: list[Done] = []
        self.errors: list[SourceError] = []
        self.files_failed = 0

    def add(self, reading: Reading) -> None:
        """Count one reading."""
        if isinstance(reading, Cable):
            self.cables += 1
            self.damaged += bool(reading.damage)
            self.damage.update(damage.kind for damage in reading.damage)
        elif isinstance(reading, SourceError):
            self.errors.append(reading)
        else:
            self._finish(reading)

    def _finish(self, done: Done) -> None:
        self.files += 1
        if done.without and not done.reason:
            self.partly.append(done)
        if done.failed:
            self.files_failed += 1
        elif done.reason:
            self.without_cable.append(done)
        else:
            self.files_read += 1
