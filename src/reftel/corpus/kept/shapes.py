"""The rows of the tables that the corpus keeps, besides those that are kept as they are told."""

import msgspec

from reftel.corpus.lines import Line
from reftel.corpus.statements import Said

__all__ = [
    "AssignedRow",
    "ConfirmationRow",
    "GivenRow",
    "GoneRow",
    "IdentityRow",
    "KindRow",
    "LineByRow",
    "LinkRow",
    "MemberRow",
    "NameRow",
    "RetoldRow",
    "SaidRow",
    "SideRow",
    "SuppliedRow",
    "WeighedRow",
    "WordAtRow",
    "WordRow",
]


class IdentityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person: `keys` are the folded words of all forms, `parties` whose they are by most cables that say so.

    `whole` is the identity as JSON, without members and cables. More entries are added to what is kept as JSON besides:
    `votes` say whose they are, `alike` is all that entries of a crowd say (nothing of others).
    """

    block: str
    id: str
    name: str
    keys: tuple[str, ...]
    first: str | None
    last: str | None
    cables: int
    parties: tuple[str, ...]
    whole: str
    votes: str = ""
    alike: str = ""


class GivenRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many entries of a family's name have these given names: many tell a crowd."""

    kin: str
    given: str
    times: int


class KindRow(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of `people` that say the same: the first of them, how many, and the days of their cables.

    Those of crowds are not among them.
    """

    block: str
    kin: str
    given: str
    kind: str
    copy: str
    position: int
    cable: str | None
    date: str | None
    place: str
    name: str
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    alone: tuple[str, ...]
    count: int
    post: str
    times: int
    days: tuple[str, ...]


class AssignedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Whose the entries of a kind are, in a block that is no crowd's."""

    block: str
    identity: str
    kind: str


class NameRow(msgspec.Struct, frozen=True, kw_only=True):
    """A series and a number in it by which a copy's cable may be named; without a series editors alone can."""

    copy: str
    cable: str | None
    date: str | None
    series: str
    number: int


class LinkRow(msgspec.Struct, frozen=True, kw_only=True):
    """A citation and the cable that it is of: `reference` is that one's id, of one not here what it is known as.

    `day` is the day of one that is not here, where it is told.
    """

    copy: str
    cable: str | None
    position: int
    place: str
    paragraph: int | None
    words: str
    known_as: str
    reference: str
    is_here: int
    day: str | None


class MemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `people` and whose it is."""

    block: str
    identity: str
    copy: str
    position: int
    cable: str | None


class GoneRow(msgspec.Struct, frozen=True, kw_only=True):
    """What files before have and no longer holds: one of the four, the others are empty.

    The `kinds` of a family's name, a `block` of `assigned`, the row of an `id` in `identities`, or all `members` of an
    `identity`. A file of `gone` stands beside each file of these, and tells of those before it.
    """

    kin: str = ""
    block: str = ""
    id: str = ""
    identity: str = ""


class SideRow(msgspec.Struct, frozen=True, kw_only=True):
    """Parties of a line that other cables say its people are of."""

    copy: str
    register: str
    position: int
    sides: tuple[str, ...]


class RetoldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A copy whose rows in files of `sides`, `sided` and `spoken` before no longer hold: somebody is of other parties.

    A file of `retold` stands beside each file of these, and tells of those before it.
    """

    copy: str


class SuppliedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line (a statement, register `statements`) that the better copy of its cable lost, or has of what broke off."""

    copy: str
    register: str
    position: int


class WeighedRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence of a `later` copy tells of the plan of a copy and position: a fate, and the sentence as JSON.

    It `holds` (1, else 0) as long as the `words` on which it hangs weigh enough on the scale, which is JSON too.
    """

    copy: str
    position: int
    later: str
    evidence: str
    scale: str
    words: tuple[str, ...]
    holds: int


class WordRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many plans and how many sentences that tell of fates have a word in the cables of a post."""

    key: str
    post: str
    plans: int
    told: int


class WordAtRow(msgspec.Struct, frozen=True, kw_only=True):
    """A word of a plan, or of a sentence that tells of a fate: where it is looked for, of which day (20080514).

    `number` is that of the row of the file of lines or reports beside which this one stands; the words of one file are
    in the order of the alphabet.
    """

    key: str
    post: str
    day: int | None
    number: int


class LineByRow(Line, frozen=True, kw_only=True):
    """A line for each of its parties, those of one party together: first those with `others`, the oldest first."""

    party: str
    others: int


class SaidRow(Said, frozen=True, kw_only=True):
    """A statement for each party that its speaker is of, for none where that is not known; sorted as lines are.

    `others` counts the parties named around its words whose the speaker is not.
    """

    party: str
    others: int


class ConfirmationRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a calendar says of the meeting or plan of a copy and position, as JSON."""

    copy: str
    register: str
    position: int
    whole: str
