"""Line numbers of a text whose lines do not follow one another in its source."""

import msgspec

from reftel.record import Cable

__all__ = ["renumbered"]


def renumbered(cable: Cable, first_line: int, numbers: tuple[int, ...]) -> Cable:
    """Return a cable whose lines, counted on from `first_line`, are given as the source's own `numbers`."""

    def span(lines: tuple[int, int]) -> tuple[int, int]:
        return numbers[lines[0] - first_line], numbers[lines[1] - first_line]

    replace = msgspec.structs.replace
    return replace(
        cable,
        paragraphs=tuple(replace(p, lines=span(p.lines)) for p in cable.paragraphs),
        damage=tuple(replace(d, lines=span(d.lines) if d.lines else None) for d in cable.damage),
        layout=tuple(replace(run, lines=span(run.lines)) for run in cable.layout),
    )
