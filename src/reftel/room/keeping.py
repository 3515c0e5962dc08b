"""Things that take a while to make, kept for the many who ask for them."""

import sys
import time
from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

__all__ = ["Kept"]

_PAUSE = 30.0  # seconds between two makings, since an archive may be written to for hours
_Made = TypeVar("_Made")


class Kept(Generic[_Made]):
    """Something made out of the archive: once, however many ask for it at the same time, and anew when that changed.

    Whoever asks first waits. Later nobody does: the old is given until the new is there.
    """

    def __init__(self, make: Callable[[], _Made], *, pause: float = _PAUSE) -> None:
        self._make = make
        self._pause = pause
        self._making = Lock()
        self._made: tuple[int, _Made] | None = None
        self._rests_until = 0.0

    @property
    def version(self) -> int:
        """The version that what is given now was made of; 0 before there is anything."""
        return self._made[0] if self._made else 0

    def get(self, version: int) -> _Made:
        """Return it, made of a version of the archive, or for a while still of the one before."""
        made = self._made or self._first(version)
        if made[0] != version and time.monotonic() >= self._rests_until and self._making.acquire(blocking=False):
            Thread(target=self._renew_beside, args=(version,), daemon=True).start()
        return made[1]

    def _first(self, version: int) -> tuple[int, _Made]:
        with self._making:
            return self._made or self._renew(version)

    def _renew(self, version: int) -> tuple[int, _Made]:
        self._made = made = (version, self._make())
        self._rests_until = time.monotonic() + self._pause
        return made

    def _renew_beside(self, version: int) -> None:
        try:
            self._renew(version)
        except Exception as error:  # noqa: BLE001  the edge of a thread: the old stays, and is tried again
            said = " ".join(f"{type(error).__name__}: {error}".split())
            print(f"reftel: what was added cannot be worked in yet ({said})", file=sys.stderr)  # noqa: T201
        finally:
            self._rests_until = time.monotonic() + self._pause
            self._making.release()
