"""Output for a person: to the terminal with its colours and width, into a pipe plain and of one width."""

import io
import sys
from collections.abc import Callable

from rich.console import Console

__all__ = ["printed"]

_PIPED_WIDTH = 100


def printed(show: Callable[[Console], None]) -> None:
    """Print what `show` puts on a console on standard output."""
    if sys.stdout.isatty():
        show(Console(highlight=False))
        return
    page = Console(file=io.StringIO(), width=_PIPED_WIDTH, highlight=False)
    with page.capture() as shown:
        show(page)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in shown.get().splitlines())
