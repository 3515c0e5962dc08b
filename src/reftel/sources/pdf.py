"""PDF: the text layer page by page, and where a page has none, what tesseract reads off its picture."""

import math
import shutil
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from threading import Lock

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from reftel.errors import SourceError
from reftel.sources.encoding import lines
from reftel.sources.item import Item
from reftel.sources.whole import read_whole
from reftel.sources.witness import TextWitness

__all__ = ["claims", "witnesses"]

_MAGIC = b"%PDF-"
_MAGIC_WITHIN = 1024  # readers allow other bytes before it, ISO 32000-1 Annex H.3
_NEEDS_PASSWORD = {4, 5}  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_HYPHEN = "\ufffe"  # pdfium's mark for a hyphen at a line's end and the break after it
_POINTS, _DOTS = 72, 300  # per inch
_MOST_PIXELS = 100_000_000
_ADVICE = "install tesseract and `pip install reftel[ocr]`, or OCR the file first"

_PDFIUM = Lock()  # pdfium is not thread-safe: https://pypdfium2.readthedocs.io/en/stable/python_api.html


def claims(item: Item) -> bool:
    """Say whether an item is a PDF.

    >>> claims(Item.of_bytes("a", b"%PDF-1.7 ...")), claims(Item.of_bytes("a.pdf", b"text"))
    (True, False)
    """
    return _MAGIC in item.head[:_MAGIC_WITHIN]


def witnesses(item: Item) -> Iterator[TextWitness | SourceError]:
    """Yield the document's text as one witness, then one error that names the pages without a text to read.

    Words broken at a line's end stay broken. Raises `SourceError` for a document that is encrypted or broken.
    """
    content, sha256 = read_whole(item)
    with _PDFIUM:
        text, unread, broken = _read(item, content)
    if any(line.strip() for line in text):
        yield TextWitness(path=item.path, format="pdf", sha256=sha256, lines=text)
    if unread:
        has, they = ("have", "they need") if len(unread) > 1 else ("has", "it needs")
        yield SourceError(item.path, found=f"{_pages(unread)} {has} no text layer: {they} OCR", advice=_ADVICE)
    if broken:
        yield SourceError(item.path, found=f"{_pages(broken)} cannot be opened", advice="get the file again")
    if not (text or unread or broken):
        raise SourceError(item.path, found="a PDF whose pages are blank", advice="get the file again")


def _read(item: Item, content: bytes) -> tuple[tuple[str, ...], list[int], list[int]]:
    """Return the lines of all pages, and the numbers of those without text and of those that do not open."""
    text: list[str] = []
    unread, broken = [], []
    with _opened(item, content) as document:
        for number in range(1, len(document) + 1):
            try:
                with closing(document[number - 1]) as page:
                    found = _page(page)
            except PdfiumError:
                broken.append(number)
                continue
            if found is None:
                unread.append(number)
            else:
                text.extend(found)
    return tuple(text), unread, broken


def _opened(item: Item, content: bytes) -> PdfDocument:
    try:
        return PdfDocument(content)
    except PdfiumError as error:
        if error.err_code in _NEEDS_PASSWORD:
            advice = "save a copy without the password"
            raise SourceError(item.path, found="an encrypted PDF that needs a password", advice=advice) from error
        raise SourceError(item.path, found="a broken PDF", advice="get the file again") from error


def _page(page: PdfPage) -> tuple[str, ...] | None:
    """Return a page's lines, None where it shows something but has no text."""
    with closing(page.get_textpage()) as layer:
        text = layer.get_text_range().replace(_HYPHEN, "-\n").replace("\0", " ")
    if text.strip():
        return lines(text)
    if pypdfium2.raw.FPDFPage_CountObjects(page) == 0:
        return ()
    return _recognized(page) if _can_recognize() else None


def _can_recognize() -> bool:
    return bool(find_spec("pytesseract") and find_spec("PIL") and shutil.which("tesseract"))


def _recognized(page: PdfPage) -> tuple[str, ...] | None:
    """Return the lines tesseract reads off the page's picture at 300 dots an inch, None where it reads none."""
    pytesseract = import_module("pytesseract")
    width, height = page.get_size()
    scale = min(_DOTS / _POINTS, math.sqrt(_MOST_PIXELS / max(width * height, 1)))
    with closing(page.render(scale=scale)) as bitmap:
        try:
            text = str(pytesseract.image_to_string(bitmap.to_pil()))
        except (RuntimeError, OSError):  # pytesseract's own errors are of these
            return None
    return lines(text) if text.strip() else None


def _pages(numbers: list[int]) -> str:
    """Name pages, runs of them folded.

    >>> _pages([3]), _pages([3, 5, 6, 7])
    ('page 3', 'pages 3, 5-7')
    """
    runs = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return f"{'pages' if len(numbers) > 1 else 'page'} {', '.join(runs)}"
