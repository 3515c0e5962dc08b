"""What a brief is, whatever it is written as: sections of items, each in a cable's own words and with its sources."""

import msgspec

__all__ = ["Brief", "Item", "Section"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a cable with their source.

    `lead` says whose they are and when, `words` are the cable's own, `status` is what the record makes of them (`no
    later word`). `note` is the footnote: citations after Chicago style. `under` are items that tell what became of it.
    """

    lead: str
    words: str = ""
    status: str = ""
    note: str
    under: tuple["Item", ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading with its items; `none` is said where there are none."""

    title: str
    items: tuple[Item, ...] = ()
    none: str = "The cables have nothing on this."


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief: `extent` says of how many cables and which days it is made."""

    title: str
    extent: str
    sections: tuple[Section, ...]
