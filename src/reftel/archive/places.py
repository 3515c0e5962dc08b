"""Whether every word that a record quotes stands in the text at the place it names."""

from collections.abc import Iterator, Sequence

import msgspec

from reftel.archive.quotes import quoting, words_at
from reftel.record import REGISTERS, Cable, Paragraph, Place, Withheld

__all__ = ["misplaced"]

_MOST_SHOWN = 60  # letters of a quotation in a message


def misplaced(cable: Cable) -> Iterator[str]:
    """Yield a sentence for each quotation of a cable whose words do not stand at its places.

    The words of a key stand at the places of the key with `_at` behind its name, joined by single spaces; those of a
    date and of mentions at the entry's own.
    """
    texts = [paragraph.text for paragraph in cable.paragraphs]
    for register in REGISTERS:
        for index, entry in enumerate(getattr(cable, register)):
            for what in _faults(entry, texts):
                yield f"{register}[{index}].{what}"
    for index, withheld in enumerate(cable.withheld):
        if not any(_is_there(withheld, paragraph) for paragraph in cable.paragraphs):
            yield f"withheld[{index}].text: {_shown(withheld.text)} does not stand there"


def _faults(entry: msgspec.Struct, texts: Sequence[str]) -> Iterator[str]:
    for key in entry.__struct_fields__:
        if (key == "at" or key.endswith("_at")) and words_at(texts, getattr(entry, key)) is None:
            yield f"{key}: it names a place outside the text"
    for key, places_key in quoting(type(entry)):
        places: Sequence[Place] = getattr(entry, places_key)
        words = words_at(texts, places)
        if not places or words is None:
            continue
        said = getattr(entry, key)
        if isinstance(said, tuple):
            strange = sorted(set(words) - set(said)) if said else []
            yield from (f"{key}: {_shown(word)} stands at a place of it, and is none" for word in strange)
        elif said != " ".join(words):
            yield f"{key}: {_shown(' '.join(words))} stands where {_shown(said or '')} is quoted"


def _is_there(withheld: Withheld, paragraph: Paragraph) -> bool:
    start, end = withheld.at
    return paragraph.number == withheld.paragraph and paragraph.text[start:end] == withheld.text


def _shown(words: str) -> str:
    return f"`{words}`" if len(words) <= _MOST_SHOWN else f"`{words[: _MOST_SHOWN - 3]}...`"
