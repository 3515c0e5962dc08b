"""The lists at the front of a FRUS volume: who is who, and what the abbreviations stand for.

An entry is `<item><hi><persName xml:id="p_AB1">Bey, Arda</persName>,</hi> Foreign Minister until 1966</item>`.
"""

from lxml import etree

from reftel.sources.tei_text import attribute, fold, name_of

__all__ = ["Keys", "natural_name"]

_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


class Keys:
    """What the volume's own lists say of the keys that its mark-up points at."""

    def __init__(self) -> None:
        self._people: dict[str, tuple[str, str | None]] = {}
        self._terms: dict[str, str] = {}

    def read(self, section: etree._Element) -> None:
        """Take in every entry of a list of persons or terms inside the section."""
        for item in section.iter("{*}item"):
            entry = next((e for e in item.iter() if name_of(e) in ("persName", "term") and attribute(e, "id")), None)
            if entry is not None:
                self._read_entry(item, entry)

    def _read_entry(self, item: etree._Element, entry: etree._Element) -> None:
        key, text = attribute(entry, "id") or "", fold(entry).text
        rest = fold(item).text.partition(text)[2].lstrip(" ,;:.").rstrip()
        if name_of(entry) == "term":
            self._terms[key] = rest
        else:
            self._people[key] = (natural_name(text.rstrip(" ,;")), rest or None)

    def person(self, key: str | None) -> tuple[str | None, str | None]:
        """Return the full name and the role listed for a key, None for what is not there."""
        return self._people.get(key or "", (None, None))

    def expansion(self, key: str | None) -> str | None:
        """Return what the listed abbreviation stands for."""
        return self._terms.get(key or "") or None


def natural_name(listed: str) -> str:
    """Return a name as it is said, from the form in which lists sort it.

    >>> natural_name("Bey, Arda"), natural_name("Tarn, Vice Marshal Olin, Jr."), natural_name("Makron III")
    ('Arda Bey', 'Vice Marshal Olin Tarn, Jr.', 'Makron III')
    """
    surname, *given = [part.strip() for part in listed.split(",")]
    suffixes = [part for part in given if part in _SUFFIXES]
    names = [part for part in given if part and part not in _SUFFIXES]
    return ", ".join([" ".join([*names, surname]), *suffixes])
