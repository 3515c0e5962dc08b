"""The pages of the room, in the order of its menu."""

from typing import NamedTuple

__all__ = ["MENU", "Entry"]


class Entry(NamedTuple):
    """A page of the menu: its name and its address."""

    name: str
    address: str

    def current(self, path: str) -> str | None:
        """Return a path's `aria-current`: `page` for this entry's own, `true` for one under it.

        A cable is reached from everywhere, and belongs to none.

        >>> people = Entry("People", "/person")
        >>> people.current("/person"), people.current("/person/vasht-1"), people.current("/cable/08PORTHAVEN45")
        ('page', 'true', None)
        """
        if path == self.address:
            return "page"
        return "true" if path.startswith(f"{self.address}/") else None


MENU = (
    Entry("Search", "/search"),
    Entry("Relations", "/relation"),
    Entry("People", "/person"),
    Entry("Bodies", "/body"),
    Entry("Instruments", "/instrument"),
    Entry("Plans", "/plans"),
    Entry("Timeline", "/timeline"),
    Entry("Network", "/network"),
    Entry("Map", "/map"),
    Entry("Threads", "/thread"),
    Entry("Sources", "/sources"),
    Entry("Quality", "/quality"),
)
