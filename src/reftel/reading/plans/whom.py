"""Who a phrase means as the doer of a plan: in the cable's own words, a pronoun by whom it stands for."""

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.people.cast import Cast
from reftel.reading.plans.him import asked_him
from reftel.reading.plans.lexicon import VERBS
from reftel.reading.plans.names import is_glued, without_circumstance, without_opening, without_thing, without_told
from reftel.reading.plans.standins import stands_for
from reftel.reading.statements.lexicon import verbs as cues

if TYPE_CHECKING:
    from reftel.reading.plans.scene import Scene

__all__ = ["whom"]

_STANDS_FOR: Final = frozenset(("it", "they", "them", "he", "she", "his", "her", "its", "their"))
_SPEAKS_FOR_ITSELF: Final = frozenset(("we", "you", "us"))
_I: Final = frozenset(("i", "me"))
_THEY: Final = frozenset(("they", "them", "their"))
_THEIRS: Final = frozenset(("his", "her", "its", "their"))
_US: Final = frozenset(("we", "us", "our"))
# who says what `we` stands in, or nobody
_WRITERS: Final = frozenset(("we", "i", "it", "this", "that", "there", "you"))
_OURS: Final = {"dfat": ("Australia",)}  # by the format of the source; volumes are American
_AMERICAN: Final = ("United States", "U.S.", "US", "USG")
_ONE_BODY: Final = frozenset(("states", "nations", "affairs", "forces"))
# Who speaks for the American side where no other state is named beside it.
_OUR_OFFICES: Final = frozenset((
    "the", "president", "secretary", "ambassador", "embassy", "emboff", "emboffs", "department", "state", "us", "u.s.",
    "usg", "united", "states",
))  # fmt: skip
_SPEAKING: Final = frozenset(("intend", "plan", "propose", "agree", "be"))  # also of those he speaks for
_NEAR: Final = 40  # tokens before a pronoun


