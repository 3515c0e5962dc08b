"""The head of a printed document: who sent it to whom, in the editors' words.

`Telegram From the Embassy in Turkey to the Department of State`; in older volumes `The Secretary of State to the
Consulate General at Saigon`.
"""

import re

from reftel.telegram.source_note import split_names

__all__ = ["ends_of", "receivers_of", "station"]

_FROM = re.compile(r"\bFrom (?:the )?|^The (?=.{3,120} to (?:the )?[A-Z])")
_TO = re.compile(r" to (?:the )?(?:the )?(?=[A-Z]|his |her )")
_TO_OFFICES = re.compile(
    r"(?:Acting |Deputy |Special |Permanent ){0,3}"
    r"(?:Mission|Ambassador|Representative|Delegation|Assistant|Adviser|Consultant|Envoy)\b"
)
_JOINED = re.compile(r"(?<=\)),? and (?:to )?(?:the )?")
_SEVERAL = re.compile(
    r"(?P<kind>Embass|Consulate|Mission|Legation|Interests Section)(?:ies|s)(?P<rest>(?: General)?) (?P<word>in|at|to) "
    r"(?P<places>.+)$"
)
_SINGULAR = {"Embass": "Embassy"}
_KINDS = (
    (re.compile(r"\b(?:Department of State)\b"), "department"),
    (re.compile(r"\bLiaison Office\b"), "liaison_office"),
    (re.compile(r"\b(?:Consul|Vice Consul|Consulate)(?: General)?\b"), "consulate"),
    (re.compile(r"\b(?:Mission|Delegation|Representative|Representation)\b"), "mission"),
    (re.compile(r"\bEmbassy\b"), "embassy"),
    (re.compile(r"^(?:Acting )?(?:Ambassador|Ch[aá]rg[eé](?: d[’']Affaires)?) (?:in|to)\b"), "embassy"),
    (re.compile(r"\b(?:Interests Section|Legation|Minister (?:in|to)|Office in|Attach[eé] (?:in|at))\b"), "other"),
)
_OWN_HEAD = re.compile(r"^(?:Acting |Under )?Secretary of State$")
_HOSTS = re.compile(
    r"(?:Embassy|Consulate(?: General)?|Legation|Mission|Liaison Office|Interests Section|Consul(?: General)?) "
    r"(?:in|at) (?P<place>[A-Z].*)$"
)


def ends_of(head: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the sender and the receivers that a head names.

    >>> ends_of("Telegram From the Mission to the United Nations to the Department of State")
    ('Mission to the United Nations', ('Department of State',))
    >>> ends_of("Memorandum From the Assistant to the President (Tarn) to the Ambassador to Orland (Bey)")
    ('Assistant to the President (Tarn)', ('Ambassador to Orland (Bey)',))
    >>> ends_of("Telegram From the Department of State to the Embassies in Orland, Varn, and Zell")[1]
    ('Embassy in Orland', 'Embassy in Varn', 'Embassy in Zell')
    >>> ends_of("Memorandum of Conversation")
    (None, ())
    """
    opening = _FROM.search(head)
    if opening is None:
        return None, ()
    rest = head[opening.end() :].strip()
    split = _parting(rest)
    if split is None:
        return rest or None, ()
    return rest[: split.start()].strip(" ,") or None, receivers_of(rest[split.end() :])


def _parting(rest: str) -> "re.Match[str] | None":
    """The `to` between sender and receiver: after a name in brackets, else the first that is not the sender's own."""
    found = list(_TO.finditer(rest))
    after_name = next((match for match in found if rest[: match.start()].endswith(")")), None)
    if after_name is not None:
        return after_name
    skipped = 1 if len(found) > 1 and _TO_OFFICES.match(rest) else 0
    return found[skipped] if len(found) > skipped else None


def receivers_of(text: str) -> tuple[str, ...]:
    """Return the receivers in the words after `to`, one for each office or post.

    >>> receivers_of("Director (Tarn) and the Under Secretary (Bey)")
    ('Director (Tarn)', 'Under Secretary (Bey)')
    """
    found: list[str] = []
    for part in _JOINED.split(text.strip(" .")):
        several = _SEVERAL.match(part)
        if several is None:
            found.append(part)
        else:
            kind = _SINGULAR.get(several["kind"], several["kind"]) + several["rest"]
            found.extend(f"{kind} {several['word']} {place}" for place in split_names(several["places"]))
    return tuple(part for part in found if part)


def station(sender: str | None, place: str | None, kind: str = "telegram") -> tuple[str | None, str | None]:
    """Return the post that a sender is, as posts are called, and its kind; nothing for a person.

    A telegram of the Secretary's is the Department's unless he is named, which he is when he travels.

    >>> station("Embassy in Turkey", "Ankara"), station("Department of State", "Washington")
    (('Ankara', 'embassy'), ('State', 'department'))
    >>> station("Secretary of State Tarn", "Zell"), station("Secretary of State", "Washington")
    ((None, None), ('State', 'department'))
    """
    if not sender:
        return None, None
    if "telegram" in kind and _OWN_HEAD.match(sender):
        return "State", "department"
    if "(" in sender and "telegram" not in kind:
        return None, None
    found = next((name for pattern, name in _KINDS if pattern.search(sender)), None)
    if found is None or ("of the Department of State" in sender) or "Department of State's" in sender:
        return None, None
    if found == "department":
        return ("State", found) if sender.startswith("Department of State") else (None, None)
    return place or _host(sender), found


def _host(sender: str) -> str | None:
    match = _HOSTS.search(sender)
    return match["place"] if match else None
