"""All citations of one copy of a cable: those of its REF line, of its text, and of its editors' notes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from reftel.corpus.citations.notes import Notes, day_told, document_told, documents_in
from reftel.corpus.citations.series import HOME, ends_of, lettered, names_of
from reftel.corpus.citations.wording import Found, found_in
from reftel.record import Cable, Footnote, Reference
from reftel.telegram.dtg import year_of_two_digits

__all__ = ["Citation", "citations_of"]

REF, TEXT, NOTE = "ref", "text", "note"
_ID = re.compile(r"\d\d(?P<series>[A-Z]+)(?P<figures>\d{1,7})")
_SPRING = "04"  # before this month a number above a post's own is of the year before


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A cable that a copy of another names: `known_as` is the id it has where it is not in the archive.

    `place` is `ref`, `text` or `note`; the `words` stand in `paragraph`, those of the text from `start` of the one of
    that `index` on, a REF line's behind a `label`. `series` and `number` are those of its name, `day` the day that is
    told of it, `document` the one that editors say it is. Of one `position` there are two where the figures may have a
    note's mark at their end: then neither is `sure`.
    """

    copy: str
    cable: str | None
    date: str | None
    position: int
    place: str
    paragraph: int | None = None
    index: int | None = None
    start: int | None = None
    words: str
    label: str = ""
    known_as: str
    series: str
    number: int
    day: str | None = None
    document: str = ""
    sure: int = 1


class _Where(NamedTuple):
    """Where words stand that name a cable, and what editors say there that it is."""

    place: str
    words: str
    paragraph: int | None = None
    which: int | None = None
    start: int | None = None
    label: str = ""
    note: Footnote | None = None
    document: str = ""


def citations_of(copy: str, cable: Cable) -> list[Citation]:
    """Return the citations of a copy, in the order of REF line, text, notes; `copy` is its key."""
    return list(_Citing(copy, cable).all())


class _Citing:
    """One copy of a cable while its citations are looked for."""

    def __init__(self, copy: str, cable: Cable) -> None:
        self._copy, self._cable = copy, cable
        self._ends = ends_of(cable)
        self._own = frozenset(names_of(cable))
        self._notes = Notes(cable.editorial.footnotes if cable.editorial else ())
        volume, _, document = (cable.id or "").rpartition("/")
        self._prefix = f"{volume}/{document.rstrip('0123456789')}"
        self._position = -1
        self._told: dict[tuple[str, str], str] = {}

    def all(self) -> Iterator[Citation]:
        """Yield all citations."""
        for reference in self._cable.header.references:
            yield from self._of_reference(reference)
        for index, paragraph in enumerate(self._cable.paragraphs):
            for found in found_in(paragraph.text, self._ends):
                words = paragraph.text[found.start : found.end]
                note = self._notes.behind(paragraph.number, paragraph.text, found.end)
                yield from self._named(found, _Where(TEXT, words, paragraph.number, index, found.start, note=note))
        nobodys = self._ends._replace(own="", other="")
        for note in self._notes.all:
            for found in found_in(note.text, nobodys):
                document = documents_in(note.text, found.end, self._prefix)
                where = _Where(NOTE, note.text[found.start : found.end], note.paragraph, document=document)
                yield from self._named(found, where)

    def _of_reference(self, reference: Reference) -> Iterator[Citation]:
        where = _Where(REF, reference.text, label=reference.label or "")
        if reference.id is None:
            for found in found_in(reference.text, self._ends):
                yield from self._named(found, where)
            return
        self._position += 1
        named = _ID.fullmatch(reference.id)
        plain = (named["series"], int(named["figures"])) if named else ("", 0)
        yield self._row(where, reference.id, lettered(reference.id) or plain)

    def _named(self, found: Found, where: _Where) -> Iterator[Citation]:
        """The citation of what words name; two where a note's mark may be glued to the figures."""
        found = self._as_told(found)
        name = (found.series, int(found.figures))
        if name in self._own:
            return
        self._position += 1
        is_marked = self._ends.office == HOME or where.note is not None  # there no mark is ever glued to a number
        glued = None if is_marked else self._notes.glued(found.figures)
        day = self._day(found, found.figures, where.note)
        yield self._row(where, self._id(found, name, day), name, day, sure=glued is None)
        if glued:
            note, figures = glued
            name, day = (found.series, int(figures)), self._day(found, figures, note)
            yield self._row(where._replace(note=note), self._id(found, name, day), name, day, sure=False)

    def _as_told(self, found: Found) -> Found:
        """What words name, to whom they said before that it went: `Deptel 403 to Nicosia`, and then `Deptel 403`."""
        sender = found.series.partition("-")[0]
        if found.is_told:
            self._told.setdefault((sender, found.figures), found.series)
        return found._replace(series=self._told.get((sender, found.figures), found.series))

    def _day(self, found: Found, figures: str, note: Footnote | None) -> str:
        return found.day or (day_told(note, figures, self._ends.day) if note else "")

    def _id(self, found: Found, name: tuple[str, int], day: str) -> str:
        """The id of a cable that is known by its number only."""
        series, number = name
        if series.startswith("O."):
            return f"{series}{number}"
        year = year_of_two_digits(int(found.year)) if found.year else int((day or self._ends.day)[:4])
        serial = self._cable.header.serial
        is_above = serial is not None and number > serial and series in {one for one, _ in self._own}
        if is_above and not (found.year or day) and self._ends.day[5:7] < _SPRING:
            year -= 1
        return f"{year % 100:02d}{series}{number}"

    def _row(
        self, where: _Where, known_as: str, name: tuple[str, int], day: str = "", *, sure: bool = True
    ) -> Citation:
        told = document_told(where.note, self._prefix) if where.note else ""
        return Citation(
            copy=self._copy,
            cable=self._cable.id,
            date=self._cable.header.date,
            position=self._position,
            place=where.place,
            paragraph=where.paragraph,
            index=where.which,
            start=where.start,
            words=where.words,
            label=where.label,
            known_as=known_as,
            series=name[0],
            number=name[1],
            day=day or None,
            document=told or where.document,
            sure=int(sure),
        )
