"""A brief as a file of some format."""

from collections.abc import Callable, Mapping

from reftel.brief.markdown import markdown
from reftel.brief.model import Brief
from reftel.brief.page import page

__all__ = ["FORMATS", "written"]


def _docx(brief: Brief) -> bytes:
    from reftel.brief.document import docx  # noqa: PLC0415  its library comes with the first brief of this kind

    return docx(brief)


FORMATS: Mapping[str, Callable[[Brief], bytes]] = {
    "docx": _docx,
    "html": lambda brief: page(brief).encode(),
    "md": lambda brief: markdown(brief).encode(),
}
"""What a brief can be written as, by the ending of a file's name."""


def written(brief: Brief, form: str) -> bytes:
    """Return a brief as the content of a file; `form` is one of `FORMATS`."""
    return FORMATS[form](brief)
