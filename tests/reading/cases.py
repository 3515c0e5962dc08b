"""Cases of a register, from the readable files in tests/fixtures/reading: a sentence, and the entries it must give.

A file is blocks between blank lines; a line that begins with `#` is a comment. A block is settings, then one line a
paragraph, then one line an expected entry, marked `=`; a block with no `=` line expects nothing:

    # A month without a year is the nearest that fits the tense.
    day: 2009-11-27
    Strand will travel to Kestria in March.
    = in March | 2010-03-01 | 2010-03-31

    In March the talks had failed.
    = In March | 2009-03-01 | 2009-03-31

    Kestria may agree.

A block of settings alone holds for all blocks below it. Settings: `day` (ISO, `none` for a cable that has lost its
date; 2009-11-27 where none is set), `post` (`State` is the Department), `signed`, `subject`, `head` (of an edition's document), `to` (whom that is
to), `participant` (a line of its printed list: `name | role`; one setting a line), `block` (`comment`, `summary`), `number` (of the first
paragraph; 1), `format` (of the source; `text`).

What the cells of an expected line are is the register's own matter: its test gives the lines that it found, made with
`line` (cells joined by ` | `, `-` for nothing, lists joined by `; `), to `check`:

    @pytest.mark.parametrize("case", cases("dates"), ids=str)
    def test_dates(case: Case) -> None:
        case.check([line(date.text, date.from_, date.to) for date in read_registers(case.cable).dates])

Order counts for nothing. A failure prints the sentences, what was expected, and what was found.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from reftel.record import Addressee, Cable, Editorial, Header, Paragraph, Source
from reftel.record.editorial import Participant

__all__ = ["Case", "cases", "line"]

_FOLDER = Path(__file__).parent.parent / "fixtures" / "reading"
_SETTINGS = ("day", "post", "signed", "subject", "head", "to", "participant", "block", "number", "format")


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One block of a file: its settings, paragraphs and expected lines; `place` says where it stands."""

    place: str
    settings: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return self.place

    @property
    def cable(self) -> Cable:
        """The paragraphs as a cable with nothing else in it."""
        values = dict(self.settings)
        day = None if values.get("day") == "none" else values.get("day", "2009-11-27")
        first = int(values.get("number", "1"))
        return Cable(
            id="09PORTHAVEN99",
            header=Header(
                mrn="09 PORTHAVEN 99",
                post=values.get("post", "Porthaven"),
                post_kind="department" if values.get("post") == "State" else "embassy",
                date=day,
                dtg=day and f"{day}T09:08:00Z",
                subject=values.get("subject"),
                signed=values.get("signed"),
                to=tuple(Addressee(addressee=name) for name in [values.get("to")] if name),
            ),
            paragraphs=tuple(
                Paragraph(number=first + at, text=text, block=values.get("block"), lines=(first + at, first + at))
                for at, text in enumerate(self.paragraphs)
            ),
            source=Source(path="case.txt", format=values.get("format", "text"), sha256="0" * 64),
            editorial=self._editorial(values.get("head")),
        )

    def _editorial(self, head: str | None) -> Editorial | None:
        printed = tuple(
            Participant(text=value, name=value.split(" | ")[0], role=([*value.split(" | "), None])[1])
            for key, value in self.settings
            if key == "participant"
        )
        if head is None and not printed:
            return None
        kind = "memorandum of conversation" if printed else "telegram"
        return Editorial(volume="v1", document="d1", kind=kind, head=head or "", participants=printed)

    def check(self, found: Iterable[str]) -> None:
        """Fail where the lines found are not the expected ones, whatever their order."""
        lines = sorted(found)
        if lines != sorted(self.expected):
            shown = [
                self.place,
                *self.paragraphs,
                "expected:",
                *_or_nothing(self.expected),
                "found:",
                *_or_nothing(lines),
            ]
            raise AssertionError("\n".join(shown))


def cases(register: str) -> list[Case]:
    """Return the cases of the file of a register: `dates` is tests/fixtures/reading/dates.txt."""
    found: list[Case] = []
    standing: tuple[tuple[str, str], ...] = ()
    for number, block in _blocks((_FOLDER / f"{register}.txt").read_text(encoding="utf-8")):
        settings = tuple(_setting(row) for row in block if _is_setting(row))
        paragraphs = tuple(row for row in block if not row.startswith("= ") and not _is_setting(row))
        expected = tuple(row.removeprefix("= ") for row in block if row.startswith("= "))
        if paragraphs:
            place = f"{register}.txt:{number}"
            found.append(Case(place=place, settings=standing + settings, paragraphs=paragraphs, expected=expected))
        else:
            standing = settings
    return found


def line(*cells: object) -> str:
    """Return cells as an expected line has them: `-` for None and empty lists, lists joined by `; `."""
    return " | ".join(_cell(cell) for cell in cells)


def _cell(cell: object) -> str:
    if isinstance(cell, tuple | list):
        return "; ".join(map(str, cell)) or "-"
    return "-" if cell is None else str(cell)


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    """The blocks of a file with the numbers of their first lines; comments left out."""
    blocks: list[tuple[int, list[str]]] = []
    inside = False
    for number, row in enumerate(text.splitlines(), 1):
        if row.startswith("#"):
            continue
        if row.strip() and not inside:
            blocks.append((number, []))
        inside = bool(row.strip())
        if inside:
            blocks[-1][1].append(row)
    return blocks


def _is_setting(row: str) -> bool:
    return row.split(": ", 1)[0] in _SETTINGS and ": " in row


def _setting(row: str) -> tuple[str, str]:
    key, value = row.split(": ", 1)
    return key, value


def _or_nothing(lines: Iterable[str]) -> list[str]:
    return [f"  {one}" for one in lines] or ["  nothing"]
