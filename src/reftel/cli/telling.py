"""What a command found, printed."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import click
import msgspec

__all__ = ["tell"]

Found = TypeVar("Found", bound=msgspec.Struct)


def tell(found: Iterable[Found], lines: Callable[[Found], Iterable[str]], *, as_json: bool) -> None:
    """Print each thing found in lines for a person, or as a JSON object in one (UTF-8 whatever the terminal's)."""
    for one in found:
        for line in (msgspec.json.encode(one),) if as_json else lines(one):
            click.echo(line)
