"""Rules on verbs that ask for, give or put off what a noun means: `pressed for a meeting`, `postponed the vote`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.tables import read_words
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.frames import frame_of
from reftel.reading.plans.lexicon import Frame
from reftel.reading.plans.owners import doer_of_request, giver
from reftel.reading.plans.scene import Scene
from reftel.reading.statements.lexicon import verbs as cues

__all__ = ["PREPOSITIONS", "WISHES", "named_act", "requests"]

WISHES: Final = frozenset(("hope", "wish", "want", "desire", "like", "mean"))
PREPOSITIONS: Final = frozenset(("following", "during", "including", "regarding", "concerning", "pending", "according"))
_TEXTS: Final = frozenset((
    "strategy", "plan", "policy", "resolution", "law", "bill", "legislation", "movement", "campaign", "petition",
    "decree", "proposal", "programme", "program", "agreement", "treaty", "motion", "platform",
))  # fmt: skip
_DONE_ALREADY: Final = frozenset(("organise", "organize"))  # what they say in the past has taken place
_ONLY_FOR: Final = frozenset(("provide", "prepare"))
# `is considering a rise`; `considered the request` dealt with it
_NOT_OF_THE_PAST: Final = _DONE_ALREADY | {"consider"}
_PLACED: Final = re.compile(r"P[DJNC]{1,5}(?=P)")  # `asked Strand at a meeting for help`
_GIVES: Final = frozenset(("offer", "promise", "guarantee", "pledge"))
_CALLED_FOR: Final = frozenset(("call", "demand", "encourage"))  # what things do as well
_CLAIMS: Final = frozenset(("request", "seek", "demand", "solicit"))
_WHEN: Final = frozenset(("when", "if", "though", "although", "while", "once", "unless", "until"))
_SUM: Final = re.compile(r"[L#]")  # `pledged $5 million`, `offered two ships`
_ASKING: Final = frozenset(
    ("ask", "call", "press", "push", "appeal", "plead", "lobby", "petition", "apply", "campaign")
)


def requests(scene: Scene, clause: Clause) -> list[Draft]:
    """`Kestria postponed the vote`, `pressed hard for a meeting`, `is hoping for help`."""
    frame = frame_of(scene, clause)
    if (
        frame is None
        or not ("act" in frame.shapes or "for" in frame.shapes)
        or clause.passive
        or scene.is_asked(clause)
    ):
        return []
    tags, lows, at = scene.passage.tags, scene.passage.lows, clause.end
    if _asks_nothing(scene, clause):
        return []
    asked = scene.object_at(at)
    link = asked[1] if asked else at
    while tags[link] == "P" and lows[link] != "for" and (place := _PLACED.match(tags, link, scene.end)):
        link = place.end()
    if asked and "for" in frame.shapes and lows[link : link + 1] == ["for"] and scene.is_doer(asked):
        return named_act(scene, frame, clause, asked, link + 1)
    if _is_of_nobody(scene, clause):
        return []
    while at < scene.end - 1 and (tags[at] == "R" or lows[at] == "hard"):
        at += 1
    behind_for = lows[at : at + 1] == ["for"]
    if ("for" if behind_for else "act") in frame.shapes:
        asker = clause.subject
        who = None if asker and (_is_text(scene, asker) or _is_thing(scene, asker)) else asker  # a treaty does nothing
        return named_act(scene, frame, clause, who, at + behind_for)
    return []


def _asks_nothing(scene: Scene, clause: Clause) -> bool:
    """Whether a verb is used otherwise.

    So in `a club called "All United for Lysandra"`, `provides a basis for talks`, `papers prepared for the meeting`.
    """
    tags = scene.passage.tags
    if _is_asked_of_him(scene, clause):
        return True
    if clause.kind == "ing" and tags[clause.start - 1] == "N" and not _can_ask(scene, clause.start - 1):
        return True  # `rules calling for large cuts`
    if clause.lemma in _NOT_OF_THE_PAST and (tags[clause.head] != "G" or clause.kind == "ing"):
        return True
    if clause.lemma == "call":
        return tags[clause.end] == "<"
    if clause.lemma not in _ONLY_FOR:
        return False
    unmeant = clause.lemma == "prepare" and not scene.is_doer(clause.subject)
    return scene.passage.lows[clause.end] != "for" or unmeant


def _is_asked_of_him(scene: Scene, clause: Clause) -> bool:
    """Whether he whom a verb stands behind is asked (`When asked for details by Tran, Strand said`)."""
    return scene.passage.tags[clause.start] == "E" and scene.passage.lows[clause.start - 1] in _WHEN


def _is_text(scene: Scene, phrase: tuple[int, int]) -> bool:
    return scene.passage.lows[scene.head_of(phrase)] in _TEXTS


def _is_thing(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether a phrase means nobody who could ask: a crisis, a policy."""
    last = phrase[1] - 1
    named = not scene.passage.words[last].islower() or scene.passage.lows[last] in read_words("doers.txt")
    return not (named or scene.is_doer(phrase) or scene.is_pronoun(phrase))


