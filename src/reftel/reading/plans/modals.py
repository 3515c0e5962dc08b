"""Rules on auxiliaries: `will`, `should`, `would like to`, and what may come on a day that is named."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.deeds import is_deed
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.duties import is_somebody, should_be_done, text_should, there_should
from reftel.reading.plans.events import whole
from reftel.reading.plans.hopes import hoped_done, hoped_of
from reftel.reading.plans.lexicon import NOUNS
from reftel.reading.plans.liking import would_like
from reftel.reading.plans.options import asks_whether, could_do, whether_to_do
from reftel.reading.plans.owners import owner_within
from reftel.reading.plans.pledges import pledged
from reftel.reading.plans.presence import is_presence, trip
from reftel.reading.plans.refusals import is_ruled_out
from reftel.reading.plans.requests import if_you_would
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.standing import standing_of
from reftel.reading.plans.supposed import (
    LIKELIHOOD,
    MODALS,
    is_guessed,
    is_supposed,
    is_told_of_thing,
    modal_of,
    tells_which,
)

__all__ = ["MODALS", "MODAL_RULES"]

_WILL: Final = frozenset(("will", "would", "shall"))
_SHOULD: Final = frozenset(("should", "must", "ought"))
_COULD: Final = frozenset(("could", "might", "may"))
_HANGING: Final = frozenset("PODJNCG#t'/V")  # letters between `guidance` and the end of what it is on
_TO_HEAD: Final = 20  # tokens of it
_WELCOME: Final = frozenset(("appreciate", "welcome"))
# What `will` makes a forecast of: `will make it hard`, `will go a long way`, `will pave the way`.
_IDIOMS: Final = frozenset((
    ("make", "it"), ("do", "more"), ("go", "a", "long"), ("pave", "the", "way"), ("lay", "the", "ground"),
    ("end", "up"), ("wind", "up"), ("turn", "out"), ("look", "to"), ("come", "under"), ("run", "into"),
    ("call", "attention"), ("draw", "attention"), ("call", "your", "attention"), ("draw", "your", "attention"),
))  # fmt: skip
_MADE_KNOWN: Final = frozenset(("clear", "known", "public", "plain", "assurances", "assurance", "agreed", "understood"))
_LET: Final = frozenset(("allow", "permit", "enable"))
_HELD: Final = frozenset(("blame", "remember", "watch", "see", "view", "regard", "judge"))  # `he will be blamed`
_GOES_ON: Final = frozenset(("continue", "begin", "start", "cease"))
_MAKES_SURE: Final = frozenset(("assure", "insure"))
_STAYS: Final = frozenset(("remain", "stay", "go", "turn"))
_LEFT_OPEN: Final = frozenset(("foreclose", "preclude", "exclude", "discourage", "stop", "fail", "neglect", "shrink"))
_ERRORS: Final = frozenset(("error", "errors", "mistake", "mistakes", "blunder"))  # `would be making a serious mistake`
_SO: Final = re.compile(r"R?[JY](?![NCJ])")
_IS_OBJECT: Final = re.compile(r"(?<=N)[DCu]")
# `will, in fact, visit`, `should first pass a law`, `would then, he hoped, visit`
_INSERTED: Final = re.compile(r"(?:R?,U[EZ],)?[^.;VZEYGHBXMUT]{0,9}(?P<act>[VX]|(?<=[,JR#])N(?=[DC]))")


def will(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand will visit Kestria`, `Strand should visit`: somebody who can act, and a verb that is an act.

    Telegrams leave `I` or `we` out (`Will discuss this tomorrow`).
    """
    telegraphic = (
        clause.subject is None and "R" * (clause.start - scene.start) == scene.passage.tags[scene.start : clause.start]
    )
    telegraphic = telegraphic and clause.lemma not in MODALS  # not `Should Strand decide to stay`
    if clause.passive or not (telegraphic or scene.is_doer(clause.subject)) or _is_borrowed(scene, clause):
        return []
    act = _act(scene, clause)
    if act is None or _is_of_thing(scene, clause) or is_supposed(scene, clause) or _is_inserted(scene, clause):
        return []
    if modal_of(clause) in _SHOULD:
        return _should(scene, clause, act)
    if modal_of(clause) in _WILL:
        denied = scene.passage.tags.find("!", clause.start, act) if clause.negated else -1
        first, verb = (denied, act) if denied > 0 else (act, None)
        return [Draft("will", standing_of(scene, clause), clause.subject, first, clause.start, verb=verb)]
    return []


