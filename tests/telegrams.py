"""Telegrams for tests: invented ones, from lines or from tests/fixtures/telegrams."""

from collections.abc import Iterable
from pathlib import Path

from reftel.record import Cable, Site
from reftel.sources import TextWitness
from reftel.telegram import read_text

__all__ = ["FIXTURES", "HEAD", "cables", "fixture", "lines_of", "only", "witness"]

FIXTURES = Path(__file__).parent / "fixtures" / "telegrams"
HEAD = "UNCLAS LIMA 000012\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, PE\nSUBJECT: A VISIT\n\nREF: QUITO 34\n\n"


def lines_of(name: str) -> tuple[str, ...]:
    """Return the lines of a fixture file."""
    return tuple((FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def witness(
    text: str | Iterable[str], *, path: str = "copy.txt", first_line: int = 1, site: Site | None = None
) -> TextWitness:
    """Return a copy as a source would give it, of one text or of lines."""
    lines = tuple(text.split("\n")) if isinstance(text, str) else tuple(text)
    return TextWitness(path=path, format="text", sha256="0" * 64, lines=lines, first_line=first_line, site=site)


def cables(text: str | Iterable[str], *, path: str = "copy.txt") -> list[Cable]:
    """Return the cables in a text."""
    return read_text(witness(text, path=path))


def only(text: str | Iterable[str], *, path: str = "copy.txt") -> Cable:
    """Return the one cable in a text."""
    [cable] = cables(text, path=path)
    return cable


def fixture(name: str) -> Cable:
    """Return the one cable in a fixture file."""
    return only(lines_of(name))
