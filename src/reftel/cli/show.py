"""A cable as a person reads it on a terminal or a page."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reftel.cli.plain import plain
from reftel.record import Addressee, Cable, Damage, Header, Paragraph

__all__ = ["show_cable", "show_header", "show_paragraph"]

_MOST_NAMED = 6
_LEVEL_STYLES = {"SECRET": "red", "TOP SECRET": "red", "CONFIDENTIAL": "yellow"}


def show_cable(cable: Cable, console: Console) -> None:
    """Print a cable: its header as a table, its paragraphs with marks and headings, its damage where it stands."""
    show_header(cable, console)
    heading: str | None = None
    for paragraph in cable.paragraphs:
        heading = show_paragraph(paragraph, heading, console)
        for damage in cable.damage:
            if damage.paragraph == paragraph.number != 0:
                console.print(Padding(_damage_line(damage), (0, 0, 0, 4)))
    if cable.header.signed:
        console.print()
        console.print(Text(plain(cable.header.signed)))
    console.print()


def show_header(cable: Cable, console: Console) -> None:
    """Print a cable's id, its header as a table, and what of the copy's head or whole is damaged."""
    console.print(Rule(Text(plain(cable.id or "cable without a number"), style="bold"), align="left"))
    console.print(_header_table(cable))
    for damage in cable.damage:
        if damage.paragraph == 0:
            console.print(_damage_line(damage))


def show_paragraph(paragraph: Paragraph, heading: str | None, console: Console) -> str | None:
    """Print a paragraph, its heading above it unless it is the one printed last; return that heading."""
    console.print()
    if paragraph.heading and paragraph.heading != heading:
        console.print(Text(plain(paragraph.heading), style="bold underline"))
        console.print()
    console.print(_paragraph(paragraph))
    return paragraph.heading


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


def _header_table(cable: Cable) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value, style in _header_rows(cable.header, cable):
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
