import re

import msgspec
import pytest

from reftel.record import Addressee, Cable, Editorial, Header, Source
from reftel.room.citations import bibtex, chicago, csl_json, ris

HEADER = Header(
    mrn="08 PORTHAVEN 45",
    post="Porthaven",
    post_kind="embassy",
    date="2008-01-15",
    subject="MORNING HERON: 5% OF {THE} CREW & _NOBODY_",
    to=(Addressee(addressee="SECSTATE WASHDC"), Addressee(addressee="AMEMBASSY LYSANDRA")),
)
CABLE = Cable(id="08PORTHAVEN45", header=HEADER, source=Source(path="a", format="text", sha256=""))


def with_header(**changed: object) -> Cable:
    return msgspec.structs.replace(CABLE, header=msgspec.structs.replace(HEADER, **changed))


def test_chicago_is_a_footnote() -> None:
    assert chicago(CABLE, 4, "story") == "Embassy Porthaven, telegram 08 PORTHAVEN 45, 15 January 2008, para. 4."


def test_bibtex_escapes_what_tex_would_read() -> None:
    assert bibtex(CABLE, None, "my_story").splitlines() == [
        "@misc{08PORTHAVEN45,",
        "  author = {{Embassy Porthaven}},",
        r"  title = {{MORNING HERON: 5\% OF \{THE\} CREW \& \_NOBODY\_}},",
        "  howpublished = {telegram 08 PORTHAVEN 45},",
        "  year = {2008},",
        "  month = jan,",
        "  day = {15},",
        r"  addendum = {my\_story}",
        "}",
    ]


def test_csl_json_is_one_item_of_a_list() -> None:
    [item] = msgspec.json.decode(csl_json(CABLE, 4, "story"))
    assert item == {
        "id": "08PORTHAVEN45p4",
        "type": "personal_communication",
        "genre": "Telegram",
        "title": HEADER.subject,
        "author": [{"literal": "Embassy Porthaven"}],
        "recipient": [{"literal": "SECSTATE WASHDC; AMEMBASSY LYSANDRA"}],
        "number": "telegram 08 PORTHAVEN 45",
        "issued": {"date-parts": [[2008, 1, 15]]},
        "archive": "story",
        "note": "Embassy Porthaven, telegram 08 PORTHAVEN 45, 15 January 2008, para. 4",
    }


def test_ris_has_a_field_a_line_and_an_end() -> None:
    lines = ris(CABLE, 4, "story").split("\r\n")
    assert lines[0] == "TY  - PCOMM"
    assert lines[-2:] == ["ER  - ", ""]
    assert "AU  - Embassy Porthaven" in lines
    assert "DA  - 2008/01/15/" in lines
    assert "SP  - para. 4" in lines


@pytest.mark.parametrize("make", [chicago, bibtex, csl_json, ris])
@pytest.mark.parametrize("subject", ["a\r\nER  - \r\nTY  - JOUR", "a\nb}\n@misc{x,", '"]\n', "\u2028x\x85y"])
def test_a_subject_begins_no_other_field(make: object, subject: str) -> None:
    usual = make(with_header(subject="aaaa"), 4, "story")  # type: ignore[operator]
    found = make(with_header(subject=subject), 4, "story")  # type: ignore[operator]
    assert len(found.splitlines()) == len(usual.splitlines())
    assert re.findall(r"^@\w+|^\w\w  - |^ +\w+ =", found, re.MULTILINE) == re.findall(
        r"^@\w+|^\w\w  - |^ +\w+ =", usual, re.MULTILINE
    )


def test_what_a_cable_lacks_is_left_out() -> None:
    bare = Cable(id=None, header=Header(), source=Source(path="a", format="text", sha256=""))
    assert bibtex(bare, None, "story") == (
        "@misc{cable,\n  title = {{telegram without a number}},\n"
        "  howpublished = {telegram without a number},\n  addendum = {story}\n}"
    )
    assert "issued" not in csl_json(bare, None, "story")
    assert "AU" not in ris(bare, None, "story")


def test_a_document_of_an_edition_is_cited_by_its_place_there() -> None:
    editorial = Editorial(volume="frus1964-68v18", document="d111", kind="airgram", head="Airgram From the Embassy")
    document = msgspec.structs.replace(with_header(subject=None), id="frus1964-68v18/d111", editorial=editorial)
    [item] = msgspec.json.decode(csl_json(document, None, "story"))
    place = "Foreign Relations of the United States, 1964–68, vol. XVIII, doc. 111"
    assert (item["genre"], item["number"]) == ("Airgram", place)
    assert "archive" not in item
    assert item["title"] == "Airgram From the Embassy"


def test_a_kind_that_the_head_names_keeps_its_capitals() -> None:
    head = "Minutes of a Strait Council Meeting"
    editorial = Editorial(volume="frus1964-68v18", document="d7", kind=head.lower(), head=head)
    document = msgspec.structs.replace(with_header(), id="frus1964-68v18/d7", editorial=editorial)
    assert f"M3  - {head}\r\n" in ris(document, None, "story")
