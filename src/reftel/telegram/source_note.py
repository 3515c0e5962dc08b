"""The source note of a printed document: marks, precedence, who drafted and cleared it, who else got it.

The editors write it by one pattern: `Source: ARCHIVE, FILE. Secret; Priority; Exdis. Drafted by A, cleared by B, and
approved by C. Repeated to X, Y, and Z and passed to the White House.`
"""

import re
from collections.abc import Iterator

import msgspec

from reftel.telegram.note_sentences import note_sentences

__all__ = ["SourceNote", "read_marks", "read_source_note", "split_names"]

_LEVELS = {
    "top secret": "TOP SECRET",
    "secret": "SECRET",
    "secert": "SECRET",  # printed so in a volume
    "confidential": "CONFIDENTIAL",
    "administratively confidential": "CONFIDENTIAL",
    "restricted": "RESTRICTED",
    "limited official use": "LIMITED OFFICIAL USE",
    "official use only": "OFFICIAL USE ONLY",
    "unclassified": "UNCLASSIFIED",
    "no classification marking": None,
    "no classification": None,
}
_PRECEDENCES = {
    "flash": "FLASH",
    "niact": "NIACT IMMEDIATE",
    "niact immediate": "NIACT IMMEDIATE",
    "immediate niact": "NIACT IMMEDIATE",
    "immediate": "IMMEDIATE",
    "operational immediate": "IMMEDIATE",
    "priority": "PRIORITY",
    "routine": "ROUTINE",
}
_CAVEATS = {
    "limit distribution": "LIMDIS",
    "limited distribution": "LIMDIS",
    "exclusive distribution": "EXDIS",
    "no distribution": "NODIS",
    "no foreign dissem": "NOFORN",
    "no foreign dissemination": "NOFORN",
}
_KNOWN_CAVEAT = re.compile(
    r"(?:limdis|exdis|nodis|noforn|stadis|eyes only|sensitive|cherokee|codeword|roger channel|special handling|umbra"
    r"|moonglow|personal|strictly|controlled dissem|no dissem|verbatim|official)\b",
    re.IGNORECASE,
)
_NO_MARKS = frozenset(("verbatim text", "air pouch", "telegraphic"))
_LONGEST_CAVEAT = 6
_OPENERS = ("drafted", "cleared", "approved", "initialed", "repeated", "sent", "also", "passed", "relayed", "received")
_DEED_STARTS = re.compile(
    r"(?<=\.) (?=(?:Drafted|Cleared|Approved|Initialed|Repeated|Passed|Relayed|Also sent|Sent|Received) )"
)
_LEVEL_STARTS = re.compile(
    r"(?:^|[.,\])] |\d )(?P<marks>(?:Top [Ss]ecret|Secret|Secert|(?:Administratively )?Confidential|Restricted"
    r"|Limited [Oo]fficial [Uu]se|Official [Uu]se [Oo]nly|Unclassified|No classification(?: marking)?)"
    r"(?:\s?[;:,/][^.]{0,200})?)\s?(?:\.|$)"
)
_VERB = re.compile(
    r"\b(drafted|prepared|cleared|concurred in|approved|initialed|signed|sent|repeated|passed|relayed|received|pouched"
    r"|forwarded)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:[a-z ,]{0,40}?\b)?(?:by|in|at) (?P<names>\S.*)$", re.DOTALL)
_TO = re.compile(r"(?:[A-Za-z ]{0,40}?\b)?to (?P<names>\S.*)$", re.DOTALL)
_DAY = re.compile(
    r",? on (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}"
    r"(?:, \d{4})?$"
)
_DANGLING = frozenset(("and", "also", "was", "were", ""))
_MARK_SPLIT = re.compile(r"\s{0,4}[;:/]\s{0,4}|,\s{1,4}")


class SourceNote(msgspec.Struct, frozen=True, kw_only=True):
    """What a source note tells; `to` are those whom the telegram was also sent to, `passing` whom it was handed on."""

    classification: str | None = None
    precedence: str | None = None
    caveats: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    drafted_by: str | None = None
    cleared_by: str | None = None
    approved_by: str | None = None


def read_source_note(note: str | None) -> SourceNote:
    """Return what a source note tells.

    >>> note = read_source_note("Source: Orland Archives, Box 7. Secret; Niact Immediate; Nodis. Drafted by A. B. Tarn "
    ...     "on May 2, cleared by Bey, and approved by Orme. Repeated to Zell, Quay for Bey, and Varn.")
    >>> note.classification, note.precedence, note.caveats
    ('SECRET', 'NIACT IMMEDIATE', ('NODIS',))
    >>> note.drafted_by, note.cleared_by, note.approved_by, note.info
    ('A. B. Tarn', 'Bey', 'Orme', ('Zell', 'Quay for Bey', 'Varn'))
    """
    if not note:
        return SourceNote()
    parts = [part for piece in _DEED_STARTS.split(note) for part in note_sentences(piece)]
    classification, precedence, caveats = _marks_in(note, parts)
    deeds = dict(_deeds(parts))
    return SourceNote(
        classification=classification,
        precedence=precedence,
        caveats=caveats,
        to=split_names(deeds.get("sent", "")),
        info=split_names(deeds.get("repeated", "")),
        passing=split_names(deeds.get("passed", deeds.get("relayed", ""))),
        drafted_by=deeds.get("drafted"),
        cleared_by=deeds.get("cleared"),
        approved_by=deeds.get("approved"),
    )


