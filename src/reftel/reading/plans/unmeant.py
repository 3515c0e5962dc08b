"""What looks like a plan and is none: a way to put a view, what to bear in mind, a forecast, an errand already run.

Each is asked of a draft that a rule has found.
"""

from collections.abc import Callable
from typing import Final

from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.idle import MINDED
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import is_told_of_thing, modal_of

__all__ = ["is_unmeant"]

# What somebody says with `I would`: he does it by saying so.
_STANCES: Final = frozenset((
    "recommend", "reiterate", "repeat", "caution", "warn", "counsel", "favor", "favour", "submit", "advocate",
    "conclude", "judge", "share", "deplore", "commend", "characterize", "describe",
))  # fmt: skip
_MINDING: Final = frozenset(
    ("know", "understand", "realize", "realise", "remember", "recognize", "recognise", "appreciate")
)
_IN_MIND: Final = frozenset(("mind", "aware", "mindful", "conscious"))
_PERHAPS: Final = frozenset(("possibly", "perhaps", "maybe", "conceivably", "inevitably"))
_PROBABLY: Final = frozenset(("probably", "undoubtedly", "doubtless", "presumably", "likely"))
_WHILE: Final = frozenset(("instructions", "instruction", "orders"))
_CARRIED: Final = frozenset(("be", "act", "await", "give", "send", "receive", "have", "issue", "operate", "remain"))
_GLAD: Final = frozenset(("glad", "pleased", "happy"))
_LEARNING: Final = frozenset(("have", "hear", "learn", "know", "note", "find"))
_NEAR: Final = 6  # tokens from `bear` to `in mind`


def is_unmeant(scene: Scene, draft: Draft) -> bool:
    """Return whether a draft tells of nothing that is to be done."""
    asked = _DOUBTS.get(draft.rule)
    return asked is not None and any(doubt(scene, draft) for doubt in asked)


def _is_stance(scene: Scene, draft: Draft) -> bool:
    """`I would reiterate my advice`, `we would strongly recommend against it`: said, and done with that."""
    lows = scene.passage.lows
    ours = scene.is_us(draft.who) and lows[draft.cue] in ("would", "should", "'d")
    return ours and lemma_of(lows[draft.act]) in _STANCES


def _is_minded(scene: Scene, draft: Draft) -> bool:
    """`You should know that he left`, `it is useful to bear the date in mind`: to be known, and not done."""
    act = draft.act if draft.verb is None else draft.verb
    lows = scene.passage.lows
    if lows[act] in ("bear", "have", "keep", "be"):
        return not _IN_MIND.isdisjoint(lows[act + 1 : min(act + 1 + _NEAR, scene.end)])
    return lemma_of(lows[act]) in _MINDING


def _is_forecast(scene: Scene, draft: Draft) -> bool:
    """`I think the envoys would probably accept it`, `possibly Strand would resign`: one only holds it likely."""
    lows = scene.passage.lows
    if lows[draft.cue] != "would" or scene.is_us(draft.who):
        return False
    first = draft.who[0] if draft.who else draft.cue
    near = (*lows[max(first - 1, scene.start) : first], *lows[max(draft.cue - 1, scene.start) : draft.act])
    if not _PERHAPS.isdisjoint(near):
        return True
    led = scene.verb_before(first)
    return not _PROBABLY.isdisjoint(near) and led is not None and led.lemma in read_words("foresight.txt")


def _is_errand(scene: Scene, draft: Draft) -> bool:
    """`The envoy called under instructions to protest`, `the orders to sign came from Strand`: he has done so."""
    lows, cue = scene.passage.lows, draft.cue
    if lows[cue] not in _WHILE:
        return False
    led = scene.verb_before(cue)
    under = lows[cue - 1] in ("under", "on")
    return under and led is not None and led.lemma not in _CARRIED and scene.passage.tags[led.head] == "E"


