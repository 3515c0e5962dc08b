"""Plans: what was promised and by when, how that stands, and a calendar of the days to come."""

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from reftel.corpus.surveys.plans import STATES, State, Wanted, counts_of_plans, last_day, plans
from reftel.room.addresses import address
from reftel.room.faults import no_json
from reftel.room.following import Followed, followed
from reftel.room.page import AsAsked, Day, FromRoom, Page, answer
from reftel.room.paging import DEEPEST, After, Pager, page_of
from reftel.room.room import Room

__all__ = ["PlansPage", "plans_feed", "plans_page", "view"]

_MOST = 50
_FEED = 1_000  # entries of a calendar
_CALENDAR = "text/calendar"


class StateShown(msgspec.Struct, frozen=True, kw_only=True):
    """A state with how many plans are in it; none of it is all of them."""

    state: str
    name: str
    count: int
    address: str
    is_on: bool


class PlansPage(Page, frozen=True, kw_only=True):
    """Plans in a list by their last days; `today` is the day of the last cable, on which their states are."""

    state: State | None
    party: str
    due: str
    today: str | None
    states: tuple[StateShown, ...]
    plans: tuple[Followed, ...]
    total: int
    feed: str
    pager: Pager


def view(room: Room, wanted: Wanted, start: int) -> PlansPage:
    """Return a page of the list of plans."""
    survey = room.corpus.survey
    found, total = plans(survey, wanted, start=start, limit=_MOST)
    asked = {"fate": wanted.state, "party": wanted.party, "due": wanted.due}
    return PlansPage(
        title=f"{_name(wanted.state)} · Plans" if wanted.state else "Plans",
        state=wanted.state,
        party=wanted.party or "",
        due=wanted.due or "",
        today=last_day(survey),
        states=tuple(_states(counts_of_plans(survey, wanted), wanted)),
        plans=tuple(map(followed, found)),
        total=total,
        feed=address("plans.ics", **asked),
        pager=page_of(address("plans", **asked), start, len(found), min(total, DEEPEST), most=_MOST),
    )


@get("/plans", sync_to_thread=True)
def plans_page(
    room: FromRoom,
    asked: AsAsked,
    *,
    fate: FromQuery[State | None] = None,
    party: FromQuery[str] = "",
    due: Day = "",
    after: After = 0,
) -> Response[PlansPage]:
    """List plans by state, party, and the year, month or day that they are of, 50 a page."""
    wanted = Wanted(state=fate, party=_party(room, party), due=due or None)
    return answer(asked, "plans.html", view(room, wanted, after))


@get("/plans.ics", sync_to_thread=True, include_in_schema=False)
def plans_feed(
    room: FromRoom,
    asked: AsAsked,
    fate: FromQuery[State | None] = None,
    party: FromQuery[str] = "",
    due: Day = "",
) -> Response[bytes]:
    """Give plans that have a day as a calendar: those due, unless others are asked for."""
    no_json(asked)
    wanted = Wanted(state=fate or (None if due else "due"), party=_party(room, party), due=due or None)
    found, _ = plans(room.corpus.survey, wanted, limit=_FEED)
    heads = room.archive.heads(sorted({one.line.copy for one in found}))
    from reftel.room.calendar import calendar_of  # noqa: PLC0415  its library comes with the first calendar

    content = calendar_of(found, heads, archive=asked.archive, home=asked.home)
    return Response(content, media_type=_CALENDAR, headers={"content-disposition": 'inline; filename="plans.ics"'})


def _party(room: Room, name: str) -> str | None:
    """The party of a name that somebody typed, in whatever capitals."""
    return room.corpus.party(name.strip()) if name.strip() else None


def _states(counts: dict[State, int], wanted: Wanted) -> list[StateShown]:
    rest = {"party": wanted.party, "due": wanted.due}
    whole = sum(number for state, number in counts.items() if state != "due")
    all_of_them = StateShown(
        state="", name="All", count=whole, address=address("plans", **rest), is_on=wanted.state is None
    )
    return [
        all_of_them,
        *(
            StateShown(
                state=state,
                name=_name(state),
                count=counts[state],
                address=address("plans", fate=state, **rest),
                is_on=state == wanted.state,
            )
            for state in STATES
        ),
    ]


def _name(state: State | None) -> str:
    return (state or "").capitalize()
