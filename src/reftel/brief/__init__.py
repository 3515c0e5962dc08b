"""A brief for somebody about to walk into a meeting: the relation of two parties in the cables' own words, cited."""

from reftel.brief.composing import brief_of
from reftel.brief.model import Brief, Item, Section
from reftel.brief.writing import FORMATS, written

__all__ = ["FORMATS", "Brief", "Item", "Section", "brief_of", "written"]
