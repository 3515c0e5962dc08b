"""The rows of the tables that the corpus keeps, besides those that are kept as they are told."""

import msgspec

__all__ = ["EvidenceRow", "IdentityRow", "MemberRow", "SideRow", "WordRow"]


class IdentityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A person: `keys` are the folded words of all forms, `parties` whose they are by most cables that say so.

    `whole` is the identity as JSON, without members and cables.
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


class MemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of `people` and whose it is."""

    block: str
    identity: str
    copy: str
    position: int
    cable: str | None


class SideRow(msgspec.Struct, frozen=True, kw_only=True):
    """Parties of a line that other cables say its people are of."""

    copy: str
    register: str
    position: int
    sides: tuple[str, ...]


class EvidenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a later sentence tells of the plan of a copy and position: a fate, and the sentence as JSON."""

    copy: str
    position: int
    evidence: str


class WordRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many plans and how many sentences that tell of fates have a word in the cables of a post."""

    key: str
    post: str
    plans: int
    told: int
