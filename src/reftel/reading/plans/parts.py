"""The acts of a list: `sign the treaty, open the port and receive the envoys` are three."""

import re
from typing import Final

from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import base_tags

__all__ = ["acts_of"]

_MOST: Final = 6  # of acts behind semicolons
_SHORTEST: Final = 3  # of an act that stands alone, tokens
# `approach the government, drawing on the points, and to urge signature`
_RESUMED: Final = re.compile(r",G[^.;:<>TZEMBHX]{1,20},?KR?(?:tR?)?(?P<act>V)(?=[DCuUJN#])")
_AND: Final = re.compile(r",?KR?(?P<act>[VNGBE])(?=[DCuUJN#GytPR'QT])")
_AND_TO: Final = re.compile(r",?KR?tR?(?P<act>[VNGBH])(?=[^.,;:K])")
_RELATIVE: Final = re.compile(r"N,?[QT]R?V[^,;]{0,60}$")
_AS_WELL_AS: Final = re.compile(r",?aRaG")
_COMMA: Final = re.compile(r",R?(?P<act>V(?=[DCuUJN#P])|G(?=[DCuJN#])|N(?=[DCu]))")
_SEMICOLON: Final = re.compile(
    r";K?-{0,2}R?(?P<act>V(?=[DCuJN#PRK])|[NG](?=[DCuJN#])|N(?=RP))"
)  # also `: - build the port; - equip a clinic`


def acts_of(passage: Passage, head: int, end: int, limit: int) -> list[tuple[int, int]]:
    """Return the verb phrases of a list that begins with the verb at a token; each long enough to stand alone.

    `end` is where the first one's sentence lets it go to; behind a semicolon the list goes on to `limit` at most.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He will build the port for Kestria; equip a clinic; and update the maps."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> [passage.words_of(*part) for part in acts_of(passage, 2, 7, 16)]
    ['build the port for Kestria', 'equip a clinic', 'update the maps']
    """
    parts = _joined(passage, head, end)
    resumes = passage.tags[end] == "," and passage.tags[head] != "G"
    if resumes and (resumed := _RESUMED.match(passage.tags, end, limit)) is not None:
        first = resumed.start("act")
        parts += _joined(passage, first, verb_phrase_end(passage, first, limit))
    for _ in range(_MOST):
        sign = _behind_brackets(passage.tags, end, limit)
        match = _SEMICOLON.match(passage.tags, sign, limit) if passage.tags[sign] == ";" else None
        if match is None or not _goes_on(passage, head, match.start("act")):
            break
        first = match.start("act")
        end = verb_phrase_end(passage, first, limit)
        parts += _joined(passage, first, end)
    return parts


def _joined(passage: Passage, head: int, end: int) -> list[tuple[int, int]]:
    """The acts that `and` or `as well as` joins, and those between commas before the `and`."""
    if "K" not in passage.tags[head:end] and "a" not in passage.tags[head:end]:
        return [(head, end)]
    cuts = _cuts(passage, head, end, _AND, _SHORTEST) + _cuts(passage, head, end, _AND_TO, _SHORTEST - 1)
    cuts += [(match.start(), match.end() - 1) for match in _AS_WELL_AS.finditer(passage.tags, head + _SHORTEST, end)]
    if not cuts:
        return [(head, end)]
    commas = [
        (match.start(), match.start("act"))
        for match in _COMMA.finditer(passage.tags, head + _SHORTEST, cuts[-1][0])
        if _goes_on(passage, head, match.start("act"))
    ]
    cuts = sorted({act: (sign, act) for sign, act in (*commas, *cuts)}.values())
    starts = [head, *(act for _, act in cuts)]
    parts = list(zip(starts, [*(sign for sign, _ in cuts), end], strict=True))
    return [parts[0], *(part for part in parts[1:] if not _is_thought(passage, part[0]))]


def _cuts(passage: Passage, head: int, end: int, pattern: re.Pattern[str], shortest: int) -> list[tuple[int, int]]:
    """Where `and` joins another act: the sign before it, and the act."""
    found: list[tuple[int, int]] = []
    tags, first = passage.tags, head + 2
    at = tags.find("K", first, end)
    while at >= 0:
        begin = at - 1 if at > first and tags[at - 1] == "," else at
        if passage.lows[at] == "and" and (match := pattern.match(tags, begin, end)) is not None:
            act = match.start("act")
            if _is_cut(passage, head, (begin, act), end, shortest):
                found.append((begin, act))
        at = tags.find("K", at + 1, end)
    return found


def _is_thought(passage: Passage, act: int) -> bool:
    """Whether a verb tells what somebody thinks (`want Tran to leave and believe that he can`)."""
    return passage.tags[act + 1] == "T" and passage.lows[act] in read_words("minds.txt")


def _is_cut(passage: Passage, head: int, cut: tuple[int, int], end: int, shortest: int) -> bool:
    """Whether an act that `and` joins stands beside the first: both are long enough, and of one form."""
    sign, act = cut
    if sign - head < shortest or end - act < shortest or passage.tags[sign - 1] == "V":
        return False  # `to help Marenne detect and halt it`
    if passage.tags[act] == "V" and _RELATIVE.search(passage.tags[head:sign]):
        return False  # `adopt the rules which protect the port and allow ships to leave`
    conjunction = sign + (passage.tags[sign] == ",")
    if "between" in passage.lows[conjunction - 2 : conjunction]:
        return False  # `between extremist and mainstream parties`
    return _goes_on(passage, head, act)


def _behind_brackets(tags: str, end: int, limit: int) -> int:
    """Where a list goes on behind a remark in brackets (`equip a clinic (of five); update the maps`)."""
    closing = tags.find(")", end, limit) if tags[end : end + 1] == "(" else -1
    return closing + 1 if closing > 0 else end


def _goes_on(passage: Passage, head: int, act: int) -> bool:
    """Whether the word is of the first verb's form: base form or -ing; a noun's form may be the verb (`update the`)."""
    tags = passage.tags
    if tags[act] == "B":  # `see Tran and be in touch with Strand`
        return tags[head] != "G" and passage.lows[act] == "be" and tags[act + 1] in "PJ"
    if tags[act] == "E":  # `take it up and let us know`: a verb of one form
        return tags[head] == "V" and base_tags().get(passage.lows[act]) == "6" and tags[act + 1] in "Du"
    if tags[act] == "N":
        objects = "DCuJN" if tags[act - 1] == "-" else "DCuG" if tags[act - 1] == "R" else "DCu"
        follows = tags[act + 1] in objects or (tags[act - 1] == ";" and tags[act + 1 : act + 3] == "RP")
        return tags[head] != "G" and base_tags().get(passage.lows[act]) == "1" and follows
    return (tags[act] == "G") == (tags[head] == "G")