def _marks_in(note: str, parts: list[str]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The marks from the level to its full stop, and the sentences after it that are marks too."""
    level = _LEVEL_STARTS.search(note)
    if level is None:
        return read_marks(next((marks for part in parts if (marks := _only_marks(part))), []))
    marks = _pieces(level["marks"])
    for part in note_sentences(note[level.end() :]):
        if not (more := _only_marks(part)):
            break
        marks.extend(more)
    return read_marks([mark for mark in marks if len(mark.split()) <= _LONGEST_CAVEAT])


def _only_marks(sentence: str) -> list[str]:
    """The marks a sentence is made of, none where it says anything else."""
    pieces = _pieces(sentence)
    return pieces if all(_is_mark(piece) for piece in pieces) else []


def _pieces(marks: str) -> list[str]:
    return [piece for piece in _MARK_SPLIT.split(marks.strip(" .")) if piece]


def _is_mark(piece: str) -> bool:
    known = piece.lower() in _PRECEDENCES or piece.lower() in _CAVEATS
    return known or (len(piece.split()) <= _LONGEST_CAVEAT and _KNOWN_CAVEAT.match(piece) is not None)


def read_marks(marks: list[str]) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Return classification, precedence and caveats, in the record's words, of marks in any order.

    >>> read_marks(["Top Secret", "Operational Immediate", "Exdis-TAG", "No Foreign Dissem"])
    ('TOP SECRET', 'IMMEDIATE', ('EXDIS-TAG', 'NOFORN'))
    >>> read_marks(["No classification marking"])
    (None, None, ())
    """
    level: str | None = None
    precedences: list[str] = []
    caveats: list[str] = []
    for mark in marks:
        name = " ".join(mark.lower().split())
        if name in _LEVELS:
            level = level or _LEVELS[name]
        elif (precedence := _precedence_of(name)) is not None:
            precedences.append(precedence)
        elif name not in _NO_MARKS:
            caveats.append(_CAVEATS.get(name, name.upper()))
    best = "NIACT IMMEDIATE" if "NIACT IMMEDIATE" in precedences else next(iter(precedences), None)
    return level, best, tuple(dict.fromkeys(caveats))


def _precedence_of(name: str) -> str | None:
    """`priority all addressees` is a precedence with a rider."""
    return _PRECEDENCES.get(name) or _PRECEDENCES.get(name.partition(" all ")[0])


def _deeds(parts: list[str]) -> Iterator[tuple[str, str]]:
    """What was done with the document, by whom or to whom: pairs of verb and names, a verb's first pair last.

    Only sentences that begin with such a verb count: `Bey presented the letter and a copy was sent to Tarn` is a story.
    """
    found = [deed for part in parts if part.lower().startswith(_OPENERS) for deed in _deeds_of(part)]
    yield from reversed(found)


def _deeds_of(sentence: str) -> Iterator[tuple[str, str]]:
    verbs = list(_VERB.finditer(sentence))
    ends = [*(verb.start() for verb in verbs), len(sentence)][1:]
    waiting: list[str] = []
    for verb, end in zip(verbs, ends, strict=True):
        tail = _trimmed(sentence[verb.end() : end])
        waiting.append(verb[1].lower())
        if tail:
            yield from ((name, names) for name in waiting if (names := _names_after(name, tail)))
            waiting = []


def _trimmed(tail: str) -> str:
    """The words up to the next verb without the `, and` before it."""
    words = tail.strip(" ,;").split(" ")
    while words and words[-1].strip(",;") in _DANGLING:
        words.pop()
    return " ".join(words).rstrip(" ,;")


def _names_after(verb: str, tail: str) -> str | None:
    pattern = _TO if verb in ("sent", "repeated", "passed", "relayed") else _BY
    match = pattern.match(tail)
    return _DAY.sub("", match["names"]).strip(" ,;") if match else None


def split_names(text: str) -> tuple[str, ...]:
    """Return the items of a printed list, `X, Y, and Z`.

    >>> split_names("the White House, DOD, and Paris for Tarn and Orme")
    ('White House', 'DOD', 'Paris for Tarn and Orme')
    >>> split_names("Quay and to Zell")
    ('Quay', 'Zell')
    """
    items = [item.strip() for item in text.split(",")]
    if " for " not in items[-1] and not items[-1].startswith("and "):
        items[-1:] = items[-1].split(" and ")
    cleaned = (_LEADING.sub("", item) for item in items)
    return tuple(item for item in cleaned if item)


_LEADING = re.compile(r"^(?:and )?(?:also )?(?:to )?(?:the )?")
