"""The record as JSON Lines."""

import msgspec
import pytest

from reftel.record import Addressee, Cable, Header, Paragraph, Source, Withheld, decode, encode


def cable() -> Cable:
    return Cable(
        id="08LIMA12",
        header=Header(mrn="08 LIMA 12", tags=("PREL",), to=(Addressee(addressee="SECSTATE WASHDC", number=31),)),
        paragraphs=(Paragraph(number=1, mark="SBU", text="Señor “Roe” said so.", lines=(3, 4)),),
        withheld=(Withheld(paragraph=1, text="XXXXXXXXXXXX", at=(0, 12)),),
        source=Source(path="a.txt", format="text", sha256="00"),
    )


def test_a_record_is_read_back_equal() -> None:
    assert decode(encode(cable())) == cable()


def test_a_record_is_one_line_of_utf_8() -> None:
    line = encode(cable())
    assert b"\n" not in line
    assert "Señor".encode() in line


def test_every_listed_key_is_there_though_empty() -> None:
    record = msgspec.json.decode(encode(cable()))
    registers = ["people", "bodies", "instruments", "meetings", "statements", "silences", "changes", "plans", "dates"]
    assert all(record[register] == [] for register in registers)
    assert record["header"]["executive_order"] is None


def test_another_shape_is_refused_with_the_place() -> None:
    line = encode(cable()).replace(b'"number":1,"mark"', b'"number":"one","mark"')
    with pytest.raises(msgspec.ValidationError, match=r"paragraphs\[0\]\.number"):
        decode(line)
