"""Where an act's words end: before remarks and loose ends, behind the sign that closes what they opened."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.scene import Scene
from reftel.reading.statements.lexicon import verbs as cues

__all__ = ["act_end", "closed_end", "limit_of"]


def act_end(passage: Passage, verb: int, end: int, *, bare: bool) -> int:
    """Return the end of an act's words, from where its verb phrase ends; `bare` where they begin with its verb."""
    end = _without_purpose(passage, verb, _without_remark(passage, verb, end))
    if bare:
        end = _without_addition(passage, verb, end)
    return _without_loose_end(passage, verb, end)


def closed_end(scene: Scene, start: int, end: int, whole: int) -> int:
    """Return the end of an act's words without their date, at `whole` where that would leave a quotation open.

    The sign that closes a quotation belongs to it, also behind a stop (`called "the old route."`); one that closes
    what began before the act does not.
    """
    tags = scene.passage.tags
    if _is_open(tags, start, end):
        end = whole
        closing = _CLOSING.match(tags, end, scene.end)
        return closing.end() if closing and _is_open(tags, start, end) else end
    end = _without_loose_end(scene.passage, start, end)
    while end > start + 1 and tags[end - 1] == ">" and "<" not in tags[start:end]:
        end -= 1 + (tags[end - 2] in ",.")
    return end


def _is_open(tags: str, start: int, end: int) -> bool:
    """Whether a quotation begins in a stretch of tokens and does not end in it."""
    return tags.rfind("<", start, end) > tags.rfind(">", start, end)


_CLOSING: Final = re.compile(r"[.,]?>")


def _without_remark(passage: Passage, act: int, end: int) -> int:
    """The end of an act's words before a remark on it: `, as does Marenne`, a bracket with a verb of its own."""
    first, tags = act + 2, passage.tags
    if tags.find(",", first, end) < 0 and tags.find("(", first, end) < 0:
        return end
    match = _REMARK.search(tags, first, end)
    return match.start() if match else end


def _without_purpose(passage: Passage, verb: int, end: int) -> int:
    """The end of an act's words before what it is for, or how things stand then (`sign it in order to win time`)."""
    lows = passage.lows
    for at in range(verb + 2, end - 2):
        if lows[at] == "in" and lows[at + 1] == "order" and passage.tags[at + 2] in "tTV":
            return at
        if lows[at] == "at" and lows[at + 1 : at + 3] == ["a", "time"] and lows[at + 3 : at + 4] in (["of"], ["when"]):
            return at
    return end


def _without_addition(passage: Passage, act: int, end: int) -> int:
    """The end of a verb's words before what goes with it (`restore order, with special attention to the port`)."""
    tags = passage.tags
    at = tags.find(",P", act + _SHORTEST, end - 1)
    while at >= 0:
        if passage.lows[at + 1] == "with" and tags[at + 2] in "JNG":
            return at
        at = tags.find(",P", at + 1, end - 1)
    return end


_SHORTEST: Final = 4  # of an act that stands without what is added, tokens


def _without_loose_end(passage: Passage, act: int, end: int) -> int:
    """The end of an act's words before a link to something that is not there (`sell the ship and`)."""
    opened = passage.tags.rfind("(", act + 1, end)
    if opened > 0 and ")" not in passage.tags[opened:end]:
        end = opened  # `offers of help (Tran has seen none)`
    if end > act + 2 and passage.tags[end - 2 : end] == ",R":
        end -= 2  # `reform the alliance, thus`
    while end > act + 1 and (_is_loose(passage.tags, end - 1) or passage.lows[end - 1] in _ARTICLES):
        end -= 1
    return end


def _is_loose(tags: str, at: int) -> bool:
    """Whether a sign links to what follows; so does the `not` of `submitted not | later than May`.

    So do `that` and `which` right behind a noun or a verb (`advise the Board that | :`).
    """
    if tags[at] in "TQ" and tags[at - 1] in "NCVuJ":
        return True
    return tags[at] in "KA,(<" or (tags[at] == "!" and tags[at - 1] in "YNC")


_ARTICLES: Final = frozenset(("the", "a", "an"))
_REMARK: Final = re.compile(
    r"Q,|,a(?=[XBHMU])|,R(?=(?:U|[DJNC]{1,6})[MBH])|\((?=[^()]{1,30}[BHMXEZ][^()]*(?:\)(?![RPt])|$))|\((?=K)"
)


def limit_of(scene: Scene, draft: Draft) -> int:
    """Return where the act's words must end: `his plan to close the port` as a subject ends before its verb."""
    finite = [one for one in scene.clauses if one.kind == "finite"]
    if not draft.rule.startswith("noun") or scene.passage.lows[draft.cue] == "please":
        return next((one.start for one in finite if _goes_round(scene, draft, one)), scene.end)
    if _opens_clause(scene, draft.cue):
        return next((_first_of(scene, one, draft.act) for one in finite if _is_of_it(scene, draft, one)), scene.end)
    inside = finite and finite[0].start < draft.cue
    return next(
        (
            _first_of(scene, one, draft.act)
            for one in finite
            if one.start > draft.act and (not inside or _ends_object(scene, draft, one))
        ),
        scene.end,
    )


def _opens_clause(scene: Scene, noun: int) -> bool:
    """Whether a noun is the subject of what `that` opens (`said that the decision to close the port could cost`)."""
    phrase = noun_phrase_before(scene.passage, noun + 1, scene.start)
    return phrase is not None and phrase[0] > scene.start and scene.passage.tags[phrase[0] - 1] == "T"


def _is_of_it(scene: Scene, draft: Draft, clause: Clause) -> bool:
    """Whether a verb behind an act is that of the clause that the noun before it opens."""
    if clause.start <= draft.act or clause.relative or scene.passage.tags[clause.start] not in "BMHZ":
        return False
    if clause.subject is None or clause.shared or clause.subject[0] <= draft.act:
        return True
    return scene.passage.tags[clause.subject[0] - 1] not in "TAQ"


def _first_of(scene: Scene, clause: Clause, act: int) -> int:
    """Where a clause begins behind an act: with its subject behind a comma (`to open the port, Strand may`)."""
    first = clause.subject[0] if clause.subject and not clause.shared else 0
    return first - 1 if first > act + 1 and scene.passage.tags[first - 1] == "," else clause.start


def _goes_round(scene: Scene, draft: Draft, clause: Clause) -> bool:
    """Whether a clause begins before an act and goes on behind it: `Those wishing to sign it | will be heard`."""
    if clause.subject is None or clause.shared or clause.relative or clause.start <= draft.act:
        return False
    return clause.subject[1] < draft.act and scene.passage.tags[clause.start] in "BMHZ"


def _ends_object(scene: Scene, draft: Draft, clause: Clause) -> bool:
    """Whether a verb follows right on an act's object (`said the decision to close the port was final`)."""
    if clause.subject is None or clause.shared or clause.relative or scene.passage.tags[clause.start] not in "BMH":
        return False  # a form that may be a noun: `to train Kestrian forces`
    if clause.subject[1] == draft.act - 1:
        return True
    if clause.subject[0] != draft.act + 1:
        return False
    return clause.start == clause.subject[1] and lemma_of(scene.passage.lows[draft.act]) not in cues()
