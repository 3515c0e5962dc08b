"""What the HTML modules ask of a parsed page's elements."""

import re
from collections.abc import Iterator

from lxml import etree

__all__ = ["filled_lines", "kin", "text_of", "words"]

_STRING = etree.XPath("string()", smart_strings=False)
_FILLED = re.compile(r"\S[^\n]*")


def text_of(element: etree._Element) -> str:
    """Return all the text inside an element, as it stands.

    >>> text_of(etree.HTML("<p>a <b>b</b>c</p>"))
    'a bc'
    """
    return str(_STRING(element))


def words(element: etree._Element) -> str:
    """Return the text inside an element with white space folded.

    >>> words(etree.HTML("<p> a <b>b</b>&nbsp;  c</p>"))
    'a b c'
    """
    return " ".join(text_of(element).split())


def filled_lines(text: str) -> int:
    r"""Count the lines of a text that are not blank.

    >>> filled_lines("a\n\n b c\n")
    2
    """
    return len(_FILLED.findall(text))


def kin(element: etree._Element, tags: frozenset[str], between: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the children of an element that have one of the tags, and its grandchildren where only grouping is between.

    >>> table = etree.HTML("<table><tr id=a><tbody><tr id=b></table>").find(".//table")
    >>> [row.get("id") for row in kin(table, frozenset({"tr"}), frozenset({"tbody"}))]
    ['a', 'b']
    """
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in between:
            yield from (grandchild for grandchild in child if grandchild.tag in tags)
