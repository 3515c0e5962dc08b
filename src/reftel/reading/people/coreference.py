"""Pronouns: who `he`, `she`, `they`, `I` and `we` are, by recency, number and gender.

A pronoun that opens a sentence means whom the sentence before was about (centering: B. Grosz, A. Joshi, S. Weinstein,
1995, in its simplest form), and in a report that is who spoke in it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.rows import row_of_words
from reftel.reading.mentions import Mention
from reftel.reading.people.groups import Groups
from reftel.reading.people.lexicon import words
from reftel.reading.people.quotations import Quotations
from reftel.reading.people.resolved import Resolved
from reftel.reading.people.subjects import About, Referent, Subjects
from reftel.reading.people.voices import Voices

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["Scene"]

_HE: Final = words("he")
_SHE: Final = words("she")
_THEY: Final = words("they")
_YOU: Final = words("you")
_I: Final = words("i")
_WE: Final = words("we")
_FARTHEST: Final = 40  # sentences back in which a pronoun looks for whom it means
_LEAST_BEFORE: Final = 4  # tokens before the `he` of `Strand's note, in which he`
_FEW: Final = 3  # sentences back in which `she` looks for somebody known for a woman
_SECOND: Final = 8  # sentences back in which it looks for another one
_CALLED_SHE: Final = row_of_words(lambda: {"she"})


@mypyc_attr(acyclic=True)
class Scene:
    """What stands before a place: subjects, last mentions; and who speaks (`voices`)."""

    __slots__ = ("_cast", "_groups", "_places", "_quotations", "_told", "_women", "voices")

    def __init__(self, cast: "Cast") -> None:
        """Nothing is worked out before it is asked for."""
        self._cast = cast
        self._quotations = Quotations()
        self._told = {one: Subjects(cast, self._quotations, quoted=one) for one in (False, True)}
        self._places: dict[int, list[tuple[int, int]]] | None = None
        self._groups = Groups(cast)
        self.voices = Voices(cast, self._told[False])
        self._women: frozenset[str | None] | None = None

    def pronoun(self, passage: Passage, at: int) -> Resolved | None:
        """Return whom a pronoun means; None where the token is no pronoun."""
        low = passage.lows[at]
        if low in _HE:
            return Resolved(self._single(passage, at, "m"))
        if low in _SHE:
            return Resolved(self._single(passage, at, "f"))
        if low in _THEY:
            phrase = self._groups.many(passage, at)
            return Resolved(self._cast.who(*phrase) if phrase else None)
        if low in ("it", "its"):
            return Resolved((self._groups.one if low == "it" else self._groups.owner)(passage, at))
        if low in _YOU:
            return Resolved(self.voices.addressed(passage, at))
        first = low in _I or (low in _WE and not _is_state(passage, at))
        return Resolved(self.voices.speaks(passage, at)) if first else None

    def they(self, index: int, at: int) -> list[str]:
        """Return all whom `they` means: the list that was the subject before."""
        phrase = self._groups.many(self._cast.study.passages[index], at)
        return self._cast.everybody(*phrase) if phrase else []

    def unnamed(self, index: int, at: int) -> str | None:
        """Return who a verb without any subject means (`Said he agreed`): whom the text is about."""
        passage = self._cast.study.passages[index]
        number = passage.sentence_index(at)
        before = self._before(self._told_at(passage, at), passage.index, number - 1, _FARTHEST)
        return next((one.name for about in before for one in about.everybody() if one.name), None)

    def latest(self, fits: list[int], index: int, at: int) -> int | None:
        """Return the one of some people who was mentioned last in the passage; else the one mentioned most before."""
        if len(fits) > 1:
            fits = self._not_named(fits, index, at) or fits
        if len(fits) < 2:
            return fits[0] if fits else None
        spoke = self._spoke_last({self._cast.people[one].name: one for one in fits}, index, at)
        if spoke is not None:
            return spoke
        places = self._all_places()
        before = {one: bisect_left(places.get(one, ()), (index, at)) for one in fits}
        here = [(places[one][count - 1], one) for one, count in before.items() if count]
        here = [pair for pair in here if pair[0][0] == index]
        if here:
            return max(here)[1]
        often = sorted(((count, one) for one, count in before.items()), reverse=True)
        return often[0][1] if often[0][0] > often[1][0] else None

    def _not_named(self, fits: list[int], index: int, at: int) -> list[int]:
        """Those of some people whom the sentence of a token does not name: `The President will tell Strand`."""
        passage = self._cast.study.passages[index]
        start, end = passage.sentences[passage.sentence_index(at)]
        named = {one.entry for one in self._cast.mentions.within(index, start, end) if one.kind == "person"}
        return [one for one in fits if one not in named]

    def _spoke_last(self, names: dict[str | None, int], index: int, at: int) -> int | None:
        """The one of some people, by their names, who spoke last in the few sentences before a token."""
        passage = self._cast.study.passages[index]
        number = passage.sentence_index(at)
        abouts = self._before(self._told_at(passage, at), index, number - 1, _SECOND)
        return next((names[one.name] for about in abouts for one in about.speakers if one.name in names), None)

    def _all_places(self) -> dict[int, list[tuple[int, int]]]:
        """Where each person is mentioned."""
        if self._places is None:
            self._places = {}
            for passage in self._cast.study.passages:
                for mention in self._cast.mentions.of(passage.index):
                    if mention.kind == "person":
                        self._places.setdefault(mention.entry, []).append((passage.index, mention.start))
            for places in self._places.values():
                places.sort()
        return self._places

    def _single(self, passage: Passage, at: int, gender: str) -> str | None:
        number = passage.sentence_index(at)
        told = self._told_at(passage, at)
        fits = self._fitting(self._owner(passage, number, at), gender)
        if fits is None:
            fits = self._fitting(told.before(passage, number, at), gender)
        if gender == "f" and (fits is None or (fits.name and not fits.gender)):
            fits = self._woman(told, passage, number) or fits
        if fits is None:
            fits = self._nearest(told, passage.index, number - 1, gender)
        if fits is not None and gender == "m":
            named = self._named_behind(passage, number, at)
            if fits.name in named:
                fits = self._other(told, named, passage.index, number - 1)
        return fits.name if fits else None

    def _woman(self, told: Subjects, passage: Passage, number: int) -> Referent | None:
        """Who is known for a woman and was the subject of one of the few sentences before: `Mrs. Strand said`.

        Where the paragraph itself tells of somebody, she is not looked for in the one above.
        """
        named = False
        for back, about in enumerate(self._before(told, passage.index, number - 1, _FEW)):
            if named and back >= number:
                break
            for one in (*about.speakers, *about.subjects):
                if one.gender == "f":
                    return one
                named = named or bool(one.name)
        return None

    def _owner(self, passage: Passage, number: int, at: int) -> Iterator[Referent]:
        """Whose a thing is in which he says something: `Strand's interview with the Tide, in which he said`."""
        if at < _LEAST_BEFORE or passage.lows[at - 2 : at] != ["in", "which"]:
            return
        end = at - 2 - (passage.tags[at - 3] == ",")
        thing = noun_phrase_before(passage, end, passage.sentences[number][0])
        sign = passage.tags.find("'", *thing) if thing else -1
        entry = self._cast.person_at(passage.index, thing[0], sign) if thing and sign > thing[0] else None
        if entry is not None:
            yield self._told[True].referent(entry)

    def _told_at(self, passage: Passage, at: int) -> Subjects:
        """Whom sentences are about for a token, which in quoted words is told of what stands in these as well."""
        return self._told[self._quotations.has(passage, at)]

    def _named_behind(self, passage: Passage, number: int, at: int) -> set[str | None]:
        """Whom a sentence that `he` opens names behind it, none of whom he is: `He said Strand had asked him`.

        Principle C of binding: N. Chomsky, Lectures on Government and Binding, 1981. A name put in to say who is
        meant is none of these: `He (Strand) said`.
        """
        start, end = passage.sentences[number]
        if at != start:
            return set()
        stop = passage.tags.find(";U", at, end)  # `He left; we hope that Strand will stay` is two sentences
        behind = self._cast.mentions.within(passage.index, at + 1, end if stop < 0 else stop)
        people = (one for one in behind if one.kind == "person" and not _is_put_in(passage, at, one))
        return {self._cast.people[one.entry].name for one in people}

    def _other(self, told: Subjects, named: set[str | None], index: int, number: int) -> Referent | None:
        """The last one before who spoke, or of whom a sentence was, and who is none of those named."""
        for about in self._before(told, index, number, _SECOND):
            free = (one for one in (*about.speakers, *about.subjects, *about.inner) if one.name not in named)
            if fits := self._fitting(free, "m"):
                return fits
        return None

    def _fitting(self, about: Iterable[Referent], gender: str) -> Referent | None:
        """The first of some whom a pronoun can mean: of its gender, and not the one who says `I`."""
        writer = self.voices.first_person()
        for one in about:
            if one.gender not in ("", gender) or (one.name is not None and one.name == writer):
                continue
            if gender == "f" or one.gender or one.name not in self._called_she():
                return one
        return None

    def _called_she(self) -> frozenset[str | None]:
        """The people whom the cable calls `she` somewhere, which no list of given names need know."""
        if self._women is None:
            passages = [one for one in self._cast.study.passages if "!" in _CALLED_SHE.of(one)]
            self._women = frozenset(name for one in passages for name in self._women_of(one))
        return self._women

    def _women_of(self, passage: Passage) -> Iterator[str | None]:
        """The one person named before each `she`, in its sentence or the one before, who can be meant."""
        for at in _CALLED_SHE.places(passage):
            if self._has_woman(passage, at):
                continue
            number = passage.sentence_index(at)
            for back in (max(0, number - 1),) if _is_beside(passage, at) else (number, max(0, number - 1)):
                near = self._cast.mentions.within(passage.index, passage.sentences[back][0], at)
                told = [one for one in near if one.kind == "person" and not _is_teller(passage, one)]
                people = {self._told[True].referent(one.entry) for one in told}
                fits = [one for one in people if one.gender != "m"]
                if len(fits) == 1:
                    yield fits[0].name
                if fits:
                    break

    def _has_woman(self, passage: Passage, at: int) -> bool:
        """Whether a passage before a token, or the one above, names a woman who is known for one."""
        above = self._cast.mentions.of(passage.index - 1) if passage.index else []
        named = [*above, *self._cast.mentions.within(passage.index, 0, at)]
        return any(self._told[True].referent(one.entry).gender == "f" for one in named if one.kind == "person")

    def _nearest(self, told: Subjects, index: int, number: int, gender: str) -> Referent | None:
        """Whom the last sentence of a passage up to a number, or of the passages before, is about that fits."""
        for about in self._before(told, index, number, _FARTHEST):
            if gender not in about.fitting:
                about.fitting[gender] = self._fitting(about.everybody(), gender)
            fits = about.fitting[gender]
            if fits is not None:
                return fits
        return None

    def _before(self, told: Subjects, index: int, number: int, most: int) -> Iterator[About]:
        """Whom the sentences up to one of a passage, and in the passages before, are about, from the last on."""
        while index >= 0:
            for back in range(number, -1, -1):
                if not most:
                    return
                yield told.of(index, back)
                most -= 1
            index -= 1
            number = len(self._cast.study.passages[index].sentences) - 1


def _is_state(passage: Passage, at: int) -> bool:
    """Whether what looks like a pronoun in capitals is a state: `US feels that`."""
    return passage.words[at] == "US" and not passage.capitals


def _is_beside(passage: Passage, at: int) -> bool:
    """Whether a pronoun says what another does: `Strand, she said, left`."""
    return passage.tags[at - 1 : at + 3] in (",UE,", ",UZ,")


def _is_teller(passage: Passage, one: Mention) -> bool:
    """Whether somebody tells what she does: `according to Strand, she`."""
    before, behind = passage.lows[max(one.start - 2, 0) : one.start], passage.lows[one.end : one.end + 2]
    return before == ["according", "to"] and behind == [",", "she"]


def _is_put_in(passage: Passage, at: int, one: Mention) -> bool:
    """Whether a name says who a pronoun is: `he (Strand)`, `He, Minister Strand, said`."""
    first = one.phrase[0] if one.phrase else one.start
    return passage.tags[first - 1] == "(" or (first <= at + 3 and passage.tags[at + 1] == ",")
