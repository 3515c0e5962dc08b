"""The labelled lines of a header: E.O., TAGS, SUBJECT, REF, CLASSIFIED BY, wherever a copy has put them.

A label opens a line, or, in reflowed copies, stands in the middle of one: then only in capitals or with its colon.
"""

import re

import msgspec

__all__ = ["Label", "find_labels"]

_START = r"(?:(?<=\n)|\A)[ \t>\"(-]{0,8}"
_EO = r"E\.? ?[O0]\.?[:,]? {0,4}(?=\(?1[0-9]{3,4}\b)|E\.[O0]\.? {0,4}:|EXECUTIVE ORDER {1,4}(?=1[0-9]{4}\b)"
_LABEL = re.compile(
    rf"(?P<executive_order>{_START}(?i:{_EO})|(?<=\s)(?:E\.[Oo0]\.?:? {{0,4}}|EO:? )(?=1[0-9]{{3,4}}\b))"
    rf"|(?P<tags>{_START}(?i:T?AGS?)(?:[ \t]{{0,4}}[:;.]+|[ \t]{{1,4}}(?=[A-Z]|[a-z]+\s*$))"
    r"|(?<=\s)(?:T?AGS?|Tags) ?:|(?<=\s)TAGS (?=[A-Z]{4}\b))"
    rf"|(?P<subject>{_START}(?i:S?UB?JE?CT?(?:S|LINE| LINE)?[ \t]{{0,4}}[:;.]|SUBJ(?:ECT)?[ \t]{{1,4}}(?=\S))"
    r"|(?<=\s)(?:SUBJ(?:ECT)?|Subject) ?:)"
    rf"|(?P<references>{_START}(?i:REF(?:TEL|ERENCE)?S?(?:\(S\))?[ \t]{{0,4}}[:;]|REF(?:TEL"
    rf"|ERENCE)?S?[ \t]{{1,4}}(?=\(?[A-Z][.):\]]|[A-Z]{{4,}} \d))"
    r"|(?<=\s)(?:REF(?:TEL|ERENCE)?S?(?:\([Ss]\))?|Ref(?:tel)?s?(?:\(s\))?) ?:|(?<=[A-Za-z])REFS?: ?(?=[A-Z(])"
    r"|(?<=\s)REF (?=\(?A[.)]))"
    rf"|(?P<classified_by>{_START}(?i:\d?[.]?[ \t]{{0,3}}(?:\(U\)[ \t]{{0,3}})?CLASSIFIED BY)[ \t]{{0,4}}:?"
    r"|(?<=\s)(?:CLASSIFIED BY|Classified [Bb]y) ?:)"
)


class Label(msgspec.Struct, frozen=True):
    """A label found: the field it opens, where it starts and where its value starts."""

    field: str
    start: int
    end: int


def find_labels(text: str) -> list[Label]:
    r"""Return the first label of each field, in the order of the text.

    >>> text = "E.O. 12958: N/A TAGS: PREL IS\nSUBJECT: A VISIT REF: LIMA 12"
    >>> [(label.field, text[label.start:label.end].strip()) for label in find_labels(text)]
    [('executive_order', 'E.O.'), ('tags', 'TAGS:'), ('subject', 'SUBJECT:'), ('references', 'REF:')]
    """
    found: dict[str, Label] = {}
    for match in _LABEL.finditer(text):
        field = match.lastgroup or ""
        if field not in found:
            found[field] = Label(field, match.start(), match.end())
    return list(found.values())
