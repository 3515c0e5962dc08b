"""The real texts that benchmarks read: a folder beside the checkout, which not everybody has."""

from pathlib import Path

__all__ = ["ROOT", "SHARED", "missing"]

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def missing(*names: str) -> str | None:
    """Say which of these the folder does not have; None where all are there."""
    if not SHARED.exists():
        return "skipped: no ../shared beside this checkout"
    absent = [f"../shared/{name}" for name in names if not (SHARED / name).exists()]
    return f"skipped: no {', '.join(absent)} here" if absent else None
