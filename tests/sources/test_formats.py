import gzip
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import pdf  # type: ignore[import-not-found]  # found beside this file by pytest

from reftel.errors import SourceError
from reftel.sources import count, items
from reftel.sources.formats import Format, formats, witnesses
from reftel.sources.item import Item
from reftel.sources.witness import RecordWitness, TextWitness

SAMPLES = {
    "records": b'{"id":"06EX1","header":{},"source":{"path":"a","format":"text","sha256":"00"}}\n',
    "pdf": pdf(["FM AMEMBASSY EXAMPLE"]),
    "frus": b"<TEI xmlns:frus='http://history.state.gov/ns/1.0'><teiHeader/></TEI>",
    "html": b"<!DOCTYPE html><html><p>1. One.</p></html>",
    "dfat": b"---\nvolume: 1\ndoc_id: 2\nvol_id: 3\n---\n# 7 Letter to Smith\n\nRome, 1 May 1970\n\nWe met.",
    "csv": b'"1","10/19/2006 15:25","06EX1","Embassy Example","UNCLASSIFIED","","DE RUEHEX","1. One."\n',
    "text": b"FM AMEMBASSY EXAMPLE\n1. One.\n",
}


def test_order() -> None:
    assert [each.name for each in formats()] == list(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_right_format_claims(name: str) -> None:
    item = Item.of_bytes("a", SAMPLES[name])
    assert next(each.name for each in formats() if each.claims(item)) == name


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"frus"}))
def test_each_sample_is_read(name: str) -> None:
    (witness,) = witnesses(Item.of_bytes("a", SAMPLES[name]))
    assert isinstance(witness, RecordWitness) or getattr(witness, "format", None) == name


def document() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "nothing in it; leave it out, or fetch it again"),
        (b"\0\1\2\3", "neither text nor a known format (it begins with 00 01 02 03); convert it to plain text or PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture; OCR it first"),
        (b"{\\rtf1 text}", "a rich text (RTF) file; save it as plain text or PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file; save it as plain text or PDF"),
        (document(), "a word processor's document or e-book; save it as plain text or PDF"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z, RAR or Zstandard archive; unpack it first"),
        (b"MZ\0\0", "a program; leave it out"),
        (b"%PDF-1.4 broken", "a broken PDF; get the file again"),
    ],
)
def test_what_is_not_read_is_told(content: bytes, error: str) -> None:
    assert [str(found) for found in witnesses(Item.of_bytes("a", content))] == [f"a: {error}"]


def test_text_may_begin_as_a_program_does() -> None:
    (witness,) = witnesses(Item.of_bytes("a", b"MZUZU IS A CITY\n"))
    assert isinstance(witness, TextWitness)


def test_a_file_that_vanishes_is_told() -> None:
    def gone() -> io.BytesIO:
        raise FileNotFoundError(2, "No such file or directory")

    (error,) = witnesses(Item("a", gone))
    assert str(error) == "a: cannot be read (No such file or directory); check the file"


@settings(deadline=None)
@given(st.sampled_from(list(SAMPLES.values())), st.binary(max_size=60), st.integers(0, 200))
def test_any_bytes(sample: bytes, content: bytes, place: int) -> None:
    for mixed in (content, sample[:place] + content + sample[place:]):
        found = list(witnesses(Item.of_bytes("a", mixed)))
        assert found or b"TEI" in mixed
        assert encoded(found) == encoded(list(witnesses(Item.of_bytes("a", mixed))))


def encoded(found: Sequence[object]) -> list[bytes]:
    return [str(each).encode() if isinstance(each, SourceError) else msgspec.json.encode(each) for each in found]


@pytest.mark.parametrize("each", formats(), ids=[each.name for each in formats()])
def test_every_format_claims_or_not_without_fail(each: Format) -> None:
    for content in (b"", b"\0", b"<", b"{", b"\xff\xfe", gzip.compress(b"x"), *SAMPLES.values()):
        assert each.claims(Item.of_bytes("a", content)) in (True, False)


def test_the_whole_way(tmp_path: Path) -> None:
    for name, content in SAMPLES.items():
        (tmp_path / name).write_bytes(content)
    found = [witness for item in items([str(tmp_path)]) if isinstance(item, Item) for witness in witnesses(item)]
    assert count([str(tmp_path)]) == len(SAMPLES)
    assert len(found) >= len(SAMPLES) - 1
