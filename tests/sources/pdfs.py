"""Small PDF files written by hand, so that tests say exactly what is in them."""

__all__ = ["pdf"]

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"


def pdf(*pages: list[str] | None, encrypted: bool = False) -> bytes:
    """Return a PDF with a page for each list of lines; an empty list is a blank page, None one with a drawing only."""
    numbers = [4 + 2 * place for place in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _FONT,
    ]
    for number, lines in zip(numbers, pages, strict=True):
        content = _drawn() if lines is None else _written(lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects, encrypted=encrypted)


def _written(lines: list[str]) -> bytes:
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    return f"BT /F1 10 Tf 12 TL 72 720 Td\n{shown}ET".encode("cp1252") if lines else b""


def _drawn() -> bytes:
    return b"0.5 g 100 100 300 300 re f"


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: list[bytes], *, encrypted: bool) -> bytes:
    parts, places, size = [b"%PDF-1.4\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(size)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        size += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(objects) + 1, lock if encrypted else b""))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % size)
    return b"".join(parts)
