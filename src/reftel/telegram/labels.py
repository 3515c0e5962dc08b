"""The labelled lines of a header: E.O., TAGS, SUBJECT, REF, CLASSIFIED BY, wherever a copy has put them.

A label opens a line, or, in reflowed copies, stands in the middle of one: then only in capitals or with its colon.
"""

import re

import msgspec

__all__ = ["Label", "find_labels"]

# Three patterns, each beginning with a plain character, are found many times faster than one that may begin anywhere;
# the first letters of all labels are asked for before any label is.
_OPENING = re.compile(
    r"\n[ \t>\"(-]{0,8}(?i:(?=[ETASUBRC\d. \t(])(?:"
    r"(?P<executive_order>E\.? ?[O0]\.?[:,]? {0,4}(?=\(?1[0-9]{3,4}\b)|E\.[O0]\.? {0,4}:"
    r"|EXECUTIVE ORDER {1,4}(?=1[0-9]{4}\b))"
    r"|(?P<tags>T?AGS?(?:[ \t]{0,4}[:;.]+|[ \t]{1,4}(?=[A-Z])))"
    r"|(?P<subject>(?:S?U?BJ(?:E?CT?)?|SU(?:BEJCT|JBECT|BECT|JECT))(?:S|LINE| LINE)?[ \t]{0,4}[:;.]"
    r"|SUBJ(?:ECT)?[ \t]{1,4}(?=\S))"
    r"|(?P<references>REF(?:TEL|ERENCE)?S?(?:\(S\))?[ \t]{0,4}[:;]"
    r"|REF(?:TEL|ERENCE)?S?[ \t]{1,4}(?=\(?[A-Z][.):\]]|[A-Z]{4,} \d))"
    r"|(?P<classified_by>\d?[.]?[ \t]{0,3}(?:\(U\)[ \t]{0,3})?CLASSIFIED BY[ \t]{0,4}:?)))"
)
_INSIDE = re.compile(
    r"[ \t](?=[ETASRC])(?:(?P<executive_order>(?:E\.[Oo0]\.?:? {0,4}|EO:? )(?=1[0-9]{3,4}\b))"
    r"|(?P<tags>(?:T?AGS?|Tags) ?:|TAGS (?=[A-Z]{4}\b))"
    r"|(?P<subject>(?:SUBJ(?:ECT)?|Subject) ?:)"
    r"|(?P<references>(?:REF(?:TEL|ERENCE)?S?(?:\([Ss]\))?|Ref(?:tel)?s?(?:\(s\))?) ?:|REF (?=\(?A[.)]))"
    r"|(?P<classified_by>(?:CLASSIFIED BY|Classified [Bb]y) ?:))"
)
_GLUED = re.compile(r"REFS?: ?(?=[A-Z(])")


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
    opening = [Label(m.lastgroup or "", m.start(), m.end() - 1) for m in _OPENING.finditer("\n" + text)]
    inside = [Label(m.lastgroup or "", m.start() + 1, m.end()) for m in _INSIDE.finditer(text)]
    glued = [Label("references", m.start(), m.end()) for m in _GLUED.finditer(text) if text[m.start() - 1].isalpha()]
    found: dict[str, Label] = {}
    for label in sorted(opening + inside + glued, key=lambda label: label.start):
        found.setdefault(label.field, label)
    return list(found.values())
