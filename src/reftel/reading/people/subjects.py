"""The people that sentences are about: their subjects, the ones who speak first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.clauses import Clause
from reftel.reading.base.hints import is_plural
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.mentions import Mention
from reftel.reading.people.answering import asked_whether, beginning_of, is_own_envoy, met_in
from reftel.reading.people.lexicon import gender_of_given, gender_of_title, words
from reftel.reading.people.offices import is_office_word
from reftel.reading.people.quotations import Quotations

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["About", "Referent", "Subjects", "head_of", "is_main"]


@mypyc_attr(acyclic=True)
@dataclass(init=False, unsafe_hash=True)
class Referent:
    """Somebody a pronoun may mean: a name (None for `the student`), `m`, `f` or nothing."""

    name: str | None
    gender: str

    def __init__(
        self, name: str | None, gender: str = ""
    ) -> None:  # written out, since that of a dataclass is not compiled
        self.name = name
        self.gender = gender


@mypyc_attr(acyclic=True)
class About:
    """Whom a sentence is about: who speaks in it, other subjects, whom they face, whoever else is mentioned.

    `I asked Strand whether Tran had left. He said`: whom we ask goes before the subjects inside of what we ask.
    `fitting` keeps whom of them a pronoun of a gender means, once one was asked for.
    """

    __slots__ = ("asked", "faced", "fitting", "inner", "others", "speakers", "subjects")

    def __init__(
        self,
        speakers: list[Referent],
        subjects: list[Referent],
        asked: list[Referent],
        inner: list[Referent],
        faced: list[Referent],
        others: list[Referent],
    ) -> None:
        self.speakers = speakers
        self.subjects = subjects
        self.asked = asked
        self.inner = inner
        self.faced = faced
        self.others = others
        self.fitting: dict[str, Referent | None] = {}

    def everybody(self) -> list[Referent]:
        """Return all of them, those first whom a pronoun means first."""
        return [*self.speakers, *self.subjects, *self.asked, *self.inner, *self.faced, *self.others]


_SPEAKING: Final = words("speaking")
_SPEAKS_ON: Final = words("speaks on")
_MEETS: Final = words("meets")
_INQUIRES: Final = words("inquires")
_I: Final = words("i")
_WE: Final = words("we")
_TELLING: Final = words("telling")
_PLURAL: Final = words("plural pronouns")
_HE_OR_SHE: Final = words("he or she")
_SHE: Final = words("she")
_POST_OFFICERS: Final = words("post officers")
_OFFICERS: Final = words("officers")
_SOMEBODY: Final = words("somebody")
_FACED: Final = words("faced")
_MOST_WAITING: Final = 4  # sentences that wait for one before them


@mypyc_attr(acyclic=True)
class Subjects:
    """Whom each sentence of a cable is about, worked out when it is asked for, and once.

    What stands in quoted words is told there (`quoted`), and not to who reads on behind them.
    """

    __slots__ = ("_about", "_cast", "_passage", "_people", "_quotations", "_sentence", "_waiting", "quoted")

    def __init__(self, cast: "Cast", quotations: Quotations, *, quoted: bool) -> None:
        """Nothing is worked out before it is asked for."""
        self._cast = cast
        self._about: dict[int, list[About | None]] = {}
        self._passage = 0  # where those that were worked out one after the other end
        self._sentence = 0
        self._waiting = 0  # sentences that wait for one before them
        self._people: list[Referent] | None = None
        self._quotations = quotations
        self.quoted = quoted

    def before(self, passage: Passage, number: int, at: int) -> list[Referent]:
        """Return the subjects in a sentence before a token: the last main one first, then those inside contents."""
        speakers, main, inner = self._of(passage, number, at)
        return speakers + main + inner

    def of(self, index: int, number: int) -> About:
        """Return whom a sentence of a passage is about.

        An office or a pronoun in it means whom those before told of. Few may wait for each other on the way back: then
        all before are worked out first, one after the other.
        """
        passage = self._cast.study.passages[index]
        row = self._about.get(index)
        if row is None:
            row = self._about[index] = [None] * len(passage.sentences)
        about = row[number]
        if about is None:
            if self._waiting >= _MOST_WAITING:
                self._work_out_before(index, number)
            self._waiting += 1
            about = row[number] = self._work_out(passage, number)
            self._waiting -= 1
        return about

    def _work_out_before(self, index: int, number: int) -> None:
        """Work out all sentences before one; what these ask for was worked out before them."""
        passages = self._cast.study.passages
        while self._passage < index or (self._passage == index and self._sentence < number):
            if self._sentence < len(passages[self._passage].sentences):
                self.of(self._passage, self._sentence)
                self._sentence += 1
            else:
                self._passage += 1
                self._sentence = 0

    def referent(self, entry: int) -> Referent:
        """Return a person as a referent."""
        if self._people is None:
            self._people = [Referent(one.name, _gender_of(one.name, one.titles)) for one in self._cast.people]
        return self._people[entry]

    def _work_out(self, passage: Passage, number: int) -> About:
        start, end = passage.sentences[number]
        if passage.tags[start] == "E" and self._is_said(passage, number):
            before = self._before(passage.index, number)
            if before is not None:
                return before
        speakers, subjects, inner = self._of(passage, number, end)
        people = [one for one in self._cast.mentions.within(passage.index, start, end) if one.kind == "person"]
        if not self.quoted:
            people = [one for one in people if not self._quotations.has(passage, one.start)]
        asked = [self.referent(one.entry) for one in people if _is_asked(passage, one)]
        faced = [self.referent(one.entry) for one in people if _is_faced(passage, one)]
        others = [self.referent(one.entry) for one in people]
        return About(speakers, subjects, asked, inner, faced, others)

    def _before(self, index: int, number: int) -> About | None:
        """Whom the sentence before one is about, in its passage or the one above."""
        if number:
            return self.of(index, number - 1)
        last = len(self._cast.study.passages[index - 1].sentences) - 1 if index else -1
        return self.of(index - 1, last) if last >= 0 else None

    def _is_said(self, passage: Passage, number: int) -> bool:
        """Whether a telegram leaves out who speaks: `Said port was closed`, by whoever spoke before."""
        clauses = self._cast.study.clauses(passage, passage.sentences[number])
        said = bool(clauses) and clauses[0].subject is None and clauses[0].lemma in _SPEAKING
        return said and not (clauses[0].lemma in _ASKING and any(_is_behind_comma(passage, one) for one in clauses))

    def _of(self, passage: Passage, number: int, before: int) -> tuple[list[Referent], list[Referent], list[Referent]]:
        """The subjects of speaking, of other verbs in main clauses, of inner clauses before a token, the last first.

        Who speaks in a relative clause (`met Wren, who said he`) comes before all until another main clause begins.
        """
        told: list[Referent] = []
        speaking: list[Referent] = []
        main: list[Referent] = []
        inner: list[Referent] = []
        start = passage.sentences[number][0]
        for clause in self._cast.study.clauses(passage, passage.sentences[number]):
            subject = clause.subject
            if subject is None or subject[1] > before or self._is_only_quoted(passage, clause, subject):
                continue
            if clause.shared:
                told = told if clause.end > before or clause.lemma not in _SPEAKS_ON else []
                continue
            if clause.relative:
                told = self._teller(passage, clause, subject) or told
                continue
            if clause.start > before and not passage.tags.startswith(",G", subject[1]):
                continue  # but `Strand, citing a friend whom he would not name, said`
            one = self._referent_of(passage, subject) or self._owner_of(passage, subject)
            if (answering := self._answering(passage, number, clause, before)) is not None:
                told, main = [answering], [one, *main] if one else main
            elif one is None:
                continue
            elif not is_main(passage, clause, subject, start):
                inner.append(one)
            elif clause.lemma in _SPEAKING and not clause.passive:
                speaking, told = [one, *speaking], []
            else:
                main, told = [one, *main], []
        return told + speaking + self._cited(passage, start, before), main, inner

    def _is_only_quoted(self, passage: Passage, clause: Clause, subject: tuple[int, int]) -> bool:
        """Whether a clause stands in quoted words and is not told there."""
        return not self.quoted and self._quotations.has(passage, subject[0], clause.head)

    def _answering(self, passage: Passage, number: int, clause: Clause, before: int) -> Referent | None:
        """Who speaks next: whom our envoy meets (`The Charge called on Strand. He`), who is asked a question."""
        if clause.subject is None or not (clause.lemma in _MEETS or clause.lemma in _INQUIRES):
            return None
        start, end = passage.sentences[number]
        people = [one for one in self._cast.mentions.within(passage.index, start, end) if one.kind == "person"]
        one = asked_whether(passage, clause, people, before)
        if one is None and self._are_ours(passage, clause.subject[0], clause.subject[1]):
            one = met_in(passage, clause, people, before)
        return None if one is None else self.referent(one.entry)

    def _are_ours(self, passage: Passage, start: int, end: int) -> bool:
        """Whether a subject is the writer, or an envoy of ours whom the text does not name, in a post's telegram."""
        if end - start == 1 and (passage.lows[start] in _I or passage.lows[start] in _WE):
            return passage.words[start] != "US"
        kind = self._cast.study.cable.header.post_kind
        if kind in (None, "department") or not is_own_envoy(passage, start, end):
            return False
        return self._cast.person_at(passage.index, start, end) is None

    def _teller(self, passage: Passage, clause: Clause, subject: tuple[int, int]) -> list[Referent]:
        """Who speaks in a relative clause: the one behind whom its `who` stands; `a note from Strand, which said`."""
        behind = subject[1] + passage.tags.startswith(",", subject[1])
        if passage.lows[behind] not in ("who", "which") or clause.lemma not in _TELLING or clause.passive:
            return []
        one = self._referent_of(passage, subject)
        return [one] if one else []

    def _cited(self, passage: Passage, start: int, before: int) -> list[Referent]:
        """The ones whom a sentence cites: `according to the ambassador`."""
        found: list[Referent] = []
        for at in range(start, before):
            if passage.lows[at] == "according":
                phrase = noun_phrase_from(passage, at + 2, before)
                one = self._referent_of(passage, phrase) if phrase else None
                if one is not None:
                    found.append(one)
        return found

    def _referent_of(self, passage: Passage, subject: tuple[int, int]) -> Referent | None:
        """The one person a subject means, or the body of an unnamed officer (`an NEA officer`), not of our own."""
        if subject[1] - subject[0] == 1 and passage.lows[subject[0]] in _PLURAL:
            return None
        entry = self._cast.person_at(passage.index, subject[0], subject[1])
        if entry is not None:
            return _called(self.referent(entry), passage.lows[subject[0]] if subject[1] - subject[0] == 1 else "")
        low = passage.lows[head_of(passage, subject[0], subject[1])]
        if low in _HE_OR_SHE and (name := self._cast.who(passage.index, subject[0], subject[1])):
            return Referent(name, "f" if low in _SHE else "m")  # a signer, who is none of the people
        if passage.lows[subject[0]] in _WE or low in _POST_OFFICERS:
            return None
        if low in _OFFICERS or low in _SOMEBODY:
            return Referent(self._cast.who(passage.index, subject[0], subject[1]))
        is_one = is_office_word(low) and not is_plural(low)
        return self._officer(passage, subject) if is_one else None

    def _officer(self, passage: Passage, subject: tuple[int, int]) -> Referent:
        """One in office who is none of the people: a signer, or nobody whom the cable names."""
        name = self._cast.who(passage.index, subject[0], subject[1])
        return Referent(None if name is None or self._cast.kinds_of(name) else name)

    def _owner_of(self, passage: Passage, subject: tuple[int, int]) -> Referent | None:
        """Whose the thing is that a sentence is about: `Strand's effort to mend ties with Tran is new. He hopes`."""
        mark = passage.tags.find("'", subject[0], subject[1])
        entry = self._cast.person_at(passage.index, subject[0], mark) if mark > subject[0] else None
        return None if entry is None else self.referent(entry)


