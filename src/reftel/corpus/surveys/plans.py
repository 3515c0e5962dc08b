"""Plans by how they stand now: open, due, overdue, or with a word of what became of them."""

from typing import Literal

import msgspec

from reftel.corpus.fates import Evidence, Fate
from reftel.corpus.kept.columns import rows_of
from reftel.corpus.lines import Line
from reftel.corpus.surveys.survey import Survey
from reftel.corpus.views.relations import PlanFollowed

__all__ = ["STATES", "State", "plans", "states"]
