import pytest

from reftel.record import Addressee
from reftel.telegram.transmission import Transmission, is_transmission_line, parse_addressee, read_transmission

MODERN = """\
VZCZCXRO5101
OO RUEHAG RUEHROV
RUEHSR RUEHXX
DE RUEHPE #0012/01 3310908
ZNR UUUUU ZZH
O P 270908Z NOV 09
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 5971
RUEHQT/AMEMBASSY QUITO 0012
INFO RUEHXX/GENEVA COLLECTIVE
RUEAIIA/CIA WASHINGTON DC

XMT AMCONSUL GUAYAQUIL
AMEMBASSY LA PAZ
BT"""

OLD = """\
ACTION ARA-10
INFO  OCT-01  ISO-00  EUR-12
      SS-15  NSC-05 /043 W
      ------------------110234  190633Z /38
R 190632Z JUL 76
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 1234
INFO AMEMBASSY QUITO
PAGE 02 LIMA 00819 190632Z
AMEMBASSY BOGOTA
PAGE 03 LIMA 00819 190632Z AMEMBASSY CARACAS
USMISSION GENEVA PRIORITY"""


def block(text: str) -> Transmission:
    return read_transmission(list(enumerate(text.split("\n"))))


def names(receivers: tuple[Addressee, ...]) -> list[str]:
    return [receiver.addressee for receiver in receivers]


def test_a_modern_block_is_read_whole() -> None:
    found = block(MODERN)
    assert (found.indicator, found.station_serial, found.section, found.day_of_year) == ("RUEHPE", 12, 1, 331)
    assert (found.dtg, found.precedence, found.sender) == ("2009-11-27T09:08:00Z", "IMMEDIATE", "AMEMBASSY LIMA")
    assert found.to == (
        Addressee(addressee="SECSTATE WASHDC", routing_indicator="RUEHC", precedence="IMMEDIATE", number=5971),
        Addressee(addressee="AMEMBASSY QUITO", routing_indicator="RUEHQT", number=12),
    )
    assert names(found.info) == ["GENEVA COLLECTIVE", "CIA WASHINGTON DC"]
    assert found.exempt == ("AMCONSUL GUAYAQUIL", "AMEMBASSY LA PAZ")
    assert found.lines == (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14)


def test_an_old_block_goes_on_over_its_page_lines() -> None:
    found = block(OLD)
    assert (found.indicator, found.dtg, found.precedence) == (None, "1976-07-19T06:32:00Z", "ROUTINE")
    assert names(found.to) == ["SECSTATE WASHDC"]
    assert names(found.info) == ["AMEMBASSY QUITO", "AMEMBASSY BOGOTA", "AMEMBASSY CARACAS", "USMISSION GENEVA"]
    assert len(found.lines) == 12


@pytest.mark.parametrize(
    ("line", "precedence"),
    [
        ("Z 270908Z NOV 09", "FLASH"),
        ("O 270908Z NOV 09", "IMMEDIATE"),
        ("P 270908Z NOV 09", "PRIORITY"),
        ("R 270908Z NOV 09", "ROUTINE"),
        ("R O 270908Z NOV 09", "IMMEDIATE"),
        ("O Z 270908Z NOV 09", "FLASH"),
        ("O 270908Z NOV 09 NIACT", "NIACT IMMEDIATE"),
        ("PP RUEHC RUEHQT", "PRIORITY"),
        ("270908Z NOV 09", None),
    ],
)
def test_the_highest_precedence_counts(line: str, precedence: str | None) -> None:
    assert block(line).precedence == precedence


def test_night_action_of_a_receiver_is_the_telegrams() -> None:
    found = block("O 270908Z NOV 09\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC NIACT IMMEDIATE 1234")
    assert found.precedence == "NIACT IMMEDIATE"


