"""The register of statements."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.people.cast import Cast
from reftel.reading.statements.candidates import find_cues
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import word_class
from reftel.reading.statements.points import with_points
from reftel.reading.statements.scope import arrange
from reftel.reading.statements.sentence import marked_sentences
from reftel.reading.statements.times import behind_time
from reftel.record import Place, Statement

__all__ = ["find_statements"]

_PERFORMERS: Final = word_class("performers")
_DEPARTMENTS: Final = word_class("departments")
_POINTERS: Final = word_class("pointers")

# How often a rule is right, as measured on cables read by hand; of rules that seldom fire a cautious guess.
_CONFIDENCE: Final = {
    "verb-clause": 0.95,
    "verb-addressed": 0.9,
    "verb-attitude-clause": 0.9,
    "aside": 0.95,
    "noun-clause": 0.9,
    "verb-request": 0.9,
    "verb-infinitive": 0.85,
    "verb-object": 0.85,
    "verb-prepositional": 0.85,
    "verb-question": 0.85,
    "verb-attitude": 0.8,
    "adjective": 0.8,
    "attribution": 0.75,
    "noun": 0.75,
}
_LEAST: Final = 0.7
_MOST_QUOTED: Final = 120  # statements looked back over for a quotation that goes on
_LONGEST_QUOTED: Final = 500  # tokens of a quotation behind its first sentence: papers are quoted by the paragraph
_MOST_BEFORE: Final = 12  # statements looked back over for who spoke
_TRIMMED: Final = ".,;:-)(K>"
_ASIDE: Final = re.compile(r"\((?:U|D?[JNC]{1,4})[R!]?[EZBHXM][^()]{1,40}+\)\.?$")  # a sentence of its own in brackets
_LEAST_WHOLE: Final = 4
_PAIRS: Final = {")": "(", ">": "<"}
_OTHERS: Final = frozenset({"he", "she", "his", "her", "him"})  # `Said he agreed`: of another than the writer
_US: Final = frozenset({"me", "us"})
# what a body is said to want, in nobody's turn
_MINDS: Final = frozenset({"adjective", "verb-infinitive", "verb-attitude"})


def find_statements(cast: Cast) -> tuple[Statement, ...]:
    """Return the statements in the order of the text."""
    found: list[Statement] = []
    for passage in cast.study.passages:
        for sentence in marked_sentences(passage):
            if cues := find_cues(cast.study, sentence):
                clauses = cast.study.clauses(passage, (sentence.start, sentence.end))
                _add(cast, passage, arrange(passage, cues, clauses, sentence.start), found)
    return tuple(with_points(cast, found))


def _add(cast: Cast, passage: Passage, cues: list[Cue], found: list[Statement]) -> None:
    """Take the statements of a sentence up, each with the number of the one around it."""
    numbers: dict[int, int] = {}
    for cue in cues:
        parts = _content(cast, passage, cue)
        if not parts:
            continue
        around = cue.around
        while around is not None and id(around) not in numbers:
            around = around.around
        via = _quoted_in(passage, cue, found) if around is None else numbers[id(around)]
        speaker = _quoted(passage, cue, found, via) or _signed(cast, passage, cue, via)
        speaker = speaker or _speaker(cast, passage, cue, found)
        if speaker and _is_of_unknown(cast, passage, cue, via) and speaker == cast.writer(passage, cue.begin):
            speaker = None
        if _is_of_no_one(passage, cue, speaker):
            continue
        numbers[id(cue)] = len(found)
        found.append(_statement(cast, passage, cue, parts, via, speaker))


def _is_of_no_one(passage: Passage, cue: Cue, speaker: str | None) -> bool:
    """`It is not enough to complain while refusing to act`, where `it` is no body; `The option: to press for it`."""
    if cue.source is None:
        return passage.tags[cue.words[0]] == "t" and not cue.rule.startswith("passive")
    first, last = cue.source
    if speaker is not None or last - first > 1:
        return False
    low = passage.lows[first]
    asked = low == "who" and passage.lows[first - 1] != ","  # `was not sure who had said so`
    return asked or (cue.form == "ing" and low == "it")


def _quoted(passage: Passage, cue: Cue, found: list[Statement], via: int | None) -> str | None:
    """Who `I` and `we` are in a quotation: whoever is quoted."""
    if via is None or cue.source is None or passage.lows[cue.source[0]] not in _PERFORMERS:
        return None
    at = cue.source[0]
    opening = passage.tags.rfind("<", 0, at)
    return found[via].speaker if opening >= 0 and ">" not in passage.tags[opening:at] else None


def _is_of_unknown(cast: Cast, passage: Passage, cue: Cue, via: int | None) -> bool:
    """`Strand hissed, "We want the port"`: `we` of words that a cable quotes, which are not its writer's."""
    if via is not None or cue.source is None or passage.lows[cue.source[0]] not in _PERFORMERS:
        return False
    if cast.study.cable.editorial:
        return False  # which quotes the document that it prints
    opening = passage.tags.rfind("<", 0, cue.source[0])
    closing = passage.tags.find(">", opening) if opening >= 0 else -1
    return closing > cue.words[0]


