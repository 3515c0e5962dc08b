"""Who writes and who reads: the signer, or whom the head of a document names (`Cablegram from Tarn to Vane`)."""

import re
from dataclasses import dataclass, replace
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.people.lexicon import plain_lexicon, words
from reftel.reading.study import Study
from reftel.record import Editorial

__all__ = ["Sender", "is_conversation", "reader_of", "writer_of"]

_BY: Final = re.compile(
    r"\b(?:Address|Statement|Remarks|Article|Paper Prepared) (?:by|in) (?:the )?"
    r"(?P<who>[^()]{3,150} \([^()]{2,40}\)|.{3,150}?(?= Before | to |$))"
)
_BRACKETED: Final = re.compile(r"(?P<role>[^()]{3,150}) \((?P<name>[A-Z][^()]{1,40})\)$")
_DRAFTED: Final = re.compile(r"((?:[A-Z][\w.’'-]{0,20} ){0,2}(?P<surname>[A-Z][\w’'-]{1,20}))(?= on | \(|$)")
_TWO: Final = 2  # who took part, where one of them tells of it
_SURNAME: Final = re.compile(r"(?:Mc|Mac|O['’])?(?:[A-Z][a-z]{2,20}|[A-Z]{2,20})$")
_INITIALS: Final = re.compile(r"(?:[A-Z][a-z]{0,2}\.\s?){1,4}$|[A-Z]{2,4}$")
_NO_NAMES: Final = frozenset("pSsWwx")  # letters of places and offices among the words of names


@mypyc_attr(acyclic=True)
@dataclass(frozen=True, kw_only=True)
class Sender:
    """Whom a document is from: a person with the office before the name; a body or a post, with `is_person` False."""

    name: str
    role: str | None = None
    is_person: bool = True


def writer_of(study: Study) -> Sender | None:
    """Return who signed a cable, else whom its head names, else the post it is from; None where none of them is known.

    Who signs with a given name or with initials has the surname from the head: `Hal` of `From the Director (Strand)`.
    """
    header, sender = study.cable.header, _sender(study) or _drafter(study)
    person = sender if sender and sender.is_person else None
    if header.signed:
        return (person and _signing(person, header.signed, study)) or Sender(name=header.signed)
    return person or (Sender(name=header.post, is_person=False) if header.post else sender)


def _signing(person: Sender, signed: str, study: Study) -> Sender | None:
    """Whom the head names, where what stands below is no more than a given name or initials."""
    edition = study.cable.editorial
    if edition is None or edition.closer != signed or signed in person.name:
        return None
    if _INITIALS.match(signed):
        return person
    return replace(person, name=f"{signed} {person.name.split()[-1]}")


def is_conversation(study: Study) -> bool:
    """Return whether a printed document is a memorandum of conversation, which tells what two sides said."""
    return study.cable.editorial is not None and study.cable.editorial.kind == "memorandum of conversation"


def _drafter(study: Study) -> Sender | None:
    """Who drafted a memorandum of a conversation between himself and one other, or between nobody whom it lists."""
    edition = study.cable.editorial
    drafter = _DRAFTED.match(edition.drafted_by or "") if edition and is_conversation(study) else None
    if edition is None or drafter is None:
        return None
    took_part = [one.name for one in edition.participants if one.name]
    if len(edition.participants) > _TWO:
        return None
    own = next((name for name in took_part if name.split()[-1] == drafter["surname"]), None)
    if own is None and edition.participants:
        return None
    return Sender(name=own or drafter[1])


def reader_of(study: Study) -> str | None:
    """Return the name of the one person whom a printed document is to; None of any other document."""
    edition, to = study.cable.editorial, study.cable.header.to
    if edition is None or len(to) != 1:
        return None
    reader = _named(to[0].addressee, edition)
    return reader.name if reader and reader.is_person else None


def _sender(study: Study) -> Sender | None:
    """Whom the head of a printed document names; None where it names nobody, or several."""
    edition = study.cable.editorial
    if edition is None:
        return None
    by = _BY.search(edition.head)
    text = study.cable.header.sender or (by["who"] if by else None)
    return _named(text, edition) if text else None


def _named(text: str, edition: Editorial) -> Sender | None:
    """Whom a part of the head names; None where it names several."""
    marked = _marked(text, edition)
    if marked:
        return _around(text, marked[0]) if len(marked) == 1 else None
    if bracketed := _BRACKETED.match(text):
        return Sender(name=bracketed["name"], role=bracketed["role"])
    return None if "(" in text else Sender(name=text, is_person=_is_surname(text, edition.place))


def _marked(text: str, edition: Editorial) -> list[str]:
    """The people whom the editors marked in a part of the head, without names that stand inside others'."""
    names = {one.name for one in edition.people if one.paragraph is None and one.name in text}
    return [name for name in names if not any(name != other and name in other for other in names)]


def _around(text: str, name: str) -> Sender | None:
    """A person with the office before the name: `Secretary of State Strand`, `Director of the Staff (Strand)`."""
    before = text.partition(name)[0].strip(" (,")
    return None if before.endswith(" and") else Sender(name=name, role=before or None)


def _is_surname(text: str, place: str | None) -> bool:
    """Whether a sender of one word is a person, and not the place that is cabled from or another: `Jakarta`."""
    if not _SURNAME.match(text) or text.casefold() == (place or "").casefold():
        return False
    known = plain_lexicon(capitals=False).get(text.capitalize(), "")
    return known not in _NO_NAMES and text.lower() not in words("no surname")
