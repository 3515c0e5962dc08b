"""The register of statements."""

from collections.abc import Iterator

from reftel.reading.base.passage import Passage
from reftel.reading.people.cast import Cast
from reftel.reading.statements.asides import attributions
from reftel.reading.statements.candidates import find_cues, verbless_cues
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.marks import Marks, marked_sentences
from reftel.reading.statements.nominal import nominal_cues
from reftel.reading.statements.scope import arrange
from reftel.record import Place, Statement

__all__ = ["find_statements"]

_CONFIDENCE = {"verb-clause": 0.9}
_POINTERS = frozenset({"it", "one", "so", "him", "them", "her"})
_TRIMMED = ".,;:-)(K"


def find_statements(cast: Cast) -> tuple[Statement, ...]:
    """Return the statements in the order of the text."""
    found: list[Statement] = []
    for passage in cast.study.passages:
        for marks in marked_sentences(passage):
            _add(cast, passage, _cues(cast, passage, marks), found)
    return tuple(found)


def _cues(cast: Cast, passage: Passage, marks: Marks) -> list[Cue]:
    """The cues of a sentence, each with its source, its content and the one around it."""
    clauses = cast.study.clauses(passage, (marks.start, marks.end)) if marks.verbs or marks.adjectives else []
    cues = find_cues(passage, clauses, marks)
    cues.extend(attributions(passage, marks))
    cues.extend(_apart(cues, nominal_cues(passage, marks)))
    cues.extend(_apart(cues, verbless_cues(passage, marks)))
    if not cues:
        return []
    cues.sort(key=lambda cue: (cue.begin, cue.left is None, cue.words[0]))
    return arrange(passage, cues, clauses or cast.study.clauses(passage, (marks.start, marks.end)), marks.start)


def _apart(cues: list[Cue], others: Iterator[Cue]) -> list[Cue]:
    """Those of other cues that are no part of one: not the interest of `expressed its interest in`."""
    taken = [cue.words for cue in cues]
    return [cue for cue in others if not any(first < cue.words[1] and cue.words[0] < last for first, last in taken)]


def _add(cast: Cast, passage: Passage, cues: list[Cue], found: list[Statement]) -> None:
    numbers: dict[int, int] = {}
    for cue in cues:
        parts = _content(passage, cue)
        if not parts:
            continue
        around = cue.around
        while around is not None and id(around) not in numbers:
            around = around.around
        via = numbers[id(around)] if around is not None else None
        numbers[id(cue)] = len(found)
        found.append(_statement(cast, passage, cue, parts, via))


def _content(passage: Passage, cue: Cue) -> list[tuple[int, int]]:
    parts = [cue.left] if cue.left else []
    parts.append((cue.start, cue.end))
    trimmed = [_trim(passage, *part) for part in parts if part]
    kept = [part for part in trimmed if part[0] < part[1]]
    only = kept and len(kept) == 1 and kept[0][1] - kept[0][0] == 1
    return [] if only and passage.lows[kept[0][0]] in _POINTERS else kept


def _trim(passage: Passage, start: int, end: int) -> tuple[int, int]:
    tags = passage.tags
    while end > start and tags[end - 1] in _TRIMMED and not (tags[end - 1] == ")" and "(" in tags[start:end]):
        end -= 1
    while start < end and tags[start] in ",;:-.T":
        start += 1
    return start, end


def _statement(cast: Cast, passage: Passage, cue: Cue, parts: list[tuple[int, int]], via: int | None) -> Statement:
    source = cue.source
    content_at = tuple(passage.place(*part) for part in parts)
    first = min(cue.begin, parts[0][0])
    last = max(cue.words[1], parts[-1][1])
    return Statement(
        source=passage.words_of(*source) if source else None,
        speaker=cast.who(passage.index, *source) if source else None,
        cue=passage.words_of(*cue.words),
        content=" ".join(passage.text[place.start : place.end] for place in content_at),
        polarity="negated" if cue.negated else "affirmed",
        via=via,
        paragraph=passage.number,
        source_at=(passage.place(*source),) if source else (),
        cue_at=(passage.place(*cue.words),),
        content_at=content_at,
        at=(Place(passage.index, passage.starts[first], passage.ends[last - 1]),),
        rule=cue.rule,
        confidence=_CONFIDENCE.get(cue.rule, 0.8),
        identified_as=cast.identified(passage.index, *source) if source else None,
    )
