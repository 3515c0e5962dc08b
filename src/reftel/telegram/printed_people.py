"""Names and offices in a printed list of participants: `Arda Bey, Foreign Minister`, `Ambassador Tarn`."""

import re

import msgspec

from reftel.record import Participant

__all__ = ["read_participant", "surname_of"]

_TITLES = (
    r"(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lord|Lady|Prof|Hon|Gen|Lt|Maj|Col|Capt|Cmdr|Adm|Brig|Amb|Sen|Rep|Secretary"
    r"|Ambassador|General"
    r"|Major|Colonel|Captain|Commander|Admiral|Vice|Rear|Brigadier|Lieutenant|Minister|Field|Marshal|Air|Chief|Senator"
    r"|Congressman|Governor|Professor|Doctor|King|Prince|His|Her|Excellency|Majesty|H\.E|Acting|Assistant|Deputy|Under"
    r"|Foreign|Prime|Crown|President|Counselor|Consul|Premier|Chancellor|Honorable|The(?= Honorable))"
)
_TITLED = re.compile(rf"(?P<title>(?:{_TITLES}\.? ){{1,5}})(?P<name>[A-Z][\w.'’ -]{{1,50}})$")
_NAME = re.compile(
    r"[A-Z][\w.'’-]{0,20}(?: (?:[A-Z][\w.'’-]{0,20}|d[aei]|van|von|bin|al|el)){1,4}(?:,? (?:Jr\.?|Sr\.?|II|III))?$"
)
_PARTING = re.compile(r",\s+(?!Jr\.?|Sr\.?|II\b|III\b)|\s?[—–]\s?")
_OFFICES = (
    "President",
    "Secretary",
    "Minister",
    "Director",
    "Assistant",
    "Deputy",
    "Under",
    "Chairman",
    "Chief",
    "Counselor",
)
_NOT_NAMES = frozenset((*_OFFICES, "The", "Acting", "Office", "Department", "Embassy"))
_ADDRESS = re.compile(
    r"(?:(?:The )?Honorable|His Excellency|Her Excellency|H\.E|Mr|Mrs|Miss|Ms|Dr|Sir|Lt|Maj|Gen|Col|Capt|Adm|Brig)\.?"
    r"(?:[,\s]+|$)"
)
_STATES = frozenset(("U.S.", "U.N.", "U.K.", "U.A.R."))  # what an envoy is to: `Ambassador to U.S. Tarn`
_ENVOY = re.compile(
    r"(?P<title>[A-Z][\w. ]{3,40} (?:to|of|for) (?:the )?(?:U\.S\.|U\.N\.|U\.K\.|US|UN|UK)) "
    r"(?P<name>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)$"
)
_SINGLE = re.compile(r"[A-Z][a-z]{3,20}$")  # `Soerono, Ambassador to Kestria`
_HELD = re.compile(r"Ambassador|Minister|Secretary|Counselor|Director|Chief|Governor|Adviser|Advisor")
_DESK = re.compile(r"[A-Z]{1,5}(?:/[A-Z]{1,5})?$")  # `NE—Arda Bey`
_INITIALS = re.compile(r"(?: |^)((?:[A-Z]\.[ -]?){1,4})$")
_OFFICE = re.compile(r"\s?\([A-Z/]{1,12}\)$")
_LONGEST_INITIALS, _LONGEST_INITIAL = 8, 3  # `McG. B.`
_SUFFIX = re.compile(r"(?:,? (?:Jr\.?|Sr\.?|II|III|IV))$")


def read_participant(participant: Participant) -> Participant:
    """Return a participant with the name and the office that its line says.

    >>> found = read_participant(Participant(text="Arda Bey, Foreign Minister"))
    >>> found.name, found.role
    ('Arda Bey', 'Foreign Minister')
    >>> found = read_participant(Participant(text="Under Secretary of State Tarn", name="Tarn"))
    >>> found.name, found.role
    ('Tarn', 'Under Secretary of State')
    >>> found = read_participant(Participant(text="NE—Arda Bey"))
    >>> found.name, found.role
    ('Arda Bey', 'NE')
    >>> read_participant(Participant(text="The President")).role
    'The President'
    """
    text = participant.text.strip(" ;,")
    name, role = _parted(text)
    identity = participant.identity
    if participant.name and (name is None or participant.name in name):
        name, role = _around(text, participant.name)
    elif participant.name:
        identity = None  # the name marked is somebody else's, as in `Arda Bey, Secretary to Mr. Tarn`
    return msgspec.structs.replace(participant, name=name, identity=identity, role=_without_address(role) or None)


def _around(text: str, name: str) -> tuple[str, str]:
    """The words before and after a name that the mark-up knows; initials in front of it belong to it."""
    before, _, after = text.partition(name)
    initials = _INITIALS.search(before.rstrip())
    if initials and initials[1].strip() not in _STATES:
        name = f"{initials[1].strip()} {name}"
        before = before.rstrip()[: initials.start()]
    parts = [part.strip(" ,;:—–-") for part in (before, after)]
    joined = " " if parts[1].startswith("of ") else ", "  # `President Tarn of Kestria`
    return name, joined.join(part for part in parts if part)


def _parted(text: str) -> tuple[str | None, str]:
    first, *rest = _PARTING.split(text, maxsplit=1)
    if rest and _DESK.match(first):
        name, role = _parted(rest[0])
        return name, ", ".join(part for part in (first, role) if part) if name else text
    office = _OFFICE.search(first)
    bare = first[: office.start()] if office else first
    if (envoy := _ENVOY.match(bare)) is not None:
        return envoy["name"], ", ".join([envoy["title"], *rest])
    if rest and _SINGLE.match(bare) and bare not in _NOT_NAMES and _HELD.search(rest[0]):
        return bare, rest[0]
    titled = _TITLED.match(bare)
    if titled and not titled["name"].startswith("The "):
        return titled["name"], ", ".join([titled["title"].strip() + (office[0] if office else ""), *rest])
    if _NAME.match(bare) and bare.split()[0] not in _NOT_NAMES:
        return bare, ", ".join([*([office[0].strip()] if office else []), *rest])
    return None, text


def _without_address(role: str) -> str:
    """An office without the forms of address and ranks in front of it."""
    while address := _ADDRESS.match(role):
        role = role[address.end() :]
    return role


def surname_of(signed: str | None) -> str | None:
    """Return the surname of a name as signed; initials stay as they are.

    >>> surname_of("John T. McNaughton"), surname_of("A. B. Tarn, Jr."), surname_of("Battle"), surname_of("H.S.")
    ('McNaughton', 'Tarn', 'Battle', 'H.S.')
    """
    if not signed or "declassified" in signed:
        return None
    if _is_initials(signed):
        return signed
    name = _SUFFIX.sub("", signed.partition("(")[0].partition(",")[0].strip(" .[]")).strip()
    words = name.split()
    return words[-1] if words else None


def _is_initials(text: str) -> bool:
    parts = text.replace(" ", ".").split(".")
    return "." in text and len(text) <= _LONGEST_INITIALS and all(len(part) <= _LONGEST_INITIAL for part in parts)
