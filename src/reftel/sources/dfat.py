"""Documents of Australian foreign policy as Markdown: cablegrams and letters of the volumes that the department edits.

A file is one document: front matter with the volume and the day, a head, a dateline, the text, the place of the file
in the National Archives, the editors' notes. Read with markdown-it-py (https://markdown-it-py.readthedocs.io).
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from reftel.errors import SourceError
from reftel.record import Editorial, Footnote
from reftel.sources.dfat_head import Dateline, Head, read_dateline, read_head
from reftel.sources.dfat_markdown import Piece, front_matter, pieces
from reftel.sources.dfat_marks import Unmarked, take_marks
from reftel.sources.dfat_tail import Parts, part
from reftel.sources.encoding import decode
from reftel.sources.item import Item
from reftel.sources.whole import read_whole
from reftel.sources.witness import Block, DocumentWitness

__all__ = ["claims", "witnesses"]

_CLAIMED = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?P<keys>(?:[^\r\n]{0,500}\r?\n){1,30}?)---[ \t]*\r?\n")
_KEYS = (b"doc_id:", b"vol_id:", b"volume:")
_HEADLINES = 5
_ITALIC_HEADING = re.compile(r"(?=.{2,80}$)[A-Z‘'(].*[^.:;?!\]]")
_NO_HEADING = re.compile(r"\[.*|\W{0,20}(?:\w{1,12} )?(?:begins?|ends?)\b\W{0,20}", re.IGNORECASE)


class _Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The pieces above the text: `shown` is a second head that the page prints, which has the marks of notes."""

    head: Head
    shown: str
    dateline: Dateline | None
    above: tuple[Piece, ...]
    rest: tuple[Piece, ...]


def claims(item: Item) -> bool:
    r"""Tell whether an item is a document of this edition, by the keys at its top.

    >>> claims(Item.of_bytes("a.md", b"---\nvolume: 1\ndoc_id: 2\nvol_id: 3\n---\n# Head"))
    True
    >>> claims(Item.of_bytes("b.md", b"---\ntitle: a page\n---\n# Head"))
    False
    """
    match = _CLAIMED.match(item.head)
    if match is None:
        return False
    keys = {line.partition(b":")[0] + b":" for line in match["keys"].splitlines()}
    return keys.issuperset(_KEYS)


def witnesses(item: Item) -> Iterator[DocumentWitness | SourceError]:
    r"""Return the one document of an item.

    >>> text = b"---\nvolume: V\ndoc_id: 2\nvol_id: 3\n---\n# 7 Letter to Smith\n\nRome, 1 May 1970\n\nWe met."
    >>> [(w.id, w.when, w.receivers, w.blocks[0].text) for w in witnesses(Item.of_bytes("a.md", text))]
    [('dfat-v3/7', '1970-05-01', ('Smith',), 'We met.')]
    """
    content, sha256 = read_whole(item)
    text = decode(content)
    keys = front_matter(text)
    run = pieces(text)
    if not run:
        yield SourceError(item.path, found="front matter with no document below it", advice="fetch the page again")
        return
    opening = _opening(run)
    parts = part(opening.rest)
    texts = _texts(opening, parts)
    unmarked = take_marks(texts, [note.number for note in parts.notes])
    head = read_head(unmarked[0].text)
    blocks, footnotes = _blocks(parts, unmarked[2:])
    yield DocumentWitness(
        path=item.path,
        format="dfat",
        sha256=sha256,
        id=_id(keys, head),
        editorial=_editorial(keys, opening, parts, _head_notes(unmarked) | footnotes),
        blocks=blocks,
        lines=(1, text.count("\n") + 1 - text.endswith("\n")),
        when=_when(keys, opening.dateline),
        sender=head.sender or (opening.dateline.place if opening.dateline else None),
        receivers=head.receivers,
        signed=parts.signed,
    )


