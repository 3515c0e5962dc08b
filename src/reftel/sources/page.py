"""Web pages: a cable site's page with its box and preformatted text, or any other page's visible text."""

import re
from collections.abc import Iterator

from lxml import etree

from reftel.errors import SourceError
from reftel.record import Site
from reftel.sources.box import boxes
from reftel.sources.encoding import decode, lines
from reftel.sources.item import Item
from reftel.sources.shown import preformatted, shown
from reftel.sources.tree import filled_lines, text_of
from reftel.sources.whole import read_whole
from reftel.sources.witness import TextWitness

__all__ = ["claims", "witnesses"]

_OPENING = re.compile(
    r"<(?:!doctype\s{1,9}html|html|head|title|meta|body|table|div|p|pre|article|main|section|h[1-6])\b", re.IGNORECASE
)
_OPENS_WITHIN = 2048
_NAMES = (".html", ".htm", ".xhtml")


def claims(item: Item) -> bool:
    """Say whether an item is HTML: it begins with a tag, and one of the first is of a page.

    A name that ends in `.html` lets text stand before the first tag.

    >>> claims(Item.of_bytes("a", b"<!DOCTYPE html><p>One.")), claims(Item.of_bytes("a", b"<TEI><p>One.</p></TEI>"))
    (True, False)
    """
    start = decode(item.head[: 2 * _OPENS_WITHIN]).lstrip()[:_OPENS_WITHIN]
    if not start.startswith("<") and not item.path.casefold().endswith(_NAMES):
        return False
    match = _OPENING.search(start)
    # a paragraph or division is of a page only where no other mark-up began before it
    return match is not None and (match[0][1:].casefold() not in {"p", "div", "head"} or match.start() == 0)


def witnesses(item: Item) -> Iterator[TextWitness | SourceError]:
    """Yield one witness for each cable of the page.

    Raises `SourceError` for a page without any text to read.

    >>> page = b"<html><title>News</title><nav>Menu</nav><p>1. First.<br>Second line.</p></html>"
    >>> next(witnesses(Item.of_bytes("news.html", page))).lines
    ('News', '', '1. First.', 'Second line.')
    """
    content, sha256 = read_whole(item)
    root = _parsed(item, content)
    found = list(_cables(root)) or [_article(root)]
    for site, text, foreign in found:
        if not any(line.strip() for line in text):
            raise SourceError(item.path, found="a page that shows no text", advice="save the page again, with its text")
        yield TextWitness(path=item.path, format="html", sha256=sha256, lines=text, site=site, foreign=foreign)


def _parsed(item: Item, content: bytes) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        # the text goes in as UTF-8, so that what the page declares cannot mislead the parser
        root = etree.fromstring(decode(content).encode("utf-8"), parser)
    except (etree.LxmlError, AssertionError) as error:
        raise SourceError(item.path, found=f"no HTML ({error})", advice="save the page again") from error
    if root is None:
        raise SourceError(item.path, found="a page with nothing in it", advice="save the page again, with its text")
    for after in list(root.itersiblings()):
        root.append(after)  # what stands behind the first `</html>`, a second page perhaps
    return root


_Found = tuple[Site | None, tuple[str, ...], tuple[str, ...]]


def _cables(root: etree._Element) -> Iterator[_Found]:
    """Yield the preformatted text that follows each box about a cable; with one box, all of the page's."""
    found = boxes(root)
    if not found:
        return
    texts: dict[int, list[str]] = {}
    current = 0
    walk = etree.iterwalk(root, events=("start",), tag=("table", "dl", "pre"))
    for _, element in walk:
        current = next((place for place, (box, _) in enumerate(found) if box is element), current)
        if element.tag == "pre":
            texts.setdefault(current, []).append(preformatted(element).strip("\n"))
            walk.skip_subtree()
    around = filled_lines(text_of(root)) - sum(filled_lines(text) for parts in texts.values() for text in parts)
    foreign = (f"the site's menus, scripts and help text, {around} lines",) if around > 0 else ()
    for place, parts in sorted(texts.items()):
        yield found[place][1], lines("\n\n".join(parts)), foreign


def _article(root: etree._Element) -> _Found:
    """Return the visible text of a page, with the box about a cable where there is just one."""
    text, dropped = shown(root)
    if not text:
        text, dropped = shown(root, everything=True)
    found = boxes(root)
    foreign = (f"the page's menus, scripts and asides, {dropped} lines",) if dropped else ()
    return found[0][1] if len(found) == 1 else None, text, foreign
