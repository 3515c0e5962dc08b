"""Between whom an instrument is: the bodies in its name and around it."""

from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.instruments.lexicon import HEADS
from reftel.reading.instruments.stretches import sentence_of
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["Parties"]

_LINKS: Final = frozenset(["with", "between", "among", "and", "against", "of", "to", "for", "by", "from"])
_REACH: Final = 6
_NEAR: Final = 5  # tokens between a verb of signing and what is signed
_SIGNERS: Final = frozenset(["state", "government", "organisation", "company", "ministry", "other"])


def _is_signed(passage: Passage, start: int) -> bool:
    near = passage.lows[max(start - _NEAR, 0) : start]
    return not (HEADS.signings.isdisjoint(near) and HEADS.dealings.isdisjoint(near))


def _is_dealing(low: str) -> bool:
    """Whether a word is a verb whose subjects are between whom an instrument is."""
    return low in HEADS.signings or low in HEADS.dealings


def _signing_before(passage: Passage, start: int) -> int | None:
    """The verb of signing that stands before a name, but for an article and an adjective."""
    for verb in range(start - 1, max(start - _NEAR, -1), -1):
        if _is_dealing(passage.lows[verb]):
            return verb
        if passage.tags[verb] not in "DJ":
            return None
    return None


def _is_done(clause: Clause) -> bool:
    """Whether a clause says that somebody does or will do something: not `refused to sign`."""
    return clause.kind == "finite" and not (clause.passive or clause.negated)


def _behind_letters(passage: Passage, at: int) -> int:
    """The token behind the letters in brackets that a name has: `the Strait Transit Agreement (STA) | with`."""
    return at + 3 if passage.tags[at : at + 3] in ("(C)", "(k)", "(N)") else at


@mypyc_attr(acyclic=True)
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

        They are the bodies that sign it, the nations in the instrument's own name, an owner before it (`NATO's`), and
        the bodies that follow it with `between`, `with`, `and`.
        """
        found: dict[str, None] = {}
        for find in finds:
            passage = self._study.passages[find.index]
            found |= dict.fromkeys(
                [
                    *(self._signing(passage, find) if _is_signed(passage, find.start) else ()),
                    *self._before(passage, find),
                    *self._within(passage, find),
                    *self._behind(passage, find),
                ]
            )
        return tuple(found)

    def _signing(self, passage: Passage, find: Find) -> list[str]:
        """`Kestria and Veldora would sign the treaty`: whom the subject names, one beside the other."""
        verb = _signing_before(passage, find.start)
        if verb is None:
            return []
        clauses = self._study.clauses(passage, sentence_of(passage, verb))
        subject = next((one.subject for one in clauses if one.start <= verb < one.end and _is_done(one)), None)
        if subject is None:
            return []
        is_list = "K" in passage.tags[max(subject[0] - 1, 0) : subject[1]]
        return self._listed(passage, self._list_start(passage, subject[0]) if is_list else subject[0], subject[1])

    def _list_start(self, passage: Passage, start: int) -> int:
        """Where a list begins whose end is a subject: `Norway, Fiji and Iceland`, `Norway (GON) and | Iceland`."""
        while start > 1 and passage.tags[start - 1] in ",K":
            end = start - 1
            end -= 3 * (end > 2 and _behind_letters(passage, end - 3) == end)
            one = self._body(passage, end - 1)
            if one is None:
                break
            start = one.start
        return start

    def _body(self, passage: Passage, at: int) -> Mention | None:
        mention = self._mentions.at(passage.index, at)
        return mention if mention and mention.kind == "body" else None

    def _listed(self, passage: Passage, start: int, end: int) -> list[str]:
        names: list[str] = []
        at = start
        while at < end and passage.tags[at] in "#y,":
            at += 1  # the day of the sentence
        while at < end:
            at += passage.tags[at] == "D"
            mention = self._body(passage, at) if at < end else None
            if mention is None:
                return names if at < end else []
            body = self._bodies[mention.entry]
            if body.kind not in _SIGNERS:
                return []
            names.append(body.name)
            at = _behind_letters(passage, mention.end)
            if at < end and passage.tags[at] not in ",K":
                return []
            while at < end and passage.tags[at] in ",K":
                at += 1
        return names

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
                names += [name] if name != passage.words_of(find.start, find.end) else []
                continue
            word = passage.words[at]
            parts = dict.fromkeys([word, *word.split("-")]) if "-" in word else [word]
            known = [forms[part] for part in parts if part in forms]
            names += [self._called(form.key) for form in known if form.kind == "state" and form.role != "capital"]
        return names

    def _behind(self, passage: Passage, find: Find) -> list[str]:
        names: list[str] = []
        at = last = _behind_letters(passage, find.end)
        while at < min(last + _REACH, len(passage.words)) and passage.lows[at] in _LINKS:
            if passage.tags[at] == "K" and not names:
                break
            at += 1
            at += at < len(passage.words) and passage.lows[at] == "the"
            mention = self._mentions.at(find.index, at) if at < len(passage.words) else None
            if mention is None or mention.kind != "body":
                break
            names.append(self._bodies[mention.entry].name)
            at = last = _behind_letters(passage, mention.end)
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
