"""Quality: what the archive holds, what is damaged or lacking, and how sure the rules are that read it."""

from litestar import Response, get

from reftel.room.figures import Figures
from reftel.room.page import AsAsked, FromRoom, Page, answer

__all__ = ["QualityPage", "quality", "view"]


class QualityPage(Page, frozen=True, kw_only=True):
    """The figures of the archive."""

    figures: Figures


def view(figures: Figures) -> QualityPage:
    """Return the page of the archive's figures."""
    return QualityPage(title="Quality", figures=figures)


@get("/quality", sync_to_thread=True)
def quality(room: FromRoom, asked: AsAsked) -> Response[QualityPage]:
    """Show what the archive holds, and how sure it is of that."""
    return answer(asked, "quality.html", view(room.figures))
