"""A cable as a person reads it on a terminal or a page, and `reftel show`: one from an archive, with its entries."""

import sys
from collections.abc import Container, Iterable, Iterator
from functools import partial

import click
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

import reftel
from reftel.archive.citation import OPENING
from reftel.cli.entries import EntryLine, entry_lines, grouped
from reftel.cli.page import printed
from reftel.cli.plain import plain
from reftel.cli.words import WORDS
from reftel.errors import ArchiveError
from reftel.record import Addressee, Cable, Damage, Header, Paragraph, encode

__all__ = ["show", "show_cable", "show_header", "show_paragraph"]

_LABEL = 13  # columns
_MOST_NAMED = 6
_NAMED = ("people", "bodies", "instruments")
_LEVEL_STYLES = {"SECRET": "red", "TOP SECRET": "red", "CONFIDENTIAL": "yellow"}


@click.command(short_help="Print a cable of an archive with its entries.")
@click.argument("archive")
@click.argument("name", metavar="ID[#PARAGRAPH]", type=WORDS)
@click.option("--json", "as_json", is_flag=True, help="Print the records as JSON Lines, one a copy.")
def show(archive: str, name: str, as_json: bool) -> None:  # noqa: FBT001  click passes options by position or name
    """Print a cable of ARCHIVE, every copy of it, with what was read out of each paragraph below it.

    ID is as `reftel search` prints it. With #PARAGRAPH only the paragraphs of that number are printed, with #opening
    what stands before paragraph 1.
    """
    identity, _, asked = name.partition("#")
    number = "0" if asked.lower() == OPENING else asked
    if not any(map(str.isalnum, identity)):
        raise click.UsageError(f"`{name}` names no cable; give one such as 08PORTHAVEN45#3")
    if number and not number.isdecimal():
        raise click.UsageError(f"`{number}` is no paragraph's number; give one such as {identity}#3, or #{OPENING}")
    copies = reftel.open(archive).cable(identity)
    if not copies:
        raise ArchiveError(archive, found=f"no cable {identity}", advice="`reftel search` finds the ids it has")
    for cable in copies:
        wanted = _numbered(cable, int(number)) if number else None
        if wanted is not None and not wanted and int(number):
            raise ArchiveError(
                archive, found=f"no paragraph {number} in {identity}", advice=f"it has {_numbers(cable)}"
            )
        if as_json:
            sys.stdout.buffer.write(encode(cable) + b"\n")
        else:
            printed(partial(show_cable, cable, entries=True, only=wanted))


def _numbered(cable: Cable, number: int) -> frozenset[int]:
    return frozenset(index for index, each in enumerate(cable.paragraphs) if each.number == number)


def _numbers(cable: Cable) -> str:
    numbers = sorted({paragraph.number for paragraph in cable.paragraphs} - {0})
    return f"{numbers[0]} to {numbers[-1]}" if numbers else f"no numbered one; #{OPENING} is its text"


def show_cable(cable: Cable, console: Console, *, entries: bool = False, only: Container[int] | None = None) -> None:
    """Print a cable: its header as a table, its paragraphs with marks and headings, its damage where it stands.

    `entries` prints what was read out of each paragraph below it; `only` are the indices of the paragraphs to print.
    """
    show_header(cable, console)
    lines = list(entry_lines(cable)) if entries else []
    told = grouped(line for line in lines if line.register not in _NAMED)
    heading: str | None = None
    for index, paragraph in enumerate(cable.paragraphs):
        if only is None or index in only:
            show_paragraph(cable, paragraph, heading, console)
            for line in told.get(index, ()):
                console.print(Padding(_entry(line), (0, 0, 0, 4)))
        heading = paragraph.heading
    if cable.header.signed and only is None:
        console.print()
        console.print(Text(plain(cable.header.signed)))
    console.print()
    if entries and only is None:
        console.print(_table(_named_rows(lines)))
        console.print()


def _named_rows(lines: list[EntryLine]) -> Iterator[tuple[str, str, str]]:
    """Whom and what a cable names, a row a register: together at its end, since most stand in many paragraphs."""
    for register in _NAMED:
        if named := [line.words for line in lines if line.register == register]:
            yield register, "; ".join(named), ""


