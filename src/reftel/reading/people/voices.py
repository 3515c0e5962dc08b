"""Who speaks for himself: whom `I` and `we` mean, whom `you`, and which post a cable is from."""

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.passage import Passage
from reftel.reading.people.authors import sender_before
from reftel.reading.people.enclosed import Enclosed, enclosed_in
from reftel.reading.people.lexicon import words
from reftel.reading.people.offices import host_of
from reftel.reading.people.resolved import Resolved
from reftel.reading.people.senders import is_conversation, reader_of, writer_of
from reftel.reading.people.subjects import Subjects
from reftel.reading.people.turns import quoted_of, turns_of
from reftel.reading.people.writers import WRITER, first_person, opening_of

if TYPE_CHECKING:
    from reftel.reading.people.cast import Cast

__all__ = ["Voices"]

_OPENING: Final = 4  # tokens before a text that begins a passage: `1. Begin text`
_OWN_STATE: Final = ("USG", "US Government", "U.S. Government", "United States", "US", "U.S.")


@mypyc_attr(acyclic=True)
class Voices:
    """The writer of a cable, and who else says `I` in it: in a conversation, in a long quotation."""

    __slots__ = ("_cast", "_enclosed", "_quoted", "_speaker", "_told", "_turns", "_writer")

    def __init__(self, cast: "Cast", told: Subjects) -> None:
        """Nothing is worked out before it is asked for. `told` is whom sentences are about outside quotations."""
        self._cast = cast
        self._told = told
        self._turns: dict[int, tuple[int, int, int]] | None = None
        self._quoted: dict[int, int] | None = None
        self._enclosed: Enclosed | None = None
        self._writer: Resolved | None = None
        self._speaker: Resolved | None = None

    def writer(self) -> str | None:
        """Return who `I` is: whom the document says it is from, the signer, the post where there is none."""
        if self._writer is None:
            self._writer = Resolved(self._find_writer())
        return self._writer.name

    def is_enclosed(self, passage: Passage, at: int) -> bool:
        """Tell whether a token stands in a text that is only handed on, which somebody else has written."""
        return self._begin(passage, at) is not None

    def _begin(self, passage: Passage, at: int) -> tuple[int, int] | None:
        """Where the text that is handed on begins in which a token stands: index of a passage, offset in it."""
        if self._enclosed is None:
            self._enclosed = enclosed_in(self._cast.study)
        return self._enclosed.begin(passage.index, passage.starts[at])

    def _sent_by(self, index: int, offset: int) -> str | None:
        """Who wrote the letter that is announced before a place: `the following message from me`, `from Strand`."""
        passage = self._cast.study.passages[index]
        end = bisect_left(passage.starts, offset)
        if index and end < _OPENING:
            passage = self._cast.study.passages[index - 1]
            end = len(passage.words)
        phrase = sender_before(passage, end)
        if phrase is None:
            return None
        return self.writer() if passage.lows[phrase[0]] in words("i") else self._cast.who(passage.index, *phrase)

    def post(self) -> str | None:
        """Return the post that a cable is from: the body where the text names it, else its name in the head."""
        header = self._cast.study.cable.header
        kind = "consulate" if header.post_kind == "consulate" else "embassy"
        own = {"", (header.post or "").lower(), (host_of(header.post) or "").lower()}
        named = [one.name for one in self._cast.bodies if _is_post(one.name.lower(), kind, own)]
        return named[0] if named else header.post

    def speaks(self, passage: Passage, at: int) -> str | None:
        """Return who says `I` or `we`."""
        if (turn := self._turn(passage.index)) is not None:
            return self._cast.who(*turn)
        if (leading := self._leading(passage.index)) is not None:
            return self._introduced(leading)
        if (begin := self._begin(passage, at)) is not None:
            return self._sent_by(*begin)
        if (quoted := self._quoted_from(passage, at)) is not None:
            return quoted
        return (self._ours() if passage.lows[at] in words("we") else None) or self.writer()

    def _quoted_from(self, passage: Passage, at: int) -> str | None:
        """Who said the quoted words around a token, by what is before them: `He put it so: "It seems to me"`."""
        opening = passage.tags.rfind("<", 0, at)
        if opening <= 0 or ">" in passage.tags[opening:at]:
            return None
        number = passage.sentence_index(opening)
        if opening == passage.sentences[number][0]:
            return None
        return next((one.name for one in self._told.before(passage, number, opening)), None)

    def _leading(self, index: int) -> int | None:
        """The passage that leads to a quotation of several passages, of which a passage is one."""
        if self._quoted is None:
            self._quoted = quoted_of(self._cast.study)
        return self._quoted.get(index)

    def _introduced(self, leading: int) -> str | None:
        """Who the last sentence of a passage says speaks, else whom it is about: `Strand began by noting:`."""
        sender = self._sent_by(leading, len(self._cast.study.passages[leading].text) + 1)
        if sender is not None:
            return sender
        about = self._told.of(leading, len(self._cast.study.passages[leading].sentences) - 1)
        return next((one.name for one in (*about.speakers, *about.subjects, *about.inner)), None)

    def addressed(self, passage: Passage, at: int) -> str | None:
        """Return who `you` is outside quotations: the one whom a letter or a memorandum is to."""
        quoted = passage.tags.rfind("<", 0, at) > passage.tags.rfind(">", 0, at)
        reader = None if quoted or self._turn(passage.index) is not None else reader_of(self._cast.study)
        return reader and self._signer(reader)

    def _turn(self, index: int) -> tuple[int, int, int] | None:
        """Whose turn a passage of a conversation is."""
        if self._turns is None:
            self._turns = turns_of(self._cast.study)
        return self._turns.get(index)

    def _ours(self) -> str | None:
        """The government that a department's `we` speaks for, and so who takes down a conversation.

        Not of one who says `I` in the words of somebody who took part, and of nobody who tells of it.
        """
        study = self._cast.study
        tells = is_conversation(study) and (self.writer() is not None or not first_person(study))
        if study.cable.header.post_kind != "department" and not tells:
            return None
        names = {body.name.upper(): body.name for body in self._cast.bodies}
        return next((names[name] for name in map(str.upper, _OWN_STATE) if name in names), None)

    def first_person(self) -> str | None:
        """Return the person who says `I`, whom no `he` means; None where the writer is only known by a signature."""
        if self._speaker is None:
            speaks = any(person.rule == WRITER for person in self._cast.people) or opening_of(self._cast.study)
            self._speaker = Resolved(self.writer() if speaks else None)
        return self._speaker.name

    def _find_writer(self) -> str | None:
        cast = self._cast
        for person in cast.people:
            if person.rule == WRITER:
                return person.name
        opening = opening_of(cast.study)
        named = [one for one in cast.mentions.within(0, *opening) if one.kind == "person"] if opening else []
        if named:
            return cast.people[named[0].entry].name
        sender = writer_of(cast.study)
        if sender is None:
            return None
        return self._signer(sender.name) if sender.is_person else sender.name

    def _signer(self, signed: str) -> str:
        low = signed.rsplit(maxsplit=1)[-1].lower()
        named = [person.name for person in self._cast.people if person.name.lower().split()[-1] == low]
        return named[0] if named else signed.title() if signed.isupper() else signed


def _is_post(low: str, kind: str, own: set[str]) -> bool:
    """Whether a body's name is that of a cable's own post: `Embassy`, `AmEmbassy Holm`, not `Embassy of Kestria`."""
    first, _, rest = low.partition(" ")
    return first.removeprefix("am") == kind and rest.removeprefix("general").removeprefix("in ").strip() in own
