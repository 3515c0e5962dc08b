"""The numbers printed in front of a document's text and of its paragraphs.

A telegram begins with its own number (`1017. From Under Secretary. We met ...`), and its paragraphs may be numbered
after that (`1527. 1. I called ...`). Numbered points inside a text are no paragraph numbers.
"""

import re
from collections.abc import Sequence

import msgspec

__all__ = ["Opening", "is_message", "numbered", "opening_of"]

_OWN = re.compile(r"(?:(?P<series>[A-Z][A-Za-z]{0,9})[ –-]{1,2}(?:\d{1,4}/)?)?(?P<serial>\d{1,6})(?:\.\s+|\.?$)")
_POINT = re.compile(r"(?P<number>\d{1,3})\.(?:\s+|(?=[A-Z(“\"]))")
_MESSAGES = ("telegram", "airgram", "message", "cable", "instruction")
_HEADER_LINE = 200
_WIDEST_GAP = 12
_FEWEST = 2


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """The number of its own that a text begins with: `cut` characters before its words, `series` as `Secto 44/3193`."""

    serial: int | None = None
    series: str | None = None
    cut: int = 0


def is_message(kind: str) -> bool:
    """Tell whether documents of a kind carry a number of their own in front of their text."""
    return any(word in kind for word in _MESSAGES)


def opening_of(texts: Sequence[str], kind: str) -> Opening:
    """Return the number of its own that a telegram's text begins with.

    >>> opening_of(["1017. From Under Secretary. We met."], "telegram")
    Opening(serial=1017, series=None, cut=6)
    >>> opening_of(["Secto 44/3193. Subj: Talks"], "telegram").series
    'Secto 44/3193'
    >>> opening_of(["1. We met.", "2. We left."], "telegram").serial is None
    True
    """
    match = _OWN.match(texts[0]) if texts and is_message(kind) else None
    if match is None or (not match["series"] and _goes_on(texts, int(match["serial"]))):
        return Opening()
    series = match[0].strip(" .") if match["series"] else None
    return Opening(serial=int(match["serial"]), series=series, cut=match.end())


def _goes_on(texts: Sequence[str], number: int) -> bool:
    """Whether the next numbered text has the next number: then the first was a paragraph's."""
    following = (match for text in texts[1:] if (match := _POINT.match(text)))
    first = next(following, None)
    return first is not None and int(first["number"]) == number + 1


def numbered(texts: Sequence[str], kind: str, header: int = 0) -> dict[int, tuple[int, int]]:
    """Return the printed paragraph numbers: position in the texts to (number, characters to cut).

    Empty where the text is not numbered throughout: the numbers must begin at its top (after a line or two of
    header), rise, and reach to about its end. A count that starts again inside is the text's own. `header` is how
    many texts at the top are nothing but header lines.

    >>> numbered(["Subj: Talks.", "1. We met.", "2. We left.", "Comment: Good."], "telegram")
    {1: (1, 3), 2: (2, 3)}
    >>> numbered(["He had three wishes:", "1. Peace.", "2. Trade.", "So it went.", "I left.", "He stayed."], "telegram")
    {}
    """
    points = [(at, int(m["number"]), m.end()) for at, text in enumerate(texts) if (m := _POINT.match(text))]
    run = _rising(points)
    if len(run) < _FEWEST or (len(run) < len(points) and not is_message(kind)):
        return {}
    first, last = run[0][0], run[-1][0]
    opens = first <= header and is_message(kind)
    if not _opens_at_top(texts, first, run[0][1]) or not (opens or _reaches_end(len(texts), run, first, last)):
        return {}
    return {at: (number, cut) for at, number, cut in run}


def _rising(points: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The points that go on counting, without those of a count inside."""
    run: list[tuple[int, int, int]] = []
    for point in points:
        if not run or 0 < point[1] - run[-1][1] <= _WIDEST_GAP:
            run.append(point)
    return run


def _opens_at_top(texts: Sequence[str], first: int, number: int) -> bool:
    header = 1 if first and len(texts[0]) <= _HEADER_LINE else 0
    return first - header <= 1 and number <= 1 + bool(first)


def _reaches_end(total: int, run: Sequence[object], first: int, last: int) -> bool:
    """Numbers that do not open the text must cover most of it."""
    after = total - 1 - last
    if after <= 1 and first <= 1:
        return True
    return 2 * (last - first + 1) >= total - first and after <= max(_FEWEST, len(run))