def _signed(cast: Cast, passage: Passage, cue: Cue, via: int | None) -> str | None:
    """Who signed a department's telegram, where it says `we` or `the Department` in nobody's words but its own.

    In what an officer of it says `we` are his government.
    """
    header = cast.study.cable.header
    if via is not None or cue.source is None or header.post_kind != "department" or header.signed is None:
        return None
    first, last = cue.source
    alone = last - first == 1 or (last - first == 2 and passage.tags[first] == "D")
    return cast.writer(passage, first) if alone and passage.lows[last - 1] in _DEPARTMENTS else None


def _speaker(cast: Cast, passage: Passage, cue: Cue, found: list[Statement]) -> str | None:
    """Who the source is; where a telegram leaves it out (`Said port was closed`), who spoke before in the paragraph."""
    if cue.source is not None:
        first, last = cue.source
        owner = passage.tags.rfind("'", first, last) + 1
        if owner and cast.person_at(passage.index, owner, last) is not None:
            return cast.who(passage.index, owner, last)  # `Kestria's | Strand`
        return cast.who(passage.index, first, last)
    if cue.rule.startswith(("passive", "noun-existing")):
        return None
    if passage.tags[cue.words[0]] == "V" or passage.lows[cue.words[0]] == "would":
        return cast.writer(passage, cue.begin)  # `Recommend we agree`
    told = passage.lows[cue.words[1]] if cue.words[1] < cue.start or cue.rule == "verb-request" else ""
    if told in _OTHERS:
        return cast.writer(passage, cue.begin)  # `Asked him to wait`
    writer = cast.writer(passage, cue.begin) if passage.lows[cue.start] in _OTHERS or told in _US else ""
    return _spoke_last(cast, passage, cue, found, writer)


def _spoke_last(cast: Cast, passage: Passage, cue: Cue, found: list[Statement], writer: str | None) -> str | None:
    """Who spoke before in the paragraph, or left himself out as well in the one above; else whom the text is about.

    Where that is nobody yet, the telegram tells what its writer did: `Saw Strand today. Told him the port was open`.
    """
    near = [one for one in found[-_MOST_BEFORE:] if one.via is None and one.speaker != writer]
    here = [one for one in near if one.cue_at[0].index == passage.index]
    if found and found[-1].cue_at[0].index == passage.index:
        told = [one for one in here if not (one.rule in _MINDS and one.speaker and cast.kinds_of(one.speaker))]
        speaker = next((one.speaker for one in reversed(told or near)), None)
        return speaker or (_teller(cast, passage, cue) if all(one.source is None for one in found) else None)
    if near and near[-1].source is None and near[-1].cue_at[0].index == passage.index - 1:
        return near[-1].speaker
    return cast.unnamed(passage.index, cue.begin) or (None if found else _teller(cast, passage, cue))


