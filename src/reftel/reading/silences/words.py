"""Rules on other words: no mention of, without telling, silent on."""

from collections.abc import Callable, Iterator

from reftel.reading.base.clauses import noun_phrase_before, noun_phrase_from
from reftel.reading.silences.draft import Draft
from reftel.reading.silences.lexicon import matters
from reftel.reading.silences.matter import Phrase, Sentence, behind_matter, behind_noun, behind_verb

__all__ = ["WORD_RULES"]


def no_mention(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`There was little mention of the treaty`, `no reference to it was made`, `his lack of reaction to it`."""
    passage = sentence.passage
    noun = at + 1 + (passage.lows[at] == "lack")
    noun += passage.tags[noun : noun + 1] == "J"
    how = matters().get(passage.lows[noun]) if noun < sentence.end else None
    told = how is not None and ("there" in how.verbs or (how.behind and passage.lows[at] == "lack"))
    about = behind_matter(sentence, noun + 1) if told else None
    if about:
        yield Draft("no mention", _owner(sentence, at), about, (at, noun + 1))


def without_telling(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`without mentioning the treaty`, `accepted the note without comment`."""
    passage, lows = sentence.passage, sentence.passage.lows
    telling = next((one for one in sentence.clauses if one.head == at + 1), None)
    main = next((one for one in reversed(sentence.clauses) if one.end <= at and one.kind == "finite"), None)
    if telling and lows[at - 1 : at] not in (["goes"], ["go"], ["went"]):
        about = behind_verb(sentence, telling, late=False) or behind_noun(sentence, telling, denied=True)
        if about:
            yield Draft("without telling", telling.subject, about, (at, at + 2))
    elif main and lows[at + 1 : at + 2] in (["comment"], ["explanation"], ["response"], ["elaboration"]):
        about = noun_phrase_from(passage, main.end, at)
        if about:
            yield Draft("without comment", main.subject, about, (at, at + 2))


def silent_on(sentence: Sentence, at: int) -> Iterator[Draft]:
    """`was silent on the treaty`, `the silence of Strand on it`, `unwilling to discuss it`."""
    passage = sentence.passage
    telling = next((one for one in sentence.clauses if one.start == at + 1 and one.kind == "infinitive"), None)
    about = behind_verb(sentence, telling, late=True) if telling else None
    who = _owner(sentence, at)
    for on in range(at + 1, min(at + 9, sentence.end - 1)) if not telling else ():
        if passage.lows[on] in ("on", "about", "regarding", "concerning"):
            about = noun_phrase_from(passage, on + 1, sentence.end)
            who = (at + 2, on) if passage.lows[at + 1] == "of" else who
            break
    if about:
        yield Draft("silent on", who, about, (at, at + 1))


WORD_RULES: dict[str, Callable[[Sentence, int], Iterator[Draft]]] = {
    **dict.fromkeys(("no", "little", "lack", "scant"), no_mention),
    **dict.fromkeys(("silent", "silence", "reticent", "mum", "tight-lipped", "unwilling", "reluctant"), silent_on),
    "without": without_telling,
}


def _owner(sentence: Sentence, at: int) -> Phrase | None:
    """Whose the silence is: the possessive before it, or the subject of the `be` before it."""
    passage = sentence.passage
    if passage.tags[at - 1 : at] == "'":
        return noun_phrase_before(passage, at - 1, sentence.start)
    verb = next((one for one in reversed(sentence.clauses) if one.end <= at and one.kind == "finite"), None)
    if verb is None or verb.subject is None or verb.end < at - 2 or passage.lows[verb.subject[0]] == "there":
        return None
    return verb.subject if verb.lemma in ("be", "remain", "keep", "stay", "make") else None
