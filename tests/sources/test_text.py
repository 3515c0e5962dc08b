import hashlib

import pytest

from reftel.errors import SourceError
from reftel.sources import whole
from reftel.sources.item import Item
from reftel.sources.text import claims, witnesses
from reftel.sources.witness import TextWitness

CABLE = b"FM AMEMBASSY EXAMPLE\r\nTO SECSTATE WASHDC\r\n\r\n1. Nothing to report.  \n"


@pytest.mark.parametrize(("content", "expected"), [(CABLE, True), (b"", False), (b"\0\1\2\3", False)])
def test_claims(content: bytes, expected: object) -> None:
    assert claims(Item.of_bytes("a", content)) is expected


def test_every_line_stands() -> None:
    assert list(witnesses(Item.of_bytes("folder/a.txt", CABLE))) == [
        TextWitness(
            path="folder/a.txt",
            format="text",
            sha256=hashlib.sha256(CABLE).hexdigest(),
            lines=("FM AMEMBASSY EXAMPLE", "TO SECSTATE WASHDC", "", "1. Nothing to report.  "),
        )
    ]


def test_an_empty_file() -> None:
    with pytest.raises(SourceError, match=r"^a\.txt: nothing in it; leave it out, or fetch it again$"):
        list(witnesses(Item.of_bytes("a.txt", b"")))


def test_a_file_beyond_all_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "MOST_BYTES", 2 * 1024**2)
    with pytest.raises(SourceError) as caught:
        list(witnesses(Item.of_bytes("a.txt", b"a" * (2 * 1024**2 + 1))))
    assert str(caught.value) == "a.txt: more than 2 MB in one piece; split it into files of fewer cables"
