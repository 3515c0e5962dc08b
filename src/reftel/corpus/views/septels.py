"""Cables announced without a number (septel), taken for the one that they can mean; and which cable answers which."""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.corpus.kept.facts import Copy
from reftel.corpus.keywords import keys_of

__all__ = ["DAYS", "Meant", "meant_by", "replies"]

DAYS = 7  # before and after a cable in which its septel is sent
_SURE = 2  # words of the subject that tell a cable among several
_DEPARTMENT = ("STATE", "SECSTATE")


class Meant(msgspec.Struct, frozen=True, kw_only=True):
    """The cable that a sentence with `septel` is taken for: inferred from post, days, and the words of its subject."""

    words: str
    cable: str
    reasons: tuple[str, ...]


def meant_by(copy: Copy, near: Iterable[Copy]) -> Iterator[Meant]:
    """Yield the cable that each septel means, where one is left; `near` are others of its post, of the days around.

    >>> announcing = Copy(
    ...     copy="a",
    ...     cable="08LYSANDRA331",
    ...     date="2008-10-21",
    ...     subject=None,
    ...     septels=("Septel reports the harbor levy.",),
    ... )
    >>> levy = Copy(copy="b", cable="08LYSANDRA332", date="2008-10-21", subject="HARBOR LEVY PASSED")
    >>> [one.cable for one in meant_by(announcing, [levy])]
    ['08LYSANDRA332']
    """
    others = {one.cable: one for one in near if one.cable and one.cable not in {copy.cable, *copy.references}}
    for words in copy.septels:
        shared = {name: _shared(words, one) for name, one in others.items()}
        ranked = sorted((name for name in shared if shared[name]), key=lambda name: (-len(shared[name]), name))
        if ranked and _is_alone([len(shared[name]) for name in ranked]):
            best = others[ranked[0]]
            days = "of the same day" if best.date == copy.date else f"of {best.date}"
            told = f"subject has {', '.join(sorted(shared[ranked[0]]))}"
            yield Meant(words=words, cable=ranked[0], reasons=("of the same post", days, told))


def replies(copy: Copy, other: Copy) -> bool:
    """Return whether a cable that refers to another one is sent to that one's post."""
    post = (other.post or "").upper()
    names = _DEPARTMENT if post in {"STATE", "DEPARTMENT", "SECSTATE"} else (post,)
    receivers = {word for addressee in copy.to for word in addressee.upper().split()}
    return bool(post) and any(set(name.split()) <= receivers for name in names)


def _shared(words: str, other: Copy) -> set[str]:
    """Words of a subject that stand in a sentence, whole words and not their first letters only."""
    here = {word: key for word in words.split() for key in keys_of(word)}
    keys = set(here.values()) & set(keys_of(other.subject or ""))
    return {word.strip('.,;:()"').lower() for word, key in here.items() if key in keys}


def _is_alone(counts: list[int]) -> bool:
    """Whether the best of some candidates is the only one, or has more than one word and more than any other."""
    return len(counts) == 1 or (counts[0] >= _SURE and counts[0] > counts[1])
