"""The bodies of a name, out of all forms in which cables have it and what is beside them."""

from collections.abc import Iterable, Sequence

import msgspec

from reftel.corpus.identity.bodies import BodyForm, BodyIdentity, body_id, resolve_bodies
from reftel.corpus.kept.columns import rows_of
from reftel.corpus.kept.holdings import Holdings

__all__ = ["bodies_named", "body_of"]

_FORMS = """SELECT name, abbreviation, kind, party, count(DISTINCT coalesce(cable, copy))::INTEGER AS cables,
    min(date) AS first, max(date) AS last FROM bodies WHERE {where} GROUP BY name, abbreviation, kind, party"""
_BESIDE = "core IN (SELECT unnest(?)) OR short IN (SELECT unnest(?))"
_STEPS = 2  # what is beside a body, and what is beside that, since the one may be told by the other
_IN = """SELECT DISTINCT cable FROM bodies WHERE name IN (SELECT unnest(?)) AND (party IN ('', ?) OR ? = '')
    AND cable IS NOT NULL ORDER BY cable"""


def bodies_named(name: str, holdings: Holdings, limit: int) -> list[BodyIdentity]:
    """Return the bodies of which a form has all words of a name; those of the most cables first."""
    words = name.lower().split()
    where = " AND ".join(["contains(lower(name || ' ' || coalesce(abbreviation, '')), ?)"] * len(words)) or "true"
    asked = list(rows_of(BodyForm, holdings.ask(_FORMS.format(where=where), words)))
    wanted = {form.name for form in asked}
    found = [one for one in _resolved(asked, holdings) if not wanted.isdisjoint(one.forms)]
    return [_with_cables(one, holdings) for one in found[:limit]]


def body_of(identity: str, holdings: Holdings) -> BodyIdentity | None:
    """Return the body of an id."""
    rows = holdings.rows("SELECT DISTINCT core, owner FROM bodies")
    cores = [row["core"] for row in rows if body_id(row["core"], row["owner"]) == identity]
    asked = list(rows_of(BodyForm, holdings.ask(_FORMS.format(where="core IN (SELECT unnest(?))"), [cores])))
    found = next((one for one in _resolved(asked, holdings) if one.id == identity), None)
    return _with_cables(found, holdings) if found else None


def _resolved(asked: Iterable[BodyForm], holdings: Holdings) -> Sequence[BodyIdentity]:
    """The bodies of some forms and of those beside them: of one core or abbreviation."""
    forms = list(asked)
    for _ in range(_STEPS):
        cores, shorts = sorted({form.core for form in forms}), sorted({form.short for form in forms if form.short})
        forms = list(rows_of(BodyForm, holdings.ask(_FORMS.format(where=_BESIDE), [cores, shorts])))
    return resolve_bodies(forms)


def _with_cables(body: BodyIdentity, holdings: Holdings) -> BodyIdentity:
    rows = holdings.rows(_IN, [list(body.forms), body.party, body.party])
    return msgspec.structs.replace(body, cables=tuple(row["cable"] for row in rows))
