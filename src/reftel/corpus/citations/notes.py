"""What an editors' note says of a telegram behind whose number its mark stands: its day, or the document it is."""

import re
from collections.abc import Sequence

from reftel.corpus.citations.behind import behind, day_named
from reftel.record import Footnote

__all__ = ["Notes", "day_told", "document_told", "documents_in"]

_REACH = 3  # letters between a telegram's number and the mark of the note on it
_LONGEST = 2  # figures of a note's number
_BETWEEN = frozenset(")].,;: ")
_DOCUMENT = re.compile(r"(?:See )?Document (?P<number>\d{1,4})(?=\.?\Z|[.;)]| and (?:foot)?note)")
_SEE = re.compile(r" ?[(,] ?(?:see )?Document (?P<number>\d{1,4})[);,.]")
_THING = re.compile(r"(?:In )?(?:[Tt]ele|[Cc]able)gram (?P<figures>\d{1,6}),? ")


class Notes:
    """The notes of a document, by where their marks stand, and those whose marks were found nowhere by their numbers.

    >>> notes = Notes([Footnote(number="1", text="Document 275.")])
    >>> notes.glued("11831")[1]
    '1183'
    """

    def __init__(self, notes: Sequence[Footnote]) -> None:
        self.all = notes
        self._placed = {(note.paragraph, note.at): note for note in reversed(notes) if note.at is not None}
        self._others = {note.number: note for note in reversed(notes) if note.at is None and note.number}

    def behind(self, paragraph: int, text: str, end: int) -> Footnote | None:
        """Return the note whose mark stands right behind the words of a paragraph that end at an offset."""
        found = (self._placed.get((paragraph, at)) for at in range(end, end + _REACH + 1))
        note = next((one for one in found if one), None)
        return note if note and _BETWEEN.issuperset(text[end : note.at]) else None

    def glued(self, figures: str) -> tuple[Footnote, str] | None:
        """Return the note whose mark may be the end of some figures, since it was found nowhere, and those before."""
        ends = (figures[-length:] for length in range(1, _LONGEST + 1))
        number = next((one for one in ends if one in self._others and one.isdigit()), "")
        rest = figures.removesuffix(number)
        return (self._others[number], rest) if number and len(rest) > 1 else None


def document_told(note: Footnote, prefix: str) -> str:
    """Return the id of the document that a note on a telegram says it is; nothing where it says none.

    >>> document_told(Footnote(text="See Document 9 and footnote 2 thereto."), "frus1999v09/d")
    'frus1999v09/d9'
    >>> document_told(Footnote(text="See Document 9, 'Strait Papers'."), "frus1999v09/d")
    ''
    """
    found = _DOCUMENT.match(note.text)
    return f"{prefix}{found['number']}" if found else ""


def documents_in(text: str, at: int, prefix: str) -> str:
    """Return the id of the document that stands in brackets behind a telegram in a note: `(Document 138)`."""
    found = _SEE.match(text, at)
    return f"{prefix}{found['number']}" if found else ""


def day_told(note: Footnote, figures: str, day: str) -> str:
    """Return the day that a note on a telegram tells: first of all, or behind the telegram's number.

    >>> day_told(Footnote(text="4 April. Doe said that."), "271", "1951-04-09")
    '1951-04-04'
    >>> day_told(Footnote(text="Telegram 1172, April 9, told the Embassy so."), "1172", "1964-04-12")
    '1964-04-09'
    """
    named = day_named(note.text, 0, day)
    if named is not None:
        return named[0]
    thing = _THING.match(note.text)
    if thing is None or thing["figures"] != figures:
        return ""
    return behind(note.text, thing.end("figures"), day).day
