"""What commands tell of the corpus, line by line."""

from reftel.cli.told import person_lines
from reftel.corpus import OfficeHeld, PersonIdentity


def test_a_form_of_address_is_no_office() -> None:
    offices = [
        OfficeHeld(office=office, first="2008-01-15", last="2008-01-15", cables=1) for office in ("Mr.", "Minister")
    ]
    one = PersonIdentity(
        id="strand-1", name="Strand", forms=("Strand",), offices=tuple(offices), first="2008-01-15", last="2008-01-15",
        cables=("08LIMA1",), members=(), perhaps=(), anchors=(),
    )  # fmt: skip
    assert "    Minister: 2008-01-15 to 2008-01-15, 1 cable" in (lines := list(person_lines(one)))
    assert not any("Mr." in line for line in lines)
