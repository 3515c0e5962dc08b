import shutil
from contextlib import suppress
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import pdf  # type: ignore[import-not-found]  # found beside this file by pytest

from reftel.errors import SourceError
from reftel.sources import pdf as module
from reftel.sources.item import Item
from reftel.sources.pdf import claims, witnesses
from reftel.sources.witness import TextWitness

OCR = "install tesseract and `pip install reftel[ocr]`, or OCR the file first"


def read(content: bytes) -> tuple[list[tuple[str, ...]], list[str]]:
    found = list(witnesses(Item.of_bytes("a.pdf", content)))
    texts = [each.lines for each in found if isinstance(each, TextWitness)]
    return texts, [str(each) for each in found if isinstance(each, SourceError)]


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_can_recognize", lambda: False)


def test_pages_follow_each_other() -> None:
    texts, errors = read(pdf(["FM AMEMBASSY EXAMPLE", "TO SECSTATE"], ["1. (U) Café \\ (yes) — no."]))
    assert texts == [("FM AMEMBASSY EXAMPLE", "TO SECSTATE", "1. (U) Café \\ (yes) — no.")]
    assert errors == []


def test_words_broken_at_a_lines_end_stay_broken() -> None:
    texts, _ = read(pdf(["1. The dele-", "gation left."]))
    assert texts == [("1. The dele-", "gation left.")]


@pytest.mark.usefixtures("no_ocr")
@pytest.mark.parametrize(
    ("pages", "error"),
    [
        ((["1. One."], None), "page 2 has no text layer: it needs OCR"),
        ((None, ["1. One."], None, None, None), "pages 1, 3-5 have no text layer: they need OCR"),
    ],
)
def test_pages_without_text(pages: tuple[list[str] | None, ...], error: str) -> None:
    assert read(pdf(*pages)) == ([("1. One.",)], [f"a.pdf: {error}; {OCR}"])


@pytest.mark.usefixtures("no_ocr")
def test_a_document_without_any_text() -> None:
    assert read(pdf(None)) == ([], [f"a.pdf: page 1 has no text layer: it needs OCR; {OCR}"])


def test_blank_pages_need_no_ocr() -> None:
    assert read(pdf([], ["1. One."], [])) == ([("1. One.",)], [])


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (pdf(["x"], encrypted=True), "an encrypted PDF that needs a password; save a copy without the password"),
        (pdf(["x"])[:300], "a broken PDF; get the file again"),
        (b"%PDF-1.7\n", "a broken PDF; get the file again"),
        (pdf([], []), "a PDF whose pages are blank; get the file again"),
        (pdf(), "a broken PDF; get the file again"),
    ],
)
def test_what_cannot_be_read(content: bytes, error: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(content)
    assert str(caught.value) == f"a.pdf: {error}"


@pytest.mark.parametrize(("content", "expected"), [(b"\n%PDF-1.4", True), (b"PDF", False), (b"", False)])
def test_claims(content: bytes, expected: object) -> None:
    assert claims(Item.of_bytes("a.pdf", content)) is expected


def test_tesseract_is_asked_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stub:
        @staticmethod
        def image_to_string(_: object) -> str:
            return "1. READ\n2. OFF\n"

    monkeypatch.setattr(module, "_can_recognize", lambda: True)
    monkeypatch.setattr(module, "import_module", lambda _: Stub)
    monkeypatch.setattr("pypdfium2.PdfBitmap.to_pil", lambda bitmap: bitmap)
    assert read(pdf(["FM X"], None)) == ([("FM X", "1. READ", "2. OFF")], [])


def test_tesseract_that_fails_leaves_a_page_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stub:
        @staticmethod
        def image_to_string(_: object) -> str:
            raise RuntimeError

    monkeypatch.setattr(module, "_can_recognize", lambda: True)
    monkeypatch.setattr(module, "import_module", lambda _: Stub)
    monkeypatch.setattr("pypdfium2.PdfBitmap.to_pil", lambda bitmap: bitmap)
    assert read(pdf(None))[1] == [f"a.pdf: page 1 has no text layer: it needs OCR; {OCR}"]


@pytest.mark.skipif(
    not (shutil.which("tesseract") and find_spec("pytesseract")), reason="tesseract or pytesseract is not installed"
)
def test_tesseract_itself() -> None:
    texts, errors = read(pdf(["FM X"], None))
    assert texts
    assert len(errors) == 1  # a grey square has no text


SEED = pdf(["FM AMEMBASSY EXAMPLE"], None)


@settings(deadline=None)
@given(st.binary(), st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), max_size=6))
def test_any_bytes_and_any_damage(content: bytes, changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(SEED)
    for place, value in changes:
        damaged[place] = value
    for each in (content, b"%PDF-1.4" + content, bytes(damaged)):
        with suppress(SourceError):
            read(each)
