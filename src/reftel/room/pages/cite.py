"""How to cite a cable or a paragraph of it: four forms to copy, and as files."""

from typing import Literal

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from reftel.record import Cable
from reftel.room.addresses import address, cable_address
from reftel.room.citations import FORMS
from reftel.room.faults import Fault
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.pages.cable import copies_of

__all__ = ["CitePage", "FormShown", "citation", "cite", "view"]

_NAMES = {"chicago": "Chicago", "bibtex": "BibTeX", "csl": "CSL-JSON", "ris": "RIS"}
Form = Literal["chicago", "bibtex", "csl", "ris"]


class FormShown(msgspec.Struct, frozen=True, kw_only=True):
    """A citation in one form, and the address of it as a file."""

    form: str
    name: str
    text: str
    address: str


class CitePage(Page, frozen=True, kw_only=True):
    """The forms of a citation; `place` leads back to what is cited."""

    id: str
    paragraph: int | None
    place: str
    forms: tuple[FormShown, ...]


def view(cable: Cable, identity: str, paragraph: int | None, archive: str) -> CitePage:
    """Return the page of a cable's citation, or of a paragraph's by its printed number."""
    _check(cable, identity, paragraph)
    return CitePage(
        title=f"Cite {identity}{f', paragraph {paragraph}' if paragraph else ''}",
        id=identity,
        paragraph=paragraph,
        place=cable_address(identity, paragraph),
        forms=tuple(
            FormShown(
                form=form,
                name=_NAMES[form],
                text=make(cable, paragraph, archive).replace("\r\n", "\n").rstrip("\n"),
                address=address("citation", identity, form=form, paragraph=paragraph),
            )
            for form, (make, _, _) in FORMS.items()
        ),
    )


@get("/cite/{identity:path}", sync_to_thread=True)
def cite(room: FromRoom, asked: AsAsked, paragraph: FromQuery[int | None] = None) -> Response[CitePage]:
    """Show the citation of a cable, or of one of its paragraphs, in every form."""
    return answer(asked, "cite.html", view(copies_of(room, asked.rest)[0], asked.rest, paragraph, room.name))


@get("/citation/{identity:path}", sync_to_thread=True, include_in_schema=False)
def citation(
    room: FromRoom, asked: AsAsked, form: FromQuery[Form], paragraph: FromQuery[int | None] = None
) -> Response[str]:
    """Send a citation as a file."""
    cable = copies_of(room, asked.rest)[0]
    _check(cable, asked.rest, paragraph)
    make, media_type, ending = FORMS[form]
    return Response(
        make(cable, paragraph, room.name),
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="citation.{ending}"'},
    )


def _check(cable: Cable, identity: str, paragraph: int | None) -> None:
    """Raise `Fault` where the cable has no paragraph of a number."""
    if paragraph and paragraph not in {each.number for each in cable.paragraphs}:
        raise Fault(404, f"{identity[:100]} has no paragraph {paragraph}")
