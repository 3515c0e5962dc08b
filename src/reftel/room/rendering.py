"""Templates: everything that stands in a page goes through here, and everything from an archive is escaped."""

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from reftel.archive.citation import OPENING, day
from reftel.record import REGISTERS
from reftel.room.addresses import address, cable_address, search_address
from reftel.room.navigation import MENU
from reftel.room.showing import shown

__all__ = ["STATIC", "Frame", "render", "static_file"]

STATIC = {"room.css": "text/css", "across.css": "text/css", "room.js": "text/javascript", "icon.svg": "image/svg+xml"}
"""The files that pages ask for, and their types."""


class Frame(NamedTuple):
    """What stands around a page: its path and what was asked of it, and the archive's name."""

    path: str = "/"
    query: str = ""
    archive: str = ""

    @property
    def json(self) -> str:
        """The address of the same as JSON."""
        path = "/search" if self.path == "/" else self.path
        return f"{path}.json{f'?{self.query}' if self.query else ''}"


def render(template: str, page: msgspec.Struct, frame: Frame) -> bytes:
    """Return a page as HTML, in UTF-8; what UTF-8 cannot hold is shown as a question mark."""
    text = _environment().get_template(template).render(page=page, frame=frame)
    return text.encode("utf-8", "replace")


@cache
def static_file(name: str) -> bytes:
    """Return one of the files that pages ask for."""
    return (Path(__file__).parent / "static" / name).read_bytes()


@cache
def _version(name: str) -> str:
    """The address of a file of ours: another one whenever its content is another, so that browsers may keep it."""
    return f"/static/{name}?v={hashlib.sha256(static_file(name)).hexdigest()[:12]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reftel.room"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_finalized,
    )
    environment.filters |= {"day": _day, "number": _number, "capitalize_first": _capitalized}
    environment.globals |= {
        "menu": MENU,
        "static": _version,
        "address": address,
        "cable_address": cable_address,
        "search_address": search_address,
        "opening": OPENING,
        "registers": REGISTERS,
    }
    return environment


def _finalized(value: object) -> object:
    """None is nothing, and of text the signs that show as nothing are shown."""
    if type(value) is str:
        return value if value.isascii() and value.isprintable() else shown(value)
    return "" if value is None else value


def _day(iso: str | None) -> str:
    return day(iso or "")


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number(value: float) -> str:
    return f"{value:,}"
