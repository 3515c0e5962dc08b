"""The header lines that run into a printed telegram's text, as in `Subj: Orland. Ref: Zell 189. For Ambassador.`."""

import re
from collections.abc import Iterator

import msgspec

from reftel.telegram.note_sentences import note_sentences

__all__ = ["Preamble", "read_preamble"]

_LABEL = re.compile(
    r"(?:^|(?<=[.;:)?\d] ))(?:"
    r"(?P<subject>(?:Subj(?:ect)?|SUBJ(?:ECT)?)(?:\.?:|\b(?=\s[A-Z])))"
    r"|(?P<reference>(?:Refs?|REFS?|References?|REFERENCES?|Reftels?)(?:\.?:|\.(?=\s[A-Z\d(])|\b(?=\s(?:[A-Z(]|\d))))"
    r"|(?P<re>Re:)"
    r"|(?P<cited>Re(?=\s(?:Dep|Emb|Mis|[Yy]our|[Oo]ur|[A-Z][a-z]{2,12}['’]?s?\s)[^.,;]{0,12}\d))"
    r")\s*"
)
_REACH = 600
_LETTERED = re.compile(r"(?:^|\s)\(?[A-Z][.)]\s+(?=[A-Z])")


class Preamble(msgspec.Struct, frozen=True, kw_only=True):
    """The subject and references named at the top of a text; `rest` is what stands beside them there."""

    subject: str | None = None
    references: str | None = None
    rest: str


def read_preamble(text: str) -> Preamble:
    """Return the labelled header lines in the first words of a text.

    >>> found = read_preamble("Subj: Talks with Orland. Ref: Zell 189, Quay 12. For Ambassador from Tarn.")
    >>> found.subject, found.references, found.rest
    ('Talks with Orland', 'Zell 189, Quay 12', 'For Ambassador from Tarn.')
    >>> read_preamble("Refused to sign. Subject of trade was raised.").subject is None
    True
    """
    labels = list(_LABEL.finditer(text, 0, _REACH))
    if not labels:
        return Preamble(rest=text)
    values: dict[str, str] = {}
    rest = [text[: labels[0].start()].strip()]
    for label, end in zip(labels, _ends(labels, text), strict=True):
        kind = "subject" if label["subject"] or label["re"] else "references"
        value, left = _value(text[label.end() : end], kind)
        values.setdefault(kind, value)
        rest.append(left)
    subject = values.get("subject", "").strip(" .") or None
    references = values.get("references", "").strip(" .") or None
    return Preamble(subject=subject, references=references, rest=" ".join(part for part in rest if part))


def _ends(labels: "list[re.Match[str]]", text: str) -> Iterator[int]:
    yield from (label.start() for label in labels[1:])
    yield len(text)


def _value(text: str, kind: str) -> tuple[str, str]:
    """A field's value, one sentence, and the words after it; lettered references go on over full stops."""
    first = next(note_sentences(text), "")
    length = len(first)
    if kind == "references":
        while (lettered := _LETTERED.match(text, length + 1)) is not None:
            length = lettered.end() + len(next(note_sentences(text[lettered.end() :]), ""))
    return text[:length].strip(), text[length:].lstrip(" .").strip()
