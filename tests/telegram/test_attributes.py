"""Telegrams as the printouts of the years 1973 to 1979 have them: between `Message Text` and `Message Attributes`."""

from reftel.record import Cable
from reftel.sources.witness import TextWitness
from reftel.telegram.ids import compared
from reftel.telegram.reader import read_text

_HEAD = """\
                        Message Text

PAGE 01        BELGRA  01234  121530Z

51
ACTION EUR-12

INFO  OCT-01  ISO-00  SS-15  NSC-05  /033 W
                     ---------------------     081234
O R 121345Z MAR 74
FM AMEMBASSY BELGRADE
TO SECSTATE WASHDC IMMEDIATE 5678
INFO AMEMBASSY ATHENS
C O N F I D E N T I A L BELGRADE 1234

E.O. 11652: GDS
TAGS: PFOR, YO
SUBJECT: DISPUTE OVER THE FERRY
"""
_TEXT = """
1. THE MINISTER SAID THE FERRY WOULD NOT SAIL. HE ASKED
WHETHER

CONFIDENTIAL

Declassified/Released Ferry Board Systematic Review 04 MAY 2006

CONFIDENTIALPAGE 02        BELGRA  01234  121530Z

THE HARBOUR IS OPEN.
BATTERSBY

NOTE BY OC/T: NOT PASSED ABOVE ADDRESSEES.

CONFIDENTIAL

NNN

*** Current Handling Restrictions *** n/a
*** Current Classification *** UNCLASSIFIED

"""
_BELOW = """
                        Message Attributes

Automatic Decaptioning: X
Capture Date: 01 JAN 1994
Channel Indicators: n/a
Document Number: 1974BELGRA01234
Draft Date: 12 MAR 1974
From: BELGRADE
Original Classification: CONFIDENTIAL
Review Markings:

                Mara K. Strand
                Declassified/Released

Subject: DISPUTE OVER
 THE FERRY
To: STATE
Markings: Mara K. Strand Declassified/Released Ferry Board Systematic Review 04 MAY 2006
"""
_DEPARTMENT = """\
Message Text

PAGE 01        STATE   045678

64
ORIGIN EUR-12

DRAFTED BY EUR/CE:JHOLM:MB
APPROVED BY EUR - MR. STRAND
S/S - MR. TRAN
                     ---------------------     045901
O 131345Z MAR 74
FM SECSTATE WASHDC
TO AMEMBASSY BELGRADE
UNCLAS STATE 045678

E.O. 11652: N/A
TAGS: PFOR, YO
SUBJECT: THE FERRY

1. WE AGREE.
RUSH

<< END OF DOCUMENT >>
"""


def _read(text: str) -> list[Cable]:
    return read_text(TextWitness(path="a.txt", format="text", sha256="00", lines=tuple(text.splitlines())))


def _layout(cable: Cable) -> dict[int, str]:
    return {line: run.role for run in cable.layout for line in range(run.lines[0], run.lines[1] + 1)}


def test_what_stands_below_is_the_site_s_and_no_text() -> None:
    [cable] = _read(_HEAD + _TEXT + _BELOW)
    assert [one.text for one in cable.paragraphs] == [
        "THE MINISTER SAID THE FERRY WOULD NOT SAIL. HE ASKED WHETHER THE HARBOUR IS OPEN."
    ]
    assert (cable.id, cable.header.signed, cable.damage) == ("74BELGRADE1234", "BATTERSBY", ())
    site = cable.source.site
    assert site is not None
    assert (site.id, site.date, site.classification, site.origin, site.subject) == (
        "1974BELGRA01234",
        "12 MAR 1974",
        "CONFIDENTIAL",
        "BELGRADE",
        "DISPUTE OVER THE FERRY",
    )


def test_a_stamp_in_the_head_tells_nobody_to_pass_it_on() -> None:
    stamp = "Declassified/Released Ferry Board Systematic Review 04 MAY 2006\n"
    head = _HEAD.replace("E.O. 11652", f"{stamp}\nE.O. 11652").replace("SUBJECT:", f"{stamp}SUBJECT:") + stamp
    [cable] = _read(head + _TEXT + _BELOW)
    assert (cable.header.passing, cable.header.subject) == ((), "DISPUTE OVER THE FERRY")
    assert cable.header.tags == ("PFOR", "YO")


def test_every_line_is_accounted_for() -> None:
    text = _HEAD + _TEXT + _BELOW
    [cable] = _read(text)
    layout = _layout(cable)
    lines = text.splitlines()
    assert {at for at, line in enumerate(lines, 1) if line.strip()} <= layout.keys()
    assert layout[1] == layout[len(lines)] == "site"
    stamp = next(at for at, line in enumerate(lines, 1) if line.startswith("Declassified/Released"))
    assert layout[stamp] == "page_line"


def test_several_printouts_in_one_file() -> None:
    first, second = _read(_HEAD + _TEXT + _BELOW + "\n" + _DEPARTMENT + _BELOW.replace("BELGRA01234", "STATE045678"))
    assert (first.id, second.id) == ("74BELGRADE1234", "74STATE45678")
    assert second.source.site is not None
    assert second.source.site.id == "1974STATE045678"
    assert not first.damage
    assert not second.damage
    assert [one.text for one in second.paragraphs] == ["WE AGREE."]


def test_a_lost_head_is_filled_in_from_below() -> None:
    lost = "\n".join(_HEAD.splitlines()[13:])
    [cable] = _read(lost.replace("C O N F I D E N T I A L BELGRADE 1234\n", "") + "\n" + _TEXT + _BELOW)
    assert (cable.id, cable.header.date, cable.header.post) == ("74BELGRADE1234", "1974-03-12", "Belgrade")


def test_a_heading_alone_is_text() -> None:
    [cable] = _read(_HEAD + "\n1. HE SAW THE WORDS\nMessage Attributes\nON A WALL.\nBATTERSBY\n")
    assert cable.paragraphs[0].text == "HE SAW THE WORDS Message Attributes ON A WALL."


def test_a_document_number_is_an_id_to_look_a_cable_up_by() -> None:
    assert compared("1974BELGRA01234") == compared("74 BELGRADE 1234")
    assert compared("1974STATE045678") == compared("74STATE45678")
