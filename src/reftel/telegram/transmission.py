"""The transmission block: what the message system put before a telegram's text.

Lines and prosigns as in ACP 127, Communications Instructions Tape Relay Procedures: VZCZC and routing lines, DE with
the sender's routing indicator, station serial, day of year and time filed, ZNR or ZNY, precedence and date-time
group, FM, TO, INFO, XMT.
"""

import re

import msgspec

from reftel.record import Addressee
from reftel.telegram.dtg import DTG, parse_dtg

__all__ = ["PRECEDENCES", "Transmission", "is_transmission_line", "parse_addressee", "read_transmission"]

PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE", "Y": "FLASH"}
_RANK = ("NIACT IMMEDIATE", "FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")
_INDICATOR = r"[A-Z]{5,8}"
_ROUTE = re.compile(r"^\s{0,4}(?P<precedence>[ZOPRY])[ZOPRY] (?:R[A-Z]{4,7}\s*){1,20}$")
_ROUTE_MORE = re.compile(r"^\s{0,4}R[A-Z]{4,7}(?: R[A-Z]{4,7}){0,20}\s*$")
_DE = re.compile(
    r"^\s{0,4}DE (?P<indicator>R[A-Z]{3,7}) ?#?(?P<serial>\d{1,5})(?:/(?P<section>\d{1,3}))?"
    r"(?: (?P<day>\d{3})(?P<time>\d{4}))?"
)
_DTG_LINE = re.compile(rf"^\s{{0,4}}(?P<precedence>[ZOPRY](?: [ZOPRY]){{0,3}}) {DTG}(?P<rest>.{{0,60}})$")
_OTHER = re.compile(
    r"^\s{0,4}(?:V?ZCZC[A-Z0-9]{0,12}(?: [ZOPRY]{2}(?: R[A-Z]{4,7}){1,20})?"
    r"|ZN[RY] [A-Z]{5} Z[A-Z]{2}.{0,60}|PAGE \d\d .{0,60}|(?:ACTION|ORIGIN) [A-Z]{1,6}-\d\d.{0,60}"
    r"|INFO\s{1,3}(?:[A-Z]{1,6}-\d\d\s{0,6}){1,12}.{0,20}"
    r"|\s{1,8}(?:[A-Z]{1,6}-\d\d\s{0,6}){1,12}(?:/\d{1,4} ?[A-Z].{0,10})?"
    r"|\s{0,40}-{10,40}[A-Z0-9 ]{0,20}\d{6}Z?.{0,20}|(?:DRAFTED|APPROVED) BY .{1,80}|BT|QQQQ|UUUU)\s*$"
)
_OTHER_FIRST = frozenset("VZPAOI-DBQU")
_DRAFTING = re.compile(r"^\s{0,4}(?:DRAFTED|APPROVED) BY ")
_CLEARED = re.compile(
    r"^\s{0,4}[A-Z][A-Z/-]{0,14}(?::| ?- ?)[A-Z][A-Z ./:()-]{1,60}$"
)  # `S/S - MR. STRAND`, in the lines after
_LISTS = re.compile(r"^\s{0,4}(?P<list>FM|TO|INFO|XMT)(?:\s{1,6}(?P<rest>[^a-z]*))?$")
_INDICATED = re.compile(r"R[A-Z]{4,7}/")
_PAGE = re.compile(r"^PAGE \d\d\s{1,12}[A-Z .]{2,20}\s{1,8}\d{4,6}(?:\s{1,4}\d\d OF \d\d)?\s{1,4}\d{6}Z\s*")
_LIST_LINE = re.compile(rf"^\s{{0,8}}(?:{_INDICATOR}/\S|[A-Z][A-Z0-9 .,'&()/-]{{2,80}}$)")
_INDICATOR_FIRST = re.compile(rf"{_INDICATOR}/")
_PRECEDENCE_WORDS = frozenset({"FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"})


class Transmission(msgspec.Struct, frozen=True, kw_only=True):
    """What the block says; `lines` are the indexes of its lines, `clash` what does not agree within it."""

    lines: tuple[int, ...] = ()
    indicator: str | None = None
    station_serial: int | None = None
    section: int | None = None
    day_of_year: int | None = None
    precedence: str | None = None
    dtg: str | None = None
    sender: str | None = None
    to: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()
    exempt: tuple[str, ...] = ()


def is_transmission_line(line: str) -> bool:
    """Tell whether a line has a form that only transmission blocks have.

    >>> [is_transmission_line(l) for l in ("VZCZCXRO5101", "DE RUEHTV #2554/01 3310908", "We met.")]
    [True, True, False]
    """
    return any(pattern.match(line) for pattern in (_DE, _DTG_LINE, _OTHER, _ROUTE))


def parse_addressee(line: str) -> Addressee | None:
    """Return the receiver named on one line of a TO or INFO list.

    >>> parse_addressee("RUEHC/SECSTATE WASHDC PRIORITY 5971")
    Addressee(addressee='SECSTATE WASHDC', routing_indicator='RUEHC', precedence='PRIORITY', number=5971)
    >>> parse_addressee("AMCONSUL MARBELLA").addressee
    'AMCONSUL MARBELLA'
    """
    text = line.replace("\\", "").strip()
    text = _PAGE.sub("", text) if text.startswith("PAGE") else text
    indicated = _INDICATOR_FIRST.match(text)
    words = text[indicated.end() if indicated else 0 :].split()
    number = words.pop() if len(words) > 1 and len(words[-1]) == 4 and words[-1].isdigit() else None
    precedence = words.pop() if len(words) > 1 and words[-1] in _PRECEDENCE_WORDS else None
    if precedence and len(words) > 1 and words[-1] == "NIACT":
        precedence = f"{words.pop()} {precedence}"
    if not words:
        return None
    return Addressee(
        addressee=" ".join(words),
        routing_indicator=indicated[0][:-1] if indicated else None,
        precedence=precedence,
        number=int(number) if number else None,
    )