def whom(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Return who a phrase means: its own words; for a pronoun whom it stands for, None where that is open."""
    passage = scene.passage
    low = passage.lows[phrase[0]]
    with_others = "K" in passage.tags[phrase[0] : phrase[1]]  # `we and the Kestrians`
    if not with_others and (known := _our_side(scene, phrase) or _state(scene, phrase)):
        return known
    phrase = without_thing(scene, phrase)
    if phrase[1] - phrase[0] > 1 or (passage.tags[phrase[0]] not in "UuQTD" or low in _SPEAKS_FOR_ITSELF):
        if is_glued(scene, phrase):
            return None
        phrase = without_circumstance(scene, without_told(scene, without_opening(scene, phrase)))
        return stands_for(scene, phrase) or passage.words_of(phrase[0], phrase[1])
    if low in _I and (said := _says(scene, phrase[0])):
        return whom(scene, said) if scene.is_doer(said) else None
    if low == "your":
        return "you"
    return asked_him(scene, phrase, scene.cast.who(passage.index, phrase[0], phrase[1])) or _unnamed(scene, phrase)


def _unnamed(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Whom a pronoun means that stands for nobody known: a writer who is not named, or whoever is told of before."""
    low = scene.passage.lows[phrase[0]]
    if low in _I:
        return scene.passage.words[phrase[0]]
    return _stood_for(scene, phrase) if low in _STANDS_FOR else None


def _stood_for(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Whom a pronoun stands for that is nobody known by name."""
    low = scene.passage.lows[phrase[0]]
    if low in _THEIRS:
        return _had_by(scene, phrase[0])
    if low != "them" and (said := _speaker(scene, phrase)):
        return said
    return (_subject_before(scene, low) if low in ("it", "they") else None) or (
        _named_before(scene, phrase[0]) if low in _THEY else None
    )


def _our_side(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Whom `we` or `our` means in an edited document: the side that keeps it, as it is named there; not in quotations.

    Where no list of participants says who was there, what another than the writer says is left open.
    """
    passage, editorial, at = scene.passage, scene.cast.study.cable.editorial, phrase[0]
    alone = passage.tags[at] in "Uu" or phrase[1] - at == 1  # not `our ambassador`
    if passage.lows[at] not in _US or not alone or editorial is None:
        return None
    if _is_quoted(scene, at):
        return None
    said = scene.verb_before(at)
    if not editorial.participants and said and said.subject and _tells(said) and _is_another(scene, said.subject):
        return None
    return _ours(scene.cast)


def _tells(clause: Clause) -> bool:
    """Whether somebody tells something with a verb, so that his `we` is his own side; whom he asks are we ourselves."""
    asked = VERBS.get(clause.lemma)
    if asked is not None and asked.standing == "requested" and clause.lemma not in ("suggest", "tell"):
        return False  # `Tran asked that we send ships`
    return clause.lemma in cues() or clause.lemma in _SPEAKING


def _is_quoted(scene: "Scene", at: int) -> bool:
    """Whether a token stands in quoted words."""
    before = scene.passage.tags[:at]
    return before.count("<") > before.count(">")


def _says(scene: "Scene", at: int) -> tuple[int, int] | None:
    """Who says the quoted words that `I` stands in, where their sentence tells it (`"No," he said, "I will stay"`)."""
    if not _is_quoted(scene, at):
        return None
    told = [
        one
        for one in scene.clauses
        if one.kind == "finite" and one.lemma in cues() and one.subject and not _is_quoted(scene, one.subject[0])
    ]
    return min(told, key=lambda one: abs(one.head - at)).subject if told else None


def _is_another(scene: "Scene", phrase: tuple[int, int]) -> bool:
    """Whether a phrase means somebody else than the side that keeps a document, its writer and its offices."""
    lows = scene.passage.lows[slice(*phrase)]
    american = scene.cast.study.cable.source.format not in _OURS
    ours = lows[0] in _WRITERS or (american and _OUR_OFFICES.issuperset(lows))
    return not ours and scene.is_doer(phrase)


@lru_cache(maxsize=1)
def _ours(cast: Cast) -> str | None:
    """How a document names the side that keeps it most often, by itself (`US`) before within a word (`USUN`)."""
    passages = cast.study.passages
    text = " ".join(one.text for one in passages)
    names = _OURS.get(cast.study.cable.source.format, _AMERICAN)
    alone = {
        name: text.count(name) if " " in name else sum(one.words.count(name) for one in passages) for name in names
    }
    ours = max(names, key=lambda name: (alone[name], text.count(name)))
    return ours if ours in text else None


def _state(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """The state of an adjective before a noun (`Kestrian aid`)."""
    passage, (at, end) = scene.passage, phrase
    if end - at != 1 or passage.tags[at] != "C" or passage.tags[end : end + 1] != "N" or passage.capitals:
        return None
    known = lexicon(capitals=False).forms.at(passage.words, at)
    if known is None or len(known.words) > 1 or known.role not in ("adjective", "both"):
        return None
    return known.body.name


def _had_by(scene: "Scene", at: int) -> str | None:
    """Whose something is by `their`: of the subject of the verb before it (`officials expressed their desire`)."""
    verb = scene.verb_before(at)
    if verb is None or verb.subject is None or scene.is_pronoun(verb.subject) or not scene.is_doer(verb.subject):
        return None
    low = scene.passage.lows[at]
    if (low == "their") != _are_many(scene, verb.subject):
        return None
    return scene.passage.words_of(*verb.subject)


def _subject_before(scene: "Scene", low: str) -> str | None:
    """Whom `it` or `they` goes on about: the subject of the sentence before."""
    passage = scene.passage
    at = bisect_left(passage.sentences, (scene.start, 0)) - 1
    if at < 0:
        return None
    clauses = scene.cast.study.clauses(passage, passage.sentences[at])
    first = next((one.subject for one in clauses if one.kind == "finite"), None)
    if first is None or scene.is_pronoun(first) or not scene.is_doer(first):
        return None
    person = scene.cast.mentions.at(passage.index, scene.head_of(first))
    if person is not None and person.kind == "person":
        return None
    return passage.words_of(*first) if _are_many(scene, first) == (low == "they") else None


def _are_many(scene: "Scene", phrase: tuple[int, int]) -> bool:
    """Whether a phrase means several: `Kestria and Marenne`, `officials`; not `the United States`."""
    low = scene.passage.lows[scene.head_of(phrase)]
    return "K" in scene.passage.tags[slice(*phrase)] or (low.endswith("s") and low not in _ONE_BODY)


def _speaker(scene: "Scene", phrase: tuple[int, int]) -> str | None:
    """Whose words a pronoun stands in: the doer that is the subject of the verb before it (`Kestria said it`).

    Behind `and that` it is the one who said the first of it (`officials said that the ship was late and that they`).
    """
    tags, at = scene.passage.tags, phrase[0]
    said = scene.verb_before(at)
    if tags[at - 2 : at] == "KT" and said is not None and not scene.is_doer(said.subject):
        said = next((one for one in reversed(scene.clauses) if one.end <= at and _is_told(scene, one)), None)
        if said is None or _are_many(scene, said.subject or phrase) != (scene.passage.lows[at] == "they"):
            return None
    if said is None or said.subject is None or scene.is_pronoun(said.subject) or said.lemma == "be":
        return None
    return scene.passage.words_of(*without_opening(scene, said.subject)) if scene.is_doer(said.subject) else None


def _is_told(scene: "Scene", clause: Clause) -> bool:
    """Whether a clause says that something is told, with `that`."""
    told = clause.kind == "finite" and clause.lemma in cues()
    return told and scene.passage.tags[clause.end : clause.end + 1] == "T"


def _named_before(scene: "Scene", at: int) -> str | None:
    """Whom `them` means: the last of several people before it, who do not themselves ask them."""
    passage = scene.passage
    verb = scene.verb_before(at)
    asking = verb.subject if verb else None
    end = at
    first = max(at - _NEAR, 0)
    while end > first:
        end -= 1
        if passage.tags[end] not in "NC" or passage.lows[end][-1] != "s":
            continue
        phrase = noun_phrase_before(passage, end + 1, first)
        if phrase is None:
            continue
        if phrase != asking and not is_glued(scene, phrase) and scene.is_doer(phrase) and _are_many(scene, phrase):
            return passage.words_of(*phrase)
        end = phrase[0]
    return None
