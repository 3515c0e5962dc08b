"""What a copy has as text and another as something else: headings, and numbers and marks of paragraphs.

Where the line with a paragraph's number is lost, what stands around it reads on as text of the paragraph above.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from reftel.collation.tokens import Token
from reftel.record import Cable

__all__ = ["without_misread"]

_LONGEST = 24  # words of a heading
_NUMBER = re.compile(r"(\d{1,3})\.")
_MISREAD = "\v"  # opens the key of such a token: it answers no word


def without_misread(lines: Sequence[Sequence[Token]], cables: Sequence[Cable]) -> list[list[Token]]:
    """Return the copies' tokens, those marked as misread that another copy shows to be no text."""
    headings = [_headings(cable) for cable in cables]
    numbers = [{p.number for p in cable.paragraphs} for cable in cables]
    found = []
    for copy, line in enumerate(lines):
        places = _heading_places(line, set().union(*headings) - headings[copy])
        places |= _number_places(line, set().union(*numbers) - numbers[copy], cables)
        found.append([_marked(token) if at in places else token for at, token in enumerate(line)])
    return found


def _marked(token: Token) -> Token:
    return msgspec.structs.replace(token, key=f"{_MISREAD}{token.key}", misread=True)


def _headings(cable: Cable) -> set[tuple[str, ...]]:
    return {tuple(heading.split()) for p in cable.paragraphs if (heading := p.heading)}


def _heading_places(line: Sequence[Token], headings: AbstractSet[tuple[str, ...]]) -> set[int]:
    """Where headings stand that this copy does not have as such, compared to the letter.

    A text may well speak of the families under a heading The Families.
    """
    words = tuple(token.text for token in line)
    found: set[int] = set()
    for length in {len(heading) for heading in headings if len(heading) <= _LONGEST}:
        for at in range(len(words) - length + 1):
            if words[at : at + length] in headings:
                found.update(range(at, at + length))
    return found


def _number_places(line: Sequence[Token], numbers: AbstractSet[int], cables: Sequence[Cable]) -> set[int]:
    """Where `4. (SBU)` stands in the text of a copy that has no paragraph 4 and another has."""
    marks = {f"({p.mark})" for cable in cables for p in cable.paragraphs if p.mark and p.number in numbers}
    found: set[int] = set()
    for at, token in enumerate(line):
        match = _NUMBER.fullmatch(token.text)
        if match and int(match[1]) in numbers:
            found.add(at)
            if at + 1 < len(line) and line[at + 1].text in marks:
                found.add(at + 1)
    return found
