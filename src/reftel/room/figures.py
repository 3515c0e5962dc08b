"""What the archive holds and how sure it is of that, counted over all records; kept until there are others."""

from collections.abc import Iterator

import msgspec

from reftel.archive import Archive, Stats

__all__ = ["Counted", "Figures", "Rule", "figures_of"]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How often there is something."""

    name: str
    count: int


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of a register: the entries that it made here, and how often it is right in 100 as was measured."""

    register: str
    rule: str
    entries: int
    right: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of an archive: what it holds, damage by kind, what heads lack, and the rules by what they made."""

    copies: int
    cables: int
    files: int
    first: str | None
    last: str | None
    entries: tuple[Counted, ...]
    versions: tuple[Counted, ...]
    damage: tuple[Counted, ...]
    lacking: tuple[Counted, ...]
    rules: tuple[Rule, ...]
    bytes: int


_LACKING = """
    SELECT count(*) FILTER (id IS NULL) AS "no number", count(*) FILTER (header.date IS NULL) AS "no day",
        count(*) FILTER (header.post IS NULL) AS "no post", count(*) FILTER (header.subject IS NULL) AS "no subject",
        count(*) FILTER (header.classification IS NULL) AS "no classification",
        count(*) FILTER (len(header.discrepancies) > 0) AS "places that disagree"
    FROM records
"""


def figures_of(archive: Archive) -> Figures:
    """Return the figures of an archive; of a large one that takes some seconds."""
    stats = archive.stats()
    [lacking] = archive.sql(_LACKING).to_pylist()
    return Figures(
        copies=stats.copies,
        cables=stats.cables,
        files=stats.files,
        first=stats.first,
        last=stats.last,
        entries=tuple(Counted(name=name, count=count) for name, count in stats.entries.items() if name != "layout"),
        versions=tuple(Counted(name=name, count=count) for name, count in stats.rules.items()),
        damage=tuple(Counted(name=kind.replace("_", " "), count=count) for kind, count in stats.damage.items()),
        lacking=tuple(Counted(name=name, count=count) for name, count in lacking.items()),
        rules=tuple(_rules(stats)),
        bytes=stats.record_bytes + stats.index_bytes,
    )


def _rules(stats: Stats) -> Iterator[Rule]:
    for register, rules in stats.made.items():
        for rule, made in rules.items():
            yield Rule(register=register, rule=rule, entries=made.entries, right=round(made.confidence * 100))
