"""What editors put into a FRUS document beside its words: names, glosses and footnotes with their places."""

from lxml import etree

from reftel.record import Footnote, Gloss, NamedPerson
from reftel.sources.frus_lists import Keys
from reftel.sources.tei_text import Folded, Mark, attribute, fold, plain_text

__all__ = ["Notes"]

_ENDS = ("from", "to")


class Notes:
    """Collects the editors' marks of one document, and its source note."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self.people: list[NamedPerson] = []
        self.glosses: list[Gloss] = []
        self.footnotes: list[Footnote] = []
        self.source: str | None = None

    def keep(self, folded: Folded, paragraph: int | None = None) -> None:
        """Keep every mark of a folded text; `paragraph` is its block's position, None outside the text."""
        for mark in folded.marks:
            if mark.kind == "note":
                self.keep_note(mark.element, paragraph, mark.start)
            elif mark.kind == "person":
                self._keep_person(folded.text[mark.start : mark.end], mark, paragraph)
            else:
                self._keep_gloss(folded.text[mark.start : mark.end], mark, paragraph)

    def _keep_person(self, name: str, mark: Mark, paragraph: int | None) -> None:
        full_name, role = self._keys.person(mark.key)
        person = NamedPerson(
            name=name,
            identity=mark.key,
            full_name=full_name,
            role=role,
            paragraph=paragraph,
            at=None if paragraph is None else (mark.start, mark.end),
        )
        if paragraph is not None or person not in self.people:
            self.people.append(person)

    def _keep_gloss(self, text: str, mark: Mark, paragraph: int | None) -> None:
        if mark.element.get("type") in _ENDS and mark.key is None:
            return
        gloss = Gloss(
            text=text,
            target=mark.key,
            expansion=self._keys.expansion(mark.key),
            paragraph=paragraph,
            at=None if paragraph is None else (mark.start, mark.end),
        )
        if paragraph is not None or gloss not in self.glosses:
            self.glosses.append(gloss)

    def keep_note(self, note: etree._Element, paragraph: int | None = None, at: int | None = None) -> None:
        """Keep one note, as the source note or as a footnote, and the names in it."""
        text = plain_text(note)
        if self.source is None and (note.get("type") == "source" or text.startswith(("Source:", "[Source:"))):
            self.source = text
        else:
            number = attribute(note, "n")
            self.footnotes.append(
                Footnote(number=number, text=text, paragraph=paragraph, at=None if paragraph is None else at)
            )
        self.keep(fold(note))
