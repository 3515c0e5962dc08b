"""Network: who met whom and who speaks through whom, drawn around somebody or around the busiest."""

from itertools import combinations
from typing import Annotated, NamedTuple

import msgspec
import rustworkx
from litestar import Response, get
from litestar.params import QueryParameter

from reftel.corpus.surveys.ties import Tie, Tied, ties
from reftel.room.addresses import address
from reftel.room.cited import Cited, cited
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.room.words import clipped

__all__ = ["NetworkPage", "network", "view"]

_EDGE, _SIDE = 40, 110
_SEED = 1976
_HEAVIEST = 6.0
_THREAD = 0.3
_NAME_WIDE, _NAME_HIGH = 120, 32
_PUSHES = 60


class _Sheet(NamedTuple):
    """How wide and how high a network is drawn."""

    wide: int
    high: int


_WHOLE, _SMALL = _Sheet(960, 620), _Sheet(340, 200)  # the small one is as wide as a phone
_CROWD = 12  # names that want the whole sheet


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something, drawn: `address` draws the network around it, `page` is its own."""

    key: str
    name: str
    is_person: bool
    x: float
    y: float
    radius: float
    ties: int
    address: str
    page: str
    is_middle: bool


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A tie, drawn and in words."""

    one: str
    other: str
    one_page: str
    other_page: str
    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    met: int
    through: int
    first: str | None
    last: str | None
    where: Cited


class NetworkPage(Page, frozen=True, kw_only=True):
    """Nodes and edges as they are drawn, in units of the drawing."""

    around: str
    middle: str
    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def view(found: list[Tie], around: str) -> NetworkPage:
    """Return the network of some ties, laid out the same for the same ties."""
    known = {end.key: end for tie in found for end in (tie.one, tie.other)}
    sheet = _sheet(len(known))
    places = _laid_out(sorted(known), found, sheet)
    weights = {key: sum(tie.met + tie.through for tie in found if key in {tie.one.key, tie.other.key}) for key in known}
    middle = known[around].name if around in known else ""
    return NetworkPage(
        title=f"{middle} · Network" if middle else "Network",
        around=around,
        middle=middle,
        width=sheet.wide,
        height=sheet.high,
        nodes=tuple(
            _node(known[key], places[key], weights[key], is_middle=key == around)
            for key in sorted(known, key=lambda key: (-weights[key], key))
        ),
        edges=tuple(_edge(tie, places) for tie in found),
    )


@get("/network", sync_to_thread=True)
def network(
    room: FromRoom, asked: AsAsked, around: Annotated[str, QueryParameter(max_length=1000)] = ""
) -> Response[NetworkPage]:
    """Show who met or spoke through whom: `around` is `person ID` or `body NAME`, nothing the busiest."""
    return answer(asked, "network.html", view(ties(room.corpus.survey, around or None), around))


def _sheet(names: int) -> _Sheet:
    """The size for so many names: two do not stand at the far ends of a sheet for thirty."""
    share = min(max(names - 2, 0) / (_CROWD - 2), 1)
    wide, high = (round(small + share * (whole - small)) for small, whole in zip(_SMALL, _WHOLE, strict=True))
    return _Sheet(wide, high)


def _laid_out(keys: list[str], found: list[Tie], sheet: _Sheet) -> dict[str, tuple[float, float]]:
    """Where each stands: a spring layout of a fixed seed, stretched to the drawing, names beside one another.

    All hang by weak threads from a middle that is not drawn, or else those without ties to the rest would fly away.
    """
    if not keys:
        return {}
    graph = rustworkx.PyGraph()
    at = dict(zip(keys, graph.add_nodes_from(keys), strict=True))
    middle = graph.add_node("")
    graph.add_edges_from([(at[tie.one.key], at[tie.other.key], float(tie.met + tie.through) ** 0.5) for tie in found])
    graph.add_edges_from([(middle, node, _THREAD) for node in at.values()])
    laid = rustworkx.spring_layout(graph, seed=_SEED, num_iter=200, k=1.6 / len(keys) ** 0.5, weight_fn=float)
    xs, ys = ([laid[at[key]][axis] for key in keys] for axis in (0, 1))
    places = [
        [_stretched(x, xs, _SIDE, sheet.wide), _stretched(y, ys, _EDGE, sheet.high)]
        for x, y in zip(xs, ys, strict=True)
    ]
    _spread(places, sheet)
    return {key: (round(x, 1), round(y, 1)) for key, (x, y) in zip(keys, places, strict=True)}


def _stretched(value: float, values: list[float], edge: int, whole: int) -> float:
    spread = max(values) - min(values)
    return edge + (value - min(values)) / spread * (whole - 2 * edge) if spread else whole / 2


def _spread(places: list[list[float]], sheet: _Sheet) -> None:
    """Push apart those whose names would cover one another, a little at a time."""
    for _ in range(_PUSHES):
        for one, other in combinations(places, 2):
            across, down = other[0] - one[0], other[1] - one[1]
            if abs(across) >= _NAME_WIDE or abs(down) >= _NAME_HIGH:
                continue
            shift = (_NAME_HIGH - abs(down)) / 4 * (1 if down >= 0 else -1)
            one[1], other[1] = (_inside(at, _EDGE, sheet.high) for at in (one[1] - shift, other[1] + shift))
            shift = (_NAME_WIDE - abs(across)) / 24 * (1 if across >= 0 else -1)
            one[0], other[0] = (_inside(at, _SIDE, sheet.wide) for at in (one[0] - shift, other[0] + shift))


def _inside(at: float, edge: int, whole: int) -> float:
    return min(max(at, edge), whole - edge)


def _page(one: Tied) -> str:
    return address("person", one.ref) if one.is_person else address("body", one.ref)


def _node(one: Tied, place: tuple[float, float], weight: int, *, is_middle: bool) -> Node:
    return Node(
        key=one.key,
        name=clipped(one.name, 60),
        is_person=one.is_person,
        x=place[0],
        y=place[1],
        radius=round(min(16.0, 4 + weight**0.5), 1),
        ties=weight,
        address=address("network", around=one.key),
        page=_page(one),
        is_middle=is_middle,
    )


def _edge(tie: Tie, places: dict[str, tuple[float, float]]) -> Edge:
    (x1, y1), (x2, y2) = places[tie.one.key], places[tie.other.key]
    return Edge(
        one=clipped(tie.one.name, 60),
        other=clipped(tie.other.name, 60),
        one_page=_page(tie.one),
        other_page=_page(tie.other),
        x1=x1,
        y1=y1,
        x2=x2,
        y2=y2,
        width=round(min(_HEAVIEST, (tie.met + tie.through) ** 0.5), 1),
        met=tie.met,
        through=tie.through,
        first=tie.first,
        last=tie.last,
        where=cited("", tie.cable, tie.paragraph, date=tie.last),
    )
