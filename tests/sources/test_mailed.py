"""E-mails and pages saved as one file, as browsers and mail programs write them."""

from email.message import EmailMessage

import pytest

from reftel.errors import SourceError
from reftel.sources.item import Item
from reftel.sources.packed import claims, members

TEXT = "1. (U) The Minister said – twice – that the bridge stands."


def parts(content: bytes) -> list[tuple[str, str]]:
    found = list(members(Item.of_bytes("box/08LIMA7.eml", content)))
    return [(item.path, item.read().decode("utf-8-sig")) for item in found if isinstance(item, Item)]


@pytest.mark.parametrize("way", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_text_is_without_what_mail_systems_made_of_its_letters(way: str, charset: str) -> None:
    mail = EmailMessage()
    mail["From"] = "strand@example.org"
    mail.set_content(f"{TEXT}\n", cte=way, charset=charset)
    assert claims(Item.of_bytes("a", mail.as_bytes()))
    assert parts(mail.as_bytes()) == [("box/08LIMA7.eml!08LIMA7.txt", f"{TEXT}\n")]


def test_of_a_text_that_is_there_twice_the_plain_one_is_read_and_attachments_too() -> None:
    mail = EmailMessage()
    mail.set_content("See below.\n")
    mail.add_alternative("<p>See below.</p>\n", subtype="html")
    mail.add_attachment(f"{TEXT}\n", filename="08LIMA8.txt")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="scan.pdf")
    assert parts(mail.as_bytes()) == [
        ("box/08LIMA7.eml!08LIMA7.txt", "See below.\n"),
        ("box/08LIMA7.eml!08LIMA8.txt", f"{TEXT}\n"),
        ("box/08LIMA7.eml!scan.pdf", "%PDF-1.4"),
    ]


def test_of_a_saved_page_only_its_texts_are_read() -> None:
    page = (
        b"From: <Saved by Blink>\r\nSubject: A bridge\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\tboundary="----B"\r\n\r\n\r\n------B\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><pre>1. The bridge =E2=80=93 it=\r\n stands.</pre>\r\n"
        b"------B\r\nContent-Type: text/css\r\n\r\np {}\r\n------B\r\nContent-Type: image/png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B--\r\n"
    )
    assert parts(page) == [("box/08LIMA7.eml!08LIMA7.html", "<html><pre>1. The bridge – it stands.</pre>")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\n\n1. Text",
        b"Subject: A bridge\nTo: Tran\n\nMIME-Version: 1.0",
        b"A note on a mail.\nMIME-Version: 1.0\n\nText",
    ],
)
def test_a_text_is_no_mail(content: bytes) -> None:
    assert not claims(Item.of_bytes("a", content))


def test_a_mail_in_a_mail_in_a_mail_without_end_is_an_error_in_words() -> None:
    heads = b"".join(
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
        for number in range(5_000)
    )
    for found in members(Item.of_bytes("a.eml", heads)):
        assert isinstance(found, SourceError)
        assert str(found).startswith("a.eml: a broken e-mail or saved page")
