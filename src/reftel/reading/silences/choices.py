"""Rules on small words: neither confirmed nor denied, chose not to raise, had no time to raise it."""

from collections.abc import Callable, Iterator
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.sentence import Sentence
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.elsewhere import asked_before, asked_behind
from reftel.reading.silences.lexicon import choices, tellings
from reftel.reading.silences.matter import Phrase, behind_noun, behind_verb, phrase_at

__all__ = ["CHOICE_RULES"]

_BOTH_WAYS: Final = frozenset((
    "confirm", "deny", "accept", "reject", "refuse", "agree", "disagree", "endorse", "oppose", "approve", "disapprove",
    "admit", "refute", "encourage", "discourage", "support", "welcome", "condemn",
))  # fmt: skip
_BARE: Final = frozenset(("respond", "reply", "answer", "comment", "elaborate", "react"))
_ANNOUNCED: Final = frozenset(
    ("announce", "confirm", "publish", "name", "express", "identify", "outline", "acknowledge")
)
_UNTOLD: Final = frozenset(("say", "write", "hear", "learn", "disclose", "reveal"))
_ABOUT: Final = frozenset(("about", "of", "on", "concerning", "regarding"))
_MOST_APART: Final = 6  # tokens from `neither` to `nor`


def neither_nor(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`neither confirmed nor denied the report`, `would not confirm or deny that ships had left`."""
    passage, lows = sentence.passage, sentence.passage.lows
    if lows[at] == "neither":
        near = range(at + 2, min(at + _MOST_APART, sentence.end - 1))
        second = next((nor + 1 for nor in near if lows[nor] == "nor"), 0)
        first = at + 1 + (passage.tags[at + 1] == "R")
    else:
        second, first = at, at - 2
        if lows[at - 1] not in ("or", "nor"):
            return
    one, other = _verb_at(sentence, first), _verb_at(sentence, second)
    if one is None or other is None or not {one.lemma, other.lemma} <= _BOTH_WAYS:
        return
    main = next((each for each in reversed(sentence.clauses) if each.end <= one.end and _is_own(sentence, each)), one)
    is_denied = lows[at] == "neither" or one.negated or main.negated or main.lemma in ("decline", "refuse")
    about = _behind_both(sentence, other.end)
    if is_denied and about:
        subject = main.subject if _is_own(sentence, main) else _before_neither(sentence, at)
        yield Draft("neither nor", subject, about, (min(main.start, at), other.end))


def _before_neither(sentence: Sentence, at: int) -> Phrase | None:
    """Who stands before `neither`, and before what is put in between: `Strand, smiling, neither confirmed`."""
    tags = sentence.passage.tags
    if tags[at - 1] == ",":
        at = max(tags.rfind(",", sentence.start, at - 1), sentence.start)
    return noun_phrase_before(sentence.passage, at, sentence.start)


def _verb_at(sentence: Sentence, at: int) -> Clause | None:
    return next((one for one in sentence.clauses if one.head == at), None)


def _is_own(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb has a subject that is somebody; of `would neither confirm` the tagger makes `neither` one."""
    return (
        clause.kind == "finite" and clause.subject is not None and sentence.passage.lows[clause.subject[0]] != "neither"
    )


def _behind_both(sentence: Sentence, at: int) -> Phrase | None:
    """What was neither confirmed nor denied, behind both verbs."""
    passage = sentence.passage
    if at >= sentence.end:
        return None
    opens = passage.lows[at] == "that" and any(one.subject and one.subject[0] == at + 1 for one in sentence.clauses)
    if passage.lows[at] in ("to", "with") or opens:
        at += 1
    return phrase_at(sentence, at)


def not_to(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`chose not to raise the treaty`, `was careful not to mention it`, `thought it best not to discuss the treaty`."""
    lows = sentence.passage.lows
    if lows[at + 1] != "to" or lows[at - 1] not in choices():
        return
    telling = next((one for one in sentence.clauses if at < one.start <= at + 1 and one.kind == "infinitive"), None)
    main = sentence.verb_before(at)
    if telling is None or main is None or main.modal or main.negated or main.end < at - _MOST_APART:
        return
    if sentence.passage.tags[main.start] == "V" and main.subject is None:
        return  # `take care not to mention it`
    about = behind_verb(sentence, telling, late=True) or behind_noun(sentence, telling, denied=True)
    if about:
        yield Draft("chose not to", main.subject, about, (main.start, telling.end))


def yet_to(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`The Board has yet to answer our note`, `Kestria has yet to explain the delay`."""
    main, telling = sentence.verb_before(at), _verb_at(sentence, at + 2)
    if telling is None or main is None or main.lemma not in ("have", "be") or main.end != at or main.modal:
        return
    is_deed = "late" in tellings().get(telling.lemma, ()) and telling.lemma not in _ANNOUNCED
    if is_deed or telling.kind != "infinitive":
        return
    about = behind_verb(sentence, telling, late=True) or behind_noun(sentence, telling, denied=True)
    is_bare = telling.lemma in _BARE and not about
    if is_bare:
        about = asked_before(sentence, main) or asked_behind(sentence, telling.end)
    if about or is_bare:
        yield Draft("yet to", main.subject, about, (main.start, telling.end))


def nothing_said(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`Nothing was said about the treaty`, `little has been disclosed of the talks`."""
    verb = next((one for one in sentence.clauses if at < one.start <= at + 2), None)
    if verb is None or not verb.passive or sentence.passage.lows[at + 1] == "need":
        return
    if verb.negated or verb.modal or verb.lemma not in _UNTOLD:
        return
    behind = next((on for on in range(verb.end, min(verb.end + 5, sentence.end - 1)) if _is_on(sentence, on)), None)
    about = phrase_at(sentence, behind + 1) if behind else None
    if about:
        yield Draft("no mention", None, about, (at, verb.end))


def _is_on(sentence: Sentence, at: int) -> bool:
    """Whether the matter stands behind a token; not a day (`on Monday`)."""
    return sentence.passage.lows[at] in _ABOUT and sentence.passage.tags[at + 1] not in "y#"


def no_time(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`had no opportunity to raise the treaty`, `did not have time to discuss it`, `made no attempt to explain it`."""
    passage = sentence.passage
    verb = sentence.verb_before(at)
    if verb is None or verb.lemma not in ("have", "find", "get", "make") or verb.end < at - 3 or verb.modal:
        return
    no = verb.negated or "no" in passage.lows[verb.end : at] or "little" in passage.lows[verb.end : at]
    first = at + 1 + (passage.tags[at + 1] in "tP")
    telling = next((one for one in sentence.clauses if one.head == first), None)
    about = None
    if no and telling:
        about = behind_verb(sentence, telling, late=True)
    elif no and passage.tags[first] in "VN" and passage.lows[first] in tellings():  # telegrams leave `to` out
        about = noun_phrase_from(passage, first + 1, sentence.end)
    if about:
        yield Draft("no time", verb.subject, about, (verb.start, at + 1))


CHOICE_RULES: Final[dict[str, tuple[Callable[[Sentence, int], Iterator[Draft]], ...]]] = {
    "neither": (neither_nor,),
    **dict.fromkeys(("deny", "reject", "oppose", "disapprove"), (neither_nor,)),
    "not": (not_to,),
    "yet": (yet_to,),
    **dict.fromkeys(("opportunity", "time", "chance", "occasion", "attempt", "effort"), (no_time,)),
    **dict.fromkeys(("nothing", "little"), (nothing_said,)),
}
