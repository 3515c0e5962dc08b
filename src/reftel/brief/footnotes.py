"""Footnotes for python-docx, which has none of its own (1.2): the part of a package that holds them, and its styles.

Written after ECMA-376, part 1, 17.11: two separators that every such part begins with, then a note for each reference.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

__all__ = ["Footnotes"]

_TEXT, _REFERENCE = "footnote text", "footnote reference"
_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of a new document."""

    def __init__(self, document: Document) -> None:
        self._notes = parse_xml(_EMPTY)
        package = document.part.package
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._notes, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        text = document.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = document.styles["Normal"]
        text.font.size = Pt(9)
        text.paragraph_format.space_after = Pt(0)
        reference = document.styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        self._text, self._reference = text.style_id, reference.style_id
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> int:
        """Put a reference at the end of a paragraph, and its note below; return its number."""
        self._count += 1
        run = paragraph.add_run()
        run.style = _REFERENCE
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(self._count))
        run._r.append(mark)  # noqa: SLF001  a run has no other door to its XML
        self._notes.append(self._note(text))
        return self._count

    def _note(self, text: str) -> etree._Element:
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{self._count}"><w:p><w:pPr><w:pStyle w:val="{self._text}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{self._reference}"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>'
        )
        [words] = note.iter(qn("w:t"))
        words.text = f" {text}"
        return note
