"""Lines of a dump's row are cited as an editor counts them."""

from reftel.record import Cable
from reftel.sources import Item, TextWitness, witnesses
from reftel.telegram import read_text

HEADER = "P 091510Z JAN 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC"
BODY = "UNCLAS LIMA 000012\nTAGS: PREL\nSUBJECT: A ROAD\n\n1. (U) He walked\nto work.\n\n2. (U) Alone."


def test_paragraphs_of_a_row_name_the_file_s_own_lines() -> None:
    row = f'"1","1/9/2008 15:10","08LIMA12","Embassy Lima","UNCLASSIFIED","","{HEADER}","{BODY}"\n'
    [witness] = witnesses(Item.of_bytes("cables.csv", row.encode()))
    assert isinstance(witness, TextWitness)
    [cable] = read_text(witness)
    assert isinstance(cable, Cable)
    shown = row.split("\n")
    for paragraph in cable.paragraphs:
        first, last = paragraph.lines
        assert shown[first - 1].startswith(f"{paragraph.number}. (U)")
        assert paragraph.text.split()[-1] in shown[last - 1]
