"""The register of silences."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.base.tokens import low_of
from reftel.reading.people.cast import Cast
from reftel.reading.sentence import Sentence
from reftel.reading.silences.draft import CONFIDENCE, Draft
from reftel.reading.silences.lexicon import asking, telltales
from reftel.reading.silences.matter import Phrase
from reftel.reading.silences.rules import RULED_WORDS, drafts_of
from reftel.record import Place, Silence, Statement

__all__ = ["find_silences"]

_NOTHING: Final = ("UM", "UX", "UB", "UH")  # `nobody had told us that he would`: what, it does not say
_MOST_AUXILIARIES: Final = 3  # words of a cue in which its verb is looked for (`had also asked`)


def find_silences(cast: Cast, statements: tuple[Statement, ...]) -> tuple[Silence, ...]:
    """Return the silences in the order of the text."""
    return tuple(silence for passage in cast.study.passages for silence in _of_passage(cast, passage, statements))


def _of_passage(cast: Cast, passage: Passage, statements: tuple[Statement, ...]) -> list[Silence]:
    row = _SIGNS.of(passage)
    if not _is_telling(row):
        return []
    found: list[Silence] = []
    for start, end in passage.sentences:
        if _is_telling(row[start:end]):
            sentence = Sentence(passage, start, end, cast.study.clauses(passage, (start, end)))
            words = [at for at in range(start, end - 1) if row[at] != " " and row[at] in "wo"]
            silences = [_silence(cast, sentence, draft, statements) for draft in drafts_of(sentence, words)]
            found += [silence for silence in silences if silence]
    return found


def _is_telling(signs: str) -> bool:
    """Whether one of the words stands there that all sentences have which tell of a silence."""
    return "!" in signs or "w" in signs


def _sign(word: str, _: bool) -> str:  # noqa: FBT001  as rows are asked
    """`!` for words that can tell of a silence, `w` where they set off rules, `o` for others that do."""
    low = low_of(word)
    if low in RULED_WORDS:
        return "w" if low in telltales() else "o"
    return "!" if low in telltales() else " "


_SIGNS: Final = Row(_sign)


def _silence(cast: Cast, sentence: Sentence, draft: Draft, statements: tuple[Statement, ...]) -> Silence | None:
    passage = sentence.passage
    cue = passage.place(*draft.cue)
    who_said = _name(cast, passage, draft.who)
    about = (passage.place(*draft.about),) if draft.about else _told_elsewhere(sentence, draft, who_said, statements)
    if draft.about and about and _is_pronoun(passage, draft.about):
        about = _asked(passage, cue, statements, who_said) or about
    if not about or about[0].start == about[0].end or (draft.about and passage.tags[slice(*draft.about)] in _NOTHING):
        return None
    first, last = min(cue.start, about[0].start), max(cue.end, about[-1].end)
    apart = about[0].start < passage.place(sentence.start, sentence.end).start
    at = cue if draft.about is None or apart else Place(cue.index, first, last)
    who = passage.place(*draft.who) if draft.who else None
    return Silence(
        who=who_said,
        about=" ".join(passage.text[place.start : place.end] for place in about),
        said_by=_said_by(cue, who, statements),
        paragraph=passage.number,
        about_at=about,
        at=(at,),
        rule=draft.rule,
        confidence=CONFIDENCE[draft.rule],
    )


def _is_pronoun(passage: Passage, about: Phrase) -> bool:
    """Whether a matter is only named by `this`, `it`: what was asked or told before tells which."""
    return about[1] - about[0] == 1 and passage.lows[about[0]] in ("this", "it", "that", "these")


def _told_elsewhere(
    sentence: Sentence, draft: Draft, who: str | None, statements: tuple[Statement, ...]
) -> tuple[Place, ...]:
    """What a silence is about that its own words do not say: what was said around it, or asked before it."""
    cue = sentence.passage.place(*draft.cue)
    if draft.rule != "without detail":
        return _asked(sentence.passage, cue, statements, _spared(draft, who))
    around = sentence.passage.place(sentence.start, sentence.end)
    told = (one for one in statements if one.via is None and one.at[0].index == cue.index)
    return next((one.content_at for one in told if around.start <= one.at[0].start < around.end), ())


_ANY_CUE: Final = ("not forthcoming", "not said so")  # what was only told can be left unexplained as well


def _spared(draft: Draft, who: str | None) -> str | None:
    """Whose statements wait for no answer of one who gave none: his own; None where only questions do."""
    return "" if draft.rule in _ANY_CUE else who


def _asked(passage: Passage, cue: Place, statements: tuple[Statement, ...], own: str | None) -> tuple[Place, ...]:
    """What was asked or told right before, within the paragraph: `I asked who was there. He made no reply.`.

    What was only told is left without an answer where it was another who told it; `own` is he who gave none.
    """
    for statement in reversed(statements):
        last = statement.at[0]
        if last.index == cue.index and last.end <= cue.start and statement.via is None:
            words = statement.cue.lower().split()[:_MOST_AUXILIARIES]
            other = own is not None and statement.speaker != own
            near = "." not in passage.text[last.end + 2 : cue.start] and (other or not asking().isdisjoint(words))
            return statement.content_at if near else ()
    return ()


def _name(cast: Cast, passage: Passage, phrase: Phrase | None) -> str | None:
    """Who a phrase means: the person of a name or an office, whom a pronoun stands for; else its own words."""
    if phrase is None:
        return None
    name = cast.who(passage.index, *phrase)
    is_pronoun = phrase[1] - phrase[0] == 1 and passage.tags[phrase[0]] in "UuQTD"
    return name if name and (is_pronoun or cast.is_person(name)) else passage.words_of(*phrase)


def _said_by(cue: Place, who: Place | None, statements: tuple[Statement, ...]) -> str | None:
    """Who reports the silence: the speaker of the innermost statement whose content holds its words.

    What a statement's own source did not say is no part of what it says (`described it without mentioning the cost`).
    """
    speaker = None
    for statement in statements:
        if who in statement.source_at:
            continue
        if any(one.index == cue.index and one.start <= cue.start < one.end for one in statement.content_at):
            speaker = statement.speaker or statement.source
    return speaker
