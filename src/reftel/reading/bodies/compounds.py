"""Known bodies inside a word that says who does something: `DOD-funded`, `UN-sponsored`."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.bodies.extents import BY_WHOM
from reftel.reading.bodies.finds import Find
from reftel.reading.bodies.index import Form
from reftel.reading.bodies.lexicon import Lexicon, lexicon

__all__ = ["find_compounds"]

_NAMES: Final = frozenset(["name", "short"])


def find_compounds(passage: Passage, lexicon: Lexicon) -> list[Find]:
    """Return the bodies of a passage that stand inside such words.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.reading.bodies.lexicon import lexicon
    >>> from reftel.record import Paragraph
    >>> text = "DOD-funded projects and a UN-sponsored plan went on, unlike the Greek-led one."
    >>> found = find_compounds(prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0), lexicon(False))
    >>> [one.called for one in found]
    ['DOD', 'UN']
    """
    found = []
    for at in _COMPOUNDS.places(passage):
        word = passage.words[at].rpartition("-")[0]
        if (form := _known(word, lexicon)) is not None:
            found.append(Find(passage.index, at, at + 1, form.body, short=form.role == "short", called=word))
    return found


def _known(word: str, lexicon: Lexicon) -> Form | None:
    form = lexicon.forms.single.get(word)
    return form if form is not None and form.role in _NAMES else None


def _sign(word: str, capitals: bool) -> str:  # noqa: FBT001  as rows are asked
    is_one = word.lower().endswith(BY_WHOM) and _known(word.rpartition("-")[0], lexicon(capitals)) is not None
    return "!" if is_one else " "


_COMPOUNDS: Final = Row(_sign)
