"""Names and offices in a printed list of participants: `Arda Bey, Foreign Minister`, `Ambassador Tarn`."""

import re

import msgspec

from reftel.record import Participant

__all__ = ["read_participant", "surname_of"]

_TITLES = (
    r"(?:Mr|Mrs|Miss|Ms|Madame?|Dr|Sir|Lord|Lady|Prof|Hon|Gen|Lt|Maj|Col|Capt|Cmdr|Adm|Brig|Amb|Sen|Rep|Secretary"
    r"|Ambassador|General"
    r"|Major|Colonel|Captain|Commander|Admiral|Vice|Rear|Brigadier|Lieutenant|Minister|Field|Marshal|Air|Chief|Senator"
    r"|Congressman|Governor|Professor|Doctor|King|Prince|His|Her|Excellency|Majesty|H\. ?[EM]|Acting|Assistant|Deputy"
    r"|Under|Foreign|Prime|Crown|President|Director|Counselor|Consul|Premier|Chancellor|Honorable|The(?= Honorable))"
)
_TITLED = re.compile(rf"(?P<title>(?:{_TITLES}\.? ){{1,5}})(?P<name>[A-Z][\w.'’ -]{{1,50}})$")
_IS_TITLE = re.compile(_TITLES)
_HELD = re.compile(r"\b(?:President|Secretary|Minister|Director|Officer|Chairman|Chief|Counselor|Ambassador|Adviser)\b")
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
    r"(?:(?:The )?Honorable|(?:His|Her) (?:Excellency|Majesty|Highness)|H\. ?[EM]"
    r"|Mr|Mrs|Miss|Ms|Madame?|Dr|Sir|Lt|Maj|Gen|Col|Capt|Adm|Brig)\.?"
    r"(?:[,\s]+|$)"
)
_STATES = frozenset(("U.S.", "U.N.", "U.K.", "U.A.R."))  # what an envoy is to: `Ambassador to U.S. Tarn`
_ENVOY = re.compile(
    r"(?P<title>[A-Z][\w. ]{3,40} (?:to|of|for) (?:the )?(?:U\.S\.|U\.N\.|U\.K\.|US|UN|UK)) "
    r"(?P<name>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)$"
)
_INITIALS = re.compile(r"(?: |^)((?:[A-Z]\.[ -]?){1,4})$")
_EXCELLENCY = re.compile(r"^(H\. E\.|(?:His|Her) Excellency),? ")
_REMARK = re.compile(r" \((?:for|joined|part|only|until|from|left)\b[^()]{0,80}\)$")
_CODE = re.compile(r"(?P<code>[A-Z][A-Z/]{0,11})\s?[—–]\s?(?=[A-Z])")
_IS_GIVEN = re.compile(r"[A-Z][a-z]{1,30}")
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
    >>> read_participant(Participant(text="The President")).role
    'The President'

    The office may stand first, the code of one behind a dash, and a given name before the one that is marked.

    >>> found = read_participant(Participant(text="Under Secretary of Defense, Paul Tarn"))
    >>> found.name, found.role
    ('Paul Tarn', 'Under Secretary of Defense')
    >>> found = read_participant(Participant(text="NE—Mr. Paul Tarn"))
    >>> found.name, found.role
    ('Paul Tarn', 'NE')
    >>> found = read_participant(Participant(text="Ambassador Arda Bey of Orland", name="Bey"))
    >>> found.name, found.role
    ('Arda Bey', 'Ambassador of Orland')
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
    """The words before and after a name that the mark-up knows; initials or a given name in front belong to it."""
    before, _, after = text.partition(name)
    initials = _INITIALS.search(before.rstrip())
    given = _given(before)
    if initials and initials[1].strip() not in _STATES:
        name = f"{initials[1].strip()} {name}"
        before = before.rstrip()[: initials.start()]
    elif given and " " not in name:
        name = f"{given} {name}"
        before = before.rstrip().removesuffix(given)
    parts = [part.strip(" ,;:—–-") for part in (before, after)]
    joined = " " if parts[1].startswith("of ") else ", "  # `President Tarn of Kestria`
    return name, joined.join(part for part in parts if part)


def _given(before: str) -> str | None:
    """The given name at the end of `Ambassador Arda`, `NEA—Paul`; none of `Foreign Minister`, `Head of State`."""
    *titles, last = (before.replace("—", " — ").replace("–", " – ").split() or [""])[-2:]
    if not _IS_GIVEN.fullmatch(last) or _IS_TITLE.fullmatch(last):
        return None
    is_behind = not titles or titles[0] in "—–" or _IS_TITLE.fullmatch(titles[0].rstrip("."))
    return last if is_behind else None


def _parted(text: str) -> tuple[str | None, str]:
    """The name and the office of a line without mark-up."""
    text = _REMARK.sub("", _EXCELLENCY.sub(r"\1 ", text))
    if code := _CODE.match(text):
        name, role = _parted(text[code.end() :])
        return name, ", ".join(part for part in (code["code"], _without_address(role)) if part) if name else text
    first, *rest = _PARTING.split(text, maxsplit=1)
    if text.startswith(f"{first}, ") and _is_one_name(first) and _HELD.search(rest[0]):
        return first, rest[0]
    if rest and _HELD.search(first) and _is_name(_without_address(rest[0])):
        return _without_address(rest[0]), first
    return _of_first(first, rest) or (None, text)


def _of_first(first: str, rest: list[str]) -> tuple[str, str] | None:
    """The name and the office where the name stands before the comma, with its titles or alone."""
    office = _OFFICE.search(first)
    bare = first[: office.start()] if office else first
    if (envoy := _ENVOY.match(bare)) is not None:
        return envoy["name"], ", ".join([envoy["title"], *rest])
    titled = _TITLED.match(bare)
    if titled and not titled["name"].startswith("The "):
        return titled["name"], ", ".join([titled["title"].strip() + (office[0] if office else ""), *rest])
    if _NAME.match(bare) and bare.split()[0] not in _NOT_NAMES:
        return bare, ", ".join([*([office[0].strip()] if office else []), *rest])
    return None


def _is_one_name(text: str) -> bool:
    """Whether a word is all of somebody's name: `Sudarno, Ambassador to Orland`."""
    return bool(_IS_GIVEN.fullmatch(text)) and not _IS_TITLE.fullmatch(text)


def _is_name(text: str) -> bool:
    return bool(_NAME.match(text)) and _NOT_NAMES.isdisjoint(text.split()) and not _HELD.search(text)


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
