"""What a silence is about where it is named elsewhere: what was asked before, what `so` and `another` stand for."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.sentence import Sentence
from reftel.reading.silences.lexicon import matters
from reftel.reading.silences.matter import ON, Phrase, phrase_at

__all__ = ["asked_before", "asked_behind", "kept_from_public", "named_before", "relative_before", "told_after"]

_ADVISING: Final = frozenset(("suggest", "recommend"))
_PRONOUNS: Final = (["another"], ["one"], ["any"], ["either"])
_THOUGH: Final = frozenset(("though", "although", "while"))
_SAYING: Final = frozenset(("say", "admit", "state", "confirm", "acknowledge"))
_MOST_AHEAD: Final = 6  # tokens from `it` to the comma behind it
_MOST_BACK: Final = 60  # tokens back to the noun that a pronoun stands for
_ONE_MORE: Final = re.compile(r"[PO][DJNC']{0,5}[NC]")
_WHEN: Final = frozenset(("when", "after", "if", "upon", "on"))
_ASKED: Final = frozenset(("asked", "pressed", "questioned", "queried", "probed", "quizzed", "prodded", "raised"))
_PRESSED: Final = frozenset(("press", "question", "query", "probe", "prod"))  # `Pressed for details, he demurred`
_HOLDING: Final = frozenset(("believe", "think", "assume", "suspect", "understand", "gather"))


def relative_before(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return the thing of `the attacks that the press did not report`."""
    passage = sentence.passage
    if clause.subject is None or clause.subject[0] - 1 <= sentence.start:
        return None
    that = clause.subject[0] - 1
    if passage.tags[clause.subject[0]] == "U" and passage.tags[that] == "N" and passage.tags[clause.end] in ".,;P)B":
        thing = noun_phrase_before(passage, that + 1, sentence.start)  # `a matter he did not raise`
        return None if thing and passage.tags[thing[0] - 1] in "PO" else thing  # `in the meantime he did not write`
    if clause.lemma in _ADVISING:
        return None  # `a talk with the Board, which I had not suggested`
    if passage.tags[that] not in "TQ" or passage.tags[clause.end : clause.end + 1] in tuple("DJNCu#"):
        return None  # `make clear that I do not recommend a loan`
    return noun_phrase_before(passage, that - (passage.tags[that - 1] == ","), sentence.start)


def named_before(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return what `another` or `one` stands for: `He asked for an estimate. Strand did not give one.`."""
    passage, at = sentence.passage, clause.end
    if passage.lows[at : at + 1] not in _PRONOUNS or passage.tags[at + 1 : at + 2] not in (".", ",", ";", "K"):
        return None
    for noun in range(clause.start - 1, max(0, clause.start - _MOST_BACK), -1):
        how = matters().get(passage.lows[noun])
        if how is not None and not how.behind and clause.lemma in how.verbs:
            phrase = noun_phrase_before(passage, noun + 1, 0)
            on = _ONE_MORE.match(passage.tags, noun + 1)
            return (phrase[0], on.end() if on else noun + 1) if phrase else None
    return None


def told_after(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return what `it` or `so` points ahead to: `While he has not said so, Kestria seeks a loan`."""
    passage, at = sentence.passage, clause.end
    if clause.subject is None or passage.lows[clause.subject[0] - 1] not in _THOUGH:
        return None
    though = clause.subject[0] - 1
    if though > sentence.start and not passage.tags[sentence.start : though].endswith((":", "T", "T,")):
        return _told_so(sentence, clause)
    if passage.lows[at] not in ("it", "so", "this") or (passage.lows[at] != "so" and passage.tags[at + 1] != ","):
        return None  # `although my orders did not go this far`
    comma = passage.tags.find(",", at + 1, min(at + _MOST_AHEAD, sentence.end - 2))
    main = next((one for one in sentence.clauses if one.start > comma > 0 and one.kind == "finite"), None)
    return _what_is_held(sentence, comma + 1, main) if main else None


def _told_so(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The clause before `although he did not say so`."""
    first = clause.subject[0] - 1 if clause.subject else sentence.start
    end = first - (sentence.passage.tags[first - 1] == ",")
    is_so = clause.lemma in _SAYING and sentence.passage.lows[clause.end : clause.end + 1] == ["so"]
    return (sentence.start, end) if is_so and end > sentence.start + 1 else None


def _what_is_held(sentence: Sentence, start: int, main: Clause) -> Phrase:
    """The main clause, or what it holds: behind `we believe`, `it was obvious that`."""
    passage = sentence.passage
    if main.lemma in _HOLDING and main.end < sentence.end - 1:
        start = main.end + (passage.tags[main.end] == "T")
    elif main.lemma == "be" and passage.lows[start] == "it" and passage.tags[main.end : main.end + 1] in ("J", "N"):
        start = main.end + 1 + (passage.tags[main.end + 1 : main.end + 2] == "T")
    else:
        return start, verb_phrase_end(passage, main.head, sentence.end)
    return start, verb_phrase_end(passage, start, sentence.end)


def asked_behind(sentence: Sentence, at: int) -> Phrase | None:
    """Return what was asked of somebody who gave no answer (`did not respond when asked whether Kestria agreed`)."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    if at + 2 >= sentence.end or lows[at] not in _WHEN:
        return None
    at += 1 + (lows[at + 1] in ("being", "repeatedly"))
    while tags[at] in "NCUuD" and at < sentence.end - 2:
        at += 1  # `when the Ambassador asked about it`
    if lows[at] not in _ASKED:
        return None
    at += 1 + (tags[at + 1] in "uC")
    return phrase_at(sentence, at + (lows[at] in ON or lows[at] == "for"))


def asked_before(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return what was asked or told before somebody gave no answer (`When Tran raised it, Strand did not reply`)."""
    passage = sentence.passage
    for one in reversed(sentence.clauses):
        if one.end > clause.start or one is clause:
            continue
        opens = passage.lows[max(sentence.start, (one.subject or (one.start, 0))[0] - 1)] in (
            "when",
            "while",
            "after",
            "as",
        )
        pressed = one.lemma in _PRESSED and one.start == sentence.start
        if opens or pressed or (one.lemma == "ask" and one.kind != "ing"):
            at = one.end + (passage.lows[one.end] in ON or (pressed and passage.lows[one.end] == "for"))
            phrase = phrase_at(sentence, at)
            if phrase and phrase[1] <= clause.start:
                return phrase
    return None


def kept_from_public(sentence: Sentence, clause: Clause) -> Phrase | None:
    """Return what somebody has not made public: `shots that were not made public`, `did not make public the list`."""
    if clause.lemma != "make" or not clause.negated or sentence.passage.lows[clause.end : clause.end + 1] != ["public"]:
        return None
    return relative_before(sentence, clause) or phrase_at(sentence, clause.end + 1)
