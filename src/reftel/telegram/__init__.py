"""From a witness, a copy as a source gives it, to the cables in it: header, paragraphs, damage. Knows no language."""

from reftel.telegram.reader import read_text
from reftel.telegram.stream import Copy, Done, Reading, read_copies, read_item, read_paths, read_witness, read_witnesses
from reftel.telegram.tally import Tally

__all__ = [
    "Copy",
    "Done",
    "Reading",
    "Tally",
    "read_copies",
    "read_item",
    "read_paths",
    "read_text",
    "read_witness",
    "read_witnesses",
]