def _teller(cast: Cast, passage: Passage, cue: Cue) -> str | None:
    """The writer of an edited telegram, who leaves himself out."""
    return cast.writer(passage, cue.begin) if cast.study.cable.editorial and cast.study.cable.header.signed else None


def _quoted_in(passage: Passage, cue: Cue, found: list[Statement]) -> int | None:
    """The number of the statement whose quotation goes on over the sentence of a cue."""
    offset = passage.starts[cue.begin]
    for number in range(len(found) - 1, max(-1, len(found) - _MOST_QUOTED), -1):
        place = found[number].content_at[-1]
        if place.index != passage.index:
            return None
        if place.start < offset < place.end and found[number].via is None:
            return number
    return None


def _content(cast: Cast, passage: Passage, cue: Cue) -> list[tuple[int, int]]:
    """The parts of a content: what stands before the cue, what stands behind it; none where it says nothing."""
    end = _quotation_end(passage, cue) if cue.around is None else cue.end
    parts = [_trim(passage, cue.left[0], cue.left[1])] if cue.left else []
    parts.append(_trim(passage, cue.start, end))
    if cue.left is None:
        parts = [behind_time(cast, passage, cue, part) for part in parts]
    kept = [part for part in parts if part[0] < part[1]]
    alone = len(kept) == 1 and kept[0][1] - kept[0][0] == 1
    return [] if alone and _says_nothing(passage.lows[kept[0][0]]) else kept


def _says_nothing(low: str) -> bool:
    """Whether a content of one word points elsewhere or is the mark of a list: `made two points: a. The port`."""
    return low in _POINTERS or len(low) == 1 or low.isdigit()


def _quotation_end(passage: Passage, cue: Cue) -> int:
    """The end of a content; where a quotation is still open there, its closing mark, if that is near."""
    tags, end = passage.tags, cue.end
    if cue.start >= end or tags.rfind("<", cue.start, end) <= tags.rfind(">", cue.start, end):
        return end
    closing = tags.find(">", end, end + _LONGEST_QUOTED)
    opening = tags.find("<", end, end + _LONGEST_QUOTED)
    return closing + 1 if closing >= 0 and not 0 <= opening < closing else end


def _trim(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """A stretch without the signs at its edges; a mark or bracket that closes stays where it was opened inside."""
    tags = passage.tags
    may_be = end - start > _LEAST_WHOLE and tags[end - 1] in ")." and tags.find("(", start, end) >= 0
    if may_be and (aside := _ASIDE.search(tags, start, end)):
        end = aside.start()  # `claimed to know nothing (he was hired in May)`
    while end > start and tags[end - 1] in _TRIMMED:
        opening = _PAIRS.get(tags[end - 1])
        if opening is not None and opening in tags[start:end]:
            break
        end -= 1
    while start < end and (tags[start] in ",;:-.T>" or passage.lows[start] == ","):
        start += 1  # also the comma of `I think, repeat think, he will come`
    return start, end


def _statement(
    cast: Cast, passage: Passage, cue: Cue, parts: list[tuple[int, int]], via: int | None, speaker: str | None
) -> Statement:
    source, words = cue.source, cue.words
    content_at = tuple([passage.place(start, end) for start, end in parts])
    first = min(cue.begin, parts[0][0])
    last = max(words[1], parts[-1][1])
    return Statement(
        source=passage.words_of(source[0], source[1]) if source else None,
        speaker=speaker,
        cue=passage.words_of(words[0], words[1]),
        content=" ".join([passage.words_of(start, end) for start, end in parts]),
        polarity="negated" if cue.negated else "affirmed",
        via=via,
        paragraph=passage.number,
        source_at=(passage.place(source[0], source[1]),) if source else (),
        cue_at=(passage.place(words[0], words[1]),),
        content_at=content_at,
        at=(Place(passage.index, passage.starts[first], passage.end_of(last - 1)),),
        rule=cue.rule,
        confidence=_CONFIDENCE.get(cue.rule, _LEAST),
        identified_as=cast.identified(passage.index, source[0], source[1]) if source else None,
    )
