"""Roles: what each line of a source is, so that every line is accounted for."""

from collections.abc import Iterable, Sequence

from reftel.record import Layout

__all__ = ["Roles"]


class Roles:
    """What each source line is, by index; the first word said of a line holds."""

    def __init__(self, lines: Sequence[str], start: int, end: int) -> None:
        self.lines, self.start = lines, start
        self.roles: list[str | None] = [None] * (end - start)

    def say(self, role: str, start: int, end: int) -> None:
        """Say that the lines from index `start` to `end` (exclusive) are `role`, where nothing was said of them yet."""
        first, last = max(start, self.start) - self.start, max(0, end - self.start)
        if first < last:
            self.roles[first:last] = [known or role for known in self.roles[first:last]]

    def say_all(self, role: str, indexes: Sequence[int]) -> None:
        """Say that each of the lines at these indexes is `role`, where nothing was said of it yet."""
        roles, start = self.roles, self.start
        for at in indexes:
            if roles[at - start] is None:
                roles[at - start] = role

    def say_each(self, named: Iterable[tuple[str | None, int]]) -> None:
        """Say of each line at an index what stands before it, where nothing was said of it yet."""
        roles, start = self.roles, self.start
        for role, at in named:
            if roles[at - start] is None:
                roles[at - start] = role

    def says(self, at: int) -> str | None:
        """Return what was said of the line at index `at`, None where nothing yet."""
        return self.roles[at - self.start]

    def runs(self, first_line: int) -> tuple[Layout, ...]:
        """Return the runs of lines of one role, blank lines not counted, numbered from `first_line`."""
        lines, start = self.lines, self.start
        runs: list[tuple[str, int, int]] = []
        current, first, last = None, 0, 0
        for at, role in enumerate(self.roles, start):
            if role == current:
                last = at
            elif role is not None and lines[at].strip():
                if current is not None:
                    runs.append((current, first, last))
                current, first, last = role, at, at
        if current is not None:
            runs.append((current, first, last))
        return tuple(
            [
                Layout(role=role, lines=(first_line + start, first_line + self._last_filled(end)))
                for role, start, end in runs
            ]
        )

    def _last_filled(self, at: int) -> int:
        """The index of the last line at or above index `at` that is not blank."""
        while not self.lines[at].strip():
            at -= 1
        return at
