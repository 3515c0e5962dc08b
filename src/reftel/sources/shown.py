"""The text that a web page shows, line by line: what a reader sees without the menus around it."""

import re
from collections.abc import Iterator

from lxml import etree

from reftel.sources.encoding import lines
from reftel.sources.tree import filled_lines, text_of, words

__all__ = ["preformatted", "shown"]

_NEVER = frozenset({"script", "style", "template", "head", "object", "svg", "iframe", "noscript"})
_AROUND = frozenset({"nav", "footer", "header", "aside", "menu", "button", "select", "input", "textarea", "dialog"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
_PARAGRAPHS = frozenset(
    {"p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "hr", "article", "section"}
)
_LINES = frozenset(
    {
        "div",
        "li",
        "tr",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "caption",
        "address",
        "main",
        "form",
        "body",
        "center",
        "html",
    }
)
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_PILCROW = "¶"


def shown(root: etree._Element, *, everything: bool = False) -> tuple[tuple[str, ...], int]:
    """Return the lines a page shows, its title first, and how many lines of menus, scripts and asides were left out.

    Paragraphs stand between blank lines. `everything` keeps what stands in menus and asides too.

    >>> shown(etree.HTML("<title>T</title><nav>Menu</nav><p>One <b>two</b><br>three</p><pre>a  b</pre>"))
    (('T', '', 'One two', 'three', '', 'a  b'), 1)
    """
    heading = next(root.iter("h1"), None)
    heading = heading if heading is not None and words(heading) else next(root.iter("title"), None)
    page = _Page(words(heading) if heading is not None else "")
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            page.leave(element)
        elif element is heading:
            walk.skip_subtree()
        elif _is_around(element, everything=everything):
            page.drop(element)
            walk.skip_subtree()
        elif element.tag == "pre":
            page.keep(element)
            walk.skip_subtree()
        else:
            page.enter(element)
    page.end_line()
    return tuple(page.lines), page.dropped


def preformatted(element: etree._Element) -> str:
    r"""Return the text of a `pre` element as it stands, without the paragraph signs that sites hang links on.

    >>> preformatted(etree.HTML("<pre>a<br><a id='par1' href='#par1'>¶</a>1. b ¶</pre>").find(".//pre"))
    'a\n1. b ¶'
    """
    return "".join(_pieces(element)).replace("\xa0", " ")


def _pieces(element: etree._Element) -> Iterator[str]:
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            text = part.text or ""
            yield "\n" if part.tag == "br" else "" if part.tag == "a" and text.strip() == _PILCROW else text
        elif part is not element:
            yield part.tail or ""


def _is_around(element: etree._Element, *, everything: bool) -> bool:
    if element.tag in _NEVER:
        return True
    around = element.tag in _AROUND or element.get("role") in _ROLES or element.get("hidden") is not None
    return around and not everything


class _Page:
    """The lines of a page while it is walked through."""

    def __init__(self, title: str) -> None:
        self.lines: list[str] = [title] if title else []
        self.dropped = 0
        self._pieces: list[str] = []
        self._gap = bool(title)

    def enter(self, element: etree._Element) -> None:
        """Break the line where an element does, and take its text."""
        self._break(element)
        if element.tag in _CELLS:
            self._pieces.append(" ")
        if element.text:
            self._pieces.append(element.text)

    def leave(self, element: etree._Element) -> None:
        """Break the line where an element ends, and take the text after it."""
        if element.tag != "br":
            self._break(element)
        if element.tail:
            self._pieces.append(element.tail)

    def keep(self, element: etree._Element) -> None:
        """Take preformatted text line by line."""
        self.end_line()
        self._gap = True
        for line in lines(preformatted(element).strip("\n")):
            self._add(line)
        self._gap = True

    def drop(self, element: etree._Element) -> None:
        """Count what is left out."""
        self.dropped += filled_lines(text_of(element))

    def end_line(self) -> bool:
        """End the line and say whether anything stood in it."""
        line = _SPACES.sub(" ", "".join(self._pieces)).strip(" ")
        self._pieces.clear()
        if line:
            self._add(line)
        return bool(line)

    def _break(self, element: etree._Element) -> None:
        if element.tag == "br":
            self._gap = not self.end_line() or self._gap
        elif element.tag in _PARAGRAPHS:
            self.end_line()
            self._gap = True
        elif element.tag in _LINES:
            self.end_line()

    def _add(self, line: str) -> None:
        if self._gap and self.lines:
            self.lines.append("")
        self.lines.append(line)
        self._gap = False
