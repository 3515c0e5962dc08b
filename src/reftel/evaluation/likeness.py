"""When two texts, two names, two entries are the same thing: the measures that a comparison pairs entries by.

Entries are plain JSON objects, since a record made by hand need not have every key. Every measure is 0 for entries that
are not the same thing, and the larger the nearer they are.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

__all__ = ["Entry", "Likeness", "overlap", "same_name"]

Entry = dict[str, Any]
Likeness = Callable[[Entry, Entry], float]

# fmt: off
_STOP = frozenset((
    "a", "an", "the", "of", "to", "and", "in", "for", "on", "at", "by", "with", "from", "that", "this", "it", "its",
    "his", "her", "their", "was", "is", "are", "be", "been", "had", "has", "have", "as", "or", "which", "who", "whom",
    "would", "also",
))
# fmt: on
_WORD = re.compile(r"[a-z0-9]+")
_ALIKE = 0.4  # of a text's words, where a paragraph has few entries of the kind
_HALF = 0.5
_CONTENT = 0.6
_NAME = 0.8


def tokens(text: str | None) -> Counter[str]:
    """Return a text's content words in small letters, counted; all its words where it has no others.

    >>> sorted(tokens("The state of the talks"))
    ['state', 'talks']
    """
    words = _WORD.findall((text or "").lower())
    kept = [word for word in words if word not in _STOP]
    return Counter(kept or words)


def overlap(one: str | None, other: str | None) -> float:
    """Return the F1 of two texts' words, from 0 to 1; 1 where both are empty.

    >>> overlap("the fisheries agreement", "fisheries agreement")
    1.0
    >>> overlap("fisheries agreement", "fisheries")
    0.6666666666666666
    """
    first, second = tokens(one), tokens(other)
    if not first and not second:
        return 1.0
    same = sum((first & second).values())
    return 2 * same / (sum(first.values()) + sum(second.values())) if same else 0.0


def same_name(one: str | None, other: str | None) -> bool:
    """Return whether all words of the shorter name stand in the longer one.

    >>> same_name("Strand", "Leontine Strand"), same_name("Leontine Strand", "Leontine Tran")
    (True, False)
    """
    if not one or not other:
        return False
    short, long = sorted((tokens(one), tokens(other)), key=lambda words: sum(words.values()))
    return bool(short) and sum((short & long).values()) / sum(short.values()) >= 0.99


def like_person(gold: Entry, found: Entry) -> float:
    """One name."""
    return 1.0 if same_name(gold["name"], found.get("name")) else 0.0


def like_body(gold: Entry, found: Entry) -> float:
    """The name or abbreviation made by hand is one of the found entry's forms."""
    names = [gold.get("name"), gold.get("abbreviation")]
    forms = [found.get("name"), found.get("abbreviation"), *(found.get("mentions") or [])]
    return 1.0 if any(name and form and overlap(name, form) >= _NAME for name in names for form in forms) else 0.0


def like_meeting(gold: Entry, found: Entry) -> float:
    """A paragraph and at least two participants in common; of a single participant, the kind too."""
    if not _paragraphs(gold) & _paragraphs(found):
        return 0.0
    wanted, there = gold["participants"], found.get("participants") or []
    met: int = sum(any(same_name(one, other) or overlap(one, other) >= _CONTENT for other in there) for one in wanted)
    if met < min(2, len(wanted)) or (len(wanted) == 1 and gold["kind"] != found.get("kind")):
        return 0.0
    same_kind: bool = gold["kind"] == found.get("kind")
    return met / max(len(wanted), len(there)) + 0.2 * same_kind


def _paragraphs(entry: Entry) -> set[int | None]:
    many = entry.get("paragraphs")
    return set(many) if many else {entry.get("paragraph")}


def like_statement(gold: Entry, found: Entry) -> float:
    """One paragraph, and content, source and cue that agree."""
    if gold["paragraph"] != found.get("paragraph"):
        return 0.0
    content, cue = overlap(gold["content"], found.get("content")), overlap(gold["cue"], found.get("cue"))
    source = _like_source(gold, found)
    return content + source + cue if content >= _CONTENT and source and cue else 0.0


def _like_source(gold: Entry, found: Entry) -> float:
    """The words that name who; failing these, half for the right speaker."""
    if not gold["source"] and not found.get("source"):
        return 1.0
    words = overlap(gold["source"], found.get("source"))
    return words or (0.5 * same_name(gold["speaker"], found.get("speaker")) if gold.get("speaker") else 0.0)


def like_topic(gold: Entry, found: Entry) -> float:
    """One paragraph, and what it is about."""
    near = overlap(gold["about"], found.get("about"))
    return near if gold["paragraph"] == found.get("paragraph") and near >= _ALIKE else 0.0


def like_plan(gold: Entry, found: Entry) -> float:
    """One paragraph, and what is to be done; the nearer, the more who agrees."""
    what = overlap(gold["what"], found.get("what"))
    who = overlap(gold["who"], found.get("who")) or float(same_name(gold["who"], found.get("who")))
    return what + 0.5 * who if gold["paragraph"] == found.get("paragraph") and what >= _HALF else 0.0


def like_date(gold: Entry, found: Entry) -> float:
    """One paragraph, the same days, and words in common."""
    same = gold["paragraph"] == found.get("paragraph") and _days(gold) == _days(found)
    return overlap(gold["text"], found.get("text")) if same else 0.0


def _days(entry: Entry) -> tuple[Any, Any]:
    return entry.get("from"), entry.get("to")


def like_damage(gold: Entry, found: Entry) -> float:
    """One kind of damage at one place."""
    return 1.0 if gold["kind"] == found.get("kind") and gold["paragraph"] == found.get("paragraph") else 0.0
