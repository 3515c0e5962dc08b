"""Footnotes after the Chicago Manual of Style: a source in full where it is first cited, shortened after that."""

from reftel.archive.citation import cite, short_name
from reftel.record import Cable

__all__ = ["Citations"]


class Citations:
    """The footnotes of one brief, in the order in which they are asked for."""

    def __init__(self) -> None:
        self._cited: set[str] = set()

    def note(self, cable: Cable, paragraph: int) -> str:
        """Return the text of the next footnote.

        >>> from reftel.record import Header, Source
        >>> header = Header(mrn="08 PORTHAVEN 45", post="Porthaven", post_kind="embassy", date="2008-01-15")
        >>> cable = Cable(id="08PORTHAVEN45", header=header, source=Source(path="a", format="text", sha256=""))
        >>> citations = Citations()
        >>> citations.note(cable, 3)
        'Embassy Porthaven, telegram 08 PORTHAVEN 45, 15 January 2008, para. 3.'
        >>> citations.note(cable, 4)
        '08 PORTHAVEN 45, para. 4.'
        """
        whole = cite(cable)
        short = short_name(cable)
        if short is None or whole not in self._cited:
            self._cited.add(whole)
            return f"{cite(cable, paragraph)}."
        return f"{short}, para. {paragraph}." if paragraph else f"{short}."
