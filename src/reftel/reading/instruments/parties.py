"""Between whom an instrument is: the bodies in its name and around it."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["parties_of"]

_LINKS = frozenset(["with", "between", "among", "and", "against", "of", "to", "for", "by", "from"])
_REACH = 6


def parties_of(study: Study, finds: list[Find], mentions: Mentions, bodies: tuple[Body, ...]) -> tuple[str, ...]:
    """Return the names of the bodies that an instrument's mentions name as its parties, in the order of the text.

    They are the nations in the instrument's own name, an owner before it (`NATO's`), and the bodies that follow it with
    `between`, `with`, `and`.
    """
    found: dict[str, None] = {}
    by_state = {body.name: body.name for body in bodies} | {
        form: body.name for body in bodies for form in body.mentions
    }
    for find in finds:
        passage = study.passages[find.index]
        found |= dict.fromkeys(_within(passage, find, mentions, bodies, by_state))
        found |= dict.fromkeys(_around(passage, find, mentions, bodies))
    return tuple(found)


def _within(
    passage: Passage, find: Find, mentions: Mentions, bodies: tuple[Body, ...], by_state: dict[str, str]
) -> list[str]:
    """The bodies in a name, and the nations that its adjectives are of (`Kestrian`, `Kestria-Veldora`)."""
    names = [bodies[one.entry].name for one in mentions.within(find.index, find.start, find.end) if one.kind == "body"]
    lex = lexicon(passage.capitals)
    for at in range(find.start, find.end):
        for part in [passage.words[at], *passage.words[at].split("-")]:
            forms = lex.forms.get(part, ())
            names += [
                by_state.get(form.key, form.key) for form in forms if form.kind == "state" and len(form.words) == 1
            ]
    return names


def _around(passage: Passage, find: Find, mentions: Mentions, bodies: tuple[Body, ...]) -> list[str]:
    """The owner before a name, and what follows it with a preposition."""
    names = []
    owner = find.start - 2
    if owner >= 0 and passage.tags[owner + 1] == "'" and (name := _body_at(find.index, owner, mentions, bodies)):
        names.append(name)
    at = find.end
    while at < min(find.end + _REACH, len(passage.words)) and passage.lows[at] in _LINKS:
        at += 1
        at += at < len(passage.words) and passage.lows[at] == "the"
        mention = mentions.at(find.index, at) if at < len(passage.words) else None
        if mention is None or mention.kind != "body":
            break
        names.append(bodies[mention.entry].name)
        at = mention.end
    return names


def _body_at(index: int, at: int, mentions: Mentions, bodies: tuple[Body, ...]) -> str | None:
    mention = mentions.at(index, at)
    return bodies[mention.entry].name if mention and mention.kind == "body" else None