def show_header(cable: Cable, console: Console) -> None:
    """Print a cable's id, its header as a table, and what of the copy's head or whole is damaged."""
    console.print(Rule(Text(plain(cable.id or "cable without a number"), style="bold"), align="left"))
    console.print(_table(_header_rows(cable.header, cable)))
    for damage in cable.damage:
        if damage.paragraph == 0:
            console.print(_damage_line(damage))


def show_paragraph(cable: Cable, paragraph: Paragraph, heading: str | None, console: Console) -> None:
    """Print a paragraph, its heading unless it is the one printed last, and the damage to it."""
    console.print()
    if paragraph.heading and paragraph.heading != heading:
        console.print(Text(plain(paragraph.heading), style="bold underline"))
        console.print()
    console.print(_paragraph(paragraph))
    for damage in cable.damage:
        if damage.paragraph == paragraph.number != 0:
            console.print(Padding(_damage_line(damage), (0, 0, 0, 4)))


def _entry(line: EntryLine) -> Text:
    return Text.assemble((f"{line.register:<{_LABEL}}", "green"), plain(" ".join(line.words.split())))


def _paragraph(paragraph: Paragraph) -> Text:
    line = Text()
    if paragraph.number:
        line.append(f"{paragraph.number}. ", style="bold")
    if paragraph.mark:
        line.append(f"({paragraph.mark}) ", style="cyan")
    return line.append(plain(paragraph.text))


def _damage_line(damage: Damage) -> Text:
    place = _place(*damage.lines) if damage.lines and damage.paragraph else ""
    return Text(f"[{damage.kind.replace('_', ' ')}: {plain(damage.note)}{place}]", style="magenta")


def _place(first: int, last: int) -> str:
    return f", line {first}" if first == last else f", lines {first} to {last}"


def _table(rows: Iterable[tuple[str, str, str]]) -> Table:
    """Rows of a label, a value and its style."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value, style in rows:
        table.add_row(label, Text(plain(value), style=style))
    return table


def _header_rows(header: Header, cable: Cable) -> Iterator[tuple[str, str, str]]:
    """The rows of the header block; a line the copy does not have is left out."""
    rows = (
        ("number", header.mrn),
        ("date", _when(header)),
        ("precedence", header.precedence),
        ("marking", _marking(header)),
        ("from", _sender(header)),
        ("to", _receivers(header.to)),
        ("info", _receivers(header.info)),
        ("pass to", "; ".join(header.passing)),
        ("E.O.", _order(header)),
        ("TAGS", " ".join(header.tags)),
        ("subject", header.subject),
        ("ref", "; ".join(_reference(r.label, r.text, r.id) for r in header.references)),
        ("classified by", header.classified_by),
        ("section", _section(header)),
        ("head", cable.editorial.head if cable.editorial else None),
        ("source note", cable.editorial.source_note if cable.editorial else None),
        ("participants", "; ".join(p.text for p in cable.editorial.participants) if cable.editorial else None),
        ("doubts", "; ".join(d.note for d in header.discrepancies)),
        ("read from", f"{cable.source.path} ({cable.source.format})"),
    )
    for label, value in rows:
        if value:
            yield label, value, _LEVEL_STYLES.get(header.classification or "", "") if label == "marking" else ""


def _when(header: Header) -> str | None:
    if not header.dtg:
        return header.date and f"{header.date} (no date-time group)"
    day, _, time = header.dtg.partition("T")
    return f"{day} {time[:5]}{' UTC' if time.endswith('Z') else ' local time'}" if time else day


def _marking(header: Header) -> str:
    return " ".join(filter(None, [header.classification, *header.caveats]))


def _sender(header: Header) -> str | None:
    post = header.post and f"{header.post}{f' ({header.post_kind})' if header.post_kind else ''}"
    return "; ".join(dict.fromkeys(filter(None, [header.sender, post]))) or None


def _receivers(receivers: tuple[Addressee, ...]) -> str:
    named = "; ".join(a.addressee for a in receivers[:_MOST_NAMED])
    more = len(receivers) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _order(header: Header) -> str | None:
    order = header.executive_order
    return " ".join(filter(None, [order.order, order.text])) if order else None


def _reference(label: str | None, text: str, identity: str | None) -> str:
    return f"{f'{label}) ' if label else ''}{text}{f' [{identity}]' if identity else ''}"


def _section(header: Header) -> str | None:
    return f"{header.section} of {header.sections}" if header.section and header.sections else None
