import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.sources.charset import declared, guessed
from reftel.sources.encoding import decode, is_text, lines

RUSSIAN = "Посольство сообщает, что министр принял делегацию и обсудил вопросы торговли."
GREEK = "Η πρεσβεία αναφέρει ότι ο υπουργός δέχθηκε την αντιπροσωπεία."
ARABIC = "أفادت السفارة أن الوزير استقبل الوفد وناقش قضايا التجارة"
HEBREW = "השגרירות מדווחת כי השר קיבל את המשלחת ודן בסוגיות סחר"
CHINESE = "大使馆报告说,部长接见了代表团,讨论了贸易问题。双方同意春天再次会面。"
JAPANESE = "大使館は、大臣が代表団と会い、貿易の問題について話し合ったと報告している。"
KOREAN = "대사관은 장관이 대표단을 만나 무역 문제를 논의했다고 보고했다."
FRENCH = "L'ambassade signale que le ministre a reçu la délégation à l'été prochain."
ENGLISH = "The Minister of Weights received the delegation and spoke of bridges at some length.\n" * 30


@pytest.mark.parametrize(
    "charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8", "mac_roman", "cp850"]
)
def test_decode_western(charset: str) -> None:
    assert decode((ENGLISH + FRENCH).encode(charset)) == ENGLISH + FRENCH


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (HEBREW, "cp1255"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
    ],
)
@pytest.mark.parametrize("before", ["", ENGLISH])
def test_decode_other_scripts(text: str, charset: str, before: str) -> None:
    assert decode((before + text).encode(charset)) == before + text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"plain", "plain"),
        (b"caf\xe9", "café"),
        (b"\x93quoted\x94 \x96 it\x92s", "“quoted” – it’s"),
        ("één twee één".encode() + b" caf\xe9", "één twee één café"),  # a stray byte in UTF-8
        ("één twee één".encode()[:-2], "één twee éÃ"),  # cut in the middle of a character
        (b"a\0b\0\0", "a b  "),
        (b"it\x92s \x8d odd \x93x\x94 caf\xe9", "it’s \x8d odd “x” café"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?>\xe9", "<?xml version='1.0' encoding='ISO-8859-1'?>é"),
        (b"<meta charset=iso-8859-1>\xc3\xa9", "<meta charset=iso-8859-1>é"),  # declared wrongly: it is UTF-8
        (b"<meta charset=windows-1251>\xe9", "<meta charset=windows-1251>й"),
        (b"<meta charset=no-such-set>\xe9", "<meta charset=no-such-set>é"),
        (b"<meta charset=utf-7>+AGE-", "<meta charset=utf-7>+AGE-"),
    ],
)
def test_decode(content: bytes, text: str) -> None:
    assert decode(content) == text


def test_a_declared_set_of_several_bytes_keeps_its_word() -> None:
    content = b"<meta charset=gb2312>" + "冒".encode("gb18030")
    assert decode(content) == "<meta charset=gb2312>冒"


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (b"<?xml encoding='latin1'?>", "cp1252"),
        (b'<html><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "cp932"),
        (b"no mark-up, charset=koi8-r", None),
        (b"<meta charset=unicode_escape>", None),
        (b"<meta charset=rot13>", None),
    ],
)
def test_declared(content: bytes, charset: str | None) -> None:
    assert declared(content) == charset


@given(st.binary())
def test_decode_reads_any_bytes(content: bytes) -> None:
    text = decode(content)
    assert "\0" not in text
    assert isinstance(text.encode("utf-8"), bytes)
    assert text == decode(content)


@given(st.binary(max_size=40))
def test_decode_reads_any_bytes_after_a_declaration(content: bytes) -> None:
    for charset in ("utf-8", "utf-16", "big5", "iso-2022-jp", "hz", "cp1255"):
        decode(f"<meta charset={charset}>".encode() + content).encode("utf-8")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_decode_returns_what_utf8_says(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary(min_size=1))
def test_guessed_reads_any_bytes(content: bytes) -> None:
    assert isinstance(guessed(content), str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("\n", ("",)),
        ("a", ("a",)),
        ("a\n\nb", ("a", "", "b")),
        ("a\r\nb\rc\n", ("a", "b", "c")),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", ("a\x0bb\x0cc\x85d\u2028e\u2029f",)),
    ],
)
def test_lines(text: str, expected: tuple[str, ...]) -> None:
    assert lines(text) == expected


@given(st.text(st.sampled_from("ab\n\r\x0c\x85\u2028")))
def test_lines_are_those_an_editor_numbers(text: str) -> None:
    assert len(lines(text + "x")) == 1 + text.count("\n") + text.count("\r") - text.count("\r\n")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"", False),
        (b"text", True),
        ("text".encode("utf-16"), True),
        ("text".encode("utf-16-le"), True),
        (RUSSIAN.encode("koi8-r"), True),
        (b"text padded at its end" + bytes(20), False),
        (bytes(range(256)), False),
        (b"bell\x07 and form feed\x0c and escape\x1b", True),
    ],
)
def test_is_text(head: bytes, expected: object) -> None:
    assert is_text(head) is expected


@pytest.mark.parametrize(
    "content",
    [b"<" * 100_000, b"<meta " * 20_000, b"<?xml " * 20_000, b"\xe9a" * 50_000, b"\xff" * 100_000, b"\xc3" * 100_000],
)
def test_hostile_bytes_take_no_time(content: bytes) -> None:
    start = time.process_time()
    decode(content + b"\xe9")
    assert time.process_time() - start < 5  # 0.01 s where nothing else runs; a square of 100 KB would take minutes
