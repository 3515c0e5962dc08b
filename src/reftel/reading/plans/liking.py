"""What somebody would like to do, or would like another to do."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.scene import Scene

__all__ = ["would_like"]

_LIKE = frozenset(("like", "prefer"))


def would_like(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand would like to visit Kestria`, `would like Kestria to sign`."""
    at = clause.end - (clause.lemma in _LIKE)
    if clause.negated or _LIKE.isdisjoint(scene.passage.lows[at : at + 1]) or _is_condition(scene, clause):
        return
    act = scene.verb_right_after(at + 1)
    if act is not None:
        act = scene.behind_able(act)
        if lemma_of(scene.passage.lows[act]) not in read_words("talk.txt") and not scene.is_vague(act):
            yield Draft("would like", "planned", _who(scene, clause.subject), act, clause.start)
        return
    phrase = scene.object_at(at + 1)
    act = scene.verb_right_after(phrase[1]) if phrase else None
    if act is not None and scene.is_doer(phrase):
        if lemma_of(scene.passage.lows[act]) not in read_words("minds.txt"):  # `would like you to know`
            yield Draft("would like", "requested", phrase, act, clause.start)
    elif act is None and phrase is not None and scene.is_event(phrase):
        end = verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
        if end > phrase[0] + 1:  # `would like additional information`
            yield Draft("would like", "requested", clause.subject, phrase[0], clause.start, end)


def _who(scene: Scene, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Who would like to act: of `interest from schools that would like to` the schools."""
    if phrase is None or scene.is_doer(phrase) or "from" not in scene.passage.lows[slice(*phrase)]:
        return phrase
    giver = scene.passage.lows.index("from", *phrase) + 1, phrase[1]
    return giver if scene.is_doer(giver) else phrase


def _is_condition(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is a condition (`call us if you would like to come`); not what somebody is asked."""
    before = scene.verb_before(clause.start)
    return scene.is_asked(clause) and (before is None or before.lemma not in ("ask", "inquire"))
