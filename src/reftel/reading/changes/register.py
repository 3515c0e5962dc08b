"""The register of changes."""

from reftel.reading.base.passage import Passage
from reftel.reading.changes.rules import Draft, Sentence, drafts_of
from reftel.reading.people.cast import Cast
from reftel.record import Change, DateMention, Statement

__all__ = ["find_changes"]


def find_changes(cast: Cast, statements: tuple[Statement, ...], dates: tuple[DateMention, ...]) -> tuple[Change, ...]:
    """Return the changes in the order of the text."""
    del statements, dates
    return tuple(change for passage in cast.study.passages for change in _of_passage(cast, passage))


def _of_passage(cast: Cast, passage: Passage) -> list[Change]:
    found: list[Change] = []
    for start, end in passage.sentences:
        sentence = Sentence(passage, start, end, cast.study.clauses(passage, (start, end)))
        found.extend(_change(passage, draft) for draft in drafts_of(sentence))
    return found


def _change(passage: Passage, draft: Draft) -> Change:
    return Change(
        about=passage.words_of(*draft.about),
        was=draft.was and passage.words_of(*draft.was),
        now=draft.now and passage.words_of(*draft.now),
        paragraph=passage.number,
        about_at=(passage.place(*draft.about),),
        at=(passage.place(*draft.cue),),
        rule=draft.rule,
        confidence=0.6,
    )
