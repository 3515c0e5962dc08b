"""What somebody would like to do, or would like another to do."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.scene import Scene

__all__ = ["likes_to_see", "would_like"]

_ASKED: Final = frozenset(("what", "how", "whether", "if"))
_NOTHING: Final = frozenset(("no", "nothing", "nobody", "none"))
_LIKE: Final = frozenset(("like", "prefer"))


def would_like(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand would like to visit Kestria`, `would like Kestria to sign`."""
    at = clause.end - (clause.lemma in _LIKE)
    if clause.negated or _LIKE.isdisjoint(scene.passage.lows[at : at + 1]) or _is_condition(scene, clause):
        return []
    act = scene.verb_right_after(at + 1)
    if act is not None and scene.passage.lows[act] == "see":
        return likes_to_see(scene, clause, act)
    if act is not None:
        act = scene.behind_able(act)
        told = lemma_of(scene.passage.lows[act]) in read_words("talk.txt") or scene.is_vague(act)
        return [] if told else [Draft("would like", "planned", _who(scene, clause.subject), act, clause.start)]
    phrase = scene.object_at(at + 1)
    act = scene.verb_right_after(phrase[1]) if phrase else None
    if act is not None and scene.is_doer(phrase):
        if lemma_of(scene.passage.lows[act]) not in read_words("minds.txt"):  # `would like you to know`
            return [Draft("would like", "requested", phrase, act, clause.start)]
    elif act is None and phrase is not None and scene.is_event(phrase):
        end = verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
        if end > phrase[0] + 1:  # `would like additional information`
            return [Draft("would like", "requested", clause.subject, phrase[0], clause.start, end)]
    return []


def likes_to_see(scene: Scene, clause: Clause, see: int) -> list[Draft]:
    """`would like to see Kestria sign`, `to see the text changed`, `to see a greater emphasis on training`."""
    tags, phrase = scene.passage.tags, scene.object_at(see + 1)
    if phrase is None or phrase[1] >= scene.end or scene.passage.lows[phrase[0]] in _NOTHING:
        return []
    behind = scene.phrase_end(phrase)
    act = scene.verb_right_after(phrase[1]) or (behind if tags[behind : behind + 1] in ("Y", "E") else phrase[1])
    somebody, low = scene.is_doer(phrase), scene.passage.lows[act]
    if somebody and (tags[act] in "VX" or (tags[act] in "YE" and lemma_of(low) == low)):
        if lemma_of(low) not in read_words("spontaneous.txt"):
            return [Draft("would like", "requested", phrase, act, clause.start)]
    elif tags[act] in "YE":
        return [Draft("wants done", "requested", None, phrase[0], clause.head, verb=act)]
    elif somebody or scene.is_pronoun(phrase):
        if tags[act] not in "GJNZ":  # `would like to see Tran again`
            return [Draft("would like", "planned", _who(scene, clause.subject), see, clause.start)]
    elif clause.modal and tags[act] not in "VXGZ" and scene.passage.lows[phrase[0]] not in _ASKED:
        end = verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
        if end > phrase[0] + 1:
            return [Draft("would like", "requested", clause.subject, phrase[0], clause.start, end)]
    return []


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
