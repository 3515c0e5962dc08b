"""The head of an Australian cablegram: number, marks, and the lines between them and the text.

Form: one line of number, classification, caveats and precedence (`O.JA1547 SECRET AUSTEO IMMEDIATE`, `608. Secret
Emergency`, `721. 766. Unclassified` to two posts), then in any order a subject, who it is for, and what it refers to.
"""

import re
from collections.abc import Sequence

import msgspec

from reftel.record import Reference

__all__ = ["Opening", "is_attention", "is_subject", "read_opening", "read_references"]

_LEVELS = ("TOP SECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED")
_PRECEDENCES = ("FLASH", "MOST IMMEDIATE", "EMERGENCY", "IMMEDIATE", "PRIORITY", "ROUTINE", "DEFERRED", "IMPORTANT")
_CAVEATS = (
    "AUSTEO",
    "EXCLUSIVE",
    "GUARD",
    "PERSONAL",
    "EYES ONLY",
    "ECLIPSE",
    "COVERING SECRET",
    "IN CONFIDENCE",
    "DELICATE",
)
_SLIPS = {"PIORITY": "PRIORITY"}
_WORDS = {word: word for word in (*_LEVELS, *_PRECEDENCES, *_CAVEATS)} | _SLIPS
_FILLERS = frozenset({"AND", "&", "/", "-"})
_NUMBER = re.compile(
    r"(?P<prefix>[O0]\.\s?(?:[A-Z]{2}\s?)?|[A-Z]{2,4}\s?)?(?P<figures>\d{1,6})"
    r"(?P<saving>/\s?SAVING \d{1,5})?(?=\s?[.,]|\s|$)\s?[.,]*\s*"
)
_FOOTNOTE = re.compile(r"\[\d{1,2}\]\s*")
_TOKEN = re.compile(r"[A-Za-z]+|[&/.,;–-]|\S")
_LONGEST_LINE = 120
_FIRST_SURE_NUMBER = 21

