"""The registers of a cable as a person reads them: below each paragraph with their rules, or as a summary."""

from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reftel.archive.citation import OPENING
from reftel.cli.entries import EntryLine, entry_lines, grouped
from reftel.cli.plain import plain
from reftel.cli.show import show_header, show_paragraph
from reftel.record import Cable, Place

__all__ = ["show_explained", "show_registers"]

_STYLES = {
    "people": "green",
    "bodies": "green",
    "instruments": "yellow",
    "meetings": "blue",
    "statements": "",
    "silences": "magenta",
    "changes": "magenta",
    "plans": "cyan",
    "dates": "dim",
}


def show_explained(cable: Cable, console: Console) -> None:
    """Print a cable, and below each paragraph the entries that stand in it first, with rule, confidence and place."""
    show_header(cable, console)
    lines = grouped(entry_lines(cable))
    heading: str | None = None
    for index, paragraph in enumerate(cable.paragraphs):
        show_paragraph(cable, paragraph, heading, console)
        heading = paragraph.heading
        if index in lines:
            console.print()
            console.print(Padding(_explained(lines[index]), (0, 0, 0, 4)))
    console.print()


def _explained(lines: list[EntryLine]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(style="dim", no_wrap=True)
    for line in lines:
        style = _STYLES[line.register]
        rule = f"{plain(line.rule)} {line.confidence:.2f} {_places(line.at)}"
        table.add_row(Text(f"{line.register} {line.number}", style=style), Text(plain(line.words)), Text(rule))
    return table


def _places(at: tuple[Place, ...]) -> str:
    """The offsets of the first place, and how many more there are.

    >>> _places((Place(0, 3, 9), Place(2, 0, 6)))
    '3-9 +1'
    """
    more = f" +{len(at) - 1}" if len(at) > 1 else ""
    return f"{at[0].start}-{at[0].end}{more}" if at else ""


def show_registers(cable: Cable, console: Console) -> None:
    """Print the registers of a cable, one after the other, each entry with its paragraphs."""
    for register, lines in groupby(entry_lines(cable), key=lambda line: line.register):
        console.print(Rule(Text(register, style=_STYLES[register]), align="left", style="dim"))
        console.print(_listed(list(lines)))
    console.print()


def _listed(lines: list[EntryLine]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row(Text(_numbers(line.paragraphs)), Text(plain(line.words)))
    return table


def _numbers(paragraphs: tuple[int, ...]) -> str:
    """Paragraph numbers, runs of them drawn together.

    >>> _numbers((1, 2, 3, 5)), _numbers((4,)), _numbers((0, 1))
    ('¶1-3 5', '¶4', 'opening ¶1')
    """
    if 0 in paragraphs:
        return f"{OPENING} {_numbers(tuple(filter(None, paragraphs)))}".rstrip()
    runs: list[list[int]] = []
    for number in paragraphs:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "¶" + " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs) if runs else ""
