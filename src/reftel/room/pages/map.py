"""Map: where the posts are that sent the cables, on an outline of the land drawn here."""

from functools import cache
from importlib.resources import files

import msgspec
from litestar import Response, get

from reftel.corpus.surveys.days import posts_counted
from reftel.room.addresses import search_address
from reftel.room.page import AsAsked, FromRoom, Page, answer
from reftel.telegram.posts import post_by_name

__all__ = ["MapPage", "post_map", "view"]

_WIDE, _HIGH = 960, 480
_ACROSS = _WIDE / 360
_TOP, _BOTTOM = 80.0, -58.0  # degrees: nobody posts cables from beyond
_DOWN = _HIGH / (_TOP - _BOTTOM)
_STEP = 30  # degrees between two lines of the grid
_MOST = 600
_NAMES = 40
_LINE = 14
_LETTER = 7  # units: a name is as wide as its letters times this
_CORE = 2  # half of a circle's middle
_GAP = 3  # between a circle and its name
_Box = tuple[float, float, float, float]


class PostShown(msgspec.Struct, frozen=True, kw_only=True):
    """A post and how many cables are from it; `x` and `y` where its place is known.

    `is_named` tells that the map has room for its name, `is_named_before` that this stands to the left of the circle.
    """

    name: str
    count: int
    address: str
    x: float | None = None
    y: float | None = None
    radius: float = 0.0
    is_named: bool = False
    is_named_before: bool = False


class MapPage(Page, frozen=True, kw_only=True):
    """Posts on the map, and those whose place no table has."""

    width: int
    height: int
    land: str
    grid: str
    posts: tuple[PostShown, ...]
    elsewhere: tuple[PostShown, ...]
    cables: int


def view(counts: list[tuple[str, int]]) -> MapPage:
    """Return the map of the cables of some posts."""
    found = _named([_post(name, count) for name, count in counts])
    return MapPage(
        title="Map",
        width=_WIDE,
        height=_HIGH,
        land=_land(),
        grid=_grid(),
        posts=tuple(each for each in found if each.x is not None),
        elsewhere=tuple(each for each in found if each.x is None),
        cables=sum(count for _, count in counts),
    )


@get("/map", sync_to_thread=True)
def post_map(room: FromRoom, asked: AsAsked) -> Response[MapPage]:
    """Show the posts that sent the cables, each with how many."""
    return answer(asked, "map.html", view(posts_counted(room.corpus.survey, _MOST)))


def _post(name: str, count: int) -> PostShown:
    known = post_by_name(name)
    made = PostShown(name=name, count=count, address=search_address("", post=name))
    if known is None:
        return made
    x, y = _placed(known.longitude, known.latitude)
    return msgspec.structs.replace(made, x=x, y=y, radius=round(min(14.0, 2.5 + count**0.4), 1))


def _named(found: list[PostShown]) -> list[PostShown]:
    """The posts, those of the most cables named on the map as far as no name covers another or another's circle."""
    taken = [_core(one) for one in found if one.x is not None]
    circles = len(taken)
    shown = []
    for one in found:
        if len(taken) - circles < _NAMES:
            for is_before, box in _sides(one):
                if _is_free(box, taken):
                    taken.append(box)
                    one = msgspec.structs.replace(one, is_named=True, is_named_before=is_before)
                    break
        shown.append(one)
    return shown


def _core(one: PostShown) -> _Box:
    """The middle of a post's circle: a name may touch the circle's rim, or the posts of a small land had none."""
    x, y = one.x or 0.0, one.y or 0.0
    return x - _CORE, x + _CORE, y - _CORE, y + _CORE


def _sides(one: PostShown) -> tuple[tuple[bool, _Box], ...]:
    """Where a post's name can stand: behind its circle, or else before it."""
    if one.x is None or one.y is None:
        return ()
    top, bottom, wide, off = one.y - _LINE / 2, one.y + _LINE / 2, _LETTER * len(one.name), one.radius + _GAP
    behind = (one.x + off, one.x + off + wide, top, bottom)
    return (False, behind), (True, (one.x - off - wide, one.x - off, top, bottom))


def _is_free(box: _Box, taken: list[_Box]) -> bool:
    left, right, top, bottom = box
    if left < 0 or right > _WIDE:
        return False
    return not any(left < end and begin < right and top < under and over < bottom for begin, end, over, under in taken)


def _placed(longitude: float, latitude: float) -> tuple[float, float]:
    """A place in units of the drawing: degrees as they are, east to the right and north up.

    >>> _placed(0.0, 80.0)
    (480.0, 0.0)
    """
    return round((longitude + 180) * _ACROSS, 1), round((_TOP - latitude) * _DOWN, 1)


@cache
def _land() -> str:
    """The outline of the land as the path of an SVG, from `data/land.txt`."""
    text = files("reftel").joinpath("data", "land.txt").read_text(encoding="utf-8")
    return "".join(_ring(line) for line in text.splitlines() if not line.startswith("#"))


def _ring(line: str) -> str:
    points = (tuple(map(float, point.split(","))) for point in line.split())
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in (_placed(*point) for point in points)) + "Z"


def _grid() -> str:
    across = (f"M{_placed(degrees, 0)[0]} 0V{_HIGH}" for degrees in range(-180 + _STEP, 180, _STEP))
    down = (f"M0 {_placed(0, degrees)[1]}H{_WIDE}" for degrees in range(-30, 80, _STEP))
    return "".join((*across, *down))
