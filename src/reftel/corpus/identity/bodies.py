"""One body across cables: a state, ministry, organisation by its names in either order, its abbreviation, whose it is.

Two forms are one body where the words of the name are the same and nothing says that they are of two owners; an
abbreviation is the one body that it stands for. Where two bodies are left a form stays by itself, and is offered as
perhaps the same, with the reasons.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from reftel.corpus.identity.listed import organ_named
from reftel.corpus.identity.names import folded
from reftel.corpus.identity.offices import states_in
from reftel.corpus.identity.people import Perhaps
from reftel.corpus.tables import read_words
from reftel.reading.base.tables import read_rows

__all__ = ["BodyForm", "BodyIdentity", "body_id", "resolve_bodies"]

_OWNED = frozenset({"government", "ministry", "committee", "armed_force", "other"})  # kinds that every state has
_SHOWN = 5


class BodyForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form in which cables name a body: whose it is where that is known, in how many cables, from day to day."""

    name: str
    abbreviation: str | None
    kind: str
    party: str
    cables: int
    first: str | None
    last: str | None

    @property
    def owner(self) -> str:
        """The state or organisation that it is of; nothing for what stands by itself."""
        return self.party if self.kind in _OWNED else ""

    @property
    def core(self) -> str:
        """What names of one body have in common: its known name, the state, or the words whatever their order."""
        return _core(self)

    @property
    def short(self) -> str:
        """The letters of its abbreviation, or of the name that is one, or with which the words of the name begin."""
        if self.abbreviation or self.is_short:
            return _letters(self.abbreviation or self.name)
        return _initials(self.name) if " " in self.name else ""

    @property
    def is_short(self) -> bool:
        """Whether the name is an abbreviation and no more."""
        return " " not in self.name and self.name.replace(".", "").isupper() and len(self.name) > 1


class BodyIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """One body: the names it goes by, whose it is, from day to day; `perhaps` are others that it may be."""

    id: str
    name: str
    abbreviations: tuple[str, ...]
    kind: str
    party: str
    forms: tuple[str, ...]
    first: str | None
    last: str | None
    cables: tuple[str, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()


class _Group(msgspec.Struct):
    """Forms of one body."""

    core: str
    owner: str
    forms: list[BodyForm]

    @property
    def shorts(self) -> set[str]:
        return {form.short for form in self.forms if form.short}

    @property
    def printed(self) -> set[str]:
        """Abbreviations that cables print, and not only letters that names begin with."""
        return {form.short for form in self.forms if form.abbreviation or form.is_short}


def resolve_bodies(forms: Iterable[BodyForm]) -> list[BodyIdentity]:
    """Return the bodies of some forms, whatever their order, those of the most cables first.

    >>> seen = dict(kind="ministry", cables=1, first=None, last=None, abbreviation=None)
    >>> [ministry] = resolve_bodies(
    ...     [
    ...         BodyForm(name="Ministry of Defense", party="Kestria", **seen),
    ...         BodyForm(name="Kestrian Defense Ministry", party="Kestria", **seen),
    ...         BodyForm(name="MOD", party="Kestria", **seen),
    ...     ]
    ... )
    >>> ministry.forms
    ('Kestrian Defense Ministry', 'MOD', 'Ministry of Defense')
    """
    rows = sorted(forms, key=lambda form: (form.name, form.abbreviation or "", form.kind, form.party))
    groups: dict[tuple[str, str], _Group] = {}
    for form in rows:
        if not form.is_short or _known(form):
            _joined(groups, form.core, form.owner, form)
    _unowned(groups)
    by_short = _by_short(groups.values())
    for form in rows:
        if form.is_short and not _known(form):
            found = _meant(form, by_short.get(_letters(form.name), ()))
            _joined(groups, found.core if found else _letters(form.name), found.owner if found else form.owner, form)
    return _identities(list(groups.values()))


def _identities(groups: Sequence[_Group]) -> list[BodyIdentity]:
    made = {id(group): _identity(group) for group in groups}
    by_core: dict[str, list[_Group]] = {}
    for group in groups:
        by_core.setdefault(group.core, []).append(group)
    by_short = _by_short(groups)
    found = []
    for group in groups:
        beside = [*by_core[group.core], *(other for short in sorted(group.shorts) for other in by_short[short])]
        perhaps = _perhaps(group, {made[id(other)].id: (made[id(other)], other) for other in beside})
        found.append((group, msgspec.structs.replace(made[id(group)], perhaps=tuple(perhaps))))
    found.sort(key=lambda pair: (-sum(form.cables for form in pair[0].forms), pair[1].id))
    return [identity for _, identity in found]


def _by_short(groups: Iterable[_Group]) -> dict[str, list[_Group]]:
    found: dict[str, list[_Group]] = {}
    for group in groups:
        for short in sorted(group.shorts):
            found.setdefault(short, []).append(group)
    return found


def body_id(core: str, owner: str) -> str:
    """Return the id of the body of an owner whose names have a core."""
    mark = hashlib.sha256(f"{core}/{owner}".encode()).hexdigest()[:8]
    return f"{core.replace(' ', '-').replace(':', '-')}-{mark}"


def _joined(groups: dict[tuple[str, str], _Group], core: str, owner: str, form: BodyForm) -> None:
    groups.setdefault((core, owner), _Group(core, owner, [])).forms.append(form)


def _unowned(groups: dict[tuple[str, str], _Group]) -> None:
    """Put names of nobody known with the one body of that name, where there is one."""
    owned: dict[str, list[_Group]] = {}
    for group in groups.values():
        if group.owner:
            owned.setdefault(group.core, []).append(group)
    for core, owner in [key for key in groups if not key[1] and len(owned.get(key[0], ())) == 1]:
        owned[core][0].forms.extend(groups.pop((core, owner)).forms)


def _meant(form: BodyForm, groups: Iterable[_Group]) -> _Group | None:
    """The one body, of those that have the abbreviation, that it stands for."""
    left = [group for group in groups if form.owner in {"", group.owner}]
    if len(left) > 1:
        left = [group for group in left if group.owner == form.owner] or left
    return left[0] if len(left) == 1 else None


def _identity(group: _Group) -> BodyIdentity:
    kinds: Counter[str] = Counter()
    for form in group.forms:
        kinds[form.kind] += form.cables
    listed = group.core.removeprefix("known:")
    named = max(group.forms, key=lambda form: (form.name.lower() == listed, not form.is_short, form.cables, form.name))
    days = [day for form in group.forms for day in (form.first, form.last) if day]
    return BodyIdentity(
        id=body_id(group.core, group.owner),
        name=named.name,
        abbreviations=tuple(sorted({form.abbreviation for form in group.forms if form.abbreviation})),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        party=group.owner or min((form.party for form in group.forms if form.party), default=""),
        forms=tuple(sorted({form.name for form in group.forms})),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _perhaps(group: _Group, beside: Mapping[str, tuple[BodyIdentity, _Group]]) -> list[Perhaps]:
    found = [
        Perhaps(identity=identity.id, name=identity.name, reasons=reasons)
        for identity, other in beside.values()
        if other is not group and (reasons := _reasons(group, other))
    ]
    return sorted(found, key=lambda one: (-len(one.reasons), one.identity))[:_SHOWN]


def _reasons(one: _Group, other: _Group) -> tuple[str, ...]:
    """What two bodies have in common, where they are not of two owners."""
    if one.owner and other.owner and one.owner != other.owner:
        return ()
    reasons = []
    if one.core == other.core:
        reasons.append("the same name")
    if one.shorts & other.shorts & (one.printed | other.printed):  # many names begin with the same letters
        reasons.append("the same abbreviation")
    if reasons and one.owner and one.owner == other.owner:
        reasons.append(f"both of {one.owner}")
    if reasons and {form.kind for form in one.forms} & {form.kind for form in other.forms}:
        reasons.append("of the same kind")
    return tuple(reasons)


def _core(form: BodyForm) -> str:
    if form.kind == "state":
        return f"state:{min(states_in(form.name), default=form.name).lower()}"
    known = _known(form)
    if known:
        return f"known:{known.lower()}"
    owner = {folded(word)[:4] for word in form.owner.split()} if form.owner else set()
    words = [_american(folded(word)) for word in form.name.removesuffix("'s").split()]
    kept = [word for word in words if word and word not in _small() and word[:4] not in owner]
    return " ".join(sorted(kept or words))


def _known(form: BodyForm) -> str:
    """The name of a listed organisation, or of a listed body of its owner, by any of its names; nothing for others."""
    organ = organ_named(form.name)
    if organ and form.owner == organ.party:
        return organ.name
    return _listed().get(form.name.lower(), "") if form.kind not in _OWNED or not form.owner else ""


@cache
def _listed() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, abbreviations, name, others in read_rows("bodies.csv", 4):
        if kind == "organisation":
            for form in (*abbreviations.split(";"), name, *others.split(";")):
                found.setdefault(form.lower(), name)
    return found


@cache
def _small() -> frozenset[str]:
    return frozenset(read_words("bodies.csv")["small"])


def _american(word: str) -> str:
    return word.replace("defence", "defense").replace("organis", "organiz").replace("labour", "labor")


def _letters(text: str) -> str:
    return text.replace(".", "").replace(" ", "").upper()


def _initials(name: str) -> str:
    """First letters of a name's words, small ones left out (MFA), or with them (MOD, for Ministry of Defense).

    >>> _initials("Ministry of Defense"), _initials("Ministry of Foreign Affairs")
    ('MOD', 'MFA')
    """
    words = name.replace("-", " ").split()
    telling = "".join(word[0] for word in words if word[0].isupper())
    whole = "".join(word[0] for word in words).upper()
    return telling if len(telling) > 2 else whole
