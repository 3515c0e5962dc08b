"""The parts of one cable's text as they were found, before record and damage are made of them."""

import msgspec

from reftel.record import Paragraph, Site
from reftel.telegram.frame import Frame
from reftel.telegram.head import Head
from reftel.telegram.identity import Identity
from reftel.telegram.text_body import Body
from reftel.telegram.transmission import Transmission

__all__ = ["Parts"]


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found of a cable; `title` is the line above it that can be a web page's title."""

    frame: Frame
    sent: Transmission
    identity: Identity
    head: Head
    body: Body
    paragraphs: list[Paragraph]
    title: str | None
    site: Site | None
