"""Which numbered lines really open paragraphs: the longest sensible run of printed numbers.

Lists inside paragraphs are numbered too, wrapped lines happen to start with a number, typists repeat and skip.
"""

from collections.abc import Callable

from reftel.telegram.body import TEXT, Line

__all__ = ["paragraph_starts"]

_FAR = 2


def paragraph_starts(lines: list[Line], is_below_heading: Callable[[int, int], bool]) -> list[int]:
    """Return the positions of the lines that open numbered paragraphs, in order.

    `is_below_heading(position, floor)` tells whether a heading stands right above a line, no higher than `floor`:
    numbers may start again there.

    >>> from reftel.telegram.body import body_lines
    >>> text = ["1. (U) One:", "1. first", "2. second", "2. (U) Two."]
    >>> paragraph_starts(body_lines(enumerate(text, 1)), lambda position, floor: False)
    [0, 3]
    """
    found = [at for at, line in enumerate(lines) if line.start is not None]
    run = _Run(lines, found, is_below_heading)
    for turn in range(len(found)):
        run.consider(turn)
    return run.accepted


class _Run:
    """Walks the numbered lines in order; `last` is the paragraph accepted last, `in_list` the item of a list.

    In a `tight_list` no blank line stands between the items.
    """

    def __init__(self, lines: list[Line], found: list[int], is_below_heading: Callable[[int, int], bool]) -> None:
        self.lines, self.found, self.is_below_heading = lines, found, is_below_heading
        self.accepted: list[int] = []
        self.last = 0
        self.in_list = 0
        self.list_indent, self.tight_list = 0, False
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
            self.tight_list = number > 1 and not self._after_blank(at)
            self.in_list, self.list_indent = number, line.indent

    def _opens(self, turn: int, at: int, line: Line, number: int) -> bool:
        if number == self.last + 1:
            return self._follows(turn, line, number)
        if number > self.last + 1:
            return self._skips(turn, line, number)
        if number == 1 and not self.style_marked and self.is_below_heading(at, self._floor()):
            return True
        return self._after_blank(at) and (line.marked if self.style_marked else self._repeats(turn, number))

    def _floor(self) -> int:
        return self.accepted[-1] + 1 if self.accepted else 0

    def _repeats(self, turn: int, number: int) -> bool:
        """The same number typed a second time: no list is open, and none is announced or counted on from here."""
        above = next((line for line in reversed(self.lines[: self.found[turn]]) if line.kind == TEXT), None)
        is_announced = above is not None and above.text.endswith(":")
        return number == self.last and not (
            self.in_list
            or is_announced
            or self.lines[self.accepted[-1]].marked
            or len(self._later(turn, number + 1, marked=False)) > 1
        )

    def _follows(self, turn: int, line: Line, number: int) -> bool:
        """The next number, unless it goes on with a list, or the real one (with its mark) is still to come."""
        if line.marked:
            return True
        if self.style_marked and any(self._later(turn, number, marked=True)):
            return False
        if self._continues_list(self.found[turn], number):
            return False
        return line.indent <= self.indent + _FAR + 6

    def _continues_list(self, at: int, number: int) -> bool:
        is_apart = self.lines[at].indent < self.list_indent or (self.tight_list and self._after_blank(at))
        return bool(self.in_list) and number == self.in_list + 1 and not is_apart

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
