import html
import re
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.errors import SourceError
from reftel.record import Site
from reftel.sources.item import Item
from reftel.sources.page import claims, witnesses
from reftel.sources.witness import TextWitness

PAGES = Path(__file__).parents[2].parent / "shared" / "cables" / "html"

SITE_PAGE = """<?xml version='1.0' encoding='utf-8' ?><!DOCTYPE html><html><head><title>Viewer</title></head><body>
<div class='menu'><a href='/'>Home</a>
<a href='/tags'>Tags</a></div>
<script>var help = 1;</script>
<h3>Viewing cable 06EXAMPLE1, BRIDGES, AND MORE</h3>
<table class='whatever'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='/c'>06EXAMPLE1</a></td><td>2006-10-19 15:25</td><td>2011-01-01</td><td>UNCLASSIFIED</td><td>Embassy
 Example</td></tr>
<tr><td colspan='5'>Appears in: <a href='/x'>x</a></td></tr>
</table>
<code><pre>DE RUEHEX #0001&#x000A;FM AMEMBASSY EXAMPLE</pre></code>
<code><pre>TAGS: <a href='/t'>PREL</a>&#x000A;&#x000A;<a id='par1' href='#par1'>¶</a>1. A ¶ sign &amp; a&nbsp;bridge. &#x000A;</pre></code>
</body></html>"""

SITE = Site(
    id="06EXAMPLE1",
    date="2006-10-19 15:25",
    classification="UNCLASSIFIED",
    origin="Embassy Example",
    subject="BRIDGES, AND MORE",
)
LINES = ("DE RUEHEX #0001", "FM AMEMBASSY EXAMPLE", "", "TAGS: PREL", "", "1. A ¶ sign & a bridge. ")


def read(page: str | bytes) -> list[TextWitness]:
    content = page.encode() if isinstance(page, str) else page
    found = list(witnesses(Item.of_bytes("page.html", content)))
    assert all(isinstance(witness, TextWitness) for witness in found)
    return [witness for witness in found if isinstance(witness, TextWitness)]


def shown(page: str) -> tuple[str, ...]:
    return read(page)[0].lines


def test_a_cable_sites_page() -> None:
    (witness,) = read(SITE_PAGE)
    assert witness.lines == LINES
    assert witness.site == SITE
    assert witness.foreign == ("the site's menus, scripts and help text, 9 lines",)


NAMES_AND_VALUES = """<table><tr><th>Cable ID:</th><td>06EXAMPLE1</td></tr><tr><td>Date:</td><td>2006-10-19 15:25</td>
<td>From:</td><td>Embassy Example</td></tr><tr><td>Classification</td><td>UNCLASSIFIED</td></tr></table>"""
DEFINITIONS = """<dl><dt>Reference ID</dt><dd>06EXAMPLE1</dd><div><dt>Date</dt><dd>2006-10-19 15:25</dd></div>
<dt>Other</dt><dd>x</dd><dt>Classification</dt><dd>UNCLASSIFIED</dd><dt>Origin</dt><dd>Embassy Example</dd></dl>"""


@pytest.mark.parametrize("box", [NAMES_AND_VALUES, DEFINITIONS])
def test_boxes_of_other_sites(box: str) -> None:
    (witness,) = read(f"<html><h1>Cable 06EXAMPLE1, BRIDGES, AND MORE</h1>{box}<pre>1. One.</pre></html>")
    assert (witness.site, witness.lines) == (SITE, ("1. One.",))


def test_a_box_without_preformatted_text() -> None:
    (witness,) = read(f"<html><title>Cable 06EXAMPLE1, BRIDGES, AND MORE</title>{DEFINITIONS}<p>1. One.</p></html>")
    assert witness.site == SITE
    assert witness.lines[-1] == "1. One."


def test_several_cables_on_a_page() -> None:
    other = SITE_PAGE.replace("06EXAMPLE1", "06EXAMPLE2")
    first, second = read(SITE_PAGE + other)
    assert (first.site, first.lines, second.lines) == (SITE, LINES, LINES)
    assert second.site == msgspec.structs.replace(SITE, id="06EXAMPLE2")


