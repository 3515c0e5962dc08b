"""E-mails and web pages that a browser saved as one file (MHTML), part by part: MIME messages (RFC 2045, 2557)."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import PurePosixPath

from reftel.errors import SourceError
from reftel.sources.item import Item
from reftel.sources.names import printable

__all__ = ["is_mail", "mail_parts"]

_FIELD = re.compile(rb"[!-9;-~]{1,76}:|[ \t]")
_SIGN = re.compile(rb"mime-version:", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")
_ENDINGS = {"text/html": ".html", "text/plain": ".txt"}
_MARK = "\ufeff"
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)  # of the mail or the charset it names


def is_mail(head: bytes) -> bool:
    r"""Say whether a file begins as a MIME message: with fields down to a blank line, `MIME-Version` among them.

    >>> is_mail(b"From: a@b.example\nMIME-Version: 1.0\n\ntext"), is_mail(b"FM AMEMBASSY LIMA\nTO SECSTATE\n\n1. Text")
    (True, False)
    """
    lines = _BLANK.split(head, 1)[0].splitlines()
    return all(map(_FIELD.match, lines)) and any(map(_SIGN.match, lines))


def mail_parts(item: Item) -> Iterator[Item | SourceError]:
    """Yield the texts of a message, without what mail systems did to their letters, and its attachments.

    Of a text that is there twice the plain one; of a saved page only its texts, and not its pictures and styles. A part
    without a name has that of the message.
    """
    try:
        message = email.message_from_bytes(item.read(), policy=email.policy.default)
        parts = [(_name(part, item), _content(part)) for part in _leaves(message)]
    except _BROKEN as error:
        advice = "open it and save its text"
        yield SourceError(item.path, found=f"a broken e-mail or saved page ({type(error).__name__})", advice=advice)
        return
    for name, content in parts:
        yield Item.of_bytes(printable(f"{item.path}!{name}"), content)


def _leaves(message: EmailMessage, *, in_page: bool = False) -> Iterator[EmailMessage]:
    parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
    if not parts:
        if message.get_content_type() in _ENDINGS or not in_page:
            yield message
    elif message.get_content_type() == "multipart/alternative":
        yield from _leaves(next((part for part in parts if part.get_content_type() == "text/plain"), parts[-1]))
    else:
        for part in parts:
            yield from _leaves(part, in_page=in_page or message.get_content_type() == "multipart/related")


def _name(part: EmailMessage, item: Item) -> str:
    whole = PurePosixPath(item.path.rpartition("!")[2]).stem
    return part.get_filename() or f"{whole}{_ENDINGS.get(part.get_content_type(), '')}"


def _content(part: EmailMessage) -> bytes:
    """The bytes of a part; of a text whose character set is named, in UTF-8 with the mark that says so."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    charset = part.get_content_charset()
    if part.get_content_maintype() != "text" or charset is None:
        return content
    return (_MARK + content.decode(charset, "replace")).encode()
