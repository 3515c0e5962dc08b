"""From a read cable to its registers: who met whom, who said what through whom, what is to happen. Pure and offline."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from reftel.reading.registers import read_registers
    from reftel.reading.stream import read_paths

__all__ = ["RULES_VERSION", "read_paths", "read_registers"]

RULES_VERSION: Final = "1"  # raised whenever a rule changes, so that an archive knows what older rules have read

_AT: Final = {"read_paths": "stream", "read_registers": "registers"}


def __getattr__(name: str) -> Any:
    """Return a function of this package; the rules come with it, which whoever only searches does not wait for."""
    if name not in _AT:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_AT[name]}"), name)
