"""The brief of two parties, to download: as Word, Markdown or a page."""

from typing import Literal

from litestar import Response, get
from litestar.params import FromQuery

from reftel.brief import brief_of, written
from reftel.room.faults import no_json
from reftel.room.page import AsAsked, Day, FromRoom
from reftel.room.pages.relation import no_cable, two_of

__all__ = ["brief"]

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "html": "text/html",
}


@get("/brief/{parties:path}", sync_to_thread=True, include_in_schema=False)
def brief(
    room: FromRoom,
    asked: AsAsked,
    form: FromQuery[Literal["docx", "md", "html"]] = "docx",
    start: Day = "",
    end: Day = "",
) -> Response[bytes]:
    """Write the brief of two parties between two days."""
    no_json(asked)
    one, other = two_of(asked.parts)
    made = brief_of(room.archive, one, other, start or None, end or None, corpus=room.corpus)
    if not made.sections:
        raise no_cable(room, one, other)
    named = "-".join(
        "".join(sign for sign in name if sign.isascii() and sign.isalnum()) or "x" for name in (one, other)
    )
    disposition = f'attachment; filename="brief-{named[:80]}.{form}"'
    return Response(written(made, form), media_type=_TYPES[form], headers={"content-disposition": disposition})