def _standing_of_duty(scene: Scene, clause: Clause) -> str:
    """Planned, or refused, where somebody has decided it (`has decided that he must sign`, `that he should not go`)."""
    before = scene.verb_before(clause.start)
    if before is None or before.lemma != "decide" or before.negated or scene.is_asked(before):
        return "requested"
    return "refused" if clause.negated else "planned"


def _should(scene: Scene, clause: Clause, act: int) -> list[Draft]:
    """`Strand should visit`, `should not visit`."""
    first = clause.subject[0] if clause.subject else clause.start
    if clause.relative or (scene.passage.tags[scene.start] == "T" and first == scene.start + 1):
        return []  # `a law which should help`, `That he should propose it suggests`
    denied = scene.passage.tags.find("!", clause.start, act) if clause.negated else None
    if denied is not None and (denied < 0 or not _is_forbidden(scene, clause, act)):
        return []
    standing = _standing_of_duty(scene, clause)
    return [Draft("should", standing, clause.subject, denied or act, clause.start, verb=act if denied else None)]


def will_be_done(scene: Scene, clause: Clause) -> list[Draft]:
    """`The equipment will be shipped`, `the course will begin`: the thing belongs to the act, and nobody does it.

    `They said the equipment would be shipped` is one too; `would` by itself is what might be.
    """
    if clause.negated or clause.subject is None or scene.is_asked(clause) or _is_past(scene, clause):
        return []
    if not LIKELIHOOD.isdisjoint(scene.passage.lows[clause.start : clause.end]):
        return []
    if clause.lemma in _WELCOME and clause.passive and modal_of(clause) == "would":
        return _welcomed(scene, clause, clause.subject)
    if modal_of(clause) in ("would", "should") and not _is_reported(scene, clause):
        return []
    found: list[Draft] = []
    if (there := trip(scene, clause)) is not None:
        found.append(Draft("planned event", standing_of(scene, clause), None, there[0], clause.start, there[1]))
    doer, pronoun = scene.is_doer(clause.subject), scene.is_pronoun(clause.subject)
    if scene.passage.lows[clause.head] in NOUNS:
        return found  # `would be prepared to`: what a noun or adjective says is not done
    taken_as = scene.passage.lows[clause.end : clause.end + 1] == ["as"] and clause.lemma in (
        "take",
        "treat",
        "interpret",
    )
    befalls = taken_as or clause.lemma in _HELD or clause.lemma in read_words("forecasts.txt")
    done = clause.passive and (clause.lemma in _LET or not befalls)
    if done and is_somebody(scene, clause):
        found.append(Draft("will be done", standing_of(scene, clause), clause.subject, clause.head, clause.start))
    elif done or (clause.lemma in read_words("beginnings.txt") and not (doer or pronoun)):
        act = clause.head if pronoun else whole(scene, clause.subject)[0]
        found.append(Draft("will be done", standing_of(scene, clause), None, act, clause.start, verb=clause.head))
    return found


def _welcomed(scene: Scene, clause: Clause, subject: tuple[int, int]) -> list[Draft]:
    """`guidance would be appreciated`."""
    if not scene.is_event(subject):
        return []
    asked = _asked_whole(scene, subject)
    return [Draft("will be done", "requested", owner_within(scene, asked), asked[0], clause.start, clause.start)]


def _asked_whole(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int]:
    """What would be appreciated, with what stands before it (`guidance on | answering the request would`)."""
    tags, lows = scene.passage.tags, scene.passage.lows
    for at in range(phrase[0] - 1, max(phrase[0] - _TO_HEAD, scene.start) - 1, -1):
        if tags[at] not in _HANGING:
            break
        if lows[at] in read_words("replies.txt") and tags[at + 1] in "PO":
            head = noun_phrase_before(scene.passage, at + 1, scene.start)
            return (head[0] if head else at, phrase[1])
    return phrase


