"""A brief as a Word document, with real footnotes."""

import io
import zipfile
from datetime import UTC, datetime

import docx as library
from docx.document import Document
from docx.shared import Cm, Pt, RGBColor

from reftel.brief.footnotes import Footnotes
from reftel.brief.model import Brief, Item
from reftel.brief.text import clean, label, quoted

__all__ = ["docx"]

_GREY = RGBColor(0x55, 0x55, 0x55)
_STEP, _HANGING = Cm(0.75), Cm(0.6)
_BIRTH = datetime(2000, 1, 1, tzinfo=UTC)  # one day for all: the same brief is the same file
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip archive can name


def docx(brief: Brief) -> bytes:
    """Return a brief as the bytes of a .docx."""
    document = library.Document()
    _dress(document, brief)
    footnotes = Footnotes(document)
    document.add_heading(clean(brief.title), 0)
    extent = document.add_paragraph()
    extent.add_run(clean(brief.extent)).font.color.rgb = _GREY
    for section in brief.sections:
        document.add_heading(clean(section.title), 1)
        for item in section.items:
            _add(document, footnotes, item, 0)
        if not section.items:
            document.add_paragraph().add_run(clean(section.none)).font.color.rgb = _GREY
    file = io.BytesIO()
    document.save(file)
    return _timeless(file)


def _dress(document: Document, brief: Brief) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(brief.title), "Reftel", ""
    properties.created = properties.modified = _BIRTH
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.5)


def _add(document: Document, footnotes: Footnotes, item: Item, depth: int) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.paragraph_format.left_indent = _STEP * (depth + 1)
    paragraph.paragraph_format.first_line_indent = -_HANGING
    paragraph.paragraph_format.space_after = Pt(4)
    lead = paragraph.add_run(label(item.lead, item.words))
    lead.font.color.rgb = _GREY
    if item.words:
        paragraph.add_run(f" {quoted(item.words)}")
    if item.status:
        paragraph.add_run(f" ({clean(item.status)})").italic = True
    footnotes.add(paragraph, clean(item.note))
    for under in item.under:
        _add(document, footnotes, under, depth + 1)


def _timeless(file: io.BytesIO) -> bytes:
    """The same archive with one time for all its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EARLIEST), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