class _Reader:
    """Reads a block line by line; the list that TO or INFO opened goes on until a line of another kind."""

    def __init__(self) -> None:
        self.fields: dict[str, object] = {}
        self.lists: dict[str, list[Addressee]] = {"TO": [], "INFO": [], "XMT": []}
        self.lines: list[int] = []
        self.open_list: str | None = None
        self.route: str | None = None
        self.in_route = False
        self.in_drafting = False

    def take(self, index: int, line: str) -> None:
        line = line.rstrip(" \\")
        if not line:
            self.in_route = False
        elif self._read(line):
            self.lines.append(index)

    def _read(self, line: str) -> bool:
        """Whether the line is of the block; its first letter says which forms it can have."""
        first = line.lstrip()[:1]
        if first == "R" and self.open_list and _INDICATED.match(line):
            return self._listed(line)
        if self._opens(line, first):
            return True
        if first == "P" and self.open_list and (page := _PAGE.match(line.strip())):
            self._lists(line.strip()[page.end() :])
            return True
        if (first in _OTHER_FIRST or line[:1].isspace()) and _OTHER.match(line):
            self.open_list = None
            self.in_drafting = _DRAFTING.match(line) is not None
            return True
        return (self.in_drafting and _CLEARED.match(line) is not None) or self._lists(line)

    def _opens(self, line: str, first: str) -> bool:
        """Whether the line is a routing line, a DE line or one with the date-time group."""
        if first in PRECEDENCES:
            return self._route(line) or self._moment(line)
        self.in_route = False
        return first == "D" and self._de(line)

    def _route(self, line: str) -> bool:
        match = _ROUTE.match(line)
        if match:
            self.route = self.route or match["precedence"]
        is_route = match is not None or (self.in_route and _ROUTE_MORE.match(line) is not None)
        self.in_route = is_route
        return is_route

    def _de(self, line: str) -> bool:
        match = _DE.match(line)
        if match and "indicator" not in self.fields:
            self.fields |= {
                "indicator": match["indicator"],
                "station_serial": int(match["serial"]),
                "section": int(match["section"]) if match["section"] else None,
                "day_of_year": int(match["day"]) if match["day"] else None,
            }
        return match is not None

    def _moment(self, line: str) -> bool:
        match = _DTG_LINE.match(line)
        if match and "dtg" not in self.fields:
            self.fields["dtg"] = parse_dtg(match)
            letters = match["precedence"].split()
            named = [PRECEDENCES[letter] for letter in letters]
            niact = "NIACT" in match["rest"].upper()
            self.fields["precedence"] = "NIACT IMMEDIATE" if niact else min(named, key=_RANK.index)
        return match is not None

    def _lists(self, line: str) -> bool:
        match = _LISTS.match(line)
        if match is None:
            return self._listed(line)
        rest = match["rest"] or ""
        if match["list"] == "FM":
            self.open_list = None
            sender = _PAGE.sub("", " ".join(rest.split()).rstrip("\\ "))
            self.fields.setdefault("sender", sender or None)
        else:
            self.open_list = match["list"]
            self._receiver(self.open_list, rest)
        return True

    def _listed(self, line: str) -> bool:
        """Whether the line goes on with the open list."""
        if self.open_list and _LIST_LINE.match(line.rstrip("\\ ")):
            self._receiver(self.open_list, line)
            return True
        if line.strip():
            self.open_list = None
        return False

    def _receiver(self, name: str, line: str) -> None:
        receiver = parse_addressee(line)
        if receiver and not _is_page_only(line):
            self.lists[name].append(receiver)

    def result(self) -> Transmission:
        # a block that stands twice, as in dumps that print the head again, names its receivers once
        to, info, exempt = (tuple(dict.fromkeys(self.lists[name])) for name in ("TO", "INFO", "XMT"))
        precedence = self.fields.pop("precedence", PRECEDENCES.get(self.route or ""))
        if precedence == "IMMEDIATE" and any(a.precedence == "NIACT IMMEDIATE" for a in to):
            precedence = "NIACT IMMEDIATE"
        return Transmission(
            lines=tuple(self.lines),
            precedence=precedence,  # type: ignore[arg-type]
            to=to,
            info=tuple(a for a in info if not a.addressee.startswith("XMT ")),
            exempt=tuple(a.addressee for a in exempt),
            **self.fields,  # type: ignore[arg-type]
        )


def _is_page_only(line: str) -> bool:
    stripped = line.strip()
    return stripped.startswith("PAGE") and not _PAGE.sub("", stripped).strip()


def read_transmission(lines: list[tuple[int, str]]) -> Transmission:
    """Return what a transmission block says; lines that are none of its forms are left for others.

    >>> block = ["DE RUEHTV #2554/01 3310908", "O 270908Z NOV 09", "FM AMEMBASSY TEL AVIV", "TO RUEHC/SECSTATE WASHDC"]
    >>> found = read_transmission(list(enumerate(block)))
    >>> found.indicator, found.section, found.dtg, found.sender
    ('RUEHTV', 1, '2009-11-27T09:08:00Z', 'AMEMBASSY TEL AVIV')
    """
    reader = _Reader()
    for index, line in lines:
        reader.take(index, line)
    return reader.result()
