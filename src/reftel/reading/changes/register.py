"""The register of changes."""

import re
from typing import Final

from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.base.tokens import low_of
from reftel.reading.changes.doubts import is_named_whole, is_only_asked
from reftel.reading.changes.draft import CONFIDENCE, Draft, Phrase
from reftel.reading.changes.rules import RULED_WORDS, drafts_of, telltales
from reftel.reading.changes.spans import SPANS
from reftel.reading.changes.verbs import STATE_WORDS
from reftel.reading.mentions import Mention
from reftel.reading.people.cast import Cast
from reftel.reading.sentence import Sentence
from reftel.record import Change, DateMention, Statement

__all__ = ["find_changes"]

_IDIOMS: Final = frozenset({"mind", "minds"})  # `changed his mind`: what about, it does not say
_NEAR: Final = 64  # characters before `since` in which a superlative stands
_LOWEST: Final = re.compile(r"\b(?:the|its|their) (?:first|last|most|best|worst|only|\w{2,12}est)\b[^.,;]{0,40} $")
_COMMA: Final = re.compile(r",(?!#)")


def find_changes(cast: Cast, statements: tuple[Statement, ...], dates: tuple[DateMention, ...]) -> tuple[Change, ...]:
    """Return the changes in the order of the text."""
    del statements, dates
    return tuple(change for passage in cast.study.passages for change in _of_passage(cast, passage))


def _of_passage(cast: Cast, passage: Passage) -> list[Change]:
    found: list[Change] = []
    row = _SIGNS.of(passage)
    # where no span of time is told, `in` sets off no rule
    row = row.replace("y", " ") if "y" in row else row.replace("i", "!")
    for start, end in passage.sentences:
        signs = row[start:end]
        if signs.isspace() or passage.words[end - 1] == "?":
            continue
        sentence = Sentence(passage, start, end, cast.study.clauses(passage, (start, end)))
        for draft in drafts_of(sentence, _ruled(row, start, end - 1), has_state="s" in signs or "b" in signs):
            if is_only_asked(sentence, draft.about) or not is_named_whole(sentence, draft.about):
                continue
            about = named(cast, passage, draft.about)
            if about and passage.words_of(*about):
                found.append(_change(sentence, draft, _without_loose_end(passage, *about)))
    return found


def _ruled(row: str, start: int, end: int) -> list[int]:
    """The tokens of a stretch whose words set rules off."""
    return [at for at in range(start, end) if row[at] == "w" or row[at] == "b" or row[at] == "i"]  # quicker than `in`


def _sign(word: str, _: bool) -> str:  # noqa: FBT001  as rows are asked
    """`w` for words that set rules off, `s` for those of states, `b` for both, `!` for others that tell of a change.

    `i` for `in`, which sets a rule off where one of the words stands that have `y`.
    """
    low = low_of(word)
    if low == "in" or low in SPANS:
        return "i" if low == "in" else "y"
    if low in RULED_WORDS:
        return "b" if low in STATE_WORDS else "w"
    if low in STATE_WORDS:
        return "s"
    return "!" if low in telltales() else " "


_SIGNS: Final = Row(_sign)


def named(cast: Cast, passage: Passage, phrase: Phrase) -> Phrase | None:
    """Return the words that say what changes: for a pronoun the name it stands for, in the same paragraph before it."""
    if phrase[1] - phrase[0] > 1 or passage.tags[phrase[0]] not in "UuQTD":
        is_idiom = passage.tags[phrase[0]] == "D" and passage.lows[phrase[0] + 1] in _IDIOMS
        return None if is_idiom else phrase
    name = cast.who(passage.index, *phrase)
    for mention in reversed(cast.mentions.of(passage.index)) if name else ():
        if mention.end <= phrase[0] and _name(cast, mention) == name:
            return mention.start, mention.end
    return None


def _name(cast: Cast, mention: Mention) -> str | None:
    if mention.kind == "person":
        return cast.people[mention.entry].name
    return cast.bodies[mention.entry].name if mention.kind == "body" else None


def _without_loose_end(passage: Passage, first: int, last: int) -> Phrase:
    """A phrase without a link to what is not in it: `the price | of`, `the unrest | in the`, `the towns |, and`."""
    if last - first > _SHORTEST and passage.lows[last - 1] in _ARTICLES:
        last -= 1 + (passage.tags[last - 2] in "PO")
    while last - first > 1 and passage.tags[last - 1] in "OK,":
        last -= 1
    return first, last


_ARTICLES: Final = frozenset(("the", "a", "an"))
_SHORTEST: Final = 2  # tokens of a phrase that may have a link at its end


def _since(sentence: Sentence) -> Phrase | None:
    """What stands behind `since`: the time or the event."""
    lows = sentence.passage.lows
    if "since" not in lows[sentence.start : sentence.end - 1]:
        return None
    at = lows.index("since", sentence.start) + 1
    begins = sentence.passage.starts[at - 1]
    if _LOWEST.search(sentence.passage.text, max(0, begins - _NEAR), begins):
        return None  # `fell to 3 billion, the lowest level since 2002`
    end = verb_phrase_end(sentence.passage, at, sentence.end)
    if at - 1 == sentence.start and (comma := _COMMA.search(sentence.passage.tags, at, end)):
        end = comma.start()  # `Since the port opened, trade has grown`
    return (at, end) if end > at and sentence.passage.tags[at] not in ".,;" else None


# Rules whose words break off before what somebody or something is (`its children are no longer | poor`).
_OPEN_ENDED: Final = frozenset((
    "no longer", "became", "compared", "than before", "and now", "is now", "increasingly", "unlike before",
    "until recently", "used to",
))  # fmt: skip
_FARTHEST: Final = 24  # tokens behind such words


def _end(sentence: Sentence, draft: Draft) -> int:
    """Where the words end that tell of a change: with the verb phrase that they begin."""
    end = max(draft.cue[1], draft.about[1])
    if draft.rule not in _OPEN_ENDED or end >= sentence.end:
        return end
    return verb_phrase_end(sentence.passage, end - 1, min(sentence.end, end + _FARTHEST))


def _change(sentence: Sentence, draft: Draft, about: Phrase) -> Change:
    passage, since = sentence.passage, _since(sentence)
    first = min(draft.cue[0], draft.about[0])
    return Change(
        about=passage.words_of(*about),
        was=draft.was and passage.words_of(*_without_loose_end(passage, *draft.was)),
        now=draft.now and passage.words_of(*draft.now),
        since=since and passage.words_of(*since),
        paragraph=passage.number,
        about_at=(passage.place(*about),),
        at=(passage.place(*_without_loose_end(passage, first, _end(sentence, draft))),),
        rule=draft.rule,
        confidence=CONFIDENCE[draft.rule],
    )
