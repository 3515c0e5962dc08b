"""Copies of one cable side by side, as a person reads them on a terminal or a page."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reftel.archive.citation import OPENING
from reftel.cli.plain import plain
from reftel.collation import CollatedParagraph, Collation, HeaderSupplied, HeaderVariant, Piece, letter, notes, pieces

__all__ = ["show_copies"]

_LEAST_WIDTH = 38  # a narrower column is no pleasure: then copies stand one below the other
_STYLES = {
    "removed": "dim red",
    "blacked_out": "reverse",
    "changed": "yellow",
    "added": "green",
    "foreign": "dim",
    "held": "bold green",
}


def show_copies(collation: Collation, console: Console, *, whole: bool = False) -> None:
    """Print what each copy lacks and has: the copies, their heads' differences, then paragraph by paragraph.

    Paragraphs in which nothing differs but form are only named; `whole` prints them too. Without colours the marks
    tell as much: `{+words that another copy lacks+}`, `[-3 words-]` lacking, `{~words that differ~}`.
    """
    console.print(Rule(Text(plain(collation.id or "cable without a number"), style="bold"), align="left"))
    console.print(_copies_table(collation))
    console.print(Text(f"base {letter(collation.base)}, {plain(collation.reason)}"))
    _print_head(collation, console)
    same: list[str] = []
    for paragraph in collation.paragraphs:
        if whole or _differs(paragraph):
            _print_same(same, console)
            _print_paragraph(paragraph, collation, console)
        else:
            same.append(str(paragraph.number or OPENING))
    _print_same(same, console)
    _print_damage(collation, console)


def _copies_table(collation: Collation) -> Table:
    table = Table.grid(padding=(0, 2))
    for justify in ("left", "right", "right", "right", "left"):
        table.add_column(justify=justify, overflow="fold")
    table.add_row("", "words", "lacks", "blacked out", "read from", style="dim")
    for at, copy in enumerate(collation.copies):
        path = plain(f"{copy.source.path} ({copy.source.format})")
        note = "; another text, kept apart" if copy.apart else ""
        counts = [f"{count:,}" for count in (copy.words, copy.lacks, copy.blacked_out)]
        table.add_row(Text(letter(at), style="bold"), *counts, Text(path + note))
    return table


def _print_head(collation: Collation, console: Console) -> None:
    lines = [_head_line("supplied from", one) for one in collation.header_supplied]
    lines += [_head_line(_VERBS[one.kind], one) for one in collation.header_variants if one.kind != "form"]
    if lines:
        console.print()
        console.print(Text("Head", style="bold underline"))
        for line in _joined(lines):
            console.print(Text(line))


_VERBS = {"removed": "lacking in", "changed": "otherwise in", "foreign": "not of the cable in"}


def _head_line(verb: str, one: HeaderSupplied | HeaderVariant) -> tuple[str, str]:
    return f"{one.field.replace('_', ' ')} {verb} {letter(one.copy)}", plain(_value(one.value))


def _joined(lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    """One line for all the items of a list."""
    grouped: dict[str, list[str]] = {}
    for name, value in lines:
        grouped.setdefault(name, []).append(value)
    return (f"{name}: {'; '.join(values)}" for name, values in grouped.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values() if one is not None)
    return str(value)


def _differs(paragraph: CollatedParagraph) -> bool:
    return bool(paragraph.supplied) or any(one.kind != "form" for one in paragraph.variants)


def _print_same(numbers: list[str], console: Console) -> None:
    if numbers:
        console.print()
        name = "Paragraph" if len(numbers) == 1 else "Paragraphs"
        console.print(Text(f"{name} {', '.join(numbers)}: the same in all copies.", style="dim"))
        numbers.clear()


def _print_paragraph(paragraph: CollatedParagraph, collation: Collation, console: Console) -> None:
    console.print()
    mark = f"({paragraph.mark}) " if paragraph.mark else ""
    number = f"{paragraph.number}." if paragraph.number else OPENING.capitalize()
    console.print(Text(plain(f"{number} {mark}{paragraph.heading or ''}".rstrip()), style="bold"))
    for line in notes(paragraph):
        console.print(Text(plain(line), style="magenta"))
    shown = [(copy, _text(paragraph, copy, collation.base)) for copy in range(len(collation.copies))]
    console.print(_beside(shown, console.width))


def _beside(shown: Sequence[tuple[int, Text]], width: int) -> RenderableType:
    """The copies in columns where there is room, else one below the other."""
    if width < len(shown) * (_LEAST_WIDTH + 2):
        lines = [Text(f"{letter(copy)}: ", style="bold").append_text(text) for copy, text in shown]
        return Group(*lines)
    table = Table.grid(padding=(0, 2), expand=True)
    for copy, _ in shown:
        table.add_column(letter(copy), ratio=1, overflow="fold")
    table.add_row(*(Text(letter(copy), style="bold") for copy, _ in shown))
    table.add_row(*(text for _, text in shown))
    return table


def _text(paragraph: CollatedParagraph, copy: int, base: int) -> Text:
    """One copy's text of a paragraph, its differences marked."""
    found = Text()
    for piece in pieces(paragraph, copy, base):
        words, style = _marked(piece)
        if words:
            gap = " " if found.plain and not found.plain.endswith(" ") else ""
            found.append(gap + words, style=style)
    return found


def _marked(piece: Piece) -> tuple[str, str]:
    text = plain(piece.text.strip())
    if piece.kind in ("same", "form"):
        return text, ""
    if piece.kind == "held":
        text = f"{{+{text}+}}" if text else ""
    elif piece.kind == "removed":
        count = len(piece.lacks.split())
        text = f"[-{count} word{'s' if count > 1 else ''}-]"
    elif piece.kind == "foreign":
        text = f"{{foreign: {text}}}"
    else:
        text = f"{{~{text}~}}"
    return text, _STYLES[piece.kind]


def _print_damage(collation: Collation, console: Console) -> None:
    if collation.repairs:
        console.print()
        console.print(Text("Damage", style="bold underline"))
    for one in collation.repairs:
        place = f", paragraph {one.damage.paragraph}" if one.damage.paragraph else ""
        end = "made good" if one.restored else "remains"
        kind = one.damage.kind.replace("_", " ")
        console.print(Text(plain(f"{letter(one.copy)} {kind}{place}: {one.damage.note}; {end}")))
    console.print()
