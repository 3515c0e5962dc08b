"""Who reads a cable's registers: a function, and the version of its rules that the archive keeps with every row."""

from collections.abc import Callable
from typing import NamedTuple

from reftel.reading import RULES_VERSION, read_registers
from reftel.record import Cable

__all__ = ["DEFAULT", "Reader"]


class Reader(NamedTuple):
    """A version of the rules, and the function that fills a cable's registers by them.

    The function is one of a module, since worker processes find it there by its name. What is added is read again
    when the version is another one.
    """

    rules: str
    read: Callable[[Cable], Cable]


DEFAULT = Reader(RULES_VERSION, read_registers)
