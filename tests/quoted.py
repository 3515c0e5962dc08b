"""Whether the words that entries quote stand where the entries say."""

from collections.abc import Iterator, Sequence

import msgspec

from reftel.reading import read_paths
from reftel.record import REGISTERS, Cable, Place

__all__ = ["misplaced", "read_registers_of"]


def read_registers_of(paths: Sequence[str]) -> Iterator[Cable]:
    return (reading for reading in read_paths(paths) if isinstance(reading, Cable))


def misplaced(cable: Cable) -> Iterator[str]:
    """Every key with `_at` whose places do not give the words of its key, and every place outside its paragraph."""
    for register in REGISTERS:
        for number, entry in enumerate(getattr(cable, register)):
            for key in msgspec.structs.asdict(entry):
                if key.endswith("at") and (key == "at" or key.endswith("_at")):
                    places: tuple[Place, ...] = getattr(entry, key)
                    words = [cable.paragraphs[at.index].text[at.start : at.end] for at in places]
                    if not all(words) or (key != "at" and places and " ".join(words) != getattr(entry, key[:-3])):
                        yield f"{cable.id} {register}[{number}].{key}: {words}"
