"""The pages of the room, in the order of its menu."""

from typing import NamedTuple

__all__ = ["MENU", "Entry"]


class Entry(NamedTuple):
    """A page of the menu: its name, its address, and the first parts of the addresses that belong to it."""

    name: str
    address: str
    parts: tuple[str, ...]

    def has(self, path: str) -> bool:
        """Tell whether a page's path belongs to this entry.

        >>> Entry("Search", "/search", ("search", "cable")).has("/cable/08PORTHAVEN45")
        True
        """
        return path.lstrip("/").partition("/")[0] in self.parts


MENU = (
    Entry("Search", "/search", ("", "search", "cable", "copies", "cite")),
    Entry("Relations", "/relation", ("relation",)),
    Entry("People", "/person", ("person",)),
    Entry("Bodies", "/body", ("body",)),
    Entry("Instruments", "/instrument", ("instrument",)),
    Entry("Plans", "/plans", ("plans",)),
    Entry("Timeline", "/timeline", ("timeline",)),
    Entry("Network", "/network", ("network",)),
    Entry("Map", "/map", ("map",)),
    Entry("Threads", "/thread", ("thread",)),
    Entry("Sources", "/sources", ("sources",)),
    Entry("Quality", "/quality", ("quality",)),
)
