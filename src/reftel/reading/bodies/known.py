"""Names that are known beforehand, where they stand in a passage."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import Form, Lexicon

__all__ = ["find_known", "form_at", "form_before"]

_NOUN = frozenset("NJCGY")
_LANGUAGE = frozenset(["in", "speak", "speaks", "spoke", "speaking", "fluent", "into", "learn", "study"])
_REALMS = frozenset(["republic", "kingdom", "state", "sultanate", "emirate", "principality"])
_NO_BODY = frozenset(["war", "wars", "conflict", "crisis", "$"])


def form_at(passage: Passage, at: int, lexicon: Lexicon) -> Form | None:
    """Return the longest known name that begins at a token."""
    for form in lexicon.forms.get(passage.words[at], ()):
        size = len(form.words)
        if size == 1 or tuple(passage.words[at : at + size]) == form.words:
            return form
    return None


def form_before(passage: Passage, at: int, lexicon: Lexicon) -> tuple[Form, int] | None:
    """Return the known name that ends before a token, and where it begins."""
    for size in (3, 2, 1):
        start = at - size
        if start >= 0:
            form = form_at(passage, start, lexicon)
            if form and len(form.words) == size:
                return form, start
    return None


def find_known(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the known body that is named from a token on."""
    form = form_at(passage, at, lexicon)
    if form is None or form.role in {"adjective", "capital"}:
        return None
    start, end = at, at + len(form.words)
    if form.role in {"people", "both"} and not _is_people(passage, at, end, form):
        return None
    if end < len(passage.lows) and passage.lows[end] in _NO_BODY:  # US$: money
        return None
    if form.kind == "state" and at > 1 and passage.lows[at - 1] == "of" and passage.lows[at - 2] in _REALMS:
        start = at - 2
    body = Named(key=form.key, name=form.name, kind=form.kind, rule="known")
    return Find(passage.index, start, end, body, form.role == "short" and start == at)


def _is_people(passage: Passage, at: int, end: int, form: Form) -> bool:
    """Whether `Greeks` or `the Dutch` stands for its state: no noun follows, and it is not some of them (`two Greeks`)."""
    after = passage.tags[end] if end < len(passage.tags) else "."
    before = passage.lows[at - 1] if at else ""
    if form.role == "both" and before in _LANGUAGE:
        return False
    return after not in _NOUN and (at == 0 or before == "the" or passage.tags[at - 1] not in "D#J")
