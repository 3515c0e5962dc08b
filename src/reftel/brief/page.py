"""A brief as a page of HTML: whole in itself, without scripts, to be read on a screen, aloud or on paper."""

from collections.abc import Iterator
from html import escape

from reftel.brief.model import Brief, Item
from reftel.brief.text import clean, quoted

__all__ = ["page"]

_STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #555; --line: #ccc; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #161616; --faint: #b0b0b0; --line: #444; --link: #8ab8f0; }
}
body { margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
.extent, .none { color: var(--faint); margin: .3rem 0; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 .7rem; }
li ul { margin: .4rem 0 0 1.25rem; padding-left: .8rem; border-left: 2px solid var(--line); }
.lead { color: var(--faint); font: .9rem/1.4 system-ui, sans-serif; display: block; }
.status { font-style: italic; color: var(--faint); }
a { color: var(--link); }
sup { line-height: 0; }
sup a { text-decoration: none; padding: 0 .15em; }
a:focus-visible, :target { outline: 2px solid var(--link); outline-offset: 2px; }
.notes { font-size: .9rem; }
.notes ol { padding-left: 2rem; }
.notes li { margin: 0 0 .3rem; }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #333; --line: #999; --link: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  h2 { break-after: avoid; }
  li { break-inside: avoid; }
  .back { display: none; }
}
"""
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="extent">{extent}</p>
"""


def page(brief: Brief) -> str:
    """Return a brief as HTML."""
    notes: list[str] = []
    parts = [_HEAD.format(title=_text(brief.title), style=_STYLE, extent=_text(brief.extent))]
    for number, section in enumerate(brief.sections, 1):
        parts.append(f'<section aria-labelledby="s{number}">\n<h2 id="s{number}">{_text(section.title)}</h2>\n')
        parts += _list(section.items, notes) if section.items else [f'<p class="none">{_text(section.none)}</p>\n']
        parts.append("</section>\n")
    parts += [*_notes(notes), "</main>\n</body>\n</html>\n"]
    return "".join(parts)


def _list(items: tuple[Item, ...], notes: list[str]) -> Iterator[str]:
    yield "<ul>\n"
    for item in items:
        yield from _item(item, notes)
    yield "</ul>\n"


def _item(item: Item, notes: list[str]) -> Iterator[str]:
    notes.append(item.note)
    number = len(notes)
    yield f'<li><span class="lead">{_text(item.lead)}</span> '
    yield _text(quoted(item.words))
    yield f' <span class="status">({_text(item.status)})</span>' if item.status else ""
    yield f'<sup><a id="r{number}" href="#n{number}" role="doc-noteref" aria-label="Note {number}">{number}</a></sup>'
    if item.under:
        yield "\n"
        yield from _list(item.under, notes)
    yield "</li>\n"


def _notes(notes: list[str]) -> Iterator[str]:
    if not notes:
        return
    yield '<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n<h2 id="notes">Sources</h2>\n<ol>\n'
    for number, note in enumerate(notes, 1):
        back = f'href="#r{number}" role="doc-backlink" aria-label="Back to the text of note {number}"'
        yield f'<li id="n{number}">{_text(note)} <a class="back" {back}>↩</a></li>\n'
    yield "</ol>\n</section>\n"


def _text(text: str) -> str:
    return escape(clean(text))
