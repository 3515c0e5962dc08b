"""The Markdown of a document of the Australian edition, as a run of pieces with their source lines."""

import html
import re
from collections.abc import Iterator, Sequence

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

__all__ = ["Piece", "front_matter", "pieces"]

_PARSER = MarkdownIt("commonmark", {"html": False}).use(front_matter_plugin)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_EMPHASIS = {"strong": "bold", "em": "italic"}
_OUTSIDE = re.compile(r"[\s\d.,:;()\[\]_*]*")
_LITERAL_MARKS = "*_ "
_FRONT_WITHIN = 20_000
_LITERAL_ITALIC = re.compile(r"(?<!\w)_(?=\S)(?P<text>[^_]{1,300})_(?=\d)")
_HAS_CONTENT = re.compile(r"[^\s*_]")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A heading or paragraph: `style` is `heading`, `bold`, `italic` (the whole of it) or `plain`.

    `text` has its white space folded and the number of a list's item in front; `lines` are counted from 1.
    """

    style: str
    text: str
    lines: tuple[int, int]


def front_matter(text: str) -> dict[str, str]:
    r"""Return the keys and values between the dashes at the top of a file, without quotation marks around the values.

    >>> front_matter('---\ntitle: "12 Letter to Rome"\nvol_id: 20\n---\n')
    {'title': '12 Letter to Rome', 'vol_id': '20'}
    >>> front_matter("No such thing")
    {}
    """
    token = next((token for token in _PARSER.parse(text[:_FRONT_WITHIN]) if token.type == "front_matter"), None)
    if token is None:
        return {}
    pairs = (line.partition(":") for line in token.content.splitlines() if ":" in line)
    return {key.strip(): value.strip().strip('"') for key, _, value in pairs}


def pieces(text: str) -> list[Piece]:
    r"""Return the headings and paragraphs of a text in order.

    >>> for piece in pieces("# Head\n\n**Fish**\n\nWe *met*\nhim.\n\n  2. He left.\n"):
    ...     print(piece.style, piece.text, piece.lines)
    heading Head (1, 1)
    bold Fish (3, 3)
    plain We met him. (5, 6)
    plain 2. He left. (8, 8)
    """
    return [piece for piece in _walk(_PARSER.parse(text)) if _HAS_CONTENT.search(piece.text)]


def _walk(tokens: Sequence[Token]) -> Iterator[Piece]:
    number, heading = "", False
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type in {"heading_open", "heading_close"}:
            heading = token.nesting == 1
        elif token.type == "inline":
            yield _piece(token, number, heading=heading)
            number = ""
        elif token.type == "code_block":
            yield from _indented(token)


def _piece(token: Token, number: str, *, heading: bool) -> Piece:
    style, text = _styled(token)
    return Piece(style="heading" if heading else style, text=number + text, lines=_lines(token))


def _lines(token: Token) -> tuple[int, int]:
    start, end = token.map or [0, 1]
    return start + 1, max(end, start + 1)


def _styled(token: Token) -> tuple[str, str]:
    """A paragraph's style and words; a mark of a footnote may stand outside the emphasis that spans all the rest."""
    within, outside, style, depth = "", "", "plain", 0
    for child in token.children or []:
        if child.nesting and child.tag in _EMPHASIS:
            depth += child.nesting
            style = _EMPHASIS[child.tag] if child.nesting == 1 else style
        words = "\n" if child.type in _BREAKS else child.content
        within += words
        outside += "" if depth else words
    text = _fold(within)
    if not _OUTSIDE.fullmatch(outside):
        style = "plain"
    return _without_literal_marks(style, text)


def _without_literal_marks(style: str, text: str) -> tuple[str, str]:
    """Asterisks and underscores that a blank or a figure beside them kept from being emphasis."""
    text = _LITERAL_ITALIC.sub(r"\g<text>", text)
    if text.startswith("**") and text.endswith("*"):
        style = "bold"
    elif text.startswith("_") and text.endswith("_"):
        style = "italic"
    return style, text.strip(_LITERAL_MARKS)


def _fold(text: str) -> str:
    """White space folded; entities that were escaped twice on their way are put right."""
    return " ".join(html.unescape(text).split())


def _indented(token: Token) -> Iterator[Piece]:
    """Paragraphs that the edition set in by four places, which Markdown takes for code."""
    first = (token.map or [0])[0] + 1
    run: list[tuple[int, str]] = []
    for number, line in enumerate([*token.content.split("\n"), ""], first):
        if line.strip():
            run.append((number, line))
        elif run:
            yield Piece(
                style="plain",
                text=_fold(" ".join(words for _, words in run)).lstrip("*- "),
                lines=(run[0][0], run[-1][0]),
            )
            run = []
