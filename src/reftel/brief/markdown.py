"""A brief as Markdown, with the footnotes that most dialects have: `[^1]`."""

import re
from collections.abc import Iterator

from reftel.brief.model import Brief, Item
from reftel.brief.text import clean, label, quoted

__all__ = ["escaped", "markdown"]

_SIGNS = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|&~$^:=\"'@]")
_HARMLESS = frozenset("-.()'\":+=!")  # in the midst of a line
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def markdown(brief: Brief) -> str:
    """Return a brief as Markdown."""
    notes: list[str] = []
    lines = [f"# {escaped(brief.title)}", "", escaped(brief.extent)]
    for section in brief.sections:
        lines += ["", f"## {escaped(section.title)}", ""]
        lines += [line for item in section.items for line in _item(item, "", notes)] or [escaped(section.none)]
    lines += ["", *(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))]
    return "\n".join(lines) + "\n"


def _item(item: Item, indent: str, notes: list[str]) -> Iterator[str]:
    notes.append(escaped(item.note))
    status = f" *({escaped(item.status)})*" if item.status else ""
    said = filter(None, (escaped(label(item.lead, item.words)), escaped(quoted(item.words))))
    yield f"{indent}- {' '.join(said)}{status}[^{len(notes)}]"
    for under in item.under:
        yield from _item(under, indent + "  ", notes)


def escaped(text: str) -> str:
    r"""Return text in which nothing means anything to Markdown.

    >>> escaped("1. *<b>* [x](y)"), escaped("a-b, 3. c")
    ('1\\. \\*\\<b\\>\\* \\[x\\](y)', 'a-b, 3. c')
    """
    line = clean(text)
    found = _SIGNS.sub(lambda sign: sign[0] if sign[0] in _HARMLESS else "\\" + sign[0], line)
    found = _NUMBERED.sub(r"\1\\\2", found)
    return "\\" + found if found[:1] in {"-", "+", "="} else found
