"""The tables of cues are whole: no verb twice, no letter that no rule knows."""

from collections import Counter

import pytest

from reftel.reading.base.tables import read_rows
from reftel.reading.base.words import base_tags, forms_of
from reftel.reading.statements.lexicon import CARRIER, NOUN, VERB, adjectives, carriers, nouns, triggers, verbs

_KINDS = {"say", "mind", "show", "hush"}


@pytest.mark.parametrize("name", ["cues.csv", "cue_nouns.csv", "cue_adjectives.csv", "cue_words.csv"])
def test_no_row_stands_twice(name: str) -> None:
    counts = Counter(row[0] for row in read_rows(name, 2))
    assert [word for word, count in counts.items() if count > 1] == []


def test_frames_are_known() -> None:
    for lemma, verb in verbs().items():
        assert verb.kind in _KINDS, lemma
        assert verb.letters <= set("tcTqoOigwuan!Pl1r"), lemma


def test_verbs_are_words_with_forms() -> None:
    heads = {lemma.partition(" ")[0] for lemma in verbs()}
    short = {"cast", "come", "put", "set"}  # verbs with one form for two
    assert [head for head in sorted(heads) if head not in base_tags()] == []
    assert [head for head in sorted(heads - short) if len(forms_of({head})) < 4] == []


def test_carriers_are_verbs() -> None:
    assert carriers() - {lemma.partition(" ")[0] for lemma in verbs()} == set()


def test_triggers() -> None:
    assert triggers()["said"] & VERB
    assert triggers()["concerns"] & NOUN
    assert triggers()["had"] & CARRIER
    assert not triggers()["had"] & VERB
    assert set(adjectives()) | set(nouns()) <= set(triggers())
