"""Pages as a browser takes them apart."""

from lxml import html
from lxml.etree import _Element

__all__ = ["attributes", "elements", "skeleton", "words"]


def elements(page: str, path: str) -> list[_Element]:
    """The elements that a path leads to."""
    found = html.document_fromstring(page).xpath(path)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, _Element)]


def attributes(page: str, path: str) -> list[str]:
    """The attributes or texts that a path leads to."""
    found = html.document_fromstring(page).xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


def words(page: str, path: str) -> list[str]:
    """The words of each element that a path leads to."""
    return [" ".join("".join(map(str, each.itertext())).split()) for each in elements(page, path)]


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page in order, each with the names of its attributes and how deep it stands."""
    return [
        (f"{len(list(each.iterancestors()))} {each.tag}", tuple(sorted(map(str, each.attrib))))
        for each in html.document_fromstring(page).iter()
    ]
