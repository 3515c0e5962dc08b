"""Copies for tests: invented ones, from paragraphs."""

from reftel.record import Cable, Damage, Header, Paragraph, Source

__all__ = ["cable", "texts"]

Draft = tuple[int, str] | tuple[int, str, str | None] | tuple[int, str, str | None, str | None]


def cable(
    *drafts: Draft,
    path: str = "a.txt",
    kind: str = "text",
    damage: tuple[Damage, ...] = (),
    header: Header | None = None,
) -> Cable:
    """Return a copy of paragraphs, each its number, text, mark and heading."""
    paragraphs = tuple(
        Paragraph(
            number=draft[0],
            text=draft[1],
            mark=draft[2] if len(draft) > 2 else None,
            heading=draft[3] if len(draft) > 3 else None,
            lines=(at + 1, at + 1),
        )
        for at, draft in enumerate(drafts)
    )
    source = Source(path=path, format=kind, sha256="0" * 64)
    return Cable(id="08LYSANDRA212", header=header or Header(), paragraphs=paragraphs, damage=damage, source=source)


def texts(one: Cable) -> list[tuple[int, str]]:
    """Return the numbers and texts of a cable."""
    return [(paragraph.number, paragraph.text) for paragraph in one.paragraphs]
