# ruff: noqa: ARG002
"""Interim: remembers batches only."""

import json
from collections.abc import Iterable
from pathlib import Path

from reftel.record import Cable


class Index:
    def __init__(self, path: Path) -> None:
        self._path = path / "batches.json"
        self._held: set[str] = set(json.loads(self._path.read_text())) if self._path.exists() else set()
        self._new = set(self._held)

    @classmethod
    def open(cls, path: Path) -> "Index":
        path.mkdir(exist_ok=True)
        return cls(path)

    def batches(self) -> frozenset[str]:
        return frozenset(self._held)

    def add(self, batch: str, copies: Iterable[tuple[str, Cable]]) -> None:
        list(copies)
        self._new.add(batch)

    def drop(self, batches: Iterable[str]) -> None:
        self._new -= set(batches)

    def commit(self, batches: Iterable[str]) -> None:
        self._held = set(self._new)
        self._path.with_suffix(".new").write_text(json.dumps(sorted(self._held)))
        self._path.with_suffix(".new").rename(self._path)
