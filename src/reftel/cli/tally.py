"""The tally as a person reads it."""

from rich.console import Console
from rich.text import Text

from reftel.cli.plain import plain
from reftel.telegram import Done, Tally

__all__ = ["show_tally"]

_MOST_LISTED = 20
_MOST_LINES = 8


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def show_tally(tally: Tally, console: Console) -> None:
    """Print the tally: files, cables, files without a cable and why, failures, damage by kind."""
    files = _counted(tally.files, "file", "files")
    cables = _counted(tally.cables, "cable", "cables")
    parts = [
        f"{tally.files_read:,} read",
        f"{len(tally.without_cable):,} without a cable",
        f"{tally.files_failed:,} failed",
    ]
    _line(console, f"{files} seen ({', '.join(parts)}), {cables} found.", "bold")
    if tally.damage:
        kinds = ", ".join(f"{kind} {number:,}" for kind, number in sorted(tally.damage.items()))
        _line(console, f"Damage in {_counted(tally.damaged, 'cable', 'cables')}: {kinds}.")
    _list(console, "No cable in:", [f"{done.path}: {done.reason}" for done in tally.without_cable], "yellow")
    _list(
        console,
        "No line of a telegram's head, nor a cable's id in the row, in some texts of:",
        [_partly(done) for done in tally.partly],
        "yellow",
    )
    _list(console, "Failed:", [str(error) for error in tally.errors], "red")


def _partly(done: Done) -> str:
    """A file some of whose texts held no cable, and the lines they begin at.

    >>> _partly(Done(path="a.csv", cables=7, without=(3, 9)))
    'a.csv: 2 texts, in lines 3 and 9'
    """
    shown = [f"{line:,}" for line in done.without[:_MOST_LINES]]
    more = len(done.without) - len(shown)
    *before, last = [*shown, f"{more:,} more"] if more else shown
    lines = f"lines {', '.join(before)} and {last}" if before else f"line {last}"
    return f"{done.path}: {_counted(len(done.without), 'text', 'texts')}, in {lines}"


def _list(console: Console, title: str, lines: list[str], style: str) -> None:
    if not lines:
        return
    _line(console, title, style)
    for line in lines[:_MOST_LISTED]:
        _line(console, f"  {line}")
    if len(lines) > _MOST_LISTED:
        _line(console, f"  and {len(lines) - _MOST_LISTED:,} more")


def _line(console: Console, text: str, style: str = "") -> None:
    """A line that stays one, whatever stands in the name of a file."""
    console.print(Text(plain(text).replace("\n", "\ufffd"), style=style), soft_wrap=True)
