"""Which numbered lines really open paragraphs: the longest sensible run of printed numbers.

Lists inside paragraphs are numbered too, wrapped lines happen to start with a number, typists repeat and skip.
"""

from collections.abc import Callable

from reftel.telegram.body import Line

__all__ = ["paragraph_starts"]

_FAR = 2


def paragraph_starts(lines: list[Line], is_below_heading: Callable[[int], bool]) -> list[int]:
    """Return the positions of the lines that open numbered paragraphs, in order.

    `is_below_heading(position)` tells whether a heading stands right above a line: numbers may start again there.

    >>> from reftel.telegram.body import body_lines
    >>> text = ["1. (U) One:", "1. first", "2. second", "2. (U) Two."]
    >>> paragraph_starts(body_lines(enumerate(text, 1)), lambda position: False)
    [0, 3]
    """
    found = [at for at, line in enumerate(lines) if line.start is not None]
    run = _Run(lines, found, is_below_heading)
    for turn in range(len(found)):
        run.consider(turn)
    return run.accepted


class _Run:
    """Walks the numbered lines in order; `last` is the paragraph accepted last, `in_list` the item of a list."""

    def __init__(self, lines: list[Line], found: list[int], is_below_heading: Callable[[int], bool]) -> None:
        self.lines, self.found, self.is_below_heading = lines, found, is_below_heading
        self.accepted: list[int] = []
        self.last = 0
        self.in_list = 0
        first = [lines[at].marked for at in found[:2]]
        marked = sum(lines[at].marked for at in found)
        self.style_marked = marked >= 2 and (all(first) or marked * 2 >= len(found))
        self.indent = min((lines[at].indent for at in found), default=0)

    def consider(self, turn: int) -> None:
        at = self.found[turn]
        line = self.lines[at]
        number = line.start or 0
        if self._opens(turn, at, line, number):
            self.accepted.append(at)
            self.last, self.in_list = number, 0
        elif number == 1 or number == self.in_list + 1:
            self.in_list = number

    def _opens(self, turn: int, at: int, line: Line, number: int) -> bool:
        if number == self.last + 1:
            return self._follows(turn, line, number)
        if number == 1:
            return self.is_below_heading(at) and not self.style_marked
        if number > self.last + 1:
            return self._skips(turn, line, number)
        return line.marked and self.style_marked and self._after_blank(at)

    def _follows(self, turn: int, line: Line, number: int) -> bool:
        """The next number, unless it goes on with a list, or the real one (with its mark) is still to come."""
        if line.marked:
            return True
        if self.style_marked and any(self._later(turn, number, marked=True)):
            return False
        if self.in_list and self.in_list + 1 == number:
            return False
        return line.indent <= self.indent + _FAR + 6

    def _skips(self, turn: int, line: Line, number: int) -> bool:
        """A number too high: numbers in between are lost, where the copy goes on counting from it."""
        if any(self._later(turn, self.last + 1, marked=False)) or (self.in_list and number == self.in_list + 1):
            return False
        if self.style_marked:
            return line.marked
        goes_on = any(self._later(turn, number + 1, marked=False))
        return number - self.last <= _FAR + 1 and (goes_on or self._after_blank(self.found[turn]))

    def _later(self, turn: int, number: int, *, marked: bool) -> list[int]:
        rest = self.found[turn + 1 : turn + 40]
        return [at for at in rest if self.lines[at].start == number and (self.lines[at].marked or not marked)]

    def _after_blank(self, at: int) -> bool:
        return at == 0 or self.lines[at - 1].kind != "text"