def _is_only_for(scene: Scene, draft: Draft) -> bool:
    """`They discussed measures to keep order`, `instructions to be sent`: what for, or what is done with them."""
    lows, cue = scene.passage.lows, draft.cue
    if lows[cue] in _WHILE or draft.standing == "agreed":
        return scene.passage.tags[draft.act : draft.act + 2] in ("BY", "BE")
    if lows[cue] not in _MEANS:
        return False
    led = next((one for one in reversed(scene.clauses) if one.end <= cue), None)
    return led is None or led.lemma not in _TAKING or led.end < cue - _TO_MEANS


_MEANS: Final = frozenset(("steps", "measures"))
_TAKING: Final = frozenset(
    ("take", "adopt", "undertake", "institute", "initiate", "implement", "introduce", "plan", "prepare")
)
_TO_MEANS: Final = 6  # tokens from `taking` to `measures`


def _is_sought(scene: Scene, draft: Draft) -> bool:
    """`The need for broad agreement to expand trade`: what is only needed is not agreed yet."""
    near = scene.passage.lows[max(draft.cue - _NEAR, scene.start) : draft.cue]
    return draft.standing == "agreed" and not _NEEDED.isdisjoint(near)


_NEEDED: Final = frozenset(("need", "needs", "lack", "absence", "hope", "hopes", "chance", "chances", "prospect"))


def _is_if_shown(scene: Scene, draft: Draft) -> bool:
    """`If both parties show willingness to talk`, `until we are ready`, `if Strand unwilling`: nobody has it."""
    lows = scene.passage.lows
    if not _SUPPOSED.isdisjoint(lows[max(draft.cue - _TO_IF, scene.start) : draft.cue]):
        return draft.standing != "requested"
    told = next((one for one in reversed(scene.clauses) if one.start <= draft.cue and one.kind == "finite"), None)
    first = told.subject[0] if told and told.subject else 0
    supposed = first > scene.start and lows[first - 1] in _SUPPOSED
    asks = draft.standing == "requested" and lows[draft.cue] in MINDED
    return supposed and not asks  # `asked whether he was prepared to sell it` asks him


_SUPPOSED: Final = frozenset(("if", "unless", "whether", "until", "than"))
_TO_IF: Final = 3  # tokens from `if` to an adjective, who has it between


def _is_glad(scene: Scene, draft: Draft) -> bool:
    """`We would be glad to have comments`, `Tran was pleased to learn of it`: nothing is offered."""
    lows = scene.passage.lows
    return lows[draft.cue] in _GLAD and lemma_of(lows[draft.act]) in _LEARNING


def _is_gap(scene: Scene, draft: Draft) -> bool:
    """`the steps we intend to take.`: a verb without its object, which stands before it and is what is meant.

    So with a list that follows elsewhere (`Strand should insure that:`).
    """
    act = draft.act if draft.verb is None else draft.verb
    after = act + 1 + (scene.passage.tags[act + 1 : act + 2] == "R")  # `the points you propose to make orally`
    behind = scene.passage.tags[after : after + 1]
    if behind == "(" and after == act + 1:
        return False  # `offer (1) ships, (2) men`
    if behind == "T":
        return scene.passage.tags[act + 2 : act + 3] in ("", ".", ":", "-")
    return behind in _ENDS and lemma_of(scene.passage.lows[act]) in read_words("transitive.txt")


_ENDS: Final = frozenset((".", ",", ";", ":", "(", ")", ">", ""))


def _is_cut(scene: Scene, draft: Draft) -> bool:
    """`The importance of underlining and doing all possible to keep it`: one word of it says nothing."""
    behind = scene.passage.tags[draft.act + 1 : draft.act + 3]
    return behind[:1] == "K" and behind != "KG"


def _is_means(scene: Scene, draft: Draft) -> bool:
    """`should keep them alive by agreeing to meet`: how something might be done, not that it was agreed."""
    cue, passage = draft.cue, scene.passage
    if passage.tags[cue] != "G" or passage.lows[cue - 1] != "by":
        return False
    led = next((one for one in reversed(scene.clauses) if one.end < cue), None)
    return led is not None and (led.modal is not None or led.kind == "infinitive")


