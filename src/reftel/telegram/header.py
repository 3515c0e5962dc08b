"""The header of a cable, put together from the parts of its text that speak of it."""

import re
from collections.abc import Iterator

from reftel.record import Discrepancy, Header, Paragraph, Site
from reftel.telegram.foreign import subject_of_title
from reftel.telegram.parts import Parts

__all__ = ["make_header"]


def make_header(parts: Parts) -> Header:
    """Return the header that classification line, transmission block, head and foot add up to."""
    frame, sent, head, identity = parts.frame, parts.sent, parts.head, parts.identity
    found = frame.parts[0].found if frame.parts else None
    level = found.level if found else head.captions.level
    sensitive = head.captions.sensitive or (found is not None and bool({"SENSITIVE", "FOUO"} & set(found.captions)))
    own = tuple(c for c in found.captions if c not in {"SENSITIVE", "FOUO"}) if found else ()
    classification = "SBU" if level == "UNCLASSIFIED" and sensitive else level
    subject = head.subject or (subject_of_title(parts.title) if parts.title else None)
    section = found.section if found and found.section else sent.section
    return Header(
        mrn=identity.mrn,
        post=identity.post,
        post_kind=identity.post_kind,
        routing_indicator=sent.indicator,
        serial=identity.serial,
        dtg=sent.dtg,
        date=identity.date,
        precedence=sent.precedence,
        classification=classification,
        caveats=tuple(dict.fromkeys([*own, *head.captions.caveats])),
        sender=sent.sender,
        to=sent.to,
        info=sent.info,
        passing=head.captions.passing,
        executive_order=head.executive_order,
        tags=head.tags,
        subject=subject,
        references=head.references,
        classified_by=head.classified_by or _classified_by(parts.paragraphs),
        section=section,
        sections=found.sections if found else None,
        signed=parts.body.foot.signed,
        discrepancies=(
            *identity.discrepancies,
            *_of_title(head.subject, subject),
            *_against_site(classification, parts.site),
        ),
    )


_CLASSIFIED = re.compile(r"(?:^|\. {1,3})CLASSIFIED BY:? (?P<who>.{3,200})$", re.IGNORECASE)


def _classified_by(paragraphs: list[Paragraph]) -> str | None:
    """Cables of the 1990s said who had classified them in paragraph 1."""
    if not paragraphs:
        return None
    opening = paragraphs[0].text[:300]
    match = _CLASSIFIED.search(opening) if "ED BY" in opening.upper() else None
    return match["who"].strip() if match else None


def _of_title(own: str | None, subject: str | None) -> Iterator[Discrepancy]:
    if subject and not own:
        yield Discrepancy(field="subject", note="only the page's title gives the subject")


def _against_site(classification: str | None, site: Site | None) -> Iterator[Discrepancy]:
    """A level of the site's own that is not the telegram's; `//FOR OFFICIAL USE ONLY` stands for SENSITIVE."""
    shown = site.classification.partition("/")[0].strip().upper() if site and site.classification else None
    own = "UNCLASSIFIED" if classification == "SBU" else classification
    if shown and own and shown != own:
        yield Discrepancy(field="classification", note=f"the site says {shown}, the telegram {classification}")
