"""What a cable's record says that other cables may take up: a line an entry, each with where it stands."""

from collections.abc import Iterable, Iterator

import msgspec

from reftel.corpus.contexts import Context
from reftel.corpus.identity.parties import Parties
from reftel.corpus.keywords import keys_of
from reftel.corpus.standings import StandingTold, called_of, full_name, standings_of
from reftel.record import Body, Cable, Change, Instrument, Meeting, Place, Plan, Silence, Span, change_words

__all__ = ["DAY", "KeptLine", "Line", "lines_of"]

DAY = "coalesce(CASE register WHEN 'meetings' THEN start END, date)"
"""The day of a line in SQL, as `Line.day` has it: what lists of lines stand in the order of."""

_BETWEEN = frozenset({"committee", "organisation"})  # bodies that parties meet in


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry of a register, for a person to read.

    `copy` and `position` say which entry it is, `paragraph` the number of the one that says it. `who` are those it
    names as doing it, `kind` is the entry's own (of a plan its standing), `name` that of an instrument; `start` and
    `end` are the ISO days it speaks of, `date` that of the cable. `parties` are those named around its words, and those
    of `who`; of a meeting of two and more known ones these alone, whomever they spoke of; those who `met` are known of
    it even where they are one, and the other is anybody: those around, and whose the place is. Of a plan, `about` is
    what its `it` stands for.
    """

    copy: str
    cable: str | None
    date: str | None
    register: str
    position: int
    paragraph: int
    kind: str
    words: str
    name: str = ""
    who: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    parties: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    about: str = ""
    post: str | None = None

    @property
    def day(self) -> str | None:
        """The day by which it stands in a list: of a meeting its own, where that is told, else that of the cable."""
        return (self.start if self.register == "meetings" else None) or self.date


class KeptLine(Line, frozen=True, kw_only=True, gc=False):
    """A line with what a plan is known again by: `doers` are names of whoever is to do it, `names` its sentence's.

    `keys` are the words by which later sentences are found.
    """

    keys: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def with_keys(self) -> "KeptLine":
        """The plan with its keys."""
        keys = keys_of(" ".join((self.words, self.about, *(self.doers or self.who), *self.names)))
        return msgspec.structs.replace(self, keys=keys)


def lines_of(copy: str, cable: Cable, parties: Parties, context: Context) -> Iterator[KeptLine]:
    """Yield the meetings, instruments, bodies between parties, silences, changes, plans and standings of a cable.

    A statement told through another's is a line of the register `through`: who says so of whom. One of `called` tells
    of what the cable has no name of its own for: which forum or treaty that is, other cables may say.
    """
    making = _Making(copy, cable, parties, context)
    yield from (making.meeting(*each) for each in enumerate(cable.meetings))
    yield from (making.instrument(*each) for each in enumerate(cable.instruments))
    yield from (making.body(*each) for each in enumerate(cable.bodies) if each[1].kind in _BETWEEN)
    yield from (making.silence(*each) for each in enumerate(cable.silences))
    yield from (making.change(*each) for each in enumerate(cable.changes))
    yield from (making.plan(*each) for each in enumerate(cable.plans))
    yield from (making.standing(*each, "standings") for each in enumerate(standings_of(cable)))
    yield from (making.standing(*each, "called") for each in enumerate(called_of(cable)))
    yield from making.through()


class _Making:
    """The making of one cable's lines."""

    def __init__(self, copy: str, cable: Cable, parties: Parties, context: Context) -> None:
        self._copy, self._cable, self._parties, self._context = copy, cable, parties, context
        self._people = {one.name for one in cable.people}

    def meeting(self, position: int, one: Meeting) -> KeptLine:
        place = f" at {one.place}" if one.place else ""
        host = f", host {one.host}" if one.host else ""
        who = tuple(dict.fromkeys((*one.participants, *filter(None, [one.host]))))
        kind = "" if one.kind == "other" else f"{one.kind}: "
        words = f"{kind}{', '.join(one.participants)}{place}{host}"
        made = self._line(
            "meetings",
            position,
            one.kind,
            words,
            at=one.at,
            paragraphs=(*self._told(one.at), *one.paragraphs),
            who=who,
            days=one.date,
        )
        whose = [self._parties.of(each) for each in who]
        present = set[str]().union(*whose)
        met = present | self._parties.of(one.place)  # whose a place is may have been there, or have lent it
        if len(present) > 1 or (len(met) > 1 and all(whose)):
            return msgspec.structs.replace(made, parties=tuple(sorted(met)), met=tuple(sorted(met)))
        parties = tuple(sorted({*made.parties, *met}))
        if present and any(one in self._people and not its for one, its in zip(who, whose, strict=True)):
            present |= {self._strangers_party(present)}
        return msgspec.structs.replace(made, parties=parties, met=tuple(sorted(present - {""})))

    def _strangers_party(self, present: set[str]) -> str:
        """Whose somebody is taken for who meets others, where nothing tells it: the host's, or his who writes."""
        host = self._parties.host
        return host if host and host not in present else self._parties.sender

    def instrument(self, position: int, one: Instrument) -> KeptLine:
        told = self._told(one.standing_at) if one.standing else []  # where its standing is told, that is cited
        made = self._line(
            "instruments",
            position,
            one.kind,
            one.standing or "",
            at=one.at,
            paragraphs=(*told, *one.paragraphs),
            who=one.parties,
        )
        return msgspec.structs.replace(made, name=full_name(one.name, one.abbreviation))

    def standing(self, position: int, one: StandingTold, register: str) -> KeptLine:
        paragraph = self._cable.paragraphs[one.sentence.index]
        words = paragraph.text[one.sentence.start : one.sentence.end]
        made = self._line(register, position, one.standing, words, at=(one.sentence,), paragraphs=(paragraph.number,))
        return msgspec.structs.replace(made, name=one.name, about=one.kind)

    def body(self, position: int, one: Body) -> KeptLine:
        made = self._line("bodies", position, one.kind, "", at=one.at, paragraphs=one.paragraphs)
        return msgspec.structs.replace(made, name=full_name(one.name, one.abbreviation))

    def silence(self, position: int, one: Silence) -> KeptLine:
        who = tuple(filter(None, [one.who]))
        told = f" (so {one.said_by})" if one.said_by else ""
        words = f"{one.who or 'somebody unnamed'} silent on: {one.about}{told}"
        return self._line("silences", position, "", words, at=one.at, paragraphs=(one.paragraph,), who=who)

    def change(self, position: int, one: Change) -> KeptLine:
        words = change_words(self._cable, one)
        return self._line("changes", position, "", words, at=one.at, paragraphs=(one.paragraph,))

    def plan(self, position: int, one: Plan) -> KeptLine:
        who = tuple(filter(None, [one.who]))
        made = self._line(
            "plans", position, one.standing, one.what, at=one.at, paragraphs=(one.paragraph,), who=who, days=one.when
        )
        doers, about, names = self._context.doers(one.who), self._context.about(one), self._context.names(one)
        return msgspec.structs.replace(made, doers=doers, about=about, names=names).with_keys

    def through(self) -> Iterator[KeptLine]:
        statements = self._cable.statements
        for position, one in enumerate(statements):
            around = statements[one.via] if one.via is not None and one.via < len(statements) else None
            if around and around.speaker and one.speaker and around.speaker != one.speaker:
                who = (around.speaker, one.speaker)
                yield self._line("through", position, "", one.cue, at=one.at, paragraphs=(one.paragraph,), who=who)

    def _told(self, at: Iterable[Place]) -> list[int]:
        """The numbers of the paragraphs of some places, those of a summary last: what it tells in short comes later."""
        paragraphs = [self._cable.paragraphs[place.index] for place in at if self._cable.paragraphs]
        return [one.number for one in sorted(paragraphs, key=lambda one: one.block == "summary")]

    def _line(  # noqa: PLR0913  what every register has
        self,
        register: str,
        position: int,
        kind: str,
        words: str,
        *,
        at: tuple[Place, ...],
        paragraphs: tuple[int, ...],
        who: tuple[str, ...] = (),
        days: Span | None = None,
    ) -> KeptLine:
        return KeptLine(
            copy=self._copy,
            cable=self._cable.id,
            date=self._cable.header.date,
            post=self._cable.header.post,
            register=register,
            position=position,
            paragraph=paragraphs[0] if paragraphs else 0,
            kind=kind,
            words=words,
            who=who,
            start=days.from_ if days else None,
            end=days.to if days else None,
            parties=tuple(sorted(self._of(at, paragraphs, who))),
        )

    def _of(self, at: Iterable[Place], paragraphs: Iterable[int], who: Iterable[str]) -> set[str]:
        """The parties around the words, and of those who are named."""
        found = self._parties.mentions.around(at or self._parties.mentions.whole(paragraphs))
        for name in who:
            found |= self._parties.of(name)
        return found