def _is_to_agree(scene: Scene, draft: Draft) -> bool:
    """`Strand found it impossible to agree to leave`, `pressed them to agree that he stay`: not agreed yet."""
    told = next((one for one in scene.clauses if one.head == draft.cue), None)
    return draft.standing == "agreed" and told is not None and told.kind == "infinitive"


def _is_unsettled(scene: Scene, draft: Draft) -> bool:
    """`Even if he agreed that Kestria should`, `he could not say that he agreed to sales`: nothing is agreed."""
    told = next((one for one in scene.clauses if one.head == draft.cue), None)
    if draft.standing != "agreed" or told is None:
        return False
    led = scene.verb_before(told.start)
    denied = led is not None and led.negated and led.lemma in ("say", "claim", "admit", "mean")
    return denied or scene.is_asked(told)


def _is_part(scene: Scene, draft: Draft) -> bool:
    """`A meeting on the issues is scheduled`: the issues are only part of what is planned."""
    act, tags = draft.act, scene.passage.tags
    return scene.start < act < draft.cue and tags[act - 1] == "P" and tags[draft.cue - 1] in "BR"


def _is_without(scene: Scene, draft: Draft) -> bool:
    """`It could be done without the introduction of inspectors`."""
    return "without" in scene.passage.lows[max(draft.act - 2, scene.start) : draft.act]


def _is_ever(scene: Scene, draft: Draft) -> bool:
    """`We had not thought that a truce was ever contemplated`: `ever` is said of what is denied or doubted."""
    return scene.passage.lows[draft.cue - 1] == "ever"


def _is_of_plans(scene: Scene, draft: Draft) -> bool:
    """`These plans are to be completed`: what is done with them, which is told with them, and not what they aim at."""
    passive = scene.passage.tags[draft.act : draft.act + 2] in ("BY", "BE")
    return passive and scene.passage.lows[draft.cue - 1] in ("plan", "plans", "proposal", "proposals")


def _is_if(scene: Scene, draft: Draft) -> bool:
    """`It would help if nations such as Kestria were to send ships`."""
    lows = scene.passage.lows
    return lows[draft.cue] == "were" and "if" in lows[scene.start : draft.cue]


def _is_hung(scene: Scene, draft: Draft) -> bool:
    """`His aim in his words to the press was to warn Kestria`: the press, behind its preposition, does nothing."""
    who, tags = draft.who, scene.passage.tags
    return who is not None and who[1] == draft.cue and who[0] > scene.start and tags[who[0] - 1] in "Pt"


def _is_of_thing(scene: Scene, draft: Draft) -> bool:
    """`the sales, which would be seized upon by his foes`: it only tells of a thing."""
    told = next((one for one in scene.clauses if one.start == draft.cue), None)
    return told is not None and modal_of(told) == "would" and is_told_of_thing(scene, told)


_DOUBTS: Final[dict[str, tuple[Callable[[Scene, Draft], bool], ...]]] = {
    "will": (_is_stance, _is_forecast, _is_gap),
    "should": (_is_minded, _is_gap),
    "fit to": (_is_minded,),
    "noun to": (_is_errand, _is_only_for, _is_sought, _is_if_shown, _is_glad, _is_gap),
    "subject does": (_is_gap, _is_means, _is_to_agree),
    "would like": (_is_gap,),
    "-ing form": (_is_gap,),
    "object does": (_is_gap,),
    "is to": (_is_gap, _is_if, _is_hung),
    "will be done": (_is_of_thing,),
    "aim is to": (_is_of_plans,),
    "noun of -ing": (_is_cut,),
    "agrees": (_is_unsettled,),
    "clause does": (_is_unsettled, _is_to_agree),
    "event": (_is_without, _is_part, _is_ever),
}