_REFERENCE = re.compile(
    r"(?:Ref(?:erence|s)?\b\.?:?|Your|Our|My|(?:Thank you for|Thanks(?: for)?) (?:your|our|my))(?=[\s:O0])",
    re.IGNORECASE,
)
_CABLE = re.compile(r"(?<![A-Za-z0-9])[O0]\.\s?(?P<letters>[A-Z]{2})\s?(?P<figures>\d{2,7})(?P<more>[\[A-Za-z\]])?")
_REFERENCE_WORDS = frozenset({
    "ref", "reference", "refs", "your", "our", "my", "telegram", "telegrams", "tel", "tels", "cable", "cables",
    "cablegram", "cablegrams", "memorandum", "memo", "letter", "savingram", "savingrams", "no", "nos", "para",
    "paras", "paragraph", "paragraphs", "and", "of", "to", "from", "the", "dated", "thank", "you", "for",
    "thanks", "also", "immediately", "preceding", "following", "st", "nd", "rd", "th", "line", "sentence",
    "first", "second", "third", "fourth", "refers", "repeated", "separate", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december"
})  # fmt: skip
_AROUND = re.compile(r"^[\s,;.:]*(?:and\s)?|[\s,;.:]+$")
_ATTENTION = re.compile(
    r"(?:(?:Personal|Exclusive|Eyes only) )?(?:For|From|To)\s+(?:the\s+|your\s+)?[A-Z]|For your information\b"
    r"|Please pass to [A-Z]|(?:Addressed|Repeated|Rptd)\b|[A-Z][A-Za-z ]{1,25}[:(]? ?\(?(?:for|from) (?:the )?[A-Z]"
    r"|[A-Z][\w.’' -]{1,30} from [A-Z]"
)
_ATTENTION_WORDS = frozenset({
    "for", "from", "to", "the", "your", "and", "only", "of", "in", "on", "with", "personal", "please", "pass",
    "information", "all", "posts", "repeated", "addressed", "by", "saving", "as", "well", "acting", "also"
})  # fmt: skip
_BEGIN_END = re.compile(r"\W{0,20}(?:\w{1,12}\s)?(?:begins?|ends?|extracts?)\b\W{0,20}", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z’']+")
_NO_SUBJECT_END = (".", ":", ";", ",", "—", "-", "?", "…")
_LONGEST_SUBJECT = 90
_TITLE = re.compile(r"[A-Z][\w’'-]{2,20}(?: (?:[A-Z][\w’'-]{0,20}|of|and|the|in|on|for|to|with|from)){1,8}\.")


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What the opening line says; `numbers` are the running numbers, one a receiver where there are several.

    `rest` is what stands on the line behind the marks, where the text begins on it.
    """

    numbers: tuple[int, ...] = ()
    mrn: str | None = None
    classification: str | None = None
    caveats: tuple[str, ...] = ()
    precedence: str | None = None
    rest: str = ""


def read_opening(line: str) -> Opening | None:
    """Return what an opening line says, None for a line that is none.

    >>> opening = read_opening("O.JA1547 SECRET AUSTEO IMMEDIATE")
    >>> opening.mrn, opening.numbers, opening.classification, opening.caveats, opening.precedence
    ('O.JA1547', (1547,), 'SECRET', ('AUSTEO',), 'IMMEDIATE')
    >>> read_opening("721. 766. Top Secret And Personal").numbers
    (721, 766)
    >>> read_opening("1229. Following is the text.").rest
    'Following is the text.'
    >>> read_opening("2. Following is the text.") is None, read_opening("Secret talks were held.") is None
    (True, True)
    """
    rest = _FOOTNOTE.sub("", line, count=1) if line.startswith("[") else line
    numbers, mrn, rest = _read_numbers(rest)
    marks, rest = _read_marks(rest)
    sure = bool(marks) or not rest or (numbers and numbers[0] >= _FIRST_SURE_NUMBER)
    if not (numbers or marks) or not sure or (marks and not numbers and rest) or (rest and "." not in line):
        return None
    return Opening(
        numbers=numbers,
        mrn=mrn,
        classification=next((mark for mark in marks if mark in _LEVELS), None),
        caveats=tuple(mark for mark in marks if mark in _CAVEATS),
        precedence=next((mark for mark in marks if mark in _PRECEDENCES), None),
        rest=rest,
    )


def _read_numbers(text: str) -> tuple[tuple[int, ...], str | None, str]:
    """Running numbers at the start of a line, the reference number where they have letters, and the rest."""
    numbers: list[int] = []
    mrn = None
    while match := _NUMBER.match(text):
        if match["prefix"] and mrn is None:
            mrn = _reference_number(match["prefix"], match["figures"]) + (match["saving"] or "")
        numbers.append(int(match["figures"]))
        text = text[match.end() :]
    return tuple(numbers), mrn, text


def _reference_number(prefix: str, figures: str) -> str:
    """The number as printed, with the letter where scanning took the O of an outward cable for a nought."""
    prefix = re.sub(r"^0\.", "O.", prefix)
    return f"{prefix}{figures}".replace(". ", ".")


def _read_marks(text: str) -> tuple[list[str], str]:
    """The marks at the start of a text, in capitals, and the rest of it; all words or none of a mixed line."""
    found: list[str] = []
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        pair = " ".join(token[0].upper() for token in tokens[at : at + 2])
        word = tokens[at][0].upper()
        if pair in _WORDS:
            found.append(_WORDS[pair])
            at += 2
        elif word in _WORDS:
            found.append(_WORDS[word])
            at += 1
        elif word in _FILLERS or (found and not word[0].isalnum()):
            at += 1
        else:
            return _mixed(found, text, tokens[at].start())
    return found, ""


def _mixed(found: list[str], text: str, end: int) -> tuple[list[str], str]:
    """Marks with words behind them count where they are in capitals: `SECRET talks` is a sentence's beginning else."""
    if found and text[:end].strip(" .").isupper():
        return found, text[end:]
    return [], text


def read_references(line: str, *, notes: Sequence[str] = ()) -> tuple[Reference, ...] | None:
    """Return what a line of references points at, None for a line that is no such line.

    `notes` are numbers of footnotes whose marks were not found: a last figure that may be one leaves the id open.

    >>> read_references("Ref. O.CH263759, O.JA1547")
    (Reference(label=None, text='O.CH263759', id='O.CH263759'), Reference(label=None, text='O.JA1547', id='O.JA1547'))
    >>> read_references("Your telegram No. 534.")
    (Reference(label=None, text='Your telegram No. 534', id=None),)
    >>> read_references("Ref O.UN31031", notes=["1"])[0].id is None
    True
    >>> read_references("Your telegram 534 does not say so.") is None
    True
    """
    label = _REFERENCE.match(line)
    if label is None or len(line) > _LONGEST_LINE or not re.search(r"\d", line):
        return None
    if any(word[:1].islower() and word.lower() not in _REFERENCE_WORDS for word in _WORD.findall(line)):
        return None
    cables = list(_CABLE.finditer(line))
    if not cables:
        return (Reference(text=line.rstrip(" .:")),)
    starts = [label.end() if label[0].lower().startswith("ref") else 0, *(cable.end() for cable in cables[:-1])]
    ends = [*(cable.end() for cable in cables[:-1]), len(line)]
    return tuple(
        Reference(text=_AROUND.sub("", line[start:end]), id=_cable_id(cable, line, notes))
        for start, end, cable in zip(starts, ends, cables, strict=True)
    )


def _cable_id(cable: re.Match[str], line: str, notes: Sequence[str]) -> str | None:
    """The cable's number, None where its last figure may be a note's mark or scanning spoilt it."""
    ends_open = any(cable["figures"].endswith(note) for note in notes) and not re.match(r"\s\d", line[cable.end() :])
    return None if cable["more"] or ends_open else f"O.{cable['letters']}{cable['figures']}"


def is_attention(line: str) -> bool:
    """Tell whether a line only says whom the message is for or from.

    >>> is_attention("For Smith from Jones."), is_attention("Jakarta for Smith; Lisbon for Jones")
    (True, True)
    >>> is_attention("For the time being we should wait.")
    False
    """
    if len(line) > _LONGEST_LINE * 2 or _ATTENTION.match(line) is None:
        return False
    return not any(word[:1].islower() and word not in _ATTENTION_WORDS for word in _WORD.findall(line))


def is_subject(line: str, *, set_apart: bool = False) -> bool:
    """Tell whether a line above the text is its subject: any line set apart as a heading, else a short title.

    >>> is_subject("Salt Islands"), is_subject("Salt Treaty."), is_subject("We met.")
    (True, True, False)
    >>> is_subject("Begins", set_apart=True)
    False
    """
    if _BEGIN_END.fullmatch(line) or line.startswith("[") or re.match(r"\(?\d{1,3}\)?\.\s", line):
        return False
    if set_apart:
        return True
    is_short = len(line) <= _LONGEST_SUBJECT and line[:1].isupper()
    return is_short and (not line.endswith(_NO_SUBJECT_END) or _TITLE.fullmatch(line) is not None)