_ASKING: Final = frozenset({"ask", "tell", "press", "question"})


def _is_behind_comma(passage: Passage, clause: Clause) -> bool:
    """`Asked about the port, Strand said`: a subject that what leads to it stands before."""
    return clause.subject is not None and not clause.shared and passage.tags[clause.subject[0] - 1] == ","


def _called(one: Referent, low: str) -> Referent:
    """Somebody whom a sentence calls `she` is no `he` in it."""
    if one.gender or low not in _HE_OR_SHE:
        return one
    return Referent(one.name, "f" if low in _SHE else "m")


def head_of(passage: Passage, start: int, end: int) -> int:
    """Return the last noun of a phrase before what hangs on it.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> passage = prepare(Paragraph(number=1, text="two senior members of the Forum left", lines=(1, 1)), 0)
    >>> passage.words[head_of(passage, 0, 6)]
    'members'
    """
    at = start
    while at + 1 < end and passage.tags[at + 1] not in "POQT,(;:EZBHMXVYG-'":
        at += 1
    return at


def _is_faced(passage: Passage, mention: Mention) -> bool:
    """`met with Strand`, `told the Foreign Minister`."""
    first = beginning_of(passage, mention)
    return first > 0 and passage.lows[first - 1] in _FACED


def _is_asked(passage: Passage, mention: Mention) -> bool:
    """`I asked Strand`, `we then told the Foreign Minister`."""
    verb = beginning_of(passage, mention) - 1
    if verb < 1 or passage.lows[verb] not in _FACED or passage.tags[verb] != "E":
        return False
    at = verb - 1 - (passage.tags[verb - 1] == "R")
    return at >= 0 and (passage.lows[at] in _I or passage.lows[at] in _WE)


def _gender_of(name: str, titles: tuple[str, ...]) -> str:
    for title in titles:
        if gender := gender_of_title(title):
            return gender
    parts = name.split()
    return gender_of_given(parts[0]) if len(parts) > 1 else ""


def is_main(passage: Passage, clause: Clause, subject: tuple[int, int], start: int) -> bool:
    """Return whether a subject opens a main clause: at the start of the sentence, after `, and`, after a semicolon."""
    at = subject[0] - 1
    if at < start:
        return True
    if passage.tags[at] in "K;":
        return True
    before = passage.tags[start : subject[0]]
    return not set(before) & set("EZVT") or (passage.tags[at] == "," and clause.kind == "finite" and "T" not in before)
