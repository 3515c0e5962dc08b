"""Whose a plan is that a noun tells of: `the Minister's plan`, `his plan`, `the US decision`."""

import re

from reftel.reading.plans.scene import Scene

__all__ = ["giver", "name_before", "owner", "owner_within", "possessor"]

_OWNER = re.compile(r"[JNR]{0,3}'([CNJ]{1,8}D?)")
_NAMED = re.compile(r"C{1,3}(?!C)")
_BEFORE = re.compile(r"C{1,4}D?(?=[PKT,])")  # right to left
_HIS = re.compile(r"[JNRC]{0,3}D")
_HELP = frozenset(("help", "aid", "assistance", "support", "backing", "cooperation", "co-operation"))
_RESTRAINT = frozenset(("restraint", "moderation", "caution"))
_WHOSE = frozenset(("his", "her", "their", "its", "our", "my"))


def owner(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return who has a plan: the possessive before the noun, else the subject of the verb before it."""
    if whose := possessor(scene, at) or name_before(scene, at):
        return whose
    before = (one.subject for one in reversed(scene.clauses) if one.start <= at and one.kind == "finite")
    return next((one for one in before if scene.is_doer(one)), None)


def name_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the name right before a noun, or the pronoun before an adjective.

    So in `the US decision`, `we willing postpone`.
    """
    tags = scene.passage.tags
    if tags[at] in "JY":
        first = at - 1 - (tags[at - 1] == "R")
        if first >= scene.start and tags[first] == "U":
            return first, first + 1
        named = _BEFORE.match(tags[scene.start : first + 1][::-1])  # `with Kestria willing to help`
        phrase = (first + 1 - named.end(), first + 1) if named and not scene.passage.capitals else None
        return phrase if scene.is_doer(phrase) else None
    if tags[at] != "N" or scene.passage.capitals or not (named := _NAMED.match(tags[scene.start : at][::-1])):
        return None
    phrase = at - named.end(), at
    return phrase if scene.passage.words[phrase[0]][0].isupper() and scene.is_doer(phrase) else None


def possessor(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the possessive before a noun: `the Minister's`, `his`."""
    tags = scene.passage.tags
    if match := _OWNER.match(tags[scene.start : at][::-1]):
        return at - match.end(1), at - match.start(1)
    if match := _HIS.match(tags[scene.start : at][::-1]):
        his = at - match.end()
        if scene.passage.lows[his] in _WHOSE:
            return his, his + 1
    return None


def owner_within(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Return who is to give what a phrase means: `the Department's comments`, `comments of the three ministers`."""
    start, end = phrase
    tags = scene.passage.tags
    if (mark := tags.find("'", start, end)) > start:
        whose = start, mark
    elif (link := tags.find("O", start, end)) > start:
        whose = link + 1, end
    elif helper := _helper(scene, phrase):
        whose = helper
    elif scene.passage.lows[end : end + 1] == ["from"] and (giver := scene.object_at(end + 1)):
        whose = giver
    else:
        return None
    return whose if scene.is_doer(whose) else None


def giver(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Return who is to give what is asked for: `Kestria's support`, `further KLB aid`, `reform of the KLB`.

    So in `a statement by Kestria`, and in `restraint on Kestria`.
    """
    tags = scene.passage.tags
    behind = scene.passage.lows[phrase[1] : phrase[1] + 1]
    if behind == ["by"] or (behind == ["on"] and scene.passage.lows[scene.head_of(phrase)] in _RESTRAINT):
        by = scene.object_at(phrase[1] + 1)
        return by if scene.is_doer(by) else None
    mark = tags.find("'", *phrase)
    whose = (phrase[0], mark) if mark > phrase[0] else _helper(scene, phrase)
    if whose is None and (link := tags.rfind("O", *phrase)) == scene.head_of(phrase) + 1:
        named = scene.cast.mentions.at(scene.passage.index, phrase[1] - 1)
        whole = named and named.kind == "body" and named.start <= link + 2
        return (link + 1, phrase[1]) if whole else None
    return whose if scene.is_doer(whose) else None


def _helper(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Who is to help, whose name stands before the help (`further KLB assistance`, `Kestrian aid`)."""
    passage, head = scene.passage, scene.head_of(phrase)
    if passage.lows[head] not in _HELP or passage.capitals:
        return None
    first = next((at for at in range(*phrase) if passage.words[at][0].isupper() and at < head), None)
    if first is None:
        return None
    last = next((at for at in range(first, head) if not passage.words[at][0].isupper()), head)
    return first, last
