"""Between whom an instrument is: the bodies in its name and around it."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["Parties"]

_LINKS = frozenset(["with", "between", "among", "and", "against", "of", "to", "for", "by", "from"])
_REACH = 6


class Parties:
    """The bodies of a cable, to be asked which of them an instrument is between."""

    __slots__ = ("_bodies", "_mentions", "_states", "_study")

    def __init__(self, study: Study, mentions: Mentions, bodies: tuple[Body, ...]) -> None:
        self._study = study
        self._mentions = mentions
        self._bodies = bodies
        self._states: dict[str, str] | None = None

    def of(self, finds: list[Find]) -> tuple[str, ...]:
        """Return the names of the bodies that mentions of an instrument name as its parties, in the order of the text.

        They are the nations in the instrument's own name, an owner before it (`NATO's`), and the bodies that follow it
        with `between`, `with`, `and`.
        """
        found: dict[str, None] = {}
        for find in finds:
            passage = self._study.passages[find.index]
            found |= dict.fromkeys(
                [*self._before(passage, find), *self._within(passage, find), *self._behind(passage, find)]
            )
        return tuple(found)

    def _before(self, passage: Passage, find: Find) -> list[str]:
        owner = find.start - 2
        name = self._at(find.index, owner) if owner >= 0 and passage.tags[owner + 1] == "'" else None
        return [name] if name else []

    def _within(self, passage: Passage, find: Find) -> list[str]:
        """The bodies in a name, and the nations that its adjectives are of (`Kestrian`, `Kestria-Veldora`)."""
        names, forms = [], lexicon(passage.capitals).forms.single
        for at in range(find.start, find.end):
            name = self._at(find.index, at)
            if name:
                names.append(name)
                continue
            word = passage.words[at]
            parts = dict.fromkeys([word, *word.split("-")]) if "-" in word else [word]
            known = [forms[part] for part in parts if part in forms]
            names += [self._called(form.key) for form in known if form.kind == "state" and form.role != "capital"]
        return names

    def _behind(self, passage: Passage, find: Find) -> list[str]:
        names: list[str] = []
        at = find.end
        while at < min(find.end + _REACH, len(passage.words)) and passage.lows[at] in _LINKS:
            if passage.tags[at] == "K" and not names:
                break
            at += 1
            at += at < len(passage.words) and passage.lows[at] == "the"
            mention = self._mentions.at(find.index, at) if at < len(passage.words) else None
            if mention is None or mention.kind != "body":
                break
            names.append(self._bodies[mention.entry].name)
            at = mention.end
        return names

    def _called(self, state: str) -> str:
        """What a cable calls a known state."""
        if self._states is None:
            self._states = dict(_states(self._bodies))
        return self._states.get(state, state)

    def _at(self, index: int, at: int) -> str | None:
        mention = self._mentions.at(index, at)
        return self._bodies[mention.entry].name if mention and mention.kind == "body" else None


def _states(bodies: tuple[Body, ...]) -> list[tuple[str, str]]:
    """What the known states are called in a cable."""
    forms = lexicon(capitals=False).forms
    found = []
    for body in bodies:
        for mention in body.mentions if body.kind == "state" else ():
            form = forms.at(mention.split(" "), 0)
            found += [(form.key, body.name)] if form else []
    return found