def test_the_first_of_two_blocks_counts() -> None:
    found = block(
        "DE RUEHPE #0012 3310908\nR 270908Z NOV 09\nFM AMEMBASSY LIMA\nDE RUEHQT #0013 3310909\nFM AMEMBASSY QUITO"
    )
    assert (found.indicator, found.station_serial, found.sender) == ("RUEHPE", 12, "AMEMBASSY LIMA")


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("FM AMEMBASSY LIMA", "AMEMBASSY LIMA"),
        ("FM  AMEMBASSY  TEL AVIV\\", "AMEMBASSY TEL AVIV"),
        ("FM", None),
        ("FM the Minister", None),
    ],
)
def test_the_sender_stands_on_the_fm_line(text: str, sender: str | None) -> None:
    assert block(text).sender == sender


def test_prose_closes_a_list_and_is_left_for_others() -> None:
    found = block("TO SECSTATE WASHDC\nHe went home.\nAMEMBASSY QUITO")
    assert found.lines == (0,)
    assert names(found.to) == ["SECSTATE WASHDC"]


def test_a_list_without_entries_is_empty() -> None:
    assert block("TO\nINFO").to == ()


def test_nothing_gives_nothing() -> None:
    assert read_transmission([]) == Transmission()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("RUEHC/SECSTATE WASHDC PRIORITY 5971", ("SECSTATE WASHDC", "RUEHC", "PRIORITY", 5971)),
        ("RUEHC/SECSTATE WASHDC IMMEDIATE", ("SECSTATE WASHDC", "RUEHC", "IMMEDIATE", None)),
        ("SECSTATE WASHDC NIACT IMMEDIATE 1234", ("SECSTATE WASHDC", None, "NIACT IMMEDIATE", 1234)),
        ("AMCONSUL  MARBELLA", ("AMCONSUL MARBELLA", None, None, None)),
        ("RUEHC/DEPT OF LABOR WASHDC", ("DEPT OF LABOR WASHDC", "RUEHC", None, None)),
        ("RHEFDIA/DIA WASHINGTON DC 0123\\", ("DIA WASHINGTON DC", "RHEFDIA", None, 123)),
        ("PAGE 02 LIMA 00012 190632Z AMEMBASSY QUITO", ("AMEMBASSY QUITO", None, None, None)),
        ("USMISSION USUN NEW YORK 0001", ("USMISSION USUN NEW YORK", None, None, 1)),
        ("ROUTINE", ("ROUTINE", None, None, None)),
    ],
)
def test_a_receiver_has_a_name_and_may_have_more(
    line: str, expected: tuple[str, str | None, str | None, int | None]
) -> None:
    found = parse_addressee(line)
    assert found is not None
    assert (found.addressee, found.routing_indicator, found.precedence, found.number) == expected


@pytest.mark.parametrize("line", ["", "   ", "PAGE 02 LIMA 00012 190632Z"])
def test_a_line_without_a_name_is_no_receiver(line: str) -> None:
    assert parse_addressee(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("VZCZCXRO5101", True),
        ("ZCZC", True),
        ("DE RUEHPE #0012/01 3310908", True),
        ("DE RUEHPE 2554", True),
        ("ZNY CCCCC ZZH (CCY ADX001 MSI)", True),
        ("OO RUEHC RUEHXX", True),
        ("ACTION EUR-12", True),
        ("INFO LOG-00 EEB-00", True),
        ("          AMAD-00  CIAE-00  INL-00", True),
        ("     ------------------E1A0FA  190633Z /38", True),
        ("PAGE 02 LIMA 00012 190632Z", True),
        ("BT", True),
        ("DE LIMA", False),
        ("R RUEHC", False),
        ("O, we met", False),
        ("We met.", False),
        ("", False),
    ],
)
def test_forms_that_only_transmission_blocks_have(line: str, expected: bool) -> None:  # noqa: FBT001  a table's column
    assert is_transmission_line(line) is expected


def test_receivers_of_a_block_that_stands_twice_are_named_once() -> None:
    block = ["TO RUEHC/SECSTATE WASHDC 3387", "INFO RUEHLY/AMEMBASSY LYSANDRA 0012", "RUEHPH/AMEMBASSY PORTHAVEN", ""]
    found = read_transmission(list(enumerate(block * 2)))
    assert [one.addressee for one in found.to] == ["SECSTATE WASHDC"]
    assert [one.addressee for one in found.info] == ["AMEMBASSY LYSANDRA", "AMEMBASSY PORTHAVEN"]
