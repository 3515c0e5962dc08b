"""How near the records come to those made by hand: header, paragraphs, damage.

    python -m benchmarks.gold

Asks ../shared/score.py, which compares with ../shared/gold. The registers that are not read yet are left out.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.shared import SHARED, missing
from reftel.record import Cable, encode
from reftel.telegram import read_paths

FOLDERS = ("cables/text", "cables/page", "frus")
REGISTERS = ("header", "paragraphs", "damage")


class Score(NamedTuple):
    """Precision and recall of one register, out of so many entries made by hand."""

    register: str
    precision: float
    recall: float
    f1: float
    gold: int


def scores() -> list[Score]:
    """Read the copies that records were made of by hand, and compare; empty where they are not here."""
    if missing("gold", "score.py", *FOLDERS):
        return []
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        records.write_bytes(b"".join(lines()))
        asked = [sys.executable, str(SHARED / "score.py"), str(SHARED / "gold"), str(records), "--json"]
        found = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)["registers"]
    return [Score(name, *(found[name][key] for key in ("precision", "recall", "f1", "gold"))) for name in REGISTERS]


def lines() -> list[bytes]:
    wanted = {json.loads(path.read_bytes())["id"] for path in (SHARED / "gold").glob("*.json")}
    readings = read_paths([str(SHARED / folder) for folder in FOLDERS])
    return [encode(one) + b"\n" for one in readings if isinstance(one, Cable) and one.id in wanted]


def main() -> int:
    found = scores()
    if not found:
        print(f"gold: {missing('gold', 'score.py', *FOLDERS)}")
        return 0
    for name, precision, recall, f1, gold in found:
        print(f"gold, {name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} of {gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
