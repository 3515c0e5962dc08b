"""What stands around a sentence of a cable: whom its `we` and `you` mean, what its `it` is, which cables it names."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from reftel.corpus.citations.citing import Citation
from reftel.corpus.keywords import WORD, keys_of, sentences_of
from reftel.record import Cable, Plan

__all__ = ["Context"]

_OWN = frozenset({"we", "our", "us", "ours", "embassy", "post", "consulate", "mission", "emboffs", "emboff"})
_CONSUL = "Consul"
_ADDRESSED = frozenset({"you", "your", "addressee", "addressees", "posts"})
_THING = re.compile(r"\bit\b(?= ?[,;.]?\Z)|\A\w++ it\b")
_LETTERS = re.compile(r"\b(?:ref|refs|reftel|reftels)\b\.? ?((?:[A-Za-z]\b(?:, | and |, and )?){0,8})", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d{2} ?[A-Z][A-Za-z]{2,20}(?: [A-Z][A-Za-z]{2,20}){0,2} ?\d{1,6}\b")
_VISITOR = re.compile(r"\b([\w-]{2,40})['’]s (?:\w{1,20} )?(?:visit|trip|travel)\b", re.IGNORECASE)
_LETTER = re.compile(r"\b[A-Za-z]\b")


class Context:
    """What the words of one cable mean that say it by a pronoun or a letter."""

    def __init__(self, cable: Cable, citations: Sequence[Citation] = ()) -> None:
        self._cable = cable
        referred = [one for one in citations if one.place == "ref"]
        self._labelled: dict[str, list[str]] = {}
        for one in referred:
            self._labelled.setdefault(one.label.upper(), []).append(one.known_as)
        self._only = tuple(one.known_as for one in referred if one.position == referred[0].position)
        self._is_only = len({one.known_as for one in referred}) <= len(self._only)
        self._cited: dict[int, list[tuple[int, str]]] = {}
        placed = sorted((one.index, one.start or 0, one.known_as) for one in citations if one.index is not None)
        for index, start, known_as in placed:
            self._cited.setdefault(index, []).append((start, known_as))
        self._names: dict[int, list[tuple[int, str]]] = {}
        for each in cable.people:
            for at in each.at:
                self._names.setdefault(at.index, []).append((at.start, each.name))
        self._sentences = cache(lambda index: sentences_of(cable.paragraphs[index].text))
        self._instruments = [
            (place, " ".join(filter(None, (one.name, one.abbreviation))))
            for one in cable.instruments
            for place in one.at
        ]

    def doers(self, who: str | None) -> tuple[str, ...]:
        """Return names of whoever is to do something: `we` are the post, `you` those whom the subject names.

        Nothing where no name says who (the two ministers).
        """
        if not who:
            return ()
        words = {word.lower() for word in WORD.findall(who)}
        own = [self._cable.header.post] if not words.isdisjoint(_OWN) and self._cable.header.post else []
        addressed = self._addressed() if not words.isdisjoint(_ADDRESSED) else []
        if addressed or own:
            return (*addressed, *own, *([who] if words - _OWN - _ADDRESSED else []))
        named = any(not word.islower() and keys_of(word) for word in WORD.findall(who))
        return (who, *self._office_of(who)) if named else ()

    def _office_of(self, who: str) -> tuple[str, ...]:
        """The office of a consul who signs: elsewhere it is `our Consulate` that did what she promised."""
        signed = self._cable.header.signed
        if not signed or who.rsplit(maxsplit=1)[-1].lower() != signed.lower():
            return ()
        held = (office for one in self._cable.people if one.name == who for office in (*one.roles, *one.titles))
        return tuple(office for office in held if office.startswith(_CONSUL))

    def own(self, sentence: str) -> str:
        """Return the post's name where a sentence speaks of `us`, else nothing."""
        words = {word.lower() for word in WORD.findall(sentence)}
        return self._cable.header.post or "" if not words.isdisjoint(_OWN) else ""

    def about(self, plan: Plan) -> str:
        """Return the agreement or programme that a plan's `it` is: the last one named before it in its paragraph."""
        if not plan.at or not _THING.search(plan.what):
            return ""
        here = plan.at[0]
        named = self._instruments
        before = [(at.start, name) for at, name in named if at.index == here.index and at.start < here.start]
        return max(before, default=(0, ""))[1]

    def names(self, plan: Plan) -> tuple[str, ...]:
        """Return the people whom the plan's sentence names."""
        if not plan.at:
            return ()
        index, start = plan.at[0].index, plan.at[0].start
        begin, end = next(((a, b) for a, b in self._sentences(index) if a <= start < b), (0, 0))
        return tuple(dict.fromkeys(name for at, name in self._names.get(index, ()) if begin <= at < end))

    def cites(self, index: int, start: int, end: int) -> tuple[str, ...]:
        """Return what the cables are known as that a sentence names: by number, by a reference's letter, as the reftel.

        The sentence stands between two offsets of the paragraph of an index.
        """
        sentence = self._cable.paragraphs[index].text[start:end]
        found: dict[str, None] = {}
        for match in _LETTERS.finditer(sentence):
            letters = _LETTER.findall(match[1]) if match[1] else []
            named = [one for letter in letters for one in self._labelled.get(letter.upper(), ())]
            only = self._only if not letters and self._is_only else ()
            found.update(dict.fromkeys([*named, *only]))
        found.update(dict.fromkeys(one.replace(" ", "").upper() for one in _NUMBER.findall(sentence)))
        cited = self._cited.get(index, [])
        here = cited[bisect_left(cited, (start, "")) : bisect_left(cited, (end, ""))]
        found.update(dict.fromkeys(known_as for _, known_as in here))
        return tuple(found)

    def _addressed(self) -> list[str]:
        """Whoever comes, where the subject says whose visit it is; else the posts that the cable is for."""
        visitor = _VISITOR.search(self._cable.header.subject or "")
        return [visitor[1].title()] if visitor else [one.addressee.title() for one in self._cable.header.to]
