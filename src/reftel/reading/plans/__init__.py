"""What is to happen, was offered, asked for or put off."""

from reftel.reading.plans.register import find_plans

__all__ = ["find_plans"]
