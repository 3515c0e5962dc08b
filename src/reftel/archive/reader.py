"""Who reads a cable's registers: a function, and the version of its rules that the archive keeps with every row."""

from collections.abc import Callable
from typing import NamedTuple

from reftel import reading
from reftel.record import Cable

__all__ = ["DEFAULT", "Reader"]


class Reader(NamedTuple):
    """A version of the rules, and the function that fills a cable's registers by them.

    The function is one of a module that is imported (a script is not), since worker processes find it there by its
    name. What is added is read again when the version is another one.
    """

    rules: str
    read: Callable[[Cable], Cable]


def _read(cable: Cable) -> Cable:
    """Read the registers by Reftel's own rules, which come when the first cable does."""
    return reading.read_registers(cable)


DEFAULT = Reader(reading.RULES_VERSION, _read)