def _opening(run: Sequence[Piece]) -> _Opening:
    """The head, and the dateline among the lines below it; the first volumes print the place of the file above it."""
    head = read_head(run[0].text)
    shown, at, dateline = run[0].text, 1, None
    for position, piece in enumerate(run[1:_HEADLINES], 1):
        dateline = read_dateline(piece.text, head.kind)
        if dateline:
            at = position + 1
            break
        if piece.style == "heading" and _same(piece.text, head.text):
            shown, at = piece.text, position + 1
    if dateline is None:
        return _Opening(head=head, shown=shown, dateline=None, above=(), rest=tuple(run[at:]))
    above = [piece for piece in run[1 : at - 1] if piece.text != shown]
    return _Opening(head=head, shown=shown, dateline=dateline, above=tuple(above), rest=(*above, *run[at:]))


def _same(one: str, other: str) -> bool:
    """Whether two heads differ only by marks of notes."""
    return re.sub(r"[\d\W]", "", one).lower() == re.sub(r"[\d\W]", "", other).lower()


def _is_heading(piece: Piece) -> bool:
    """A line in bold or set as a heading, one in italics where it is short and no sentence; no bracket, no `Begins`."""
    if _NO_HEADING.fullmatch(piece.text):
        return False
    if piece.style == "italic":
        return _ITALIC_HEADING.fullmatch(piece.text) is not None
    return piece.style != "plain"


def _texts(opening: _Opening, parts: Parts) -> list[str]:
    """Every text that a mark can stand in, in order of reading."""
    dateline = opening.dateline.text if opening.dateline else ""
    return [opening.shown, dateline, *(piece.text for piece in parts.body)]


def _head_notes(unmarked: Sequence[Unmarked]) -> dict[str, tuple[int | None, int | None]]:
    return {number: (None, None) for text in unmarked[:2] for number, _ in text.marks}


def _blocks(
    parts: Parts, unmarked: Sequence[Unmarked]
) -> tuple[tuple[Block, ...], dict[str, tuple[int | None, int | None]]]:
    """The text paragraphs, each under the headings right above it (one a line), and the places of the notes' marks.

    Headings with no text below them become the last block, so that no word is lost.
    """
    blocks: list[Block] = []
    places: dict[str, tuple[int | None, int | None]] = {}
    headings: list[tuple[Piece, str]] = []
    for piece, text in zip(parts.body, unmarked, strict=True):
        if _is_heading(piece):
            headings.append((piece, text.text))
            places |= {number: (len(blocks) + 1, None) for number, _ in text.marks}
            continue
        heading = "\n".join(words for _, words in headings) or None
        blocks.append(Block(text=text.text, heading=heading, lines=piece.lines))
        places |= {number: (len(blocks), at) for number, at in text.marks}
        headings = []
    blocks += [Block(text=words, lines=piece.lines) for piece, words in headings]
    return tuple(blocks), places


def _id(keys: dict[str, str], head: Head) -> str:
    return f"{_volume(keys)}/{head.number or keys.get('doc_id', '')}"


def _volume(keys: dict[str, str]) -> str:
    return f"dfat-v{keys.get('vol_id', '')}"


def _when(keys: dict[str, str], dateline: Dateline | None) -> str | None:
    """The printed day (the site's own where it is damaged or missing), with the hour where one is printed."""
    day = (dateline.day if dateline else None) or keys.get("doc_date") or None
    return f"{day}T{dateline.hour}" if day and dateline and dateline.hour else day


def _editorial(
    keys: dict[str, str], opening: _Opening, parts: Parts, places: dict[str, tuple[int | None, int | None]]
) -> Editorial:
    nowhere = (None, None)
    return Editorial(
        volume=_volume(keys),
        document=opening.head.number or keys.get("doc_id", ""),
        kind=opening.head.kind,
        head=opening.head.text,
        source_note=parts.source_note,
        dateline=opening.dateline.text if opening.dateline else None,
        place=opening.dateline.place if opening.dateline else None,
        footnotes=tuple(
            Footnote(
                number=note.number or None,
                text=note.text,
                paragraph=places.get(note.number, nowhere)[0],
                at=places.get(note.number, nowhere)[1],
            )
            for note in parts.notes
        ),
    )