def _is_forbidden(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether `should not` tells somebody what not to do, and not what to think (`should not underestimate`)."""
    lemma = lemma_of(scene.passage.lows[act])
    if scene.is_us(clause.subject) and modal_of(clause) == "must":
        return False  # `we must not shift the burden`: a way to say what would be bad
    return lemma not in _LEFT_OPEN and not any(lemma in read_words(name) for name in ("minds.txt", "views_taken.txt"))


def on_a_day(scene: Scene, clause: Clause) -> list[Draft]:
    """`The course will begin in March`, `the talks could begin within a week`: no doer, but a day to come."""
    perfect = "H" in scene.passage.tags[clause.start : clause.head]
    if perfect or clause.negated or not clause.subject or not scene.calendar.has(scene.passage):
        return []
    bracket = scene.passage.tags.find("(", clause.end, scene.end)
    last = min(clause.end + 12, scene.end if bracket < 0 else bracket)  # not `may grow (the vote is on May 3)`
    if not scene.comes_after(clause.end, last) or scene.is_asked(clause):
        return []
    doer = scene.is_doer(clause.subject)
    if not (doer or clause.passive or clause.lemma == "take") and scene.object_at(clause.end) is not None:
        return []  # `the loan would keep it from failing in the elections of 2011`
    standing = "tentative" if modal_of(clause) in _COULD else "expected"
    if doer:
        if standing == "tentative" and clause.lemma not in read_words("forecasts.txt"):
            return [Draft("on a day", standing, clause.subject, clause.head, clause.start)]
    elif not scene.is_pronoun(clause.subject) and (_is_act(scene, clause.head) or _is_held(scene, clause)):
        return [Draft("on a day", standing, None, clause.subject[0], clause.start, verb=clause.head)]
    return []


# Each rule with the auxiliaries that it reads.
MODAL_RULES: Final = (
    (_WILL, pledged),
    (frozenset(("would", "could", "will", "can", "might")), hoped_of),
    (frozenset(("would", "could", "will", "can", "might")), hoped_done),
    (_WILL | _SHOULD, will),
    (_WILL, will_be_done),
    (frozenset(("would", "should")), would_like),
    (frozenset(("should",)), whether_to_do),
    (_SHOULD, should_be_done),
    (_SHOULD, text_should),
    (_SHOULD, there_should),
    (frozenset(("would", "could", "will", "can")), if_you_would),
    (MODALS, on_a_day),
    (frozenset(("could", "might", "may")), could_do),
    (frozenset(("could", "can")), asks_whether),
)


def _is_held(scene: Scene, clause: Clause) -> bool:
    """Whether an event is said to be somewhere (`the next round will be in Lysandra`)."""
    behind = scene.passage.tags[clause.end : clause.end + 1]
    return (
        clause.lemma == "be" and behind in ("P", "y") and clause.subject is not None and scene.is_event(clause.subject)
    )


def _is_of_thing(scene: Scene, clause: Clause) -> bool:
    """Whether a clause has `this`, or a trip to somebody, for its subject (`the visit to the ministers will help`)."""
    tags, before = scene.passage.tags, clause.start - 1
    if scene.passage.lows[before : clause.start] == ["this"] or (
        before >= 0 and clause.shared and tags[before] in "PN"
    ):
        return True  # `areas that we are working on will`
    if scene.is_pronoun(clause.subject) and clause.subject and tags[clause.subject[0] - 1 : clause.subject[0]] == "P":
        return True  # `a message from you would help`
    if clause.subject and tags[clause.subject[0] - 1] == "V" and tags[max(clause.subject[0] - 2, 0)] in "tR":
        verb = lemma_of(scene.passage.lows[clause.subject[0] - 1])
        return not any(verb in read_words(name) for name in ("tellings.txt", "guesses.txt", "foresight.txt"))
    return clause.subject is not None and whole(scene, clause.subject) != clause.subject


def _is_borrowed(scene: Scene, clause: Clause) -> bool:
    """Whether a clause has a subject of its own that is no noun phrase (`We think that the signing will hold`)."""
    before = scene.verb_before(clause.start) if clause.shared else None
    return before is not None and "T" in scene.passage.tags[before.end : clause.start]


def _is_inserted(scene: Scene, clause: Clause) -> bool:
    """Whether a verb stands right before that has no part in it (`points which we believe should govern him`)."""
    before = scene.verb_before(clause.start)
    right_before = before is not None and clause.shared and before.end == clause.start
    return before is not None and right_before and before.lemma in read_words("clausal.txt")


def _is_past(scene: Scene, clause: Clause) -> bool:
    return "H" in scene.passage.tags[clause.start : clause.end]


def _is_reported(scene: Scene, clause: Clause) -> bool:
    """Whether a clause with `would` is what somebody said was to come, under no condition."""
    before = scene.verb_before(clause.start)
    first = clause.subject[0] if clause.subject else clause.start
    told = (
        before is not None
        and before.lemma in read_words("tellings.txt")
        and before.end >= min(clause.start - 12, first - 2)
    ) or _is_told_before(scene, first)
    return told and "if" not in scene.passage.lows[scene.start : scene.end]


def _is_told_before(scene: Scene, first: int) -> bool:
    """Whether `that` behind a participle, or `made clear`, opens a clause (`a note saying that the text would be`)."""
    link = first - 1
    if link <= scene.start or scene.passage.tags[link] != "T":
        return False
    low = scene.passage.lows[link - 1]
    return low in _MADE_KNOWN or (scene.passage.tags[link - 1] in "GEY" and lemma_of(low) in read_words("tellings.txt"))


def _act(scene: Scene, clause: Clause) -> int | None:
    """The verb of a clause with an auxiliary, where it is an act to come and no forecast, question or past."""
    passage, act = scene.passage, clause.head
    if passage.tags[act] == "M" and (match := _INSERTED.match(passage.tags, clause.end, scene.end)):
        act = match.start("act")
    elif passage.tags[act] == "M" and _IS_OBJECT.match(passage.tags, act + 2) and scene.is_unknown(act + 1):
        act += 1  # `will encumber the port`
    if _is_left_open(scene, clause, act):
        return None
    if "later" in passage.lows[clause.start : act] or "H" in passage.tags[clause.start : act]:
        return None  # `whom he would later meet`: past already
    if passage.tags[act] == "B":
        return act if is_presence(scene, clause.end) else None
    if passage.lows[clause.start - 1 : clause.start] == ["you"] and modal_of(clause) in _SHOULD:
        return act  # what an instruction says to say is to be done
    return act if passage.tags[act] in "VGXN" and _is_act(scene, act) else None


def _is_left_open(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether a clause is denied, asked or guessed, or tells which thing is meant (`the stand Kestria should take`)."""
    if scene.is_vague(act) or (clause.negated and modal_of(clause) not in _SHOULD and not is_ruled_out(scene, clause)):
        return True
    if scene.is_asked(clause) or is_told_of_thing(scene, clause) or tells_which(scene, clause, act):
        return True
    return modal_of(clause) in _WILL and is_guessed(scene, clause, act)


def _is_act(scene: Scene, act: int) -> bool:
    """Whether a verb tells of something done, not of what happens or seems."""
    if lemma_of(scene.passage.lows[act]) in _GOES_ON and (following := scene.verb_right_after(act + 1)):
        happens = lemma_of(scene.passage.lows[following]) in read_words("spontaneous.txt") | {"be", "have"}
        act = following if happens else act  # `will continue to grow`
    lemma = lemma_of(scene.passage.lows[act])
    if lemma in read_words("forecasts.txt"):
        return is_deed(scene, lemma, act)
    if (
        tuple(scene.passage.lows[act : act + 3]) in _IDIOMS
        or (lemma, *scene.passage.lows[act + 1 : act + 2]) in _IDIOMS
    ):
        return False
    if lemma == "make" and not _ERRORS.isdisjoint(scene.passage.lows[act + 1 : act + 4]):
        return False
    stated = scene.passage.tags[act + 1 : act + 2] == "T" and lemma not in _MAKES_SURE
    if stated or (lemma in _STAYS and _SO.match(scene.passage.tags, act + 1)):
        return False  # `will conclude that`, `will remain suspicious`
    if lemma not in read_words("spontaneous.txt"):
        return True
    return scene.object_at(act + 1) is not None and not scene.calendar.between(scene.passage, act + 1, act + 2)