def test_a_list_of_cables_is_no_box() -> None:
    names = "<tr><th>Reference ID</th><th>Created</th><th>Origin</th></tr>"
    row = "<tr><td>06EX1</td><td>2006-10-19</td><td>Embassy Example</td></tr>"
    (witness,) = read(f"<html><table>{names}{row}{row}</table><pre>1. One.</pre></html>")
    assert witness.site is None
    assert "06EX1 2006-10-19 Embassy Example" in witness.lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<html><title>T</title><p>One<br>two<br><br>three</p></html>", ("T", "", "One", "two", "", "three")),
        ("<html><title>T</title><h1>Head <i>line</i></h1><p>One</p></html>", ("Head line", "", "One")),
        ("<html><div>a</div><div>b <b>c</b>d</div><ul><li>e<li>f</ul>g</html>", ("a", "b cd", "", "e", "f", "", "g")),
        ("<html><p>  a\n  b&nbsp; c </p><pre>  d\n\n   e </pre></html>", ("a b c", "", "  d", "", "   e ")),
        ("<html><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></html>", ("a b", "c")),
        ("<html><p>a</p></html> b <p>c</html><html><p>d", ("a", "", "b", "", "c", "", "d")),
        ("<p>no html element</p>", ("no html element",)),
        ("<html><p>never closed <b>bold<p>next", ("never closed bold", "", "next")),
    ],
)
def test_visible_text(page: str, lines: tuple[str, ...]) -> None:
    assert shown(page) == lines


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Menu</nav>",
        "<header>Menu</header>",
        "<footer>Menu</footer>",
        "<aside>Menu</aside>",
        "<script>var Menu</script>",
        "<style>Menu {}</style>",
        "<div role='navigation'>Menu</div>",
        "<div hidden>Menu</div>",
        "<!-- Menu -->",
    ],
)
def test_what_stands_around_is_left_out_and_counted(around: str) -> None:
    (witness,) = read(f"<html><body>{around}<p>1. One.</p>{around}</body></html>")
    assert witness.lines == ("1. One.",)
    assert witness.foreign == (() if around.startswith("<!--") else ("the page's menus, scripts and asides, 2 lines",))


def test_a_page_that_is_all_aside_is_kept() -> None:
    assert shown("<html><aside>1. One.</aside></html>") == ("1. One.",)


@pytest.mark.parametrize("page", ["<html></html>", "<html><script>x</script></html>", "<html><p> <br>"])
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(page)
    assert str(caught.value) == "page.html: a page that shows no text; save the page again, with its text"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_character_sets(charset: str) -> None:
    assert shown_bytes(f"<html><meta charset={charset}><p>café</p></html>".encode(charset)) == ("café",)


def shown_bytes(page: bytes) -> tuple[str, ...]:
    assert claims(Item.of_bytes("a", page))
    return read(page)[0].lines


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a", b"<!DOCTYPE html><p>x", True),
        ("a", b"<?xml version='1.0'?>\n<!-- x -->\n<HTML>", True),
        ("a", b"\xef\xbb\xbf  <html>", True),
        ("a", b"<p>x", True),
        ("a", b"<TEI><p>x</p></TEI>", False),
        ("a", b"text with <html> in it", False),
        ("a.HTM", b"text with <html> in it", True),
        ("a.html", b"no mark-up", False),
        ("a", b"", False),
    ],
)
def test_claims(name: str, content: bytes, expected: object) -> None:
    assert claims(Item.of_bytes(name, content)) is expected


def settled(content: bytes) -> None:
    try:
        found = [witness for witness in witnesses(Item.of_bytes("a", content)) if isinstance(witness, TextWitness)]
    except SourceError:
        return
    for witness in found:
        msgspec.json.encode(witness)


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    settled(content)
    settled(b"<html><pre>" + content)


_TAGS = (
    "p",
    "pre",
    "table",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "br",
    "a",
    "nav",
    "h1",
    "title",
    "svg",
    "&#xD800;",
    "&#0;",
)


@given(
    st.lists(st.one_of(st.sampled_from([f"<{tag}>" for tag in _TAGS]), st.text(max_size=9), st.just("Reference ID")))
)
def test_any_mark_up(parts: list[str]) -> None:
    settled("".join(["<html>", *parts]).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000,
        "<pre>" * 20_000,
        "<table>" * 14_000,
        "<a>¶" * 20_000,
        "<" * 100_000,
        "<p " * 33_000,
        "&" * 100_000,
        "</html>a" * 12_000,
    ],
)
def test_hostile_pages_take_no_time(page: str) -> None:
    start = time.process_time()
    settled(f"<html>{page}".encode())
    assert time.process_time() - start < 5


@pytest.mark.corpus
def test_real_pages() -> None:
    paths = sorted(PAGES.glob("*.html"))
    if not paths:
        pytest.skip(f"no cables in {PAGES}: put the shared folder beside the checkout")
    for path in paths:
        content = path.read_bytes()
        (witness,) = read(content)
        assert witness.lines == _by_expressions(content.decode())
        assert witness.site is not None
        assert witness.site.id == path.stem
        assert witness.site.origin
        assert len(witness.foreign) == 1


def _by_expressions(page: str) -> tuple[str, ...]:
    """The same text, found in another way."""
    blocks = re.findall(r"<pre>(.*?)</pre>", page, re.DOTALL)
    plain = [re.sub(r"<[^>]+>", "", block.replace(">¶</a>", ">")) for block in blocks]
    text = "\n\n".join(html.unescape(block).strip("\n") for block in plain)
    return tuple(text.replace("\xa0", " ").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
