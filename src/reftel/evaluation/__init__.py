"""How near records come to those made by hand: precision, recall and F1 of each register."""

from reftel.evaluation.comparison import Comparison, Figure
from reftel.evaluation.gold import read_gold
from reftel.evaluation.table import lines_of

__all__ = ["Comparison", "Figure", "lines_of", "read_gold"]