def _can_ask(scene: Scene, at: int) -> bool:
    """Whether a noun before `asking for` is somebody or a text."""
    low = scene.passage.lows[at]
    return (
        low in _TEXTS
        or low in read_words("cue_texts.txt")
        or low in read_words("doers.txt")
        or scene.is_named((at, at + 1))
    )


def _is_of_nobody(scene: Scene, clause: Clause) -> bool:
    """Whether nobody is said to ask for or give what stands behind a verb."""
    by_somebody, subject = scene.is_doer(clause.subject), clause.subject
    if clause.lemma == "provide":
        return subject is None or not _is_text(scene, subject) or by_somebody
    if clause.lemma in _CALLED_FOR and clause.kind != "ing" and subject:
        # `the crisis calls for a new approach`, `such measures encourage investment`
        return _is_thing(scene, subject) and not _is_text(scene, subject)
    if clause.lemma == "need":
        return not _is_said_to_need(scene, clause)
    if clause.lemma == "schedule":  # `at the regularly scheduled briefing`
        return not by_somebody or scene.passage.lows[clause.head - 1] == "regularly"
    # `the statement offered an opening`
    return clause.lemma in _GIVES and clause.subject is not None and not (by_somebody or scene.is_us(clause.subject))


def _is_said_to_need(scene: Scene, clause: Clause) -> bool:
    """Whether somebody is said to need it (`said that Kestria needed a new port`), so that he asks for it."""
    said = scene.verb_before(clause.start)
    if said is None or said.negated or said.lemma not in cues() or clause.modal or not scene.is_doer(clause.subject):
        return False
    return scene.passage.lows[clause.end : clause.end + 1] != ["no"]


def named_act(scene: Scene, frame: Frame, clause: Clause, who: tuple[int, int] | None, at: int) -> list[Draft]:
    """The noun of an act that begins at a token; behind `asked for` any noun."""
    passage, phrase = scene.passage, scene.object_at(at)
    if phrase is None or _is_doing(scene, phrase[0]) or _counts_none(scene, phrase[0]):
        return []  # also not `sought first to reassure him`, `arranged no visits`
    handed_on = passage.lows[at - 1] == "for" or clause.lemma in WISHES
    one_acts = clause.lemma not in _ASKING or scene.is_doer(phrase)  # not in `asked them for money to build it`
    led = passage.tags[phrase[1] : phrase[1] + 2] in ("tV", "tB")
    told_of = passage.tags[phrase[1] : phrase[1] + 1] in ("B", "Z", "M")
    if told_of or (led and (handed_on or scene.is_named(phrase)) and one_acts):
        return []  # `the project for which we asked funding is a school`, `called for Tran to sign`
    if passage.lows[scene.head_of(phrase)] in read_words("views.txt"):
        return []  # `asked for his views` asks to be told, not that something be done
    if passage.lows[phrase[1] - 1] in read_words("pledges.txt") and passage.tags[phrase[1] : phrase[1] + 1] == "T":
        return []  # `sought assurances that`: what is assured is the plan
    given = (clause.lemma in _GIVES or clause.lemma in _CLAIMS) and _SUM.search(passage.tags, phrase[0], phrase[0] + 3)
    if scene.is_event(phrase) or given or (clause.lemma in _ASKING and passage.lows[at - 1] == "for"):
        end = verb_phrase_end(passage, phrase[1] - 1, scene.end)
        end = next((one for one in range(phrase[1], end) if passage.lows[one] in PREPOSITIONS), end)
        end = next((one.start for one in scene.clauses if _is_main(scene, one, phrase[1], end)), end)
        if end > phrase[0] + 1:
            return [Draft("event", frame.asked, _doer(scene, frame, clause, who, phrase), phrase[0], clause.head, end)]
    return []


def _is_main(scene: Scene, clause: Clause, start: int, end: int) -> bool:
    """Whether the verb of the asking's own clause stands behind what is asked (`A note asking for aid | was`)."""
    tags = scene.passage.tags
    own = clause.kind == "finite" and not clause.relative and start < clause.start < end
    plain = own and set(tags[start : clause.start]).isdisjoint("AaTQ,;:") and scene.passage.lows[clause.start] != "be"
    return plain and tags[clause.start] in "BH" and tags[clause.start - 1] in "NC#"


def _is_doing(scene: Scene, at: int) -> bool:
    """Whether an -ing form is a verb: `funding` alone is money."""
    alone = scene.is_event_word(at) and scene.passage.tags[at + 1] in "tPR.,;"
    return scene.passage.tags[at] == "G" and not alone


def _counts_none(scene: Scene, at: int) -> bool:
    """Whether what begins at a token is no act: `sought | first to reassure him`, `arranged | no visits`."""
    low, following = scene.passage.lows[at], scene.passage.lows[at + 1]
    return low == "first" or (low == "no" and following != "part")  # not `wants no part of the war`


def _doer(
    scene: Scene, frame: Frame, clause: Clause, who: tuple[int, int] | None, phrase: tuple[int, int]
) -> tuple[int, int] | None:
    """Who is to do what a noun means: whom a verb asks for it, else whoever is to give it or goes after it."""
    if clause.lemma in _GIVES:
        return who
    if frame.asked != "requested" or (who is not None and who != clause.subject):
        return giver(scene, phrase) or who
    return doer_of_request(scene, clause.lemma, phrase, who)
