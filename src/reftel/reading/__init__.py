"""From a read cable to its registers: who met whom, who said what through whom, what is to happen. Pure and offline."""

from reftel.reading.registers import RULES_VERSION, read_registers
from reftel.reading.stream import read_paths

__all__ = ["RULES_VERSION", "read_paths", "read_registers"]
